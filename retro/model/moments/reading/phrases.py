"""The phrase that a text begins with: a day, a time and a zone in the orders in which people write them, or a range."""

from __future__ import annotations

from dataclasses import replace

from retro.language import M_, Message
from retro.model.moments.reading import digits, english, japanese
from retro.model.moments.reading.clocks import Clock
from retro.model.moments.reading.days import Dated, InFigures, OfMonth, Shifted, Weekday, WrittenDay
from retro.model.moments.reading.forms import Form, Unreadable, begins, first, past, pattern
from retro.model.moments.reading.meaning import (
    AfterPrevious,
    Now,
    Phrase,
    UnknownMoment,
    Until,
    WrittenPoint,
    WrittenRange,
)
from retro.model.moments.reading.offsets import AFTER_CLOCK, AFTER_ISO, BEFORE_CLOCK, JAPANESE_ZONE, WrittenZone
from retro.model.moments.reading.vague import QUOTED, part_of_day, vague

_Days = tuple[Form[WrittenDay], ...]
_Zones = tuple[Form[WrittenZone], ...]

_DAYS: _Days = (*digits.DAYS, *japanese.DAYS, *english.DAYS)
_WEEKDAYS: _Days = (english.WEEKDAY_TIMED,)
_AHEAD: _Days = (*japanese.AHEAD, *english.AHEAD)
_DAYS_BEHIND: _Days = (*digits.DAYS, *english.DAYS)
_CLOCKS: tuple[Form[Clock], ...] = (*english.CLOCKS, *japanese.CLOCKS, *digits.CLOCKS)
_LATER = (*digits.LATER, *english.LATER, *japanese.LATER)
_WITHIN = (*english.WITHIN, *japanese.WITHIN)
_WEEKDAYS_BEHIND = (english.WEEKDAY_BEHIND, *japanese.WEEKDAYS_BEHIND)

_ABOUT = (
    r"(?:[~≈約](?=[^~])|およそ|おおよそ|だいたい|大体"
    r"|(?:about|around|roughly|approximately|approx\.?|circa|ca\.?)\s)\s*"
)
_ABOUT_BEHIND = (
    r"\s?(?:頃|ごろ|ころ|前後|過ぎ|すぎ|くらい|ぐらい)(?:か?\??(?=[\s、,]|$))?"
    r"|\s?\((?:推定|頃|ごろ|約|推測|見込み?|est(?:imated|\.)?|approx(?:imately|\.)?|about|circa|ca\.?)\)"
)
_EXACTLY = r"\s?(?:ちょうど|きっかり|時点(?:で(?!は)|では)?|現在|より(?!前|も|は|以))"
_LEAD_IN = r"(?:at|on|from)\s+"
_DAY_TO_TIME = r"\s*(?:t(?=[0-9])|[,、の]\s*(?:at\s)?|at\s)?\s*"
_TO = r"\s*[-~〜→]\s*|\s+(?:to|until|till)\s+|\s*から\s*"
_UNTIL = r"〜\s*(?=\S)|(?:until|till)\s+"
_ONE_BOUND = r"(?:より)?(?:前(?!後)|以前|以降|以後)"
_FROM = r"\s?から(?=[\s、ぁ-ヿ㐀-鿿])(?!の)"
_BY = r"\s?まで(?:に)?"
_GLUED = r"(?!から|まで|に(?![ぁ-ん])|お|ご|現在)[0-9ぁ-ヿ㐀-鿿々]"
_LIKE_AN_OFFSET = r"-(?:0[0-9]|1[0-2]):(?:00|30|45)"
_OFFSET_OR_END = (
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?-(?:0[0-9]|1[0-2])(?::?[0-9]{2})?"
    r"|(?::[0-9]{2}(?:[.,][0-9]+)?)?\s-(?:0[0-9]|1[0-2]):?[0-9]{2})(?![0-9:])"
)
_IN_BRACKETS = r"\s?\((?P<day>[^()\n]{1,20})\)"
_NEXT = {"翌": "翌日"}
_PART_IN_WORD = "(?:朝|夜|晩|morning|afternoon|evening|night)$"


