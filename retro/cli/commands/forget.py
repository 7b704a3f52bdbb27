"""The commands that forget people: forget, retain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from retro.cli.localized_click import command, in_session, option
from retro.cli.printed.columns import table
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.errors import RetroError, UsageError
from retro.language import M_, N_, Message, _, active, n_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retro.redaction.forgetting.blanking import Blanked, Key
    from retro.services.archive.forget import Doubt, Forgotten
    from retro.where import Where

_LISTED = 20
"""How many words that may be meant are listed."""


@command(
    "forget",
    says=N_(
        "Forget a name: blank it wherever it stands, for good.\n\nIn rows, deleted rows, the history and who wrote it, "
        "titles, unsaved lines, calls without a case, and in what lies unseen in the file. In its place stands "
        "[forgotten]; retro verify says how many entries were forgotten and when, and is content otherwise. It is "
        "found in all its forms (full width, capitals, accents), and goes with what makes it polite (様, Ms), never "
        "with a letter of the next word. Half of it goes in cases that record the whole for a person, and nobody else "
        "who may be called so; elsewhere half of it, other readings, and other words "
        "that hold it stay, and their places are told. Nothing is done without --yes, and nobody else may have the "
        "archive open. Where else it stands is told, and not rewritten: in copies of the archive, settings, templates."
    ),
    examples=N_(
        'retro forget "Hanako Tanaka" --dry-run\nretro forget "Hanako Tanaka" --yes\nretro forget 0301-7788-1234 --yes'
    ),
)
@click.argument("name", metavar="NAME")
@option("--dry-run", says=N_("Name every place, and change nothing."), is_flag=True)
@option("--yes", says=N_("Do it: it cannot be taken back."), is_flag=True)
@in_session
def forget(session: Session, name: str, *, dry_run: bool, yes: bool) -> None:
    """A name goes."""
    from retro.redaction.forgetting.blank import blank
    from retro.redaction.forgetting.sought import SoughtName
    from retro.services.archive.forget import broken_error, forget as forget_name, would_forget

    wanted, put = SoughtName(name), blank(active())
    if not wanted.is_sought:
        raise UsageError(
            M_("“{text}” is nothing that could be looked for.", text=name),
            M_("Name a person, a number with three digits or more, or an address."),
        )
    if wanted.is_nobody:
        raise UsageError(
            M_("“{text}” names nobody: it stands in every other line.", text=name),
            M_('Name the person in full, as the cases call them: retro forget "Hanako Tanaka" --dry-run'),
        )
    with session.store() as store:
        found = would_forget(store, session.database, wanted, put, _other_files(session))
    if dry_run:
        _give_places(found)
        say(_("“{name}” stands in {what}.", name=name, what=_how_often(found).show(active())))
    elif found.places and not yes:
        what = _how_often(found)
        raise RetroError(
            M_("“{name}” is a word besides, and may stand where nobody is meant. It stands in {what}.", name=name,
               what=what)
            if wanted.is_a_word
            else M_("“{name}” stands in {what}.", name=name, what=what),
            M_("See the places with --dry-run, or name the person in full. To forget it for good, say --yes. "
               "Nothing was changed.")
            if wanted.is_a_word
            else M_("See the places with --dry-run. To forget it for good, say --yes. Nothing was changed."),
        )  # fmt: skip
    elif yes:
        if found.broken:
            raise broken_error(found.broken)
        done = forget_name(session.database, session.factory, wanted, put, timeout=session.patience)
        _say_done(done, session.database)
    if not found.places:
        say(_("“{name}” stands nowhere in the archive.", name=name))
    _say_what_stays(found, name)
    if wanted.sought.spots(session.settings.author or session.factory.author):
        _say_author(session)
    if dry_run and found.broken:
        _say_broken(found)


@command(
    "retain",
    says=N_(
        "Forget the people in cases that were closed long ago.\n\nWho was concerned and how they were reached, what "
        "was said in contacts, names of participants and of those hurt, wherever they stand in such a case; and calls "
        "of that time that came into no case, as a whole. Causes, measures, days and figures stay. As with retro "
        "forget, nothing is done without --yes."
    ),
    examples=N_("retro retain --after 5y --dry-run\nretro retain --after 18m --yes"),
)
@option(
    "--after",
    says=N_("How long after its closing a case keeps them: 5y, 18m, 90d."),
    metavar="TIME",
    required=True,
)
@option("--dry-run", says=N_("Name every place, and change nothing."), is_flag=True)
@option("--yes", says=N_("Do it: it cannot be taken back."), is_flag=True)
@in_session
def retain(session: Session, after: str, *, dry_run: bool, yes: bool) -> None:
    """What tells of people goes after a time."""
    from retro.model.moments.formatting import ToldDay
    from retro.redaction.forgetting.blank import blank
    from retro.services.archive.forget import broken_error, retain as forget_people, would_retain
    from retro.services.archive.retention import closed_before

    before, put = closed_before(after, session.factory.now()), blank(active())
    day = ToldDay(day=before.date()).show(active())
    with session.store() as store:
        found = would_retain(store, before, put)
    if not found.places:
        say(
            _(
                "Nothing tells of people in cases that were closed before {day}.",
                day=day,
            )
        )
    if dry_run:
        _give_places(found)
        if found.broken:
            _say_broken(found)
    elif found.places and not yes:
        raise RetroError(
            M_("{what} tell of people in cases that were closed before {day}.", what=_how_often(found),
               day=day),
            M_("See the places with --dry-run. To forget it for good, say --yes. Nothing was changed."),
        )  # fmt: skip
    elif found.places:
        if found.broken:
            raise broken_error(found.broken)
        _say_done(
            forget_people(session.database, session.factory, before, put, timeout=session.patience), session.database
        )
        _say_copies(session)


def _other_files(session: Session) -> list[Path]:
    """Files of the person that hold no cases."""
    from retro.settings import config_path, last_export_path, own_templates, places_path

    environ = session.environ
    own = [config_path(environ), last_export_path(environ), places_path(environ)]
    folder = own_templates(environ)
    return [*(each for each in own if each.exists()), *(folder.rglob("*") if folder.is_dir() else ())]


def _how_often(found: Forgotten) -> Message:
    from retro.language import MN_

    places = MN_("{n} place", "{n} places", found.places)
    cases = MN_("{n} case", "{n} cases", len(found.cases))
    if not found.calls:
        return M_("{places}, {cases}", places=places, cases=cases)
    calls = MN_("{n} call without a case", "{n} calls without a case", len(found.calls))
    return M_("{places}, {cases}, {calls}", places=places, cases=cases, calls=calls)


def _give_places(found: Forgotten) -> None:
    lines = [line for each in found.cases for line in _lines(each)]
    lines += [[_("call without a case"), f"{call.began:%Y-%m-%d %H:%M}", "", ""] for call in found.calls]
    lines += [[str(path), n_("{n} line", "{n} lines", lines), "", ""] for path, lines in found.journals]
    give("".join(f"{line}\n" for line in table(lines)))


def _lines(blanked: Blanked) -> Iterator[list[str]]:
    """Reference, row, field, and what stands there; then the entries of the log, by their numbers."""
    from retro.model.change import AUTHOR
    from retro.model.record import KINDS
    from retro.text.shortened import beginning

    reference = blanked.whole.record.reference
    for key, fields in blanked.rows.items():
        for name, text in fields.items():
            label = _(KINDS[key[0]].field(name).label)
            yield [reference, _row(blanked, key), label, beginning(text)]
    numbers = {logged.change.id: logged.seq for logged in blanked.whole.log}
    for key, entries in blanked.entries.items():
        for name, changes in entries.items():
            kind = KINDS.get(key[0])
            label = _(kind.field(name).label) if kind and kind.has_field(name) else name
            label = _("Author") if name == AUTHOR and not (kind and kind.has_field(name)) else label
            seqs = active().join(str(numbers[change]) for change in dict.fromkeys(changes))
            yield [reference, _row(blanked, key), label, _("history: {entries}", entries=seqs)]


def _row(blanked: Blanked, key: Key) -> str:
    from retro.model.record import KINDS
    from retro.model.row_labels import row_name

    kind, row = key
    record = blanked.whole.record
    if row == record.head.id:
        return _(type(record.head).label)
    if entry := record.get(row):
        return row_name(record, entry)
    label = _(KINDS[kind].label) if kind in KINDS else kind
    is_deleted = any(each.id == row for each in blanked.whole.deleted)
    return _("{kind}, deleted", kind=label) if is_deleted else label


def _say_done(done: Forgotten, where: Where) -> None:
    if done.places:
        say(_("Forgotten: {what}.", what=_how_often(done).show(active())))
    if isinstance(where, Path):
        say(_("The file was written anew; nothing of it is left in its free pages."))
    else:
        say(
            _(
                "What the server keeps of the old rows goes when it cleans up: its DBA does so at once with VACUUM "
                "FULL. Its backups and its write-ahead log hold it as long as they are kept."
            )
        )


def _say_author(session: Session) -> None:
    """Every change that is made from now on would bring the name back."""
    from retro.settings import config_path

    if session.settings.author:
        path = config_path(session.environ)
        say(_("Your own changes are written with that name: change “author” in {path}.", path=path))
    else:
        say(_("Your own changes are written with that name, your login: set another one with “author” in {path}.",
              path=config_path(session.environ)))  # fmt: skip


def _say_what_stays(found: Forgotten, name: str) -> None:
    if found.doubtful:
        say(_("Seen in other words and readings, or half of it; it stays. Where it is meant, forget that by itself:"))
        for line in table([_doubt(each) for each in found.doubtful[:_LISTED]]):
            say(f"  {line}")
        if (more := len(found.doubtful) - _LISTED) > 0:
            say("  " + n_("and {n} more", "and {n} more", more))
    if found.files:
        say(_("“{name}” stands in these files, too, or nobody can tell. They stay as they are; change or delete them:",
              name=name))  # fmt: skip
        for path in found.files:
            say(f"  {path}")
    say(_("Backups elsewhere, exports, sites and letters are not known to Retro: look through them yourself."))


def _doubt(doubt: Doubt) -> list[str]:
    from retro.text.shortened import beginning

    field = _(doubt.field) if doubt.field else ""
    return [
        doubt.reference,
        doubt.row.show(active()),
        field,
        beginning(doubt.word),
        _("history") if doubt.is_past else "",
    ]


def _say_copies(session: Session) -> None:
    from retro.store.engines import engine_of

    if kept := list(engine_of(session.database).copies_with((), lambda _text: True)):
        say(_("These copies of the archive may hold what was forgotten; delete them yourself:"))
        for path in kept:
            say(f"  {path}")
    say(_("Backups elsewhere, exports, sites and letters are not known to Retro: look through them yourself."))


def _say_broken(found: Forgotten) -> None:
    from retro.services.archive.forget import broken_error

    error = broken_error(found.broken)
    say(error.title.show(active()))
    if error.step:
        say(error.step.show(active()))
