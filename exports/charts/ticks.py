"""Where a time axis is marked: at round times of its zone's clocks, from seconds to centuries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR, date, datetime, time, timedelta, tzinfo

from retro.language import Language
from retro.model.moments.formatting import show_day, show_short_day

MOST = 5
"""How many marks there are at most: more labels would not fit."""

_SECOND, _MINUTE, _HOUR, _DAY = 1, 60, 3600, 86400
_INTERVALS = (
    *(n * _SECOND for n in (1, 2, 5, 10, 15, 30)),
    *(n * _MINUTE for n in (1, 2, 5, 10, 15, 30)),
    *(n * _HOUR for n in (1, 2, 3, 6, 12)),
    *(n * _DAY for n in (1, 2, 5, 10)),
)
_MONTHS = (1, 2, 3, 6, *(12 * n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)))


def ticks(start: datetime, end: datetime, zone: tzinfo, to: Language) -> list[tuple[datetime, str]]:
    """The marks from `start` to `end`, each with its label."""
    seconds = (end - start).total_seconds()
    interval = next((interval for interval in _INTERVALS if seconds / interval <= MOST), 0)
    found = _clock(start, zone, interval, to) if interval else _calendar(start, end, zone, to)
    return [(at, label) for at, label in found if start <= at <= end][:MOST]


def _clock(start: datetime, zone: tzinfo, interval: int, to: Language) -> Iterator[tuple[datetime, str]]:
    """Marks every `interval` seconds, counted from midnight by the clocks of the zone."""
    midnight = datetime.combine(day_in(start, zone), time.min, zone)
    first = int((start - midnight).total_seconds() // interval)
    for n in range(first, first + MOST + 3):
        try:
            at = midnight + timedelta(seconds=n * interval)
        except OverflowError:  # the calendar ends here
            return
        if at.time() == time.min:
            yield at, show_short_day(at.date(), to)
        else:
            yield at, at.time().isoformat("seconds" if interval < _MINUTE else "minutes")


def _calendar(start: datetime, end: datetime, zone: tzinfo, to: Language) -> Iterator[tuple[datetime, str]]:
    """Marks at the first of a month, or of a year."""
    first, last = (at.year * 12 + at.month - 1 for at in (day_in(start, zone), day_in(end, zone)))
    interval = next((interval for interval in _MONTHS if (last - first) / interval <= MOST), _MONTHS[-1])
    for month in range(first - first % interval, last + 1, interval):
        year = month // 12
        if 1 <= year <= MAXYEAR:
            day = date(year, month % 12 + 1, 1)
            yield datetime.combine(day, time.min, zone), str(year) if interval >= 12 else show_day(day, to)  # noqa: PLR2004


def day_in(at: datetime, zone: tzinfo) -> date:
    """The day in `zone`; in its own offset where the calendar ends between the two."""
    try:
        return at.astimezone(zone).date()
    except OverflowError:
        return at.date()
