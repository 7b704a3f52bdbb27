"""Answers in the archive: one change each, refused without a trace, taken back and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from retro.asking.again import Given, asked_again
from retro.asking.commands import Act, command_in
from retro.asking.next import Here, left, next_question
from retro.asking.question import FindOut, Offered, Question, Retake
from retro.errors import RetroError
from retro.language import M_, language
from retro.model.answers import answer_to
from retro.model.closed_record import closing
from retro.model.edits import changed
from retro.model.head_choices import Level, Severity
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stages.answers import Said
from retro.model.stages.cause import CAUSE, Cause, CauseConfidence, CausePath
from retro.model.stages.changes import NoChange
from retro.model.stages.head import CaseLink, Participant
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.review import ParkingLotItem
from retro.model.stages.scope import SCOPE, Damage, HarmType, NoDamage
from retro.model.stages.timeline import TIMELINE, Bounds, Contact, Event, EventKind, Harassment
from retro.review.closing_needs import missing_for_closing
from retro.review.needs.proportion import proportion
from retro.services.ask.answer import Answered, Desk, answer, reading
from retro.services.ask.commands import obey
from retro.services.ask.rows import read_again
from retro.services.ask.whole import head_lines
from retro.services.changing.delete_row import delete_row
from retro.store.sqlite.store import SqliteStore, open_store
from tests.services.conftest import NOON, numbered

HEAD = {"title": "Parcels swapped", "zone": "Asia/Tokyo", "started": "2026-11-20T09:00+09:00"}


class Sitting:
    """Somebody who answers, in an archive of their own."""

    def __init__(self, path: Path, **head: Any) -> None:
        self.store: SqliteStore = open_store(path)
        self.desk = Desk(self.store, numbered(1), "JPY")
        values = {name: value for name, value in {**HEAD, **head}.items() if value != ""}
        self.reference = self.store.create(values, numbered(5000).change())
        self.here = Here()
        self.last = Answered(self.record, self.here)

    @property
    def record(self) -> Retrospective:
        return self.store.load(self.reference)

    @property
    def question(self) -> Question:
        question = next_question(self.record, self.here)
        assert question is not None
        return question

    def say(self, *lines: str) -> Answered:
        """Answer the questions that come, or obey."""
        for line in lines:
            question, record = self.question, self.record
            done = answer(self.desk, record, question, line, self.here)
            if done.command:
                done = obey(self.desk, record, question, done.command, self.here)
            self.here, self.last = done.here, done
        return self.last

    def until(self, code: str) -> None:
        """Leave everything for later until this question comes."""
        for _ in range(200):
            if self.question.code == code:
                return
            self.say("all" if isinstance(self.question.target, Offered) else ".")
        raise AssertionError(f"{code} never came")

    def until_offered(self) -> None:
        """The same until a list of what can be left comes."""
        while not isinstance(self.question.target, Offered):
            self.say(".")

    @property
    def told(self) -> list[str]:
        return [str(each) for each in self.last.told]


@pytest.fixture
def complaint(tmp_path: Path) -> Iterator[Sitting]:
    sitting = Sitting(tmp_path / "c.db", case_kind="complaint", severity="medium", injured=False)
    yield sitting
    sitting.store.close()


@pytest.fixture
def incident(tmp_path: Path) -> Iterator[Sitting]:
    sitting = Sitting(tmp_path / "i.db", case_kind="incident", severity="high")
    yield sitting
    sitting.store.close()


def test_each_answer_is_one_change(complaint: Sitting) -> None:
    before = complaint.record.head.seq
    complaint.say("shipping lead, packer、branch manager")
    assert [row.role for row in complaint.record.of(Participant)] == ["shipping lead", "packer", "branch manager"]
    assert complaint.record.head.seq == before + 1
    complaint.say("no", "the table", "4", "09:10 first", "")
    assert complaint.record.head.seq == before + 6


def test_no_answer_says_that_something_was_done_on_a_day_ahead(complaint: Sitting) -> None:
    complaint.until("remedy.rows")
    for line in ("2027-03-01 right parcel brought", "apology: 2027-03-01 for the wait", "apology: 1 Dec for the wait"):
        with pytest.raises(ValidationError, match="lies in the future"):
            complaint.say(line)
    complaint.say("right parcel brought", "")
    complaint.until("remedy.given")
    with pytest.raises(ValidationError, match="lies in the future"):
        complaint.say("2027-03-01")
    (row,) = complaint.record.of(Remedy)
    assert row.given is None
    assert not complaint.record.of(Apology)


def test_what_cannot_be_taken_writes_nothing(complaint: Sitting) -> None:
    complaint.until("timeline.events")
    before = complaint.record
    for line in ("14:05", "09:99 nonsense \x07", "-", "/edit 3", "/skip"):
        with pytest.raises((RetroError, ValidationError)):
            complaint.say(line)
    assert complaint.record == before
    assert complaint.question.code == "timeline.events"


def test_ones_own_last_answer_is_taken_back_and_its_question_returns(complaint: Sitting) -> None:
    complaint.until("timeline.events")
    complaint.say("09:10 first", "09:20 second")
    complaint.say("/undo")
    assert complaint.told == ["Took back: Event “second” added"]
    assert [event.what for event in complaint.record.of(Event)] == ["first"]
    complaint.say("")
    assert complaint.question.code == "timeline.gaps.timeline.events"
    complaint.say("/undo")
    assert complaint.question.code == "timeline.events"
    complaint.say("/redo")
    assert complaint.question.code == "timeline.gaps.timeline.events"


def test_a_light_case_takes_events_and_measures_until_nothing_more_and_one_cause(tmp_path: Path) -> None:
    light = Sitting(tmp_path / "l.db", case_kind="near-miss", severity="low")
    light.say("09:10 first", "09:20 second")
    assert light.question.code == "timeline.events"
    light.say("", "one table for two orders")
    assert light.question.code == "prevention.rows"
    light.say("one place for each order", "a scale")
    assert str(light.question.text) == "And what else will stop it?"
    light.say("", "shipping lead", "2", "y")
    assert next_question(light.record, light.here) is None
    assert [row.owner for row in light.record.of(Measure)] == ["shipping lead", "shipping lead"]
    assert [row.what for row in light.record.of(Cause)] == ["one table for two orders"]
    light.store.close()


def test_what_is_no_answer_of_ones_own_is_not_taken_back(complaint: Sitting) -> None:
    complaint.until("timeline.events")
    complaint.say("09:10 first")
    (event,) = complaint.record.of(Event)
    delete_row(complaint.store, numbered(9000), complaint.record, event)
    with pytest.raises(RetroError, match="no answer of yours") as refused:
        complaint.say("/undo")
    assert str(refused.value.step) == "See it with: retro undo 2026-001"
    with pytest.raises(RetroError, match="no answer to bring back"):
        complaint.say("/redo")


def test_a_row_goes_to_another_stage_and_the_question_stays(complaint: Sitting) -> None:
    complaint.until("timeline.events")
    complaint.say("09:10 first", "09:30 third", "")
    complaint.until("cause.first")
    complaint.say("/1 09:20 mail from the family")
    assert complaint.told[0] == "1 Timeline, row 2 of 3"
    assert complaint.question.code == "cause.first"


def test_a_stage_is_gone_to_and_come_back_from(complaint: Sitting) -> None:
    complaint.until("scope.damage")
    complaint.say("/cause")
    assert complaint.here.stage is CAUSE
    assert complaint.question.stage is CAUSE
    while complaint.question.stage is CAUSE:
        complaint.say("")
    assert complaint.question.code == "scope.damage"


def test_a_row_is_said_anew(complaint: Sitting) -> None:
    complaint.until("timeline.events")
    complaint.say("09:10 first", "09:20 second #decision", "/edit 2")
    assert str(complaint.question.text) == "How is row 2 right: “second”?"
    complaint.say("09:05 the second one")
    first, second = complaint.record.of(Event)
    assert first.what == "the second one"
    assert first.event_kind is not None
    assert second.what == "first"
    complaint.say("/edit", "")
    assert complaint.question.code == "timeline.events"
    complaint.say("/edit 1.1")
    assert complaint.question.rows == (first.id,)
    complaint.say(".")


def test_a_row_that_is_gone_is_told(complaint: Sitting) -> None:
    complaint.until("timeline.events")
    complaint.say("first", "")
    complaint.until("event.happened")
    question, record = complaint.question, complaint.record
    delete_row(complaint.store, numbered(9000), record, record.of(Event)[0])
    with pytest.raises(RetroError, match="deleted meanwhile"):
        answer(complaint.desk, complaint.record, question, "09:10", complaint.here)


def test_a_case_that_another_closes_takes_no_answer(complaint: Sitting) -> None:
    question, record = complaint.question, complaint.record
    complaint.store.apply(complaint.reference, numbered(9000).change(*closing(record.head)))
    with pytest.raises(RetroError):
        answer(complaint.desk, record, question, "packer", complaint.here)
    assert next_question(complaint.record, Here()) is None
    assert left(complaint.record) == 0


def test_a_stage_is_skipped_with_its_reason(complaint: Sitting) -> None:
    complaint.until("timeline.events")
    complaint.say("/skip the driver is away")
    assert complaint.question.stage is CAUSE
    (answer_,) = [each for each in complaint.record.answers if each.asked == "timeline.all"]
    assert (answer_.said, answer_.reason) == (Said.LATER, "the driver is away")
    complaint.say("/1")
    assert complaint.question.stage is TIMELINE


@pytest.mark.parametrize(
    "word", ["/depth full", "／深さ 詳細", "・深さ　詳細"], ids=["english", "japanese", "input-method"]
)
def test_more_is_asked_by_a_word_and_it_says_so(complaint: Sitting, word: str) -> None:
    asked, before = complaint.question.code, left(complaint.record)
    complaint.say(word)
    assert complaint.told == ["Depth: full (chosen by hand, severity: medium)"]
    assert complaint.question.code == asked
    assert left(complaint.record) > before
    complaint.say("/undo")
    assert complaint.record.head.depth is None
    assert complaint.told[-1] == "Depth: normal (severity: medium)"


def test_a_cost_that_names_no_currency_is_in_that_of_the_settings(complaint: Sitting) -> None:
    complaint.until("remedy.rows")
    complaint.say("a card cost: 500", "a refund cost: 20 EUR")
    assert [(row.cost, row.currency) for row in complaint.record.of(Remedy)] == [
        (Decimal(500), "JPY"), (Decimal(20), "EUR"),
    ]  # fmt: skip


def test_less_is_asked_by_a_word_with_its_reason_alone(complaint: Sitting) -> None:
    complaint.say("/depth")
    assert complaint.told[0] == "Depth: normal (severity: medium)"
    before = complaint.record
    with pytest.raises(RetroError, match=r"^“normal” is usual for a case like this; less needs a reason\.$") as refused:
        complaint.say("/depth light")
    assert str(refused.value.step) == "Write the reason behind it: /depth light nobody noticed it"
    assert complaint.record == before
    complaint.say("/depth light it was put right on the phone")
    assert complaint.told == ["Depth: light (chosen by hand: it was put right on the phone, severity: medium)"]
    assert complaint.record.head.depth_reason == "it was put right on the phone"
    complaint.say("/depth full")
    assert (complaint.record.head.depth, complaint.record.head.depth_reason) == (Level.FULL, "")
    complaint.say("/depth normal")
    assert (complaint.record.head.depth, complaint.told) == (None, ["Depth: normal (severity: medium)"])
    complaint.say("/depth normal")
    assert complaint.told == ["Depth: normal (severity: medium)"]


def test_a_level_that_an_answer_raises_is_told(complaint: Sitting) -> None:
    complaint.until("timeline.contacts")
    complaint.say("09:30 nobody called me back", "social")
    assert complaint.told[-1] == "Depth: full (it is public)"


def test_a_matter_is_parked_and_a_row_disputed(complaint: Sitting) -> None:
    complaint.say("shipping lead, packer")
    complaint.until("timeline.events")
    complaint.say("09:10 the slips were swapped", "/park new scanners", "/doubt shipping lead it was the other table")
    assert [row.what for row in complaint.record.of(ParkingLotItem)] == ["new scanners"]
    (event,) = complaint.record.of(Event)
    assert event.confirmed is False
    assert event.details == "shipping lead: it was the other table"
    complaint.say("")
    complaint.until("cause.first")
    complaint.say("one table", "/doubt packer: there were two")
    (cause,) = complaint.record.of(Cause)
    assert (cause.sure, cause.evidence) == (CauseConfidence.PRESUMED, "packer: there were two")


def test_only_numbers_mark_what_was_told(complaint: Sitting) -> None:
    complaint.until("timeline.events")
    complaint.say("09:10 first", "09:20 second", "09:30 third", "")
    complaint.until("event.confirmed")
    complaint.say("13")
    assert [event.confirmed for event in complaint.record.of(Event)] == [False, True, False]


def test_nobody_was_hurt_is_an_answer(complaint: Sitting) -> None:
    complaint.until("scope.damage")
    complaint.say("nobody")
    assert len(complaint.record.of(NoDamage)) == 1
    assert complaint.question.stage is not complaint.record.of(NoDamage)[0].stage


def test_a_measure_may_be_the_reason_why_there_is_none(complaint: Sitting) -> None:
    complaint.until("prevention.rows")
    complaint.say("nothing: the table is rented")
    assert [row.reason for row in complaint.record.of(NoChange)] == ["the table is rented"]


@pytest.mark.parametrize(
    ("line", "owners"),
    [
        ("shipping lead", ["shipping lead", "shipping lead"]),
        ("shipping lead, IT lead", ["shipping lead", "IT lead"]),
        ("@shipping lead、@IT lead", ["shipping lead", "IT lead"]),
        ("2 IT lead, 1 shipping lead", ["shipping lead", "IT lead"]),
        ("2: IT lead", ["", "IT lead"]),
    ],
)
def test_a_column_takes_one_for_all_or_one_each(complaint: Sitting, line: str, owners: list[str]) -> None:
    complaint.until("prevention.rows")
    complaint.say("one place for each order", "a scale", "")
    complaint.until("measure.owner")
    complaint.say(line)
    assert [row.owner for row in complaint.record.of(Measure)] == owners


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("1", ["1", "1"]), ("1, 2", ["1", "2"]), ("1 2, 2", ["1 2", "2"]), ("2、1 2", ["2", "1 2"]),
        ("2: 1 2", ["", "1 2"]), ("no check", ["2", "2"]),
    ],
)  # fmt: skip
def test_a_column_of_measures_is_told_several_causes_each(complaint: Sitting, line: str, answers: list[str]) -> None:
    complaint.until("cause.first")
    complaint.say("one table", "no check", "")
    complaint.until("prevention.rows")
    complaint.say("one place for each order", "a scale", "")
    complaint.until("measure.answers")
    complaint.say(line)
    numbers = {cause.id: str(n) for n, cause in enumerate(complaint.record.of(Cause), 1)}
    found = [" ".join(sorted(numbers[id_] for id_ in row.answers)) for row in complaint.record.of(Measure)]
    assert found == answers


def test_the_part_of_a_column_that_cannot_be_read_is_the_one_that_is_told(complaint: Sitting) -> None:
    complaint.until("cause.first")
    complaint.say("one table", "no check", "")
    complaint.until("prevention.rows")
    complaint.say("one place for each order", "a scale", "")
    complaint.until("measure.answers")
    with pytest.raises(RetroError, match="no 7 here"):
        complaint.say("1 2, 7")
    with pytest.raises((RetroError, ValidationError), match="This one is needed"):
        complaint.say("1 2, -")


def test_one_measure_is_told_several_causes(complaint: Sitting) -> None:
    complaint.until("cause.first")
    complaint.say("one table", "no check", "")
    complaint.until("prevention.rows")
    complaint.say("one place for each order", "")
    complaint.until("measure.answers")
    told = complaint.say("2 1").told
    assert told[0].show(language("en")) == "5.1  Answers cause: 1, 2"
    assert len(complaint.record.of(Measure)[0].answers) == 2


def test_a_column_of_days_reads_days(complaint: Sitting) -> None:
    complaint.until("prevention.rows")
    complaint.say("one place for each order", "a scale", "")
    complaint.until("measure.due")
    complaint.say("1 Dec, 15 Jan")
    assert [str(row.due) for row in complaint.record.of(Measure)] == ["2026-12-01", "2027-01-15"]


def test_a_column_of_times_or_figures_is_never_one_for_all(complaint: Sitting) -> None:
    complaint.until("timeline.events")
    complaint.say("first", "second", "")
    complaint.until("event.happened")
    with pytest.raises(RetroError, match="2 answers are asked") as asked:
        complaint.say("09:10")
    assert str(asked.value.step).endswith("or the number of a row and its answer: 1 09:10")
    complaint.say("2 09:20")
    assert [event.what for event in complaint.record.of(Event) if event.happened] == ["second"]
    complaint.say("?")
    complaint.until("scope.damage")
    complaint.say("parcels late", "people waiting", "")
    complaint.until("damage.figure")
    with pytest.raises(RetroError, match="2 answers are asked"):
        complaint.say("1,250")
    with pytest.raises(ValidationError) as refused:
        complaint.say("1,250 parcels, several")
    assert "“several” does not read as a number" in str(refused.value.problems[0].message)
    complaint.say("1,250 parcels, ?")
    late, waiting = complaint.record.of(Damage)
    assert (str(late.figure), late.unit, waiting.figure) == ("1250", "parcels", None)
    told = [each.said for each in complaint.record.answers if (each.row, each.asked) == (waiting.id, "figure")]
    assert told == [Said.UNKNOWN]


def test_in_quotation_marks_a_sign_is_the_text(complaint: Sitting) -> None:
    complaint.until("head.affected")
    complaint.say('"?"')
    assert complaint.record.head.affected == "?"


def test_in_quotation_marks_a_command_is_the_text(complaint: Sitting) -> None:
    complaint.until("head.affected")
    complaint.say('"/undo"')
    assert complaint.record.head.affected == "/undo"


def test_what_is_not_known_in_a_grave_case_asks_at_the_end_of_the_stage_who_finds_out(incident: Sitting) -> None:
    incident.until("head.affected")
    incident.say("?")
    assert incident.question.code == "head.origin"
    incident.say("software")
    assert str(incident.question.text) == "Not known: Affected. Who finds out, by when?"
    incident.say("platform lead, 1 Dec")
    (answer_,) = [each for each in incident.record.answers if each.asked == "affected"]
    assert (answer_.said, answer_.finder, str(answer_.by)) == (Said.UNKNOWN, "platform lead", "2026-12-01")
    assert incident.question.stage is TIMELINE


def test_who_finds_out_of_a_row_names_the_row_and_waits_for_the_end_of_its_stage(incident: Sitting) -> None:
    incident.until("scope.damage")
    incident.say("customers could not pay", "", "all users", "?")
    while incident.question.code != "answer.finder":
        assert incident.question.stage is SCOPE
        incident.say(".")
    text = "1 “customers could not pay”: Not known: Figure. Who finds out, by when?"
    assert str(incident.question.text) == text


def test_that_nobody_finds_out_yet_is_an_answer_that_is_asked_once(incident: Sitting) -> None:
    incident.until("head.affected")
    incident.say("?", "software", "?")
    assert incident.question.stage is TIMELINE
    assert {each.asked for each in incident.record.answers if each.said is Said.UNKNOWN} == {
        "affected",
        "answer.finder.affected",
    }
    incident.here = Here(again=True)
    assert incident.question.code != "answer.finder"
    assert any(gap.need == "head.affected" for gap in missing_for_closing(incident.record)), "closing still asks"


def test_who_finds_out_needs_a_day(incident: Sitting) -> None:
    incident.until("head.affected")
    incident.say("?", "software")
    with pytest.raises(RetroError, match="By when does it find out"):
        incident.say("platform lead")
    with pytest.raises(RetroError, match="Which role finds out"):
        incident.say("1 Dec")
    incident.say("platform lead by 1 Dec")
    assert [(each.finder, str(each.by)) for each in incident.record.answers if each.asked == "affected"] == [
        ("platform lead", "2026-12-01")
    ]


def test_that_these_are_all_rows_says_nothing_once_they_are_gone(complaint: Sitting) -> None:
    complaint.until("remedy.rows")
    complaint.say("14:30 right parcel brought", "")
    (remedy,) = complaint.record.of(Remedy)
    assert complaint.question.code != "remedy.rows"
    delete_row(complaint.desk.store, numbered(9000), complaint.record, remedy)
    assert "remedy.remedies" in {gap.need for gap in missing_for_closing(complaint.record)}
    assert complaint.question.code == "remedy.rows"


def test_a_reason_may_stand_where_rows_are_missing(incident: Sitting) -> None:
    incident.until("timeline.events")
    incident.say("14:05 the checkout fails", "")
    incident.until("timeline.gaps.timeline.events")
    incident.say("because the log was lost")
    told = [each for each in incident.record.answers if each.asked == "timeline.events"]
    assert [each.reason for each in told] == ["the log was lost"]
    assert "timeline.events" not in {gap.need for gap in missing_for_closing(incident.record)}


def test_a_leaf_that_is_a_person_is_asked_further(complaint: Sitting) -> None:
    complaint.until("cause.first")
    complaint.say("the packer was careless")
    assert (
        str(complaint.question.text)
        == "“the packer was careless” is still a person. What in the work made that possible?"
    )
    complaint.say("the table has no place for each order")
    parent, child = (cause for cause, _ in complaint.record.causes())
    assert child.parent == parent.id


def test_deep_enough_is_said_by_enter_on_nothing_of_a_person_too(complaint: Sitting) -> None:
    complaint.until("cause.first")
    complaint.say("the packer was careless", "")
    assert complaint.told == []
    assert complaint.question.code == "cause.more"
    assert [each.said for each in complaint.record.answers if each.asked == "cause.why"] == [Said.NOT_APPLICABLE]


def test_whoever_could_have_noticed_may_be_a_person(complaint: Sitting) -> None:
    complaint.say("branch manager")
    complaint.until("cause.first")
    complaint.say("one table for two orders")
    assert str(complaint.question.text) == "What made it possible: “one table for two orders”?"
    complaint.say("", "", "the branch manager, with the list of orders")
    (_, escaped) = complaint.record.of(Cause)
    assert escaped.how is CausePath.ESCAPED
    assert complaint.question.code == "cause.sure"


@pytest.mark.parametrize("word", ["yes", "no", "はい", "いいえ。", "y", "Ｎｏ"])
def test_yes_or_no_alone_is_no_row(complaint: Sitting, word: str) -> None:
    for code in ("timeline.events", "cause.first", "scope.damage", "remedy.rows", "prevention.rows"):
        complaint.until(code)
        before = complaint.record
        with pytest.raises(RetroError, match="alone says nothing here"):
            complaint.say(word)
        assert complaint.record == before


def test_more_events_are_asked_for_as_more_where_some_are_there(incident: Sitting) -> None:
    incident.until("timeline.events")
    incident.say("14:05 the checkout fails", "")
    incident.until("timeline.gaps.timeline.events")
    assert str(incident.question.text) == "What else happened? If nothing did, the reason why there is no more."
    assert str(incident.question.hint) == "A new row; or why there are no more: because …"


def test_when_the_first_row_was_names_it_and_takes_no_words(tmp_path: Path) -> None:
    light = Sitting(tmp_path / "l.db", case_kind="near-miss", severity="low", started="")
    light.say("", "battery was flat", "")
    light.until("timeline.gaps.timeline.time")
    assert str(light.question.text) == "1 “battery was flat”: When did it happen?"
    before = light.record
    with pytest.raises(ValidationError):
        light.say("nobody owns the battery")
    assert light.record == before
    light.say("14:05")
    assert [event.happened is not None for event in light.record.of(Event)] == [True]
    light.store.close()


def test_a_contact_needs_no_word_in_front(complaint: Sitting) -> None:
    complaint.until("timeline.contacts")
    complaint.say("09:30 nobody called me back")
    (contact,) = complaint.record.of(Contact)
    assert contact.heard == "nobody called me back"
    assert contact.happened is not None
    assert complaint.question.code == "contact.channel"


def test_it_is_told_before_enter_how_a_line_reads(complaint: Sitting) -> None:
    complaint.until("timeline.events")
    told = reading(complaint.record, complaint.question, "09:10 first", now=NOON)
    assert [str(each) for each in told] == ["event, 09:10, “first”"]
    assert reading(complaint.record, complaint.question, "/1", now=NOON) == ()
    with pytest.raises(RetroError):
        reading(complaint.record, complaint.question, "-", now=NOON)
    assert complaint.record.of(Event) == ()


def test_words_that_only_show_are_the_clients_own(complaint: Sitting) -> None:
    for word, act in (("/all", Act.ALL), ("/help", Act.HELP), ("/quit", Act.QUIT), ("/", Act.STAGES)):
        before = complaint.record
        done = complaint.say(word)
        assert done.command is not None
        assert done.command.act is act
        assert complaint.record == before


def test_ten_thousand_letters_are_kept(complaint: Sitting) -> None:
    complaint.until("head.normally")
    text = "word " * 2000
    complaint.say(text)
    assert complaint.record.head.normally == text.strip()


def test_an_answer_comes_back_and_is_given_otherwise(complaint: Sitting) -> None:
    complaint.until("head.affected")
    affected = Given(complaint.question, "the table")
    complaint.say("the table")
    complaint.until("timeline.events")
    row = Given(complaint.question, "09:10 first", complaint.say("09:10 first").row)

    again = asked_again(complaint.record, affected)
    assert again is not None
    answer(complaint.desk, complaint.record, again, "two tables", complaint.here)
    assert complaint.record.head.affected == "two tables"
    answer(complaint.desk, complaint.record, again, "?", complaint.here)
    assert complaint.record.head.affected == ""

    again = asked_again(complaint.record, row)
    assert again is not None
    answer(complaint.desk, complaint.record, again, "09:05 the very first", complaint.here)
    (event,) = complaint.record.of(Event)
    assert event.what == "the very first"
    delete_row(complaint.desk.store, numbered(9000), complaint.record, event)
    assert asked_again(complaint.record, row) is None


@pytest.fixture(scope="module")
def anybody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sitting]:
    sitting = Sitting(tmp_path_factory.mktemp("ask") / "any.db", case_kind="complaint", severity="high")
    yield sitting
    sitting.store.close()


@given(text=st.text(max_size=60) | st.sampled_from(["?", "ー", "1 3", "2", "/1", "14:05 x", "nothing: y", "0", "y"]))
def test_any_text_is_an_answer_or_is_given_back(anybody: Sitting, text: str) -> None:
    before, here = anybody.record, anybody.here
    question = next_question(before, here)
    if question is None:
        anybody.here = Here(again=True)
        return
    try:
        done = anybody.say(text)
    except (RetroError, ValidationError):
        assert anybody.record == before  # the line is kept by its client, and nothing was written
        return
    assert done.command or done.told or anybody.record != before or done.here != here


def _detections(sitting: Sitting) -> list[str]:
    return [event.what for event in sitting.record.of(Event) if event.event_kind is EventKind.DETECTION]


def test_which_row_is_answered_otherwise_and_the_mark_moves(incident: Sitting) -> None:
    incident.until("timeline.events")
    incident.say("09:10 first", "09:20 second", "09:30 third", "")
    incident.until("head.detected")
    given = Given(incident.question, "2", incident.say("2").row)
    assert _detections(incident) == ["second"]
    incident.say("/1 09:15 between")  # from here on the second is number 3

    def again(text: str) -> None:
        nonlocal given
        question = asked_again(incident.record, given)
        assert question is not None
        assert [option.number for option in question.options] == [1, 2, 3, 4]
        done = answer(incident.desk, incident.record, question, text, incident.here)
        given, incident.last = Given(question, text, done.row), done

    again("3")
    assert _detections(incident) == ["second"], "the same answer changes nothing"
    again("2")
    assert (_detections(incident), incident.record.head.detected) == (["between"], None)
    assert incident.told == ["1.3  no longer: detection", "1.2  Kind: detection"]
    again("09:12")
    assert (_detections(incident), incident.record.head.detected is None) == ([], False)
    again("4")
    assert (_detections(incident), incident.record.head.detected) == (["third"], None)
    incident.say("/undo")
    assert (_detections(incident), incident.record.head.detected is None) == ([], False)
    incident.say("/redo")
    again("?")
    assert _detections(incident) == []
    assert [each.said for each in incident.record.answers if each.asked == "detected"] == [Said.UNKNOWN]


def test_a_mark_that_another_set_meanwhile_stays(incident: Sitting) -> None:
    incident.until("timeline.events")
    incident.say("09:10 first", "09:20 second", "")
    incident.until("head.detected")
    given = Given(incident.question, "2", incident.say("2").row)
    for row, kind in zip(incident.record.of(Event), (EventKind.DETECTION, EventKind.DECISION), strict=True):
        incident.store.apply(incident.reference, numbered(9000 + len(kind)).change(*changed(row, {"event_kind": kind})))
    question = asked_again(incident.record, given)
    assert question is not None
    answer(incident.desk, incident.record, question, "1", incident.here)
    assert [row.event_kind for row in incident.record.of(Event)] == [EventKind.DETECTION, EventKind.DECISION]


def _asked(sitting: Sitting, until: str) -> list[str]:
    """The questions that are asked up to this one, each left for later."""
    found = []
    while sitting.question.code != until:
        found.append(sitting.question.code)
        sitting.say(".")
    return found


def test_somebody_hurt_is_asked_about_first_and_raises_level_and_severity(tmp_path: Path) -> None:
    light = Sitting(tmp_path / "l.db", case_kind="complaint", severity="low", title="A guest was injured")
    assert str(light.question.text) == "Was anybody physically hurt?"
    light.say("yes")
    assert light.told == ["Somebody injured: yes", "Depth: full (somebody was physically hurt)"]
    assert str(light.question.text) == "Somebody was physically hurt. Change the severity to “critical”?"
    assert "Now it is “low”." in str(light.question.hint)
    light.say("yes")
    assert light.record.head.severity is Severity.CRITICAL
    light.say("a guest, burns on the right hand", "seen in hospital, the branch manager is with her")
    (damage,) = light.record.of(Damage)
    assert damage.hurts == (HarmType.PHYSICAL,)
    assert damage.care == "seen in hospital, the branch manager is with her"
    asked = _asked(light, "cause.first")
    assert not {"head.injured", "head.raised", "scope.injured", "damage.care"} & set(asked)
    light.say("/3")
    asked = _asked(light, "cause.first")
    assert "damage.recovery" in asked
    assert "damage.reversible" not in asked
    light.store.close()


def test_who_keeps_the_severity_is_not_asked_twice_and_the_level_rises_all_the_same(tmp_path: Path) -> None:
    light = Sitting(tmp_path / "l.db", case_kind="complaint", severity="low", title="A guest was injured")
    light.say("yes", "no")
    assert light.record.head.severity is Severity.LOW
    light.here = Here(again=True)
    assert light.question.code == "scope.injured"
    assert proportion(light.record).level is Level.FULL
    light.store.close()


@pytest.mark.parametrize(
    "said", ["10:05 a guest is taken to hospital", "10時5分 お客様が火傷をされた"], ids=["en", "ja"]
)
def test_an_injury_that_is_told_among_the_events_is_asked_about(tmp_path: Path, said: str) -> None:
    light = Sitting(tmp_path / "l.db", case_kind="near-miss", severity="low")
    light.say(said, "")
    assert light.question.code == "head.injured-said"
    light.say("no")
    assert light.question.code == "cause.first"
    light.store.close()


def test_a_damage_to_the_body_asks_how_they_are_and_for_the_severity(complaint: Sitting) -> None:
    complaint.until("scope.damage")
    complaint.say("hot soup spilt", "", "a child")
    complaint.until("damage.hurts")
    complaint.say("2")
    assert complaint.told[-1] == "Depth: full (somebody was physically hurt)"
    assert (complaint.question.code, complaint.question.stage) == ("head.raised", SCOPE)
    complaint.say("yes")
    assert complaint.question.code == "damage.care"


def test_a_stage_that_is_not_asked_at_this_depth_says_so(tmp_path: Path) -> None:
    light = Sitting(tmp_path / "l.db", case_kind="incident", severity="low")
    light.say("/3")
    (told,) = light.told
    assert told == "At this depth Impact is not asked. More: /depth normal; a row alone: /3 and the words."
    assert light.question.code == "timeline.events"
    light.say("/depth normal", "/3")
    assert (light.question.code, light.told) == ("scope.damage", [])
    light.say("nobody")
    light.say("/3")
    assert light.told == ["Nothing is left to ask in Impact. A row: /3 and the words."]
    light.store.close()


def test_an_incident_is_asked_in_its_own_words_unless_customers_were_hurt(tmp_path: Path) -> None:
    incident = Sitting(tmp_path / "i.db", case_kind="incident", severity="medium")
    incident.until("timeline.contacts")
    incident.say("14:10 chat: the build is slow")
    incident.until("head.hurt_customers")
    incident.say("no")
    incident.until("remedy.rows")
    assert str(incident.question.text) == "What ended it, and when?"
    incident.say("14:31 configuration taken back", "")
    asked = _asked(incident, "prevention.rows")
    assert not {"remedy.giver", "remedy.received", "head.responsibility", "remedy.apology"} & set(asked)
    incident.say("/edit 1.1", "", "/4")
    edited = incident.record.head
    incident.store.apply(incident.reference, numbered(9000).change(*changed(edited, {"hurt_customers": True})))
    asked = _asked(incident, "prevention.rows")
    assert {"remedy.giver", "remedy.received", "head.responsibility"} <= set(asked)
    incident.store.close()


@pytest.fixture
def light(tmp_path: Path) -> Iterator[Sitting]:
    sitting = Sitting(tmp_path / "l.db", case_kind="near-miss", severity="low")
    yield sitting
    sitting.store.close()


def _to_the_end(sitting: Sitting) -> None:
    sitting.say("10:00 two slips on one table", "", "one surface for two orders", "one place per order", "", "packer")


def test_what_was_only_told_is_asked_once_before_a_light_case_is_read_back(light: Sitting) -> None:
    _to_the_end(light)
    assert light.question.code == "known.told"
    assert [str(option.label) for option in light.question.options] == [
        "1.1 “two slips on one table”",
        "2.1 “one surface for two orders”",
        "none: we know all of it",
    ]
    light.say("2")
    assert [event.confirmed for event in light.record.of(Event)] == [True]
    assert [cause.sure for cause in light.record.of(Cause)] == [CauseConfidence.PRESUMED]
    assert light.question.code == "head.read-back"
    light.say("/undo", "0")
    assert [cause.sure for cause in light.record.of(Cause)] == [CauseConfidence.FACT]
    light.say("y")
    assert next_question(light.record, light.here) is None


def test_of_a_single_row_it_is_yes_or_no(light: Sitting) -> None:
    light.say("10:00 two slips on one table ~confirmed", "", "one surface", "one place per order", "", "packer")
    assert str(light.question.text) == "1 “one surface”: Do we know that ourselves? no, if we were only told."
    light.say("no")
    assert [cause.sure for cause in light.record.of(Cause)] == [CauseConfidence.PRESUMED]


def test_a_row_that_is_not_right_is_named_at_the_last_read_back(light: Sitting) -> None:
    _to_the_end(light)
    light.say("0")
    for said, asked in (("5.1", "5.1"), ("５．１", "5.1"), ("5", "5.1"), ("n\n2.1", "2.1")):
        light.say(*said.split("\n"))
        assert isinstance(light.question.target, Retake)
        assert row_name(light.record, light.record.get(light.question.target.row) or light.record.head) == asked
        light.say("")
    light.say("/1 10:05 somebody saw it", "/undo", "/1 10:05 somebody saw it")
    light.say("1")  # which of those that are not told to be known is asked again
    with pytest.raises(RetroError, match=r"That may be: 1\.1 “two slips on one table”, 1\.2 “somebody saw it”"):
        light.say("1")
    with pytest.raises(RetroError, match="is nothing that stands there"):
        light.say("7.3")


def test_a_fact_of_the_head_is_named_at_the_last_read_back_and_said_anew(light: Sitting) -> None:
    _to_the_end(light)
    light.say("0", "severity")
    assert light.question.code == "head.severity"
    light.say("")
    assert (light.told, light.question.code) == (["It stays as it is."], "head.read-back")
    light.say("重大度", "medium")
    assert (light.record.head.severity, light.question.code) == (Severity.MEDIUM, "head.read-back")
    with pytest.raises(RetroError, match="is not asked here"):
        light.say("time zone")


def test_the_head_is_read_back(complaint: Sitting) -> None:
    complaint.until("head.affected")
    complaint.say("?")
    complaint.until("head.normally")
    complaint.say("the slip lies with its parcel")
    found = list(head_lines(complaint.record, language("en")))
    assert found[:4] == ["Title: Parcels swapped", "Kind: complaint", "Severity: medium", "Somebody injured: no"]
    assert "Affected: not known" in found
    assert "Normally: the slip lies with its parcel" in found


@pytest.mark.parametrize(
    ("said", "role", "why"),
    [
        ("guard says it was 23:40", "guard", "says it was 23:40"),
        ("night guard: it was 23:40", "night guard", "it was 23:40"),
        ("警備員：23：40だった", "警備員", "23：40だった"),
    ],
    ids=["time", "colon", "japanese"],
)
def test_a_doubt_tears_no_time(complaint: Sitting, said: str, role: str, why: str) -> None:
    complaint.until("timeline.events")
    complaint.say("09:10 the door was shut", f"/doubt {said}")
    (event,) = complaint.record.of(Event)
    assert event.details == f"{role}: {why}"


def test_a_row_that_is_said_anew_tells_what_was_not_read(complaint: Sitting) -> None:
    complaint.until("remedy.rows")
    complaint.say("16:30 right parcel brought", "/edit 4.1")
    complaint.say("16:30 right parcel brought @all users #company")
    assert complaint.told[0] == "Not read, and kept in the text: @all"


@pytest.mark.parametrize(
    ("head", "is_asked"),
    [
        ({"case_kind": "complaint", "severity": "low"}, False),
        ({"case_kind": "complaint", "severity": "low", "title": "お客様がお怪我をされた"}, True),
        ({"case_kind": "complaint", "severity": "high"}, True),
        ({"case_kind": "complaint", "severity": "critical"}, False),
        ({"case_kind": "incident", "severity": "medium"}, False),
        ({"case_kind": "incident", "severity": "medium", "title": "Rack fell, one broken arm"}, True),
    ],
    ids=["trifle", "trifle-by-its-title", "complaint", "gravest", "incident", "incident-by-its-title"],
)
def test_of_whom_it_is_asked_first_if_anybody_was_hurt(tmp_path: Path, head: dict[str, str], is_asked: bool) -> None:
    sitting = Sitting(tmp_path / "s.db", **head)
    assert (sitting.question.code == "head.injured") == is_asked
    sitting.store.close()


def test_what_was_said_a_moment_ago_is_not_asked_again_in_the_same_sitting(complaint: Sitting) -> None:
    complaint.until("timeline.events")
    complaint.say("09:10 first", "09:20 second", "")
    complaint.until("event.confirmed")
    complaint.say("2")
    codes = []
    while (question := next_question(complaint.record, complaint.here)) and question.stage is TIMELINE:
        codes.append(question.code)
        complaint.say("y" if question.code == "timeline.read-back" else ".")
    assert "timeline.gaps.unconfirmed" not in codes
    complaint.here = Here()
    assert complaint.question.code == "timeline.gaps.unconfirmed"


def test_a_name_that_is_typed_among_the_roles_is_kept_as_one(complaint: Sitting) -> None:
    complaint.say("packer (Ines Falk)、佐々木花（検品係、夜勤）, branch manager")
    rows = [(row.role, row.name) for row in complaint.record.of(Participant)]
    assert rows == [("packer", "Ines Falk"), ("検品係、夜勤", "佐々木花"), ("branch manager", "")]


def test_a_bare_name_among_the_roles_is_asked_back_and_nothing_is_written(complaint: Sitting) -> None:
    with pytest.raises(ValidationError, match="“佐々木花” says no role"):
        complaint.say("検品係、佐々木花")
    assert complaint.record.of(Participant) == ()
    assert complaint.question.code == "head.participants"


def test_an_earlier_case_is_said_by_its_reference_alone(complaint: Sitting) -> None:
    complaint.until("head.related")
    for text in ("梱包担当（夜勤）", "the one with the pump"):
        with pytest.raises(ValidationError, match="is no reference of a case"):
            complaint.say(text)
    complaint.say("4")
    assert [row.reference for row in complaint.record.of(CaseLink)] == ["2026-004"]


def test_what_was_left_for_later_is_asked_again_by_a_word(light: Sitting) -> None:
    light.say("/later")
    assert light.told == ["Nothing was left for later."]
    light.say("10:00 two slips on one table", "", ".", "one place per order", "")
    light.until("head.read-back")
    light.say("y")
    assert next_question(light.record, light.here) is None
    command = command_in("／あとで")
    assert command is not None
    light.here = obey(light.desk, light.record, None, command, light.here).here
    assert light.question.code == "cause.first"
    light.say("one surface")
    assert light.question.code == "measure.owner"


def test_no_answer_is_asked_for_where_no_wish_was_said(complaint: Sitting) -> None:
    complaint.until("timeline.contacts")
    complaint.say("09:30 phone: nobody called me back", "-")
    assert complaint.question.code == "contact.promise"


@pytest.mark.parametrize(
    "text",
    [
        "まだ",
        "まだ続いています",
        "まだ収まっていません。",
        "対応中です",
        "not yet",
        "Still going on",
        "It's not over yet",
    ],
)
def test_that_it_is_not_over_yet_is_an_answer(incident: Sitting, text: str) -> None:
    incident.until("head.resolved")
    incident.say(text)
    assert incident.told == ["Kept: it is not over yet."]
    found = answer_to(incident.record, incident.record.head.id, "resolved")
    assert found is not None
    assert found.said is Said.UNKNOWN


@pytest.mark.parametrize("text", ["解決", "今日", "まだ14:05"])
def test_what_is_no_time_and_not_that_it_goes_on_is_refused(incident: Sitting, text: str) -> None:
    incident.until("head.resolved")
    if text == "今日":
        incident.say(text)
        assert incident.record.head.resolved is not None
        return
    with pytest.raises(ValidationError):
        incident.say(text)


@pytest.mark.parametrize(("text", "is_told"), [("today 23:50", True), ("20 Nov 14:05", False), ("?", False)])
def test_a_time_to_come_is_told_of_the_head_too(tmp_path: Path, text: str, is_told: bool) -> None:
    sitting = Sitting(tmp_path / "s.db", case_kind="incident", severity="high", started="")
    sitting.until("head.started")
    told = [str(each) for each in reading(sitting.record, sitting.question, text, now=NOON)]
    sitting.say(text)
    for said in (told, sitting.told):
        assert any("(in the future)" in each for each in said) == is_told
    sitting.store.close()


def test_a_promise_without_a_day_hangs_on_an_event(tmp_path: Path) -> None:  # S25
    sitting = Sitting(tmp_path / "x.db", case_kind="complaint", severity="medium")
    sitting.until("timeline.contacts")
    sitting.say("15:10 phone: the vase is broken", "")
    sitting.until("contact.promise")
    sitting.say("first refusal on the next work")
    assert sitting.question.code == "contact.promise_due"
    sitting.say("-")
    assert sitting.question.code == "contact.promise_event"
    sitting.say("the artist shows again")
    (contact,) = sitting.record.of(Contact)
    assert (contact.promise_due, contact.promise_event) == (None, "the artist shows again")
    assert "contact.promise_due" not in [gap.need for gap in missing_for_closing(sitting.record)]
    assert not (sitting.question.code or "").startswith("contact.promise")


def test_how_one_of_ours_was_treated_is_asked_where_a_demand_went_too_far(tmp_path: Path) -> None:  # S27
    sitting = Sitting(tmp_path / "x.db", case_kind="complaint", severity="high")
    sitting.until("timeline.contacts")
    sitting.say("15:10 phone: pay for this call", "")
    sitting.until("contact.demand")
    sitting.say("money for the call, tonight")
    sitting.until("timeline.harassment")
    sitting.say("15:10 shouted at for two hours @night desk")
    for code, said in (
        ("act_judged", "2"), ("means_judged", "beyond bounds"), ("ground_judged", "3"), ("took_over", "branch manager"),
        ("care", "a day off"),
    ):  # fmt: skip
        assert sitting.question.code == f"harassment.{code}"
        sitting.say(said)
    (row,) = sitting.record.of(Harassment)
    assert (row.act, row.borne_by) == ("shouted at for two hours", "night desk")
    assert (row.act_judged, row.means_judged, row.ground_judged) == (Bounds.BEYOND, Bounds.BEYOND, Bounds.UNCLEAR)
    assert (row.took_over, row.care) == ("branch manager", "a day off")


def test_where_nothing_was_demanded_nobody_is_asked_how_ours_were_treated(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path / "x.db", case_kind="complaint", severity="high")
    sitting.until("timeline.contacts")
    sitting.say("15:10 phone: the vase is broken", "")
    sitting.until("contact.demand")
    sitting.say("-")
    codes = []
    while (question := next_question(sitting.record, sitting.here)) is not None:
        codes.append(question.code)
        sitting.say(".")
    assert codes
    assert "timeline.harassment" not in codes


def test_a_row_that_was_deleted_meanwhile_cannot_be_said_anew(complaint: Sitting) -> None:
    with pytest.raises(RetroError) as gone:
        read_again(complaint.record, Question("row.anew", CAUSE, M_("?"), Retake("gone")), "x", now=NOON)
    assert str(gone.value) == "The row was deleted meanwhile."
    assert str(gone.value.step) == "The walk goes on with the next question."


def test_who_finds_out_is_read_back_with_the_day_by_which(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path / "a.db", started="")
    while not sitting.record.answers:
        sitting.say("?")
    asked = replace(sitting.question, target=FindOut(sitting.record.answers[0].id), options=())
    done = answer(sitting.desk, sitting.record, asked, "infrastructure on-call, 5 Dec", sitting.here)
    assert [str(each) for each in done.told] == ["Finds out: infrastructure on-call; by 2026-12-05"]
    assert str(done.record.answers[0].by) == "2026-12-05"
