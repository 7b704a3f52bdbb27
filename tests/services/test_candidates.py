"""Earlier cases that are much like this one are shown with the question that asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from retro.asking.question import Question, TakeRows
from retro.language import Message, language
from retro.model.change_factory import ChangeFactory
from retro.model.stages.head import HEAD, CaseLink
from retro.services.ask.candidates import alike, with_candidates
from retro.store.sqlite.store import SqliteStore, open_store

ASKED = Question("head.related", HEAD, Message("Did an earlier case lead to this?"), TakeRows(CaseLink), Message("no"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    store = open_store(tmp_path / "retro.db")
    yield store
    store.close()


def case(store: SqliteStore, title: str, *tags: str) -> str:
    return store.create({"title": title, "zone": "UTC", "tags": list(tags)}, ChangeFactory().change())


def hint(store: SqliteStore, reference: str, asked: Question = ASKED, to: str = "en") -> str:
    question = with_candidates(store, store.load(reference), asked)
    assert question is not None
    return question.hint.show(language(to)) if question.hint else ""


def test_cases_of_the_same_words_come_first_then_those_with_the_same_tag(store: SqliteStore) -> None:
    tagged = case(store, "A vase broke", "packing")
    case(store, "Something else", "phone")
    same = case(store, "Two parcels swapped, again")
    now = case(store, "Parcels swapped", "packing")
    assert [each.reference for each in alike(store, store.load(now))] == [same, tagged]
    assert hint(store, now) == f"no Much like it: {same} Two parcels swapped, again, {tagged} A vase broke."
    assert same in hint(store, now, to="ja")


def test_where_nothing_is_alike_nothing_more_is_said(store: SqliteStore) -> None:
    case(store, "Something else", "phone")
    now = case(store, "Parcels swapped")
    assert hint(store, now) == "no"


def test_where_there_is_no_other_case_that_is_said(store: SqliteStore) -> None:
    assert hint(store, case(store, "Parcels swapped")) == "no There is no other case here yet."


def test_few_are_shown_and_other_questions_are_left_as_they_are(store: SqliteStore) -> None:
    for _ in range(6):
        now = case(store, "Parcels swapped")
    record = store.load(now)
    assert len(alike(store, record)) == 3
    other = replace(ASKED, code="head.origin")
    assert with_candidates(store, record, other) is other
    assert with_candidates(store, record, None) is None
