"""The line at the foot of the walk: type a row in one line, and read below it how it will be read.

Enter takes the text out of the line in the same moment, before a letter behind it can come in, and hands it to the
owner. What becomes of it is the owner's business; a text that cannot be taken comes back only into an empty line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key, MouseDown, Paste
from textual.message import Message
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from retro.text.controls import without_controls
from retro.text.wrap import line_spans
from widgets.completion import Completer, CompletingLine
from widgets.line_notes import LineNotes, RefusedLine
from widgets.pasted_list import PastedList
from widgets.pieces import PieceBar
from widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from retro.model.quick_entry.pieces import Piece

Reader = Callable[[str], tuple[str, bool]]
"""Gives how a line is read, in words, and whether it can be taken."""

LONGEST = 10_000
"""Letters that a line may have: more is no line, and would be read for minutes."""

_ENDS = ("enter", "ctrl+j")
"""The ends of a line: as the key sends it, and as it may stand in what is pasted without brackets."""


PIECES_KEY = "ctrl+g"
"""Gives each piece below the line a number, by which it is changed. Terminals send it with every keyboard."""


class EntryLine(CompletingLine):
    """The line itself: Enter takes it, Esc leaves it as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "before", show=False),
        Binding("down,escape", "leave", show=False),
        Binding("pageup", "scroll_pasted(-1)", show=False),
        Binding("pagedown", "scroll_pasted(1)", show=False),
    ]

    came_back = False
    """Whether the text was refused, came back, and was not touched since: who types on has not seen it."""

    def __init__(self, entry: QuickEntry) -> None:
        super().__init__("")
        self._entry = entry

    def give_back(self, text: str) -> None:
        """Put a text that was refused into the line, marked as a whole."""
        self.begin(text)
        self.selection = Selection(0, len(text))
        self.came_back = True

    def begin(self, text: str) -> None:
        """Put a text into the line that nobody types now: what was typed before does not belong to it."""
        self.show(text)
        self.history.begin(text)

    def action_undo(self) -> None:
        """Take back what was typed; where nothing was, the key is the owner's."""
        self._own_or_pass_on()
        super().action_undo()

    def action_redo(self) -> None:
        """Bring back what was taken back; where nothing was typed, the key is the owner's."""
        self._own_or_pass_on()
        super().action_redo()

    def _own_or_pass_on(self) -> None:
        if not self.value and not self.history.is_touched:
            raise SkipAction

    def touch(self) -> None:
        """The text that came back is edited from here on."""
        if self.came_back:
            self.came_back = False
            self.cursor_position = len(self.value)

    def acts_in_order(self, key: str) -> bool:
        """Also the end of a line: what is typed behind it is the next one."""
        return key in _ENDS or super().acts_in_order(key)

    async def _on_key(self, event: Key) -> None:
        """Take the line before the letters that came in one burst with its end, which a binding would let in."""
        if self._entry.calls_piece(event.key, event.character or ""):
            event.stop()
            event.prevent_default()
        elif event.key in _ENDS:
            event.stop()
            event.prevent_default()
            self._entry.take()
        elif (event.key == "escape" and self._entry.withdraws()) or (event.key == "f7" and self._entry.joins()):
            event.stop()
            event.prevent_default()
        elif self.came_back and event.is_printable:
            self._entry.set_aside()
        else:
            self.touch()

    def _on_paste(self, event: Paste) -> None:
        """Several lines, and a text that is too long for a line, are handed over; one line goes into the line."""
        text = without_controls(event.text)
        if len(text) > LONGEST or len([line for line in text.split("\n") if line.strip()]) > 1:
            event.stop()
            event.prevent_default()
            self._entry.take_pasted(text)
        elif self.came_back:
            self._entry.set_aside()

    async def _on_mouse_down(self, event: MouseDown) -> None:  # noqa: ARG002 -- the base class looks at it
        """A click into the text that came back edits it."""
        self.touch()

    def action_leave(self) -> None:
        """Leave the line, with the text in it."""
        self.post_message(QuickEntry.Left())

    def action_scroll_pasted(self, pages: int) -> None:
        """Scroll the list of pasted lines."""
        self._entry.scroll_pasted(pages)

    def action_before(self) -> None:
        """Bring back the line that was refused last, or leave the empty line; a text that is typed is not left so."""
        if not self.value and not self._entry.brings_back():
            self.action_leave()


