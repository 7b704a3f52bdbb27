"""Marks: how a quick line says the fields beside its main text. `… #detection @shipping-lead due 2026-12-01`.

Which marks there are follows from the declarations (`Field.mark`). They are read at the end of the line alone, as one
unbroken run, so that `#12` or `due` in the middle of a sentence stays text:

- `#`, `@`, `!`, `~` (or their full-width forms) before a word, before a known name of several words, or before a text
  in quotation marks;
- a word such as `due` and what follows, up to the next mark, or in quotation marks.

A word begins the run only where it is certainly meant as a mark: with a colon, with quotation marks, or with a value
that reads (`due 2026-12-01`). Behind the first mark every word of the kind is one, and the value of a text mark goes
on to the next mark. A backslash before a mark makes it text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cache

from retro.language import LANGUAGES, language
from retro.model import kinds
from retro.model.fields import Field
from retro.model.record import KINDS
from retro.text.folding import name_key

SIGNS = {"#": "#＃", "@": "@＠", "!": "!！", "~": "~〜～"}
"""The marks that are one sign, each with the forms in which it may be typed."""

_LONGEST_NAME = 9
"""How many words a known name may have."""
_LONGEST_TRY = 3
"""How many words there may be in a value that somebody tried to write: `31 Feb 2026`."""
_LIKE_A_DATE = re.compile(
    r"\d{4}\b|\d+[-/.:年月日時]|\d+\s*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE
)
_LIKE_A_NUMBER = re.compile(r"\d")
_OPENING = '"「『“'
_QUOTED = re.compile(r'(?:"([^"]*)"|「([^」]*)」|『([^』]*)』|“([^”]*)”)(?!\S)')
_TOKEN = re.compile(r"\S+")
_COLON = re.compile(r"[:：]?\s*")

Names = Callable[[Field], Collection[str]]
"""The names that a field's value may have, as `name_key` makes them."""

Reads = Callable[[Field, str], bool]
"""Whether a text reads as a value of the field."""


@dataclass(frozen=True)
class Mark:
    """One mark of a line: the field, the text of its value, and where it stands."""

    field: Field
    typed: str
    """The mark itself as it was typed: `＃`, `Due`."""
    value: str
    start: int
    end: int
    open: bool = False
    """Whether words that follow belong to the value."""
    sure: bool = True
    """Whether it may begin the run whatever its value is."""

    @property
    def literal(self) -> str:
        """How to write it as plain text."""
        return f"\\{self.typed}{self.value}" if self.is_sign else f"\\{self.typed}"

    @property
    def is_sign(self) -> bool:
        """Whether it is one of `SIGNS`, and no word."""
        return any(self.typed in forms for forms in SIGNS.values())


@dataclass(frozen=True)
class Vocabulary:
    """The marks of one kind of row."""

    fields: dict[str, Field]
    """By the sign, or by the word in every language, in small letters."""
    begins: re.Pattern[str]
    """What looks like the beginning of a mark."""

    def field(self, typed: str) -> Field | None:
        """The field of a mark as it was typed."""
        sign = next((sign for sign, forms in SIGNS.items() if typed in forms), typed.lower())
        return self.fields.get(sign)


@cache
def vocabulary(kind: str) -> Vocabulary:
    """The marks that the declarations of a kind of entry give it."""
    fields: dict[str, Field] = {}
    for field in KINDS[kind].fields():
        if field.mark:
            words = [field.mark] if field.mark in SIGNS else [language(code)(field.mark) for code in LANGUAGES]
            fields.update({word.lower(): field for word in words})
    signs = "".join(SIGNS[mark] for mark in fields if mark in SIGNS)
    words = sorted((re.escape(word) for word in fields if word not in SIGNS), key=len, reverse=True)
    either = [rf"[{signs}](?=[\w{_OPENING}])"] * bool(signs)
    either += [rf"(?:{'|'.join(words)})(?=[\s:：{_OPENING}]|$)"] * bool(words)
    return Vocabulary(fields, re.compile("|".join(either) or "(?!)", re.IGNORECASE))


