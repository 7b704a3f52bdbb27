"""What is open across the archive: in the words of its row, and of those concerned with what they are to have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from retro.language import language
from retro.model import edits
from retro.model.change import Add, Delete, Op
from retro.model.head_choices import Severity
from retro.review.due_line import due_counts
from retro.review.open_actions import CALL, THIRD, UNSHARED
from retro.sample import load_samples
from retro.services.follow_up.actions import calendar_of_actions, open_actions, what_is_due
from tests.services.conftest import REFERENCE, Case, numbered

EN = language("en")
DAY = date(2026, 11, 21)


def told(case: Case, today: date = DAY) -> list[tuple[str, str, str]]:
    return [
        (each.name, each.what.show(EN), each.state.show(EN))
        for each in open_actions(case.store, today)
        if each.kind.kind not in ("retrospective", "no_change")
    ]


def write(case: Case, *ops: Op) -> None:
    case.store.apply(REFERENCE, case.factory.change(*ops))


def tick(of: str, ticked: str) -> Add:
    return Add("tick", f"{of}-{ticked}", {"of": of, "ticked": ticked}, 1.0)


def test_of_those_concerned_it_is_told_what_they_have_still_to_have(case: Case) -> None:
    write(case, Add("party", "a", {"who": "Ann", "due": "2026-12-01"}, 1.0))
    ((name, what, _state),) = told(case)
    assert (name, what) == ("3.1", "See to Ann (open: told, apologised to, put right, accepted)")
    write(case, tick("a", "told"), tick("a", "put-right"))
    assert [what for _name, what, _state in told(case)] == ["See to Ann (open: apologised to, accepted)"]
    write(case, tick("a", "apologised"), tick("a", "accepted"))
    assert told(case) == []


def test_what_has_no_words_is_called_by_its_sort_and_of_several_lines_the_first_is_told(case: Case) -> None:
    write(case, Add("measure", "m", {"what": "", "due": "2026-12-01"}, 1.0), Delete("no_change", "n", 1))
    write(case, Add("no_change", "x", {"reason": "rented\nfor long", "review_on": "2026-12-01"}, 1.0))
    found = [each.what.show(EN) for each in open_actions(case.store, DAY) if each.kind.kind != "retrospective"]
    assert sorted(found) == ["Look again: rented", "Measure"]


@pytest.mark.parametrize(
    ("due", "today", "state"),
    [
        ("2026-11-22", DAY, "planned"),
        ("2026-11-21", DAY, "planned"),
        ("2026-11-20", DAY, "overdue"),
        ("", DAY, "planned"),
    ],
)
def test_how_it_stands_is_told_by_its_day(case: Case, due: str, today: date, state: str) -> None:
    write(case, Add("measure", "m", {"what": "a tray", "due": due or None}, 1.0))
    assert told(case, today) == [("5.1", "a tray", state)]


@pytest.mark.parametrize(
    ("row", "at", "strength"),
    [
        (Add("measure", "m", {"what": "a tray", "due": "2026-12-01", "strength": "stronger"}, 1.0), "", "stronger"),
        (Add("measure", "m", {"what": "a tray", "due": "2026-12-01"}, 1.0), "", ""),
        (Add("contact", "c", {"heard": "x", "promise": "a card", "promise_due": "2026-12-01"}, 1.0), "", ""),
        (
            Add("contact", "c", {"heard": "x", "promise": "a card", "promise_due": "2026-12-01T15:00+09:00"}, 1.0),
            "2026-12-01T15:00+09:00",
            "",
        ),
    ],
    ids=["strong", "measure", "day", "time"],
)
def test_the_time_of_a_promise_and_the_strength_of_a_measure_are_told(
    case: Case, row: Add, at: str, strength: str
) -> None:
    write(case, row)
    (found,) = (each for each in open_actions(case.store, DAY) if each.row == row.id)
    assert found.due == date(2026, 12, 1)
    assert found.at == (datetime.fromisoformat(at) if at else None)
    assert (found.strength.value if found.strength else "") == strength


def test_a_case_that_nobody_was_told_of_is_to_be_shared_after_some_days(case: Case) -> None:
    write(case, *edits.changed(case.record.head, {"severity": Severity.HIGH}))

    def days(today: date, within: int = 14) -> list[str]:
        found = open_actions(case.store, today, share_within=within)
        return [each.state.show(EN) for each in found if each.deadline.code == "unshared"]

    assert days(date(2026, 12, 3)) == []
    assert days(date(2026, 12, 4)) == ["not shared for 14 days"]
    assert days(date(2026, 11, 21), 1) == ["not shared for 1 day"]
    assert what_is_due(case.store, date(2026, 12, 4), share_within=14).unshared == 1
    assert what_is_due(case.store, date(2026, 12, 3), share_within=14).unshared == 0


def test_of_one_case_nothing_of_another_is_told(case: Case) -> None:
    other = case.store.create({"title": "Another", "zone": "UTC"}, numbered(7000).change(
        Add("measure", "o", {"what": "a lamp", "due": "2026-12-01"}, 1.0)
    ))  # fmt: skip
    write(case, Add("measure", "m", {"what": "a tray", "due": "2026-12-01"}, 1.0))
    assert {each.reference for each in open_actions(case.store, DAY, other)} == {other}
    assert [each.what.show(EN) for each in open_actions(case.store, DAY, other)] == ["a lamp"]


def test_what_is_not_due_yet_is_not_read_and_changes_no_count(case: Case) -> None:
    """On every day around the samples: as many as among all that is open."""
    store = case.store
    load_samples(store, numbered(1))
    for n in range(0, 900, 9):
        today = date(2025, 1, 1) + timedelta(days=n)
        every = [each for each in open_actions(store, today) if each.deadline not in (THIRD, UNSHARED, CALL)]
        counted = replace(what_is_due(store, today), third=0, calls=0, unshared=0)
        assert counted == due_counts(every), today
    assert len(store.open_rows(until="2026-11-29")) < len(store.open_rows())


def test_a_calendar_tells_what_is_open_and_what_went_within_the_last_400_days(case: Case) -> None:
    write(case, Add("measure", "m", {"what": "a tray", "due": "2026-12-01"}, 1.0))
    write(case, Delete("measure", "m", 1))

    def told(today: date, reference: str = "") -> bytes:
        return calendar_of_actions(case.store, today, EN, reference=reference)

    gone = (b"a tray" in told(DAY), b"STATUS:CANCELLED" in told(DAY, REFERENCE))
    assert gone == (b"m-due" in told(DAY), True)
    assert told(DAY) == told(DAY + timedelta(days=400))
    assert b"m-due" in told(DAY, REFERENCE)
    assert b"m-due" not in told(DAY + timedelta(days=402))
    assert b"m-due" in told(DAY + timedelta(days=402), REFERENCE)
    assert b"m-due" in told(date.min)