def phrase(text: str, *, ahead: bool = False) -> tuple[Phrase, str] | None:
    """The longest phrase at the beginning of `text` (folded), and what follows it; None if it begins with none.

    `ahead` says that it is by when something is to be done: more words mean a day then. Unreadable if it begins with
    something that is meant as a moment and cannot be one.
    """
    if ahead and (within := pattern(japanese.WITHIN_DAY).match(text)):
        text = within["day"] + text[within.end() :]
    if found := pattern(digits.UNKNOWN).match(text):
        return _unknown(text, text[found.end() :], asked="?" in found[0])
    about = begins(text, _ABOUT)
    if later := first(past(text, _ABOUT), (*_LATER, *_WITHIN) if ahead else _LATER):
        return AfterPrevious(later[0], about=about), later[1]
    for form, is_about in zip((*english.NOW, *japanese.NOW), (False, True) * 2, strict=True):
        if begins(text, form):
            return Now(is_about), past(text, form)
    if days := first(text, english.DAY_RANGES):
        return WrittenRange(WrittenPoint(days[0][0]), WrittenPoint(days[0][1])), days[1]
    if between := _between(text):
        return between
    days_known = (*_DAYS, *_WEEKDAYS, *_AHEAD) if ahead else (*_DAYS, *_WEEKDAYS)
    if begins(past(text, _ABOUT), _UNTIL) and (end := _spot(past(past(text, _ABOUT), _UNTIL), None, days_known)):
        return Until(end[0], about), end[1]
    begun = _spot(text, digits.FOUR_FIGURES_ALONE, days_known)
    if begun is None:
        return _in_words(text, vague(text))
    spot, rest = begun
    if spot.day and not spot.clock and (words := _part_in_words(text, spot.day, rest)):
        return words
    if begins(rest, _BY) and not ahead:
        raise Unreadable(_no_bound())
    return _until_behind(spot, rest) or _range(spot, rest) or (spot, past(rest, _BY if ahead else _FROM))


def _unknown(text: str, rest: str, *, asked: bool) -> tuple[UnknownMoment, str]:
    """What follows a question mark: words that are bound to say when, or words in quotation marks or brackets."""
    at = len(text) - len(rest)
    if found := pattern(rf"\s?\((?P<words>{digits.WORDS})\)").match(rest) or (QUOTED.match(rest) if asked else None):
        start, end = found.span("words")
        return UnknownMoment(place=(at + start, at + end)), rest[found.end() :]
    told = vague(rest) if asked else 0
    return UnknownMoment(place=(at, at + told) if told else None), rest[told:]


def _part_in_words(text: str, day: WrittenDay, rest: str) -> tuple[UnknownMoment | WrittenPoint, str] | None:
    """A day with a part of it and no hour: 11月20日夕方, 翌朝.

    Where it counts from today, the day is kept, as the words would not say later which it was; the part of it stays
    in the text: 夕方 of 昨日夕方, 朝 of 今朝.
    """
    told = part_of_day(rest)
    has_part = isinstance(day, Shifted) and day.part is not None
    if not (told or has_part):
        return None
    if isinstance(day, Shifted) and not day.from_last:
        said = text[: len(text) - len(rest)]
        part = pattern(_PART_IN_WORD).search(said)
        kept = text[part.start() if part else 0 :] if has_part else past(rest, r"\s?の?\s?")
        return WrittenPoint(replace(day, part=None)), kept
    return _in_words(text, len(text) - len(rest) + told)


def _in_words(text: str, length: int) -> tuple[UnknownMoment, str] | None:
    return (UnknownMoment(place=(0, length)), text[length:]) if length else None


def _until_behind(spot: WrittenPoint, rest: str) -> tuple[Until, str] | None:
    """The end alone behind its day: `11月20日 〜15:00`."""
    if spot.clock or not begins(rest, r"\s+〜\S"):
        return None
    end = _time(past(rest, r"\s+〜"), None)
    return (Until(replace(end[0], day=spot.day)), end[1]) if end else None


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
    end = _spot(past(rest, _TO), four)
    if end:
        return WrittenRange(start, end[0], begins(rest, _LIKE_AN_OFFSET)), past(end[1], r"\s*まで")
    if begins(rest, "[-~〜]"):
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
    if weekday is not None and (found is None or not isinstance(found[0], Dated | InFigures | OfMonth)):
        found = first(text, days)
    if found is None:
        return None
    day, rest = found
    if isinstance(day, Weekday) and (dated := _day_in_brackets(rest)):  # 来週金曜（12/4）
        return replace(dated[0], weekday=day.weekday), dated[1]
    if not isinstance(day, Dated | InFigures | OfMonth):
        return found
    weekday, rest = first(rest, _WEEKDAYS_BEHIND) or (weekday, rest)
    return replace(day, weekday=weekday), rest


