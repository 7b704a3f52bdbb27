from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from retro.language import Message, language
from retro.model.entry import Entry
from retro.model.query.words import Word
from retro.model.stages.changes import NoChange
from retro.model.stages.head import Head
from retro.model.stages.prevention import Measure
from retro.model.stages.review import ParkingLotItem, Request
from retro.model.stages.scope import Party
from retro.model.stages.timeline import Contact
from retro.review.due_line import DueCounts, due_counts
from retro.review.open_actions import (
    THIRD,
    Action,
    DueGroup,
    Wanted,
    deadlines_to_tell,
    due_group,
    grouped,
    in_order,
    meanwhile,
)
from tests.strategies import days

EN = language("en")
NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
WEDNESDAY = date(2026, 11, 25)


def action(kind: type[Entry] = Measure, due: date | None = None, *, n: int = 0, **said: Any) -> Action:
    deadline = kind.deadlines[n]
    values: dict[str, Any] = {
        "reference": "2026-001", "title": "Two parcels", "is_closed": False, "row": "r", "name": "5.1", "at": None,
        "what": Message("Trays"), "owner": "", "strength": None,
        "days": max((WEDNESDAY - due).days, 0) if due else 0, **said,
    }  # fmt: skip
    state = Message(meanwhile(kind, deadline, due, WEDNESDAY))
    return Action(
        kind=kind, deadline=deadline, due=due, group=due_group(deadline, due, WEDNESDAY), state=state, **values
    )


@pytest.mark.parametrize(
    ("due", "group"),
    [
        (None, DueGroup.NO_DAY),
        (date(2026, 11, 24), DueGroup.OVERDUE),
        (WEDNESDAY, DueGroup.TODAY),
        (date(2026, 11, 26), DueGroup.THIS_WEEK),
        (date(2026, 11, 29), DueGroup.THIS_WEEK),
        (date(2026, 11, 30), DueGroup.LATER),
    ],
)
def test_how_urgent_something_is(due: date | None, group: DueGroup) -> None:
    assert due_group(Measure.deadlines[0], due, WEDNESDAY) is group
    parked = DueGroup.AGAIN if group is DueGroup.OVERDUE else group
    assert due_group(ParkingLotItem.deadlines[0], due, WEDNESDAY) is parked
    report = DueGroup.TODAY if group is DueGroup.OVERDUE else group
    assert due_group(Head.deadlines[0], due, WEDNESDAY) is report


@given(days(), days())
def test_a_week_ends_with_its_sunday(due: date, today: date) -> None:
    is_this_week = due_group(Measure.deadlines[0], due, today) is DueGroup.THIS_WEEK
    assert is_this_week == (due > today and due.isocalendar()[:2] == today.isocalendar()[:2])


@pytest.mark.parametrize(
    ("due", "check", "told"),
    [
        (None, None, "due"),
        (date(2026, 12, 1), date(2026, 11, 1), "check_on"),
        (date(2026, 11, 1), date(2026, 10, 1), "due"),
        (date(2026, 12, 1), date(2027, 1, 1), "due"),
    ],
)
def test_of_several_days_the_first_declared_that_has_passed_is_told(
    due: date | None, check: date | None, told: str
) -> None:
    assert [each.name for each in deadlines_to_tell(Measure, {"due": due, "check_on": check}, WEDNESDAY)] == [told]
    assert [each.name for each in deadlines_to_tell(Measure, {"check_on": check}, WEDNESDAY)] == ["check_on"]


@pytest.mark.parametrize(
    ("made", "state", "is_check"),
    [
        (action(Measure), "planned", False),
        (action(Measure, date(2026, 11, 1)), "overdue", False),
        (action(Measure, n=1), "to check", True),
        (action(Measure, date(2026, 11, 1), n=1), "check overdue", True),
        (action(Measure, n=2), "to look at again", True),
        (action(NoChange, date(2026, 11, 1)), "to look at again", True),
        (action(Contact, WEDNESDAY), "promised", False),
        (action(Contact, date(2026, 11, 1)), "not kept", False),
        (action(Request), "asked", False),
        (action(ParkingLotItem, date(2026, 11, 1)), "parked", False),
    ],
)
def test_what_it_is_called_meanwhile(made: Action, state: str, *, is_check: bool) -> None:
    assert (str(made.state), made.is_check) == (state, is_check)


def test_what_holds_all_words_is_found_whatever_their_case_and_width() -> None:
    made = action(owner="Shipping Lead")
    for words in (("tray",), ("ＴＲＡＹ", "lead"), ("2026-001",), ("parcels",)):
        assert Wanted(words=tuple(map(Word, words))).holds(made, EN)
    assert not Wanted(words=(Word("trays"), Word("slips"))).holds(made, EN)
    assert not Wanted(words=(Word("tray"), Word("lead", is_not=True))).holds(made, EN)
    assert Wanted(words=(Word("tray", field="measure"),)).holds(made, EN)
    assert Wanted(words=(Word("parcels", field="title"),)).holds(made, EN)
    assert not Wanted(words=(Word("parcels", field="measure"),)).holds(made, EN)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ["late", "today", "later", "check"]),
        (Wanted(overdue=True), ["late"]),
        (Wanted(due=True), ["late", "today"]),
        (Wanted(to_check=True), ["check"]),
        (Wanted(overdue=True, to_check=True), ["late", "check"]),
        (Wanted(owner="PACKER "), ["late", "check"]),
        (Wanted(owner="packer", due=True), ["late"]),
        (Wanted(owner="nobody"), []),
        (Wanted(owners=("pack",)), ["late", "check"]),
        (Wanted(open="overdue"), ["late"]),
        (Wanted(open="no"), []),
        (Wanted(cases=frozenset()), []),
        (Wanted(words=(Word("trays"),), overdue=True), ["late"]),
    ],
    ids=str,
)
def test_of_the_days_and_the_check_one_is_enough_and_the_owner_counts_besides(wanted: Wanted, found: list[str]) -> None:
    made = {
        "late": action(due=date(2026, 11, 1), owner="packer"),
        "today": action(due=WEDNESDAY),
        "later": action(due=date(2027, 1, 1), owner="driver"),
        "check": action(due=date(2027, 1, 1), n=1, owner="packer"),
    }
    assert [name for name, each in made.items() if wanted.holds(each, EN)] == found


