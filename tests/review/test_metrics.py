from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from retro.model.moments.day_range import DateRange
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.changes import HardwareChange, NoChange
from retro.model.stages.prevention import Measure, Result, Strength
from retro.model.stages.remedy import Remedy
from retro.model.stages.review import Request
from retro.model.stages.scope import Damage, FigureConfidence
from retro.model.stages.timeline import Contact
from retro.model.validation import contradictions
from retro.redaction.audience import CUSTOMER, MANAGEMENT
from retro.redaction.recipient import Recipient
from retro.review.actions import ActionStatus
from retro.review.durations import time_to_answer, time_to_approve, time_to_detect, time_to_resolve
from retro.review.metrics import (
    ChangeCounts,
    Spread,
    changes,
    costs,
    damage_of_unknown_size,
    damage_totals,
    measures_by_strength,
    remedies_without_cost,
    spread,
)
from retro.review.units import UnitTotal
from tests import reports
from tests.records import at, record
from tests.strategies import retrospectives

SPAN = DateRange(date(2026, 7, 1), date(2026, 9, 30))


def test_yen_is_one_currency_however_it_is_written() -> None:
    written = [("￥", 100), ("¥", 20), ("円", 3), ("JPY", 4000), ("EUR", 5)]
    case = record(*(Remedy(what="x", cost=Decimal(cost), currency=currency) for currency, cost in written))
    assert [(total.unit, total.sums[None].figure) for total in costs([case])] == [
        ("￥", Decimal(4123)),
        ("EUR", Decimal(5)),
    ]


def test_figures_of_one_unit_add_up_by_how_sure_they_are() -> None:
    one = record(
        Damage(figure=Decimal(3), unit="parcels", certainty=FigureConfidence.CONFIRMED),
        Damage(figure=Decimal("2.5"), unit="hours", certainty=FigureConfidence.ESTIMATED),
        Damage(unit="parcels", certainty=FigureConfidence.UNKNOWN),
    )
    two = record(
        Damage(figure=Decimal(4), unit="Ｐarcels ", certainty=FigureConfidence.CONFIRMED),
        Damage(figure=Decimal(5), unit="parcels", certainty=FigureConfidence.UPPER_BOUND),
        Damage(figure=Decimal(6), unit="parcels"),
    )
    parcels, hours = damage_totals([one, two])
    assert (parcels.unit, parcels.rows, hours.unit) == ("parcels", 4, "hours")
    told = {FigureConfidence.CONFIRMED: 7, FigureConfidence.UPPER_BOUND: 5, None: 6}
    assert parcels.sums == {sure: UnitTotal(Decimal(figure)) for sure, figure in told.items()}
    assert hours.sums == {FigureConfidence.ESTIMATED: UnitTotal(Decimal("2.5"))}
    assert damage_of_unknown_size([one, two]) == 1


def test_costs_add_up_by_currency() -> None:
    cases = [
        record(Remedy(cost=Decimal(100), currency="EUR"), Remedy(cost=Decimal(30), currency="USD"), Remedy()),
        record(Remedy(cost=Decimal("0.5"), currency="eur")),
    ]
    assert [(total.unit, total.sums[None].figure) for total in costs(cases)] == [("EUR", Decimal("100.5")), ("USD", 30)]
    assert remedies_without_cost(cases) == 1


@settings(max_examples=20, deadline=None)
@given(st.lists(retrospectives(kinds_of_rows=(Damage, Remedy)), max_size=3))
def test_nothing_is_lost_in_totals(cases: list[Retrospective]) -> None:
    figures = [row.figure for case in cases for row in case.of(Damage)]
    totals = damage_totals(cases)
    assert sum(total.rows for total in totals) + damage_of_unknown_size(cases) == len(figures)
    by_certainty: dict[FigureConfidence | None, Decimal] = defaultdict(Decimal)
    for total in totals:
        for certainty, figures_of_it in total.figures.items():
            by_certainty[certainty] += sum(figures_of_it)
    for certainty, each in by_certainty.items():
        rows = (row for case in cases for row in case.of(Damage) if row.certainty is certainty)
        assert each == sum(row.figure for row in rows if row.figure is not None)
    assert sum(sum(total.figures[None]) for total in costs(cases)) == sum(
        row.cost for case in cases for row in case.of(Remedy) if row.cost is not None
    )


# Times


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        ([7], Spread(7, 7, 7, 7, 7, 1)),
        ([4, 1, 3, 2, 5], Spread(1, 2, 3, 4, 5, 5)),
        ([0, 10], Spread(0, 2, 5, 8, 10, 2)),
        ([1, 1, 1, 1000], Spread(1, 1, 1, 251, 1000, 4)),
    ],
)
def test_a_spread_tells_the_ends_and_the_quartiles(minutes: list[int], told: Spread) -> None:
    assert spread(minutes) == told


