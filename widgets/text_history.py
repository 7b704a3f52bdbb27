"""What stood in a line before: a step for each word that was typed, each run of deleting, each other change."""

from __future__ import annotations

from itertools import takewhile

from retro.language import N_
from widgets.commands import Command

TEXT_KEYS = (
    Command("text.undo", ("ctrl+z",), N_("Undo"), N_("Take back what was typed; in an empty entry line, the last row")),
    Command("text.redo", ("ctrl+y", "ctrl+r"), N_("Redo"), N_("Bring back what was taken back")),
)
"""The keys that every line understands."""
_MOST = 500
"""So many steps are kept."""


def shared(one: str, other: str) -> int:
    """How many letters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


class TextHistory:
    """The texts of a line, from the one that it began with to the one that stands there."""

    def __init__(self, text: str) -> None:
        self._past: list[str] = []
        self._future: list[str] = []
        self._now = text
        self._run: tuple[int, int] | None = None
        """How many letters the last key added, and where the next one would be; None where nothing goes on."""

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed since the beginning, taken back or not."""
        return bool(self._past or self._future)

    def begin(self, text: str) -> None:
        """Begin anew: what stood there before does not belong to this text."""
        self._past, self._future, self._now, self._run = [], [], text, None

    def note(self, text: str) -> None:
        """Another text stands in the line."""
        if text == self._now:
            return
        added = len(text) - len(self._now)
        at = shared(self._now, text) if abs(added) == 1 else 0
        if not self._goes_on(text, added, at):
            self._past = [*self._past[1 - _MOST :], self._now]
        self._run = (added, at + 1 if added > 0 else 0) if abs(added) == 1 else None
        self._now, self._future = text, []

    def undo(self) -> str | None:
        """The text that stood there before; None if there is none."""
        if not self._past:
            return None
        self._future.append(self._now)
        self._now, self._run = self._past.pop(), None
        return self._now

    def redo(self) -> str | None:
        """The text that was taken back last; None if there is none."""
        if not self._future:
            return None
        self._past.append(self._now)
        self._now = self._future.pop()
        return self._now

    def _goes_on(self, text: str, added: int, at: int) -> bool:
        """Whether a letter more or less belongs to the step before: the same word, or the same run of deleting."""
        if self._run is None or added != self._run[0]:
            return False
        if added < 0:
            return True
        return at == self._run[1] and (self._now[at - 1].isalnum() or not text[at].isalnum())
