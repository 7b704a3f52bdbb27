"""Text measured in cells of the terminal, which a Japanese letter fills two of."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from retro.model.text import printable

_NEVER_FIRST = frozenset("、。，．・：；？！）」』】〕〉》ー～…々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
"""Letters that no Japanese line begins with."""


def fit(text: str, width: int, *, right: bool = False) -> str:
    """`text` on exactly `width` cells: filled with spaces, or cut with `..` at the end where it is longer."""
    text = printable(text)
    size = cell_len(text)
    if size <= width:
        return " " * (width - size) + text if right else text + " " * (width - size)
    return set_cell_size(text, width - 2) + ".." if width > 3 else set_cell_size(text, max(width, 0))  # noqa: PLR2004 -- below that the dots would be all


def strip(pieces: list[tuple[str, Style | None]], width: int, base: Style) -> Strip:
    """One line of the screen made of pieces of text, each with its style over `base`, filled to `width`."""
    segments = [Segment(text, base + style if style else base) for text, style in pieces if text]
    return Strip(segments).adjust_cell_length(width, base)


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, broken at spaces, at wide letters, and in words too long."""
    lines, line = [], ""
    for piece in _pieces(printable(text), width):
        if cell_len(line) + cell_len(piece.rstrip()) > width and line:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str, width: int) -> Iterator[str]:
    """`text` cut wherever a line may end: behind spaces, behind a wide letter, and before a piece grows too long."""
    piece, size = "", 0
    for letter, after in zip(text, f"{text[1:]} ", strict=False):
        wide = cell_len(letter)
        if piece and ((piece[-1] == " " and letter != " ") or size + wide > width):
            yield piece
            piece, size = "", 0
        piece, size = piece + letter, size + wide
        if wide > 1 and after not in _NEVER_FIRST:
            yield piece
            piece, size = "", 0
    yield piece
