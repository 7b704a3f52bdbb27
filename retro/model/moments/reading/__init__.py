"""Moments as people write them, in English and Japanese: `14:05`, `yesterday 9am`, `11月20日 14時頃`, `+7`, `?`.

What is ambiguous or means nothing is refused with a reason, never guessed at. A form of writing is a pattern in
`digits`, `english` or `japanese`; `phrases` puts forms together; `meaning` says which moment that is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from retro.language import M_, Message
from retro.model.moments.context import MomentContext
from retro.model.moments.moment import Moment
from retro.model.moments.reading.digits import trouble
from retro.model.moments.reading.forms import Unreadable, fold, past, quoted
from retro.model.moments.reading.meaning import Phrase, out_of_years
from retro.model.moments.reading.offsets import place
from retro.model.moments.reading.phrases import phrase
from retro.model.moments.zones import read_zone

__all__ = ["Context", "Reading", "leading_moment", "next_day", "read_moment", "read_zone"]

_LONGEST = 200
"""No moment is longer than this, in characters; what is beyond is not looked at."""
_BEFORE_REST = r"\s*(?:[,:;|、]|-(?=\s)|に(?![ぁ-ん]))?\s*"


@dataclass(frozen=True)
class Reading:
    """How a text was read. `dated` says whether it names a day itself, so that no other one can be meant."""

    moment: Moment
    dated: bool


def read_moment(text: str, context: MomentContext) -> Reading:
    """The moment that the whole of `text` means. ValidationError, with the reason, if it cannot be told."""
    try:
        return _whole(fold(text).strip(), context)
    except Unreadable as unreadable:
        raise unreadable.refused(text) from None


def leading_moment(text: str, context: MomentContext) -> tuple[Reading, str] | None:
    """The moment that a line begins with, and the rest of the line; None if it begins like a plain sentence.

    ValidationError, with the reason, if it begins like a moment (with a digit, `~`, `+`, a word for a day) and is none.
    """
    try:
        return _leading(text.strip(), context)
    except Unreadable as unreadable:
        raise unreadable.refused(text) from None


def next_day(reading: Reading, context: MomentContext) -> Moment | None:
    """The same time a day later, where the text names no day and its time lies before the previous event.

    It is a proposal for the writer to confirm: past midnight, or out of order? None where there is nothing to ask.
    """
    moment, previous = reading.moment, context.previous
    before = previous.order(context.zone) if previous else None
    if reading.dated or before is None or not isinstance(moment.start, datetime) or moment.start >= before:
        return None
    try:
        start = _day_later(moment.start, context)
        end = _day_later(moment.end, context) if isinstance(moment.end, datetime) else None
    except (Unreadable, OverflowError):
        return None
    return Moment(moment.precision, start, end)


def _whole(said: str, context: MomentContext) -> Reading:
    found = phrase(said) if len(said) <= _LONGEST else None
    if found is None:
        raise Unreadable(trouble(said) or _how())
    rest = found[1].strip()
    if rest:
        raise Unreadable(trouble(rest) or M_("“{rest}” in it is not understood. {how}", rest=quoted(rest), how=_how()))
    return _understood(found[0], context)


def _leading(line: str, context: MomentContext) -> tuple[Reading, str] | None:
    said = fold(line[:_LONGEST])
    found = phrase(said)
    if found:
        rest = past(found[1], _BEFORE_REST)
        return _understood(found[0], context), line[len(said) - len(rest) :]
    reason = trouble(said)
    if reason:
        raise Unreadable(M_("{reason} If the time is not known, begin the line with ?", reason=reason))
    return None


def _day_later(at: datetime, context: MomentContext) -> datetime:
    wall = at.astimezone(context.zone).replace(tzinfo=None)
    return place(wall + timedelta(days=1), context.zone)


def _understood(meant: Phrase, context: MomentContext) -> Reading:
    try:
        return Reading(meant.moment(context), meant.dated)
    except OverflowError:
        raise Unreadable(out_of_years()) from None


def _how() -> Message:
    return M_("Write it like 14:05, 2:05pm, 20 Nov 14:05 or 11月20日 14時; write ? if it is not known.")
