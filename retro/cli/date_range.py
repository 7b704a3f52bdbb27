"""Days on the command line: a year, a month, or a day as people write it, for the two ends of a period."""

from __future__ import annotations

import re
from datetime import date, datetime

from retro.errors import UsageError
from retro.language import M_, Message
from retro.model.moments.context import MomentContext
from retro.model.moments.reading import read_moment
from retro.model.problem import ValidationError
from retro.review.date_range import DateRange
from retro.text.folding import normal

_YEAR_OR_MONTH = re.compile(r"(\d{4})年?|(\d{4})(?:[-/.]|年)(\d{1,2})月?", re.ASCII)


def read_span(since: str | None, until: str | None, context: MomentContext) -> DateRange:
    """The period from the first day that `since` means to the last that `until` means, both included.

    Without `until` it ends on the day of `context`; without `since` it begins with the quarter of its end. UsageError
    if an end cannot be read, or if they stand in the wrong order.
    """
    last = _days(until, context).until if until else context.day
    first = _days(since, context).since if since else DateRange.quarter(last).since
    if first > last:
        raise UsageError(
            M_("The period would begin on {since} and end before, on {until}.", since=str(first), until=str(last)),
            M_("Give the earlier day with --from."),
        )
    return DateRange(first, last)


def _days(text: str, context: MomentContext) -> DateRange:
    """The days that `text` means: all of a year or of a month, or those of a moment."""
    found = _YEAR_OR_MONTH.fullmatch(normal(text))
    try:
        if found:
            return DateRange.month(int(found[2]), int(found[3])) if found[2] else DateRange.year(int(found[1]))
        moment = read_moment(text, context).moment
    except ValidationError as refused:
        raise _unread(refused.problems[0].message) from None
    except ValueError:
        raise _unread(M_("There is no month “{text}”.", text=text)) from None
    if moment.first is None:
        raise _unread(M_("“{text}” is no day.", text=text))
    return DateRange(_day(moment.first), _day(moment.end or moment.first))


def _day(point: datetime | date) -> date:
    return point.date() if isinstance(point, datetime) else point


def _unread(reason: Message) -> UsageError:
    return UsageError(reason, M_("Write 2026-07 for a month, 2026 for a year, 2026-07-15 for a day."))
