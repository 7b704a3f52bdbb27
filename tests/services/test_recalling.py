"""All that one remembers, before the timeline: kept as it is said, then made rows of its stages by number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from retro.asking.next import Here, next_question
from retro.errors import RetroError
from retro.model.change import Add
from retro.model.moments.moment import Moment
from retro.model.problem import ValidationError
from retro.model.stages.cause import Cause
from retro.model.stages.prevention import Measure
from retro.model.stages.review import Recollection
from retro.model.stages.timeline import Event
from retro.services.ask.answer import answer, reading
from retro.services.ask.told import RowSaid
from retro.services.changing.delete_row import delete_row
from tests.services.conftest import numbered
from tests.services.test_answering import Sitting

ROUNDS = ("recall.free", "recall.backwards", "recall.elsewhere")


@pytest.fixture
def recall(tmp_path: Path) -> Iterator[Sitting]:
    """Somebody who was asked what happened first, and wants to say first all that they remember."""
    sitting = Sitting(tmp_path / "c.db", case_kind="complaint", severity="low")
    sitting.until("timeline.events")
    sitting.say("/recall")
    yield sitting
    sitting.store.close()


def remembered(sitting: Sitting) -> list[str]:
    return [row.what for row in sitting.record.of(Recollection)]


def _to_sorting(sitting: Sitting) -> None:
    while sitting.question.code in ROUNDS:
        sitting.say("")


def test_it_is_asked_thrice_and_every_line_is_kept_as_it_was_typed(recall: Sitting) -> None:
    assert recall.question.code == "recall.free"
    lines = ("14:05 @nobody #odd due Friday", "parked: the van", "> why: no idea", "25:99 it rang", "／nothing")
    recall.say(*lines)
    assert remembered(recall) == list(lines)
    assert recall.question.text.text.startswith("What else")
    recall.say("")
    assert recall.question.code == "recall.backwards"
    recall.say("the slip was wet", "")
    assert recall.question.code == "recall.elsewhere"
    recall.say('"?"', "")
    assert remembered(recall) == [*lines, "the slip was wet", "?"]
    assert recall.question.code == "recall.timeline"


def test_its_lines_become_rows_of_their_stages_by_number_each_answer_one_change(recall: Sitting) -> None:
    recall.say(
        "09:20 the van left", "no place per order", "09:10 two slips on one table", "one place per order @packer"
    )
    _to_sorting(recall)
    before = recall.record.head.seq
    recall.say("1 3")
    assert [row.what for row in recall.record.of(Event)] == ["two slips on one table", "the van left"]
    assert all(row.happened for row in recall.record.of(Event))
    assert remembered(recall) == ["no place per order", "one place per order @packer"]
    assert recall.record.head.seq == before + 1
    assert [recall.record.numbers[row] for row in recall.question.rows] == [1, 2]
    recall.say("1")
    assert [row.what for row in recall.record.of(Cause)] == ["no place per order"]
    recall.say("0")
    assert recall.question.code == "recall.remedy"
    recall.say("none", "all")
    assert [(row.what, row.owner) for row in recall.record.of(Measure)] == [("one place per order", "packer")]
    assert remembered(recall) == []
    assert recall.question.code == "timeline.events"


def test_sorting_is_taken_back_in_one_step_and_brought_back(recall: Sitting) -> None:
    recall.say("09:10 first", "09:20 second", "a wall")
    _to_sorting(recall)
    recall.say("1 2")
    recall.say("/undo")
    assert remembered(recall) == ["09:10 first", "09:20 second", "a wall"]
    assert recall.record.of(Event) == ()
    assert recall.question.code == "recall.timeline"
    recall.say("/redo")
    assert [row.what for row in recall.record.of(Event)] == ["first", "second"]
    assert recall.question.code == "recall.cause"


def test_it_goes_on_where_it_was_left_without_anything_in_memory(recall: Sitting) -> None:
    recall.say("09:10 first")
    left = next_question(recall.record, Here())
    assert left is not None
    assert left.code == "recall.free"
    recall.say("", "")
    left = next_question(recall.record, Here())
    assert left is not None
    assert left.code == "recall.elsewhere"
    recall.say("", "0")
    left = next_question(recall.record, Here())
    assert left is not None
    assert left.code == "recall.cause"


def test_what_is_none_of_them_stays_and_is_asked_no_more(recall: Sitting) -> None:
    recall.say("it rained")
    _to_sorting(recall)
    recall.say(*["0"] * 6)
    assert remembered(recall) == ["it rained"]
    assert recall.question.code == "timeline.events"
    recall.say("/recall", "", "", "")
    assert recall.question.code == "recall.timeline"


def test_a_row_that_cannot_be_read_in_its_stage_is_named_and_nothing_changes(recall: Sitting) -> None:
    recall.say("09:10 first", "09:15")
    _to_sorting(recall)
    before = recall.record
    with pytest.raises(RetroError, match="Row 2 cannot be read here") as refused:
        recall.say("1 2")
    assert "/edit 2" in str(refused.value.step)
    assert recall.record == before
    recall.say("/edit 2", "09:15 the bell")
    assert remembered(recall) == ["09:10 first", "09:15 the bell"]
    recall.say("1 2")
    assert [row.what for row in recall.record.of(Event)] == ["first", "the bell"]


def test_yesterday_is_the_day_before_it_was_said_whenever_it_is_sorted(recall: Sitting) -> None:
    recall.say("yesterday 09:10 first", "no slip")
    _to_sorting(recall)
    question = next_question(recall.record, Here())
    assert question is not None
    two_days_on = recall.desk.factory.now() + timedelta(days=2)
    (told,) = reading(recall.record, question, "1", now=two_days_on)
    assert isinstance(told, RowSaid)
    assert told.line is not None
    assert isinstance(told.line.entry, Event)
    recall.say("1")
    (event,) = recall.record.of(Event)
    assert event.happened is not None
    assert told.line.entry.happened == event.happened
    assert event.happened.day == recall.desk.factory.now().date() - timedelta(days=1)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (None, "2026-11-20"),
        ("?", "2026-11-20"),
        ("2026-11-11", "2026-11-10"),
        ("2026-11-10T23:00+00:00", "2026-11-10"),
        ("2026-11-10T23:00+09:00", "2026-11-09"),
    ],
)
def test_yesterday_is_the_day_before_it_was_written_where_that_is_known(
    recall: Sitting, written: str | None, day: str
) -> None:
    row = Add("recollection", "x", {"what": "yesterday 09:10 first", "written": written}, 1.0)
    recall.store.apply(recall.reference, numbered(7000).change(row))
    _to_sorting(recall)
    recall.say("1")
    (event,) = recall.record.of(Event)
    assert event.happened == Moment.load(f"{day}T09:10+09:00")


def test_what_was_written_on_several_days_becomes_rows_in_one_answer_each_by_its_own_day(recall: Sitting) -> None:
    days = ("2026-11-11", "2026-11-11", "2026-11-13", "2026-11-15")
    rows = [
        Add("recollection", f"x{n}", {"what": f"yesterday 09:1{n} no {n}", "written": day}, float(n))
        for n, day in enumerate(days)
    ]
    recall.store.apply(recall.reference, numbered(7000).change(*rows))
    _to_sorting(recall)
    before = recall.record.head.seq
    recall.say("1 2 3 4")
    assert [(row.what, str(row.happened)) for row in recall.record.of(Event)] == [
        (f"no {n}", str(Moment.load(f"2026-11-{day}T09:1{n}+09:00"))) for n, day in enumerate((10, 10, 12, 14))
    ]
    assert remembered(recall) == []
    assert recall.record.head.seq == before + 1


def test_it_can_be_left_for_now_with_a_reason_and_taken_up_again(recall: Sitting) -> None:
    recall.say("09:10 first", "/skip the driver is not here")
    assert recall.told == ["Recall: left for now. Come back with /recall."]
    assert recall.question.code == "timeline.events"
    recall.say("/recall")
    assert recall.question.code == "recall.free"
    recall.say("", "", "", "1")
    assert [row.what for row in recall.record.of(Event)] == ["first"]


def test_nothing_remembered_is_no_gap(recall: Sitting) -> None:
    recall.say("")
    assert recall.question.code == "timeline.events"


@pytest.mark.parametrize("line", ["-", "\x07", "/skip"])
def test_what_is_no_line_is_refused_and_writes_nothing(recall: Sitting, line: str) -> None:
    before = recall.record
    with pytest.raises((RetroError, ValidationError)):
        recall.say(line)
    assert recall.record == before


def test_a_row_that_is_gone_meanwhile_refuses_the_whole_answer(recall: Sitting) -> None:
    recall.say("09:10 first", "09:20 second")
    _to_sorting(recall)
    seen, question = recall.record, recall.question
    delete_row(recall.store, numbered(9000), recall.record, recall.record.of(Recollection)[0])
    with pytest.raises(RetroError, match="deleted meanwhile"):
        answer(recall.desk, seen, question, "1 2", recall.here)
    assert remembered(recall) == ["09:20 second"]
    assert recall.record.of(Event) == ()


def test_the_japanese_word_begins_it(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path / "c.db", case_kind="incident", severity="low")
    sitting.until("timeline.events")
    sitting.say("・思い出す", "電話が2回鳴った")
    assert remembered(sitting) == ["電話が2回鳴った"]
    sitting.say("", "", "", "すべて")
    assert [row.what for row in sitting.record.of(Event)] == ["電話が2回鳴った"]
    sitting.store.close()
