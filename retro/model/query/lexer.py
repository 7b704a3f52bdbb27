"""A line taken apart: words, phrases in quotation marks, `-` before one, and names with what stands behind their colon.

Every text can be taken apart, in one go from its beginning to its end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_CLOSING = {"「": "」", "『": "』", "｢": "｣"} | dict.fromkeys('"“”„＂', '"“”„＂')
"""Quotation marks: the one that opens a phrase, and those that close it."""
_JAPANESE = "「『｢“"
"""Those that open a phrase also right behind a word, for Japanese has no spaces."""
_ANY = "".join(_CLOSING)
LONG_MARKS = "ーｰ"
"""What the key for `-` gives to whoever types Japanese; no word begins with one."""
_MINUS = "-－−–" + LONG_MARKS
"""Signs for `-`."""

_SIGNS_FOR_NOT = frozenset(_MINUS)

_SPACES = re.compile(r"\s*")
_NAME = re.compile(rf"[^\s:：{_ANY}]+(?=[:：])")
_BARE = re.compile(rf"(?:[^\s{_JAPANESE}:：]|[:：](?![{_ANY}]))+[:：]?")
_VALUE = re.compile(rf"[^\s,，、{_JAPANESE}]+")
_COMMAS = re.compile("[,，、]+")


class Piece(NamedTuple):
    """One word of a line, with all that belongs to it."""

    start: int
    """Where it begins in the line."""
    end: int
    text: str
    """The word, or what stands between the quotation marks; behind a name, all that stands behind its colon."""
    is_phrase: bool = False
    """Whether it stands in quotation marks."""
    is_not: bool = False
    """Whether `-` stands before it."""
    name: str = ""
    """What stands before its colon."""
    values: tuple[str, ...] = ()
    """Behind a name: what is parted by commas."""
    is_open: bool = False
    """Whether a quotation mark in it is not closed."""


def pieces(line: str, is_name: Callable[[str], bool]) -> Iterator[Piece]:
    """The pieces of a line, in their order. `is_name`: whether something can be asked for by this name."""
    at = _behind(_SPACES, line, 0)
    while at < len(line):
        piece = _piece(line, at, is_name)
        is_begun = at > 0 and piece.end == len(line) and line[at:] in _SIGNS_FOR_NOT
        if (piece.text or piece.name) and not is_begun:  # the word behind it is still to come
            yield piece
        at = _behind(_SPACES, line, piece.end)


def _piece(line: str, start: int, is_name: Callable[[str], bool]) -> Piece:
    at = start
    is_not = line[at] in _MINUS and at + 1 < len(line) and not (line[at + 1].isspace() or line[at + 1] in _MINUS)
    at += is_not
    if line[at] in _CLOSING:
        end, text, is_open = _quoted(line, at)
        return Piece(start, end, text, is_phrase=True, is_not=is_not, is_open=is_open)
    named = _NAME.match(line, at)
    if named and is_name(named[0]):
        return _named(line, start, named, is_not=is_not)
    found = _BARE.match(line, at)
    end = found.end() if found else at + 1
    return Piece(start, end, line[at:end], is_not=is_not)


def _named(line: str, start: int, named: re.Match[str], *, is_not: bool) -> Piece:
    begin = at = named.end() + 1
    values, any_quoted, is_open = [], False, False
    while at < len(line):
        if line[at] in _CLOSING and line[at - 1] in ":：,，、":
            at, text, is_open = _quoted(line, at)
            any_quoted = True
        elif found := _VALUE.match(line, at):
            at, text = found.end(), found[0]
        else:
            text = ""
        if text:
            values.append(text)
        commas = _COMMAS.match(line, at)
        if commas is None:
            break
        at = commas.end()
    text = " ".join(values) if any_quoted else line[begin:at]
    return Piece(start, at, text, any_quoted, is_not, named[0], tuple(values), is_open)


def _quoted(line: str, at: int) -> tuple[int, str, bool]:
    """The end of the phrase that is opened here, the phrase, and whether it goes on to the end: it is not closed."""
    ends = re.compile(f"[{_CLOSING[line[at]]}]").search(line, at + 1)
    if ends is None:
        return len(line), line[at + 1 :].strip(), True
    return ends.end(), line[at + 1 : ends.start()].strip(), False


def _behind(pattern: re.Pattern[str], line: str, at: int) -> int:
    found = pattern.match(line, at)
    return found.end() if found else at
