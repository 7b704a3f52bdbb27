"""What one looks at in a meeting: the rows of a stage as ask mode has them, or what is told instead; the question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from textual.containers import VerticalScroll
from textual.content import Content

from retro.language import _, n_
from retro.model.entry import Entry, EntryId
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.cause import Cause
from retro.model.stages.timeline import Event
from retro.screens.meeting import lines
from retro.screens.meeting.turn import MeetingTurn
from retro.screens.walk.ask.question_pane import QuestionPane
from retro.screens.walk.columns import columns_of
from retro.services.meeting.hands import hands_of
from retro.services.meeting.prompt import Asks
from retro.text.controls import printable
from widgets.row_list import RowLine
from widgets.wrapped_text import WrappedText

_OF_ROWS = 8
"""Where the text of a row begins that is told with its name under a heading: `  5.1  measure …`, and a cell more."""


class MeetingPane(QuestionPane):
    """All between the top bar and the line. The row that was written last is marked, and stands where one sees it."""

    def show_turn(self, turn: MeetingTurn, sheet: Sequence[str], said: str = "") -> None:
        """Show where the meeting stands; a `sheet`, if one was asked for, in the place of rows; `said` as question."""
        step = turn.sitting.step if turn.sitting and not turn.ended else None
        rows = turn.record.stage(step.stage) if step and step.is_stage else ()
        if step and rows and not sheet:
            self._show_stage(turn, step.stage, rows)
        else:
            self._tell(sheet or tuple(lines.above(turn)), is_sheet=bool(sheet))
        self.show_where(turn.record, turn.asked.question if isinstance(turn.asked, Asks) and not said else None)
        self._put("#question", Content("\n".join(map(printable, (said or lines.asked(turn)).split("\n")))))
        self._put("#beside", lines.beside(turn))

    def _show_stage(self, turn: MeetingTurn, stage: Stage, rows: Sequence[Entry]) -> None:
        hands = hands_of(turn.record)
        shown = [_as_discussed(line, turn.record, hands) for line in self._view.lines(turn.record, stage)]
        asked = turn.asked.question.rows if isinstance(turn.asked, Asks) else ()
        there = {row.id for row in rows}
        asked = tuple(row for row in asked if row in there)
        last = turn.memory.last if turn.memory.last in there else ""
        is_of_some = 0 < len(asked) < len(rows)
        self._rows.marked = frozenset(asked) if is_of_some else frozenset({last})
        self._rows.show(shown, columns_of(stage), asked[0] if is_of_some else last or rows[-1].id)
        self._rows.remove_class("-hidden")
        self._swap(has_sheet=False)

    def _tell(self, told: Sequence[str], *, is_sheet: bool) -> None:
        if not is_sheet:  # rows stand in, prose does not
            self.query_one("#told", WrappedText).hanging = (
                _OF_ROWS if any(each.startswith("  ") for each in told) else 0
            )
        self._open(told)
        sheet = self.query_one("#sheet", VerticalScroll)
        sheet.scroll_home(animate=False) if is_sheet else sheet.scroll_end(animate=False)

    def _put(self, place: str, content: Content) -> None:
        widget = self.query_one(place, WrappedText)
        widget.update(content)
        widget.set_class(not content.plain, "-hidden")


def _as_discussed(line: RowLine, record: Retrospective, hands: Mapping[EntryId, int]) -> RowLine:
    """A row with what the room has said of it, which no column tells."""
    said = tuple(_discussed(record.get(line.id), hands.get(line.id)))
    return replace(line, text=" · ".join([line.text, *said])) if said else line


def _discussed(row: Entry | None, hands: int | None) -> Iterator[str]:
    if isinstance(row, Event | Cause) and row.disputed_by.strip():
        yield _("disputed by {role}", role=printable(row.disputed_by))
    if hands is not None:
        yield n_("{n} hand", "{n} hands", hands)
