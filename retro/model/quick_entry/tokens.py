"""Marks: how a quick line says the fields beside its main text. `… #detection @shipping-lead due 2026-12-01`.

Which marks there are follows from the declarations (`Field.mark`). They are read at the end of the line alone, as one
unbroken run, so that `#12` or `due` in the middle of a sentence stays text:

- `#`, `@`, `!`, `~` (or their full-width forms) before a word, before a known name of several words, or before a text
  in quotation marks; before all words up to the next mark, where the field is declared so (`Field.to_next_mark`);
- a word such as `due` and what follows, up to the next mark, or in quotation marks.

A word begins the run only where it is certainly meant as a mark: with a colon, with quotation marks, or with a value
that reads (`due 2026-12-01`). Behind the first mark every word of the kind is one, and the value of a text mark goes
on to the next mark. A backslash before a mark makes it text. The word of a yes-or-no alone says yes: `for-all`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from retro.model import field_types
from retro.model.fields import Field
from retro.model.quick_entry.view import View
from retro.model.quick_entry.vocabulary import SIGNS, Vocabulary, vocabulary
from retro.text.folding import name_key

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
    says: str = ""
    """Its value without the backslashes that made text of marks."""
    before: str = ""
    """The main text, if the run begins with this mark."""

    @property
    def literal(self) -> str:
        """How to write it as plain text."""
        return f"\\{self.typed}{self.says}" if self.is_sign else f"\\{self.typed}"

    @property
    def may_read(self) -> bool:
        """Whether it is meant as a mark if its value reads: there is one, and not any text would do."""
        return bool(self.value) and not _is_text(self.field)

    @property
    def is_tried(self) -> bool:
        """Whether somebody certainly tried to write a value, even if it does not read: `due 31 Feb 2026`."""
        like = (
            _LIKE_A_DATE
            if isinstance(self.field.type, field_types.DayType | field_types.MomentType)
            else _LIKE_A_NUMBER
        )
        return bool(self.may_read and like.match(self.value) and len(self.value.split()) <= _LONGEST_TRY)

    @property
    def is_sign(self) -> bool:
        """Whether it is one of `SIGNS`, and no word."""
        return any(self.typed in forms for forms in SIGNS.values())


@dataclass(frozen=True)
class Run:
    """What looks like marks at the end of a text. The run begins with the first of them that is meant as one."""

    text: str
    """The main text, if none of them is."""
    marks: tuple[Mark, ...]


def marks_at_end(text: str, kind: str, view: View) -> Run:
    """What looks like marks at the end of a `text` about a row of a kind."""
    words = vocabulary(kind)
    run: list[Mark] = []
    at = 0
    while token := _TOKEN.search(text, at):
        mark = _mark_at(text, token.start(), words, view)
        if mark:
            run.append(mark)
        elif run and run[-1].open:
            run[-1] = _extended(run[-1], token.end())
        else:
            run.clear()
        at = run[-1].end if run else token.end()
    return Run(without_escapes(text.strip(), words), tuple(_valued(mark, text, words) for mark in run))


def without_escapes(text: str, words: Vocabulary) -> str:
    """`text` with the backslashes taken away that stand before what would be a mark."""
    return re.sub(rf"(?<!\S)\\(?={words.begins.pattern})", "", text, flags=re.IGNORECASE)


def _mark_at(text: str, start: int, words: Vocabulary, view: View) -> Mark | None:
    """The mark that begins at `start`, with as much of its value as belongs to it in any case."""
    found = words.begins.match(text, start)
    field = words.field(found[0]) if found else None
    if not found or not field or not (start == 0 or text[start - 1].isspace()):
        return None
    mark = Mark(field, found[0], "", start, found.end())
    if mark.is_sign:
        return _signed(mark, text, view.names(field))
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
        return replace(mark, value=text[mark.end : end], end=end, open=mark.field.to_next_mark)
    value = text[mark.end : ends[0]]
    chosen = isinstance(mark.field.type, field_types.ChoiceType | field_types.ChoicesType | field_types.YesNoType)
    if value[0] in _OPENING or (chosen and value[0].isdigit()):  # no choice begins with a figure: `#1234`, `~5 min`
        return None
    return replace(mark, value=value, end=ends[0], open=_is_text(mark.field))


def _quoting(mark: Mark, quoted: re.Match[str]) -> Mark:
    return replace(mark, value=next(group for group in quoted.groups() if group is not None), end=quoted.end())


def _extended(mark: Mark, end: int) -> Mark:
    """The mark with its value going on to `end`. A sign that goes on may not begin the run: it is most likely text.

    Unless its field takes several words.
    """
    return replace(mark, end=end, sure=mark.sure and (mark.field.to_next_mark or not mark.is_sign))


def _valued(mark: Mark, text: str, words: Vocabulary) -> Mark:
    """The mark with all words that belong to its value."""
    value = mark.value
    if mark.open:
        colon = _COLON.match(text, mark.start + len(mark.typed))
        assert colon is not None
        value = text[colon.end() : mark.end].strip()
        if not value and isinstance(mark.field.type, field_types.YesNoType):  # the word alone says it: `for-all`
            value = "yes"
    before = without_escapes(text[: mark.start].strip(), words)
    return replace(mark, value=value, says=without_escapes(value, words), before=before)


def _is_text(field: Field) -> bool:
    return (
        isinstance(field.type, field_types.ProseType | field_types.TagsType | field_types.RoleType)
        or type(field.type) is field_types.LineType
    )
