"""The names of time zones: IANA names, and the abbreviations by which people call them."""

from __future__ import annotations

import re
from functools import cache
from zoneinfo import ZoneInfo

from retro.model.problem import Code, Problem, ValidationError
from retro.text.folding import normal

ABBREVIATIONS = {
    "UTC": ("UTC", 0), "GMT": ("UTC", 0),
    "JST": ("Asia/Tokyo", 9), "KST": ("Asia/Seoul", 9), "HKT": ("Asia/Hong_Kong", 8), "SGT": ("Asia/Singapore", 8),
    "WET": ("Europe/Lisbon", 0), "CET": ("Europe/Brussels", 1), "CEST": ("Europe/Brussels", 2),
    "EET": ("Europe/Athens", 2), "EEST": ("Europe/Athens", 3), "MSK": ("Europe/Moscow", 3),
    "EST": ("America/New_York", -5), "EDT": ("America/New_York", -4), "CDT": ("America/Chicago", -5),
    "MST": ("America/Denver", -7), "MDT": ("America/Denver", -6),
    "PST": ("America/Los_Angeles", -8), "PDT": ("America/Los_Angeles", -7), "HST": ("Pacific/Honolulu", -10),
    "AWST": ("Australia/Perth", 8), "AEST": ("Australia/Sydney", 10), "AEDT": ("Australia/Sydney", 11),
    "NZST": ("Pacific/Auckland", 12), "NZDT": ("Pacific/Auckland", 13),
}  # fmt: skip
"""The zone that an abbreviation stands for, and its hours ahead of UTC.

For WET, CET and EET, which many countries share, it is the city to which the IANA data base itself links these names.
"""

AMBIGUOUS = {
    "CST": "America/Chicago, Asia/Shanghai, America/Havana",
    "IST": "Asia/Kolkata, Asia/Jerusalem, Europe/Dublin",
    "BST": "Europe/London, Asia/Dhaka",
    "AST": "America/Halifax, Asia/Riyadh",
    "GST": "Asia/Dubai, Atlantic/South_Georgia",
}
"""Abbreviations that several zones share, and these zones."""

JAPANESE = {
    "日本時間": "Asia/Tokyo", "日本標準時": "Asia/Tokyo", "日本": "Asia/Tokyo", "東京": "Asia/Tokyo",
    "協定世界時": "UTC", "世界標準時": "UTC",
}  # fmt: skip
"""What zones are called in Japanese."""

_PLAIN_NAME = re.compile(r"[A-Z][a-z]+(/[A-Z][a-z]+(_[A-Z][a-z]+)*)+")


def zone_named_in(text: str) -> str:
    """The zone that a moment's text names behind the time (`14:05 CET`), by its IANA name; "" if it names none."""
    try:
        return read_zone(text.rsplit(maxsplit=1)[-1])
    except (ValidationError, IndexError):
        return ""


def read_zone(text: str) -> str:
    """The IANA name of the zone that `text` names: in any case, or by a usual abbreviation (JST, CET, 日本時間).

    ValidationError if it names none, or is an abbreviation of several.
    """
    said = normal(text)
    name = said.upper()
    if name in AMBIGUOUS:
        raise ValidationError(Problem(Code.AMBIGUOUS, params={"text": text.strip(), "choices": AMBIGUOUS[name]}))
    found = JAPANESE.get(said) or (ABBREVIATIONS[name][0] if name in ABBREVIATIONS else canonical_name(said))
    if found is None:
        raise ValidationError(Problem(Code.NOT_ZONE, params={"text": text.strip()}))
    return found


def canonical_name(name: str) -> str | None:
    """The IANA name as the data base spells it; None if there is none. The usual spelling needs no list of all."""
    if _PLAIN_NAME.fullmatch(name):
        try:
            return ZoneInfo(name).key
        except (KeyError, OSError):
            pass
    return _names().get(name.lower())


@cache
def _names() -> dict[str, str]:
    from zoneinfo import available_timezones

    no_places = {"localtime", "Factory"}
    return {name.lower(): name for name in available_timezones() - no_places}
