"""The names of time zones: IANA names, and the abbreviations by which people call them."""

from __future__ import annotations

import re
from functools import cache
from zoneinfo import ZoneInfo

from retro.model.problem import Code, Problem, ValidationError
from retro.text.folding import normal
from retro.text.lazy_pattern import lazy

ABBREVIATIONS = {
    "UTC": ("UTC", 0), "GMT": ("UTC", 0),
    "JST": ("Asia/Tokyo", 9), "KST": ("Asia/Seoul", 9), "HKT": ("Asia/Hong_Kong", 8), "SGT": ("Asia/Singapore", 8),
    "WET": ("Europe/Lisbon", 0), "CET": ("Europe/Brussels", 1), "CEST": ("Europe/Brussels", 2),
    "EET": ("Europe/Athens", 2), "EEST": ("Europe/Athens", 3), "MSK": ("Europe/Moscow", 3),
    "EST": ("America/New_York", -5), "EDT": ("America/New_York", -4), "CDT": ("America/Chicago", -5),
    "MST": ("America/Denver", -7), "MDT": ("America/Denver", -6),
    "PST": ("America/Los_Angeles", -8), "PDT": ("America/Los_Angeles", -7), "HST": ("Pacific/Honolulu", -10),
    "AKST": ("America/Anchorage", -9), "AKDT": ("America/Anchorage", -8), "ADT": ("America/Halifax", -3),
    "NST": ("America/St_Johns", -3.5), "NDT": ("America/St_Johns", -2.5), "BRT": ("America/Sao_Paulo", -3),
    "WEST": ("Europe/Lisbon", 1), "TRT": ("Europe/Istanbul", 3), "SAST": ("Africa/Johannesburg", 2),
    "PKT": ("Asia/Karachi", 5), "NPT": ("Asia/Kathmandu", 5.75), "WIB": ("Asia/Jakarta", 7), "PHT": ("Asia/Manila", 8),
    "MYT": ("Asia/Kuala_Lumpur", 8), "AWST": ("Australia/Perth", 8), "ACST": ("Australia/Adelaide", 9.5),
    "ACDT": ("Australia/Adelaide", 10.5), "AEST": ("Australia/Sydney", 10), "AEDT": ("Australia/Sydney", 11),
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

SHARED = {"CET": "CET", "CEST": "CET", "EET": "EET", "EEST": "EET", "WET": "WET", "WEST": "WET"}
"""Abbreviations that many countries share: the IANA data base has zones of these names, which name none of them."""

ALL_YEAR = {"PT": "America/Los_Angeles", "ET": "America/New_York"}
"""Abbreviations of zones that leave it open whether it is summer."""

MAYBE = {
    "CT": "America/Chicago", "MT": "America/Denver", "ICT": "Asia/Bangkok", "CAT": "Africa/Maputo",
    "EAT": "Africa/Nairobi", "WAT": "Africa/Lagos", "ART": "America/Argentina/Buenos_Aires", "MET": "Europe/Brussels",
}  # fmt: skip
"""Abbreviations of zones that are as likely something else: CT scanner."""

NAMED = {
    "pacific": "America/Los_Angeles", "us pacific": "America/Los_Angeles", "eastern": "America/New_York",
    "us eastern": "America/New_York", "central": "America/Chicago", "us central": "America/Chicago",
    "mountain": "America/Denver", "us mountain": "America/Denver", "central european": "Europe/Brussels",
    "eastern european": "Europe/Athens", "western european": "Europe/Lisbon", "greenwich mean": "UTC",
    "coordinated universal": "UTC", "universal": "UTC", "uk": "Europe/London", "british": "Europe/London",
    "british summer": "Europe/London", "irish": "Europe/Dublin", "german": "Europe/Berlin", "french": "Europe/Paris",
    "japan": "Asia/Tokyo", "japan standard": "Asia/Tokyo", "japanese": "Asia/Tokyo", "korean": "Asia/Seoul",
    "korea": "Asia/Seoul", "china": "Asia/Shanghai", "chinese": "Asia/Shanghai", "beijing": "Asia/Shanghai",
    "india": "Asia/Kolkata", "indian": "Asia/Kolkata", "india standard": "Asia/Kolkata",
    "singapore": "Asia/Singapore", "hong kong": "Asia/Hong_Kong",
}  # fmt: skip
"""What zones are called before *time*, and *standard* or *daylight time*."""

JAPANESE = {
    "日本時間": "Asia/Tokyo", "日本標準時": "Asia/Tokyo", "日本": "Asia/Tokyo", "東京": "Asia/Tokyo",
    "協定世界時": "UTC", "世界標準時": "UTC", "世界時": "UTC",
    "太平洋時間": "America/Los_Angeles", "米国太平洋時間": "America/Los_Angeles", "米太平洋時間": "America/Los_Angeles",
    "太平洋標準時": "America/Los_Angeles", "東部時間": "America/New_York", "米国東部時間": "America/New_York",
    "米東部時間": "America/New_York", "東部標準時": "America/New_York", "ニューヨーク時間": "America/New_York",
    "中央ヨーロッパ時間": "Europe/Brussels", "英国時間": "Europe/London", "ロンドン時間": "Europe/London",
    "ドイツ時間": "Europe/Berlin", "パリ時間": "Europe/Paris", "韓国時間": "Asia/Seoul", "中国時間": "Asia/Shanghai",
    "北京時間": "Asia/Shanghai", "インド時間": "Asia/Kolkata", "シンガポール時間": "Asia/Singapore",
}  # fmt: skip
"""What zones are called in Japanese."""

_CALLED_TIME = lazy(r"([a-z]+(?:\s[a-z]+){0,2}?)(?:\s(?:standard|daylight|summer))?\s(?:time|hours)", re.IGNORECASE)
_LONGEST_NAME = 3
"""How many words the name of a zone may have: *US Pacific time*."""
_PLAIN_NAME = lazy(r"[A-Z][a-z]+(/[A-Z][a-z]+(_[A-Z][a-z]+)*)+")


def zone_named_in(text: str) -> str:
    """The zone that a moment's text names behind the time (`14:05 CET`), by its IANA name; "" if it names none."""
    words = text.split()
    for n in range(1, min(len(words), _LONGEST_NAME) + 1):
        try:
            return read_zone(" ".join(words[-n:]).strip("()[]（）"))
        except ValidationError:
            continue
    return ""


def read_zone(text: str) -> str:
    """The IANA name of the zone that `text` names: in any case, or by a usual abbreviation (JST, CET, 日本時間).

    ValidationError if it names none, or is an abbreviation of several.
    """
    said = normal(text)
    name = said.upper()
    if name in AMBIGUOUS:
        raise ValidationError(Problem(Code.AMBIGUOUS, params={"text": text.strip(), "choices": AMBIGUOUS[name]}))
    called = {**JAPANESE, **{short: zone for short, (zone, _) in ABBREVIATIONS.items()}, **SHARED, **ALL_YEAR, **MAYBE}
    found = called.get(said) or called.get(name) or called_time(said) or canonical_name(said)
    if found is None:
        raise ValidationError(Problem(Code.NOT_ZONE, params={"text": text.strip()}))
    return found


def place_of(abbreviation: str) -> str:
    """The IANA name of where an abbreviation is used, for whoever means the clocks there; "" where it is of no place.

    `All times in PST` is written above times of July, too, and means what the clocks in Los Angeles showed.
    """
    zone, _hours = ABBREVIATIONS.get(abbreviation, ("UTC", 0))
    return "" if zone == "UTC" else zone


def called_time(said: str) -> str | None:
    """The IANA name of the zone that a phrase such as *Pacific time* or *Berlin time* names; None if it names none."""
    found = _CALLED_TIME.fullmatch(said)
    if not found:
        return None
    name = " ".join(found[1].lower().split())
    return NAMED.get(name) or (_cities().get(name.replace(" ", "_")) if said[0].isupper() else None)


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


@cache
def _cities() -> dict[str, str]:
    """The zones by their cities, where no other zone has a city of that name."""
    parts = [(name.rpartition("/")[2].lower(), name) for name in _names().values() if "/" in name]
    return {city: name for city, name in parts if name.split("/")[0] not in {"Etc", "US", "SystemV", "posix", "right"}}
