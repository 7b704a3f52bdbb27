"""Textual's reader of what a terminal sends, but one for which Escape and the key behind it are two keys.

A terminal sends the same two bytes for Alt and a letter as for Escape and a letter that come within a tenth of a
second: from a fast hand, over a slow line, from a script. Textual takes them for Alt, and makes `∞` of Escape and 5;
of Escape and a longer burst it makes `^`. Nothing here is bound to Alt and a letter. Keyboards that tell the two apart
(kitty's protocol) send something else for Alt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual import events
from textual._parser import ParseTimeout
from textual._xterm_parser import XTermParser
from textual.message import Message

_ESCAPE = "\x1b"
_KEY_BEHIND = re.compile(r"(?<=\x1b)(?=[^\x1b\[\]OPX^_\\])")
"""Where a key begins that stands behind Escape: not where a sequence goes on."""
_PASTE = re.compile(r"\x1b\[20([01])~")


class KeyParser(XTermParser):
    """The parser of the driver: what is pasted is left as it is."""

    _pastes = False
    _tail = ""

    @property
    def waits(self) -> bool:
        """Whether time decides what was read last: an Escape that stands alone is the key after a tenth of a second."""
        return self._timeout_time is not None

    def feed(self, data: str) -> Iterable[Message]:
        """The events of `data`; "" is the end of all."""
        pastes = self._pastes or "\x1b[200~" in self._tail + data
        self._follow(data)
        pieces = [data] if pastes or not data else _KEY_BEHIND.split(data)
        for number, piece in enumerate(pieces, 1):
            yield from super().feed(piece)
            if number < len(pieces):
                yield from self._escape_now()

    def _follow(self, data: str) -> None:
        """Note whether a paste goes on behind `data`; its mark may come in two pieces."""
        seen = self._tail + data
        if marks := _PASTE.findall(seen):
            self._pastes = marks[-1] == "0"
        self._tail = seen[-5:]

    def _escape_now(self) -> Iterable[Message]:
        """Take the Escape that was read last for the key, without waiting for what may follow it."""
        self._timeout_time = None
        self._awaiting = self._gen.throw(ParseTimeout())
        while self._tokens:
            yield self._tokens.popleft()

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        """The keys of a sequence, where Escape and a key came in two pieces."""
        if alt or (sequence[:-1] == _ESCAPE and _KEY_BEHIND.search(sequence)):
            yield events.Key("escape", _ESCAPE)
            sequence = sequence[-1]
        yield from super()._sequence_to_key_events(sequence)
