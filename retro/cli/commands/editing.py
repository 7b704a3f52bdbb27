"""The commands that change rows: edit, move, rm, which takes out whole cases, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.words import candidates
from retro.cli.words.arguments import fields_argument, ref_argument, row_argument, text_option
from retro.cli.words.case_meant import case_meant
from retro.errors import UsageError
from retro.language import M_, N_, _, n_

if TYPE_CHECKING:
    from collections.abc import Callable

    from retro.model.change_factory import ChangeFactory
    from retro.model.entry import Entry
    from retro.model.record import Retrospective
    from retro.services.changing.commit import Done
    from retro.store.protocol import Store


@command(
    "edit",
    says=N_(
        "Change fields of a row, and print the row's name.\n\nROW is its place in the walk, as retro rows shows it: "
        "5.2 is the second row of stage 5. FIELD is a name or label, or the beginning of one; retro rows --json shows "
        "all that hold something. An empty value clears a field. If one value is wrong, none is written. A row that "
        "gets another time goes to its place."
    ),
    examples=N_(
        "retro edit 14 5.2 owner='shipping lead' due=2026-12-01\n"
        "retro edit 14 1.3 when=14:12 kind=detection\n"
        "retro edit 14 5.2 answers=2.1 result=done\n"
        "retro edit 14 1.3 --text details=notes.md"
    ),
)
@ref_argument()
@row_argument()
@fields_argument()
@text_option()
@in_session
def edit(session: Session, ref: str, row: str, assignments: tuple[str, ...], files: tuple[str, ...]) -> None:
    """Change fields of a row."""
    from retro.cli.printed.as_read import say_as_read
    from retro.cli.words.row_lookup import row_called
    from retro.cli.words.text_files import field_texts
    from retro.services.changing.edit_row import edit_row

    if not assignments and not files:
        raise UsageError(
            M_("Which field is to be written?"), M_("Write FIELD=VALUE, or --text FIELD=FILE for a longer text.")
        )
    longer = field_texts(files)
    with session.store() as store:
        record = store.load(case_meant(store, ref))
        edited = edit_row(store, session.factory, record, row_called(record, row), assignments, longer=longer)
    now = edited.done.record
    if not edited.done.ops:
        say(_("Nothing to write: it says so already."))
    say_as_read(now, edited.row, edited.values, session.factory.now())
    _give_name(record, now, edited.row)


@command(
    "rm",
    says=N_(
        "Delete a row and say what went, or take a whole case out of the archive.\n\nA cause goes with all that stands "
        "under it; the rows behind move up by one. A case is taken out with --reason and without a row: it is kept as "
        "it was, is listed by --list alone, and takes nothing more. retro undo brings back both."
    ),
    examples=N_("retro rm 14 5.2\nretro rm 14 timeline.3\nretro rm 14 --reason 'logged by mistake'\nretro rm --list"),
)
@ref_argument(required=False)
@row_argument(required=False)
@option("--reason", says=N_("Why the whole case is taken out of the archive."), metavar="TEXT", default="")
@option("--list", "lists", says=N_("List the cases that were taken out, and why."), is_flag=True)
@in_session
def rm(session: Session, ref: str | None, row: str | None, *, reason: str, lists: bool) -> None:
    """Delete a row, or take out a case."""
    if lists and ref is None and not reason:
        _list_removed(session)
    elif ref is not None and row is not None and not (reason or lists):
        _delete_row(session, ref, row)
    elif ref is not None and row is None and reason and not lists:
        _remove_case(session, ref, reason)
    else:
        raise UsageError(
            M_("Name the ROW that is to be deleted, or say why the whole case goes."),
            M_("See {command} --help.", command="retro rm"),
        )


def _delete_row(session: Session, ref: str, row: str) -> None:
    from retro.cli.words.row_lookup import row_called
    from retro.services.changing.delete_row import delete_row
    from retro.services.meeting.row_lines import told

    with session.store() as store:
        record = store.load(case_meant(store, ref))
        entry = row_called(record, row)
        deleted = delete_row(store, session.factory, record, entry)
    give(_("Deleted: {row}", row=told(record, entry)) + "\n")
    if deleted.rows > 1:
        under = deleted.rows - 1
        say(n_("With it went {n} row that stood under it.", "With it went {n} rows that stood under it.", under))
    say(_("It comes back with: retro undo {reference}", reference=record.reference))


def _remove_case(session: Session, ref: str, reason: str) -> None:
    from retro.services.changing.remove_case import remove_case

    with session.store() as store:
        record = store.load(case_meant(store, ref))
        remove_case(store, session.factory, record, reason)
    give(f"{record.reference}\n")
    say(_("It is out of the archive. It comes back with: retro undo {reference}", reference=record.reference))


def _list_removed(session: Session) -> None:
    from retro.cli.printed.columns import table
    from retro.store.protocol import CaseFilter
    from retro.text.controls import printable

    lines = []
    with session.store() as store:
        for reference in store.references(CaseFilter(removed=True)):
            head = store.load(reference).head
            why = _("merged into {reference}", reference=head.merged_into) if head.merged_into else head.removed_because
            day = f"{head.removed:%Y-%m-%d}" if head.removed else "-"
            lines.append([reference, day, printable(why), printable(head.title)])
    if not lines:
        say(_("No case was taken out of the archive."))
    give("".join(f"{line}\n" for line in table(lines)))


@command(
    "move",
    says=N_(
        "Move a row, and print the row's name.\n\nWHERE is up, down, after ROW, or, for a cause, under ROW. up and "
        "down pass one row of the same level. A row is not moved past one that was surely earlier or later."
    ),
    examples=N_(
        "retro move 14 5.2 up\nretro move 14 3.1 after 3.4\nretro move 14 2.3 under 2.1\nretro move 14 2.2 after 2.1"
    ),
)
@ref_argument()
@row_argument()
@click.argument("where", shell_complete=candidates.places)
@click.argument("other", metavar="[ROW]", required=False, shell_complete=candidates.rows)
@in_session
def move(session: Session, ref: str, row: str, where: str, other: str | None) -> None:
    """Move a row."""
    from retro.cli.words.row_lookup import row_called
    from retro.services.changing.retry_on_conflict import retry_on_conflict

    steps = {"up": -1, "down": 1}.get(where)
    if (steps is None and where not in ("under", "after")) or (steps is None) is not bool(other):
        raise UsageError(
            M_("A row moves up, down, after another row, or under another cause."),
            M_("Say for example: retro move {ref} {row} up, or: retro move {ref} {row} after 5.1", ref=ref, row=row),
        )
    with session.store() as store:
        record = store.load(case_meant(store, ref))
        entry, to = row_called(record, row), row_called(record, other) if other else None
        done = retry_on_conflict(record, _mover(store, session.factory, entry, where, to))
    if not done.ops:
        say(_("Nothing to move: the row stands there already."))
    _give_name(record, done.record, entry)


def _mover(
    store: Store, factory: ChangeFactory, row: Entry, where: str, to: Entry | None
) -> Callable[[Retrospective], Done]:
    """What moves a row in a record."""
    from retro.services.changing.arrange import move_row, put_behind, put_under

    def move_in(record: Retrospective) -> Done:
        entry, other = record.get(row.id) or row, record.get(to.id) or to if to else None
        if other is None:
            return move_row(store, factory, record, entry, -1 if where == "up" else 1)
        put = put_under if where == "under" else put_behind
        return put(store, factory, record, entry, other)

    return move_in


def _give_name(before: Retrospective, now: Retrospective, row: Entry) -> None:
    """Print the name of the row, and say so if it is another one now."""
    from retro.model.row_labels import row_name

    name, old = row_name(now, row), row_name(before, row)
    if name != old:
        say(_("Row {old} is row {new} now.", old=old, new=name))
    give(f"{name}\n")
