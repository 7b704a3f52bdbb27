"""One stage: its question, its rows in columns, and the fields of the chosen one under it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from retro.language import _
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.review.needs.proportion import wording
from retro.screens.walk.columns import STAGE_COLUMNS, columns_of
from retro.screens.walk.row_view import Remark, RowView, details, fields_in, nothing_beside
from widgets.field_panel import FieldPanel
from widgets.row_list import RowList
from widgets.unfolding_list import UnfoldingList
from widgets.wrapped_text import WrappedText

_EMPTY = 5
"""Lines of what is said of a stage without rows, at the most."""
_MARGINS = 2
"""Lines above and below the question."""


class StagePane(Vertical):
    """All of the walk between the rail and the question above the line."""

    def __init__(self, fields: FieldPanel, words: Sequence[str] = (), *, id: str | None = None) -> None:  # noqa: A002
        """`words` are marked in the rows: those that a search led here by."""
        super().__init__(id=id)  # Textual's name
        self.rows = RowList(words, id="rows")
        self.list = UnfoldingList(self.rows, fields, id="list")
        self.rows.details = self._details
        self.list.fitted = self._fit
        self.remark: Remark = nothing_beside
        """What is told beside a value of a field of a row."""
        self._view = RowView()
        self._record: Retrospective | None = None
        self._texts: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Question, rows or what to do first."""
        yield WrappedText(id="question")
        yield self.rows.heads
        yield self.list
        yield WrappedText(id="empty")

    def show(self, record: Retrospective, stage: Stage, choose: str = "") -> None:
        """Show a stage of the record, with the cursor on the row `choose`."""
        self._record = record
        rows = self._view.lines(record, stage)
        said = wording(record, stage)
        self._set("question", _(said.question or said.label))
        self.rows.show(rows, columns_of(stage), choose)
        self._has_room_for_list()

    def show_empty(self, text: str) -> None:
        """What to say while the stage has no rows."""
        self._set("empty", text)

    def unfold(self, *, whole: bool = False) -> None:
        """Show the fields under the chosen row; `whole`: in the place of all rows."""
        if not self.list.is_unfolded or self.list.is_whole is not whole:  # each key asks
            self.list.unfold()
            self.list.fill(whole)
            self._has_room_for_list()

    def fold(self) -> None:
        """Show the rows alone."""
        if self.list.is_unfolded:
            self.list.fill(False)
            self.list.fold()
            self._has_room_for_list()

    def field_at(self, x: int) -> str:
        """The name of the field of the chosen row that stands at cell `x`; "" where none does alone."""
        entry = self._entry(self.rows.chosen)
        number = self.rows.column_at(x)
        if entry is None or number < 0:
            return ""
        return next((field.name for field in fields_in(type(entry), STAGE_COLUMNS[entry.stage][number])), "")

    def _has_room_for_list(self) -> None:
        """Where there are no rows, what to do first stands in the place of the list."""
        has_list = self.rows.count > 0 or self.list.is_unfolded
        self.list.display = has_list
        self.rows.heads.display = self.rows.count > 0 and not self.list.is_whole
        self.query_one("#empty").display = not has_list
        self._fit()

    def on_resize(self) -> None:
        """The question may take another number of lines now."""
        self._fit()

    def _fit(self) -> None:
        """Be no higher than what is shown: the line below is the neighbour of the last row."""
        if self.list.is_whole:
            self.styles.max_height = None
            return
        heads = self.rows.heads.display
        lines = self.list.lines + 1 if heads or self.list.display else _EMPTY
        self.styles.max_height = self.query_one("#question").outer_size.height + _MARGINS + lines

    def _details(self, row: str) -> str:
        """What a row says beside its line."""
        entry = self._entry(row)
        return details(self._record, entry, self.rows.shown_columns, self.remark) if self._record and entry else ""

    def _entry(self, row: str) -> Entry | None:
        """The head or the row with this id."""
        if self._record is None:
            return None
        return self._record.head if row == self._record.head.id else self._record.get(row)

    def _set(self, name: str, text: str) -> None:
        if self._texts.get(name) != text:
            self._texts[name] = text
            self.query_one(f"#{name}", WrappedText).update(Content(text))
