"""Where the words stand that were asked for in a lesson, its title and its reference, and what is remembered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from retro.model.change import Add
from retro.model.query.matching import Matcher
from retro.model.query.reading import read_query
from retro.model.query.words import Word
from retro.services.memory.lessons import a_year_ago, by_case, keywords, lessons, marked, words_of
from retro.store.results import KeptLesson
from retro.store.sqlite.store import open_store
from tests.services.conftest import HEAD, numbered

LESSON = KeptLesson("2026-001", "Two slips swapped", "2026-11-20", "l", "See **the slip** twice", ("packing", "gift"))


def test_the_words_are_marked_where_they_stand() -> None:
    found = marked(LESSON, Matcher([Word("slip"), Word("2026")]))
    assert [LESSON.what[start:end] for start, end in found.spans] == ["slip"]
    assert [LESSON.title[start:end] for start, end in found.in_title] == ["slip"]
    assert [LESSON.reference[start:end] for start, end in found.in_reference] == ["2026"]
    words, spans = words_of(found)
    assert (words, [words[start:end] for start, end in spans]) == ("See the slip twice", ["slip"])


@pytest.mark.parametrize(
    ("word", "where"),
    [
        (Word("slip", field="title"), (0, 1, 0)),
        (Word("slip", field="lesson"), (1, 0, 0)),
        (Word("slip", stage="review"), (1, 0, 0)),
        (Word("2026", stage="review"), (0, 0, 0)),
        (Word("slip", is_not=True), (0, 0, 0)),
    ],
)
def test_a_word_for_one_place_is_marked_in_no_other(word: Word, where: tuple[int, int, int]) -> None:
    found = marked(LESSON, Matcher([word]))
    assert (len(found.spans), len(found.in_title), len(found.in_reference)) == where


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["new", "old"]),
        ("tray", ["new"]),
        ("since:2026-11-15", ["new"]),
        ("until:2026-11-15", ["old"]),
        ("until:2026-11-15 tray", []),
        ("gift", ["old"]),
        ("lamp", ["new", "old"]),
    ],
)
def test_its_words_are_asked_of_the_lesson_and_days_of_its_case(tmp_path: Path, query: str, found: list[str]) -> None:
    store, factory = open_store(tmp_path / "retro.db"), numbered(1)
    for row, day, what in (("old", "2026-11-10", "a lamp"), ("new", "2026-11-20", "a tray")):
        head = {**HEAD, "title": f"The lamp, {day}", "started": day, "detected": day}
        tags = ["gift"] if row == "old" else []
        store.create(head, factory.change(Add("lesson", row, {"what": what, "tags": tags}, 1.0)))
    lessons_ = lessons(store, read_query(query, date(2026, 11, 21)), date(2026, 11, 21))
    store.close()
    assert [each.row for each in lessons_] == found


def test_keywords_are_told_as_they_are_typed() -> None:
    assert keywords(LESSON) == "#packing #gift"


def test_the_lessons_of_a_case_stand_together_in_their_order() -> None:
    other = LESSON._replace(reference="2026-002")
    assert by_case([other, LESSON, LESSON]) == {"2026-002": [other], "2026-001": [LESSON, LESSON]}


@pytest.mark.parametrize(
    ("days", "nearest"),
    [
        (("2025-11-18", "2025-11-22", "2025-11-21"), "2025-003"),
        (("2025-11-22", "2025-11-20"), "2025-001"),  # as near as the other, and the first of them
        (("2025-11-18",), "2025-001"),
        (("2025-11-24",), "2025-001"),
        (("2025-11-17", "2025-11-25", "2026-11-21"), None),
        ((), None),
    ],
)
def test_the_case_nearest_to_a_year_ago_is_remembered(
    tmp_path: Path, days: tuple[str, ...], nearest: str | None
) -> None:
    store = open_store(tmp_path / "retro.db")
    factory = numbered(1)
    for day in days:
        store.create({**HEAD, "started": day, "detected": day}, factory.change())
    found = a_year_ago(store, date(2026, 11, 21))
    store.close()
    assert (found.reference if found else None) == nearest
