"""The help: the keys of where you are, from the same commands that bind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from retro.language import N_, _
from retro.text.width import fit
from widgets.commands import Command, bindings
from widgets.wrapped_text import WrappedText

CLOSE = (Command("help.close", ("escape", "question_mark", "f1", "q"), N_("Close"), N_("Close the help"), "dismiss"),)

_KEY = 12
"""Cells of the column of keys."""


class KeysScreen(ModalScreen[None]):
    """All commands of a screen with their keys."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CLOSE)]
    CSS = """
    KeysScreen { align: center middle; background: $background 60%; }
    KeysScreen > VerticalScroll { width: 76; max-width: 96%; height: auto; max-height: 92%; }
    KeysScreen > VerticalScroll { background: $surface; padding: 1 2; }
    """

    def __init__(
        self, groups: Sequence[tuple[str, Sequence[Command]]], forms: Sequence[tuple[str, str]], forms_title: str
    ) -> None:
        super().__init__()
        self._groups = groups
        self._forms = forms
        self._forms_title = forms_title

    def compose(self) -> ComposeResult:
        """One text: a heading for each group, a line for each command."""
        with VerticalScroll():
            lines: list[Content] = []
            if self._forms:
                lines += [Content.styled(_(self._forms_title), "bold"), Content("")]
                for form, meaning in self._forms:
                    lines += [Content(f"  {form}"), Content.styled(f"      {meaning}", "dim")]
                lines.append(Content(""))
            for title, commands in self._groups:
                lines += [Content.styled(_(title), "bold"), Content("")]
                lines += [Content(f"  {fit(command.key, _KEY)}{_(command.help)}") for command in commands]
                lines.append(Content(""))
            lines.append(Content.styled(_("Esc closes this."), "dim"))
            yield WrappedText(Content("\n").join(lines), hanging=2 + _KEY)
