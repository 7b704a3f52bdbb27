"""What a change did, in one sentence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from retro.language import language
from retro.model.change import Add, Change, Delete, Op, Restore, Update
from retro.model.change_summary import summary
from retro.model.stages.follow_up import Tick
from retro.model.stages.prevention import Measure
from tests.records import record

EN = language("en")
CASE = record(Measure(id="m", what="a tray"), Tick(id="t"))


def told(*ops: Op) -> str:
    change = Change(id="c", at=datetime(2026, 11, 21, tzinfo=UTC), author="kaoru", act="edit", ops=ops)
    return summary(change, CASE).show(EN)


@pytest.mark.parametrize(
    ("op", "said"),
    [
        (Add("measure", "n", {"what": "a lamp"}), "Measure “a lamp” added"),
        (Add("measure", "n", {}), "Measure added"),
        (Delete("measure", "m", 1), "Measure “a tray” deleted"),
        (Delete("measure", "gone", 1), "Measure deleted"),
        (Restore("measure", "m"), "Measure “a tray” restored"),
        (Restore("measure", "gone"), "Measure restored"),
        (Update("measure", "m", 1, {"owner": ""}, {"owner": "lead"}), "Owner of Measure “a tray” changed"),
    ],
)
def test_one_operation_is_told_with_the_words_of_its_row_if_it_has_any(op: Op, said: str) -> None:
    assert told(op) == said


def test_nothing_is_told_as_nothing() -> None:
    assert told() == "nothing"


def test_of_many_words_the_beginning_is_told() -> None:
    assert told(Add("measure", "n", {"what": "x" * 60})) == f"Measure “{'x' * 60}” added"
    assert told(Add("measure", "n", {"what": f"{'x' * 57} yyy"})) == f"Measure “{'x' * 57}..” added"
    assert told(Add("measure", "n", {"what": "x" * 61})) == f"Measure “{'x' * 58}..” added"
