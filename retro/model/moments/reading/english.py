"""Forms in English: `20 Nov 2026`, `yesterday`, `next morning`, `2:05pm`, `20 min later`."""

from __future__ import annotations

import re
from datetime import timedelta

from retro.model.moments.reading.clocks import AFTERNOON, AM, EVENING, NIGHT, PM, Clock, DayPart
from retro.model.moments.reading.days import Dated, EndOf, MonthsOn, Shifted, Weekday, WorkingDays, WrittenDay
from retro.model.moments.reading.forms import Form

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PARTS = {"morning": AM, "afternoon": AFTERNOON, "evening": EVENING, "night": NIGHT}
_SHIFTS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "half an": 0.5}

_END = r"(?![0-9a-z'’_-])"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|(?-i:M(?:ay|AY))|may(?!\s+[a-z])|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)  # `5 may have failed` is no day in May
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.(?=\s?[a-z]))?"
_YEAR = r"(?P<year>(?:19|2[0-9])[0-9]{2})(?![0-9:])"
_PART = r"(?P<part>morning|afternoon|evening|night)"
_BEFORE_TIME_OR_END = r"(?=\s*(?:$|[,:;~0-9(-]|at\s|about\s|around\s|noon))"  # `next day delivery` is no day
_COUNT = r"(?P<count>[0-9]{1,3}|an?|one|two|three)"
_AMOUNT = r"(?P<count>[0-9]{1,5}|an?|one|two|three|half\s+an)"
_UNIT = r"(?:(?P<hours>h(?:ours?|rs?)?)|(?P<minutes>m(?:in(?:ute)?s?)?)|s(?:ec(?:ond)?s?)?)"
_LATER = rf"\s(?:later|after|afterwards){_END}"


def _dated(found: re.Match[str]) -> Dated:
    year = found["year"]
    return Dated(_month(found), int(found["day"]), int(year) if year else None, year_behind=bool(year))


def _lapse(found: re.Match[str]) -> timedelta:
    return _count(found) * timedelta(seconds=3600 if found["hours"] else 60 if found["minutes"] else 1)


def _days_of_month(found: re.Match[str]) -> tuple[Dated, Dated]:
    month, year = _month(found), int(found["year"]) if found["year"] else None
    return Dated(month, int(found["day"]), year), Dated(month, int(found["last"]), year)


def _month(found: re.Match[str]) -> int:
    return _MONTHS.index(found["month"][:3].lower()) + 1


def _part(found: re.Match[str]) -> DayPart | None:
    return _PARTS[found["part"].lower()] if found["part"] else None


def _count(found: re.Match[str]) -> float:
    said = " ".join(found["count"].lower().split())
    return _COUNTS[said] if said in _COUNTS else int(said)


_SUBJECT = "(?:i|we|he|she|they|it|you|the|my|our|his|her|their|a|an|nobody|some(?:body|one)|every(?:body|one))"
"""What begins a sentence of its own behind *the next day*; `the next day delivery` is no day."""
_WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])\.?"


def _weekday(found: re.Match[str]) -> int:
    return _WEEKDAYS.index(found["weekday"][:3].lower())


def _in_days(found: re.Match[str]) -> Shifted:
    return Shifted(int(_count(found)) * (7 if found["weeks"] else 1), from_last=True)


DAYS: tuple[Form[WrittenDay], ...] = (
    (rf"(?:the\s+)?{_DAY}(?:\s+of)?[\s-]*{_MONTH}(?:[\s,-]*{_YEAR})?", _dated),
    (rf"{_MONTH}\s*{_DAY}(?![0-9a-z]|:[0-9])(?:(?:,\s*|\s+){_YEAR})?", _dated),
    (rf"(?:the\s+)?day before yesterday{_END}", lambda _: Shifted(-2)),
    (rf"(?:the\s+)?day after tomorrow{_END}", lambda _: Shifted(2)),
    (
        rf"(?P<word>yesterday|today|tomorrow)(?:\s+{_PART})?{_END}",
        lambda found: Shifted(_SHIFTS[found["word"].lower()], part=_part(found)),
    ),
    (rf"this\s+(?P<part>morning|afternoon|evening){_END}", lambda found: Shifted(0, part=_part(found))),
    (rf"last\s+night{_END}", lambda _: Shifted(-1, part=NIGHT)),
    (rf"tonight{_END}", lambda _: Shifted(0, part=NIGHT)),
    (rf"(?:the\s+)?(?:next|following)\s+{_PART}{_END}", lambda found: Shifted(1, from_last=True, part=_part(found))),
    (rf"(?:the\s+)?(?:next|following)\s+day{_BEFORE_TIME_OR_END}", lambda _: Shifted(1, from_last=True)),
    (rf"the\s+(?:next|following)\s+day(?=\s+{_SUBJECT}\b)", lambda _: Shifted(1, from_last=True)),
    (rf"last\s+{_WEEKDAY}", lambda found: Weekday(_weekday(found), is_last=True)),
    (rf"the\s+day\s+after{_BEFORE_TIME_OR_END}", lambda _: Shifted(1, from_last=True)),
    (rf"(?:the\s+)?same\s+day{_BEFORE_TIME_OR_END}", lambda _: Shifted(0, from_last=True)),
    (rf"(?:the\s+)?previous\s+day{_BEFORE_TIME_OR_END}", lambda _: Shifted(-1, from_last=True)),
    (rf"the\s+day\s+before{_BEFORE_TIME_OR_END}", lambda _: Shifted(-1, from_last=True)),
    (rf"{_COUNT}\s+days?{_LATER}", lambda found: Shifted(int(_count(found)), from_last=True)),
    (rf"{_COUNT}\s+weeks?{_LATER}", lambda found: Shifted(7 * int(_count(found)), from_last=True)),
)

