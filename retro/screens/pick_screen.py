"""A list to choose from by typing a part of a name: commands, themes, languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from retro.language import _
from retro.screens.matching import Names, matching
from retro.text.width import cells, fit
from retro.value import value
from widgets.line_list import LineList, Pieces
from widgets.prompt_line import PromptLine
from widgets.wrapped_text import WrappedText

_KEY = 10
"""Cells of the column of keys at the end of a line."""
_ROWS = 14
"""So many lines are seen at once at the most."""


@value
class Option:
    """Something to choose. All texts are in the reader's language."""

    value: Any
    name: str
    told: str = ""
    key: str = ""
    also: tuple[str, ...] = ()
    """Other words that find it."""

    @property
    def names(self) -> Names:
        """What finds it."""
        return Names((self.name,), (*self.also, *([self.key] if self.key else [])), self.told)


class OptionList(LineList):
    """The options that fit what was typed: name, what is told of it, key."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Sequence[Option] = ()
        self.can_focus = False

    def show(self, options: Sequence[Option], chosen: int = 0) -> None:
        """Show these, with the cursor on one of them."""
        self.shown = options
        self.count = len(options)
        self.cursor = chosen
        self.refresh()

    @property
    def chosen(self) -> Option | None:
        """The one under the cursor."""
        return self.shown[self.cursor] if self.cursor < len(self.shown) else None

    def pieces(self, index: int, width: int) -> Pieces:
        """One option."""
        option, dim = self.shown[index], self.piece_style("dim")
        key = _KEY if any(each.key for each in self.shown) else 0
        widest = max(cells(each.name) for each in self.shown)
        name = min(widest, width - key - 1) if option.told else width - key - 1
        told = max(width - name - key - 3, 0)
        return [
            (fit(option.name, max(name, 1)), None),
            (f"  {fit(option.told, told)}" if told and option.told else "", dim),
            (f" {fit(option.key, key, right=True)}" if key else "", dim),
        ]


class PickLine(PromptLine):
    """The line in which a part of a name is typed; keys that move go to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n,tab", "screen.move(1)", show=False),
        Binding("up,ctrl+p,shift+tab", "screen.move(-1)", show=False),
        Binding("pagedown", "screen.page(1)", show=False),
        Binding("pageup", "screen.page(-1)", show=False),
    ]


class PickScreen(ModalScreen[Any]):
    """Gives the value of the option that was chosen, None if none was.

    `moved` is told of each option that the cursor comes to, so that it can be tried; None when it is left again.
    """

    AUTO_FOCUS = "PickLine"
    CSS = """
    PickScreen { align: center top; background: $background 60%; }
    PickScreen > Vertical { width: 84; max-width: 100%; height: auto; margin-top: 2; padding: 1; }
    PickScreen > Vertical { background: $surface; }
    PickScreen PickLine { height: 1; background: $boost; margin: 0 1; }
    PickScreen OptionList { margin-top: 1; }
    PickScreen OptionList > .line--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
    PickScreen WrappedText { display: none; padding: 1 2 0 2; color: $text-muted; }
    """

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        *,
        chosen: Any = None,
        moved: Callable[[Any], None] = lambda value: None,  # noqa: ARG005 -- nobody wants to know
    ) -> None:
        super().__init__()
        self._options, self._chosen, self._moved = options, chosen, moved
        self._list = OptionList()
        self._line = PickLine("", placeholder=title)

    def compose(self) -> ComposeResult:
        """The line, and what fits what is typed in it."""
        with Vertical():
            yield self._line
            yield self._list
            yield WrappedText("")

    def on_mount(self) -> None:
        """Show all."""
        values = [each.value for each in self._options]
        self._show(self._options, values.index(self._chosen) if self._chosen in values else 0)

    def on_resize(self) -> None:
        """Keep it on the screen."""
        self._fit()

    def _show(self, options: Sequence[Option], chosen: int = 0) -> None:
        nothing = self.query_one(WrappedText)
        nothing.update(Content(_("Nothing is called “{text}”. Esc goes back.", text=self._line.value)))
        nothing.display = not options
        self._list.show(options, chosen)
        self._fit()

    def _fit(self) -> None:
        self._list.styles.height = max(min(self._list.count, _ROWS, self.app.size.height - 8), 0)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(matching(event.value, self._options, lambda each: each.names) if event.value else self._options)
        self._try()

    @on(LineList.Moved)
    def _stands(self, event: LineList.Moved) -> None:
        event.stop()
        self._try()

    def _try(self) -> None:
        if option := self._list.chosen:
            self._moved(option.value)

    @on(LineList.Chosen)
    @on(Input.Submitted)
    def _done(self) -> None:
        if option := self._list.chosen:
            self.dismiss(option.value)

    @on(PromptLine.GivenUp)
    def _given_up(self) -> None:
        self._moved(None)
        self.dismiss(None)

    def action_move(self, lines: int) -> None:
        """Move the cursor of the list."""
        self._list.action_step(lines)

    def action_page(self, pages: int) -> None:
        """Move it by so many windows."""
        self._list.action_page(pages)
