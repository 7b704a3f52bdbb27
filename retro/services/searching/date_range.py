"""The days that somebody means by the two ends of a period: a year, a month, or a day, as people write it."""

from __future__ import annotations

from retro.errors import UsageError
from retro.language import M_, Message
from retro.model.moments.context import MomentContext
from retro.model.moments.day_range import DateRange
from retro.model.moments.formatting import ToldDay
from retro.model.moments.written_days import read_days
from retro.model.problem import ValidationError


def read_span(since: str | None, until: str | None, context: MomentContext) -> DateRange:
    """The period from the first day that `since` means to the last that `until` means, both included.

    Without `until` it ends on the day of `context`; without `since` it begins with the quarter of its end. UsageError
    if an end cannot be read, or if they stand in the wrong order.
    """
    last = _days(until, context).until if until else context.day
    first = _days(since, context).since if since else DateRange.quarter(last).since
    if first > last:
        raise UsageError(
            M_(
                "The period would begin on {since} and end before, on {until}.",
                since=ToldDay(day=first),
                until=ToldDay(day=last),
            ),
            M_("Give the earlier day first."),
        )
    return DateRange(first, last)


def _days(text: str, context: MomentContext) -> DateRange:
    try:
        return read_days(text, context)
    except ValidationError as refused:
        raise _unread(refused.problems[0].message) from None


def _unread(reason: Message) -> UsageError:
    return UsageError(reason, M_("Write 2026-07 for a month, 2026 for a year, 2026-07-15 for a day."))
