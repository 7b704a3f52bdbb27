"""Lines of a terminal: where a text may be broken, in cells and by the rules of Japanese."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import split_graphemes

Line = tuple[int, int]
"""Where a line begins in its text, and where it ends."""

_NEVER_FIRST = frozenset(
    "、。，．・：；？！）」』】〕〉》”’ー～…‥々ゝヽ％℃,.:;?!)]}%ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_NEVER_LAST = frozenset("（「『【〔〈《“‘([{￥＄№")
_WIDE = 2


def wrapped(text: str, width: int) -> Iterator[Line]:
    """The lines that `text` fills, each at most `width` cells wide; at least one, and one more for each line end.

    A line ends behind a space or beside a wide letter, where neither line may begin or end with what Japanese forbids
    there (禁則処理); in a word that is wider than the line, anywhere. The space that a line ends with is in none.
    """
    start = 0
    for part in text.split("\n"):
        of_part = _narrow(part, width) if part.isascii() else _with_wide(part, width)
        yield from ((start + begin, start + end) for begin, end in of_part)
        start += len(part) + 1


def _narrow(text: str, width: int) -> Iterator[Line]:
    """The lines of a text in which every letter fills one cell."""
    start = 0
    while len(text) - start > width:
        space = text.rfind(" ", start, start + width + 1)
        end = space if space > start and text[start:space].strip() else start + width
        yield start, _without_spaces(text, start, end)
        start = end + 1 if end == space else end
    yield start, _without_spaces(text, start, len(text))


def _with_wide(text: str, width: int) -> Iterator[Line]:
    start = size = 0  # where this line begins, and how many cells it has filled
    may_end = behind = 0  # the last place at which it may end, and the cells behind it
    before, before_cells = " ", 1
    for at, _end, cells in split_graphemes(text)[0]:
        letter = text[at]
        if _may_part(before, before_cells, letter, cells):
            may_end, behind = at, 0
        while size + cells > width and at > start and letter != " ":
            cut, size = (may_end, behind) if may_end > start else (at, 0)
            yield start, _without_spaces(text, start, cut)
            start = cut
        size += cells
        behind += cells
        before, before_cells = letter, cells
    yield start, _without_spaces(text, start, len(text))


def _may_part(letter: str, cells: int, following: str, following_cells: int) -> bool:
    """Whether a line may end between these two letters."""
    if letter == " ":
        return following != " "
    wide = _WIDE in {cells, following_cells}
    return wide and following != " " and following not in _NEVER_FIRST and letter not in _NEVER_LAST


def _without_spaces(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end
