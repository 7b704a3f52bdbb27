"""How much is needed of a case, by itself and by hand."""

from __future__ import annotations

from typing import Any

import pytest

from retro.language import language
from retro.model.entry import Entry
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import HAPPENED_BEFORE, HEAD, CaseKind, CaseLink, Level, Relation, Severity
from retro.model.stages.scope import Aggravation, Damage, HarmType
from retro.model.stages.timeline import Channel, Contact
from retro.review.needs.proportion import Nature, depth_told, nature, proportion, proportion_told, wording
from tests.records import record

AGAIN = [CaseLink(id=f"l{n}", reference=f"2026-00{n}", relation=Relation.AGAIN) for n in range(2)]


@pytest.mark.parametrize(
    ("head", "level", "told"),
    [
        ({}, Level.NORMAL, "Depth: normal (severity not said)"),
        ({"severity": Severity.LOW}, Level.LIGHT, "Depth: light (severity: low)"),
        ({"severity": Severity.MEDIUM}, Level.NORMAL, "Depth: normal (severity: medium)"),
        ({"severity": Severity.HIGH}, Level.FULL, "Depth: full (severity: high)"),
        ({"severity": Severity.CRITICAL}, Level.FULL, "Depth: full (severity: critical)"),
        ({"case_kind": CaseKind.NEAR_MISS, "severity": Severity.HIGH}, Level.LIGHT, "Depth: light (near miss)"),
        ({"case_kind": CaseKind.UNSAFE_CONDITION}, Level.LIGHT, "Depth: light (unsafe condition)"),
        ({"severity": Severity.LOW, "depth": Level.FULL}, Level.FULL, "Depth: full (chosen by hand, severity: low)"),
        (
            {"severity": Severity.HIGH, "depth": Level.LIGHT, "depth_reason": "settled"}, Level.LIGHT,
            "Depth: light (chosen by hand: settled, severity: high)",
        ),
        ({"severity": Severity.HIGH, "depth": Level.LIGHT}, Level.FULL, "Depth: full (severity: high)"),
    ],
)  # fmt: skip
def test_the_level_and_why_it_is_so(head: dict[str, Any], level: Level, told: str) -> None:
    found = proportion(record(**head))
    assert (found.level, depth_told(found).show(language("en"))) == (level, told)
    assert (found.level.rank < found.usual.rank) == (
        head.get("depth") is Level.LIGHT and bool(head.get("depth_reason"))
    )


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([Damage(what="vase", grave=(Aggravation.IRREVERSIBLE,))], "it cannot be undone"),
        ([Damage(what="burn", hurts=(HarmType.PHYSICAL,))], "somebody was physically hurt"),
        (AGAIN, "it happened for the third time"),
        ([Contact(heard="x", demand="money")], "something unreasonable was demanded"),
        ([Contact(heard="x", channel=Channel.SOCIAL)], "it is public"),
    ],
)
def test_it_rises_by_itself_and_is_never_lowered_by_itself(rows: list[Entry], why: str) -> None:
    for head in ({"case_kind": CaseKind.NEAR_MISS}, {"severity": Severity.LOW}, {}):
        found = proportion(record(*rows, **head))
        assert found.level is Level.FULL
        assert [reason.show(language("en")) for reason in found.reasons] == [why]
    assert proportion(record(*rows, severity=Severity.HIGH)).level is Level.FULL


def test_a_second_time_is_not_the_third() -> None:
    assert proportion(record(AGAIN[0], severity=Severity.LOW)).level is Level.LIGHT


def test_what_is_added_behind_a_closing_changes_no_level() -> None:
    case = record(severity=Severity.LOW, closed="2026-11-21T09:30:00+00:00")
    later = record(Addendum(what="it was worse"), severity=Severity.LOW, closed="2026-11-21T09:30:00+00:00")
    assert proportion(case) == proportion(later)


def test_which_questions_a_case_is_asked() -> None:
    both = Nature.COMPLAINT | Nature.INCIDENT
    assert nature(record(case_kind=CaseKind.COMPLAINT, origin="software")) is Nature.COMPLAINT
    assert nature(record(case_kind=CaseKind.INCIDENT, origin="logistics")) is Nature.INCIDENT
    assert nature(record(case_kind=CaseKind.INCIDENT, hurt_customers=True)) == both
    assert nature(record(Contact(heard="x"), case_kind=CaseKind.INCIDENT)) == both
    for kind in (CaseKind.NEAR_MISS, CaseKind.UNSAFE_CONDITION, None):
        assert nature(record(case_kind=kind, origin="network")) is Nature.INCIDENT
        assert nature(record(case_kind=kind, origin="sales")) is Nature.COMPLAINT


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ({"case_kind": CaseKind.COMPLAINT}, "kind: complaint"),
        ({"case_kind": CaseKind.INCIDENT, "hurt_customers": True}, "kind: incident, customers were hurt"),
        ({"case_kind": CaseKind.INCIDENT}, "kind: incident"),
        ({"origin": "network"}, "origin: network"),
        ({"origin": "the franchise"}, "origin: the franchise"),
        ({}, "kind not said"),
    ],
)
def test_why_these_questions_are_asked_is_told(head: dict[str, object], why: str) -> None:
    assert str(proportion_told(record(**head))).endswith(f"({why})")


def test_that_somebody_spoke_with_those_hurt_is_told() -> None:
    spoken = Contact(heard="x")
    told = str(proportion_told(record(spoken, case_kind=CaseKind.INCIDENT)))
    assert told.endswith("(kind: incident, somebody spoke with those hurt)")
    assert str(proportion_told(record(spoken, case_kind=CaseKind.COMPLAINT))).endswith("(kind: complaint)")


@pytest.mark.parametrize("kind", [CaseKind.COMPLAINT, CaseKind.INCIDENT])
def test_whether_it_happened_before_is_asked_until_a_link_says_that_it_did(kind: CaseKind) -> None:
    apart = CaseLink(id="x", reference="2026-009", relation=Relation.APART)
    asked = wording(record(apart, case_kind=kind), HEAD).asks
    assert HAPPENED_BEFORE in asked
    left = tuple(each for each in asked if each != HAPPENED_BEFORE)
    assert wording(record(apart, AGAIN[1], case_kind=kind), HEAD).asks == left
