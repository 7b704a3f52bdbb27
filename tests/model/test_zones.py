from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from subprocess import run
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, strategies as st

from retro.model.moments.zones import ABBREVIATIONS, AMBIGUOUS, SHARED, read_zone, zone_named_in
from retro.model.problem import Code, ValidationError


@pytest.mark.parametrize(("text", "name"), [
    ("Asia/Tokyo", "Asia/Tokyo"), ("asia/tokyo", "Asia/Tokyo"), (" ASIA/TOKYO ", "Asia/Tokyo"), ("JST", "Asia/Tokyo"),
    ("jst", "Asia/Tokyo"), ("ＪＳＴ", "Asia/Tokyo"), ("日本", "Asia/Tokyo"), ("日本時間", "Asia/Tokyo"),
    ("東京", "Asia/Tokyo"), ("UTC", "UTC"), ("utc", "UTC"), ("GMT", "UTC"), ("CET", "CET"),
    ("cest", "CET"), ("EEST", "EET"), ("WET", "WET"), ("EST", "America/New_York"),
    ("america/new_york", "America/New_York"),
    ("america/port-au-prince", "America/Port-au-Prince"), ("US/Eastern", "US/Eastern"), ("etc/gmt-9", "Etc/GMT-9"),
    ("Africa/Dar_es_Salaam", "Africa/Dar_es_Salaam"),
])  # fmt: skip
def test_names_of_zones(text: str, name: str) -> None:
    assert read_zone(text) == name


@pytest.mark.parametrize("text", [
    "", "Mars/Olympus", "Asia", "Asia/", "/etc/passwd", "../../etc/passwd", "Asia/Tokyo/..", "localtime", "Factory",
    "+09:00", "x" * 9999, "\0", "\ud800", "Asia/Tokyo\0", "response time",
])  # fmt: skip
def test_what_is_no_zone_is_refused(text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_zone(text)
    assert [problem.code for problem in refused.value.problems] == [Code.NOT_ZONE]


@pytest.mark.parametrize("text", ["CST", "ist", "BST", "AST", "GST"])
def test_an_abbreviation_of_several_zones_is_refused_with_their_names(text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_zone(text)
    (problem,) = refused.value.problems
    assert problem.code is Code.AMBIGUOUS
    assert all(read_zone(name) in str(problem.message) for name in AMBIGUOUS[text.upper()].split(", "))


@pytest.mark.parametrize("abbreviation", ABBREVIATIONS)
def test_every_abbreviation_is_one_that_its_zone_keeps(abbreviation: str) -> None:
    name, hours = ABBREVIATIONS[abbreviation]
    seasons = [datetime(2026, month, 15, tzinfo=UTC).astimezone(ZoneInfo(name)) for month in (1, 7)]
    assert timedelta(hours=hours) in [at.utcoffset() for at in seasons]
    named = read_zone(abbreviation.lower())
    assert named == SHARED.get(abbreviation, name)
    assert [at.astimezone(ZoneInfo(named)).utcoffset() for at in seasons] == [at.utcoffset() for at in seasons]


@given(st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"})), st.booleans())
def test_every_name_that_the_system_knows_is_read_in_any_case(name: str, lower: bool) -> None:
    if name.upper() in ABBREVIATIONS:
        assert read_zone(name) == SHARED.get(name.upper(), ABBREVIATIONS[name.upper()][0])
    else:
        assert read_zone(name.lower() if lower else name) == name


@given(st.text())
def test_any_text_is_a_zone_or_refused(text: str) -> None:
    try:
        name = read_zone(text)
    except ValidationError:
        return
    assert ZoneInfo(name).key == name


def test_a_name_in_the_usual_spelling_is_read_without_a_list_of_all_and_without_the_grammar_of_moments() -> None:
    program = (
        "import sys, zoneinfo; del zoneinfo.available_timezones; from retro.model import field_types;"
        "load = field_types.ZoneType().load; assert load('Asia/Tokyo') == 'Asia/Tokyo'; assert load('UTC') == 'UTC';"
        "assert 'retro.model.moments.reading' not in sys.modules"
    )
    run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(("text", "zone"), [
    ("2018-04-19 11:00 CEST", "CET"), ("9am US Pacific time", "America/Los_Angeles"), ("14:05 (UTC)", "UTC"),
    ("14:05 UK time", "Europe/London"), ("14:05 PT", "America/Los_Angeles"), ("yesterday 9am", ""), ("14:05 IST", ""),
    ("", ""),
])  # fmt: skip
def test_the_zone_that_stands_behind_a_time(text: str, zone: str) -> None:
    assert zone_named_in(text) == zone