def split_marks(text: str, words: Vocabulary, names: Names, reads: Reads) -> tuple[str, tuple[Mark, ...]]:
    """`text` without the run of marks at its end, and the marks."""
    run: list[Mark] = []
    at = 0
    while token := _TOKEN.search(text, at):
        mark = _mark_at(text, token.start(), words, names)
        if mark:
            run.append(mark)
        elif run and run[-1].open:
            run[-1] = _extended(run[-1], token.end())
        else:
            run.clear()
        at = run[-1].end if run else token.end()
    run = [_valued(mark, text) for mark in run]
    first = next((i for i, mark in enumerate(run) if mark.sure or _meant(mark, reads)), len(run))
    run = run[first:]
    main = text[: run[0].start] if run else text
    marks = (replace(mark, value=without_escapes(mark.value, words)) for mark in run)
    return without_escapes(main.strip(), words), tuple(marks)


def without_escapes(text: str, words: Vocabulary) -> str:
    """`text` with the backslashes taken away that stand before what would be a mark."""
    return re.sub(rf"(?<!\S)\\(?={words.begins.pattern})", "", text, flags=re.IGNORECASE)


def _mark_at(text: str, start: int, words: Vocabulary, names: Names) -> Mark | None:
    """The mark that begins at `start`, with as much of its value as belongs to it in any case."""
    found = words.begins.match(text, start)
    field = words.field(found[0]) if found else None
    if not found or not field or not (start == 0 or text[start - 1].isspace()):
        return None
    mark = Mark(field, found[0], "", start, found.end())
    if mark.is_sign:
        return _signed(mark, text, names(field))
    colon = _COLON.match(text, mark.end)
    assert colon is not None
    if quoted := _QUOTED.match(text, colon.end()):
        return _quoting(mark, quoted)
    sure = bool(colon[0].strip())
    return replace(mark, end=mark.end + sure, open=True, sure=sure)


def _signed(mark: Mark, text: str, names: Collection[str]) -> Mark | None:
    """A mark that is a sign: what follows in quotation marks, the longest known name, or one word."""
    if quoted := _QUOTED.match(text, mark.end):
        return _quoting(mark, quoted)
    ends = [token.end() for token, _ in zip(_TOKEN.finditer(text, mark.end), range(_LONGEST_NAME), strict=False)]
    long = (end for end in reversed(ends[1:]) if name_key(text[mark.end : end]) in names)
    if end := next(long, None):
        return replace(mark, value=text[mark.end : end], end=end)
    value = text[mark.end : ends[0]]
    chosen = isinstance(mark.field.kind, kinds.OneOf | kinds.AnyOf | kinds.YesNo)
    if value[0] in _OPENING or (chosen and value[0].isdigit()):  # no choice begins with a figure: `#1234`, `~5 min`
        return None
    return replace(mark, value=value, end=ends[0], open=_is_text(mark.field))


def _quoting(mark: Mark, quoted: re.Match[str]) -> Mark:
    return replace(mark, value=next(group for group in quoted.groups() if group is not None), end=quoted.end())


def _extended(mark: Mark, end: int) -> Mark:
    """The mark with its value going on to `end`. A sign that goes on may not begin the run: it is most likely text."""
    return replace(mark, end=end, sure=mark.sure and not mark.is_sign)


def _valued(mark: Mark, text: str) -> Mark:
    """The mark with all words that belong to its value."""
    if not mark.open:
        return mark
    colon = _COLON.match(text, mark.start + len(mark.typed))
    assert colon is not None
    return replace(mark, value=text[colon.end() : mark.end].strip())


def _meant(mark: Mark, reads: Reads) -> bool:
    """Whether a word without colon or quotation marks is meant as a mark: its value reads, or tries to."""
    if not mark.value or _is_text(mark.field):
        return False
    like = _LIKE_A_DATE if isinstance(mark.field.kind, kinds.Day | kinds.When) else _LIKE_A_NUMBER
    tried = like.match(mark.value) and len(mark.value.split()) <= _LONGEST_TRY
    return bool(tried) or reads(mark.field, mark.value)


def _is_text(field: Field) -> bool:
    return isinstance(field.kind, kinds.Prose | kinds.Tags | kinds.Role) or type(field.kind) is kinds.Line
