"""The commands that look after the file: backup, restore, reindex, doctor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from retro.cli.errors import REFUSED
from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.words import candidates
from retro.language import N_, _, active, n_
from retro.text.controls import printable

if TYPE_CHECKING:
    from retro.store.finding import Finding


@command(
    "backup",
    says=N_(
        "Copy the archive into a file.\n\nOthers may write meanwhile: the copy holds what one moment holds. It is "
        "looked through, and gets its name once it is whole and on the disk; you alone may read it. To open it: "
        "retro --db FILE. To go back to it: retro restore FILE."
    ),
    examples=N_("retro backup /mnt/usb/retro-2026-11-27.db\nretro backup --force ~/Backups/retro.db"),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path), shell_complete=candidates.files)
@option("--force", says=N_("Replace the backup that is there already."), is_flag=True)
@in_session
def backup(session: Session, file: Path, *, force: bool) -> None:
    """A copy of the archive."""
    from retro.store.engines import engine_of

    made = engine_of(session.database).back_up(file.expanduser(), force=force, timeout=session.patience)
    say(
        n_(
            "Written, and found whole: {path}, with {n} retrospective",
            "Written, and found whole: {path}, with {n} retrospectives",
            made.cases,
            path=made.path,
        )
    )
    _say_of_index(made.of_index)


def _say_of_index(found: Finding | None) -> None:
    """What is wrong with the index of words of a file in which all else is whole, and that nothing is lost by it."""
    if found:
        say(f"{found.title.show(active())} {found.step.show(active())}")


@command(
    "restore",
    says=N_(
        "Make the archive what a backup holds.\n\nWhat was there before is kept beside it, as a backup of its own. "
        "Nothing is done where the backup is damaged or of a newer Retro, or another program has the archive open."
    ),
    examples=N_("retro restore /mnt/usb/retro-2026-11-27.db\nretro --db team.db restore team-backup.db"),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path), shell_complete=candidates.files)
@in_session
def restore(session: Session, file: Path) -> None:
    """Go back to a backup."""
    from retro.store.engines import engine_of

    done = engine_of(session.database).restore(
        file.expanduser(), private=not session.names_database, timeout=session.patience
    )
    say(n_("Restored: {n} retrospective", "Restored: {n} retrospectives", done.cases))
    _say_of_index(done.of_index)
    if done.kept:
        say(_("What was there before is kept in {path}.", path=done.kept))


@command(
    "reindex",
    says=N_(
        "Make the index of all words anew, of what stands in the rows.\n\nIt is kept up to date by itself. Make it "
        "anew where it is damaged or missing, as searching and retro doctor say, or where another program wrote into "
        "the file. Nobody else can write meanwhile; whenever it is ended before, the index is as it was."
    ),
    examples=N_("retro reindex\nretro --db team.db reindex"),
)
@in_session
def reindex(session: Session) -> None:
    """The index of words, made anew."""
    from retro.cli.progress import bar

    with session.store() as store:
        made = store.reindex(bar)
    say(n_("Indexed: {n} retrospective", "Indexed: {n} retrospectives", made))


@command(
    "doctor",
    says=N_(
        "Look through the archive, and say of each thing that is found what to do about it.\n\nIs the file whole, does "
        "every row belong to one that is there, is what is closed as it was closed, is what lists and figures are made "
        "from right, does the index of words say what the rows say, and what lies beside the file? Nothing is changed, "
        "unless --mend makes those values anew; what people wrote is never touched. Ends with 1 if something has to be "
        "done."
    ),
    examples=N_(
        "retro doctor\nretro doctor --mend\nretro --db backup.db doctor\n"
        "retro doctor --json | jq '.[] | select(.wrong)'"
    ),
)
@option(
    "--mend",
    says=N_("Make anew what Retro makes itself from the records: days, searched titles, what is settled, revisions."),
    is_flag=True,
)
@option("--json", "as_json", says=N_("Print one JSON array."), is_flag=True)
@in_session
def doctor(session: Session, *, mend: bool, as_json: bool) -> int:
    """Look through the archive."""
    from retro.services.archive.doctor import doctor as look_through, mend as make_anew

    if mend:
        made = make_anew(session.database, timeout=session.patience)
        say(n_("{n} value or index was made anew.", "{n} values and indexes were made anew.", made))
    found = look_through(session.database, timeout=session.patience)
    if as_json:
        from json import dumps

        plain = [
            {
                "code": each.code,
                "wrong": each.is_wrong,
                "title": printable(each.title.show(active())),
                "step": printable(each.step.show(active())),
            }
            for each in found.findings
        ]
        give(dumps(plain, ensure_ascii=False, indent=2) + "\n")
    else:
        for each in found.findings:
            title = each.title.show(active())
            give(printable(_("wrong: {what}", what=title) if each.is_wrong else title) + "\n")
            give(f"  {printable(each.step.show(active()))}\n")
    if found.is_well:
        if found.cases is None:
            say(_("The file is whole. Its retrospectives were not looked at."))
        elif not isinstance(session.database, Path):
            say(
                n_(
                    "The archive is whole, and so is its {n} retrospective.",
                    "The archive is whole, and so are its {n} retrospectives.",
                    found.cases,
                )
            )
        else:
            say(
                n_(
                    "The file is whole, and so is its {n} retrospective.",
                    "The file is whole, and so are its {n} retrospectives.",
                    found.cases,
                )
            )
    return 0 if found.is_well else REFUSED
