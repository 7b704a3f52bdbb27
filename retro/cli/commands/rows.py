"""The command that writes rows, one by each quick line: add."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from retro.cli.errors import USAGE, ProblemsError
from retro.cli.localized_click import command, in_session
from retro.cli.session import Session
from retro.cli.streams import ReaderGoneError, give, read_stdin, say
from retro.errors import NOTHING_WRITTEN, RetroError
from retro.language import M_, MN_, N_, Message, _, active
from retro.text.controls import printable

if TYPE_CHECKING:
    from retro.model.quick_entry.line import QuickLine
    from retro.services.add_line import LineWriter

_BYTE_ORDER_MARK = "\ufeff"
"""What some editors put at the beginning of a file."""


@command(
    "add",
    says=N_(
        "Add a row to a stage by one quick line, and print how it was read.\n\n"
        "STAGE is a number, as in the walk, or a name, or the beginning of one. LINE is what you would type in the "
        "walk; - takes lines from stdin. Put -- in front of words that begin with a hyphen.\n\n"
        "Of lines from stdin every good one is kept, every bad one is given back with its number, and undo takes back "
        "all of them at once. In causes, > counts from the last line without it: > is one level below it, >> two."
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
@click.argument("ref")
@click.argument("stage")
@click.argument("line", nargs=-1, required=True)
@in_session
def add(session: Session, ref: str, stage: str, line: tuple[str, ...]) -> None:
    """Add rows."""
    from retro.cli.stage_lookup import stage_called
    from retro.model.problem import ValidationError
    from retro.services.add_line import LineWriter

    chosen = stage_called(stage)
    with session.store() as store:
        writer = LineWriter(store, session.factory, store.load(store.resolve(ref)), chosen)
        if line == ("-",):
            _add_lines(writer)
            return
        try:
            _tell(writer.add(" ".join(line)), writer)
        except ValidationError as refused:
            raise ProblemsError([problem.message for problem in refused.problems], NOTHING_WRITTEN, USAGE) from None


def _add_lines(writer: LineWriter) -> None:
    """Add every line of stdin that is one; give back the others."""
    bad = 0
    for number, raw in enumerate(read_stdin(), 1):
        try:
            reasons = _add_line(raw, writer)
        except (RetroError, ReaderGoneError):
            say(_("Stopped at line {n}; all good lines before it are kept.", n=number))
            raise
        if reasons:
            bad += 1
            say(_("line {n}: {reasons}", n=number, reasons=" ".join(reason.show(active()) for reason in reasons)))
            say(raw.decode(errors="backslashreplace").strip())
    if bad:
        raise RetroError(
            MN_("{n} line was not taken.", "{n} lines were not taken.", bad),
            M_("All others are kept. Mend those above, and give them again."),
        )


def _add_line(raw: bytes, writer: LineWriter) -> Sequence[Message]:
    """Add one line of stdin, unless it is empty; gives why it cannot be taken."""
    from retro.model.problem import ValidationError

    try:
        text = raw.decode().removeprefix(_BYTE_ORDER_MARK).strip()
        if text:
            _tell(writer.add(text), writer)
    except UnicodeDecodeError as error:
        return [M_("It is not UTF-8 text: byte {place} is broken.", place=error.start + 1)]
    except ValidationError as refused:
        return [problem.message for problem in refused.problems]
    return []


def _tell(line: QuickLine, writer: LineWriter) -> None:
    """Print how a line was read; where its time could be the day after, how to say so."""
    give(f"{printable(line.echo(active(), writer.record))}\n")
    if line.alternative:
        say(
            _(
                "Kept as {written}. If {next} is meant, write next day (翌) before the time.",
                written=line.echo_moment(active(), writer.record),
                next=line.alternative.echo_moment(active(), writer.record),
            )
        )
