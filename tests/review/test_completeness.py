"""What is missing in a stage, said kindly and not too often."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from retro.language import language
from retro.model.checked import Checked
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.cause import CAUSE, Cause, CauseConfidence
from retro.model.stages.changes import CHANGES, NoChange
from retro.model.stages.head import HEAD, Participant, Severity
from retro.model.stages.prevention import PREVENTION, Measure, Result, Strength
from retro.model.stages.remedy import REMEDY, Giver, Reception
from retro.model.stages.review import REVIEW, Observation
from retro.model.stages.scope import SCOPE, FigureConfidence
from retro.model.stages.timeline import TIMELINE
from retro.review.completeness import GapCode, StageState, gaps, state
from tests.records import at, record
from tests.review import cases
from tests.review.cases import CONTACT, ESCAPED, EVENTS, ROOT, TOP
from tests.strategies import chain_of_causes, retrospectives

EN, JA = language("en"), language("ja")


def said(stage: Stage, *rows: Entry, **head: Any) -> dict[GapCode, str]:
    """What is said of a stage of an ordinary complaint with these rows."""
    return {gap.code: gap.message.show(EN) for gap in gaps(record(*rows, **{**cases.HEAD, **head}), stage)}


# Rows with nothing missing, to be spoilt one thing at a time.
START, NOTICED = EVENTS[0], EVENTS[2]
BY_COMPANY = replace(cases.REMEDY, cost=None, approver="", approved=None, id="")
APOLOGY, DAMAGE = replace(cases.APOLOGY, id=""), replace(cases.DAMAGE, id="")
CHANGE = replace(cases.CHANGE, id="")
BY_PERSON = replace(BY_COMPANY, giver=Giver.PERSON, what="phoned at once")
MEASURE = replace(cases.MEASURE, id="", answers=("top",))


@pytest.mark.parametrize(
    ("stage", "rows"),
    [
        (HEAD, (cases.ROLE, cases.BEFORE, NOTICED)),
        (TIMELINE, (START, NOTICED, CONTACT)),
        (CAUSE, (TOP, ROOT, ESCAPED)),
        (SCOPE, (DAMAGE,)),
        (REMEDY, (BY_COMPANY, BY_PERSON, APOLOGY)),
        (PREVENTION, (TOP, MEASURE)),
        (CHANGES, (CHANGE,)),
        (REVIEW, ()),
    ],
)
def test_where_nothing_is_missing_nothing_is_said(stage: Stage, rows: tuple[Entry, ...]) -> None:
    assert said(stage, *rows) == {}


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage not in (HEAD, REVIEW)])
def test_an_empty_stage_says_one_thing(stage: Stage) -> None:
    (gap,) = gaps(record(), stage)
    assert (gap.code, gap.row, gap.needed) == (GapCode.EMPTY, "", True)
    assert state(record(), stage).word(EN) == "-"


# -- needed fields -----------------------------------------------------------------------------------------


def test_one_sentence_for_one_field_whatever_the_number_of_rows() -> None:
    bare = replace(MEASURE, owner="")
    found = gaps(record(TOP, bare, MEASURE, bare), PREVENTION)
    assert [(gap.code, gap.message.show(EN), gap.needed) for gap in found] == [
        (GapCode.FIELD, "Rows 1, 3 have no “Owner” yet.", True)
    ]
    assert found[0].row == "r2"
    assert said(PREVENTION, TOP, MEASURE, bare)[GapCode.FIELD] == "Row 2 has no “Owner” yet."
    many = gaps(record(TOP, *[bare] * 9), PREVENTION)[0]
    assert many.message.show(EN) == "Rows 1, 2, 3, 4, 5, 6, … have no “Owner” yet."


def test_rows_are_named_by_their_numbers_in_the_stage() -> None:
    found = said(TIMELINE, START, NOTICED, replace(CONTACT, channel=None))
    assert found == {GapCode.FIELD: "Row 3 has no “Channel” yet."}


def test_of_a_measure_that_is_not_done_only_the_reason_is_asked() -> None:
    dropped = Measure(what="new hall", answers=("top",), result=Result.DROPPED)
    found = said(PREVENTION, TOP, MEASURE, dropped)
    assert found == {GapCode.NOT_DOING: "Row 2 is not being done. When do we look again?"}
    assert not said(PREVENTION, TOP, MEASURE, replace(dropped, reason="cost", review_on=date(2027, 5, 1)))


def test_a_contradiction_is_told_where_its_row_is() -> None:
    late = replace(CONTACT, promise_due=at("14:00"), promise_kept=None)
    assert said(TIMELINE, START, NOTICED, late) == {GapCode.CONTRADICTION: "Row 3: “Promised for” lies before “When”."}
    found = said(HEAD, Participant(role="lead"), cases.BEFORE, NOTICED, resolved=at("12:00"))
    assert found == {GapCode.CONTRADICTION: "“Resolved” lies before “Started”."}
    found = said(PREVENTION, TOP, replace(MEASURE, answers=("gone",)))
    assert GapCode.CONTRADICTION in found


# -- timeline ----------------------------------------------------------------------------------------------


def test_what_is_not_confirmed_is_counted() -> None:
    told = replace(NOTICED, id="", confirmed=False)
    found = said(TIMELINE, START, told, NOTICED, told, CONTACT)
    assert found == {GapCode.UNCONFIRMED: "Rows 2, 4 are not confirmed yet."}


def test_a_promise_has_a_time() -> None:
    found = said(TIMELINE, START, NOTICED, replace(CONTACT, promise_due=None, promise_kept=None))
    assert found == {GapCode.PROMISE: "Row 3 holds a promise. By when was it promised?"}
    assert not said(TIMELINE, START, NOTICED, replace(CONTACT, promise="", promise_due=None, promise_kept=None))


def test_a_demand_has_an_alternative_and_someone_who_decided() -> None:
    demand = replace(CONTACT, demand="a visit at midnight", alternative="a visit at noon")
    found = said(TIMELINE, START, NOTICED, demand)
    assert found[GapCode.DEMAND] == "Row 3 notes a demand. Which role decided on it?"
    assert GapCode.DEMAND not in said(TIMELINE, START, NOTICED, replace(demand, decided_by="branch manager"))


# -- cause -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The packer took the wrong slip", "Human error", "the operator forgot to restart", "He was careless",
        "Tanaka did not look", "nobody told the shipping lead", "担当者の確認不足", "作業員が思い込みで梱包",
        "田中さんが間違えた", "うっかりミス", "渡邉が出した",
    ],
)  # fmt: skip
def test_no_cause_ends_in_a_person(text: str) -> None:
    people = (Participant(role="shipping lead", name="Tanaka"), Participant(role="梱包係", name="渡邉"))
    leaf = replace(ROOT, what=text)
    found = said(CAUSE, *people, TOP, leaf, ESCAPED, severity=Severity.HIGH)
    assert found == {GapCode.PERSON: "Row 2 ends in a person. Which check, tool or rule let it happen?"}
    deeper = replace(ROOT, id="", what="one table", parent="root")
    assert not said(CAUSE, *people, TOP, leaf, deeper, ESCAPED, severity=Severity.HIGH)


@pytest.mark.parametrize(
    "text",
    ["One table, no place per order", "Nobody compares slip and parcel", "No check after the other one",
     "There is no rule", "棚に注文ごとの場所がない", "氏名欄が小さい", "Tanakamachi depot has one door",
     "Too few people on the night shift", "The operations console has no undo", "The heater was left on",
     "従業員教育の計画がない", "忘れ物の置き場がない", "本人確認の手順がない"],
)  # fmt: skip
def test_a_system_is_no_person(text: str) -> None:
    people = (Participant(role="shipping lead", name="Tanaka"), Participant(role="x"))
    assert not said(CAUSE, *people, TOP, replace(ROOT, what=text), ESCAPED)


def test_one_level_is_not_deep() -> None:
    assert set(said(CAUSE, TOP, ESCAPED)) == {GapCode.SHALLOW}


def test_nobody_says_why_nobody_noticed() -> None:
    found = said(CAUSE, TOP, ROOT)
    assert found == {GapCode.ESCAPED: "No row says why nobody noticed (#escaped)."}


def test_a_leaf_is_a_fact() -> None:
    guess = replace(ROOT, sure=CauseConfidence.PRESUMED)
    found = said(CAUSE, TOP, guess, ESCAPED)
    assert found == {GapCode.PRESUMED: "Row 2 is not a fact yet. What would show whether it is so?"}
    fact = Cause(what="one table", parent="root", sure=CauseConfidence.FACT)
    assert not said(CAUSE, TOP, guess, fact, ESCAPED)


# -- scope -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("only a few parcels late", "only a few"), ("minor delay", "minor"), ("slightly damaged", "slightly"),
        ("some customers waited", "some customers"), ("一部の配送が遅れた", "一部の"), ("軽微な影響", "軽微"),
        ("数件の遅配", "数件"),
    ],
)  # fmt: skip
def test_words_that_make_damage_small_need_a_figure(text: str, word: str) -> None:
    small = replace(DAMAGE, what=text, figure=None)
    assert said(SCOPE, small) == {GapCode.MINIMISED: f"Row 1 says “{word}” without a figure. How many, how much?"}
    assert not said(SCOPE, replace(DAMAGE, what=text))


def test_damage_has_a_figure_or_is_unknown() -> None:
    bare = replace(DAMAGE, figure=None)
    assert set(said(SCOPE, DAMAGE, bare)) == {GapCode.FIGURE}
    assert not said(SCOPE, replace(bare, certainty=FigureConfidence.UNKNOWN))
    assert not said(SCOPE, replace(DAMAGE, figure=Decimal(0)))


def test_whether_it_can_be_undone_is_said() -> None:
    found = said(SCOPE, replace(DAMAGE, reversible=None), DAMAGE, replace(DAMAGE, reversible=None))
    assert found == {GapCode.REVERSIBLE: "Rows 1, 3 do not say whether it can be undone."}
    assert not said(SCOPE, replace(DAMAGE, reversible=False))


# -- remedy ------------------------------------------------------------------------------------------------


def test_a_remedy_by_the_company_and_by_the_one_who_answers_those_hurt() -> None:
    assert set(said(REMEDY, BY_PERSON, APOLOGY)) == {GapCode.BY_COMPANY}
    assert set(said(REMEDY, BY_COMPANY, BY_COMPANY, APOLOGY)) == {GapCode.BY_PERSON}
    assert not said(REMEDY, BY_COMPANY, BY_PERSON, APOLOGY)


def test_how_it_was_received_is_asked() -> None:
    still = replace(BY_COMPANY, received=Reception.OPEN)
    found = said(REMEDY, replace(APOLOGY, received=Reception.OPEN), BY_PERSON, still)
    assert found == {GapCode.RECEPTION: "Rows 1, 3 are still open. Did anyone ask how they were received?"}


def test_a_cost_has_someone_who_approved_it() -> None:
    costly = replace(BY_COMPANY, cost=Decimal(3000), currency="JPY", approved=at("16:00"))
    assert set(said(REMEDY, costly, BY_PERSON, APOLOGY)) == {GapCode.APPROVAL}
    assert not said(REMEDY, replace(costly, approver="branch manager"), BY_PERSON, APOLOGY)
    assert not said(REMEDY, replace(costly, cost=Decimal(0)), BY_PERSON, APOLOGY)


# -- prevention and changes --------------------------------------------------------------------------------


def test_every_root_has_a_measure() -> None:
    found = said(PREVENTION, TOP, ROOT, ESCAPED, MEASURE)
    assert found == {GapCode.UNANSWERED: "Cause 3 has no measure yet."}
    assert not said(PREVENTION, TOP, ROOT, ESCAPED, MEASURE, replace(MEASURE, answers=("escaped",)))


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_of_a_cause_whose_measure_did_not_hold_it_is_not_said_that_it_never_had_one(*, is_confirmed: bool) -> None:
    root = replace(ROOT, sure=CauseConfidence.FACT if is_confirmed else None)
    failed = replace(MEASURE, answers=(root.id,), checked=Checked(Found.FAILED, failed=True))
    found = said(PREVENTION, TOP, root, failed, severity=Severity.HIGH)
    assert found[GapCode.UNANSWERED].startswith("The measure against cause 2 did not hold")
    dropped = replace(MEASURE, answers=(root.id,), checked=Checked(Found.DROPPED))
    assert said(PREVENTION, TOP, root, dropped)[GapCode.UNANSWERED] == "Cause 2 has no measure yet."


@pytest.mark.parametrize("result", [Result.DROPPED, Result.FAILED])
def test_a_measure_that_is_not_done_or_did_not_hold_answers_nothing(result: Result) -> None:
    other = replace(MEASURE, result=result, answers=("escaped",), reason="cost", review_on=date(2027, 5, 1))
    assert set(said(PREVENTION, TOP, ROOT, ESCAPED, MEASURE, other)) == {GapCode.UNANSWERED}


def test_not_all_measures_lean_on_attention() -> None:
    weak = replace(MEASURE, strength=Strength.WEAKER, means=None)
    assert GapCode.ALL_WEAK in said(PREVENTION, TOP, weak, weak, severity=Severity.HIGH)
    vacuous = replace(weak, what="improve things", strength=Strength.STRONGER)
    assert GapCode.ALL_WEAK in said(PREVENTION, TOP, weak, vacuous, severity=Severity.HIGH)
    assert GapCode.ALL_WEAK not in said(PREVENTION, TOP, weak, MEASURE, severity=Severity.HIGH)


def test_it_will_not_happen_again_is_no_reason() -> None:
    for text in (
        "It will not happen again.",
        "this won't recur",
        "We will be more careful",
        "二度と起こさない",
        "今後は気をつける",
    ):
        found = said(CHANGES, CHANGE, NoChange(reason=text, decided_by="branch manager"))
        assert found == {GapCode.NO_REASON: "Row 2 says that it will not happen again. That is a hope, not a reason."}
    assert not said(CHANGES, NoChange(reason="rented until March", decided_by="branch manager"))


# -- state -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "word", "shape"),
    [
        (StageState(0, 0, 1), "-", "-"),
        (StageState(0, 2, 0, always=True), "2 missing", "!"),
        (StageState(3, 1, 5), "1 missing", "!"),
        (StageState(3, 0, 2), "3", "+"),
        (StageState(3, 0, 0), "ok", "+"),
        (StageState(0, 0, 0, always=True), "ok", "+"),
    ],
)
def test_a_state_in_a_word_and_a_shape(state: StageState, word: str, shape: str) -> None:
    assert (state.word(EN), state.shape) == (word, shape)


def test_the_state_counts_sentences() -> None:
    bare = replace(MEASURE, owner="", due=None)
    assert state(record(TOP, bare, bare), PREVENTION) == StageState(2, 2, 0)
    assert state(record(**{**cases.HEAD, "affected": ""}), HEAD) == StageState(0, 4, 0, always=True)
    assert state(record(), REVIEW).word(EN) == "-"
    assert state(record(Observation()), REVIEW) == StageState(1, 1, 0)
    assert state(record(TOP, replace(ROOT, sure=CauseConfidence.PRESUMED), ESCAPED), CAUSE).word(EN) == "3"


# -- any record --------------------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(retrospectives(max_rows=6))
def test_any_record_can_be_looked_over(whole: Retrospective) -> None:
    for stage in STAGES:
        found = gaps(whole, stage)
        assert all(gap.message.show(EN) and gap.message.show(JA) for gap in found)
        assert all(gap.stage is stage for gap in found)
        assert all(not gap.row or gap.row == whole.head.id or whole.get(gap.row) for gap in found)
        assert [gap.needed for gap in found] == sorted((gap.needed for gap in found), reverse=True)
        assert all(gap.kind for gap in found if gap.fields or gap.rows)
        assert all(gap.question.show(EN) and gap.question.show(JA) for gap in found)
        assert all({*gap.fields} <= {field.name for field in gap.kind.fields()} for gap in found if gap.kind)
        assert not [gap.message.show(EN) for gap in found if re.search(r"[{}]|\bNone\b", gap.message.show(EN))]
        assert state(whole, stage).word(JA)


def test_long_records_are_looked_over_at_once() -> None:
    whole = chain_of_causes(3000)
    assert [gap.need for gap in gaps(whole, CAUSE)] == ["cause.escaped", "cause.sure"]


def test_there_are_questions_for_every_stage() -> None:
    for stage in STAGES:
        assert all("?" in question for question in stage.asks)
        assert len(stage.asks) >= 3 or not stage.asks, "a stage asks several things or leaves asking to its fields"
