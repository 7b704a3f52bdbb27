"""A zone that stands with a time is read or refused, and never left in the text as if it were none."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from retro.model.moments.context import MomentContext
from retro.model.moments.moment import Moment
from retro.model.moments.reading import leading_moment, read_moment
from retro.model.moments.zones import read_zone
from retro.model.problem import ValidationError
from tests.model.spellings import FRIDAY, TOKYO

CONTEXT = MomentContext(FRIDAY, TOKYO, Moment.exact(datetime(2026, 11, 20, 23, 0, tzinfo=TOKYO)))


@pytest.mark.parametrize(("line", "moment", "rest"), [
    ("9:00 a.m. PT the vendor's page says so", "2026-11-21T02:00+09:00", "the vendor's page says so"),
    ("14:05 utc alert", "2026-11-20T23:05+09:00", "alert"), ("14:05, UTC alert", "2026-11-20T23:05+09:00", "alert"),
    ("14:05 [UTC] alert", "2026-11-20T23:05+09:00", "alert"), ("UTC 14:05 alert", "2026-11-20T23:05+09:00", "alert"),
    ("14:05 UTC. It rang", "2026-11-20T23:05+09:00", "It rang"), ("14:05 (ET) call", "2026-11-21T04:05+09:00", "call"),
    ("14:05 UK time call", "2026-11-20T23:05+09:00", "call"),
    ("14:05 Berlin time: call", "2026-11-20T22:05+09:00", "call"),
    ("9am Pacific time call", "2026-11-21T02:00+09:00", "call"), ("9am US Eastern time", "2026-11-20T23:00+09:00", ""),
    ("9am Pacific Standard Time call", "2026-11-21T02:00+09:00", "call"),
    ("14:05 jst 電話", "2026-11-20T14:05+09:00", "電話"),
    ("米国東部時間9時 電話", "2026-11-20T23:00+09:00", "電話"),
    ("14:05（ロンドン時間）電話", "2026-11-20T23:05+09:00", "電話"),
    ("14:05 SAST call", "2026-11-20T21:05+09:00", "call"), ("14:05 NPT call", "2026-11-20T17:20+09:00", "call"),
])  # fmt: skip
def test_zones_that_are_read(line: str, moment: str, rest: str) -> None:
    found = leading_moment(line, CONTEXT)
    assert found is not None
    assert (found[0].moment.dump(), found[1]) == (moment, rest)


@pytest.mark.parametrize(("line", "why"), [
    ("9am Pacific call", "“Pacific” may be a time zone or a word. Write America/Los_Angeles"),
    ("2:05pm est call", "“est” may be a time zone or a word. Write America/New_York"),
    ("14:05 CT scanner is down", "“CT” may be a time zone or a word"), ("14:05 ist call", "several zones"),
    ("14:05 bst call", "several zones"), ("14:05 CST call", "several zones"), ("14:05 central", "America/Chicago"),
    ("July 1 14:05 PST call", "keeps PDT"),
])  # fmt: skip
def test_zones_that_may_be_something_else_are_refused(line: str, why: str) -> None:
    with pytest.raises(ValidationError) as refused:
        leading_moment(line, CONTEXT)
    assert why in str(refused.value.problems[0].params["reason"])


@pytest.mark.parametrize(
    "rest",
    ["ambulance arrives", "Amazon is down", "AMI of the nodes is gone", "pm2 restarts", "amounts differ", "Pmap"],
)
def test_words_that_begin_like_half_a_day_stay_text_behind_a_time(rest: str) -> None:
    for clock in ("10:00", "2026-11-20 10:00"):
        found = leading_moment(f"{clock} {rest}", CONTEXT)
        assert found is not None
        assert (found[0].moment.dump(), found[1]) == ("2026-11-20T10:00+09:00", rest)


def test_a_zone_of_america_stands_behind_a_time_before_noon() -> None:
    found = leading_moment("10:00 America/New_York it fails", CONTEXT)
    assert found is not None
    assert (found[0].moment.dump(), found[1]) == ("2026-11-21T00:00+09:00", "it fails")


@pytest.mark.parametrize("rest", [
    "response time is high", "Response time is high", "first time caller", "wet floor", "est. 30 lost",
    "[ERROR] disk full", "(DB) restarts", "API down", "UTC-based job fails", "pt. 3 of the plan", "central heating off",
    "at the gate", "in Tokyo", "met the customer",
])  # fmt: skip
def test_words_that_are_no_zones_stay_text(rest: str) -> None:
    found = leading_moment(f"14:05 {rest}", CONTEXT)
    assert found is not None
    assert (found[0].moment.dump(), found[1]) == ("2026-11-20T14:05+09:00", rest)


def test_a_word_is_kept_from_being_a_zone_by_a_colon() -> None:
    found = leading_moment("14:05: CT scanner is down", CONTEXT)
    assert found is not None
    assert (found[0].moment.dump(), found[1]) == ("2026-11-20T14:05+09:00", "CT scanner is down")


def test_a_zone_of_its_own_is_read_by_what_people_call_it() -> None:
    names = {"PT": "America/Los_Angeles", "UK time": "Europe/London", "pacific time": "America/Los_Angeles",
             "Tokyo time": "Asia/Tokyo", "英国時間": "Europe/London", "CT": "America/Chicago"}  # fmt: skip
    assert {said: read_zone(said) for said in names} == names


def test_a_range_is_in_the_zone_that_stands_with_either_end() -> None:
    for text in ("9:00-9:30 PT", "9:00 PT - 9:30 PT", "9:00 PT-9:30"):
        assert read_moment(text, CONTEXT).moment.dump() == "2026-11-21T02:00+09:00/2026-11-21T02:30+09:00"


@pytest.mark.parametrize(("zone", "line", "moment"), [
    ("Europe/London", "July 1 14:05 BST call", "2026-07-01T14:05+01:00"),
    ("Europe/Dublin", "July 1 14:05 IST call", "2026-07-01T14:05+01:00"),
    ("Asia/Kolkata", "14:05 IST call", "2026-11-20T14:05+05:30"),
    ("America/Chicago", "14:05 CST call", "2026-11-20T14:05-06:00"),
    ("America/Winnipeg", "14:05 - 14:30 CST call", "2026-11-20T14:05-06:00/2026-11-20T14:30-06:00"),
    ("Asia/Shanghai", "20 Nov 14:05 CST call", "2026-11-20T14:05+08:00"),
    ("Asia/Dubai", "14:05 GST call", "2026-11-20T14:05+04:00"),
])  # fmt: skip
def test_a_name_that_several_zones_share_means_that_of_the_case(zone: str, line: str, moment: str) -> None:
    found = leading_moment(line, replace(CONTEXT, zone=ZoneInfo(zone)))
    assert found is not None
    assert (found[0].moment.dump(), found[1]) == (moment, "call")


@pytest.mark.parametrize(("zone", "line", "why"), [
    ("Europe/London", "14:05 BST call", "Europe/London keeps GMT"),
    ("Europe/London", "14:05 CST call", "several zones"),
    ("UTC", "14:05 IST call", "several zones"),
])  # fmt: skip
def test_such_a_name_is_refused_where_the_case_does_not_keep_it(zone: str, line: str, why: str) -> None:
    with pytest.raises(ValidationError) as refused:
        leading_moment(line, replace(CONTEXT, zone=ZoneInfo(zone)))
    assert why in str(refused.value.problems[0].params["reason"])
