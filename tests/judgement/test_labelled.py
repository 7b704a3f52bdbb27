"""The labelled sentences are well formed, and there are enough of them, half of them innocent."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from retro.model.stages import ENTRIES
from tests.judgement.labelled import COLUMNS, LANGUAGES, OPEN_HALF, labelled

PLACES = {(kind.kind, field.name) for kind in ENTRIES for field in kind.fields()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_judgement_has_a_dozen_half_of_them_innocent(language: str) -> None:
    sentences = labelled(language)
    asked = Counter(one.code for one in sentences if one.is_asked)
    innocent = Counter(one.code for one in sentences if not one.is_asked)
    assert {code: count for code, count in (asked + innocent).items() if count < 12} == {}
    assert {code for code in asked | innocent if abs(asked[code] - innocent[code]) > 1} == set()
    assert len(sentences) >= 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_later_ones_are_of_every_judgement_too(language: str) -> None:
    later = Counter((one.code, one.is_asked) for one in labelled(language, OPEN_HALF / "later"))
    assert {(code, asked) for code in {one.code for one in labelled(language)} for asked in (True, False)} == set(later)
    assert min(later.values()) >= 3


def test_both_languages_have_the_same_judgements() -> None:
    english, japanese = ({one.code for one in labelled(language)} for language in LANGUAGES)
    assert english == japanese
    assert len(english) == 26


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_field_exists(language: str) -> None:
    assert [one for one in labelled(language) if (one.kind, one.field) not in PLACES] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_twice_under_one_judgement(language: str) -> None:
    told = Counter((one.code, one.text.casefold()) for one in labelled(language))
    assert [one for one, times in told.items() if times > 1] == []


@pytest.mark.parametrize(
    "line",
    ["person\tcause.what\tyes", "person\tcause\tyes\thaste", "person\tcause.what\tmaybe\thaste", "", "a\tb.c\tno\t "],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "en.tsv").write_text(f"{COLUMNS}\nperson\tcause.what\tyes\thaste\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"en\.tsv:3: "):
        labelled("en", tmp_path)
