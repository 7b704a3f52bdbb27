"""A base of the walk that tells how a line is read while it is typed, and what it may go on with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.language import _, active
from retro.model.problem import ValidationError
from retro.model.stage import Stage
from retro.model.stages.cause import CAUSE
from retro.screens.walk.closing_base import ClosingBase
from retro.screens.walk.line_queue import LineQueue, LineRefusedError, PastedText, QueuedLine, answer_in
from widgets.quick_entry import LONGEST
from widgets.row_list import RowList

if TYPE_CHECKING:
    from retro.model.quick_entry.completion import Completion
    from retro.model.quick_entry.line import QuickLine
    from retro.model.quick_entry.pieces import Piece


class ReadingBase(ClosingBase):
    """How the text in the entry line is read. A subclass takes the line in, and draws."""

    lines: LineQueue
    """The lines that are on their way: what is typed behind one is read as if it were there."""
    _stage: Stage
    """The stage that is shown."""
    _rows: RowList

    def __init__(self) -> None:
        super().__init__()
        self.entry.reader, self.entry.piecer = self._read, self._pieces
        self.entry.complete_with(self._complete)
        self._read_last: QuickLine | None = None
        """How the text in the line was read last."""

    def _read(self, text: str) -> tuple[str, bool]:
        """How a text is read that stands in the line, in words; whether it can be taken."""
        from retro.model.quick_entry.several import lines_in

        if self.lines.question and answer_in(text) is not None:
            self._read_last = None
            return _("answers the question above"), True
        if (asked := self._asked_about()) is not None:
            return self._read_behind(asked, text)
        factory = self.retro.store_worker.factory
        before = next((each for each in reversed(self.lines.waiting) if each.stage is self._stage), None)
        readings: list[QuickLine] = []
        self._read_last = None
        for each in lines_in(text, self._stage, lambda: self.book.record):
            line = QueuedLine(each, self._stage, "", factory.now(), self._rows.chosen)
            line.before = before
            try:
                readings.append(self._reading(line))
            except LineRefusedError as refused:
                return str(refused), False
        self._read_last = readings[0] if len(readings) == 1 else None
        self._look_for_read(readings)
        echoes = (reading.echo(active(), self.book.record) for reading in readings)
        return _("reads: {value}", value=" · ".join(echoes)), True

    def _look_for_read(self, readings: Sequence[QuickLine]) -> None:
        """Look for the earlier cases of whoever the line names."""
        from retro.review.party_names import names_of, perhaps_names

        names = [name for line in readings for name in names_of(line.entry)]
        perhaps = [name for line in readings for name in perhaps_names(line.entry.main_text)]
        self.look_for(tuple(names), self.book.reference, tuple(perhaps))

    def _asked_about(self) -> QueuedLine | None:
        """The line of this stage that is asked about, where the one behind it depends on the answer."""
        line = self.lines.waiting[0] if self.lines.question else None
        return line if line is not None and line.stage is self._stage and not isinstance(line, PastedText) else None

    def _read_behind(self, asked: QueuedLine, text: str) -> tuple[str, bool]:
        """How a text is read behind a line that is asked about: for each answer, where that makes a difference."""
        from retro.services.changing.add_line import read_row

        self._read_last = None
        record, to, now = self.book.record, active(), self.retro.store_worker.factory.now()
        try:
            reading = self._reading(asked)
            echoes = []
            for meant in (reading.alternative or reading, reading):
                last = max((row.position for row in record.stage(self._stage)), default=0) + 1
                with_it = replace(record, rows=(*record.rows, replace(meant.entry, id=asked.row, position=last)))
                echoes.append(read_row(with_it, self._stage, text, now=now).echo(to, with_it))
        except (LineRefusedError, RetroError):
            return _("is read once the question above is answered"), True
        except ValidationError as refused:
            return " ".join(problem.message.show(to) for problem in refused.problems), False
        if echoes[0] == echoes[1]:
            return _("reads: {value}", value=echoes[0]), True
        return _("reads, after y: {yes}   after n: {no}", yes=echoes[0], no=echoes[1]), True

    def _pieces(self, text: str) -> tuple[list[Piece], str]:
        """The pieces of the text that was read last, its kind the first of them; what of it was not read."""
        from retro.model.quick_entry.pieces import Piece, pieces_of

        line, to = self._read_last, active()
        if line is None:
            return [], ""
        kind = Piece(to(line.kind.label).lower())
        return [kind, *pieces_of(text, line, self.book.record, to)], line.echo_unread(to)

    def _complete(self, text: str, at: int) -> list[Completion]:
        from retro.model.quick_entry.completion import completions

        record = self.book.record
        today = self.retro.store_worker.factory.now().astimezone(record.zone).date()
        return completions(text, at, self._stage, record, active(), today=today)

    def _reading(self, line: QueuedLine) -> QuickLine:
        """The row that a line would add now. LineRefusedError with the reasons, if it is none."""
        from retro.services.changing.add_line import read_row

        if len(line.text) > LONGEST:
            from retro.screens.walk.pasting import too_long

            raise LineRefusedError(too_long(line.text))
        under = line.anchor if line.stage is CAUSE else None
        try:
            currency = self.retro.environment.settings.currency_of(self.book.record.head.zone, active().code)
            return read_row(
                self.book.record, line.stage, line.text, now=line.at, under=under or None, currency=currency
            )
        except ValidationError as refused:
            reasons = active().sentences(problem.message.show(active()) for problem in refused.problems)
            raise LineRefusedError(reasons) from refused
        except RetroError as error:
            raise LineRefusedError(self.words_of(error)) from error
