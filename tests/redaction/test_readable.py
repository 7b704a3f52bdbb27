"""A row that stands under one that is left out hangs on the nearest above it that stays."""

from __future__ import annotations

import pytest

from retro.model.stages.cause import Cause
from retro.model.stages.prevention import Measure
from retro.redaction.audience import MANAGEMENT, TEAM
from retro.redaction.readable import readable
from tests.records import record

CHAIN = (
    Cause(id="a", what="a"),
    Cause(id="b", what="b", parent="a"),
    Cause(id="c", what="c", parent="b"),
    Cause(id="d", what="d", parent="c"),
)


@pytest.mark.parametrize(
    ("stay", "parents"),
    [
        ("abcd", {"a": None, "b": "a", "c": "b", "d": "c"}),
        ("abd", {"a": None, "b": "a", "d": "b"}),
        ("ad", {"a": None, "d": "a"}),
        ("bd", {"b": None, "d": "b"}),
        ("d", {"d": None}),
    ],
)
def test_a_cause_hangs_on_the_nearest_that_stays(stay: str, parents: dict[str, str | None]) -> None:
    whole = record(*CHAIN)
    rows = [row for row in whole.rows if row.id in stay]
    seen = readable(whole, rows, TEAM)
    assert {row.id: row.parent for row in seen.of(Cause)} == parents


def test_a_circle_and_a_link_to_nothing_have_no_row_above_that_stays() -> None:
    circle = (Cause(id="x", what="x", parent="y"), Cause(id="y", what="y", parent="x"))
    whole = record(*circle, Cause(id="z", what="z", parent="x"), Cause(id="w", what="w", parent="gone"))
    rows = [row for row in whole.rows if row.id in "zw"]
    assert [row.parent for row in readable(whole, rows, TEAM).of(Cause)] == [None, None]


def test_a_link_to_another_kind_of_row_is_empty_once_that_is_left_out() -> None:
    whole = record(*CHAIN, Measure(id="m", what="one table", answers=("d",)))
    rows = [row for row in whole.rows if row.id in "abcm"]
    assert readable(whole, rows, MANAGEMENT).of(Measure)[0].answers == ()
    assert readable(whole, whole.rows, MANAGEMENT).of(Measure)[0].answers == ("d",)


def test_of_several_links_those_to_rows_that_stay_stay() -> None:
    whole = record(*CHAIN, Measure(id="m", what="one table", answers=("a", "b", "d")))
    rows = [row for row in whole.rows if row.id in "abcm"]
    assert readable(whole, rows, MANAGEMENT).of(Measure)[0].answers == ("a", "b")
