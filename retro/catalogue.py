"""A compiled catalogue of gettext (`.mo`), in which a text is looked up where it lies.

gettext's own takes all texts out of the file before it tells one: thousands, of which a screen shows a hundred, and an
English one the few that people write in both languages.
"""

from __future__ import annotations

from gettext import GNUTranslations, NullTranslations, c2py
from struct import Struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import _TranslationsReader

_HEAD, _ENTRY = Struct("<5I"), Struct("<2I")
_PLURAL = " plural="
"""What stands in the head of a catalogue before the rule that chooses the form for a number."""


class Catalogue(NullTranslations):
    """The texts of one file, as `gettext.translation` opens it: sorted by their ids, as compilers write them."""

    def _parse(self, fp: _TranslationsReader) -> None:
        """Read the file. OSError if it is no catalogue."""
        self._file = fp.read()
        magic, _version, self._count, self._ids, self._texts = _HEAD.unpack_from(self._file)
        if magic != GNUTranslations.LE_MAGIC:
            raise OSError(0, "Bad magic number", getattr(fp, "name", ""))
        self._known: dict[str, tuple[str, ...]] = {}
        head = self._at(self._texts, 0).decode()
        self._form = c2py(head.partition(_PLURAL)[2].partition(";")[0])

    def gettext(self, message: str) -> str:
        """The text for this id; the id itself if it has none."""
        forms = self._forms(message)
        return forms[self._form(1) if len(forms) > 1 else 0] if forms else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form that suits `n`; of the ids, if they have none."""
        forms = self._forms(msgid1)
        return forms[self._form(n)] if forms else super().ngettext(msgid1, msgid2, n)

    def _forms(self, message: str) -> tuple[str, ...]:
        """All forms of a text, one if it does not count; none if it is not in the catalogue."""
        known = self._known.get(message, ())
        if not known and (known := self._looked_up(message.encode("utf-8", "surrogatepass"))):
            self._known[message] = known
        return known

    def _looked_up(self, wanted: bytes) -> tuple[str, ...]:
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            if self._at(self._ids, middle) < wanted:
                low = middle + 1
            else:
                high = middle
        if low == self._count or self._at(self._ids, low).partition(b"\0")[0] != wanted:
            return ()
        return tuple(self._at(self._texts, low).decode().split("\0"))

    def _at(self, table: int, at: int) -> bytes:
        """What an entry of one of the two tables of the file points to."""
        length, start = _ENTRY.unpack_from(self._file, table + 8 * at)
        return self._file[start : start + length]
