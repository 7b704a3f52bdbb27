"""Days on which most people do not work: weekends, and holidays where a calendar of them is installed.

Nobody is to be visited on them unasked (S6), and they are no working days (3営業日後).
"""

from __future__ import annotations

from collections.abc import Container
from contextlib import suppress
from datetime import date
from functools import cache

_SATURDAY = 5


def is_day_off(day: date, zone: str) -> bool:
    """Whether a day is one on which most people do not work, where the times of the case are those of this zone.

    Holidays of Japan are always known; those of other countries with the extra `holidays`. The calendars are loaded
    when they are first asked.
    """
    return day.weekday() >= _SATURDAY or _is_holiday(day, zone)


@cache
def _is_holiday(day: date, zone: str) -> bool:
    if zone == "Asia/Tokyo":
        import jpholiday

        with suppress(OverflowError):  # it looks at the days beside, and the calendar has a last one
            return bool(jpholiday.is_holiday(day))
        return False
    country = _country(zone)
    if not country:
        return False
    with suppress(ImportError, NotImplementedError):  # the extra is not there, or knows nothing of that country
        return day in _holidays(country, day.year)
    return False


@cache
def _holidays(country: str, year: int) -> Container[date]:
    """The holidays of a country in one year. ImportError without the extra."""
    from holidays import country_holidays

    return country_holidays(country, years=year)


@cache
def _country(zone: str) -> str:
    """The country in which a zone lies, in two letters; "" where that cannot be told."""
    from importlib.resources import files

    with suppress(ModuleNotFoundError, OSError):
        table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
        found = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
        return next((columns[0] for columns in found if columns[2:3] == [zone]), "")
    return ""
