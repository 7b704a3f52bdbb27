"""retro lessons: what was learned in all cases, found by words (S17)."""

from __future__ import annotations

import json
from datetime import date

import pytest

from retro.model.stages.review import Lesson
from retro.services.memory.lessons import a_year_ago, lesson_of_the_day
from retro.store.sqlite.store import open_store
from tests.cli.running import Cli


def _cases(cli: Cli) -> None:
    for title, day, lesson in (
        ("Two parcels swapped", "2025-11-20", "lesson: a parcel is packed where its slip lies #packing"),
        ("配送先の取り違え", "2026-03-02", "lesson: 宛先は読み上げて確かめる #配送"),
        ("A cable cut", "2026-05-05", "lesson: one road is no second road"),
    ):
        reference = cli.done("new", title, "--started", f"{day} 09:00").strip()
        cli.done("add", reference, "review", lesson)


def test_those_of_the_newest_case_come_first(cli: Cli) -> None:
    _cases(cli)
    assert cli.done("lessons").splitlines() == [
        "2026-002  2026-05-05  one road is no second road",
        "2026-001  2026-03-02  宛先は読み上げて確かめる #配送",
        "2025-001  2025-11-20  a parcel is packed where its slip lies #packing",
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [("slip", "2025-001"), ("ﾖﾐｱｹﾞ", ""), ("読上げ", "2026-001"), ("#packing", "2025-001"), ("swapped", "2025-001"),
     ("road -second", ""), ('"second road"', "2026-002"), ("配送", "2026-001"),
     ("until:2025-12", "2025-001"), ("road from:2026-05", "2026-002"), ("road until:2026-04", "")],
)  # fmt: skip
def test_words_of_the_lesson_its_keywords_or_its_case_find_it(cli: Cli, asked: str, found: str) -> None:
    _cases(cli)
    assert [line.split()[0] for line in cli.done("lessons", "--", asked).splitlines()] == ([found] if found else [])


def test_as_json_each_lesson_says_where_it_was_learned(cli: Cli) -> None:
    _cases(cli)
    first = json.loads(cli.done("lessons", "--json"))[0]
    assert first | {"row": ""} == {
        "reference": "2026-002", "title": "A cable cut", "day": "2026-05-05", "row": "",
        "lesson": "one road is no second road", "keywords": [],
    }  # fmt: skip
    assert [row.id for row in cli.record("2026-002").of(Lesson)] == [first["row"]]


def test_what_is_deleted_or_taken_out_of_the_archive_teaches_nobody(cli: Cli) -> None:
    _cases(cli)
    cli.done("rm", "2026-002", "7.1")
    cli.done("rm", "2026-001", "--reason", "no incident")
    assert [line.split()[0] for line in cli.done("lessons").splitlines()] == ["2025-001"]


def test_where_there_is_none_that_is_said(case: Cli) -> None:
    result = case("lessons")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "No lesson is written down yet.\n"
    assert case("lessons", "slip").stderr == "No lesson holds “slip”.\n"


def test_each_day_has_another_lesson_in_turn(cli: Cli) -> None:
    _cases(cli)
    store = open_store(cli.db)
    try:
        week = [lesson_of_the_day(store, date(2026, 11, day)) for day in (20, 21, 22, 23)]
        assert len({each.reference for each in week[:3] if each}) == 3
        assert week[0] == week[3]
    finally:
        store.close()


@pytest.mark.parametrize(("day", "found"), [("2026-11-20", "2025-001"), ("2026-11-23", "2025-001"), ("2026-11-24", "")])
def test_a_year_ago_this_week(cli: Cli, day: str, found: str) -> None:
    _cases(cli)
    store = open_store(cli.db)
    try:
        case = a_year_ago(store, date.fromisoformat(day))
        assert (case.reference if case else "") == found
    finally:
        store.close()


def test_in_a_line_a_lesson_is_read_without_the_marks_of_markdown(case: Cli) -> None:
    case.done("add", "1", "review", "lesson: packed **where its slip lies**, see [the note](https://example.org/n)")
    assert "packed where its slip lies, see the note" in case.done("lessons", "slip")
    assert json.loads(case.done("lessons", "--json"))[0]["lesson"].startswith("packed **where")
    assert "packed where its slip lies, see the note" in case.done("search", "slip")
