"""The help: the keys of where you are, from the same commands that bind them. Typing filters them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from retro.language import N_, _
from retro.text.folding import folded
from retro.text.width import fit
from widgets.commands import Command, bindings
from widgets.editors import GoTo
from widgets.prompt_line import PromptLine
from widgets.wrapped_text import WrappedText

CLOSE = (
    Command("help.close", ("f1",), N_("Close"), N_("Close the help"), "dismiss", typing=True),
    Command("help.page-up", ("pageup",), N_("Page up"), N_("One page up"), "page(-1)", typing=True),
    Command("help.page-down", ("pagedown",), N_("Page down"), N_("One page down"), "page(1)", typing=True),
)

_KEY = 12
"""Cells of the column of keys."""
_AROUND = 6
"""Lines of the screen that are not for the keys: a margin, the edges, the line that filters."""


class KeysScreen(ModalScreen[None]):
    """All commands of a screen with their keys, and the line that filters them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CLOSE)]
    CSS = """
    KeysScreen { align: center middle; background: $background 60%; }
    KeysScreen > Vertical { width: 80; max-width: 100%; height: auto; padding: 1 2; }
    KeysScreen > Vertical { background: $surface; }
    KeysScreen PromptLine { height: 1; margin-bottom: 1; }
    KeysScreen VerticalScroll { height: auto; background: $surface; }
    """

    def __init__(
        self, groups: Sequence[tuple[str, Sequence[Command]]], forms: Sequence[tuple[str, str]], forms_title: str
    ) -> None:
        super().__init__()
        self._groups = groups
        self._forms = forms
        self._forms_title = forms_title
        self._line = PromptLine("", placeholder=_("Type to find a key; Esc closes this"))
        self._text = WrappedText(hanging=2 + _KEY)
        self._scroll = VerticalScroll(self._text, can_focus=False)

    def compose(self) -> ComposeResult:
        """The line, and below it one text: a heading for each group, a line for each command."""
        with Vertical():
            yield self._line
            yield self._scroll

    def on_mount(self) -> None:
        """Show all."""
        self._line.focus()
        self._show()

    def on_resize(self) -> None:
        """Keep it on the screen: what does not fit is scrolled to, which Textual sees only of a height that is set."""
        self._scroll.styles.max_height = max(self.app.size.height - _AROUND, 1)

    @on(Input.Changed)
    def _show(self) -> None:
        words = folded(self._line.value).split()
        if words == ["?"]:  # the key that opened it closes it again
            self.dismiss()
            return
        lines = [*self._forms_with(words), *self._commands_with(words)]
        self._text.update(Content("\n").join(lines or [Content(_("No key does that."))]))
        self._scroll.scroll_home(animate=False)

    def _forms_with(self, words: Sequence[str]) -> Iterator[Content]:
        forms = [(form, meaning) for form, meaning in self._forms if _says(words, form, meaning)]
        if forms:
            yield from (Content.styled(_(self._forms_title), "bold"), Content(""))
            for form, meaning in forms:
                yield from (Content(f"  {form}"), Content.styled(f"      {meaning}", "dim"))
            yield Content("")

    def _commands_with(self, words: Sequence[str]) -> Iterator[Content]:
        in_palette = _("palette")
        for title, commands in self._groups:
            found = [each for each in commands if _says(words, each.key, _(each.label), _(each.help))]
            if found:
                yield from (Content.styled(_(title), "bold"), Content(""))
                yield from (Content(f"  {fit(each.key or in_palette, _KEY)}{_(each.help)}") for each in found)
                yield Content("")

    @on(PromptLine.GivenUp)
    def _given_up(self) -> None:
        if self._line.value:
            self._line.show("")
        else:
            self.dismiss()

    @on(GoTo)
    def _scrolled(self, event: GoTo) -> None:
        event.stop()
        self._scroll.scroll_relative(y=1 if event.to == "next_field" else -1, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by so many pages."""
        self._scroll.scroll_relative(y=pages * max(self._scroll.size.height - 1, 1), animate=False)


def _says(words: Sequence[str], *texts: str) -> bool:
    """Whether the texts say all these words."""
    said = folded(" ".join(texts))
    return all(word in said for word in words)
