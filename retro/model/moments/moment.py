"""A moment as it is known: exact, about, a range, or unknown; to the second, the minute or the day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from enum import StrEnum


class Precision(StrEnum):
    """How well a moment is known."""

    EXACT = "exact"
    ABOUT = "about"
    RANGE = "range"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Moment:
    """When something happened.

    `start` and `end` are aware datetimes, or plain dates where only the day is known. `end` is there for a range alone;
    an unknown moment has neither. The text form (`dump`, `load`) follows EDTF, the ISO 8601 extension for uncertain
    dates: `2026-11-20T14:05+09:00`, `2026-11-20`, about with `~` behind, a range with `/` between, unknown `?`.
    """

    precision: Precision
    start: datetime | date | None = None
    end: datetime | date | None = None

    def __post_init__(self) -> None:
        """Refuse shapes that mean nothing, so that no other code need think of them."""
        if (self.start is None) is not (self.precision is Precision.UNKNOWN):
            raise ValueError("only an unknown moment has no start")
        if (self.end is None) is (self.precision is Precision.RANGE):
            raise ValueError("a range, and nothing else, has an end")
        for point in (self.start, self.end):
            if isinstance(point, datetime) and point.tzinfo is None:
                raise ValueError("a moment with a time needs a zone")

    @classmethod
    def exact(cls, start: datetime | date) -> Moment:
        """The moment `start`, known exactly (to the day, when it is a date)."""
        return cls(Precision.EXACT, start)

    @property
    def day(self) -> date | None:
        """The day on which it began, in its own offset; None when unknown."""
        return self.start.date() if isinstance(self.start, datetime) else self.start

    def order(self, zone: tzinfo) -> datetime | None:
        """The instant that it sorts by; a day counts from its midnight in `zone`; None when unknown."""
        return None if self.start is None else _instant(self.start, zone)

    def until(self, zone: tzinfo) -> datetime | None:
        """The last instant that it may mean: the end of a range, the end of a day known only as a day."""
        point = self.end or self.start
        if point is None:
            return None
        return point if isinstance(point, datetime) else datetime.combine(point, time.max, zone)

    def dump(self) -> str:
        """The text form that is stored and exchanged."""
        if self.start is None:
            return "?"
        text = _dump_point(self.start)
        if self.end is not None:
            return f"{text}/{_dump_point(self.end)}"
        return f"{text}~" if self.precision is Precision.ABOUT else text

    @classmethod
    def load(cls, text: str) -> Moment:
        """The moment that `dump` wrote; ValueError if the text is none."""
        if text == "?":
            return cls(Precision.UNKNOWN)
        if "/" in text:
            start, _, end = text.partition("/")
            return cls(Precision.RANGE, _load_point(start), _load_point(end))
        if text.endswith("~"):
            return cls(Precision.ABOUT, _load_point(text[:-1]))
        return cls(Precision.EXACT, _load_point(text))


def _instant(point: datetime | date, zone: tzinfo) -> datetime:
    return point if isinstance(point, datetime) else datetime.combine(point, time.min, zone)


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
