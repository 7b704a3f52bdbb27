"""Prose in a line: its words, as they are read where Markdown is drawn, without the marks that draw it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

Span = tuple[int, int]

_SIGNS = re.compile(r"[*_~`\\\[#>]")
"""A text without any of these has no marks."""
_FENCE = re.compile(r"^ {0,3}(?:```|~~~).*$", re.MULTILINE)
_TOKEN = re.compile(
    r"""
      (?P<escape>\\)[!-/:-@\[-`{-~]
    | (?P<code>`+)[^`\n]+(?P=code)(?!`)
    | `+
    | (?P<line>^[ ]{0,3}(?:\#{1,6}|>)[ ])
    | (?P<link>!?\[)(?=[^\[\]\n]*\]\([^()\s]*\))
    | (?P<target>\]\([^()\s]*\))
    | (?P<mark>\*{1,3}|_{1,3}|~~)
    | (?P<paragraph>\n[ \t]*\n)
    """,
    re.VERBOSE | re.MULTILINE,
)


def in_a_line(prose: str) -> str:
    """The words of a prose text in one line, without the marks of Markdown."""
    return " ".join(without_markup(without_fences(prose))[0].split())


def without_fences(prose: str) -> str:
    """A prose text without the lines that begin and end a block of letters that stand as they were typed."""
    return _FENCE.sub("", prose)


def without_markup(text: str, spans: Sequence[Span] = ()) -> tuple[str, tuple[Span, ...]]:
    """The words of a text in Markdown without the marks of emphasis, code, links, headings and quotes.

    The spans are where they were, in the words that are left; one that lay in marks alone is gone. A mark that means
    nothing, such as a star between numbers, stays.
    """
    if not _SIGNS.search(text):
        return text, tuple(spans)
    marks = sorted(_marks(text))
    if not marks:
        return text, tuple(spans)
    starts = [start for start, _ in marks]
    gone = [0, *accumulate(end - start for start, end in marks)]

    def moved(at: int) -> int:
        before = bisect_right(starts, at)
        return at - gone[before] + (max(marks[before - 1][1] - at, 0) if before else 0)

    inside = [0, *(end for _, end in marks)], [*starts, len(text)]
    words = "".join(text[start:end] for start, end in zip(*inside, strict=True))
    kept = ((moved(start), moved(end)) for start, end in spans)
    return words, tuple(span for span in kept if span[0] < span[1])


def _marks(text: str) -> Iterator[Span]:
    """Where the marks stand; none of them overlaps another."""
    opened, in_link = dict[str, Span](), False
    for token in _TOKEN.finditer(text):
        match token.lastgroup:
            case "escape" | "line" as group:
                yield token.span(group)
            case "code":
                size = len(token["code"])
                yield token.start(), token.start() + size
                yield token.end() - size, token.end()
            case "link":
                in_link = True
                yield token.span()
            case "target" if in_link:
                in_link = False
                yield token.span()
            case "paragraph":
                opened.clear()
            case "mark":
                yield from _paired(text, token.span(), opened)


def _paired(text: str, mark: Span, opened: dict[str, Span]) -> Iterator[Span]:
    """This mark and the one that it closes; else it may open."""
    (start, end), sign = mark, text[slice(*mark)]
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    is_word = sign[0] == "_"
    if sign in opened and not before.isspace() and not (is_word and after.isalnum()):
        yield opened.pop(sign)
        yield mark
    elif not after.isspace() and not (is_word and before.isalnum()):
        opened[sign] = mark
