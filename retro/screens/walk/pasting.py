"""Lines that were pasted into the entry line: shown as what each would be, and taken as rows, as one row, or not."""

from __future__ import annotations

from retro.errors import BusyError, RetroError
from retro.language import _, active, n_
from retro.model.change_factory import row_ids
from retro.model.closed_record import ClosedError, KeptError
from retro.model.problem import ValidationError
from retro.model.quick_entry.pasted import read_pasted
from retro.model.stages.cause import CAUSE
from retro.model.stages.head import HEAD, Participant
from retro.screens.case_session import CaseSession
from retro.screens.store_worker import StoreWorker
from retro.screens.walk.line_queue import LineQueue, LineRefusedError, PasteAnswer, PastedText, QueuedLine
from retro.services.changing.add_line import is_there
from retro.services.changing.add_lines import ReadLine, ReadLines, add_lines, read_lines, told_zones
from retro.services.changing.conflict import ConflictError
from widgets.quick_entry import LONGEST, QuickEntry

_SHOWN = 40
"""Letters of a line that are shown before the reason why it is no row."""


class Pasting:
    """Reads pasted lines, asks what is to become of them, and adds them in one change."""

    def __init__(
        self, book: CaseSession, worker: StoreWorker, lines: LineQueue, entry: QuickEntry, currency: str
    ) -> None:
        self._currency = currency
        self._book, self._worker, self._lines, self._entry = book, worker, lines, entry

    async def are_rows(self, pasted: PastedText) -> bool:
        """Whether the lines are to be rows; False where they are to be one, which is their text then.

        LineRefusedError where they are to be nothing.
        """
        if pasted.read is None:
            pasted.read = await self._read(pasted)
        read, record = pasted.read, self._book.record

        def shown(index: int) -> tuple[str, bool]:
            each = read.lines[index]
            if each.line:
                return each.line.echo(active(), record), True
            return _("{label}: {value}", label=each.pasted.text[:_SHOWN], value=_reasons(each)), False

        if pasted.choice is None:
            self._entry.offer(len(read.lines), shown)
        try:
            choice = await self._lines.choose(pasted, _question(read))
        finally:
            self._entry.offer(0, shown)
        if choice is PasteAnswer.NONE:
            pasted.text = pasted.typed
            raise LineRefusedError("")
        if choice is PasteAnswer.ONE:
            heard = [(each.pasted.number, each.pasted.text) for each in read.lines]
            beside = [(each.number, each.raw.strip()) for each in read.unheard]
            pasted.text = " ".join(text for _number, text in sorted([*heard, *beside]))
        return choice is PasteAnswer.ROWS

    async def _read(self, pasted: PastedText) -> ReadLines:
        """How the lines are read. It is done on the thread of the store: ten thousand take their time."""
        record, stage = self._book.record, pasted.stage
        under = pasted.anchor or None if stage is CAUSE else None
        names = [each.name for each in record.of(Participant) if each.name]

        def read() -> ReadLines:
            taken_apart = read_pasted(pasted.text, stage, names)
            lines = taken_apart.lines
            fitting = [each for each in lines if len(each.text) <= LONGEST]
            found = read_lines(
                record,
                stage,
                fitting,
                now=pasted.at,
                new_id=row_ids(pasted.row).__next__,
                under=under,
                currency=self._currency,
            )
            in_order = iter(found.lines)
            whole = (next(in_order) if len(each.text) <= LONGEST else ReadLine(each) for each in lines)
            return ReadLines(tuple(whole), taken_apart.asides)

        try:
            return await self._worker.ask(lambda _store: read())
        except (ClosedError, KeptError) as error:
            raise LineRefusedError(error.title.show(active())) from error

    async def add(self, pasted: PastedText) -> None:
        """Add the rows. What is none goes to the refused lines. Errors as for a line."""
        assert pasted.read is not None
        after = None if pasted.stage is HEAD else pasted.anchor or None
        taken = pasted.read.taken
        try:
            if taken:
                await self._book.do(add_lines, ReadLines(taken), after=after)
        except (ClosedError, KeptError) as error:
            raise LineRefusedError(error.title.show(active())) from error
        except ConflictError as error:
            if not is_there(taken[0].row, error):
                raise BusyError(error.title) from error
        except RetroError as error:
            if not isinstance(error.__cause__, ValidationError):
                raise
            reasons = (each.show(active()) for each in (error.title, *error.details))
            raise LineRefusedError(" ".join(reasons)) from error
        if taken:
            pasted.row = taken[-1].row
        none = [(each.raw.strip(), told_asides(1)) for each in pasted.read.unheard]
        none += [(each.pasted.text, _reasons(each)) for each in pasted.read.refused]
        for text, reason in none:
            row = self._worker.factory.new_id()
            line = QueuedLine(text, pasted.stage, row, pasted.at, pasted.chosen, refusal=reason)
            self._lines.refused.append(line)


def told_wrapped(count: int) -> str:
    """That so many lines were joined to those above them."""
    return n_(
        "{n} line goes on with the one above it, and was joined to it.",
        "{n} lines go on with those above them, and were joined to them.",
        count,
    )


def told_asides(count: int) -> str:
    """That so many lines become no row."""
    return n_(
        "{n} line is no row; it says something about those below it.",
        "{n} lines are no rows; they say something about those below them.",
        count,
    )


def too_long(text: str) -> str:
    """What is said of a line that is none."""
    return _("This is too long for a line: {n} characters. Write it into a field, or in several lines.", n=len(text))


def _reasons(line: ReadLine) -> str:
    """Why a pasted line is no row."""
    if len(line.pasted.text) > LONGEST:
        return too_long(line.pasted.text)
    return active().sentences(reason.show(active()) for reason in line.reasons)


def _question(read: ReadLines) -> str:
    lines, refused = len(read.lines), len(read.refused)
    rows = n_("{n} row", "{n} rows", lines - refused)
    asked = n_(
        "{n} line was pasted. Enter adds {rows}, F7 makes them one, Esc takes none.",
        "{n} lines were pasted. Enter adds {rows}, F7 makes them one, Esc takes none.",
        lines,
        rows=rows,
    )
    more = (
        (n_("{n} cannot be read, and is kept for you.", "{n} cannot be read, and are kept for you.", refused), refused),
        (told_wrapped(read.wrapped), read.wrapped),
        (told_asides(len(read.asides)), len(read.asides)),
    )
    zones = (each.show(active()) for each in told_zones(read))
    return " ".join([asked, *(said for said, count in more if count), *zones])
