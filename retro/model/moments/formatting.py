"""Moments and days in words, for a reader of English or Japanese. What is shown reads back as the same moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from retro.language import N_, Language, Message
from retro.model.moments.context import Point
from retro.model.moments.moment import Moment, Precision
from retro.value import value

YES, NO = N_("yes"), N_("no")
"""Message ids of what a yes-no field shows."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FAR = timedelta(days=180)


@value
class _Pattern:
    """How a language writes moments. Not in the catalogue: `retro.model.moments.reading` has to read it back."""

    day: str
    day_of_year: str
    about: str
    same_day: str
    other_day: str
    until: str
    unknown: str
    in_words: str
    on_weekday: str
    weekdays: tuple[str, ...]
    clock: tuple[str, str] | None = None
    """How an hour and a minute are written where it is no 14:05."""


_ENGLISH = _Pattern(
    "{day} {name} {year}", "{day} {name}", "about {at}", "{start}–{end}", "{start} – {end}", "until {end}",
    "time not known", "time not known ({words})", "{weekday} {day}",
    ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
)  # fmt: skip
_PATTERNS = {
    "ja": _Pattern(
        "{year}年{month}月{day}日", "{month}月{day}日", "{at}頃", "{start}〜{end}", "{start}〜{end}", "〜{end}",
        "時刻不明", "時刻不明（{words}）", "{day}（{weekday}）", tuple("月火水木金土日"),
    ),
}  # fmt: skip
_IN_FULL = {
    "ja": replace(
        _PATTERNS["ja"],
        day="{year}年{month}月{day}日（{weekday}）", day_of_year="{month}月{day}日（{weekday}）",
        on_weekday="{day}", clock=("{hour}時", "{minute}分"),
    ),
}  # fmt: skip
"""How letters and forms write them."""


def show_moment(
    moment: Moment,
    to: Language,
    zone: tzinfo,
    *,
    near: date | None = None,
    with_day: bool = False,
    in_full: bool = False,
) -> str:
    """`moment` in words, its times in `zone`: `20 Nov 2026 14:05`, `2026年11月20日 14:05頃`, `time not known`.

    With `near`, a day of that year is written without the year, and a time on that very day without the day, unless
    `with_day` asks for it. `in_full`, as letters have it: `2026年11月20日（金）14時5分頃`, and no seconds: one way to
    tell the time in all of a document.
    """
    words = _words(to, in_full=in_full)
    if in_full:
        moment = _to_the_minute(moment)
    if moment.first is None:
        return words.in_words.format(words=moment.words) if moment.words else words.unknown
    first = _local(moment.first, zone)
    if isinstance(first, datetime) and near is not None and not with_day and first.date() == near:
        shown = _time(first, words)
    else:
        shown = _full(first, words, near)
    if moment.start is None:
        shown = words.until.format(end=shown)
    elif moment.end is not None:
        shown = _range(shown, first, _local(moment.end, zone), words, near)
    return words.about.format(at=shown) if moment.precision is Precision.ABOUT else shown


def show_day(day: date, to: Language, *, with_weekday: bool = False, in_full: bool = False) -> str:
    """`20 Nov 2026` or `2026年11月20日`; `Fri 20 Nov 2026` or `2026年11月20日（金）`. `in_full`, as letters have it."""
    words = _words(to, in_full=in_full)
    shown = _full(day, words, None)
    return words.on_weekday.format(day=shown, weekday=words.weekdays[day.weekday()]) if with_weekday else shown


@dataclass(frozen=True)
class ToldDay(Message):
    """A day, or a minute, within a message: as numbers in English, else as the language of the reader writes it."""

    text: str = ""
    day: date = date.min

    def show(self, language: Language) -> str:
        """The day, with its time if it is a moment."""
        if language.code == "en":
            return f"{self.day:%Y-%m-%d %H:%M}" if isinstance(self.day, datetime) else f"{self.day:%Y-%m-%d}"
        return _full(self.day, _words(language), None)


def show_short_day(day: date, to: Language) -> str:
    """`20 Nov` or `11月20日`: for lists, where the year is plain from what stands beside it."""
    return _full(day, _words(to), day)


def _words(to: Language, *, in_full: bool = False) -> _Pattern:
    return (_IN_FULL if in_full else _PATTERNS).get(to.code, _ENGLISH)


def _range(shown: str, start: Point, end: Point, words: _Pattern, near: date | None) -> str:
    """The range whose beginning is `shown`. The end repeats neither its day nor its year when they are clear."""
    first, last = (point.date() if isinstance(point, datetime) else point for point in (start, end))
    if isinstance(start, datetime) and isinstance(end, datetime) and first == last:
        return words.same_day.format(start=shown, end=_time(end, words))
    clear = near or (first if abs(last - first) < _FAR else None)
    return words.other_day.format(start=shown, end=_full(end, words, clear))


def _full(point: Point, words: _Pattern, near: date | None) -> str:
    """The day, without its year in the year of `near`, and the time if there is one."""
    day = point.date() if isinstance(point, datetime) else point
    form = words.day_of_year if near and day.year == near.year else words.day
    weekday = words.weekdays[day.weekday()]
    written = form.format(day=day.day, month=day.month, name=_MONTHS[day.month - 1], year=day.year, weekday=weekday)
    if not isinstance(point, datetime):
        return written
    return f"{written}{'' if words.clock else ' '}{_time(point, words)}"


def _time(at: datetime, words: _Pattern) -> str:
    """`14:05`; with the offset where clocks show that time twice, at the end of summer time."""
    if at.second or at.microsecond:
        time = at.time().isoformat()
        time = time.rstrip("0") if at.microsecond else time  # as people write it: 14:43:10.123
    elif words.clock:
        hour, minute = words.clock
        time = hour.format(hour=at.hour) + (minute.format(minute=at.minute) if at.minute else "")
    else:
        time = f"{at.hour:02}:{at.minute:02}"
    twice = at.utcoffset() != at.replace(fold=1 - at.fold).utcoffset()
    return f"{time} UTC{at.isoformat()[len(at.replace(tzinfo=None).isoformat()) :]}" if twice else time


def _to_the_minute(moment: Moment) -> Moment:
    """The moment without seconds; a range within one minute is that minute."""
    start, end = _minute(moment.start), _minute(moment.end)
    if start is not None and start == end:
        end = None
    exact = Precision.EXACT if end is None and moment.precision is Precision.RANGE and start is not None else None
    return replace(moment, start=start, end=end, precision=exact or moment.precision)


def _minute(point: Point | None) -> Point | None:
    """The moment without its seconds."""
    return point.replace(second=0, microsecond=0) if isinstance(point, datetime) else point


def _local(point: Point, zone: tzinfo) -> Point:
    try:
        return point.astimezone(zone) if isinstance(point, datetime) else point
    except OverflowError:  # the first or the last day of all: left in its own offset
        return point
