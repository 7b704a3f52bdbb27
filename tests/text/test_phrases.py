from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from retro.language import language
from retro.text import phrases
from retro.text.phrases import compiled, phrase_ends
from tests.text.letters import TEXTS


def cut(text: str) -> list[str]:
    places = [0, *phrase_ends(text), len(text)]
    return [text[start:end] for start, end in pairwise(places)]


@pytest.fixture
def no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def parser() -> None:
        raise AssertionError("BudouX was asked")

    monkeypatch.setattr(phrases, "_parser", parser)
    phrases._ends.cache_clear()


@pytest.mark.usefixtures("no_parser")
def test_the_texts_of_the_catalogue_are_cut_already_and_so_is_what_is_put_together_from_them() -> None:
    first = language("ja")("Nothing that is needed is missing.")
    second = language("ja")("The reason is kept in the review. Enter opens it; Esc leaves it closed.")
    assert len(cut(first)) > 1
    assert cut(first + second) == cut(first) + cut(second)
    assert cut(f"{first}\n{second}") == [*cut(first)[:-1], f"{cut(first)[-1]}\n", *cut(second)]


@pytest.mark.usefixtures("no_parser")
@pytest.mark.parametrize("text", ["", "two parcels swapped", "…", "a\nb", "🙂🙂"])
def test_without_japanese_there_is_nothing_to_ask(text: str) -> None:
    assert list(phrase_ends(text)) == []


def test_what_people_write_is_cut_when_it_is_shown() -> None:
    assert cut("電話を受けた人が、伝票を見た。") == ["電話を", "受けた", "人が、", "伝票を", "見た。"]


def test_a_sentence_to_fill_is_not_stored() -> None:
    assert compiled(["{n}件の不足があります。番号を見た。"]).decode() == "番号を\t見た。\n"


@given(TEXTS)
def test_the_ends_go_up_and_stand_inside_of_the_text(text: str) -> None:
    ends = list(phrase_ends(text))
    assert ends == sorted(set(ends))
    assert all(0 < end < len(text) for end in ends)
