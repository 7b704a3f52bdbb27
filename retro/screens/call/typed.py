"""The lines of a call in the order of their Enter, and those that wait behind an answer that was none."""

from __future__ import annotations

from collections import deque
from datetime import datetime


class TypedLines:
    """What was typed, and is not taken yet."""

    def __init__(self) -> None:
        self._queue: deque[tuple[str, datetime]] = deque()
        self._waits: deque[tuple[str, datetime]] = deque()
        """What was typed behind an answer that came back."""
        self._begun = ""
        """What stood in the line when it came back."""

    def __bool__(self) -> bool:
        return bool(self._queue)

    def add(self, text: str, at: datetime) -> None:
        """A line; what waits is taken behind it."""
        self._queue.append((text, at))
        self._queue.extend(self._waits)
        self._waits.clear()

    def next(self) -> tuple[str, datetime]:
        """The first line, which is taken now."""
        return self._queue.popleft()

    def hold(self, in_line: str) -> None:
        """Wait with all lines: an answer comes back into the line, in which this stood."""
        self._waits.extend(self._queue)
        self._queue.clear()
        self._begun = self._begun or in_line

    @property
    def waiting(self) -> int:
        """How many lines wait until an answer is given."""
        return len(self._waits) + bool(self._begun)

    def begun(self) -> str:
        """What stood in the line when an answer came back, once nothing else waits; it is given once."""
        text, self._begun = ("", self._begun) if self._waits else (self._begun, "")
        return text

    def notes(self) -> list[tuple[str, datetime]]:
        """The lines that are not taken yet."""
        return [(text, at) for text, at in self._queue if text.strip()]

    def rest(self) -> list[str]:
        """All that is not taken yet, of which nobody asks for any more."""
        found = [text.strip() for text, _at in (*self._waits, *self._queue)]
        return [text for text in (*found, self._begun) if text]

    def clear(self) -> None:
        """All of that is kept elsewhere."""
        self._waits.clear()
        self._queue.clear()
        self._begun = ""
