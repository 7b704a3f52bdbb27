"""Days that a text means: all of a year or of a month, or those of a moment, as an end of a span is written."""

from __future__ import annotations

import re
from datetime import date, datetime

from retro.language import M_
from retro.model.moments.context import MomentContext
from retro.model.moments.day_range import DateRange
from retro.model.moments.reading import read_moment
from retro.model.problem import Code, Problem, ValidationError
from retro.text.folding import normal

_YEAR_OR_MONTH = re.compile(r"(\d{4})年?|(\d{4})(?:[-/.]|年)(\d{1,2})月?", re.ASCII)


def read_days(text: str, context: MomentContext) -> DateRange:
    """The days that the whole of `text` means. ValidationError, with the reason, if it means none."""
    found = _YEAR_OR_MONTH.fullmatch(normal(text))
    try:
        if found:
            return DateRange.month(int(found[2]), int(found[3])) if found[2] else DateRange.year(int(found[1]))
        moment = read_moment(text, context).moment
    except ValidationError:
        raise
    except ValueError:
        no_month = M_("There is no month “{text}”.", text=text)
        raise ValidationError(Problem(Code.NOT_DAY, params={"text": text, "reason": no_month})) from None
    if moment.first is None:
        raise ValidationError(Problem(Code.NOT_DAY, params={"text": text}))
    return DateRange(_day(moment.first), _day(moment.end or moment.first))


def _day(point: datetime | date) -> date:
    return point.date() if isinstance(point, datetime) else point
