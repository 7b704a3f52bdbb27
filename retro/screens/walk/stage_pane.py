"""One stage: its question, its rows, and one line of what is missing where there is no room beside it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from retro.language import _, active, n_
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.review.completeness import Gap
from retro.screens.walk.row_view import RowView
from widgets.row_list import RowList
from widgets.wrapped_text import WrappedText


class StagePane(Vertical):
    """The middle of the walk, without the fields."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self.rows = RowList(id="rows")
        self._view = RowView()

    def compose(self) -> ComposeResult:
        """Question, rows or what to do first, what is missing."""
        yield Static("", id="stage", markup=False)
        yield WrappedText(id="question")
        yield self.rows
        yield WrappedText(id="empty")
        yield WrappedText(id="missing")

    def show(self, record: Retrospective, stage: Stage, missing: Sequence[Gap], choose: str, notice: str = "") -> None:
        """Show a stage of the record, with the cursor on the row `choose`. A `notice` stands before what is missing."""
        rows = self._view.lines(record, stage)
        self._set("stage", _(stage.label))
        self._set("question", _(stage.question) if stage.question else "")
        example = _("Nothing written yet. i begins a line; for example:") + f"\n\n{_(stage.example)}"
        example = example if stage.example else _("Nothing written yet. i begins a line.")
        self._set("empty", _("Nothing was written here.") if notice else example)
        self.query_one("#empty").display = not rows
        self.rows.display = bool(rows)
        self.rows.show(rows, choose)
        first = missing[0].message.show(active()) if missing else ""
        more = " " + n_("(and {n} more)", "(and {n} more)", len(missing) - 1) if len(missing) > 1 else ""
        self._set("missing", notice or first + more)

    def _set(self, name: str, text: str) -> None:
        self.query_one(f"#{name}", Static).update(Content(text))
