"""Tables with a head: what stands in a column goes where its heading says. `| Action | Owner | Due |`.

A heading is the word for when something was, for what it was, a label of the kind of row, or one of its synonyms. What
stands below any other heading, or is no value of its column, stays in the text with the heading before it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from retro.model import field_types, number_types
from retro.model.entry import Entry
from retro.model.fields import Field
from retro.model.lookup import in_all_languages
from retro.model.moments.reading.order import is_japanese
from retro.model.quick_entry import stamps
from retro.model.quick_entry.attempts import says_no_day, says_no_value
from retro.model.quick_entry.view import names_of_choices
from retro.model.quick_entry.vocabulary import SIGNS, vocabulary
from retro.text.folding import folded_name, name_key
from retro.value import value

_WHEN = """
time|when|timestamp|date|day|datetime|date/time|date and time|date & time|time of day|start|started
start time|event time|local time|time stamp|clock|date time
時刻|日時|時間|日付|月日|日|年月日|発生日時|発生時刻|対応日時|いつ
"""
_WHAT = """
what|event|events|description|text|message|entry|happening|what happened|action|actions|action item|task|todo|measure
item|summary|content|comment|note
内容|事象|出来事|できごと|対応内容|経過|経緯|状況|作業内容|対応|対策|対策内容|実施内容|処置|原因|項目|本文|発言|メッセージ|概要
"""
_WHO_WROTE = """
author|from|user|speaker|sender|posted by|written by|発言者|投稿者|送信者|記録者|入力者|書いた人
"""
_COUNT = re.compile(r"[#№]?\s?\d{1,4}[.)]?|[①-⑳]")
_COUNTS_ROWS = "#|no|no.|nr|nr.|id|番号|項番|№|通番|連番"
_NOTHING = frozenset(("", "-", "–", "—", "―", "－", "‐", "ー", "n/a", "/", "同上なし"))
_IN_BRACKETS = re.compile(r"\s*[(（\[【].*[)）\]】]\s*$")
_LONGEST = 40
_BY_WHICH = ("\t", ",", ";")
_ENOUGH = 2
"""How many of the first cells must be headings of a list with commas or tabs, which may be no table at all."""


@value
class Cells:
    """A row of a table as one would type it."""

    body: str
    speaker: str = ""
    unread: tuple[str, ...] = ()
    """What is no value of its column, and stays in the text."""


@value
class Columns:
    """The columns of a table of rows of a kind."""

    kind: type[Entry]
    heads: tuple[str, ...]
    when: tuple[int, ...]
    what: int
    who: int
    fields: dict[int, Field]
    has_what: bool
    """Whether the text is one of those that are known, rather than the first that is not."""
    without: frozenset[int]
    """The columns that count the rows alone."""

    @property
    def known(self) -> int:
        """How many of them mean a field of the kind."""
        return len(self.when) + len(self.fields) + (self.who >= 0) + self.has_what

    def _timed(self, filled: Mapping[int, str]) -> list[int]:
        """The column in front, where it holds a time below a heading that nobody knows; others may end it: `ETA`."""
        first = next((at for at in range(len(self.heads)) if at not in self.without), -1)
        known = {self.what, self.who, *self.fields}
        is_when = is_timed(self.kind) and first not in known and stamps.is_time(filled.get(first, ""))
        return [first] if is_when else []

    def read(self, cells: Sequence[str]) -> Cells:
        """What a row of the table says."""
        filled = {at: cell for at, cell in enumerate(cells) if cell.casefold() not in _NOTHING}
        text, marks, unread = [filled.get(self.what, "")], list[str](), dict[str, str]()
        when_at = [at for at in self.when if at in filled] or self._timed(filled)
        colon, comma = ("：", "、") if is_japanese("".join((*self.heads, *cells))) else (": ", "; ")
        for at, cell in filled.items():
            if at in when_at or at in (self.what, self.who) or (at in self.without and _COUNT.fullmatch(cell)):
                continue
            head = self.heads[at] if at < len(self.heads) else ""
            field = self.fields.get(at)
            if at in self.without:  # it looked like a column that counts, and does not: R-123
                piece = f"{head}{colon}{cell}"
                unread[piece] = piece
            elif field and _may_be(field, cell):
                marks.append(_typed(field, cell, colon))
            elif field:
                piece = f"{head}{colon}{cell}"
                unread[piece] = f"\\{piece}"
            else:
                text.append(f"{head}{colon}{cell}" if head else cell)
        when = (filled[at] for at in when_at)
        said = (*when, comma.join(filter(None, text)), *unread.values(), *marks)
        return Cells(" ".join(filter(None, said)), filled.get(self.who, ""), tuple(unread))


def columns_of(heads: Sequence[str], kind: type[Entry], least: int = 1) -> Columns | None:
    """The columns with these `heads`; None where fewer than `least` of them are known, or no text is among them."""
    when, what, who, without = list[int](), -1, -1, set[int]()
    fields: dict[int, Field] = {}
    unknown: list[int] = []
    timed = is_timed(kind)
    for at, head in enumerate(heads):
        word = folded_name(stamps.without_zone(_IN_BRACKETS.sub("", head)))
        field = vocabulary(kind.kind).field(word) if word and word not in "".join(SIGNS.values()) else None
        if timed and (word in _words(_WHEN) or word in in_all_languages(kind.field(kind.lead).label)):
            when.append(at)
        elif what < 0 and (word in _words(_WHAT) or word in _names_of_main(kind)):
            what = at
        elif field and field.name != kind.lead and field not in fields.values():
            fields[at] = field
        elif who < 0 and kind.speaker and word in _words(_WHO_WROTE):
            who = at
        elif word in _words(_COUNTS_ROWS):
            without.add(at)
        elif word:
            unknown.append(at)
    has_what = what >= 0
    known = len(when) + (what >= 0) + len(fields) + (who >= 0)
    what = what if what >= 0 else next(iter(unknown), -1)
    if what < 0 or known < least or any(len(head) > _LONGEST for head in heads):
        return None
    return Columns(kind, tuple(heads), tuple(when), what, who, fields, has_what, frozenset(without))


def is_timed(kind: type[Entry]) -> bool:
    """Whether rows of a kind begin with when they were."""
    return bool(kind.lead) and isinstance(kind.field(kind.lead).type, field_types.MomentType)


def cells_of(line: str, by: str) -> tuple[str, ...]:
    """The cells of a line of a list with tabs, commas or semicolons between them."""
    try:
        return tuple(cell.strip() for cell in next(csv.reader([line], delimiter=by)))
    except (csv.Error, StopIteration):
        return tuple(cell.strip() for cell in line.split(by))


def separator_of(line: str, kind: type[Entry]) -> str:
    """What stands between the cells of the head of a list copied from a spreadsheet; "" if `line` is no such head."""
    return next((by for by in _BY_WHICH if by in line and columns_of(cells_of(line, by), kind, _ENOUGH)), "")


def _may_be(field: Field, cell: str) -> bool:
    """Whether a cell holds what its column is for, as far as its form shows that."""
    if isinstance(field.type, field_types.ChoiceType | field_types.ChoicesType | field_types.YesNoType):
        return name_key(cell) in names_of_choices(field)
    if isinstance(field.type, field_types.DayType | field_types.MomentType):
        return not says_no_day(cell)
    return not says_no_value(cell)


def _typed(field: Field, cell: str, colon: str) -> str:
    """A mark as one would type it: the text of it in quotation marks, so that nothing in it is another mark."""
    cell = cell.lstrip("@＠") if field.mark == "@" else cell
    quoted = cell if '"' in cell or _is_plain(field, cell) else f'"{cell}"'
    sign = field.mark if field.mark in SIGNS else ""
    name = "" if sign else next(iter(_labels(field)))
    return f"{sign}{quoted}" if sign else f"{name}{colon}{quoted}"


def _is_plain(field: Field, cell: str) -> bool:
    return isinstance(field.type, field_types.DayType | field_types.MomentType | number_types.NumberType) or (
        bool(stamps.CLOCK_OR_DAY.fullmatch(cell))
    )


def _labels(field: Field) -> Iterator[str]:
    yield from in_all_languages(field.mark or field.label)


def _names_of_main(kind: type[Entry]) -> frozenset[str]:
    return frozenset((*in_all_languages(kind.label), *in_all_languages(kind.field(kind.main).label)))


@cache
def _words(listed: str) -> frozenset[str]:
    return frozenset(folded_name(word) for word in re.split(r"[|\n]", listed) if word.strip())
