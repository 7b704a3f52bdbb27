"""A list of rows, and the fields of the chosen one, which unfold under it; the rest of the list stays around them."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical

from widgets.field_panel import FieldPanel
from widgets.row_list import RowList

_LEAST = 3
"""Lines that the fields have at the least."""
_BESIDE = 4
"""Lines of the list that stay to be seen where the window is high enough."""


class UnfoldingList(Vertical):
    """The list gives way to the panel: it leaves as many lines free as that is high, and the panel lies on them."""

    DEFAULT_CSS = """
    UnfoldingList { overflow: hidden hidden; }
    UnfoldingList > RowList { height: 100%; }
    UnfoldingList > FieldPanel { position: absolute; display: none; width: 100%; height: auto; }
    UnfoldingList.-unfolded > FieldPanel { display: block; }
    UnfoldingList.-whole > RowList { display: none; }
    UnfoldingList.-whole > FieldPanel { height: 100%; max-height: 100%; }
    """

    def __init__(self, rows: RowList, panel: FieldPanel, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self.rows, self.panel = rows, panel
        rows.moved_on_screen = panel.resized = self.place
        self.fitted: Callable[[], None] = lambda: None
        """Called when all of it would take another height."""

    @property
    def lines(self) -> int:
        """The lines that the rows take, and the fields under them where they are unfolded."""
        return self.rows.folded_lines + (self.panel.virtual_size.height if self.is_unfolded else self.rows.most_under)

    def compose(self) -> ComposeResult:
        """The list, and the panel over it."""
        yield self.rows
        yield self.panel

    @property
    def is_unfolded(self) -> bool:
        """Whether the fields are shown."""
        return self.has_class("-unfolded")

    @property
    def is_whole(self) -> bool:
        """Whether the panel has the room of the whole list."""
        return self.has_class("-whole")

    def unfold(self) -> None:
        """Show the fields under the chosen row."""
        self.add_class("-unfolded")
        self.place()

    def fold(self) -> None:
        """Show the list alone."""
        self.remove_class("-unfolded")
        self.rows.leave_room(0)

    def fill(self, whole: bool) -> None:
        """Give the panel the room of the whole list, or its own again."""
        self.set_class(whole, "-whole")
        self.place()

    def on_resize(self) -> None:
        """Fit both to the new window."""
        self.place()

    def place(self) -> None:
        """Put the panel where the list leaves room for it."""
        if not self.is_unfolded or not self.size.height:
            self.fitted()
            return
        if self.is_whole:
            self.panel.styles.offset = (0, 0)
            self.panel.styles.max_height = "100%"
            return
        self.fitted()
        height, above = self.size.height, self.rows.lines_of_chosen
        self.panel.styles.max_height = max(height - max(above, min(_BESIDE, height // 4)), _LEAST)
        self.rows.leave_room(self.panel.outer_size.height)
        self.panel.styles.offset = (0, self.rows.room_at)
