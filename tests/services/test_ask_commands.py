"""What the `/` words say and write, and what they refuse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retro.asking.commands import Act, Command
from retro.asking.next import Here
from retro.errors import RetroError
from retro.model.stages.answers import Said
from retro.model.stages.cause import CAUSE, Cause, CauseConfidence
from retro.model.stages.head import Participant
from retro.model.stages.timeline import TIMELINE, Event
from retro.services.ask.commands import obey
from tests.services.test_answering import Sitting


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    sitting = Sitting(tmp_path / "c.db", case_kind="complaint", severity="medium")
    sitting.say("/0 shipping lead", "/0 shipping", "/1 09:10 slips swapped", "/1 09:20 parcels sent", "/2 one table")
    yield sitting
    sitting.store.close()


def refused(sitting: Sitting, line: str) -> list[str]:
    before = sitting.record
    with pytest.raises(RetroError) as error:
        sitting.say(line)
    assert sitting.record == before
    return [str(error.value.title), str(error.value.step or "")]


def test_words_that_lack_more_say_what(sitting: Sitting) -> None:
    assert refused(sitting, "/skip") == [
        "Why is the stage left? Write the reason behind the word: /skip the driver is not here today", ""
    ]  # fmt: skip
    assert refused(sitting, "/park") == ["What is put off? Write it behind the word: /park new scanners", ""]
    assert refused(sitting, "/doubt") == [
        "Who doubts it, and why? Write the role, then why: /doubt packer it was the other table", ""
    ]  # fmt: skip


def test_a_row_that_is_not_there_is_refused_with_how_many_are(sitting: Sitting) -> None:
    step = "Name it with its stage: /edit 2.1"
    assert refused(sitting, "/edit 1.3") == ["There is no such row: there are 2 rows here.", step]
    assert refused(sitting, "/edit 2.2") == ["There is no such row: it has 1 row here.", step]
    assert refused(sitting, "/edit 3.1") == ["There is no such row: there are 0 rows here.", step]
    for edit, row in (("/edit 1.1", "slips swapped"), ("/edit 1.2", "parcels sent")):
        sitting.say(edit)
        assert row in str(sitting.question.text)


def test_a_stage_that_is_gone_to_shows_what_was_passed_again(sitting: Sitting) -> None:
    here = Here(stage=TIMELINE, row="r", passed=frozenset({("x", "")}))
    gone = obey(sitting.desk, sitting.record, None, Command(Act.GO, stage=CAUSE), here).here
    assert (gone.stage, gone.row, gone.passed, gone.recall) == (CAUSE, "", frozenset(), False)


def test_behind_a_question_no_row_is_said_anew(sitting: Sitting) -> None:
    behind = Here(row="r").passing(sitting.question)
    assert (behind.row, behind.passed) == ("", frozenset(sitting.question.places))


def test_a_stage_that_is_left_says_how_to_come_back(sitting: Sitting) -> None:
    sitting.say("/2", "/skip the driver is away")
    assert sitting.told == ["Cause: left for now. Come back with /2."]
    assert sitting.here.stage is None
    (said,) = [each for each in sitting.record.answers if each.said is Said.LATER]
    assert (said.row, said.reason) == (None, "the driver is away")


@pytest.mark.parametrize(
    ("line", "role", "details"),
    [
        ("/doubt Shipping Lead, it was the other table", "shipping lead", "shipping lead: it was the other table"),
        ("/doubt shipping it was late", "shipping", "shipping: it was late"),
        ("/doubt night watch: nobody was there", "night watch", "night watch: nobody was there"),
        ("/doubt 夜勤：誰もいなかった", "夜勤", "夜勤: 誰もいなかった"),
        ("/doubt driver", "driver", ""),
        ("/doubt driver it was raining", "driver", "driver: it was raining"),
        (f"/doubt driver {'x' * 40}: no", "driver", f"driver: {'x' * 40}: no"),
    ],
)
def test_who_doubts_is_a_role_that_took_part_or_what_stands_in_front(
    sitting: Sitting, line: str, role: str, details: str
) -> None:
    assert [row.role for row in sitting.record.of(Participant)] == ["shipping lead", "shipping"]
    sitting.say("/1", line)
    _first, last = sitting.record.of(Event)
    assert (last.confirmed, last.details.casefold()) == (False, details.casefold())
    assert last.disputed_by.casefold() == role
    assert sitting.told[0].casefold() == f"disputed: row 1.2, by {role}."


def test_a_second_doubt_is_written_behind_the_first(sitting: Sitting) -> None:
    sitting.say("/1", "/doubt packer no", "/doubt driver never")
    assert sitting.record.of(Event)[1].details == "packer: no\n\ndriver: never"
    sitting.say("/2", "/doubt packer two tables", "/doubt driver three")
    (cause,) = sitting.record.of(Cause)
    assert (cause.sure, cause.evidence) == (CauseConfidence.PRESUMED, "packer: two tables; driver: three")


def test_only_events_and_causes_are_disputed(sitting: Sitting) -> None:
    sitting.say("/3")
    assert refused(sitting, "/doubt packer no") == [
        "Only events and causes can be disputed, and there is none in this stage yet.", "Go to the stage first: /1"
    ]  # fmt: skip


def test_what_is_taken_back_and_brought_back_is_told(sitting: Sitting) -> None:
    sitting.say("/undo")
    assert sitting.told == ["Took back: Cause “one table” added"]
    sitting.say("/redo")
    assert sitting.told == ["Brought back: Cause “one table” added"]
