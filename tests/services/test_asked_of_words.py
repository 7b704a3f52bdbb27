"""What the walk asks of words that were typed: at once, before anything is asked of a row that will be another one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retro.asking.next import next_question
from retro.asking.question import Offered, without_yes_no
from retro.asking.where import where
from retro.errors import RetroError
from retro.language import M_, language
from retro.model.answers import answer_to
from retro.model.quick_entry.parser import read_line
from retro.model.stages.answers import Said
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.changes import NoChange
from retro.model.stages.prevention import PREVENTION, Measure, MeasureCategory
from retro.model.stages.remedy import REMEDY
from retro.model.stages.scope import SCOPE, Damage, HarmType
from retro.model.stages.timeline import Contact, Event
from retro.review.words.lists import in_use
from retro.review.words.small import few
from retro.review.words.word_list import read
from retro.services.ask.said_anew import with_figure
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


def test_whoever_hopes_again_is_not_asked_again_in_one_sitting(grave: Sitting) -> None:
    grave.until("changes.rows")
    grave.say("nothing: it will not happen again")
    assert grave.question.code == "changes.gaps.no_change.no-hope"
    grave.say("we hope that it will never happen again")
    assert grave.question.code == "no_change.decided_by"
    assert [row.reason for row in grave.record.of(NoChange)] == ["we hope that it will never happen again"]


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


def test_a_bare_figure_goes_where_the_vague_words_stand_and_never_in_place_of_the_row(grave: Sitting) -> None:
    grave.until("timeline.events")
    grave.say("21日夕方 店頭から撤去、数名のお客様からお問合せあり", "")
    grave.until("timeline.judged.understated")
    grave.say("6名")
    (event,) = grave.record.of(Event)
    assert event.what == "店頭から撤去、6名のお客様からお問合せあり"
    assert "6名のお客様" in grave.told[0]


def test_a_row_that_is_said_anew_with_its_day_has_that_day_and_not_its_words(grave: Sitting) -> None:
    grave.until("timeline.events")
    grave.say("11月20日 店頭から撤去、数名のお客様からお問合せあり", "")
    grave.until("timeline.judged.understated")
    grave.say("11月19日 14:00 店頭から撤去、お客様6名からお問合せあり")
    (event,) = grave.record.of(Event)
    assert event.what == "店頭から撤去、お客様6名からお問合せあり"
    assert str(event.happened and event.happened.day) == "2026-11-19"


@pytest.mark.parametrize(
    ("text", "answer", "came"),
    [
        ("a few customers called", "6", "6 customers called"),
        ("a few customers called", "about 6 customers", "about 6 customers called"),
        ("only a few guests were ill", "six", "six guests were ill"),
        ("一部のお客様にご迷惑", "12", "12名のお客様にご迷惑"),
        ("数件の注文が遅れた", "約8件です。", "約8件の注文が遅れた"),
        ("若干利用者に影響", "6", "6名の利用者に影響"),
        ("customers, only a few, waited", "6 customers", "customers, 6 customers, waited"),
        ("a few customers called", "6 Customers", "6 customers called"),
    ],
)
def test_a_figure_in_the_words_of_a_text(text: str, answer: str, came: str) -> None:
    span = few(in_use(), read(text))
    assert span is not None
    assert with_figure(text, span, answer) == came


def test_what_is_no_bare_figure_is_not_put_into_a_text() -> None:
    assert with_figure("a few customers called", (0, 5), "six racks failed") is None
    assert with_figure("slightly late", (0, 8), "10 minutes") == "slightly (10 minutes) late"
    assert with_figure("数人お客様が待った", (0, 2), "6名") == "6名お客様が待った"


def test_a_yes_in_front_answers_and_is_no_text_and_what_was_answered_is_not_asked_again(grave: Sitting) -> None:
    grave.until("cause.first")
    grave.say("one table for two orders")
    grave.until("cause.same")
    grave.say("はい。出荷検査票に表示の欄がない")
    assert [row.what for row in grave.record.of(Cause)] == ["one table for two orders", "出荷検査票に表示の欄がない"]
    assert grave.told[0].endswith(": はい。")
    assert grave.question.code != "cause.same"
    assert without_yes_no("Yes, the form has no field") == ("the form has no field", "Yes,")
    assert without_yes_no("No. 7 gate has no lamp") == ("No. 7 gate has no lamp", "")


def test_a_reason_answers_a_cause_that_is_still_a_person_and_becomes_no_cause(grave: Sitting) -> None:
    grave.until("cause.first")
    grave.say("担当者の不注意")
    assert grave.question.code == "cause.why"
    grave.say("理由：本人も認めている")
    assert [row.what for row in grave.record.of(Cause)] == ["担当者の不注意"]
    assert "本人も認めている" in grave.told[0]
    assert grave.question.code != "cause.why"


def test_a_fact_of_the_deviation_is_asked_about_in_its_stage_and_said_anew_in_the_head(grave: Sitting) -> None:
    grave.until("head.normally")
    grave.say("棚を分ける", "同じ", "担当者の不注意により混入した", "検査票に表示の欄がない")
    grave.until("cause.judged.blame")
    grave.say("検品の前に二種類が同じ棚に並んでいた")
    assert grave.record.head.actual == "検品の前に二種類が同じ棚に並んでいた"


def test_a_person_beside_another_cause_is_asked_about(grave: Sitting) -> None:
    grave.until("cause.first")
    grave.say("検査票に表示の欄がない", "", "確認不足、意識が低かった")
    asked = []
    while grave.question.stage is CAUSE:
        asked.append(f"{grave.question.code} {grave.question.text}")
        grave.say("1" if grave.question.options else "")
    assert any("確認不足、意識が低かった" in each and "still a person" in each for each in asked)


@pytest.mark.parametrize("words", ["12月10日までに交換品をお送りする", "a new one will be sent by 10 December"])
def test_a_promise_that_says_its_day_is_not_asked_for_it(grave: Sitting, words: str) -> None:
    grave.until("timeline.contacts")
    grave.say("15:10 phone: nobody called me back", "")
    grave.until("contact.promise")
    grave.say(words)
    (contact,) = grave.record.of(Contact)
    assert (contact.promise, contact.promise_due and contact.promise_due.dump()) == (words, "2026-12-10")
    assert len(grave.told) == 2
    assert grave.question.code != "contact.promise_due"


def test_the_usual_words_are_taken_for_a_choice_and_the_hint_tempts_to_no_mark(grave: Sitting) -> None:
    assert read_line("家族がふさぎこんだ #精神的", SCOPE, grave.record).entry == Damage(
        what="家族がふさぎこんだ", hurts=(HarmType.PSYCHOLOGICAL,)
    )
    measure = read_line("棚に色を付ける #表示", PREVENTION, grave.record).entry
    assert isinstance(measure, Measure)
    assert measure.means is MeasureCategory.WARNING
    assert "症状" in language("ja")("Who was injured, and how?")
    grave.until("cause.first")
    assert "in words" in str(grave.question.hint)


def test_of_a_list_what_may_not_apply_does_not_and_the_rest_is_left_for_later(grave: Sitting) -> None:
    grave.until("timeline.contacts")
    grave.say("15:10 phone: nobody called me back")
    grave.until_offered()
    target = grave.question.target
    assert isinstance(target, Offered)
    grave.say("-")
    assert grave.told == ["Kept: does not apply, as far as that can be; the rest is left for later."]
    kept = {of: answer_to(grave.record, about, of) for left in target.left for about, of in left.places}
    assert {of: answer and answer.said for of, answer in kept.items()} == {
        "ended": Said.LATER,
        "recording_announced": Said.NOT_APPLICABLE,
        "read_back": Said.NOT_APPLICABLE,
        "demand": Said.NOT_APPLICABLE,
    }
