"""How long what tells of people is kept."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import datetime, timedelta

from retro.errors import UsageError
from retro.language import M_
from retro.text.folding import normal

_TIME = re.compile(r"(\d{1,4})\s*(?:(y|years?|年)|(m|months?|か月|ヶ月|カ月|ヵ月)|(w|weeks?|週間?)|(d|days?|日間?))")


def closed_before(said: str, now: datetime) -> datetime:
    """The time before which a case was closed for longer than `said`: `5y`, `18m`, `12w`, `90d`. UsageError if none."""
    found = _TIME.fullmatch(normal(said))
    if found is None or not int(found[1]):
        raise UsageError(M_("“{text}” is no span of time.", text=said), M_("Say, for example: 5y, 18m, 90d"))
    n = int(found[1])
    try:
        if found[4] or found[5]:
            return now - timedelta(weeks=n) if found[4] else now - timedelta(days=n)
        month = now.year * 12 + now.month - 1 - n * (12 if found[2] else 1)
        year, month = divmod(month, 12)
        return now.replace(year=year, month=month + 1, day=min(now.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        raise UsageError(
            M_("“{text}” is longer than there were days.", text=said), M_("Say, for example: 5y, 18m, 90d")
        ) from None
