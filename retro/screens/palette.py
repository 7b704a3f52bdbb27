"""The palette: every command of where you are, found by its name."""

from __future__ import annotations

from collections.abc import Sequence

from retro.language import LANGUAGES, _
from retro.screens.pick_screen import Option
from widgets.commands import Command


def options(commands: Sequence[Command]) -> list[Option]:
    """The commands, each found by its name in the language of the screen and in English, and by its key."""
    return [
        Option(command, _(command.label), _(command.help), command.key, (command.label, *map(_, command.also)))
        for command in commands
    ]


def languages() -> list[Option]:
    """The languages, each called as its own readers call it."""
    return [Option(code, name, also=(code,)) for code, name in LANGUAGES.items()]
