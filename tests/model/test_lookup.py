"""What stages and choices are called, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retro.language import LANGUAGES, language
from retro.model.choice import Choice
from retro.model.found import Found
from retro.model.lookup import official_names, read_choice
from retro.model.problem import Code, ValidationError
from retro.model.record import KINDS
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.scope import FigureConfidence
from retro.text.folding import folded_name


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.code)
def test_a_stage_is_called_by_its_code_and_by_its_names_for_complaints_and_for_engineers(stage: Stage) -> None:
    words = [stage.wording(engineering=engineering) for engineering in (False, True)]
    names = {
        folded_name(language(code)(name)) for code in LANGUAGES for each in words for name in (each.label, each.name)
    }
    assert set(official_names(stage)) == {folded_name(stage.code), *names}


def test_engineers_have_names_of_their_own() -> None:
    found = {name for stage in STAGES for name in official_names(stage)}
    assert {"mitigation", "応急対応", "impact", "contributing causes"} <= found


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("done", Found.DONE), ("完了", Found.DONE), ("済", Found.DONE), ("済み", Found.DONE), ("実施済み", Found.DONE),
        ("展開済み", Found.DONE), ("kept", Found.DONE), ("履行済み", Found.DONE), ("carried", Found.DONE),
        ("holds", Found.HOLDS), ("有効", Found.HOLDS), ("効果あり", Found.HOLDS), ("verified", Found.HOLDS),
        ("held", Found.HOLDS), ("効果なし", Found.FAILED), ("failed", Found.FAILED), ("期日変更", Found.NEW_DATE),
        ("新しい期日", Found.NEW_DATE), ("延期", Found.NEW_DATE), ("postponed", Found.NEW_DATE),
        ("中止", Found.DROPPED),
        ("dropped", Found.DROPPED), ("取り消し", Found.TAKEN_BACK), ("取消", Found.TAKEN_BACK),
    ],
)  # fmt: skip
def test_what_was_found_is_called_as_people_call_it(word: str, found: Found) -> None:
    assert read_choice(word, list(Found)) is found


@pytest.mark.parametrize(
    ("word", "near"),
    [("lowr bound", "lower bound"), ("ower bound", None), ("confirmd", "confirmed"), ("zzyzx", None)],
)
def test_a_word_that_is_as_near_to_two_choices_is_told_with_none_of_them(word: str, near: str | None) -> None:
    with pytest.raises(ValidationError) as refused:
        read_choice(word, list(FigureConfidence))
    (problem,) = refused.value.problems
    assert problem.code is Code.NO_CHOICE
    found = problem.params.get("near")
    assert (found and found.show(language("en"))) == near


OTHER_WORDS = [
    line.split("\t")
    for line in (Path(__file__).parent / "fixtures" / "other_words.tsv").read_text("utf-8").splitlines()[1:]
]


def choices(of: type[Choice] = Choice) -> Iterator[type[Choice]]:
    """All sets of choices: those that a field of a kind holds, and others."""
    for each in of.__subclasses__():
        yield from (each, *choices(each))


@pytest.mark.parametrize(("named", "code", "words"), OTHER_WORDS, ids=[" ".join(line[:2]) for line in OTHER_WORDS])
def test_what_people_write_for_a_choice_goes_on_being_read(named: str, code: str, words: str) -> None:
    assert KINDS  # whose choices are there then
    (of,) = {each for each in choices() if each.__name__ == named}
    assert {read_choice(word, list(of)).value for word in words.split(" ・ ")} == {code}


def test_no_word_is_read_that_the_table_lacks() -> None:
    told = {(named, word) for named, _, words in OTHER_WORDS for word in words.split(" ・ ")}
    assert {(each.__name__, word) for each in choices() for said in each.synonyms().values() for word in said} == told
