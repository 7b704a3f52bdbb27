"""Times with a dot, `14.05`, which may be a day or a figure: read where something settles it, else refused with why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from retro.model.moments.context import MomentContext
from retro.model.moments.reading import leading_moment
from retro.model.problem import ValidationError
from retro.model.quick_entry.pasted import read_pasted
from retro.model.stages.timeline import TIMELINE
from retro.services.changing.add_lines import read_lines
from tests.model.human_lines import NOW, case
from tests.records import record

BERLIN, TOKYO, NEW_YORK = (ZoneInfo(name) for name in ("Europe/Berlin", "Asia/Tokyo", "America/New_York"))
IN_MAY, IN_NOVEMBER = date(2026, 5, 12), date(2026, 11, 20)


def read(line: str, day: date, zone: ZoneInfo) -> tuple[str, str] | None:
    found = leading_moment(line, MomentContext(day, zone))
    return (found[0].moment.dump()[:16], found[1]) if found else None


@pytest.mark.parametrize(
    ("day", "zone"), [(IN_MAY, TOKYO), (IN_MAY, NEW_YORK), (IN_NOVEMBER, BERLIN), (IN_NOVEMBER, TOKYO)]
)
@pytest.mark.parametrize("line", ["14.05 call", "14.05: call", "14.05 – call", "14.05, call"])
def test_it_is_a_time_where_nobody_means_a_day(line: str, day: date, zone: ZoneInfo) -> None:
    assert read(line, day, zone) == (f"{day}T14:05", "call")


def test_what_may_be_a_figure_is_refused_with_how_to_write_the_time() -> None:
    with pytest.raises(ValidationError, match=r"a time or a figure\. Write a time with a colon: 09:05\."):
        read("9.05 call", IN_NOVEMBER, TOKYO)


def test_near_that_day_it_is_refused_with_both_and_how_to_write_each() -> None:
    with pytest.raises(ValidationError, match=r"may be 14:05 or 2026-05-14\. Write 14:05 for the time, 2026-05-14"):
        read("14.05 call", IN_MAY, BERLIN)


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("20 Nov 14.05 call", "2026-11-20T14:05"),
        ("20.11 14:05 call", "2026-11-20T14:05"),
        ("11.20 14:05 call", "2026-11-20T14:05"),
        ("14.05-14.20 call", "2026-11-20T14:05"),
        ("14.30 call", "2026-11-20T14:30"),
        ("14.05.2026 call", "2026-05-14"),
    ],
)
def test_what_stands_beside_it_settles_it(line: str, moment: str) -> None:
    assert read(line, IN_NOVEMBER, BERLIN) == (moment[:16], "call")


@pytest.mark.parametrize(
    "line",
    ["9.05 call", "12.50 per parcel", "14.05 EUR lost", "10.05 litres spilt", "22.04 LTS is out", "14.05% lost",
     "10.05 of the release", "14.05.1 is out"],
)  # fmt: skip
def test_a_figure_or_a_version_is_none(line: str) -> None:
    with pytest.raises(ValidationError):
        read(line, IN_NOVEMBER, TOKYO)


def test_neighbours_with_a_dot_settle_it() -> None:
    whole = replace(record(), head=replace(record().head, zone="Europe/Berlin"))
    lines = read_pasted("9.05 belt stops\n14.05 belt runs\n14.30 all clear", TIMELINE).lines
    ids = iter("abc")
    found = read_lines(whole, TIMELINE, lines, now=NOW, new_id=lambda: next(ids)).lines
    times = [each.line.entry.happened.dump()[11:16] for each in found if each.line]  # type: ignore[attr-defined]
    assert times == ["09:05", "14:05", "14:30"]
    alone = read_lines(case(), TIMELINE, lines[:1], now=NOW, new_id=lambda: "d").refused
    assert "a time or a figure" in str(alone[0].problems[0].message)


@given(st.integers(0, 99), st.integers(0, 99), st.sampled_from([BERLIN, TOKYO]), st.sampled_from([IN_MAY, IN_NOVEMBER]))
def test_what_is_read_has_those_figures(one: int, other: int, zone: ZoneInfo, day: date) -> None:
    try:
        found = read(f"{one:02}.{other:02} call", day, zone)
    except ValidationError:
        return
    assert found == (f"{day}T{one:02}:{other:02}", "call")
