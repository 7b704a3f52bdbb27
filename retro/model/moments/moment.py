"""A moment as it is known: exact, about, a range, or unknown; to a part of a second, the minute or the day."""

from __future__ import annotations

import re
from datetime import date, datetime, time, tzinfo
from enum import StrEnum

from retro.text.controls import first_control
from retro.value import value


class Precision(StrEnum):
    """How well a moment is known."""

    EXACT = "exact"
    ABOUT = "about"
    RANGE = "range"
    UNKNOWN = "unknown"


@value
class Moment:
    """When something happened.

    `start` and `end` are aware datetimes, or plain dates where only the day is known. `end` is there for a range alone,
    whose `start` may be missing where only its end is known; an *about* may be of a range, too. An unknown moment has
    neither; `words` are what its writer said instead: *夕方*. The text form (`dump`, `load`) follows EDTF, the ISO 8601
    extension for uncertain dates: `2026-11-20T14:05+09:00`, `2026-11-20`, about with `~` behind, a range with `/`
    between, `..` for the beginning that is missing; unknown `?`, and words behind it.
    """

    precision: Precision
    start: datetime | date | None = None
    end: datetime | date | None = None
    words: str = ""

    def __post_init__(self) -> None:
        """Refuse shapes that mean nothing, so that no other code need think of them."""
        if (self.first is None) is not (self.precision is Precision.UNKNOWN):
            raise ValueError("only an unknown moment has neither start nor end")
        if self.precision is Precision.EXACT and (self.start is None or self.end is not None):
            raise ValueError("an exact moment has a start and no end")
        if self.precision is Precision.RANGE and self.end is None:
            raise ValueError("a range has an end")
        if self.words and (self.precision is not Precision.UNKNOWN or not _are_words(self.words)):
            raise ValueError("only an unknown moment is told in words, and in one line")
        for point in (self.start, self.end):
            if isinstance(point, datetime) and point.tzinfo is None:
                raise ValueError("a moment with a time needs a zone")

    @classmethod
    def exact(cls, start: datetime | date) -> Moment:
        """The moment `start`, known exactly (to the day, when it is a date)."""
        return cls(Precision.EXACT, start)

    @classmethod
    def in_words(cls, words: str) -> Moment:
        """An unknown moment of which somebody said `words`, as far as they can be kept."""
        said = words.strip()[:_LONGEST].strip()
        return cls(Precision.UNKNOWN, words=said if _are_words(said) else "")

    @property
    def first(self) -> datetime | date | None:
        """The first point of it that is known: its start, or the end of a range without one; None when unknown."""
        return self.end if self.start is None else self.start

    @property
    def day(self) -> date | None:
        """The day of its first point, in its own offset; None when unknown."""
        first = self.first
        return first.date() if isinstance(first, datetime) else first

    def order(self, zone: tzinfo) -> datetime | None:
        """The instant that it sorts by; a day counts from its midnight in `zone`; None when unknown."""
        first = self.first
        if first is None or isinstance(first, datetime):
            return first
        return datetime.combine(first, time.min, zone)

    def until(self, zone: tzinfo) -> datetime | None:
        """The last instant that it may mean: the end of a range, the end of a day known only as a day."""
        point = self.end or self.start
        if point is None:
            return None
        return point if isinstance(point, datetime) else datetime.combine(point, time.max, zone)

    def dump(self) -> str:
        """The text form that is stored and exchanged."""
        if self.precision is Precision.UNKNOWN:
            return f"?{self.words}"
        text = _OPEN if self.start is None else _dump_point(self.start)
        if self.end is not None:
            text = f"{text}/{_dump_point(self.end)}"
        return f"{text}~" if self.precision is Precision.ABOUT else text

    @classmethod
    def load(cls, text: str) -> Moment:
        """The moment that `dump` wrote; ValueError if the text is none."""
        if text.startswith("?"):
            return cls(Precision.UNKNOWN, words=text[1:])
        exact = text.removesuffix("~")
        about = Precision.ABOUT if exact != text else None
        if "/" in exact:
            start, _, end = exact.partition("/")
            return cls(about or Precision.RANGE, None if start == _OPEN else _load_point(start), _load_point(end))
        return cls(about or Precision.EXACT, _load_point(exact))


_OPEN = ".."
"""EDTF's beginning of an interval that is not known."""
_LONGEST = 200
"""How many letters of words there may be."""


def _are_words(text: str) -> bool:
    """Whether `text` may stand for a moment: some letters in one line, so that its text form reads back."""
    in_one_line = not first_control(text) and len(text.splitlines()) == 1 and text == text.strip()
    return in_one_line and len(text) <= _LONGEST and any(map(str.isalnum, text))


def _dump_point(point: datetime | date) -> str:
    if not isinstance(point, datetime):
        return point.isoformat()
    return point.isoformat(timespec="minutes" if point.second == point.microsecond == 0 else "auto")


_POINT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?[+-]\d\d:\d\d(:\d\d(\.\d+)?)?)?")


def _load_point(text: str) -> datetime | date:
    found = _POINT.fullmatch(text)
    if not found:
        raise ValueError(f"not a moment: {text!r}")
    return datetime.fromisoformat(text) if found[1] else date.fromisoformat(text)
