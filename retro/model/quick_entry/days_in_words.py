"""The day of a moment of which nobody knows the hour: 18日 朝, 11/18の夕方. What is written behind it follows it."""

from __future__ import annotations

import re
from dataclasses import replace
from unicodedata import normalize

from retro.model.moments.context import MomentContext
from retro.model.moments.moment import Moment
from retro.model.moments.reading import read_moment
from retro.model.problem import ValidationError
from retro.model.quick_entry.stamps import DAY

_DAY_FIRST = re.compile(rf"{DAY}|\d{{1,2}}日", re.IGNORECASE)


def with_day_of(moment: Moment, context: MomentContext) -> MomentContext:
    """The context of what is written behind a row of that moment; as it is, where the moment says no day."""
    if moment.first is not None:
        return context.after(moment)
    found = _DAY_FIRST.match(normalize("NFKC", moment.words).strip())
    if found is None:
        return context
    try:
        day = read_moment(found[0], context).moment
    except ValidationError:
        return context
    return replace(context, previous=day) if day.first is not None else context
