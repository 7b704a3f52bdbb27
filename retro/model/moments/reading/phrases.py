"""The phrase that a text begins with: a day, a time and a zone in the orders in which people write them, or a range."""

from __future__ import annotations

from dataclasses import replace

from retro.language import M_, Message
from retro.model.moments.reading import digits, english, japanese
from retro.model.moments.reading.clocks import Clock
from retro.model.moments.reading.days import Dated, Shifted, WrittenDay
from retro.model.moments.reading.forms import Form, Unreadable, begins, first, past, pattern
from retro.model.moments.reading.meaning import Later, Phrase, Unknown, WrittenPoint, WrittenRange
from retro.model.moments.reading.offsets import AFTER_CLOCK, AFTER_ISO, JAPANESE_ZONE, WrittenZone

_Days = tuple[Form[WrittenDay], ...]
_Zones = tuple[Form[WrittenZone], ...]

_DAYS: _Days = (*digits.DAYS, *japanese.DAYS, *english.DAYS)
_DAYS_OF_END: _Days = (*_DAYS, japanese.DAY_OF_SAME_MONTH)
_DAYS_BEHIND: _Days = (*digits.DAYS, *english.DAYS)
_CLOCKS: tuple[Form[Clock], ...] = (*english.CLOCKS, *japanese.CLOCKS, *digits.CLOCKS)
_LATER = (*digits.LATER, *english.LATER, *japanese.LATER)
_WEEKDAYS_BEHIND = (english.WEEKDAY_BEHIND, *japanese.WEEKDAYS_BEHIND)

_ABOUT = r"(?:[~≈約]|およそ|おおよそ|だいたい|大体|(?:about|around|roughly|approximately|approx\.?|circa|ca\.?)\s)\s*"
_ABOUT_BEHIND = r"\s?(?:頃|ごろ|ころ|前後|過ぎ|すぎ|くらい|ぐらい)"
_LEAD_IN = r"(?:at|on|from)\s+"
_DAY_TO_TIME = r"\s*(?:t(?=[0-9])|[,、の]\s*(?:at\s)?|at\s)?\s*"
_TO = r"\s*[-~]\s*|\s+(?:to|until|till)\s+|\s*から\s*"
_ONE_BOUND = r"(?:より)?(?:前(?!後)|以前|以降|以後)"
_GLUED = r"(?!から|まで|に(?![ぁ-ん]))[0-9ぁ-ヿ㐀-鿿々]"
_OFFSET_OR_END = (
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?-(?:0[0-9]|1[0-2])(?::?[0-9]{2})?"
    r"|(?::[0-9]{2}(?:[.,][0-9]+)?)?\s-(?:0[0-9]|1[0-2]):?[0-9]{2})(?![0-9:])"
)


def phrase(text: str) -> tuple[Phrase, str] | None:
    """The longest phrase at the beginning of `text` (folded), and what follows it; None if it begins with none.

    Unreadable if it begins with something that is meant as a moment and cannot be one.
    """
    if found := pattern(digits.UNKNOWN).match(text):
        return Unknown(), text[found.end() :]
    if later := first(past(text, _ABOUT), _LATER):
        return Later(later[0], about=begins(text, _ABOUT)), later[1]
    if days := first(text, english.DAY_RANGES):
        return WrittenRange(WrittenPoint(days[0][0]), WrittenPoint(days[0][1])), days[1]
    if between := _between(text):
        return between
    begun = _spot(text, digits.FOUR_FIGURES_ALONE)
    return (_range(*begun) or begun) if begun else None


def _between(text: str) -> tuple[WrittenRange, str] | None:
    """`between 13:30 and 13:45`."""
    rest = past(text, r"between\s+")
    start = None if rest == text else _spot(rest, digits.FOUR_FIGURES_ALONE)
    end = _spot(past(start[1], r"\s+and\s+")) if start and begins(start[1], r"\s+and\s") else None
    return (WrittenRange(start[0], end[0]), end[1]) if start and end else None


def _range(start: WrittenPoint, rest: str) -> tuple[WrittenRange, str] | None:
    """The range from `start` to where `rest` says that it ends; None if it does not say so."""
    if not begins(rest, _TO):
        return None
    four = digits.FOUR_FIGURES if start.clock and start.clock.bare else None
    end = _spot(past(rest, _TO), four, _DAYS_OF_END)
    if end:
        return WrittenRange(start, end[0]), past(end[1], r"\s*まで")
    if begins(rest, "[-~]"):
        raise Unreadable(
            M_("A range needs its end: 13:30-13:45. If only the beginning is known, write it alone: 13:30.")
        )
    return None


