"""Why a report is not shown: what is wrong with it, and the rows that stand against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from retro.language import active
from retro.text.controls import printable
from widgets.row_list import Columns, RowLine, RowList
from widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from retro.redaction.stops import Objection


class BlockedView(Vertical):
    """A reason, what to do, and the rows; it stands where the report would."""

    DEFAULT_CSS = """
    BlockedView { height: 1fr; }
    BlockedView > #reason { height: auto; padding: 0 2; text-style: bold; color: $text-warning; }
    BlockedView > #step { height: auto; padding: 0 2; margin-bottom: 1; }
    BlockedView > RowList { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(classes="roomy")
        self._spots: Sequence[Objection] = ()
        self.rows = RowList(id="places")

    def compose(self) -> ComposeResult:
        """Reason, step, rows."""
        yield WrappedText(id="reason")
        yield WrappedText(id="step")
        yield self.rows

    @property
    def spot(self) -> Objection | None:
        """The row under the cursor."""
        return self._spots[self.rows.cursor] if self.rows.cursor < len(self._spots) else None

    def show(self, reason: str, step: str, spots: Sequence[Objection] = ()) -> None:
        """Show why there is nothing to read."""
        self._spots = spots
        for name, text in (("#reason", reason), ("#step", step)):
            self.query_one(name, WrappedText).update(Content(printable(text)))
        self.rows.show([_line(number, spot) for number, spot in enumerate(spots, 1)], Columns(""))
        self.rows.display = bool(spots)


def _line(number: int, spot: Objection) -> RowLine:
    return RowLine(str(number), str(number), "", spot.message.show(active()))
