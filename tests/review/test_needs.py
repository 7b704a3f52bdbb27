"""What is needed, line by line, at every level and for every kind of case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from retro.language import language
from retro.model.record import Retrospective
from retro.model.stages import STAGES
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange, NoChange, Place
from retro.model.stages.follow_up import Tick
from retro.model.stages.head import CaseKind, Level, Publicity, Responsibility, Severity
from retro.model.stages.prevention import Measure, MeasureCategory, Result
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.scope import Damage, FigureConfidence, NoDamage, Party, Ticked
from retro.model.stages.timeline import Bounds, Channel, Contact, Event, Harassment
from retro.review.closing_needs import missing_for_closing
from retro.review.completeness import gaps
from retro.review.gap import Gap, GapCode
from retro.review.needs.case import case_of
from retro.review.needs.need import Per
from retro.review.needs.proportion import wording
from retro.review.needs.table import BY_CODE
from tests.records import at, record
from tests.review.cases import CHANGE, CONTACT, EVENTS, ROWS, spoilt, whole, without

Spoil = Callable[[dict[str, Any]], Retrospective]
ONLY_ORDINARY = [row for row in ROWS if not isinstance(row, Contact)]

TABLE = {  # complaint, incident, incident in which customers were hurt: from which level on; -: never
    "head.title": "LLL",
    "head.kind": "LLL",
    "head.severity": "LLL",
    "head.started": "LLL",
    "head.detected": "NNN",
    "head.resolved": "FNN",
    "head.origin": "NNN",
    "head.responsibility": "N--",
    "head.responsibility-settled": "F--",
    "head.summary": "FFF",
    "head.participants": "NNN",
    "head.readings": "---",
    "head.related": "NNN",
    "head.affected": "NNN",
    "head.next-report": "NFN",
    "timeline.events": "LLL",
    "timeline.time": "LLL",
    "event.happened": "NNN",
    "contact.happened": "N-N",
    "event.confirmed": "NNN",
    "timeline.contact": "N-N",
    "contact.channel": "N-N",
    "contact.wish": "N-N",
    "contact.answer": "N-N",
    "contact.promise_due": "L-L",
    "contact.alternative": "L-L",
    "contact.decided_by": "L-L",
    "harassment.act_judged": "NNN",
    "harassment.means_judged": "NNN",
    "harassment.ground_judged": "NNN",
    "harassment.took_over": "NNN",
    "harassment.care": "NNN",
    "contact.ended": "F-F",
    "contact.recording_announced": "F-F",
    "contact.read_back": "F-F",
    "event.source": "-FF",
    "cause.normally": "---",
    "cause.intended": "---",
    "cause.actual": "---",
    "cause.causes": "LLL",
    "cause.below": "NNN",
    "cause.system": "FFF",
    "cause.escaped": "NNN",
    "cause.sure": "NNN",
    "cause.evidence": "FFF",
    "scope.damage": "NNN",
    "damage.who": "NNN",
    "damage.figure": "NNN",
    "damage.made-small": "NNN",
    "damage.unit": "NNN",
    "damage.certainty": "NNN",
    "damage.hurts": "N-N",
    "damage.reversible": "NFN",
    "damage.basis": "FFF",
    "damage.grave": "F-F",
    "scope.parties": "F-F",
    "party.told": "N-N",
    "party.apologised": "N-N",
    "party.put-right": "N-N",
    "party.accepted": "N-N",
    "scope.strain": "F-F",
    "scope.on-call-hours": "-FF",
    "remedy.remedies": "NNN",
    "remedy.given": "NNN",
    "remedy.receiver": "N-N",
    "remedy.giver": "N-N",
    "remedy.lasting": "NNN",
    "remedy.approver": "NNN",
    "remedy.approved": "NNN",
    "remedy.received": "N-N",
    "remedy.apology": "N-N",
    "apology.given": "N-N",
    "apology.channel": "N-N",
    "apology.receiver": "N-N",
    "apology.sentence": "F-F",
    "apology.received": "F-F",
    "apology.date_suits": "F-F",
    "remedy.second-apology": "F-F",
    "prevention.any": "LLL",
    "prevention.measures": "NNN",
    "measure.owner": "LLL",
    "measure.due": "NNN",
    "measure.answers": "NNN",
    "measure.strength": "NNN",
    "measure.means": "FFF",
    "measure.proof": "FFF",
    "prevention.leaves": "FFF",
    "prevention.stronger": "FFF",
    "measure.reason": "LLL",
    "measure.review_on": "LLL",
    "changes.any": "NNN",
    "hardware_change.owner": "NNN",
    "hardware_change.due": "NNN",
    "no_change.decided_by": "NNN",
    "no_change.no-hope": "LLL",
    "hardware_change.change_of": "FFF",
    "hardware_change.before": "FFF",
    "hardware_change.after": "FFF",
    "changes.places": "FFF",
    "place.owner": "FFF",
    "place.due": "FFF",
    "review.lesson": "FFF",
    "review.sharing": "FFF",
}

HARASSED = Harassment(
    id="hs", act="shouted for two hours", act_judged=Bounds.BEYOND, means_judged=Bounds.BEYOND,
    ground_judged=Bounds.WITHIN, took_over="branch manager", care="a day off",
)  # fmt: skip
UNTIMED = tuple(replace(row, happened=None) if isinstance(row, Event | Contact) else row for row in ROWS)
UNMARKED = tuple(replace(row, event_kind=None) if isinstance(row, Event) else row for row in ROWS)
DROPPED = replace(CHANGE, id="x")


def _measures(**values: Any) -> tuple[Any, ...]:
    return spoilt(Measure, **values)


def _no(*kinds: type[Any]) -> list[Any]:
    return [row for row in ROWS if not isinstance(row, kinds)]


SPOILT: dict[str, Spoil] = {  # those that are not spoilt by emptying a field of the head or of all rows
    "head.started": lambda head: whole(*UNTIMED, **{**head, "started": None}),
    "head.detected": lambda head: whole(*_untold(), **head),
    "head.resolved": lambda head: whole(*UNMARKED, **head),
    "head.responsibility-settled": lambda head: whole(**{**head, "responsibility": Responsibility.INVESTIGATING}),
    "head.participants": lambda head: without("p", **head),
    "head.related": lambda head: without("l", **head),
    "timeline.events": lambda head: without(*(row.id for row in EVENTS), "k", **head),
    "timeline.time": lambda head: whole(*UNTIMED, **{**head, "started": None}),
    "timeline.contact": lambda head: whole(*ONLY_ORDINARY, **{**head, "hurt_customers": head.get("hurt_customers")}),
    "contact.alternative": lambda head: whole(*spoilt(Contact, demand="money", decided_by="lead"), **head),
    "contact.decided_by": lambda head: whole(*spoilt(Contact, demand="money", alternative="a call"), **head),
    "harassment.act_judged": lambda head: _harassed("act_judged", head),
    "harassment.means_judged": lambda head: _harassed("means_judged", head),
    "harassment.ground_judged": lambda head: _harassed("ground_judged", head),
    "harassment.took_over": lambda head: _harassed("took_over", head),
    "harassment.care": lambda head: _harassed("care", head),
    "cause.causes": lambda head: whole(*_no(Cause), **head),
    "cause.below": lambda head: without("root", **head),
    "cause.system": lambda head: whole(*spoilt(Cause, what="the packer was careless"), **head),
    "cause.escaped": lambda head: whole(*spoilt(Cause, how=None), **head),
    "scope.damage": lambda head: without("d", **head),
    "damage.made-small": lambda head: whole(*spoilt(Damage, what="only a few late", figure=None), **head),
    "scope.parties": lambda head: whole(*_no(Party, Tick), **head),
    "party.told": lambda head: _unticked(Ticked.TOLD, head),
    "party.apologised": lambda head: _unticked(Ticked.APOLOGISED, head),
    "party.put-right": lambda head: _unticked(Ticked.PUT_RIGHT, head),
    "party.accepted": lambda head: _unticked(Ticked.ACCEPTED, head),
    "remedy.remedies": lambda head: without("r", "r2", **head),
    "remedy.apology": lambda head: without("a1", "a2", **head),
    "remedy.second-apology": lambda head: without("a2", **head),
    "prevention.any": lambda head: without("m", "m2", "h", **head),
    "prevention.measures": lambda head: without("m", "m2", **head),
    "measure.strength": lambda head: whole(*_measures(means=None), **head),
    "prevention.leaves": lambda head: without("m2", **head),
    "prevention.stronger": lambda head: whole(*_measures(means=MeasureCategory.TRAINING), **head),
    "measure.reason": lambda head: whole(
        *_measures(result=Result.DROPPED, review_on=date(2027, 5, 1)), **head
    ),
    "measure.review_on": lambda head: whole(*_measures(result=Result.DROPPED, reason="cost"), **head),
    "changes.any": lambda head: without("h", **head),
    "changes.places": lambda head: without("pl", **head),
    "no_change.decided_by": lambda head: whole(*ROWS, NoChange(reason="rented"), **head),
    "no_change.no-hope": lambda head: whole(*ROWS, NoChange(reason="never again", decided_by="lead"), **head),
    "review.sharing": lambda head: without("sh", **head),
    "review.lesson": lambda head: without("ls", **head),
}  # fmt: skip


def _harassed(lacks: str, head: dict[str, Any]) -> Retrospective:
    return whole(*ROWS, replace(HARASSED, **{lacks: Harassment.field(lacks).type.empty}), **head)


def _unticked(ticked: Ticked, head: dict[str, Any]) -> Retrospective:
    return whole(*(row for row in ROWS if not (isinstance(row, Tick) and row.ticked is ticked)), **head)


def _untold() -> Iterator[Any]:
    for row in UNMARKED:
        if isinstance(row, Contact):
            yield replace(row, happened=None)
        else:
            yield row


def lacking(code: str, head: dict[str, Any]) -> Retrospective:
    """A whole case that lacks what one need asks for."""
    if code in SPOILT:
        return SPOILT[code](head)
    need = BY_CODE[code]
    empty = {name: need.kind.field(name).type.empty for name in need.fields}
    return whole(**{**head, **empty}) if need.per is Per.HEAD else whole(*spoilt(need.kind, **empty), **head)


NATURES: dict[str, dict[str, Any]] = {
    "complaint": {"case_kind": CaseKind.COMPLAINT},
    "incident": {"case_kind": CaseKind.INCIDENT, "origin": "software"},
    "both": {"case_kind": CaseKind.INCIDENT, "origin": "software", "hurt_customers": True},
}
RANK = {"L": 1, "N": 2, "F": 3, "-": 4}


def without_contacts(case: Retrospective, nature: str) -> Retrospective:
    """The case; of an incident that hurt no customer without contacts, which tell that one was hurt."""
    if nature != "incident":
        return case
    return replace(case, rows=tuple(row for row in case.rows if not isinstance(row, Contact)))


def asked(case: Retrospective) -> dict[str, Gap]:
    return {gap.need: gap for stage in STAGES for gap in gaps(case, stage) if gap.needed}


def test_the_table_of_this_test_names_every_need() -> None:
    assert TABLE.keys() == BY_CODE.keys()
    assert {need.per for need in BY_CODE.values()} == set(Per)


@pytest.mark.parametrize("nature", NATURES)
@pytest.mark.parametrize("level", list(Level), ids=str)
def test_nothing_is_missing_in_a_whole_case(nature: str, level: Level) -> None:
    case = without_contacts(whole(level=level, **NATURES[nature]), nature)
    assert [(gap.code, gap.need, gap.message.show(language("en"))) for gap in missing_for_closing(case)] == []
    assert asked(case) == {}


@pytest.mark.parametrize("code", TABLE)
def test_a_need_is_told_from_its_level_on_and_never_before(code: str) -> None:
    for nature, letter in zip(NATURES, TABLE[code], strict=True):
        for level in Level:
            head = {**NATURES[nature], "level": level}
            case = without_contacts(lacking(code, head), nature)
            found = asked(case)
            if code == "head.kind":
                case = lacking(code, {**head, "origin": "software" if nature == "incident" else "logistics"})
                found = asked(without_contacts(case, nature))
            expected = level.rank >= RANK[letter]
            assert (code in found) is expected, (nature, level)
            if expected:
                gap = found[code]
                assert gap.kind is not None
                assert gap.question.show(language("en")).endswith("?")
                assert gap.question.show(language("ja"))
                assert set(gap.rows) <= {row.id for row in case.rows} | {case.head.id}
                assert all(gap.kind.field(name) for name in gap.fields)
                assert (gap in missing_for_closing(case)) is (code != "head.next-report")


@pytest.mark.parametrize("kind", [CaseKind.NEAR_MISS, CaseKind.UNSAFE_CONDITION])
@pytest.mark.parametrize("origin", ["software", "logistics"])
def test_a_near_miss_needs_a_title_one_event_one_cause_and_one_of_measure_change_or_reason(
    kind: CaseKind, origin: str
) -> None:
    head: dict[str, Any] = {"case_kind": kind, "severity": None, "origin": origin}
    event = Event(what="config typed on the wrong switch", happened=EVENTS[0].happened)
    cause = Cause(what="both prompts look alike")
    measure = Measure(what="colour the prompt", owner="network team")
    bare: dict[str, Any] = dict.fromkeys(("summary", "affected", "strain"), "") | {"started": None, "next_report": None}

    def missing(*rows: Any) -> list[str]:
        return [gap.need for gap in missing_for_closing(whole(*rows, **head, **bare, responsibility=None))]

    for answer in (measure, HardwareChange(what="one prompt in red"), NoChange(reason="the switch goes in May")):
        assert missing(event, cause, answer) == []
    assert missing(event, cause) == ["prevention.any"]
    assert missing(event, measure) == ["cause.causes"]
    assert missing(cause, measure) == ["head.started", "timeline.events"]
    assert "measure.owner" in missing(event, cause, replace(measure, owner=""))


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage.is_walked], ids=lambda stage: stage.code)
@pytest.mark.parametrize("level", [Level.NORMAL, Level.FULL], ids=str)
def test_no_stage_of_a_case_that_is_not_light_is_left_empty(stage: Any, level: Level) -> None:
    case = whole(*(row for row in ROWS if row.stage is not stage), level=level)
    (gap,) = [gap for gap in gaps(case, stage) if gap.code is GapCode.EMPTY]
    assert gap.needed
    assert gap in missing_for_closing(case)
    assert gap.kind is not None
    assert gap.kind.stage is stage


@pytest.mark.parametrize("code", ["scope.damage", "remedy.remedies", "changes.any"])
def test_of_a_light_case_nothing_is_said_of_a_stage_that_it_is_not_asked_about(code: str) -> None:
    need = BY_CODE[code]
    case = whole(*(row for row in ROWS if row.stage is not need.stage), level=Level.LIGHT)
    assert gaps(case, need.stage) == ()


def test_that_nobody_was_hurt_is_an_answer() -> None:
    assert "scope.damage" not in asked(whole(*_no(Damage), NoDamage(what="stopped at the gate")))


def test_unknown_is_an_answer_where_the_field_itself_knows_it() -> None:
    rows = spoilt(Damage, figure=None, certainty=FigureConfidence.UNKNOWN)
    assert not {"damage.figure", "damage.certainty", "damage.unit"} & asked(whole(*rows)).keys()


def test_a_reason_is_asked_only_of_a_measure_that_is_given_up() -> None:
    bare = Measure(id="m", what="a new hall", result=Result.DROPPED, reason="cost", review_on=date(2027, 5, 1))
    assert not {each for each in asked(whole(*_no(Measure), bare)) if each.startswith("measure.")}


def test_an_apology_is_asked_for_only_where_it_was_ours() -> None:
    for fault in Responsibility:
        found = asked(whole(*_no(Apology), responsibility=fault))
        assert ("remedy.apology" in found) is (fault in (Responsibility.OURS, Responsibility.SHARED))


def test_a_cost_of_nothing_needs_nobody_who_approves_it() -> None:
    assert "remedy.approver" in asked(whole(*spoilt(Remedy, cost=3, approver="")))
    assert "remedy.approver" not in asked(whole(*spoilt(Remedy, cost=0, approver="")))


def test_a_promise_that_hangs_on_an_event_needs_no_day() -> None:  # S25
    case = whole(*spoilt(Contact, promise_due=None, promise_event="the artist shows again"))
    assert "contact.promise_due" not in asked(case)
    assert "contact.promise_due" in asked(whole(*spoilt(Contact, promise_due=None, promise_event=" ")))


def test_what_is_public_makes_a_case_grave() -> None:  # S28
    assert case_of(whole(publicity=Publicity.OUT)).proportion.level is Level.FULL
    for other in (Publicity.FEARED, Publicity.NONE, None):
        assert case_of(whole(publicity=other)).proportion.level is Level.NORMAL


def test_harassment_makes_a_case_grave() -> None:  # S27
    found = case_of(whole(*ROWS, HARASSED)).proportion
    assert (found.level, [reason.show(language("en")) for reason in found.reasons]) == (
        Level.FULL,
        ["one of ours was harassed"],
    )


def test_other_places_named_before_there_were_rows_for_them_still_count() -> None:  # S32
    rows = [row for row in spoilt(HardwareChange, carry_to="the depot in Ulm") if not isinstance(row, Place)]
    assert "changes.places" not in asked(whole(*rows, level=Level.FULL))
    bare = [row for row in ROWS if not isinstance(row, Place)]
    assert "changes.places" in asked(whole(*bare, level=Level.FULL))
    answered = said(whole(*bare, level=Level.FULL), "h", "carry_to", Said.NOT_APPLICABLE)
    assert "changes.places" not in asked(answered)


def test_only_what_was_said_by_telephone_is_recorded() -> None:
    letter = replace(CONTACT, channel=Channel.LETTER, recording_announced=None, read_back=None)
    rows = (*ONLY_ORDINARY, letter)
    assert not {"contact.recording_announced", "contact.read_back"} & asked(whole(*rows, level=Level.FULL)).keys()


def test_engineers_are_asked_in_their_words() -> None:
    case = without("d", "r", "r2", **NATURES["incident"])
    found = asked(without_contacts(case, "incident"))
    assert found["remedy.remedies"].question.show(language("en")) == "What ended it?"
    assert found["scope.damage"].question.show(language("en")) == "What could users not do? Or was nobody hit?"
    assert asked(without("r", "r2"))["remedy.remedies"].question.show(language("en")) == "What was done for those hurt?"


# -- what was said of an empty field -----------------------------------------------------------------------


def said(case: Retrospective, about: str, name: str, what: Said, **more: Any) -> Retrospective:
    """The case, in which this was said of a field or of a question of a stage."""
    answer = EmptyAnswer(id="said", revision=1, row=about or None, asked=name, said=what, **more)
    return replace(case, answers=(answer,))


MAY = {  # what the table of needs says of `?` and `-`, where it says anything
    "head.started": "?", "head.detected": "?", "head.resolved": "?", "head.related": "?-", "head.affected": "?-",
    "head.readings": "?-",
    "head.next-report": "-", "timeline.time": "?", "event.happened": "?", "contact.happened": "?",
    "timeline.contact": "-", "contact.channel": "-", "contact.wish": "?-", "contact.answer": "?-",
    "contact.ended": "?", "contact.recording_announced": "?-", "contact.read_back": "?-", "cause.causes": "?-",
    "cause.normally": "?", "cause.intended": "?", "cause.actual": "?",
    "cause.below": "?-", "cause.escaped": "?-", "cause.evidence": "?", "damage.who": "?", "damage.figure": "?",
    "damage.made-small": "?", "damage.unit": "?", "damage.certainty": "?", "damage.hurts": "?",
    "damage.reversible": "?", "damage.basis": "?", "damage.grave": "-", "scope.parties": "?-", "party.told": "?-",
    "party.apologised": "?-", "party.put-right": "?-", "party.accepted": "?-", "scope.strain": "?-",
    "scope.on-call-hours": "?-", "remedy.remedies": "-", "remedy.given": "-", "remedy.lasting": "?",
    "remedy.approver": "?", "remedy.approved": "?", "remedy.received": "?", "remedy.apology": "-",
    "apology.given": "-", "apology.channel": "-", "apology.receiver": "-", "apology.sentence": "?",
    "apology.received": "?", "apology.date_suits": "?", "remedy.second-apology": "-",
    "changes.places": "?-", "review.lesson": "-", "review.sharing": "-",
}  # fmt: skip


def test_the_table_says_what_may_be_unknown_and_what_may_not_apply() -> None:
    may = {code: "?" * need.unknown + "-" * need.none for code, need in BY_CODE.items()}
    assert {code: signs for code, signs in may.items() if signs} == MAY


def one_lacking(case: Retrospective, code: str) -> tuple[Retrospective, Gap]:
    """The case with one row alone that lacks what is needed, and the gap."""
    gap = asked(case)[code]
    rows = tuple(row for row in case.rows if row.id not in gap.rows[1:])
    return (replace(case, rows=rows), asked(replace(case, rows=rows))[code]) if len(gap.rows) > 1 else (case, gap)


@pytest.mark.parametrize("what", list(Said), ids=str)
@pytest.mark.parametrize("code", ["head.affected", "contact.wish", "damage.who", "cause.escaped", "scope.damage"])
def test_what_was_said_of_an_empty_field_meets_a_need_where_the_table_says_so(code: str, what: Said) -> None:
    case, gap = one_lacking(lacking(code, {"level": Level.NORMAL}), code)
    name = gap.fields[0] if gap.fields and gap.row else code
    about = "" if gap.row == case.head.id else gap.row
    sign = {Said.UNKNOWN: "?", Said.NOT_APPLICABLE: "-", Said.LATER: "."}[what]
    assert (code in asked(said(case, about, name, what))) is (sign not in MAY.get(code, ""))


@pytest.mark.parametrize("code", ["head.affected", "damage.who", "cause.escaped"])
def test_in_a_grave_case_what_is_not_known_is_looked_for_by_somebody_until_a_day(code: str) -> None:
    case, gap = one_lacking(lacking(code, {"level": Level.FULL}), code)
    name = gap.fields[0] if gap.fields and gap.row else code
    about = "" if gap.row == case.head.id else gap.row
    asks = asked(said(case, about, name, Said.UNKNOWN))[code]
    assert (asks.code, asks.rows, asks.fields) == (GapCode.FINDER, ("said",), ("finder", "by"))
    assert "Who finds it out, and by when?" in asks.message.show(language("en"))
    found = said(case, about, name, Said.UNKNOWN, finder="shipping lead", by=date(2026, 12, 1))
    assert code not in asked(found)
    assert code not in asked(said(lacking(code, {"level": Level.NORMAL}), about, name, Said.UNKNOWN))


@pytest.mark.parametrize(("code", "about"), [("prevention.measures", ""), ("prevention.leaves", "escaped")])
def test_a_reason_stands_in_the_place_of_a_measure(code: str, about: str) -> None:
    case = lacking(code, {"level": Level.FULL})
    case = replace(case, rows=tuple(row for row in case.rows if not isinstance(row, Measure) or about))
    case = replace(case, rows=(*case.rows, NoChange(id="n", revision=1, reason="rented", decided_by="lead")))
    assert code in asked(case)
    assert code not in asked(said(case, about, code, Said.LATER, reason="the hall is closed in May"))


# -- how many answers --------------------------------------------------------------------------------------

COUNTED = {"event.confirmed"}
"""What is asked once for a stage, not once for each row."""


def answers(case: Retrospective, kind_of_rows: int) -> int:
    """How many answers a case takes whose rows say only what they are, and when: those, its head, what is missing."""
    proportion = case_of(case).proportion
    optional = sum(need.is_asked(proportion) and not need.is_needed(proportion) for need in BY_CODE.values())
    needed = sum(1 if gap.need in COUNTED else max(1, len(gap.rows)) for gap in asked(case).values())
    return kind_of_rows + optional + needed + 1  # the title


def bare(kind: CaseKind, level: Level, *rows: Any) -> Retrospective:
    head = {"depth": level, "depth_reason": "for the test", "started": None}
    return record(*rows, case_kind=None if level is Level.LIGHT else kind, **head)


SIZED = (
    *(Event(id=f"e{n}", what="x", happened=at(f"13:{n}0")) for n in range(6)),
    Contact(id="k", happened=at("14:20"), heard="angry"),
    Cause(id="c1", what="x"), Cause(id="c2", parent="c1", what="y"), Cause(id="c3", what="z"),
    Damage(id="d1", what="late"), Damage(id="d2", what="broken"), Remedy(id="r", what="brought"),
    Apology(id="a", what_for="the wait"), Measure(id="m1", what="a tray"), Measure(id="m2", what="a scale"),
    NoChange(id="n", reason="rented until March"),
)  # fmt: skip
GRAVE = (
    *SIZED[:6], *(Event(id=f"f{n}", what="x", happened=at(f"15:{n}0")) for n in range(4)), *SIZED[6:-1],
    Contact(id="k2", happened=at("16:20"), heard="calmer", channel=Channel.PHONE),
    Cause(id="c4", parent="c3", what="x"), Cause(id="c5", parent="c2", what="y"), Damage(id="d3", what="trust"),
    Remedy(id="r3", what="a card"), Apology(id="a2", what_for="the call that did not come"),
    Measure(id="m3", what="a label"), HardwareChange(id="h", what="the label"),
)  # fmt: skip
OF_AN_INCIDENT = tuple(row for row in SIZED if not isinstance(row, Contact | Apology))


def counted(kind: CaseKind, level: Level, rows: Sequence[Any]) -> int:
    case = replace(bare(kind, level, *rows), head=replace(bare(kind, level).head, case_kind=kind))
    return answers(case, len(rows)) + 2  # kind and severity


def test_a_light_case_takes_seven_to_nine_answers() -> None:
    event, cause, measure = Event(what="x", happened=at("13:00")), Cause(what="y"), Measure(what="z")
    for kind in CaseKind:
        severity = None if kind in (CaseKind.NEAR_MISS, CaseKind.UNSAFE_CONDITION) else Severity.LOW
        case = record(event, cause, measure, case_kind=kind, severity=severity, started=None)
        assert case_of(case).proportion.level is Level.LIGHT
        typed = 1 + (severity is not None)  # the kind, and how bad it was
        assert 6 <= answers(case, 3) + typed <= 9


def test_an_ordinary_case_takes_a_meeting_and_a_grave_one_two() -> None:
    assert 55 <= counted(CaseKind.COMPLAINT, Level.NORMAL, SIZED) <= 70
    assert 38 <= counted(CaseKind.INCIDENT, Level.NORMAL, OF_AN_INCIDENT) <= 50
    assert 105 <= counted(CaseKind.COMPLAINT, Level.FULL, GRAVE) <= 130


def test_until_somebody_says_which_kind_it_is_an_example_suits_any_case() -> None:
    for stage in STAGES:
        unsaid, complaint = wording(record(case_kind=None), stage), wording(record(case_kind=CaseKind.COMPLAINT), stage)
        assert unsaid.example == (stage.neutral or complaint.example)
        assert not {"slip", "parcel"} & {*re.findall(r"\w+", unsaid.example)}
        assert replace(unsaid, example="") == replace(complaint, example="")
        assert wording(record(case_kind=CaseKind.INCIDENT), stage).example != stage.neutral or not stage.neutral
