"""A zone as letters name it: a reader elsewhere is told whose time it is, and no name out of a database of zones."""

from __future__ import annotations

from datetime import datetime, timedelta

from retro.language import N_, Language

_OF_READERS = {"ja": "Asia/Tokyo"}
"""The zone in which nearly all who read a language live: they are told no zone where it is that one."""
_CENTRAL_EUROPE = (
    "Amsterdam", "Berlin", "Brussels", "Budapest", "Copenhagen", "Luxembourg", "Madrid", "Oslo", "Paris", "Prague",
    "Rome", "Stockholm", "Vienna", "Warsaw", "Zurich",
)  # fmt: skip
_NAMES = {
    "Asia/Tokyo": N_("Japan time"),
    "Asia/Seoul": N_("Korea time"),
    "Asia/Shanghai": N_("China time"),
    "Asia/Singapore": N_("Singapore time"),
    "Asia/Kolkata": N_("India time"),
    "Europe/London": N_("UK time"),
    "America/New_York": N_("US Eastern time"),
    "America/Chicago": N_("US Central time"),
    "America/Denver": N_("US Mountain time"),
    "America/Los_Angeles": N_("US Pacific time"),
    **dict.fromkeys((f"Europe/{city}" for city in _CENTRAL_EUROPE), N_("Central European time")),
}


def zone_words(zone: str, at: datetime, to: Language) -> str:
    """`Japan time, UTC+9`, for a time in a zone with that IANA name; "" where its readers live in that zone."""
    if zone == _OF_READERS.get(to.code):
        return ""
    offset = _offset(at.utcoffset() or timedelta())
    name = _NAMES.get(zone)
    return to(N_("{zone}, {offset}"), zone=to(name), offset=offset) if name else offset


def _offset(ahead: timedelta) -> str:
    """`UTC+9`, `UTC-3:30`, `UTC`."""
    minutes = int(ahead.total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}{f':{rest:02}' if rest else ''}" if minutes else "UTC"
