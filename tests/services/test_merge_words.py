"""What is told of a merging that was taken back, or made again."""

from __future__ import annotations

from typing import Any

import pytest

from retro.language import language
from retro.model.change import Add, Change, Update
from retro.model.stages.timeline import Event
from retro.services.changing.merge_words import merge_words
from tests.records import record
from tests.services.conftest import NOON

OTHER = {"2026-002": "Two\nslips"}
EN = language("en")


def told(before: dict[str, str], after: dict[str, str], *ops: Any, rows: int = 0) -> list[str]:
    there = record(*(Event(id=f"e{n}", what=f"event {n}") for n in range(rows)))
    added = [Add("event", f"e{n}", {"what": f"event {n}"}, float(n)) for n in range(rows)]
    changes = [Change("c1", NOON, "", tuple(added)), Change("c2", NOON, "", ops)]
    return [each.show(EN) for each in merge_words(before, after, changes, (record(), there))]


@pytest.mark.parametrize("cases", [{}, OTHER])
def test_where_nothing_was_merged_or_parted_nothing_is_told(cases: dict[str, str]) -> None:
    assert told(cases, cases, rows=2) == []


def test_what_was_taken_back_is_a_case_again_and_its_rows_went_with_it() -> None:
    assert told(OTHER, {}) == ["the merging: 2026-002 “Two slips” is a case of its own again, as it was"]
    head = Update("retrospective", "head", 1, {"title": "", "origin": "", "former": ""}, {"title": "", "former": "x"})
    assert told(OTHER, {}, head, rows=1)[1:] == [
        "1 row went from here with it: 1.1 “event 0”",
        "what the head had from it is gone: Title",
    ]


def test_what_was_made_again_came_back_with_its_rows_and_of_many_a_few_are_named() -> None:
    beside = (
        Add("case_link", "l", {}, 1.0), Add("empty_answer", "a", {}, 1.0), Add("retrospective", "h", {}, 1.0),
        Add("event", "lost", {"what": "it was deleted since"}, 1.0), Update("event", "e0", 1, {}, {"what": "x"}),
        Update("retrospective", "head", 1, {}, {"origin": "logistics"}),
        Update("retrospective", "head", 2, {}, {"summary": "x", "origin": "service"}),
    )  # fmt: skip
    assert told({}, OTHER, *beside, rows=5) == [
        "the merging: 2026-002 “Two slips” went into this case",
        "6 rows came from it: " + ", ".join(f"1.{n + 1} “event {n}”" for n in range(5)) + ", …",
        "what the head lacked came from it: Origin, Summary",
    ]
    assert told({}, OTHER, *beside)[1] == "1 row came from it: Event"
    assert told({}, OTHER, *beside[:4], rows=4)[1].endswith("1.4 “event 3”, Event")
