"""Why an account is not shown: what is wrong with it, and the places in which names stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from retro.language import _, active
from retro.text.controls import printable
from widgets.row_list import RowLine, RowList
from widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from retro.review.shield.places import Place


class Stopped(Vertical):
    """A reason, what to do, and the places; it stands where the account would."""

    DEFAULT_CSS = """
    Stopped { height: 1fr; }
    Stopped > #reason { height: auto; padding: 0 2; text-style: bold; color: $text-warning; }
    Stopped > #step { height: auto; padding: 0 2; margin-bottom: 1; }
    Stopped > RowList { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(classes="roomy")
        self._places: Sequence[Place] = ()
        self.rows = RowList(id="places")

    def compose(self) -> ComposeResult:
        """Reason, step, places."""
        yield WrappedText(id="reason")
        yield WrappedText(id="step")
        yield self.rows

    @property
    def place(self) -> Place | None:
        """The place under the cursor."""
        return self._places[self.rows.cursor] if self.rows.cursor < len(self._places) else None

    def show(self, reason: str, step: str, places: Sequence[Place] = ()) -> None:
        """Show why there is nothing to read."""
        self._places = places
        for name, text in (("#reason", reason), ("#step", step)):
            self.query_one(name, WrappedText).update(Content(printable(text)))
        self.rows.show([_line(number, place) for number, place in enumerate(places, 1)])
        self.rows.display = bool(places)


def _line(number: int, place: Place) -> RowLine:
    said = _("{place}: “{found}” → {put}", place=place.message.show(active()), found=place.found, put=place.put)
    return RowLine(str(number), str(number), "", said, "")
