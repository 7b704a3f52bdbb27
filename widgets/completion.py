"""A line that completes what is typed in it: Tab asks, Tab again takes the next, Esc takes back.

Shift+Tab marks the value of the last piece that was read, and again the one before: a letter takes its place, and Tab
offers others for it.

What it offers stands in a list below it. The cursor stays in the line, and what is chosen stands in it at once, so that
Enter never means another thing than without the list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets.input import Selection

from retro.language import n_
from retro.text.width import cells, fit
from widgets.wrapping_line import WrappingLine

if TYPE_CHECKING:
    from retro.model.quick_entry.completion import Completion
    from retro.model.quick_entry.pieces import Piece

Completer = Callable[[str, int], Sequence["Completion"]]
"""Gives what may stand in a text where the cursor stands in it."""

_ROWS = 6
"""So many are seen at once."""
_WIDEST = 28
"""Cells of what is offered; what it means begins behind them at the latest."""
_EDITING = frozenset({"tab", "shift+tab", "backspace"})
"""Keys behind which the list stays: letters narrow it, too."""


class CompletionList(Widget):
    """What is offered, a line each, with what it means. It is away while there is nothing."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"completion--chosen", "completion--meaning"}
    DEFAULT_CSS = """
    CompletionList { height: auto; display: none; background: $panel; padding: 0 2; }
    CompletionList > .completion--chosen { background: $block-cursor-background; color: $block-cursor-foreground; }
    CompletionList > .completion--meaning { color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._offered: Sequence[Completion] = ()
        self._chosen = -1

    def offer(self, offered: Sequence[Completion], chosen: int = -1) -> None:
        """Show these, with a mark on the chosen one; -1 is none."""
        same = len(offered) == len(self._offered)
        self._offered, self._chosen = offered, chosen
        self.display = bool(offered)
        self.refresh(layout=not same)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 -- Textual's
        """A line for each, up to a few; one that says how many more there are."""
        return min(len(self._offered), _ROWS + 1)

    def render_line(self, y: int) -> Strip:
        """One of them: the window moves with the chosen one."""
        base, width = self.rich_style, self.content_size.width
        index = y + max(0, self._chosen - _ROWS + 1)
        if y == _ROWS:
            more = n_("{n} more; Tab goes on", "{n} more; Tab goes on", len(self._offered) - _ROWS)
            style = base + self.get_component_rich_style("completion--meaning")
            return Strip([Segment(f"  {fit(more, width - 2)}", style)]).adjust_cell_length(width, style)
        if index >= len(self._offered):
            return Strip.blank(width, base)
        each = self._offered[index]
        room = min(max(cells(one.text.strip()) for one in self._offered), _WIDEST, width - 2)
        mark, style = "  ", base
        if index == self._chosen:
            mark, style = "> ", base + self.get_component_rich_style("completion--chosen")
        meaning = style if index == self._chosen else base + self.get_component_rich_style("completion--meaning")
        left = f"{mark}{fit(each.text.strip(), max(room, 1))}"
        behind = width - cells(left) - 2
        pieces = [Segment(left, style)]
        if behind > 1:
            pieces.append(Segment(f"  {fit(each.meaning, behind)}", meaning))
        return Strip(pieces).adjust_cell_length(width, style)


class CompletingLine(WrappingLine):
    """The line. Its owner says what completes a text, and puts `offers` where it is to be seen."""

    IN_ORDER: ClassVar[frozenset[str]] = WrappingLine.IN_ORDER | {"complete"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete(1)", show=False),
        Binding("shift+tab", "complete(-1)", show=False),
    ]

    def __init__(self, text: str = "", placeholder: str = "") -> None:
        self._offered: Sequence[Completion] = ()
        self._chosen = -1
        self._typed = self._written = ("", 0)
        self._original = ("", Selection.cursor(0))
        """What stood there, and what was marked in it, before it was completed."""
        self.pieces: Sequence[Piece] = ()
        """What the text is read as, where it says so."""
        super().__init__(text, placeholder)
        self.completer: Completer = lambda text, at: ()  # noqa: ARG005 -- nothing is known
        self.offers = CompletionList()
        self.chosen_piece: Callable[[int], None] = lambda number: None  # noqa: ARG005 -- until somebody shows it
        """Gets the number of the piece that is marked to be changed."""

    def action_complete(self, steps: int) -> None:
        """Complete what is typed, or take the next one of those that are offered, or the one before."""
        if not self._offered and steps < 0:
            self._mark_piece()
        elif not self._offered:
            self._offer()
        elif self._chosen < 0:
            self._choose(0 if steps > 0 else len(self._offered) - 1)
        else:
            self._choose((self._chosen + steps) % len(self._offered))

    def _offer(self) -> None:
        """Ask what may stand here. What all of them begin with stands there at once; a single one as a whole."""
        start, end = sorted(self.selection)
        text = f"{self.value[:start]}{self.value[end:]}" if start < end else self.value
        at = start if start < end else self.cursor_position
        found = self.completer(text, at)
        if not found:
            return
        self._original, self._typed = (self.value, self.selection), (text, at)
        text, start = found[0].text, found[0].start
        if len(found) == 1:
            self._write(start, text if found[0].goes_on or text.endswith((" ", "：")) else f"{text} ")
            return
        self._offered, self._chosen = found, -1
        shared = _shared(found)
        self._write(*((start, shared) if len(shared) > self._typed[1] - start else (self._typed[1], "")))
        self._show()

    def _mark_piece(self) -> None:
        """Mark the value of the piece before the cursor, or of the last one: the next letter takes its place."""
        said = sorted((each.start, number) for number, each in enumerate(self.pieces) if each.start >= 0)
        if said:
            start = min(self.selection)
            _place, number = next((each for each in reversed(said) if each[0] < start), said[-1])
            self.mark_piece(number)

    def mark_piece(self, number: int) -> None:
        """Mark the value of this piece: the next letter takes its place."""
        self.selection = Selection(self.pieces[number].start, self.pieces[number].end)
        self.chosen_piece(number)

    def _choose(self, index: int) -> None:
        self._chosen = index
        self._write(self._offered[index].start, self._offered[index].text)
        self._show()

    def _write(self, start: int, text: str) -> None:
        """Put `text` behind what was typed up to `start`, before what stood behind the cursor."""
        typed, at = self._typed
        self._written = f"{typed[:start]}{text}{typed[at:]}", start + len(text)
        self.value, self.cursor_position = self._written

    def _show(self) -> None:
        self.offers.offer(self._offered, self._chosen)

    def _end(self) -> None:
        """Take the list away."""
        if self._offered:
            self._offered, self._chosen = (), -1
            self._show()

    def watch_value(self) -> None:
        """Somebody types on: what is offered is narrowed, or goes once one was chosen."""
        super().watch_value()
        if self._offered and self.value != self._written[0]:
            narrows = self._chosen < 0 and bool(self.value.strip())
            self._end()
            if narrows:
                self.call_later(self._narrow)

    def _narrow(self) -> None:
        """Offer anew, if there is still something to choose from."""
        found = self.completer(self.value, self.cursor_position)
        if len(found) > 1 and not self._offered:
            self._typed = self._written = self.value, self.cursor_position
            self._original = self.value, self.selection
            self._offered = found
            self._show()

    async def _on_key(self, event: Key) -> None:
        """Esc takes back what was completed; a key that moves takes the list away."""
        if not self._offered or event.key in _EDITING or event.is_printable:
            return
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self._chosen, self._written = 0, (self._original[0], 0)
            self.value, self.selection = self._original
        self._end()

    def on_blur(self) -> None:
        """The cursor is elsewhere."""
        self._end()


def _shared(found: Sequence[Completion]) -> str:
    """What all of them begin with, if they take the place of the same text."""
    if len({each.start for each in found}) > 1:
        return ""
    letters = zip(*(each.text for each in found), strict=False)
    return "".join(each[0] for each in takewhile(lambda each: len(set(each)) == 1, letters))
