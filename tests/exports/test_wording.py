"""A failed system is told of in the words of engineers, a complaint in its own; letters to customers are the same."""

from __future__ import annotations

import re

import pytest

from retro.language import language
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.head import CaseKind, Origin, Participant
from retro.model.stages.remedy import Remedy
from retro.model.stages.scope import Damage, FigureConfidence
from retro.model.stages.timeline import Event
from tests.records import at, record
from tests.reports import LETTERS, coded, made

ROWS = (
    Event(what="error rate above 5 %", happened=at("13:20"), confirmed=True, for_all=True),
    Cause(what="no limit on replica lag", sure=CauseConfidence.FACT, for_all=True),
    Damage(what="checkouts failed", certainty=FigureConfidence.CONFIRMED, figure=None, for_all=True),
    Remedy(what="rolled back", for_all=True),
    Participant(role="on-call engineer"),
)
COMPLAINT = ["Timeline", "Cause", "Scope of damage", "Remedy taken", "Prevention measure", "Hardware / process changes"]
INCIDENT = [
    "Timeline",
    "Contributing causes",
    "Impact",
    "Mitigation",
    "Prevention measure",
    "Changes to systems and process",
]
INCIDENT_JA = ["時系列", "要因", "影響", "応急対応"]


def case(**head: object) -> Retrospective:
    return record(*ROWS, detected=at("13:20"), resolved=at("15:00"), **head)


def headings(whole: Retrospective, kind: str, code: str = "en") -> list[str]:
    text = made(whole, coded(kind), code).document.markdown
    return [re.sub(r"^\d\. ", "", line.removeprefix("## ")) for line in text.splitlines() if line.startswith("## ")]


@pytest.mark.parametrize(
    ("head", "called", "people"),
    [
        ({"case_kind": CaseKind.INCIDENT}, INCIDENT, "Responders"),
        ({"case_kind": CaseKind.INCIDENT, "hurt_customers": True}, INCIDENT, "Responders"),
        ({"case_kind": CaseKind.NEAR_MISS, "origin": Origin.SOFTWARE.value}, INCIDENT, "Responders"),
        ({"case_kind": CaseKind.COMPLAINT, "origin": Origin.SOFTWARE.value}, COMPLAINT, "Participants"),
        ({}, COMPLAINT, "Participants"),
    ],
    ids=["incident", "incident-that-hurt", "near-miss-of-software", "complaint", "not-said"],
)
def test_headings_follow_the_nature_of_the_case(head: dict[str, object], called: list[str], people: str) -> None:
    team = headings(case(**head), "team")
    assert team[:6] == called
    assert f"\n### {people}\n" in made(case(**head), coded("team")).document.markdown
    assert [each for each in headings(case(**head), "management") if each in {*COMPLAINT, *INCIDENT}] == [
        *called[1:4], *called[5:],
    ]  # fmt: skip


def test_they_are_said_in_japanese_too() -> None:
    incident = case(case_kind=CaseKind.INCIDENT)
    assert headings(incident, "team", "ja")[:4] == INCIDENT_JA
    assert {"影響", "要因", "応急対応"} <= set(headings(incident, "management", "ja"))
    assert "影響範囲・損害" in headings(case(case_kind=CaseKind.COMPLAINT), "team", "ja")


def test_times_are_called_as_engineers_call_them() -> None:
    told = made(case(case_kind=CaseKind.INCIDENT), coded("management")).document.markdown
    assert "| Detected after | Mitigated after |" in told
    told = made(case(case_kind=CaseKind.COMPLAINT), coded("management")).document.markdown
    assert "| Noticed after | Settled after |" in told
    assert "| **20 min** | **2 h** |" in told


@pytest.mark.parametrize("kind", LETTERS, ids=str)
@pytest.mark.parametrize("code", ["en", "ja"])
def test_a_letter_to_customers_is_the_same_for_both(kind: object, code: str) -> None:
    letters = [
        made(case(case_kind=each), coded(str(kind)), code, to_all=True, shield=True).document.markdown
        for each in (CaseKind.COMPLAINT, CaseKind.INCIDENT)
    ]
    to = language(code)
    assert to("Thank you for telling us what went wrong.") not in letters[0], "most to whom it goes told us nothing"
    told = [line for line in letters[1].splitlines() if to("When it was restored") not in line]
    expected = "\n".join(told).replace(  # an outage ends; who complained waits for an answer
        to("When it will be over is not known yet."), to("When we can give you our answer is not settled yet.")
    )
    assert letters[0].splitlines() == expected.splitlines()
