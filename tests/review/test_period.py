from __future__ import annotations

from dataclasses import replace
from datetime import date

from retro.model.moments.day_range import DateRange
from retro.model.record import Retrospective
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.review import Request
from retro.review.period import Period
from tests.records import at, record

SPAN = DateRange(date(2026, 7, 1), date(2026, 9, 30))


def case(number: int, *rows: Measure | Request, day: str = "2026-08-01") -> Retrospective:
    made = record(*rows, started=at("", day))
    return replace(made, head=replace(made.head, reference=f"2026-{number:03d}"))


def test_of_its_own_cases_all_rows_count_and_of_others_what_is_its_matter() -> None:
    rows = [
        Measure(what="due in it", due=date(2026, 7, 5), result=Result.VERIFIED),
        Measure(what="open since before", due=date(2026, 6, 1)),
        Measure(what="done before", due=date(2026, 6, 1), result=Result.DONE),
        Measure(what="due later", due=date(2026, 12, 1)),
    ]
    period = Period(SPAN, cases=(case(2, *rows),), others=(case(1, *rows, day="2026-05-01"),))
    told = [(of.reference, row.what) for of, row in period.rows(Measure)]
    assert told == [
        ("2026-001", "due in it"), ("2026-001", "open since before"),
        ("2026-002", "due in it"), ("2026-002", "open since before"), ("2026-002", "done before"),
        ("2026-002", "due later"),
    ]  # fmt: skip


def test_a_period_is_empty_when_nothing_began_and_nothing_is_its_matter() -> None:
    assert Period(SPAN).is_empty
    assert Period(SPAN, others=(case(1, Measure(due=date(2026, 12, 1))),)).is_empty
    assert not Period(SPAN, others=(case(1, Request()),)).is_empty
    assert not Period(SPAN, cases=(case(1),)).is_empty


def test_each_case_goes_through_the_door_once() -> None:
    one, two = case(1), case(2)
    seen = []

    def door(each: Retrospective) -> Retrospective:
        seen.append(each.reference)
        return replace(each, head=replace(each.head, title="out"))

    out = Period(SPAN, cases=(two,), others=(one,), chains=((one, two),)).map_cases(door)
    assert sorted(seen) == ["2026-001", "2026-002"]
    assert {each.head.title for each in (*out.cases, *out.others, *out.chains[0])} == {"out"}
    assert out.chains[0] == (out.others[0], out.cases[0])