@given(st.lists(st.tuples(st.none() | days(), st.sampled_from(["", "a", "b"]), st.sampled_from([999, 1000]))))
def test_every_action_stands_under_one_heading_of_each_sort(told: list[tuple[date | None, str, int]]) -> None:
    made = in_order(action(due=due, owner=owner, reference=f"2026-{n}") for due, owner, n in told)
    assert [each.due is None for each in made] == sorted(each.due is None for each in made)
    for by in ("due", "owner", "case"):
        groups = list(grouped(made, by, EN))
        assert sorted(map(id, (each for _, found in groups for each in found))) == sorted(map(id, made))
        assert len({heading for heading, _ in groups}) == len(groups)
        if by == "owner":
            assert "" not in [heading for heading, _ in groups][:-1]
        if by == "case":
            assert [heading[:9].strip() for heading, _ in groups] == sorted(
                {each.reference for each in made}, key=lambda each: (len(each), each)
            )


def test_each_action_counts_once_as_the_most_urgent_that_it_is() -> None:
    nine = datetime(2026, 11, 25, 9, tzinfo=UTC)
    made = [
        action(Measure, date(2026, 11, 1), n=1), action(Contact, date(2026, 11, 1)), action(Request, date(2026, 11, 1)),
        action(Contact, WEDNESDAY, at=nine + timedelta(hours=8)), action(Contact, WEDNESDAY, at=nine),
        action(Contact, WEDNESDAY), action(Measure, WEDNESDAY), action(Measure, WEDNESDAY, n=1),
        action(Measure, date(2026, 11, 29), n=1), action(Measure, date(2026, 11, 30), n=1), action(Request),
        action(Request, date(2027, 1, 1)), action(Measure), action(ParkingLotItem),
        action(ParkingLotItem, date(2026, 11, 1)), action(Measure, WEDNESDAY, n=2),
        action(Contact, n=3), action(Contact, WEDNESDAY, n=2), action(Contact, date(2026, 11, 26), n=2),
        replace(action(Head), deadline=THIRD), replace(action(Head), deadline=THIRD),
        action(Party), action(Party, WEDNESDAY),
    ]  # fmt: skip
    counts = due_counts(made)
    assert counts == DueCounts(3, 3, 3, nine, 2, 1, 2, 1, 1, 2)
    assert [str(each) for each in counts.words(nine)] == [
        "3 overdue", "3 promises today, at 09:00", "3 due today", "2 checks this week", "1 to look at again",
        "2 requests unanswered",
        "1 wish without an answer", "1 waits for a call back", "2 third times",
    ]  # fmt: skip
    assert str(counts.words(nine + timedelta(minutes=1))[1]) == "3 promises today, 09:00 has passed"
    assert counts.is_due
    groups = Counter(each.group for each in made)
    assert groups[DueGroup.OVERDUE] == counts.overdue
    assert groups[DueGroup.AGAIN] == counts.again
    assert groups[DueGroup.TODAY] == counts.promises + counts.today + counts.call_backs + 1  # a check of today
    assert not due_counts([action(Request), action(Measure, date(2026, 11, 26))]).is_due
    assert due_counts([]).words(nine) == ()


def test_each_count_is_told_in_its_own_words_for_one_and_for_several_and_nothing_of_what_there_is_none() -> None:
    sorts = ("overdue", "promises", "today", "checks", "again", "requests", "unanswered", "call_backs", "calls",
             "third", "unshared")  # fmt: skip
    counts: dict[int, dict[str, Any]] = {n: dict.fromkeys(sorts, n) for n in (0, 1, 2)}
    told = {n: [each.show(EN) for each in DueCounts(**of).words(NOW)] for n, of in counts.items()}
    assert told == {
        0: [],
        1: [
            "1 overdue", "1 promise today", "1 due today", "1 check this week", "1 to look at again",
            "1 request unanswered", "1 wish without an answer", "1 waits for a call back", "1 call without a case",
            "1 third time", "1 case not shared",
        ],
        2: [
            "2 overdue", "2 promises today", "2 due today", "2 checks this week", "2 to look at again",
            "2 requests unanswered", "2 wishes without an answer", "2 wait for a call back", "2 calls without a case",
            "2 third times", "2 cases not shared",
        ],
    }  # fmt: skip
    at_three = DueCounts(promises=1, next_promise=NOW.replace(hour=15, minute=5))
    assert [each.show(EN) for each in at_three.words(NOW.replace(hour=15, minute=5))] == ["1 promise today, at 15:05"]
    assert [each.show(EN) for each in at_three.words(NOW.replace(hour=15, minute=6))] == [
        "1 promise today, 15:05 has passed"
    ]


@pytest.mark.parametrize("sort", ["overdue", "today", "promises", "call_backs"])
def test_something_is_due_where_it_should_be_done_by_today(sort: str) -> None:
    counts: dict[str, Any] = {sort: 1}
    assert DueCounts(**counts).is_due
    assert not DueCounts(checks=1, again=1, requests=1, unanswered=1, third=1, calls=1, unshared=1).is_due