def _spot(text: str, four: Form[Clock] | None = None, days: _Days = _DAYS) -> tuple[WrittenPoint, str] | None:
    """A day, a time, or both. `four` is the form of four figures that is a time here where no day stands before it."""
    about = begins(text, _ABOUT)
    rest = past(past(text, _ABOUT), _LEAD_IN)
    dated = _day(rest, days)
    if dated:
        spot, rest = _with_time(*dated)
    else:
        timed = _time(rest, four)
        if timed is None:
            return None
        spot, rest = timed
        day, rest = _day_behind(rest) or (None, rest)
        spot = replace(spot, day=day)
    return replace(spot, about=spot.about or about), rest


def _day(text: str, days: _Days) -> tuple[WrittenDay, str] | None:
    """A day, with the day of the week before or behind it."""
    weekday, rest = first(text, [english.WEEKDAY_BEFORE]) or (None, text)
    found: tuple[WrittenDay, str] | None = first(rest, days)
    if found is None:
        return None
    day, rest = found
    if not isinstance(day, Dated):
        return found if weekday is None else None
    weekday, rest = first(rest, _WEEKDAYS_BEHIND) or (weekday, rest)
    return replace(day, weekday=weekday), rest


def _with_time(day: WrittenDay, rest: str) -> tuple[WrittenPoint, str]:
    """The day with the time behind it, if there is one. A tilde close behind the day is *to*, after a space *about*."""
    four = digits.FOUR_FIGURES_ALONE if isinstance(day, Dated) and day.year is None else digits.FOUR_FIGURES
    zones = AFTER_ISO if begins(rest, "t[0-9]") else AFTER_CLOCK
    timed = None if begins(rest, "~") else _time(past(rest, _DAY_TO_TIME), four, zones)
    if timed:
        return replace(timed[0], day=day), timed[1]
    if isinstance(day, Shifted) and begins(rest, _GLUED):
        raise Unreadable(M_("After the word for the day put a time, or a space: 昨日14時, 昨日 問い合わせ."))
    if begins(rest, "以前|以降|以後"):
        raise Unreadable(_no_bound())
    return WrittenPoint(day, about=begins(rest, _ABOUT_BEHIND)), past(rest, _ABOUT_BEHIND)


def _time(text: str, four: Form[Clock] | None, zones: _Zones = AFTER_CLOCK) -> tuple[WrittenPoint, str] | None:
    """A time of day, with its zone."""
    about, rest = begins(text, _ABOUT), past(text, _ABOUT)
    zone, rest = first(rest, [JAPANESE_ZONE]) or (None, rest)
    clock_text = past(rest, r"\s*の?\s*") if zone else rest
    found = first(clock_text, (*_CLOCKS, four) if four else _CLOCKS)
    if found is None:
        return None
    if zones is AFTER_CLOCK and begins(clock_text, _OFFSET_OR_END):
        raise Unreadable(
            M_("It may be a range or an offset. Write 02:05 - 05:00 for the range, 02:05 UTC-05:00 for the offset.")
        )
    clock, rest = found
    zone, rest = first(rest, zones) or (zone, rest)
    if text[: len(text) - len(rest)][-1].isascii() and begins(rest, "[0-9a-z_]"):
        return None
    if begins(rest, r"\?"):
        raise Unreadable(M_("If the time is not certain, write ~14:05 or 14:05頃."))
    if begins(rest, _ONE_BOUND):
        raise Unreadable(_no_bound())
    return WrittenPoint(None, clock, zone, about or begins(rest, _ABOUT_BEHIND)), past(rest, _ABOUT_BEHIND)


def _day_behind(rest: str) -> tuple[WrittenDay, str] | None:
    """The day that stands behind a time and ends the text: `9am yesterday`. In `14:05 today we saw` it is refused."""
    found = _day(past(rest, r",?\s+(?:on\s+)?"), _DAYS_BEHIND) if begins(rest, r",?\s") else None
    if found is None or begins(found[1], r"\s*(?:$|[-~])|\s+(?:to|until|till|and)\s"):
        return found
    if begins(rest, ","):
        return None
    raise Unreadable(M_("Write the day before the time: 20 Nov 14:05. If it is no part of the time: 14:05, 20 Nov."))


def _no_bound() -> Message:
    return M_("That is a bound, not a moment. Write about 14:00, 14時頃, or a range: 13:30-14:00.")
