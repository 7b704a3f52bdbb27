"""Clocks that differ by hours: what came first says the log by its numbers, and nothing is said to be ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from exports.report_kind import kind_coded
from retro.language import language
from retro.model import edits
from retro.model.stages.follow_up import Dispatch
from retro.model.stages.timeline import Event
from retro.services.changing.history import undo
from retro.services.sending.sent import Sending, keep_sent
from retro.store.pulled import Pulled
from tests.services.conftest import NOON, Case


@pytest.mark.parametrize("hours", [-2, 2, 0])
def test_a_letter_is_never_said_to_hold_what_came_later(case: Case, hours: int) -> None:
    in_it = replace(case.factory, now=lambda: NOON)
    case.store.apply(case.record.reference, in_it.change(*edits.changed(case.record.of(Event)[0], {"what": "in it"})))
    last = case.log[-1].change.id
    made = NOON + timedelta(minutes=5)
    later = replace(case.factory, now=lambda: NOON + timedelta(minutes=30), author="bob")
    case.store.apply(case.record.reference, later.change(*edits.changed(case.record.of(Event)[0], {"what": "later"})))
    other = replace(later, now=lambda: NOON + timedelta(hours=hours, minutes=40))
    case.store.apply(case.record.reference, other.change(*edits.changed(case.record.of(Event)[1], {"what": "last"})))
    kind = kind_coded("customer")
    assert kind is not None
    sent = Sending(kind, "Ann Lee", b"letter", "pdf", made, date(2026, 11, 21), is_agreed=True)
    keep_sent(case.store, in_it, case.record, sent, language("en"))
    (row,) = case.record.of(Dispatch)
    assert row.as_of == last


@pytest.mark.parametrize(
    ("code", "said", "numbers"),
    [("interim-customer", (0, 0), [1, 2]), ("interim-customer", (5, 0), [5, 6]), ("customer", (0, 0), [None, None])],
)
def test_the_next_interim_report_to_a_reader_has_the_next_number(
    case: Case, code: str, said: tuple[int, ...], numbers: list[int | None]
) -> None:
    kind = kind_coded(code)
    assert kind is not None
    for number in said:
        sent = Sending(kind, "Ann Lee", b"letter", "pdf", NOON, date(2026, 11, 21), number=number, is_agreed=True)
        keep_sent(case.store, case.factory, case.record, sent, language("en"))
    assert [row.no for row in case.record.of(Dispatch)] == numbers


def test_undo_goes_by_the_log_and_not_by_the_clock(case: Case) -> None:
    for what, hours in (("first of mine", 2), ("last of mine", -2)):
        mine = replace(case.factory, now=lambda hours=hours: NOON + timedelta(hours=hours))  # type: ignore[misc]
        op = edits.changed(case.record.of(Event)[0], {"what": what})
        case.store.apply(case.record.reference, mine.change(*op))
    undo(case.store, case.factory, case.record)
    assert case.record.of(Event)[0].what == "first of mine"


@pytest.mark.parametrize(
    ("hours", "told"), [(-3, "3 hours ago"), (0, "0 minutes ago"), (2, "by a clock that was ahead of this one")]
)
def test_a_copy_of_a_time_that_is_still_to_come_has_no_age(hours: int, told: str) -> None:
    copy = Pulled("postgresql://db.example/retro", NOON + timedelta(hours=hours))
    assert str(copy.briefly(NOON)).endswith(told)
