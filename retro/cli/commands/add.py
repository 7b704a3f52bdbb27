"""The command that writes rows, one by each quick line: add."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from retro.cli.errors import USAGE, ProblemsError
from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, read_stdin, say
from retro.cli.words.arguments import ref_argument, stage_argument
from retro.cli.words.case_meant import case_meant
from retro.errors import NOTHING_WRITTEN, RetroError
from retro.language import M_, MN_, N_, _, active, n_
from retro.text.controls import printable

if TYPE_CHECKING:
    from retro.model.entry import EntryId
    from retro.model.quick_entry.line import QuickLine
    from retro.model.quick_entry.pasted import PastedLine
    from retro.model.record import Retrospective
    from retro.model.stage import Stage
    from retro.services.changing.add_lines import ReadLine, ReadLines
    from retro.store.protocol import Store


@command(
    "add",
    says=N_(
        "Add a row to a stage by one quick line, and print how it was read.\n\n"
        "STAGE is a number, as in the walk, or a name, or the beginning of one. LINE is what you would type in the "
        "walk; - takes lines from stdin. Put -- in front of words that begin with a hyphen. What is printed begins "
        "with the row's name, by which edit, move and rm call it.\n\n"
        "Lines from stdin may come from a chat, a list or a table: bullets, bold, brackets and the like are taken off, "
        "the cells of a table go where the heads of their columns say, and the lines of a wrapped paragraph are one. "
        "Every good one is kept, every bad one is given back with its number, and undo takes back all of them at once. "
        "In causes, > counts from the last line without it: > is one level below it, >> two."
    ),
    examples=N_(
        "retro add 14 timeline 14:05 phones start ringing '#detection'\n"
        "retro add 14 cause 'Two slips on one table'\n"
        "retro add 14 cause '> why: no place per order'\n"
        "retro add 14 scope '37 parcels late #economic ~estimated'\n"
        "retro add 14 prevention 'two-person check @shipping-lead due 2026-12-01 !weaker'\n"
        "retro add 14 timeline - < notes.txt"
    ),
)
@ref_argument()
@stage_argument()
@click.argument("line", nargs=-1, required=True)
@option("--json", "as_json", says=N_("Print each row as a line of JSON, with its name and its id."), is_flag=True)
@in_session
def add(session: Session, ref: str, stage: str, line: tuple[str, ...], *, as_json: bool) -> None:
    """Add rows."""
    from retro.cli.printed.seen import say_seen_anew
    from retro.cli.words.stage_lookup import stage_called
    from retro.model.problem import ValidationError
    from retro.model.quick_entry.pasted import PastedLine
    from retro.model.quick_entry.several import lines_in
    from retro.services.changing.add_line import add_row, read_row

    chosen = stage_called(stage)
    with session.store() as store:
        record = store.load(case_meant(store, ref))
        if line == ("-",):
            _add_stdin(session, store, record, chosen, as_json=as_json)
            return
        text = " ".join(line)
        if len(texts := lines_in(text, chosen, lambda: record)) > 1:
            _add_lines(session, store, record, chosen, [PastedLine(1, each, each) for each in texts], as_json=as_json)
            return
        try:
            currency = session.settings.currency_of(record.head.zone, active().code)
            read = read_row(record, chosen, text, now=session.factory.now(), currency=currency)
            added = add_row(store, session.factory, record, read)
        except ValidationError as refused:
            raise ProblemsError([problem.message for problem in refused.problems], NOTHING_WRITTEN, USAGE) from None
        _tell(read, added.record, added.row, as_json=as_json)
        if unread := read.echo_unread(active()):
            say(unread)
        say_seen_anew(store, session.factory, record, added.record)


def _add_stdin(session: Session, store: Store, record: Retrospective, stage: Stage, *, as_json: bool) -> None:
    """Add every line of stdin that is one; give back the others."""
    from retro.model.quick_entry.pasted import read_pasted
    from retro.model.stages.head import Participant

    text, broken = _stdin()
    pasted = read_pasted(text, stage, [person.name for person in record.of(Participant)])
    for aside in pasted.asides:
        said = printable(aside.raw.strip())
        say(_("line {n} is no row; it says something about those below it: {text}", n=aside.number, text=said))
    _add_lines(session, store, record, stage, pasted.lines, broken=broken, as_json=as_json)


def _add_lines(
    session: Session,
    store: Store,
    record: Retrospective,
    stage: Stage,
    lines: Sequence[PastedLine],
    *,
    as_json: bool,
    broken: Sequence[tuple[int, str, str]] = (),
) -> None:
    """Add lines in one change; tell how each was read, what of it was not, and which were not taken."""
    from retro.cli.printed.seen import say_seen_anew
    from retro.services.changing.add_lines import add_lines, read_lines

    factory = session.factory
    currency = session.settings.currency_of(record.head.zone, active().code)
    read = read_lines(record, stage, lines, now=factory.now(), new_id=factory.new_id, currency=currency)
    added = add_lines(store, factory, record, read)
    for each in read.taken:
        assert each.line
        _tell(each.line, added.record, each.row, as_json=as_json)
    _tell_unread(read)
    bad = [*broken, *((each.pasted.number, each.pasted.raw, _reasons(each)) for each in read.refused)]
    for number, raw, reasons in sorted(bad):
        say(_("line {n}: {reasons}", n=number, reasons=reasons))
        say(raw.strip())
    if not read.lines and not bad:
        say(_("No line was given; nothing was added."))
    say_seen_anew(store, factory, record, added.record)
    if bad:
        raise RetroError(
            MN_("{n} line was not taken.", "{n} lines were not taken.", len(bad)),
            M_("All others are kept. Mend those above, and give them again.")
            if read.taken
            else M_("Nothing was added. Mend those above, and give them again."),
        )


def _tell_unread(read: ReadLines) -> None:
    """Say what was not read in the lines that were taken, and how many of them have no time."""
    from retro.services.changing.add_lines import told_zones

    unread = [(each.pasted.number, each.line.echo_unread(active())) for each in read.taken if each.line]
    for number, said in unread:
        if said:
            say(_("line {n}: {reasons}", n=number, reasons=said))
    if told := sum(bool(said) for _number, said in unread):
        say(n_("{n} line holds something that was not read.", "{n} lines hold something that was not read.", told))
    if wrapped := read.wrapped:
        say(
            n_(
                "{n} line goes on with the one above it, and was joined to it.",
                "{n} lines go on with those above them, and were joined to them.",
                wrapped,
            )
        )
    for zone in told_zones(read):
        say(zone.show(active()))
    if untimed := len(read.untimed):
        say(n_("{n} line has no time.", "{n} lines have no time.", untimed))


def _stdin() -> tuple[str, list[tuple[int, str, str]]]:
    """The text of stdin, and the lines of it that are none, with their numbers and why; empty ones in their place."""
    lines: list[str] = []
    broken: list[tuple[int, str, str]] = []
    for number, raw in enumerate(read_stdin(), 1):
        try:
            lines.append(raw.decode())
        except UnicodeDecodeError as error:
            lines.append("\n")
            reason = _("It is not UTF-8 text: byte {place} is broken.", place=error.start + 1)
            broken.append((number, raw.decode(errors="backslashreplace"), reason))
    return "".join(lines), broken


def _reasons(line: ReadLine) -> str:
    return active().sentences(reason.show(active()) for reason in line.reasons)


def _tell(line: QuickLine, record: Retrospective, row: EntryId, *, as_json: bool) -> None:
    """Print the row that a line was read as; where its time could be the day after, how to say so."""
    entry = record.get(row) or line.entry
    if as_json:
        from json import dumps

        from retro.cli.printed.row_json import row_as_plain

        give(dumps(row_as_plain(record, entry), ensure_ascii=False) + "\n")
    else:
        from retro.services.meeting.row_lines import told

        give(f"{told(record, entry)}\n")
    if line.alternative:
        say(
            _(
                "Kept as {written}. If {next} is meant, write next day (翌) before the time.",
                written=line.echo_moment(active(), record),
                next=line.alternative.echo_moment(active(), record),
            )
        )
