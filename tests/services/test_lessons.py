"""Where the words stand that were asked for, in a lesson, its title and its reference."""

from __future__ import annotations

from retro.model.query.matching import Matcher
from retro.model.query.words import Word
from retro.services.lessons import keywords, marked, words_of
from retro.store.results import KeptLesson

LESSON = KeptLesson("2026-001", "Two slips swapped", "2026-11-20", "l", "See **the slip** twice", ("packing", "gift"))


def test_the_words_are_marked_where_they_stand() -> None:
    found = marked(LESSON, Matcher([Word("slip"), Word("2026")]))
    assert [LESSON.what[start:end] for start, end in found.spans] == ["slip"]
    assert [LESSON.title[start:end] for start, end in found.in_title] == ["slip"]
    assert [LESSON.reference[start:end] for start, end in found.in_reference] == ["2026"]
    words, spans = words_of(found)
    assert (words, [words[start:end] for start, end in spans]) == ("See the slip twice", ["slip"])


def test_keywords_are_told_as_they_are_typed() -> None:
    assert keywords(LESSON) == "#packing #gift"
