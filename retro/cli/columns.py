"""Text in columns of a terminal: widths in cells, where a Japanese letter takes two."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_WIDE = {"W": 2, "F": 2}
_NO_LINE_BEGINS_WITH = "、。，．・：；？！）］｝」』】〕〉》’”ーっゃゅょッャュョ…,.:;?!)]}"


def cells(text: str) -> int:
    """How many cells `text` takes."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(char) for char in text)


def _cells_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):  # sits on the letter before it
        return 0
    return _WIDE.get(unicodedata.east_asian_width(char), 1)


def pad(text: str, width: int) -> str:
    """`text` with spaces behind it, `width` cells wide; a longer one as it is."""
    return text + " " * (width - cells(text))


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows as lines, two spaces between columns. The last column is as long as it likes."""
    if not rows:
        return []
    widths = [max(cells(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    return [
        "  ".join([*(pad(cell, width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in rows
    ]


def wrap(text: str, width: int) -> list[str]:
    """One paragraph in lines of at most `width` cells, broken at spaces and between Japanese letters."""
    lines, line = [], ""
    for piece in _pieces(" ".join(text.split())):
        if line and cells(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> list[str]:
    """`text` cut wherever a line may end: behind a space, and beside a wide letter."""
    pieces: list[str] = []
    for char in text:
        before = pieces[-1][-1] if pieces else ""
        may_break = (
            before and char not in _NO_LINE_BEGINS_WITH and (before == " " or _is_wide(char) or _is_wide(before))
        )
        if not pieces or (may_break and char != " "):
            pieces.append(char)
        else:
            pieces[-1] += char
    return pieces


def _is_wide(char: str) -> bool:
    return _cells_of(char) > 1
