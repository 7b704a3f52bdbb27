"""Time zones as they stand with a time, `14:05 JST`, `14:05+09:00`, and the instant that such a time is."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from retro.language import M_, Message
from retro.model.moments.reading.forms import Form, Unreadable
from retro.model.moments.zones import ABBREVIATIONS, ALL_YEAR, AMBIGUOUS, JAPANESE, MAYBE, called_time, canonical_name
from retro.value import value

_FURTHEST = timedelta(hours=14)
_ANY_YEAR = 2026


@value
class WrittenZone:
    """A zone that was written with a time. `keeper` is the IANA zone that must keep this offset on that day, or ""."""

    zone: tzinfo
    keeper: str = ""
    shared: str = ""
    """A name that several zones share, while it is open which of them is meant: BST."""

    def of_case(self, zone: tzinfo) -> WrittenZone:
        """The same in a case of a `zone`: a shared name means that one. Unreadable if it is none of them."""
        if not self.shared:
            return self
        seasons = (datetime(_ANY_YEAR, month, 1, tzinfo=UTC).astimezone(zone) for month in (1, 7))
        if called := next((at for at in seasons if at.tzname() == self.shared), None):
            return WrittenZone(timezone(offset(called)), str(zone))
        if str(zone) in AMBIGUOUS[self.shared].split(", "):
            return WrittenZone(zone)
        raise Unreadable(
            M_("{name} is the name of several zones: {zones}. Write one of these, or an offset: 14:05+09:00.",
               name=self.shared, zones=AMBIGUOUS[self.shared])
        )  # fmt: skip

    def place(self, wall: datetime) -> datetime:
        """The instant at which clocks in the zone show `wall`. Unreadable if there is none, or more than one."""
        placed = place(wall, self.zone)
        kept = placed.astimezone(ZoneInfo(self.keeper)) if self.keeper else placed
        if kept.utcoffset() != placed.utcoffset():
            raise Unreadable(
                M_("On that day {zone} keeps {other}. Write that, or an offset: 14:05+09:00.",
                   zone=self.keeper, other=kept.tzname())
            )  # fmt: skip
        return placed


def place(wall: datetime, zone: tzinfo) -> datetime:
    """The instant at which clocks in `zone` show `wall`, with its offset. Unreadable if there is none, or two."""
    first, second = (offset(wall.replace(tzinfo=zone, fold=fold)) for fold in (0, 1))
    if first < second:
        raise Unreadable(
            M_("Clocks jump over {time} on that day. Write the time that they showed.", time=f"{wall:%H:%M}")
        )
    if first > second:
        times = {"one": f"{wall:%H:%M} {_utc(first)}", "other": f"{wall:%H:%M} {_utc(second)}"}
        raise Unreadable(M_("Clocks show that time twice on that day. Write which one: {one} or {other}.", **times))
    return wall.replace(tzinfo=timezone(first), fold=0)


def resolve(instant: datetime, zone: tzinfo) -> datetime:
    """`instant` with the offset that `zone` keeps at it: what is stored needs no zone to be understood."""
    local = instant.astimezone(zone)
    return local.replace(tzinfo=timezone(offset(local)), fold=0)


def offset(at: datetime) -> timedelta:
    """How far ahead of UTC an aware datetime is."""
    return at.utcoffset() or timedelta()


def _named(found: re.Match[str]) -> WrittenZone | None:
    """A zone by an abbreviation. In small letters those that are words name none but at the end: `14:05 wet floor`."""
    name = found["name"].upper()
    is_word = found["name"] != name and (name.lower() in _WORDS or found.string[found.end("name") :][:1] == ".")
    if is_word and found["last"] is None:
        return None
    if name in AMBIGUOUS:
        return WrittenZone(UTC, shared=name)
    if name in MAYBE or (name == "EST" and found["name"] != name and found["last"] is None):
        zone = MAYBE.get(name) or ABBREVIATIONS[name][0]
        raise Unreadable(_either(found["name"], zone))
    if name in ALL_YEAR:
        return WrittenZone(ZoneInfo(ALL_YEAR[name]))
    keeper, hours = ABBREVIATIONS.get(name, ("", 0))
    return WrittenZone(timezone(timedelta(hours=hours)), keeper) if keeper else None


def _by_words(found: re.Match[str]) -> WrittenZone | None:
    name = called_time(" ".join(found["name"].split()))
    return WrittenZone(ZoneInfo(name)) if name else None


def _by_half_a_name(found: re.Match[str]) -> WrittenZone:
    name = called_time(f"{found['name']} time")
    assert name
    raise Unreadable(_either(found["name"], name))


def _either(said: str, zone: str) -> Message:
    return M_("“{said}” may be a time zone or a word. Write {zone} for the zone, 14:05: {said} for the word.",
              said=said, zone=zone)  # fmt: skip


def _by_place(found: re.Match[str]) -> WrittenZone | None:
    name = canonical_name(found["name"])
    return WrittenZone(ZoneInfo(name)) if name else None


def _by_offset(found: re.Match[str]) -> WrittenZone:
    parts = {name: int(figures or 0) for name, figures in found.groupdict().items() if name != "sign"}
    ahead = timedelta(**parts)
    if ahead > _FURTHEST or parts.get("minutes", 0) >= 60 or parts.get("seconds", 0) >= 60:  # noqa: PLR2004
        raise Unreadable(M_("There is no such offset from UTC. Write it like 14:05+09:00."))
    return WrittenZone(timezone(-ahead if found["sign"] == "-" else ahead))


def _utc(ahead: timedelta) -> str:
    """`UTC+02:00`. Without the letters, `-05:00` behind a time would be the end of a range."""
    return "UTC" + datetime.min.replace(tzinfo=timezone(ahead)).isoformat()[len("0001-01-01T00:00:00") :]


_MINUTES = r"(?::?(?P<minutes>[0-9]{2}))?(?::(?P<seconds>[0-9]{2}))?(?![0-9]|:[0-9])"
_OFFSET = rf"(?P<hours>[0-9]{{2}}){_MINUTES}"

_BEFORE = r"(?:\s*[\[(]|,\s?|\s*)"
_BEHIND = r"(?![0-9a-z/_'’]|-[a-z])[\])]?(?P<last>\s*$)?"
_PARTS_OF_US = "Pacific|Eastern|Central|Mountain"
_WORDS = frozenset(("wet", "west", "met", "art", "cat", "eat", "wat"))
"""Abbreviations that are words in some language, where they stand in small letters."""

JAPANESE_ZONE: Form[WrittenZone] = (
    rf"\s*[\[(]?(?P<name>{'|'.join(sorted(JAPANESE.keys() - {'東京', '日本'}, key=len, reverse=True))})[\])]?",
    lambda found: WrittenZone(ZoneInfo(JAPANESE[found["name"]])),
)

BEFORE_CLOCK: Form[WrittenZone] = (
    r"(?P<name>(?-i:UTC|GMT|[JK]ST|CES?T|[PMCE][SD]T|[PE]T))(?P<last>)\s+(?=[0-9])",
    _named,
)
"""A zone before a time: `UTC 14:05`."""

AFTER_CLOCK: tuple[Form[WrittenZone], ...] = (
    (r"z(?![0-9a-z])|\s(?-i:Z)(?![0-9a-z])", lambda _: WrittenZone(UTC)),
    (rf"\s*[\[(]?(?:utc|gmt)\s?(?P<sign>[+-])(?P<hours>[0-9]{{1,2}}){_MINUTES}[\])]?", _by_offset),
    (rf"(?P<sign>\+){_OFFSET}", _by_offset),
    (r"\s(?P<sign>\+)(?P<hours>[0-9]{2}):?(?P<minutes>[0-9]{2})(?![0-9]|:[0-9])", _by_offset),
    (rf"{_BEFORE}(?P<name>(?-i:{'|'.join((*ALL_YEAR, *MAYBE))})){_BEHIND}", _named),
    (rf"{_BEFORE}(?!(?:utc|gmt)\s?[+-][0-9])(?P<name>[a-z]{{3,4}}){_BEHIND}", _named),
    (r"\s*[\[(]?(?P<name>[a-z_]+(?:/[a-z0-9_+-]+)+)[\])]?", _by_place),
    (r"\s*[\[(]?(?P<name>[a-z]+(?:\s[a-z]+){0,3}?\s(?:time|hours))[\])]?(?![0-9a-z])", _by_words),
    (
        rf"\s*[\[(]?(?P<name>(?-i:(?:US )?(?:{_PARTS_OF_US}))|(?:{_PARTS_OF_US})(?=\s*$))[\])]?(?![0-9a-z])",
        _by_half_a_name,
    ),
    JAPANESE_ZONE,
)
"""Zones as they stand behind a time."""

AFTER_ISO: tuple[Form[WrittenZone], ...] = ((rf"(?P<sign>-){_OFFSET}", _by_offset), *AFTER_CLOCK)
"""The same behind `2026-11-20T14:05`, where a minus sign can only be an offset's."""
