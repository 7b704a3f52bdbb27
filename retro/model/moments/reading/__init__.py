"""Moments as people write them, in English and Japanese: `14:05`, `yesterday 9am`, `11月20日 14時頃`, `+7`, `?`.

What is ambiguous or means nothing is refused with a reason, never guessed at. A form of writing is a pattern in
`digits`, `english` or `japanese`; `phrases` puts forms together; `meaning` says which moment that is, and `nearest` on
which day.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from retro.language import M_, Message
from retro.model.moments.context import MomentContext
from retro.model.moments.moment import Moment, Precision
from retro.model.moments.reading.days import Around, InFigures, OfMonth, Shifted, WrittenDay
from retro.model.moments.reading.digits import trouble
from retro.model.moments.reading.forms import Unreadable, begins, first, fold, past
from retro.model.moments.reading.meaning import Phrase, UnknownMoment, WrittenPoint, WrittenRange, no_hour, out_of_years
from retro.model.moments.reading.nearest import anchor
from retro.model.moments.reading.numerals import with_figures
from retro.model.moments.reading.phrases import phrase
from retro.model.moments.reading.vague import part_of_day
from retro.model.moments.zones import read_zone
from retro.model.problem import Code, Problem, ValidationError
from retro.text.shortened import quoted
from retro.value import value

__all__ = ["Reading", "leading_moment", "read_day", "read_moment", "read_zone"]

_LONGEST = 200
"""No moment is longer than this, in characters; what is beyond is not looked at."""
_BEFORE_REST = r"\s*(?::(?![a-z0-9_+-]+:(?=\s))|[,;|、]|[-=]>(?=\s)|[→⇒➡]|[-.](?=\s)|に(?![ぁ-ん]))?\s*"
_IN_WORDS = re.compile(
    r"(?:\?+|(?:time not known|時刻不明|unknown|不明)\s?\((?=.*\)$))\s*(?P<words>[^\s?(][^\n]*?)\)?$"
)
"""A whole text that says an unknown moment in words: as it is shown, or behind a question mark."""
_MONTHS = _LARGEST_PARTS = 12
"""Shares of up to so many parts are usual: 2/3, 5/12."""
_GOES_ON_WITH_WORDS = (
    r"(?:[\s、]\s*|に(?![ぁ-ん]|減|縮|低下))"
    r"(?!\s*(?:[のがはをでも件名人個台枚本通箱点社店]|まで|から|以[上下]|完了|完成|合格|正常|不良|成功|失敗|達成|回答|回収|済|中[、。\s]))"
    r"(?=\s*[「『]?[ぁ-ヿ㐀-鿿])"
)
"""Words in Japanese that tell what happened on a day, and say nothing of a share."""
_DAYS_AHEAD = (
    r"\+\s?([0-9]{1,4})\s?(?:d(?:ays?)?)?$|(?:\+\s?)?([0-9]{1,3})\s?(?:d|days?)$",
    r"(?:\+\s?)?([0-9]{1,2})\s?(?:w|wks?|weeks?)$",
)
_BY_WHEN = r"(?:by|until|till|not?\s+later\s+than)\s+(?=[0-9a-z])"
"""Words before the time by which something is to be done. *Before Friday* is another day, and is refused."""


@value
class Reading:
    """How a text was read."""

    moment: Moment
    dated: bool
    """Whether the text says the day itself, so that no other one can be meant."""
    later: Moment | None = None
    """A later day that is about as likely meant, where the text says none: for the writer to resolve."""
    is_plain: bool = False
    """Whether the day goes without saying: the text says none, and it is certainly that of the event before."""
    is_converted: bool = False
    """Whether the text names a zone in which clocks show another time than in that of the retrospective."""


def read_moment(text: str, context: MomentContext) -> Reading:
    """The moment that the whole of `text` means. ValidationError, with the reason, if it cannot be told.

    Where it is `ahead`, words may say that it is by then: *by 16:00*, 29日に.
    """
    try:
        return _whole(_bare_deadline(text) if context.ahead else text.strip(), context)
    except Unreadable as unreadable:
        raise unreadable.refused(text) from None


def _bare_deadline(text: str) -> str:
    """What is left of when something is to be done without the words that say no more than that."""
    text = text.strip()
    said = past(fold(text), _BY_WHEN)
    return text[len(text) - len(said) :].removesuffix("に")


def read_day(text: str, context: MomentContext) -> date:
    """The day that the whole of `text` means: `1 Dec`, `Friday`, `+14`, 月末. ValidationError if it is none.

    One that is `ahead` counts from the event before the row, or from today, and has not passed unless its year says so.
    """
    try:
        text = _bare_deadline(text) if context.ahead else text.strip()
        shifted = _days_ahead(fold(text)) if context.ahead else None
        if shifted:
            last = context.previous.day if context.previous else None
            return shifted.on(Around(context.day, context.today, last or context.day, zone=str(context.zone)))
        moment = _whole(text, context, _which_day()).moment
    except Unreadable as unreadable:
        raise ValidationError(
            Problem(Code.NOT_DAY, params={"text": text.strip(), "reason": unreadable.reason})
        ) from None
    except OverflowError:
        raise ValidationError(Problem(Code.NOT_DAY, params={"text": text.strip(), "reason": out_of_years()})) from None
    if moment.precision is not Precision.EXACT or moment.start is None or isinstance(moment.start, datetime):
        raise ValidationError(Problem(Code.NOT_DAY, params={"text": text.strip(), "reason": _which_day()}))
    return moment.start


def leading_moment(text: str, context: MomentContext) -> tuple[Reading, str] | None:
    """The moment that a line begins with, and the rest of the line; None if it begins like a plain sentence.

    ValidationError, with the reason, if it begins like a moment (with a digit, `~`, `+`, a word for a day) and is none.
    """
    try:
        return _leading(text.strip(), context)
    except Unreadable as unreadable:
        raise unreadable.refused(text) from None


def _whole(text: str, context: MomentContext, how: Message | None = None) -> Reading:
    """What the whole of `text` means. Unreadable, with `how` to write it, if it means nothing."""
    said, origin = with_figures(fold(text))
    if (found := _IN_WORDS.fullmatch(said)) and len(text) <= _LONGEST:
        return _understood(UnknownMoment(place=found.span("words")), context, text, origin)
    parsed = phrase(said, ahead=context.ahead) if len(said) <= _LONGEST else None
    if parsed is None:
        raise Unreadable(how or trouble(said) or _how())
    rest = parsed[1].strip()
    if rest and isinstance(parsed[0], WrittenPoint) and parsed[0].clock is None and part_of_day(f" {rest}") and not how:
        raise Unreadable(no_hour())
    if rest:
        raise Unreadable(
            trouble(rest) or M_("“{rest}” in it is not understood. {how}", rest=quoted(rest), how=how or _how())
        )
    return _understood(parsed[0], context, text, origin)


def _leading(line: str, context: MomentContext) -> tuple[Reading, str] | None:
    said, origin = with_figures(fold(line[:_LONGEST]))
    found = phrase(said)
    if found and not _needs_time(*found):
        rest = past(found[1], _BEFORE_REST)
        return _understood(found[0], context, line, origin), line[_origin(origin, len(said) - len(rest)) :]
    reason = trouble(said)
    if reason:
        raise Unreadable(M_("{reason} If the time is not known, begin the line with ?", reason=reason))
    return None


def _needs_time(meant: Phrase, rest: str) -> bool:
    """Whether it is a day in a sentence only if a time stands behind it: `Friday`, `2/3`, 3日; 20日、 is one."""
    spot = meant.start if isinstance(meant, WrittenRange) else meant
    if not isinstance(spot, WrittenPoint) or spot.day is None or spot.clock is not None or not spot.day.needs_time:
        return False
    if isinstance(spot.day, InFigures) and spot is meant and _is_no_share(spot.day, rest):
        return False
    return not (isinstance(spot.day, OfMonth | Shifted) and (spot is not meant or begins(rest, r"\s*$|[、,:(]")))


def _is_no_share(day: InFigures, rest: str) -> bool:
    """Whether figures such as 11/23 are a day before these words: the month first, and a share that nobody writes."""
    month, other = day.figures
    is_share = month == other or (month < other <= _LARGEST_PARTS)
    return month <= _MONTHS and not is_share and begins(rest, _GOES_ON_WITH_WORDS)


def _days_ahead(said: str) -> WrittenDay | None:
    """`+14`, `2w`: so many days or weeks on."""
    days = first(said, [(_DAYS_AHEAD[0], lambda found: Shifted(int(found[1] or found[2]), from_last=True))])
    weeks = first(said, [(_DAYS_AHEAD[1], lambda found: Shifted(7 * int(found[1]), from_last=True))])
    found = days or weeks
    return found[0] if found else None


def _understood(meant: Phrase, context: MomentContext, text: str, origin: list[int]) -> Reading:
    """What the phrase means. `origin` are the places in `text` of the characters that were read, where they differ."""
    if isinstance(meant, UnknownMoment) and meant.place:
        start, end = (_origin(origin, at) for at in meant.place)
        meant = UnknownMoment(text[start:end].strip())
    try:
        moment, *later = meant.moments(context)
    except OverflowError:
        raise Unreadable(out_of_years()) from None
    except ValueError:  # words that may not be kept: control characters
        raise Unreadable(_how()) from None
    return Reading(
        moment,
        meant.dated,
        next(iter(later), None),
        not (meant.dated or later) and _is_plain(moment, context),
        _is_converted(meant, moment, context),
    )


def _is_converted(meant: Phrase, moment: Moment, context: MomentContext) -> bool:
    spots = (meant.start, meant.end) if isinstance(meant, WrittenRange) else (meant,)
    zones = [spot.zone.zone for spot in spots if isinstance(spot, WrittenPoint) and spot.zone]
    at = moment.first
    if not isinstance(at, datetime):
        return False
    return any(at.astimezone(zone).utcoffset() != at.astimezone(context.zone).utcoffset() for zone in zones)


def _is_plain(moment: Moment, context: MomentContext) -> bool:
    """Whether the moment lies on the day of the event before, or of the retrospective."""
    before = anchor(context)
    day = _day_of(before, context) if before else context.day
    return _day_of(moment, context) in (None, day)


def _day_of(moment: Moment, context: MomentContext) -> date | None:
    first_point = moment.first
    return first_point.astimezone(context.zone).date() if isinstance(first_point, datetime) else first_point


def _origin(origin: list[int], at: int) -> int:
    return origin[at] if origin else at


def _which_day() -> Message:
    return M_("Write the day itself: 1 Dec, 12月1日, Friday or +14. While no day is set, leave it out.")


def _how() -> Message:
    return M_("Write it like 14:05, 2:05pm, 20 Nov 14:05 or 11月20日 14時; write ? if it is not known.")
