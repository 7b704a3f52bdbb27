"""What one looks at while one is led: the rows that a question is about, or a sheet in their place; the question."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from retro.asking.question import Question
from retro.asking.where import where
from retro.language import active
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.screens.walk.ask import words
from retro.screens.walk.ask.asked_rows import AskedRows
from retro.screens.walk.columns import columns_of
from retro.screens.walk.row_view import RowView
from retro.text.controls import printable
from widgets.wrapped_text import WrappedText


class QuestionPane(Vertical):
    """All between the top bar and the line."""

    def __init__(self) -> None:
        super().__init__(id="pane", classes="roomy")
        self._rows = AskedRows(id="rows")
        self._view = RowView(has_heads=False)
        self._is_whole = False
        """Whether the whole record is shown because the question is about all of it."""

    def compose(self) -> ComposeResult:
        """Rows, sheet, question, what stands beside it."""
        with Vertical(id="room"):
            yield self._rows
        with VerticalScroll(id="sheet", can_focus=False):
            yield WrappedText(id="told", hanging=6)
        yield WrappedText(id="where")
        yield WrappedText(id="question")
        yield WrappedText(id="beside")

    def on_mount(self) -> None:
        """At first there are the rows."""
        self._swap(has_sheet=False)

    def show(self, record: Retrospective, stage: Stage, question: Question | None, said: str) -> None:
        """Show a stage and the question; what is `said` in its place where none is asked."""
        self._show_rows(record, stage, question)
        is_whole = question is not None and words.reads_all_back(question)
        if is_whole:
            self._open(words.whole_sheet(record))
        elif self._is_whole:
            self._swap(has_sheet=False)
        self._is_whole = is_whole
        self.show_where(record, question)
        self.query_one("#question", WrappedText).update(Content(words.asked(question, record) if question else said))
        beside = words.beside(question, record) if question else Content("")
        hint = self.query_one("#beside", WrappedText)
        hint.update(beside)
        hint.set_class(not beside.plain, "-hidden")

    def show_where(self, record: Retrospective, question: Question | None) -> None:
        """Say above the question for which stage, rows and field it is; nothing where none is asked."""
        place = self.query_one("#where", WrappedText)
        place.update(Content(printable(where(record, question).show(active())) if question else ""))
        place.set_class(question is None, "-hidden")
        self.query_one("#question").set_class(question is None, "-alone")

    def _show_rows(self, record: Retrospective, stage: Stage, question: Question | None) -> None:
        lines = self._view.lines(record, stage)
        asked = [row for row in question.rows if record.get(row)] if question else []
        self._rows.marked = frozenset(asked if len(asked) < len(lines) else ())
        self._rows.show(lines, columns_of(stage), asked[0] if asked else lines[-1].id if lines else "")
        self._rows.set_class(not lines, "-hidden")

    @property
    def has_sheet(self) -> bool:
        """Whether a sheet is shown that any key takes away."""
        return not self._is_whole and not self.query_one("#sheet").has_class("-hidden")

    def open_sheet(self, lines: Iterable[str]) -> None:
        """Show these lines in the place of the rows, until `close_sheet`."""
        self._open(lines)

    def close_sheet(self) -> None:
        """Show the rows again."""
        if self.has_sheet:
            self._swap(has_sheet=False)

    def page(self, pages: int) -> None:
        """Scroll what is shown by so many pages."""
        shown = self._shown
        (shown.scroll_page_up if pages < 0 else shown.scroll_page_down)(animate=False)

    @property
    def has_more(self) -> bool:
        """Whether not all of what is shown has room."""
        return bool(self._shown.max_scroll_y)

    @property
    def _shown(self) -> Widget:
        sheet = self.query_one("#sheet")
        return self._rows if sheet.has_class("-hidden") else sheet

    def _open(self, lines: Iterable[str]) -> None:
        self.query_one("#told", WrappedText).update(Content("\n".join(lines)))
        self._swap(has_sheet=True)

    def _swap(self, *, has_sheet: bool) -> None:
        """Show one of the two: by a class, for a style of their own would show them in a terminal too small as well."""
        self.query_one("#sheet").set_class(not has_sheet, "-hidden")
        self.query_one("#room").set_class(has_sheet, "-hidden")
