"""No entry of a list of words is there for nothing: each has a phrase that the list would read otherwise without it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from retro.review.words.lists import FOLDER, built_in
from retro.review.words.word_list import WordList, read
from tests.judgement.labelled import LANGUAGES

COLUMNS = "list\tfound\ttext"
LISTS = sorted(tuple(file.stem.split(".")) for file in FOLDER.glob("*.txt"))


@cache
def phrases(language: str) -> list[list[str]]:
    """The list, the words that it finds, `-` for none, and the text in which it looks for them."""
    first, *rest = (Path(__file__).parent / "phrases" / f"{language}.tsv").read_text("utf-8").splitlines()
    assert first == COLUMNS
    return [line.split("\t") for line in rest]


def found(words: WordList, text: str) -> str:
    return " / ".join(text[start:end] for start, end in words.spans(read(text))) or "-"


def test_every_phrase_is_of_a_list_that_there_is() -> None:
    assert {(each[0], language) for language in LANGUAGES for each in phrases(language)} == {*LISTS}


@pytest.mark.parametrize(("name", "language"), LISTS)
def test_a_list_finds_its_words_and_none_of_its_entries_is_there_for_nothing(name: str, language: str) -> None:
    words, exceptions = built_in(name, language)
    told = [(was, text) for code, was, text in phrases(language) if code == name]
    assert [(found(WordList(words, exceptions), text), text) for _, text in told] == told
    needed = set[str]()
    for was, text in told:
        there = [each for each in (*words, *exceptions) if any(each.spans(read(text).placed.text))]
        for entry in there:
            others = [each for each in there if each is not entry]
            left = WordList([each for each in others if each in words], [each for each in others if each in exceptions])
            if found(left, text) != was:
                needed.add(entry.entry)
    assert [each.entry for each in (*words, *exceptions) if each.entry not in needed] == []
