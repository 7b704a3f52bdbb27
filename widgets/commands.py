"""A command: what a key does, said once for the key itself, the footer, the palette and the help."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

from retro.language import _
from retro.value import value

LEADS = -1
"""The rank of what shows all that there is no room for: it stands there whatever else does not."""


@value
class Command:
    """Something that a person can do where they are.

    `id` names it in the settings, `keys` are Textual's names of the keys, the first one being shown; without any it
    stands in the palette alone. `label` (a word or
    two for the footer) and `help` (a sentence for the help and the palette) are message ids. `action` is Textual's,
    by default the last part of the id. `footer` is its rank there: the lower, the longer it stays when
    the screen is narrow; 0 keeps it out, and `LEADS` never gives way. `typing` says that it works while text is being
    typed, too.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    action: str = ""
    footer: int = 0
    typing: bool = False
    shown: str = ""
    """How the key is written in the footer and the help, where Textual's name of it would puzzle: a message id."""
    also: tuple[str, ...] = ()
    """Other words that find it in the palette: message ids."""
    writes: bool = False
    """Whether it changes what is kept: whoever may only read is not offered it."""

    @property
    def does(self) -> str:
        """Textual's name of the action."""
        return self.action or self.id.rpartition(".")[2].replace("-", "_")

    @property
    def key(self) -> str:
        """The key as people write it."""
        return _(self.shown) if self.shown else key_name(self.keys[0]) if self.keys else ""


_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "number_sign": "#",
    "apostrophe": "'",
    "colon": ":",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "greater_than_sign": ">",
    "equals_sign": "=",
    "less_than_sign": "<",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
    "home": "Home",
    "end": "End",
    "space": "Space",
    "delete": "Del",
    "backspace": "Backspace",
}


def key_name(key: str) -> str:
    """A key as people write it: `?`, `Esc`, `Ctrl+P`, `F2`."""
    *modifiers, last = key.split("+")
    name = _NAMES.get(last) or (last.upper() if modifiers or (last[0] == "f" and last[1:].isdigit()) else last)
    return "+".join([modifier.capitalize() for modifier in modifiers] + [name])


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """The bindings of these commands: one for each command, with its id, so that settings can bind it anew."""
    return [
        Binding(
            ",".join(command.keys),
            command.does,
            command.label,
            show=False,
            id=command.id,
            tooltip=command.help,
            priority=command.typing,
        )
        for command in commands
        if command.keys
    ]
