"""The order of the questions as a whole: each is asked somewhere, in words that can be read, with its hint."""

from __future__ import annotations

from decimal import Decimal

import pytest

from retro.asking.order import ORDER
from retro.asking.order.recall import PART, STEPS as RECALL
from retro.asking.order.step import Fill, Progress, Spot, Step
from retro.language import LANGUAGES, language
from retro.model.head_choices import Severity
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange, NoChange, Place
from retro.model.stages.head import CaseKind, Participant, Responsibility
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.review import Recollection
from retro.model.stages.scope import Damage, HarmType, Party
from retro.model.stages.timeline import Contact, Event, Harassment
from retro.review.needs.proportion import proportion
from tests.records import record


def progress(whole: Retrospective, *, recalls: bool = False) -> Progress:
    """The case as the steps see it, where nothing was answered yet."""
    return Progress(whole, proportion(whole), lambda _about, _asked: True, recalls)


BLANK = (
    record(title="", started=None),
    record(
        Participant(role="packer", name="水無瀬"), Recollection(what="it rang"), Cause(id="c", what="one table"),
        Contact(demand="wants it by six", wish="a card", promise="a card"), Place(where="Ulm"),
        Damage(what="late", figure=Decimal(3)), Remedy(what="a courier", cost=Decimal(80)), Harassment(act="shouted"),
        NoChange(reason="rented"), Measure(what="one table per order", result=Result.DROPPED),
        severity=Severity.CRITICAL, case_kind=CaseKind.COMPLAINT, responsibility=Responsibility.OURS,
    ),
    record(severity=Severity.HIGH, case_kind=CaseKind.COMPLAINT),
    record(
        Participant(role="packer", name="Ines"), Cause(what="the packer forgot the slip"), Event(what="it rang"),
        Damage(what="burns on the hand", hurts=(HarmType.PHYSICAL,)), Party(who="the Lees"), Remedy(what="a courier"),
        Apology(what_for="the wrong gift"), Measure(what="one table per order"), Contact(heard="angry"),
        HardwareChange(what="tables"), severity=Severity.HIGH, case_kind=CaseKind.COMPLAINT,
    ),
)  # fmt: skip


@pytest.mark.parametrize("step", [step for step in ORDER if step.hint], ids=lambda step: step.code)
def test_a_step_with_a_hint_asks_where_it_stands_and_with_it(step: Step) -> None:
    for whole in BLANK:
        for spot in [*step.spots(progress(whole))][:1]:
            asked = step.question(progress(whole), spot)
            assert (asked.code, asked.stage, asked.asked) == (step.code, step.stage, spot.asked)
            assert asked.about == (spot.entries[0] if spot.entries else "")
            assert asked.hint or spot.asked.endswith(".more")


def test_below_a_person_it_is_asked_what_made_that_possible_or_why_it_stays() -> None:
    (step,) = (step for step in ORDER if step.code == "cause.why")
    told = []
    for what in ("the packer forgot the slip", "one table for two orders"):
        whole = record(Cause(what=what))
        asked = step.question(progress(whole), Spot(("r1",), "cause.why"))
        told.append((str(asked.text), str(asked.hint)))
    assert told == [
        (
            "“the packer forgot the slip” is still a person. What in the work made that possible?",
            "Enter on nothing if that is all; or why it stays: reason: …",
        ),
        ("What made it possible: “one table for two orders”?", step.hint),
    ]


def test_what_fills_a_field_names_one_of_its_kind_and_that_of_its_code() -> None:
    for step in ORDER:
        if isinstance(step, Fill):
            assert step.kind.has_field(step.name), step.code
            said = step.code.partition(".")[2]
            assert step.name == said or not step.kind.has_field(said), step.code


_OF_WHAT_IS_WRITTEN = ("finders", "judged", "offer", "read-back", "besides", "leaves", "no-hope", "gaps")
"""Steps that ask nothing of a stage by itself."""
_OF_MORE = {
    "contact.promise_event", "contact.read_back", "contact.recording_announced", "head.injured-said",
    "measure.answers", "measure.causes", "remedy.second_apology", "scope.injured", "timeline.harassment",
}  # fmt: skip
"""Steps that are asked of what says more than the cases here."""


def test_every_step_is_asked_in_words_that_can_be_read() -> None:
    asked = set()
    for whole in BLANK:
        for step in ORDER:
            for spot in step.spots(progress(whole, recalls=True)):
                question = step.question(progress(whole), spot)
                asked.add(step.code)
                for code in LANGUAGES:
                    assert "{" not in question.text.show(language(code)), step.code
                    assert question.text.show(language(code)).strip(), step.code
    never = {step.code for step in ORDER} - asked
    assert {code for code in never if not code.endswith(_OF_WHAT_IS_WRITTEN)} == _OF_MORE


def test_what_is_remembered_is_a_part_of_its_own() -> None:
    assert [step for step in ORDER if step.part is PART] == [*RECALL]
