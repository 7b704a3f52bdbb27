"""Where a word can stand: what is searched, and what people call it."""

from __future__ import annotations

import pytest

from retro.model.entry import Entry
from retro.model.query.places import REFERENCE, covers, places_called, searched_fields, stage_called
from retro.model.query.words import Word
from retro.model.stages import ENTRIES
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.cause import Cause
from retro.model.stages.head import Head
from retro.model.stages.prevention import Measure
from retro.text.folding import folded_name


def names(kind: type[Entry]) -> set[str]:
    return {each.name for each in searched_fields(kind)}


def test_what_a_person_wrote_is_searched_and_no_choice_no_id_and_nothing_that_the_program_wrote() -> None:
    assert names(Cause) == {"what", "evidence", "disputed_by", "for_one", "words_en", "words_ja"}
    assert {"what", "owner", "due", "ticket", "details", "reason"} <= names(Measure)
    assert not {"answers", "strength", "means", "result", "for_all"} & names(Measure)
    assert names(EmptyAnswer) == {"reason", "finder", "by", "on"}
    assert {"title", "summary", "tags", "started", "on_call_hours"} <= names(Head)
    assert not {"status", "severity", "zone", "digest"} & names(Head)


@pytest.mark.parametrize("kind", ENTRIES, ids=lambda kind: kind.kind)
def test_every_field_that_is_searched_is_called_by_its_name_and_labels(kind: type[Entry]) -> None:
    for field in searched_fields(kind):
        assert (kind.kind, field.name) in places_called(folded_name(field.name))
        assert (kind.kind, field.name) in places_called(folded_name(field.label))


def test_a_kind_means_all_its_fields_in_both_languages_and_a_stage_what_has_no_other_name() -> None:
    assert {("cause", "what"), ("cause", "evidence")} <= places_called("cause")
    assert places_called("原因") == places_called("cause")
    assert {kind for kind, _field in places_called("経緯")} == {"event", "contact", "harassment"}
    assert places_called("no such thing") == frozenset()


def test_a_word_stands_where_its_field_and_its_stage_allow() -> None:
    assert covers(Word("slip"), REFERENCE)
    assert covers(Word("slip", field="owner"), ("measure", "owner"))
    assert not covers(Word("slip", field="owner"), ("measure", "what"))
    assert covers(Word("slip", stage="cause"), ("cause", "what"))
    assert not covers(Word("slip", stage="cause"), ("measure", "what"))
    assert not covers(Word("slip", stage="cause"), REFERENCE)


@pytest.mark.parametrize(
    ("said", "code"), [("remedy", "remedy"), ("対応", "remedy"), ("prev", "prevention"), ("x", ""), ("", "")]
)
def test_a_stage_is_called_by_the_beginning_of_a_name(said: str, code: str) -> None:
    stage = stage_called(said)
    assert (stage.code if stage else "") == code


def test_the_reference_of_a_case_is_searched_like_a_field() -> None:
    assert covers(Word("2026-014", field="reference"), REFERENCE)
    assert covers(Word("2026-014", field="整理番号"), REFERENCE)
