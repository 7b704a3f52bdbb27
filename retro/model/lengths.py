"""How long something took, as people write it: 18分, 1時間5分, 約20分, `18 min`, `1 h 5 min`, `0:18`."""

from __future__ import annotations

import re
from decimal import Decimal

from retro.text.folding import normal

_NUMBER = r"\d{1,4}(?:\.\d{1,3})?"
_UNITS = re.compile(
    r"(?:約|およそ|about\s|approx\.?\s|ca\.?\s|~|〜)?\s*"
    rf"(?:(?P<hours>{_NUMBER})\s*(?:時間|hours?|hrs?|h)(?P<half>半)?\s*)?"
    rf"(?:(?P<minutes>{_NUMBER})\s*(?:分間?|minutes?|mins?|min\.|m)(?P<half_minute>半)?\s*)?"
    rf"(?:(?P<seconds>\d{{1,4}})\s*(?:秒間?|seconds?|secs?|s))?\s*(?:間|ほど|程度|くらい|ぐらい|弱|強)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<hours>[0-3]):(?P<minutes>[0-5]\d)|(?P<h>\d{1,2}):(?P<m>[0-5]\d):(?P<s>[0-5]\d)")
"""Two figures are hours and minutes as long as nobody speaks longer: `18:05` may be eighteen minutes or hours."""


def minutes_in(text: str) -> Decimal | None:
    """The minutes that a length of time is, to a tenth; None where `text` says none, or a bare number."""
    said = normal(text)
    if found := _CLOCK.fullmatch(said):
        hours, minutes = found["hours"] or found["h"], found["minutes"] or found["m"]
        return _in_minutes(Decimal(hours), Decimal(minutes), Decimal(found["s"] or 0))
    found = _UNITS.fullmatch(said)
    if not found or not (found["hours"] or found["minutes"] or found["seconds"]):
        return None
    hours_, minutes_, seconds = (Decimal(found[name] or 0) for name in ("hours", "minutes", "seconds"))
    half = Decimal(1) / 2
    return _in_minutes(hours_ + half * bool(found["half"]), minutes_ + half * bool(found["half_minute"]), seconds)


def _in_minutes(hours: Decimal, minutes: Decimal, seconds: Decimal) -> Decimal:
    return (hours * 60 + minutes + (seconds / 60).quantize(Decimal("0.1"))).normalize() + 0
