"""What somebody who decides has to know of a case: the values, before any report draws them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from exports.markdown.decision_block import DecisionBlock
from exports.markdown.entry_views import EntryViews
from exports.markdown.row_tables import RowTables
from retro.language import language
from retro.model.moments.moment import Moment, Precision
from retro.model.stages.cause import Cause, CauseConfidence, CausePath
from retro.model.stages.prevention import Measure, Result, Strength
from retro.model.stages.remedy import Apology, Reception, Remedy
from retro.model.stages.review import Request
from retro.model.stages.scope import Aggravation, Damage, FigureConfidence, NoDamage
from retro.model.stages.timeline import Contact
from retro.review.decision import Noticer, decision
from retro.review.gravity import gravest_harm, least_accepted, most_pressing, roots
from retro.review.phases import Phase, phases, turns
from tests.records import at, record

AT = datetime.fromisoformat("2026-11-20T14:05+09:00")
ON = date(2026, 11, 21)


def test_harm_that_cannot_be_undone_comes_before_what_is_confirmed_and_that_before_a_figure() -> None:
    rows = [
        Damage(what="guessed", figure=Decimal(8)),
        Damage(what="unknown"),
        Damage(what="counted", figure=Decimal(2), certainty=FigureConfidence.CONFIRMED),
        Damage(what="read aloud", grave=(Aggravation.IRREVERSIBLE,)),
        Damage(what="lost", reversible=False, certainty=FigureConfidence.CONFIRMED, figure=Decimal(1)),
    ]
    assert [row.what for row in gravest_harm(rows)] == ["lost", "read aloud", "counted", "guessed", "unknown"]
    harm = decision(record(*rows), ON).harm
    assert (harm.n, harm.irreversible, harm.reversible) == (5, 2, 0)
    assert harm.gravest is not None
    assert harm.gravest.what == "lost"
    assert decision(record(NoDamage(what="stopped", confirmed=True)), ON).harm.is_none


def test_figures_in_one_unit_are_added_up_and_those_in_others_are_counted() -> None:
    sure, guess = FigureConfidence.CONFIRMED, FigureConfidence.ESTIMATED
    rows = [
        Damage(what="late", figure=Decimal(40), unit="parcels", certainty=sure),
        Damage(what="opened", figure=Decimal(2), unit="Parcels ", certainty=sure, reversible=False),
        Damage(what="calls", figure=Decimal(7), unit="hours", certainty=guess),
        Damage(what="paid back", figure=Decimal(90), unit="JPY"),
        Damage(what="unknown"),
    ]

    def block(*damages: Damage, code: str = "en") -> str:
        case = record(*damages)
        return DecisionBlock(lambda: decision(case, ON), EntryViews(case, language(code))).figures().splitlines()[2]

    harm = decision(record(*rows), ON).harm.figure
    assert harm is not None
    assert (harm.summed.figure, harm.summed.certainty, harm.rows, harm.other_units) == (Decimal(42), sure, 2, 2)
    assert not harm.is_mixed
    assert "**42 Parcels** in all (confirmed), and 2 figures in other units; **1 of 5 cannot be undone**" in block(
        *rows
    )
    assert "**7 hours** (estimated), and 1 figure in another unit" in block(*rows[2:4])
    mixed = (rows[0], replace(rows[0], certainty=guess))
    assert "**80 parcels** in all (not all of it confirmed)" in block(*mixed)
    assert "合計**80" in block(*mixed, code="ja")


def test_shares_and_rates_are_never_added_up_and_the_highest_is_told() -> None:
    sure, guess = FigureConfidence.CONFIRMED, FigureConfidence.ESTIMATED
    rows = [
        Damage(what="38 of 100 requests", figure=Decimal(38), unit="%", certainty=sure),
        Damage(what="97 of 100 requests", figure=Decimal(97), unit="％", certainty=guess),
        Damage(what="late", figure=Decimal(3), unit="parcels"),
    ]
    case = record(*rows)
    harm = decision(case, ON).harm.figure
    assert harm is not None
    assert (harm.summed.figure, harm.of, harm.is_mixed, harm.other_units) == (Decimal(97), 2, False, 1)
    shown = {
        code: DecisionBlock(lambda: decision(case, ON), EntryViews(case, language(code))).figures().splitlines()[2]
        for code in ("en", "ja")
    }
    assert "**97％**, the highest of 2 (estimated), and 1 figure in another unit" in shown["en"]
    assert "2件のうち最大" in shown["ja"]
    assert "135" not in "".join(shown.values())


def test_the_roots_of_the_tree_come_before_its_symptoms_and_facts_before_guesses() -> None:
    rows = [
        Cause(id="a", what="swapped", sure=CauseConfidence.FACT),
        Cause(id="b", what="two slips", parent="a", sure=CauseConfidence.FACT),
        Cause(id="c", what="batches", parent="b", sure=CauseConfidence.PRESUMED),
        Cause(id="d", what="one surface", parent="a", sure=CauseConfidence.FACT),
        Cause(id="e", what="not seen", how=CausePath.ESCAPED, sure=CauseConfidence.FACT),
        Cause(id="f", what="signed without a look", parent="e", sure=CauseConfidence.FACT),
    ]
    whole = record(*rows)
    assert [root.cause.what for root in roots(whole, CausePath.OCCURRED)] == ["one surface", "batches"]
    assert [root.cause.what for root in roots(whole, CausePath.ESCAPED)] == ["signed without a look"]


def test_of_two_roots_under_one_top_the_deeper_stands_first() -> None:
    fact = CauseConfidence.FACT
    whole = record(
        Cause(id="a", what="swapped", sure=fact),
        Cause(id="b", what="slips alike", parent="a", sure=fact),
        Cause(id="c", what="two orders at once", parent="a", sure=fact),
        Cause(id="d", what="one table for all", parent="c", sure=fact),
    )
    assert [each.cause.what for each in roots(whole, CausePath.OCCURRED)] == ["one table for all", "slips alike"]


def test_what_nobody_noticed_tells_nothing_of_the_other_path_and_each_root_stands_behind_its_own_top() -> None:
    fact = CauseConfidence.FACT
    whole = record(
        Cause(id="a", what="trays alike", sure=fact),
        Cause(id="e", what="nobody looked", parent="a", how=CausePath.ESCAPED, sure=fact),
    )
    assert [(root.top.what, root.cause.what) for root in roots(whole, CausePath.OCCURRED)] == [("trays alike",) * 2]
    assert [(root.top.what, root.cause.what) for root in roots(whole, CausePath.ESCAPED)] == [("nobody looked",) * 2]
    mixed = record(
        Cause(id="a", what="A", sure=fact),
        Cause(id="a1", what="A1", parent="a", sure=fact),
        Cause(id="a2", what="A2", parent="a", sure=CauseConfidence.PRESUMED),
        Cause(id="b", what="B", sure=fact),
        Cause(id="b1", what="B1", parent="b", sure=fact),
    )
    drawn = RowTables(EntryViews(mixed, language("en"))).causes()
    assert [line.split(" |")[0][2:] for line in drawn.splitlines()[2:]] == ["A ← A1", "B ← B1", "A ← [presumed] A2"]


def test_the_main_cause_stands_first_and_what_was_checked_before_what_was_not() -> None:
    rows = [
        Cause(id="a", what="one Redis for all"),
        Cause(id="b", what="nodes too small", sure=CauseConfidence.FACT),
        Cause(id="c", what="no limits were set", parent="b"),
        Cause(id="d", what="sized for last year", parent="b", sure=CauseConfidence.FACT),
    ]
    found = roots(record(*rows), CausePath.OCCURRED)
    assert [(root.top.what, root.cause.what) for root in found] == [
        ("nodes too small", "sized for last year"),
        ("nodes too small", "no limits were set"),
        ("one Redis for all", "one Redis for all"),
    ]
    drawn = RowTables(EntryViews(record(*rows), language("en"))).causes(2)
    assert drawn.splitlines()[2:] == [
        "| nodes too small ← sized for last year | not said |",
        "| [not checked] no limits were set |  |",
        "| and 1 more in the team's report |  |",
    ]


def test_what_was_not_accepted_and_what_is_overdue_come_first() -> None:
    taken: list[Remedy | Apology] = [
        Remedy(what="a", received=Reception.ACCEPTED),
        Apology(what_for="b", received=Reception.NOT_ACCEPTED),
    ]
    assert [row.main_text for row in least_accepted(taken)] == ["b", "a"]
    measures = [
        Measure(what="done", result=Result.DONE),
        Measure(what="weak", due=date(2026, 11, 1), strength=Strength.WEAKER),
        Measure(what="strong", due=date(2026, 11, 1), strength=Strength.STRONGER),
        Measure(what="failed", result=Result.FAILED),
    ]
    shown = most_pressing(record(*measures).of(Measure), ON)
    assert [row.what for row in shown] == ["strong", "weak", "failed", "done"]


def test_costs_are_a_figure_for_each_currency_with_what_was_granted() -> None:
    rows = [
        Remedy(cost=Decimal("612.4"), currency="EUR"), Remedy(cost=Decimal(287), currency="eur"),
        Remedy(cost=Decimal(300), currency="円"), Remedy(cost=Decimal(100), currency="JPY"), Remedy(),
        Request(what="bays", cost=Decimal(7140), currency="EUR", answer="yes"),
        Request(what="a hall", cost=Decimal(9000), currency="EUR"),
    ]  # fmt: skip
    found = decision(record(*rows), ON)
    assert [(cost.figure, cost.currency) for cost in found.costs] == [
        (Decimal("8039.4"), "EUR"),
        (Decimal(400), "円"),
    ]
    assert [cost.figure for cost in found.granted] == [Decimal(7140)]
    assert [row.what for row in found.asked] == ["a hall"]
    assert len(found.unapproved) == 4
    assert not found.is_for_information


def test_promises_and_call_backs_that_are_overdue_are_counted_and_wishes_and_measures_are_not() -> None:
    rows = [
        Contact(promise="a letter", promise_due=at("10:00")), Contact(call_back=at("10:00")),
        Contact(promise="a visit", promise_due=at("10:00", "2026-11-21")), Contact(wish="a new one"),
        Contact(promise="a cake", promise_due=at("10:00"), promise_kept=at("09:00")),
        Measure(what="a scale", due=date(2026, 11, 20)), Request(what="bays", due=date(2026, 11, 20)),
    ]  # fmt: skip
    found = decision(record(*rows), ON)
    assert len(found.late) == 4
    assert found.broken_promises == 2


def test_a_promise_and_a_call_back_of_one_talk_are_two() -> None:
    both = Contact(promise="a letter", promise_due=at("10:00"), call_back=at("11:00"))
    found = decision(record(both, Measure(what="a scale", due=date(2026, 11, 20), check_on=date(2026, 11, 20))), ON)
    assert found.broken_promises == 2
    assert len(found.late) == 3, "a measure that is not done is not told as unchecked besides"
    assert decision(record(replace(both, promise_kept=at("10:30"))), ON).broken_promises == 1


@pytest.mark.parametrize(
    ("contact", "by"), [("14:20", Noticer.THOSE_HURT), ("14:30", Noticer.BEFORE_THEM), (None, None)]
)
def test_who_noticed_follows_from_when_those_hurt_spoke(contact: str | None, by: Noticer | None) -> None:
    rows = [Contact(happened=at(contact))] if contact else []
    found = decision(record(*rows, started=at("14:00"), detected=at("14:20")), ON)
    assert (found.noticed.minutes, found.noticed_by) == (20, by)


@pytest.mark.parametrize(
    ("noticed", "contacts", "by"),
    [
        (at(""), (at("08:00"),), None), (at("14:20"), (at(""),), None), (at("14:20"), (at("15:00"), None), None),
        (at("14:20"), (at("14:00"), None), Noticer.THOSE_HURT),
        (at("14:20"), (at("", "2026-11-19"),), Noticer.THOSE_HURT),
        (at(""), (at("", "2026-11-21"),), Noticer.BEFORE_THEM),
        (at("14:20"), (Moment(Precision.RANGE, None, AT + timedelta(hours=1)),), None),
    ],
)  # fmt: skip
def test_who_noticed_first_is_said_only_where_the_times_tell(
    noticed: Moment, contacts: tuple[Moment | None, ...], by: Noticer | None
) -> None:
    rows = [Contact(happened=each) for each in contacts]
    assert decision(record(*rows, detected=noticed), ON).noticed_by is by


def test_a_time_that_is_about_is_told_as_about_and_a_day_is_not_reckoned_with() -> None:
    about = Moment(Precision.ABOUT, AT + timedelta(hours=1))
    found = decision(record(started=Moment.exact(AT), detected=about, resolved=Moment.exact(date(2026, 11, 21))), ON)
    assert (found.noticed.minutes, found.noticed.is_about) == (60, True)
    assert (found.settled.minutes, found.settled.end) == (None, Moment.exact(date(2026, 11, 21)))
    assert decision(record(), ON).noticed.end is None


def test_measures_that_are_not_done_at_all_are_none_of_all() -> None:
    rows = [
        Measure(what="a", due=date(2026, 11, 1)),
        Measure(what="b", result=Result.DONE, check_on=date(2026, 11, 2)),
        Measure(what="c"),
        Measure(what="d", result=Result.DROPPED),
    ]
    found = decision(record(*rows), ON).measures
    assert (found.late, found.n) == (2, 3)


def test_a_case_goes_through_three_phases() -> None:
    whole = record(
        Measure(what="a scale", due=date(2026, 12, 4), check_on=date(2027, 2, 1)),
        started=at("13:00"), detected=at("14:00"), answered=at("14:30"), resolved=at("16:00"),
    )  # fmt: skip
    found = phases(whole, ON)
    assert [each.phase for each in found] == [Phase.UNNOTICED, Phase.PUTTING_RIGHT, Phase.WATCHING]
    assert [(each.end - each.start).total_seconds() / 3600 for each in found[:2]] == [1, 2]
    assert (found[2].end - timedelta(seconds=1)).astimezone(whole.zone).date() == date(2027, 2, 1)
    assert [turn.label for turn in turns(whole)] == ["Began", "Noticed", "First answer", "Settled"]
    still = phases(record(started=at("13:00"), detected=at("14:00")), ON)
    assert [(each.phase, each.is_open) for each in still] == [(Phase.UNNOTICED, False), (Phase.PUTTING_RIGHT, True)]
    assert phases(record(started=None), ON) == ()
