"""What the walk asks of words that were typed: at once, before anything is asked of a row that will be another one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retro.asking.next import next_question
from retro.asking.where import where
from retro.errors import RetroError
from retro.language import M_
from retro.model.stages.cause import CAUSE
from retro.model.stages.changes import NoChange
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import REMEDY
from retro.model.stages.timeline import Contact
from tests.services.test_answering import Sitting


@pytest.fixture
def grave(tmp_path: Path) -> Iterator[Sitting]:
    sitting = Sitting(tmp_path / "g.db", case_kind="complaint", severity="high", injured=False)
    yield sitting
    sitting.store.close()


def test_a_measure_is_judged_before_its_strength_its_owner_its_day_and_its_proof(grave: Sitting) -> None:
    grave.until("prevention.rows")
    grave.say("improve the checks", "a scale compares each parcel with its slip", "")
    assert grave.question.code == "prevention.judged.vague"
    grave.say("the gate opens once slip and parcel match")
    asked = []
    while grave.question.code != "measure.owner":
        asked.append(grave.question.code)
        grave.say("1" if grave.question.options else ".")
    assert asked == ["measure.means"]
    grave.say("Bob, shipping lead")
    assert grave.question.code == "prevention.judged.owner-person"
    grave.say("branch manager")
    assert grave.question.code == "measure.due"
    assert [row.owner for row in grave.record.of(Measure)] == ["branch manager", "shipping lead"]


def test_a_hope_is_asked_about_before_who_says_so(grave: Sitting) -> None:
    grave.until("changes.rows")
    grave.say("nothing: it will not happen again")
    assert grave.question.code == "changes.gaps.no_change.no-hope"
    grave.say("the table is rented until March")
    assert grave.question.code == "no_change.decided_by"
    assert [row.reason for row in grave.record.of(NoChange)] == ["the table is rented until March"]


def test_an_apology_for_nothing_is_asked_about_before_how_it_went(grave: Sitting) -> None:
    grave.until("head.responsibility")
    grave.say("1")
    grave.until("remedy.apology")
    grave.say("17:00 for the inconvenience")
    assert grave.question.code == "remedy.judged.bare-apology"


def test_the_stage_is_gone_through_before_another_one_is_and_the_question_says_where_it_goes(grave: Sitting) -> None:
    grave.say("/2")
    assert str(where(grave.record, grave.question)) == "2 Cause · Normally"
    with pytest.raises(RetroError) as refused:
        grave.say("> why: nobody had seen two orders")
    assert refused.value.step == M_(
        "As a row: /{number} and the line. As the text itself: in quotation marks.", number=2
    )
    grave.say('"> 3 parcels a minute"', ".", ".", "one table for two orders", "", "")
    assert grave.record.head.normally == "> 3 parcels a minute"
    said = []
    while grave.question.stage is CAUSE:
        said.append(str(where(grave.record, grave.question)))
        grave.say(".")
    assert "2 Cause · row 1 · Evidence" in said
    assert grave.question.code == "head.participants"
    grave.until("remedy.rows")
    grave.say("/5 a scale compares each parcel with its slip", "16:30 new parcel sent")
    assert grave.question.stage is REMEDY


def test_what_can_be_left_is_offered_once_and_one_enter_leaves_it_for_later(grave: Sitting) -> None:
    grave.until("timeline.contacts")
    grave.say("15:10 phone: nobody called me back")
    grave.until_offered()
    assert [str(option.label) for option in grave.question.options] == [
        "How did they leave the talk?",
        "If it was recorded: was that announced beforehand?",
        "Was what was said read back to them?",
        "Was something unreasonable demanded? In their words.",
    ]
    before = grave.record.head.seq
    for word in ("they hung up", "?"):
        with pytest.raises(RetroError, match="The numbers of what you can answer now"):
            grave.say(word)
    grave.say("")
    assert grave.record.head.seq == before + 1
    assert grave.told == ["4 are left for later: /later asks them."]
    assert not grave.question.code.startswith("contact.")
    grave.say("/later")
    codes = [grave.question.code]
    while len(codes) < 100 and codes[-1] != "timeline.offer":
        grave.say(".")
        codes.append(grave.question.code)
    grave.say("2, 3")
    assert grave.question.code == "contact.recording_announced"
    grave.say("yes", "no")
    (contact,) = grave.record.of(Contact)
    assert (contact.recording_announced, contact.read_back, contact.ended) == (True, False, None)
    assert grave.question.code not in ("contact.ended", "contact.demand")


def test_whoever_wants_to_be_asked_everything_says_so_once(grave: Sitting) -> None:
    grave.until("timeline.contacts")
    grave.say("15:10 phone: nobody called me back")
    grave.until_offered()
    grave.say("全部")
    assert grave.told == ["Everything is asked from here on."]
    asked: list[str] = []
    while len(asked) < 200 and (question := next_question(grave.record, grave.here)):
        asked.append(question.code)
        grave.say("." if question.code != "head.read-back" else "y")
    assert "contact.ended" in asked
    assert "review.lesson" in asked
    assert not [code for code in asked if code.endswith(".offer")]
