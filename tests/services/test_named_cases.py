"""The question whether it happened before offers the cases that look the same, and keeps what is said of them (S12)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from retro.asking.next import Here, next_question
from retro.asking.question import Question
from retro.language import language
from retro.model.change import Add
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.model.stages.answers import Said
from retro.model.stages.head import CaseLink, Relation
from retro.services.ask.answer import Desk, answer
from retro.services.ask.candidates import with_candidates
from retro.store.sqlite.store import SqliteStore, open_store
from tests.sampled import sampled
from tests.services.conftest import NOON, numbered

BEFORE, AGAIN = "2025-001", "2025-006"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the samples: parcels were swapped twice in it."""
    return sampled(tmp_path_factory.mktemp("samples") / "retro.db")


@pytest.fixture
def store(archive: Path, tmp_path: Path) -> Iterator[SqliteStore]:
    store = open_store(Path(shutil.copy(archive, tmp_path)), sync="OFF")
    yield store
    store.close()


class Asked:
    """A case that has come to the question."""

    def __init__(self, store: SqliteStore, title: str) -> None:
        self.desk = Desk(store, numbered(7000))
        self.reference = store.create(
            {"title": title, "zone": "UTC", "case_kind": "complaint", "severity": "medium"}, numbered(9000).change()
        )
        self.here = Here()
        while (question := self.question).code != "head.related":
            self.here = answer(self.desk, self.record, question, ".", self.here).here

    @property
    def record(self) -> Retrospective:
        return self.desk.store.load(self.reference)

    @property
    def question(self) -> Question:
        question = with_candidates(self.desk.store, self.record, next_question(self.record, self.here), NOON.date())
        assert question is not None
        return question

    def say(self, text: str) -> list[str]:
        """How it was taken; the question asked is then the next one."""
        done = answer(self.desk, self.record, self.question, text, self.here)
        self.here = done.here
        return [str(each) for each in done.told]

    @property
    def links(self) -> dict[str, Relation | None]:
        return {link.reference: link.relation for link in self.record.of(CaseLink)}

    @property
    def said(self) -> Said | None:
        """What is kept of the question itself."""
        (found,) = (each.said for each in self.record.answers if each.asked == "head.related")
        return found


def test_the_cases_that_look_the_same_are_offered_with_what_was_decided_then(store: SqliteStore) -> None:
    question = Asked(store, "Two parcels swapped again").question
    assert [(option.number, option.value) for option in question.options] == [(1, BEFORE), (2, AGAIN), (0, "")]
    first = question.options[0]
    assert str(first.label) == f"{BEFORE} Parcels of two customers swapped"
    assert first.example is not None
    assert str(first.example).startswith("6 Mar 2025 · Nothing compares the pa… → ")
    assert str(first.example).endswith(" → did not hold")
    assert "2025年3月6日" in first.example.show(language("ja"))


@pytest.mark.parametrize(("today", "state"), [(date(2026, 11, 30), "planned"), (date(2026, 12, 2), "overdue")])
def test_how_it_stands_is_told_as_of_the_day_that_it_is(store: SqliteStore, today: date, state: str) -> None:
    asked = Asked(store, "A gate opened on a train")
    head = {"title": "A gate opened on a train", "zone": "UTC", "started": "2026-01-02"}
    measure: dict[str, Any] = {"what": "a new spring", "due": "2026-12-01", "answers": ["c"]}
    rows = Add("cause", "c", {"what": "a worn spring"}, 1.0), Add("measure", "m", measure, 1.0)
    store.create(head, numbered(6000).change(*rows))
    question = with_candidates(store, asked.record, next_question(asked.record, asked.here), today)
    assert question is not None
    assert str(question.options[0].example) == f"2 Jan 2026 · a worn spring → a new spring → {state}"


def test_a_number_links_that_case_and_the_question_is_answered(store: SqliteStore) -> None:
    asked = Asked(store, "Two parcels swapped again")
    assert asked.say("2") == [f"Kept: it happened again after {AGAIN}."]
    assert asked.links == {AGAIN: Relation.AGAIN}
    assert asked.question.code != "head.related"


@pytest.mark.parametrize("text", ["0", "-", "no"])
def test_none_of_them_keeps_each_as_another_thing_and_they_are_not_offered_again(store: SqliteStore, text: str) -> None:
    asked = Asked(store, "Two parcels swapped again")
    question, here = asked.question, asked.here
    assert asked.say(text) == [f"Kept: another thing than {BEFORE}, {AGAIN}."]
    assert asked.links == {BEFORE: Relation.APART, AGAIN: Relation.APART}
    assert asked.said is Said.NOT_APPLICABLE
    assert asked.question.code != "head.related"
    again = with_candidates(store, asked.record, next_question(asked.record, here) or question, NOON.date())
    assert again is not None
    assert not again.options[1:]


def test_another_answer_puts_the_link_of_the_one_before_right(store: SqliteStore) -> None:
    asked = Asked(store, "Two parcels swapped again")
    question, here = asked.question, asked.here
    asked.say("1")
    answer(asked.desk, asked.record, question, "2", here)
    assert asked.links == {AGAIN: Relation.AGAIN}


@pytest.mark.parametrize("text", ["0", "０"])
def test_where_no_case_is_offered_0_says_no_and_is_no_reference(store: SqliteStore, text: str) -> None:
    asked = Asked(store, "An iguana in the lift")
    assert [option.value for option in asked.question.options] == [""]
    asked.say(text)
    assert asked.links == {}
    assert asked.said is Said.NOT_APPLICABLE


@pytest.mark.parametrize("text", ["00", "2026-0", "#0"])
def test_no_case_has_the_number_0(store: SqliteStore, text: str) -> None:
    asked = Asked(store, "An iguana in the lift")
    with pytest.raises(ValidationError, match="is no reference of a case"):
        asked.say(text)
    assert asked.links == {}


def test_where_there_is_no_other_case_that_is_said(tmp_path: Path) -> None:
    store = open_store(tmp_path / "alone.db", sync="OFF")
    question = Asked(store, "Parcels swapped").question
    assert str(question.hint).endswith("There is no other case here yet.")
    store.close()


def test_other_questions_are_left_as_they_are(store: SqliteStore) -> None:
    record = store.load("2026-005")
    other = Asked(store, "Two parcels swapped again")
    other.say(".")
    asked = next_question(other.record, other.here)
    assert with_candidates(store, other.record, asked, NOON.date()) is asked
    assert with_candidates(store, record, None, NOON.date()) is None