AHEAD: tuple[Form[WrittenDay], ...] = (
    (rf"next\s+{_WEEKDAY}", lambda found: Weekday(_weekday(found), is_next=True)),
    (rf"(?:(?:on|this|coming|this\s+coming)\s+)?{_WEEKDAY}", lambda found: Weekday(_weekday(found))),
    (rf"(?:the\s+)?(?:end\s+of\s+(?:the\s+|this\s+)?week|eow|this\s+week){_END}", lambda _: EndOf(weeks=0)),
    (rf"(?:the\s+)?(?:end\s+of\s+)?next\s+week{_END}", lambda _: EndOf(weeks=1)),
    (rf"(?:the\s+)?(?:end\s+of\s+(?:the\s+|this\s+)?month|eom){_END}", lambda _: EndOf(0)),
    (rf"(?:the\s+)?end\s+of\s+next\s+month{_END}", lambda _: EndOf(1)),
    (rf"(?:the\s+)?(?:end\s+of\s+(?:the\s+|this\s+)?year|eoy){_END}", lambda _: EndOf(month=12)),
    (rf"(?:the\s+)?end\s+of\s+{_MONTH}", lambda found: EndOf(month=_month(found))),
    (rf"(?:the\s+)?(?:end\s+of\s+(?:the\s+)?day|eod|cob){_END}", lambda _: Shifted(0)),
    (rf"(?:with)?in\s+{_COUNT}\s+months?{_END}", lambda found: MonthsOn(int(_count(found)))),
    (rf"(?:with)?in\s+{_COUNT}\s+(?:(?P<weeks>weeks?)|days?){_END}", _in_days),
    (
        rf"(?:(?:with)?in\s+)?{_COUNT}\s+(?:business|working)\s+days?{_END}",
        lambda found: WorkingDays(int(_count(found))),
    ),
)
"""Days by which something is to be done."""

WEEKDAY_TIMED: Form[Weekday] = (
    rf"(?:on\s+)?{_WEEKDAY}(?=,?\s+(?:at\s+)?(?:[0-9]{{1,2}}(?:[:.h][0-9]{{2}}|\s?[ap]\.?m)|noon))",
    lambda found: Weekday(_weekday(found)),
)
"""A day of the week with its time: *Friday 14:05*."""

NOW = (r"(?:right\s+)?now(?=[\s,:;]|$)(?!\s+(?:that|and|on|or|then|known|defunct|we\s+know)\b)", rf"just\s+now{_END}")
"""The present, and what was just before it."""

DAY_RANGES: tuple[Form[tuple[Dated, Dated]], ...] = (
    (rf"{_DAY}\s?-\s?(?P<last>[0-9]{{1,2}})(?:st|nd|rd|th)?\s*{_MONTH}(?:[\s,]+{_YEAR})?", _days_of_month),
    (
        rf"{_MONTH}\s*{_DAY}\s?-\s?(?P<last>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9a-z]|:[0-9])(?:,?\s+{_YEAR})?",
        _days_of_month,
    ),
)
"""Days of one month: `20-22 Nov`, `Nov 20-22`."""

WEEKDAY_BEFORE: Form[int] = (
    r"(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])\.?,?\s*",
    lambda found: _WEEKDAYS.index(found[1][:3].lower()),
)

WEEKDAY_BEHIND: Form[int] = (
    r"\s*\((mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?\)",
    lambda found: _WEEKDAYS.index(found[1][:3].lower()),
)

_NOON_ALONE = r"(?:12\s+)?(?:noon|midday)(?!\s(?:shift|break|rush|train|bus|flight|delivery|meal|meeting|news|run)\b)"

CLOCKS: tuple[Form[Clock], ...] = (
    (
        r"(0?[0-9]|1[0-2])(?:[:.]([0-9]{2})(?::([0-9]{2}))?)?(?:\s(?=[ap]\.?\s?m(?![a-z0-9])))?([ap])(?:m|\.\s?m\.)",
        lambda found: Clock.checked(
            str(int(found[1]) % 12), found[2], found[3], part=AM if found[4].lower() == "a" else PM
        ),
    ),
    (  # 17:14pm says twice that it is the afternoon
        r"(1[3-9]|2[0-3]):([0-9]{2})(?::([0-9]{2}))?(?:\s(?=p\.?\s?m(?![a-z0-9])))?p(?:m|\.\s?m\.)",
        lambda found: Clock.checked(found[1], found[2], found[3]),
    ),
    (
        r"(1[0-2]|[1-9])(?:[:.]([0-9]{2}))?\s(?:o['’]clock\s)?in\s+the\s+(?P<part>morning|afternoon|evening)" + _END,
        lambda found: Clock.checked(found[1], found[2], part=_part(found)),
    ),
    (
        _NOON_ALONE + _END,
        lambda _: Clock(12),
    ),
)

LATER: tuple[Form[timedelta], ...] = (
    (
        rf"([0-9]{{1,3}})\s?h(?:ours?|rs?)?(?:\s?(?:and\s)?([0-9]{{1,2}})\s?(?:m(?:in(?:ute)?s?)?)?)?{_LATER}",
        lambda found: timedelta(hours=int(found[1]), minutes=int(found[2] or 0)),
    ),
    (rf"{_AMOUNT}\s?{_UNIT}{_LATER}", _lapse),
)

WITHIN: tuple[Form[timedelta], ...] = (
    (rf"(?:with)?in\s+{_AMOUNT}\s?{_UNIT}{_END}", _lapse),
    (rf"within\s+the\s+hour{_END}", lambda _: timedelta(hours=1)),
)
"""How soon something is to be done: *in half an hour*."""
