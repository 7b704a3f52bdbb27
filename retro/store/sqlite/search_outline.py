"""Whether what SQLite's full-text search keeps of an index as a whole is what it should be, read without its help.

An index that was emptied, or whose outline was overwritten, finds nothing, and SQLite calls that no error. The two
blocks that are read here tell it. Their form is part of the file format: https://www.sqlite.org/fts5.html
"""

from __future__ import annotations

TOTALS, STRUCTURE = 1, 10
"""Under which ids they lie: how many documents there are, with their terms; and which segments there are."""

_MORE = 0x80
"""From here on, a byte says that another one of its number follows."""
_COOKIE = 4
"""Bytes before the numbers of the structure."""
_SECOND_FORM = b"\xff\x00\x00\x01"
"""Stands behind the cookie where newer ones of SQLite write more numbers."""


def agrees(totals: object, structure: object, documents: object) -> bool:
    """Whether an index holds the documents that it should, and has a place for their terms.

    SQLite counts what is written, so that a document which terms were added to counts more than once.
    """
    if not (isinstance(totals, bytes) and isinstance(structure, bytes) and isinstance(documents, int | None)):
        return False
    (written,) = _numbers(totals, 1) or (0,)
    places = _numbers(structure[_COOKIE:].removeprefix(_SECOND_FORM), 2)
    return bool(places) and (written >= documents and all(places) if documents else not written)


def _numbers(block: bytes, most: int) -> list[int]:
    """The first numbers of a block: seven bits a byte, the highest first."""
    found, number = list[int](), 0
    for byte in block:
        number = number << 7 | byte & 0x7F
        if byte < _MORE:
            found.append(number)
            number = 0
            if len(found) == most:
                break
    return found