def _day_in_brackets(text: str) -> tuple[Dated | InFigures, str] | None:
    """A day of the calendar in brackets."""
    found: tuple[WrittenDay, str] | None = first(past(text, r"\s?\("), _DAYS) if begins(text, r"\s?\(") else None
    if found is None or not isinstance(found[0], Dated | InFigures) or not begins(found[1], r"\)"):
        return None
    return found[0], past(found[1], r"\)")


def _with_time(day: WrittenDay, rest: str) -> tuple[WrittenPoint, str]:
    """The day with the time behind it, if there is one. A tilde close behind the day is *to*, after a space *about*."""
    four = digits.FOUR_FIGURES_ALONE if isinstance(day, Dated) and day.year is None else digits.FOUR_FIGURES
    zones = AFTER_ISO if begins(rest, "t[0-9]") else AFTER_CLOCK
    timed = None if begins(rest, "~|\\s*〜") else _time(past(rest, _DAY_TO_TIME), four, zones)
    if timed:
        return replace(timed[0], day=day), timed[1]
    if isinstance(day, Shifted) and begins(rest, _GLUED) and not part_of_day(rest):
        raise Unreadable(M_("After the word for the day put a time, or a space: 昨日14時, 昨日 問い合わせ."))
    if begins(rest, "以前|以降|以後"):
        raise Unreadable(_no_bound())
    return WrittenPoint(day, about=begins(rest, _ABOUT_BEHIND)), past(past(rest, _ABOUT_BEHIND), "現在")


def _time(text: str, four: Form[Clock] | None, zones: _Zones = AFTER_CLOCK) -> tuple[WrittenPoint, str] | None:
    """A time of day, with its zone."""
    about, rest = begins(text, _ABOUT), past(text, _ABOUT)
    zone, rest = first(rest, [JAPANESE_ZONE, BEFORE_CLOCK]) or (None, rest)
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
    if begins(rest, "の"):
        raise Unreadable(M_("After the time put a space: 14時 会議."))
    if begins(rest, r"\?"):
        raise Unreadable(M_("If the time is not certain, write ~14:05 or 14:05頃."))
    if begins(rest, _ONE_BOUND):
        raise Unreadable(_no_bound())
    about = about or begins(rest, _ABOUT_BEHIND)
    return WrittenPoint(None, clock, zone, about), past(past(rest, _ABOUT_BEHIND), _EXACTLY)


def _day_behind(rest: str) -> tuple[WrittenDay, str] | None:
    """The day that stands behind a time and ends the text: `9am yesterday`. In `14:05 today we saw` it is refused.

    One that counts from the day before may stand there in brackets, whatever follows: `0:10 (next day)`, 0:10（翌）.
    """
    if in_brackets := pattern(_IN_BRACKETS).match(rest):
        counted = first(_NEXT.get(in_brackets["day"], in_brackets["day"]), _DAYS)
        if counted and isinstance(counted[0], Shifted) and counted[0].from_last and not counted[1]:
            return counted[0], rest[in_brackets.end() :]
    found = _day(past(rest, r",?\s+(?:on\s+)?"), _DAYS_BEHIND) if begins(rest, r",?\s") else None
    if found is None or begins(found[1], r"\s*(?:$|[-~])|\s+(?:to|until|till|and)\s"):
        return found
    if begins(rest, ","):
        return None
    raise Unreadable(M_("Write the day before the time: 20 Nov 14:05. If it is no part of the time: 14:05, 20 Nov."))


def _no_bound() -> Message:
    return M_("That is a bound, not a moment. Write about 14:00, 14時頃, or a range: 13:30-14:00.")
