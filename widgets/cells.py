"""Text measured in cells of the terminal, which a Japanese letter fills two of."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from retro.model.text import printable


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
    """`text` as lines of at most `width` cells, broken at spaces, and anywhere in a word that is too long.

    Line ends in the text are kept. Japanese, which has no spaces, breaks anywhere.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, size = "", 0
        for word in _words(printable(paragraph)):
            length = cell_len(word)
            if size + cell_len(word.rstrip()) > width and line:
                lines.append(line.rstrip())
                line, size = "", 0
            while length > width:
                head = set_cell_size(word, width)
                cut = len(head.rstrip()) if cell_len(word[: len(head)]) > width else len(head)
                cut = max(cut, 1)
                if word[cut:].strip() == "":
                    break
                lines.append(word[:cut])
                word = word[cut:]  # noqa: PLW2901 -- the rest of the same word
                length = cell_len(word)
            line += word
            size += length
        lines.append(line.rstrip())
    return lines


def _words(text: str) -> list[str]:
    """`text` cut where a line may end: behind each run of spaces, and behind each wide letter."""
    words, word = [], ""
    for letter in text:
        if word and word[-1] == " " and letter != " ":
            words.append(word)
            word = ""
        word += letter
        if cell_len(letter) > 1:
            words.append(word)
            word = ""
    return [*words, word] if word else words