class QuickEntry(Vertical):
    """The entry line and its echo. It asks its owner how a text is read, and hands over what is to be taken."""

    DEFAULT_CSS = """
    QuickEntry { height: auto; background: $surface; }
    QuickEntry > Horizontal { height: auto; }
    QuickEntry > Horizontal > .prompt { width: 3; padding: 0 1; color: $text-muted; }
    QuickEntry:focus-within > Horizontal > .prompt { color: $text-accent; text-style: bold; }
    QuickEntry > Horizontal > EntryLine { width: 1fr; background: transparent; }
    QuickEntry > .echo { height: 1; max-height: 10; padding: 0 3; color: $text-muted; }
    QuickEntry > .echo.-wrong { color: $text-warning; }
    """

    class Left(Message):
        """The cursor left the line."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self.reader: Reader = lambda text: (text, True)
        self.takes: Callable[[str], None] = lambda text: None  # noqa: ARG005 -- as below: until there is an owner
        """Gets each text that Enter takes, in the same moment; "" for Enter in an empty line."""
        self.takes_pasted: Callable[[str, str], None] = lambda text, typed: None  # noqa: ARG005
        """Gets several lines that were pasted, with what had been typed before and behind them, and that alone."""
        self.joins: Callable[[], bool] = lambda: False
        """Takes the pasted lines that are shown as one row, on F7; whether there were any."""
        self.withdraws: Callable[[], bool] = lambda: False
        """Takes back what waits for an answer, on Esc; whether something did."""
        self.brings_back: Callable[[], bool] = lambda: False
        """Puts the line that was refused last into the empty line; whether there was one."""
        self.sets_aside: Callable[[str], None] = lambda text: None  # noqa: ARG005
        """Gets the text that came back, when another one is typed over it."""
        self.piecer: Callable[[str], tuple[Sequence[Piece], str]] = lambda text: ((), "")  # noqa: ARG005
        """Gives the pieces that a text is read as, which stand in the place of how it is read; and what is not read."""
        self._pieces: Sequence[Piece] = ()
        self._are_numbered = False
        """Whether the pieces have numbers, and the next figure marks the one that it names."""
        self._bar = PieceBar()
        self._marks: Callable[[], str] = str
        self._pasted = PastedList()
        self._notes = LineNotes()
        self._line = EntryLine(self)
        self._line.chosen_piece = self._show_pieces
        self._echo = WrappedText("", classes="echo")
        self._said = ("", False)
        self._is_echo = False

    def compose(self) -> ComposeResult:
        """Pasted lines and notes, prompt and line, and the echo under them."""
        yield self._pasted
        yield self._notes
        with Horizontal():
            yield Static("+", classes="prompt", markup=False)
            yield self._line
        yield self._line.offers
        yield self._bar
        yield self._echo

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self._line.value

    @text.setter
    def text(self, text: str) -> None:
        self._line.came_back = False
        self._line.begin(text)

    @property
    def place(self) -> int:
        """How many characters stand before the cursor."""
        return self._line.cursor_position

    def put(self, text: str) -> None:
        """Put a text into the line, marked as a whole: whoever types on types something else."""
        self.text = text
        self._line.selection = Selection(0, len(text))

    @property
    def has_cursor(self) -> bool:
        """Whether keys go into the line."""
        return self._line.has_focus

    def enter(self) -> None:
        """Put the cursor into the line."""
        self._line.focus(scroll_visible=False)

    def paste(self, text: str) -> None:
        """Paste into the line, which takes several lines as such."""
        self._line.post_message(Paste(text))

    def suggest(self, example: str, marks: Callable[[], str] = str) -> None:
        """Show `example` in the empty line, and what `marks` gives below it while the cursor is there."""
        self._line.placeholder, self._marks = example, marks

    def complete_with(self, completer: Completer) -> None:
        """Complete what is typed with what `completer` gives."""
        self._line.completer = completer

    def take(self) -> None:
        """Take the text out of the line, and hand it over."""
        text = self.text if self.text.strip() else ""
        if text:
            self.text = ""
        self.takes(text)

    def take_pasted(self, text: str) -> None:
        """Hand over pasted lines, with what stands in the line before and behind the cursor."""
        start, end = sorted(self._line.selection)
        before, behind = ("", "") if self._line.came_back else (self.text[:start], self.text[end:])
        if self._line.came_back:
            self.set_aside()
        self.text = ""
        self.takes_pasted(f"{before}{text}{behind}", f"{before}{behind}")

    def offer(self, count: int, read: Callable[[int], tuple[str, bool]]) -> None:
        """Show what so many pasted lines would be, each read by `read`; 0 shows none."""
        self._pasted.show(count, read)

    def scroll_pasted(self, pages: int) -> None:
        """Scroll the pasted lines that are shown."""
        self._pasted.action_page(pages)

    def give_back(self, text: str) -> bool:
        """Put a text that was refused into the line, if it is empty; whether it is there now.

        Who does not look at the screen may type on: the first letter sets the text aside again.
        """
        if self.text.strip():
            return False
        self._line.give_back(text)
        return True

    def set_aside(self) -> None:
        """Take the text that came back out of the line again."""
        text, self.text = self.text, ""
        self.sets_aside(text)

    def set_aside_what_came_back(self) -> None:
        """As above, if the text in the line is one that came back and was not touched since."""
        if self._line.came_back:
            self.set_aside()

    def note(
        self,
        refused: Sequence[RefusedLine],
        waiting: Sequence[str],
        question: str,
        elsewhere: str = "",
        delay: str = "",
    ) -> None:
        """Show above the line what became of the lines before: refused ones, waiting ones, a question about one.

        `elsewhere` says where others were refused, `delay` why some wait.
        """
        self._notes.show(refused, waiting, question, elsewhere, delay)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something below the line."""
        self._is_echo = False
        self._show_pieces()
        self._say(text, wrong=wrong)

    @property
    def said(self) -> str:
        """What is said below the line now."""
        return self._said[0]

    def _say(self, text: str, *, wrong: bool) -> None:
        if (text, wrong) != self._said:  # each key asks, and drawing costs
            self._said = text, wrong
            self._echo.update(Content(text), layout=False)
            self._echo.set_class(wrong, "-wrong")
        self._make_room()

    def on_descendant_focus(self) -> None:
        """Show what may be typed, where nothing is said yet."""
        if not self.text and not self._said[0]:
            self.say(self._marks())

    def on_descendant_blur(self) -> None:
        """Nothing is typed here now."""
        if not self.text and self._said[0] and self._said[0] == self._marks():
            self.say("")

    def on_resize(self) -> None:
        """Fit what is said to the new width."""
        self._make_room()

    def _make_room(self) -> None:
        """Give what is said as many lines as it needs: its cure stands at its end. Pieces take the line of nothing."""
        text, _wrong = self._said
        width = self._echo.content_size.width or self.content_size.width - 6
        rows = len(list(line_spans(text, width))) if width > 0 else 1
        if self._echo.styles.height is None or self._echo.styles.height.value != rows:
            self._echo.styles.height = rows
        self._echo.display = bool(text) or not self._pieces

    def _show_pieces(self, chosen: int = -1, pieces: Sequence[Piece] | None = None) -> None:
        """Show the pieces that the line is read as; without any, none; of those shown, another `chosen` one."""
        if pieces is not None or chosen < 0:
            self._pieces = self._line.pieces = pieces or ()
        numbers = {number: n for n, number in enumerate(self._changeable, 1)} if self._are_numbered else {}
        shown = [f"{numbers[n]} {each.shown}" if n in numbers else each.shown for n, each in enumerate(self._pieces)]
        self._bar.show(shown, chosen)

    @property
    def _changeable(self) -> list[int]:
        """Which of the pieces stand in the line, in their order: as many as there are figures."""
        return [number for number, each in enumerate(self._pieces) if each.start >= 0][:9]

    def calls_piece(self, key: str, letter: str) -> bool:
        """Number the pieces, or mark the one whose number was pressed; whether the key did one of them."""
        if key == PIECES_KEY:
            self.read_again()  # the letters before it in one burst
        was, self._are_numbered = self._are_numbered, key == PIECES_KEY and bool(self._changeable)
        figure = int(letter) if was and letter.isdecimal() else 0
        if was or self._are_numbered:
            self._show_pieces(pieces=self._pieces)
        if 1 <= figure <= len(self._changeable):
            self._line.mark_piece(self._changeable[figure - 1])
            return True
        return key == PIECES_KEY

    def read_again(self) -> None:
        """Say anew how the line is read: what it depends on has changed. Of one that came back, the reason stands."""
        if self._line.came_back:
            return
        if self.text.strip():
            echo, good = self.reader(self.text)
            pieces, unread = self.piecer(self.text) if good else ((), "")
            self._is_echo = True
            self._show_pieces(pieces=pieces)
            self._say(unread if pieces else echo, wrong=not good or bool(pieces and unread))
        else:
            self.say(self._marks() if self.has_cursor else "")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.text.strip() or self._is_echo:  # what was said of a line that was taken stays
            self.read_again()
