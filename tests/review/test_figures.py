"""Figures over a period, worked out by hand from what stands in each test; and what must hold of any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from retro.language import language
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.moments.day_range import DateRange
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.follow_up import Check, Outcome, Stay
from retro.model.stages.head import CaseKind, CaseLink, Relation, SecondComplaintCause, Severity, Status
from retro.model.stages.meeting import Meeting
from retro.model.stages.prevention import Measure, MeasureCategory, Strength
from retro.model.stages.remedy import Remedy
from retro.model.stages.scope import Damage, FigureConfidence
from retro.model.stages.timeline import Contact
from retro.review.figures.again import again, second_complaints
from retro.review.figures.endings import endings
from retro.review.figures.figure import FigureGroup
from retro.review.figures.groups import figures_of
from retro.review.figures.harm import harm
from retro.review.figures.held import held
from retro.review.figures.muted import muted
from retro.review.figures.numbers import numbers
from retro.review.figures.on_time import on_time
from retro.review.figures.reviews import reviews
from retro.review.figures.seasons import seasons
from retro.review.figures.times import times
from retro.review.period import Period
from retro.review.recurrence import in_time
from tests.records import at, record

YEAR = DateRange.year(2026)
ON = date(2027, 1, 10)


def case(number: int, *rows: Entry, day: str = "2026-08-01", **head: Any) -> Retrospective:
    rows = tuple(replace(row, id=row.id or f"{number:04d}{n:04d}") for n, row in enumerate(rows))
    made = record(*rows, **{"title": f"Case {number}", "started": at("", day), **head})
    return replace(made, head=replace(made.head, id=f"{number:016x}", reference=f"2026-{number:03d}"))


def period(*cases: Retrospective, **rest: Any) -> Period:
    return Period(YEAR, cases=in_time(cases), **rest)


def measure(found: Sequence[tuple[Found, str]] = (), name: str = "m", **fields: Any) -> list[Entry]:
    """A measure with checks, each of a day."""
    checks = [Check(id=f"{name}c{n}", of=name, found=each, on=at("", day)) for n, (each, day) in enumerate(found)]
    return [Measure(id=name, what=name, **fields), *checks]


def told(group: FigureGroup) -> dict[str, str]:
    return {str(each.label): str(each.told) for each in group.figures}


def said(group: FigureGroup) -> str:
    return " ".join(map(str, group.said))


def behind(group: FigureGroup) -> dict[str, tuple[str, ...]]:
    return {str(each.label): each.cases for each in group.figures}


# How many, and what harm


def test_cases_are_counted_by_kind_origin_and_severity() -> None:
    cases = [
        case(1, case_kind=CaseKind.COMPLAINT, origin="logistics ", severity=Severity.HIGH, status=Status.DRAFT),
        case(2, case_kind=CaseKind.COMPLAINT, origin="our {oven}", severity=Severity.LOW),
        case(3, origin="logistics"),
    ]
    group = numbers(period(*cases))
    assert told(group) == {
        "Kind: complaint": "2 of 3",
        "Kind: not said": "1 of 3",
        "Origin: logistics": "2 of 3",
        "Origin: our {oven}": "1 of 3",
        "Severity: high": "1 of 3",
        "Severity: low": "1 of 3",
        "Severity: not said": "1 of 3",
        "State: draft": "1 of 3",
    }
    assert behind(group)["Origin: logistics"] == ("2026-001", "2026-003")
    assert said(group) == "3 retrospectives began in this period."


def test_harm_adds_up_within_a_unit_alone() -> None:
    cases = [
        case(
            1,
            Damage(figure=Decimal(1200), unit="parcels", certainty=FigureConfidence.CONFIRMED),
            Damage(figure=Decimal("0.50"), unit="¥"),
        ),
        case(2, Damage(figure=Decimal(5), unit="Parcels", certainty=FigureConfidence.ESTIMATED), Damage()),
        case(3, Remedy(cost=Decimal(7), currency="JPY"), Damage(figure=Decimal(2), unit="円")),
    ]
    group = harm(period(*cases))
    assert told(group) == {
        "Damage: parcels": "1,200 (confirmed), 5 (estimated)",
        "Damage: ¥": "2.5",
        "Cost: JPY": "7",
        "Size not known": "1 damage of unknown size",
    }
    assert behind(group)["Damage: ¥"] == ("2026-001", "2026-003")


def test_harm_of_a_unit_that_does_not_add_up_is_told_by_its_highest() -> None:
    rows = [Damage(figure=Decimal(figure), unit="%") for figure in (97, 38)]
    cases = case(1, *rows, Damage(figure=Decimal(5), unit="req/s")), case(2, Damage(figure=Decimal(4), unit="req/s"))
    assert told(harm(period(*cases))) == {"Damage: %": "97, the highest of 2", "Damage: req/s": "5, the highest of 2"}


# Which kinds held


def test_few_that_were_looked_at_are_told_as_few() -> None:
    cases = [
        case(1, *measure([(Found.DONE, "2026-09-01"), (Found.HOLDS, "2026-12-01")], means=MeasureCategory.PHYSICAL)),
        case(2, *measure([(Found.FAILED, "2026-12-01")], means=MeasureCategory.TRAINING)),
        case(3, *measure(means=MeasureCategory.TRAINING), *measure(name="n")),
    ]
    group = held(period(*cases))
    assert said(group) == "2 of 4 measures were looked at: too few to say which kinds hold."
    assert told(group) == {
        "stronger": "held 1 of 1",
        "weaker": "held 0 of 1",
        "strength not said": "none looked at yet",
        "physical change (stronger)": "held 1 of 1",
        "training (weaker)": "held 0 of 1",
    }
    assert behind(group)["training (weaker)"] == ("2026-002", "2026-003")
    assert str(group.figures[4].more) == ("2 decided: 1 did not hold, 1 not done yet")


def test_enough_of_a_strength_are_compared_and_the_others_are_not() -> None:
    rows = [
        *(measure([(Found.HOLDS, "2026-12-01")], f"s{n}", strength=Strength.STRONGER) for n in range(4)),
        measure([(Found.FAILED, "2026-12-01")], "s4", strength=Strength.STRONGER),
        measure([(Found.FAILED, "2026-12-01")], "w0", strength=Strength.WEAKER),
        measure([(Found.DROPPED, "2026-12-01")], "w1", strength=Strength.WEAKER),
    ]
    group = held(period(*(case(n, *each) for n, each in enumerate(rows, 1))))
    assert said(group) == (
        "Held, of those that were looked at: stronger 4 of 5 (80 %). "
        "Fewer than 5 were looked at, too few to compare: intermediate, weaker."
    )


def test_what_did_not_hold_and_was_given_up_did_not_hold() -> None:
    rows = measure([(Found.FAILED, "2026-10-01"), (Found.DROPPED, "2026-10-02")], strength=Strength.WEAKER)
    assert told(held(period(case(1, *rows))))["weaker"] == "held 0 of 1"


def test_under_which_it_happened_again_did_not_hold() -> None:
    rows = measure([(Found.DONE, "2026-08-05")], strength=Strength.STRONGER, due=date(2026, 8, 10))
    again_later = case(1, *rows, followed_on="2026-09-01", followed_by="2026-002")
    assert told(held(period(again_later)))["stronger"] == "held 0 of 1"


# On time


def test_each_measure_is_on_time_later_or_not_done() -> None:
    due: dict[str, Any] = {"due": date(2026, 9, 1), "check_on": date(2026, 10, 1)}
    cases = [
        case(1, *measure([(Found.DONE, "2026-09-01"), (Found.HOLDS, "2026-10-01")], **due)),
        case(2, *measure([(Found.DONE, "2026-09-02"), (Found.FAILED, "2026-10-02")], **due)),
        case(3, *measure([(Found.NEW_DATE, "2026-08-30")], **due)),
        case(4, *measure([(Found.DROPPED, "2026-08-30")], **due)),
        case(5, *measure([(Found.DONE, "2027-03-01")], **due)),
        case(6, *measure(due=date(2027, 2, 1))),
    ]
    group = on_time(period(*cases), ON)
    assert said(group) == "5 measures were to be done by now, 5 to be looked at."
    assert told(group) == {
        "Done by their day": "1 of 5 (20 %)",
        "Done later": "1 of 5 (20 %)",
        "Done, on a day that is not known": "1 of 5 (20 %)",
        "Not done": "1 of 5 (20 %)",
        "Not being done": "1 of 5 (20 %)",
        "Looked at by their day": "1 of 5 (20 %)",
        "Looked at later": "1 of 5 (20 %)",
        "Not looked at": "2 of 5 (40 %)",
        "Given up before": "1 of 5 (20 %)",
    }
    assert behind(group)["Done, on a day that is not known"] == ("2026-005",)
    assert behind(group)["Not looked at"] == ("2026-003", "2026-005")


def test_a_day_that_is_today_is_not_past() -> None:
    group = on_time(period(case(1, *measure(due=date(2026, 9, 1)))), date(2026, 9, 1))
    assert said(group) == "No measure had its day in the period, or none of these days is past."
    assert not group.figures


# Times


def test_times_are_a_median_and_quartiles_from_five_cases_on() -> None:
    cases = [
        case(n, started=at("09:00"), detected=at(f"09:{minutes:02d}")) for n, minutes in enumerate([40, 10, 20, 30, 50])
    ]
    group = times(period(*cases, case(9)))
    assert told(group) == {"Time to notice": "n = 5: half within 30 min, the middle half from 20 min to 40 min"}
    assert str(group.figures[0].more) == "shortest 10 min, longest 50 min; not known of 1 case"
    assert said(group) == ""
    few = times(period(*cases[:2]))
    assert told(few) == {"Time to notice": "n = 2: 10 min, 40 min"}
    assert said(few) == "Of fewer than 5 cases, no quartile is told: each would be one of them."


def test_a_clock_that_went_back_tells_no_time() -> None:
    group = times(period(case(1, started=at("09:00"), detected=at("08:00"))))
    assert not group.figures
    assert said(group).startswith("Of no case")


# Again


def test_chains_and_second_complaints() -> None:
    def link(**fields: Any) -> CaseLink:
        return CaseLink(relation=Relation.SECOND_COMPLAINT, reference="2026-001", **fields)

    one, two, three = case(1), case(2), case(3, title="A {third} parcel")
    group = again(period(three, chains=((one, two, three), (one, two))))
    assert said(group) == "1 for the second time, 1 for the third time or more."
    assert [(str(each.label), str(each.told)) for each in group.figures] == [
        ("Happened 3 times", "A {third} parcel"),
        ("Happened 2 times", "Case 2"),
    ]
    assert group.figures[0].cases == ("2026-001", "2026-002", "2026-003")
    slow = {"why": SecondComplaintCause.SLOW, "extra_people": Decimal(2)}
    second = second_complaints(
        period(
            case(4, link(**slow, extra_hours=Decimal("2.50"))),
            case(5, link(**slow, extra_hours=Decimal(10))),
            case(6, link()),
        )
    )
    assert said(second) == "3 second complaints."
    assert told(second) == {
        "Because of too slow": "2 of 3",
        "Why: not said": "1 of 3",
        "Extra hours": "12.5; said of 2 of 3",
        "Extra people": "4; said of 2 of 3",
    }
    assert behind(second)["Extra hours"] == ("2026-004", "2026-005")


# How it ended, what it cost


def test_how_it_ended_for_them() -> None:
    taken_back = [
        Outcome(id="o", handling="?", stays=Stay.LEFT),
        Check(id="oc", of="o", found=Found.TAKEN_BACK, on=at("", "2026-09-01")),
    ]
    cases = [
        case(1, Outcome(stays=Stay.STAYS), Outcome(stays=Stay.STAYS)),
        case(2, Outcome(stays=Stay.LEFT)),
        case(3, Outcome(handling="politely")),
        case(4, *taken_back),
    ]
    group = endings(period(*cases))
    assert told(group) == {"stays": "2 of 4", "left": "1 of 4", "whether they stay was not said": "1 of 4"}
    assert behind(group)["stays"] == ("2026-001",)
    assert said(group) == "It is known of 4 answers. Of fewer than 5, no percentage is told."
    assert said(endings(period(case(1)))) == "Of no case it is written down yet how it ended for them."


def test_what_the_reviews_cost() -> None:
    cases = [
        case(1, Meeting(cost=Decimal(150)), Meeting(took=Decimal(20), roles=("lead", "packer"))),
        case(2, Meeting(took=Decimal(30)), Contact(minutes=Decimal(75)), Contact()),
        case(3, Meeting(cost=Decimal(-5)), Contact(minutes=Decimal(10) ** 9), Meeting(cost=Decimal(0))),
    ]
    group = reviews(period(*cases))
    assert told(group) == {
        "Meetings, people × minutes": "3 h 10 min",
        "Talks with those hurt": "1 h 15 min",
        "Together": "4 h 25 min",
    }
    assert [str(each.more) for each in group.figures[:2]] == [
        "3 of 5 say how long they took", "1 of 3 says how long it took",
    ]  # fmt: skip
    assert [each.cases for each in group.figures] == [
        ("2026-001", "2026-003"), ("2026-002",), ("2026-001", "2026-002", "2026-003"),
    ]  # fmt: skip


def test_what_was_muted_and_why() -> None:
    def mute(code: str, reason: str, n: int) -> EmptyAnswer:
        return EmptyAnswer(id=f"a{n}", asked=f"judged.{code}.what.{n}", said=Said.NOT_APPLICABLE, reason=reason)

    one, two = case(1), case(2)
    one = replace(one, answers=(mute("vague", "named in the plan", 1), mute("attention", "a poster", 2)))
    two = replace(two, answers=(mute("vague", "named in the plan", 3), EmptyAnswer(asked="what", reason="x")))
    group = muted(period(one, two))
    assert said(group) == "3 places were muted."
    assert told(group) == {"nothing named": "muted 2 times", "leans on attention": "muted 1 time"}
    assert [each.label.show(language("ja")) for each in group.figures] == ["具体性の不足", "注意頼み"]
    assert behind(group)["nothing named"] == ("2026-001", "2026-002")
    assert str(group.figures[0].more) == "Why: “named in the plan”"
    gone = muted(period(replace(one, answers=(mute("gone-since", "x", 4),))))
    assert told(gone) == {"gone-since": "muted 1 time"}


# Seasons


def test_a_season_takes_a_year_and_enough_cases() -> None:
    few = [case(n, day="2026-12-01") for n in range(4)]
    assert said(seasons(period(*few), ON)) == (
        "4 cases: too few to speak of a season; that takes 24, two a month over a year."
    )
    even = [case(n, day=f"2026-{n % 12 + 1:02d}-15") for n in range(24)]
    assert said(seasons(period(*even), ON)) == "No month stands out."
    full = [*even, *(case(100 + n, day="2026-12-20") for n in range(12))]
    group = seasons(period(*full), ON)
    assert said(group) == "More than chance makes: December 14 (expected: 3)."
    assert told(group)["December"] == "14 of 36"
    assert said(seasons(Period(DateRange(date(2026, 7, 1), date(2026, 12, 31)), cases=in_time(full)), ON)) == (
        "The period is shorter than a year: it shows no season."
    )


def test_a_month_stands_out_by_more_than_three_roots_of_what_is_to_be_expected() -> None:
    others = [case(n, day=f"2026-{n % 11 + 1:02d}-15") for n in range(38)]
    for in_december, out in ((10, "No month stands out."), (11, "More than chance makes: December 11 (expected: 4).")):
        full = [*others, *(case(100 + n, day="2026-12-20") for n in range(in_december))]
        assert said(seasons(period(*full), ON)) == out


def test_months_of_several_years_are_told_with_their_years() -> None:
    cases = [case(1, day="2025-12-01"), case(2, day="2026-12-01"), case(3, day="2026-01-01")]
    group = seasons(Period(DateRange(date.min, date.max), cases=in_time(cases)), ON)
    assert [str(each.label) for each in group.figures] == ["January", "December"]
    assert str(group.figures[1].more) == "2025: 1, 2026: 1"


# What holds of any


def test_each_group_of_figures_is_known_by_its_code_and_has_its_heading() -> None:
    assert [(group.code, group.title) for group in figures_of(period(case(1)), ON)] == [
        ("held", "Which kinds of measure held"),
        ("on-time", "Done and looked at on time"),
        ("times", "How long it took"),
        ("again", "What happened again"),
        ("second", "Second complaints"),
        ("endings", "How it ended for those hurt"),
        ("reviews", "What the reviews cost"),
        ("seasons", "Seasons"),
        ("muted", "What was muted, and why"),
        ("numbers", "How many, and where they lie"),
        ("harm", "Damage and costs"),
    ]


def test_an_empty_period_has_words_and_no_figure() -> None:
    for group in figures_of(Period(YEAR), ON):
        assert group.said
        assert not group.figures


FOUND = st.lists(
    st.tuples(st.sampled_from([each for each in Found if each is not Found.TAKEN_BACK]), st.dates(YEAR.since, ON)),
    max_size=3,
)


NAMES = st.integers(0, 16**8 - 1).map("{:08x}".format)


@st.composite
def measures(draw: st.DrawFn) -> list[Entry]:
    name = draw(NAMES)
    days = st.none() | st.dates(date(2025, 12, 1), date(2027, 2, 1))
    checks = [(found, day.isoformat()) for found, day in draw(FOUND)]
    return measure(
        checks, name, due=draw(days), check_on=draw(days),
        strength=draw(st.none() | st.sampled_from(list(Strength))),
        means=draw(st.none() | st.sampled_from(list(MeasureCategory))),
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(measures(), max_size=3, unique_by=lambda each: each[0].id), max_size=4), st.randoms())
def test_shares_add_up_and_no_order_matters(drawn: list[list[list[Entry]]], shuffle: Any) -> None:
    cases = [case(n, *chain.from_iterable(each)) for n, each in enumerate(drawn, 1)]
    whole = figures_of(period(*cases), ON)
    for each in drawn:
        shuffle.shuffle(each)
    mixed = [case(n, *chain.from_iterable(each)) for n, each in enumerate(drawn, 1)]
    shuffle.shuffle(mixed)
    assert figures_of(period(*mixed), ON) == whole
    rows = [row for each in cases for row in each.rows]
    decided = sum(isinstance(row, Measure) for row in rows)
    by_strength = [each for each in whole[0].figures if "(" not in str(each.label)]
    assert sum(each.more.n for each in by_strength if each.more) == decided
    for figure in by_strength:
        assert figure.more
        assert figure.more.n == sum(part.params["n"] for part in figure.more.params["parts"])


@settings(max_examples=60, deadline=None)
@given(st.lists(measures(), min_size=1, max_size=6), st.dates(YEAR.since, ON))
def test_on_time_is_one_of_five(drawn: list[list[Entry]], on: date) -> None:
    group = on_time(period(*(case(n, *each) for n, each in enumerate(drawn, 1))), on)
    for labels in (
        {"Done by their day", "Done later", "Done, on a day that is not known", "Not done", "Not being done"},
        {"Looked at by their day", "Looked at later", "Looked at, on a day that is not known", "Not looked at",
         "Given up before"},
    ):  # fmt: skip
        parts = [each.told.params for each in group.figures if str(each.label) in labels]
        assert sum(each["part"] for each in parts) == (parts[0]["whole"] if parts else 0)


@pytest.mark.parametrize("code", ["en", "ja"])
def test_every_figure_names_its_cases_and_is_told_in_both_languages(code: str) -> None:
    rows = measure([(Found.HOLDS, "2026-12-01")], means=MeasureCategory.RULE, due=date(2026, 9, 1))
    link = CaseLink(relation=Relation.SECOND_COMPLAINT, reference="2026-001", why=SecondComplaintCause.SLOW)
    whole = case(
        1, *rows, link, Outcome(stays=Stay.LEFT), Meeting(cost=Decimal(9)), Damage(figure=Decimal(1)),
        Contact(happened=Moment.load("2026-08-01T09:10+09:00"), answer="yes"),
        started=at("09:00", "2026-08-01"), detected=at("09:05", "2026-08-01"),
    )  # fmt: skip
    silent = EmptyAnswer(asked="judged.vague.what.0", said=Said.NOT_APPLICABLE, reason="so it is")
    whole = replace(whole, answers=(silent,))
    groups = figures_of(period(whole, chains=((whole, whole),)), ON)
    assert all(each.figures for each in groups), [each.code for each in groups if not each.figures]
    for group in groups:
        for figure in group.figures:
            assert figure.cases == ("2026-001",) or str(figure.told).startswith("0 of")
            assert figure.label.show(language(code))
            assert figure.told.show(language(code))