@given(st.lists(st.integers(0, 10**6), max_size=30))
def test_half_of_all_lie_on_each_side_of_the_median(minutes: list[int]) -> None:
    told = spread(minutes)
    if told is None:
        assert minutes == []
        return
    assert min(minutes) == told.least <= told.lower <= told.median <= told.upper <= told.most == max(minutes)
    assert sum(each <= told.median for each in minutes) * 2 >= len(minutes) - 1
    assert sum(each >= told.median for each in minutes) * 2 >= len(minutes) - 1


def test_a_time_is_told_where_both_its_ends_are_known() -> None:
    case = record(started=at("13:00"), detected=at("13:20"), resolved=at("14:00"))
    assert (time_to_detect(case), time_to_resolve(case)) == (20, 60)
    for unknown in (None, at(""), Moment.load("2026-11-20T13:20+09:00~"), at("12:59")):
        assert time_to_detect(record(started=at("13:00"), detected=unknown)) is None


# Measures and changes


def test_measures_are_counted_by_strength() -> None:
    rows = [
        Measure(strength=Strength.WEAKER, due=date(2026, 7, 1)),
        Measure(strength=Strength.WEAKER, due=date(2026, 9, 30), result=Result.DONE),
        Measure(strength=Strength.WEAKER, due=date(2026, 10, 1)),
        Measure(strength=Strength.STRONGER, result=Result.FAILED),
        Measure(),
    ]
    told = measures_by_strength(rows, SPAN, date(2026, 9, 30))
    assert list(told) == [Strength.STRONGER, Strength.WEAKER, None]
    weaker = told[Strength.WEAKER]
    assert (weaker.n, weaker.due) == (3, 2)
    assert weaker.stand == {ActionStatus.OVERDUE: 1, ActionStatus.DONE: 1, ActionStatus.PLANNED: 1}
    assert told[Strength.STRONGER].stand == {ActionStatus.FAILED: 1}


@settings(max_examples=20, deadline=None)
@given(st.lists(retrospectives(kinds_of_rows=(Measure,)), max_size=3))
def test_every_measure_stands_in_one_place(cases: list[Retrospective]) -> None:
    rows = [row for case in cases for row in case.of(Measure)]
    told = measures_by_strength(rows, SPAN, SPAN.until).values()
    assert sum(row.n for row in told) == len(rows)
    assert all(row.stand.total() == row.n > 0 for row in told)
    assert sum(row.due for row in told) == sum(row.due in SPAN for row in rows)


def test_changes_and_the_reasons_for_none() -> None:
    rows = [
        HardwareChange(due=date(2026, 7, 1), done=date(2026, 8, 1)),
        HardwareChange(due=date(2026, 7, 1)),
        HardwareChange(due=date(2026, 9, 30)),
        HardwareChange(),
    ]
    with_change, reasoned, silent = record(rows[0]), record(NoChange(reason="x")), record()
    cases = [
        replace(case, head=replace(case.head, reference=reference))
        for reference, case in (("2026-001", with_change), ("2026-002", reasoned), ("2026-003", silent))
    ]
    told = changes(rows, cases, date(2026, 9, 30))
    assert told == ChangeCounts(done=1, open=3, overdue=1, reasoned=("2026-002",), silent=("2026-003",))


def test_the_first_answer_counts_from_the_first_contact() -> None:  # S28
    asked, told = Contact(happened=at("13:10"), wish="a call"), Contact(happened=at("15:40"), answer="a courier comes")
    assert time_to_answer(record(asked, told)) == 150
    assert time_to_answer(record(told)) == 0
    assert time_to_answer(record(asked, told, answered=at("14:10"))) == 60
    assert time_to_answer(record(asked)) is None
    assert time_to_answer(record(asked, replace(told, happened=at("")))) is None


def test_management_is_told_when_the_first_answer_came_and_not_which() -> None:
    contacts = Contact(happened=at("13:10"), wish="a call"), Contact(happened=at("15:40"), answer="a courier comes")
    out = reports.visible(record(*contacts), MANAGEMENT, Recipient())
    assert [row.answer for row in out.of(Contact)] == ["", ""]
    assert time_to_answer(out) == 150
    assert reports.visible(record(*contacts), CUSTOMER, Recipient()).head.answered is None


def test_an_approval_takes_from_asking_for_it_until_it_is_given_and_the_longest_counts() -> None:  # S15
    quick = Remedy(what="a courier", requested=at("14:00"), approved=at("14:05"))
    slow = Request(what="a printer", asked=at("14:00"), answered=at("16:00"))
    assert time_to_approve(record(quick)) == 5
    assert time_to_approve(record(quick, slow, Remedy(what="x", approved=at("19:00")))) == 120
    assert time_to_approve(record(Remedy(what="x", approved=at("19:00")))) is None


def test_an_approval_before_it_was_asked_for_contradicts_itself() -> None:
    early = Remedy(what="a courier", requested=at("14:00"), approved=at("13:00"))
    assert [problem.field for problem in contradictions(record(early))] == ["approved"]
