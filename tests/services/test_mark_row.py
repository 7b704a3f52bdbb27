"""Whom a row is marked for next, and how that is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retro.language import language
from retro.model.stages.prevention import Measure
from retro.model.stages.scope import Damage, Party
from retro.services.changing.mark_row import mark_told, next_mark
from tests.records import record

ROW = Measure(id="m", what="weigh each parcel")


def walked(*names: str) -> list[tuple[bool | None, str]]:
    """The marks that come one behind the other, from a row without one until it has none again."""
    row, seen = ROW, list[tuple[bool | None, str]]()
    while not seen or seen[-1] != (None, ""):
        row = replace(row, **next_mark(record(*(Party(who=name) for name in names), row), row))
        seen.append((row.for_all, row.for_one))
    return seen


@pytest.mark.parametrize(
    ("names", "some"),
    [
        ((), []),
        (("Lee",), ["Lee"]),
        (("Lee", "Abe"), ["Lee", "Abe"]),
        (("Lee", "Abe", "Mori"), ["Lee", "Abe", "Mori", "Lee; Abe", "Lee; Mori", "Abe; Mori"]),
    ],
)
def test_the_marks_go_round_all_then_nobody_then_each_and_all_but_one(names: tuple[str, ...], some: list[str]) -> None:
    assert walked(*names) == [(True, ""), (False, ""), *((None, each) for each in some), (None, "")]


def test_a_mark_for_one_whom_the_case_does_not_know_by_itself_comes_to_an_end() -> None:
    row = replace(ROW, for_one="Lee; Abe")
    assert next_mark(record(row), row) == {"for_all": None, "for_one": "Lee"}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (replace(ROW, for_all=True), "Marked for every customer."),
        (replace(ROW, for_all=False), "Held back: no customer is told it."),
        (replace(ROW, for_one="Lee"), "For “Lee” alone."),
        (Damage(id="d", what="late", who="Lee"), "Without a mark: for “Lee”, whom it is about."),
        (ROW, "Without a mark: where there are several customers, no letter tells it."),
    ],
)
def test_each_mark_is_told_in_a_sentence(row: Measure | Damage, told: str) -> None:
    assert mark_told(row).show(language("en")) == told
