"""What operations write, before a store is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from retro.model.change import Add, Delete, Update
from retro.model.stages.prevention import Measure
from retro.model.written import written
from tests.records import record

CASE = record(Measure(id="m", what="a tray", owner="lead"))
(TRAY,) = cast("tuple[Measure]", CASE.rows)


def test_what_is_added_or_changed_is_there_as_the_operations_leave_it() -> None:
    found = written(
        CASE,
        [
            Add("measure", "n", {"what": "a lamp"}, 2.5),
            Update("measure", "n", 1, {}, {"owner": "ann", "due": "2026-12-01"}),
            Update("measure", "m", 1, {}, {"what": "two trays", "position": 3.0, "a field of another version": 1}),
            Update("retrospective", "head", 1, {}, {"title": "Three parcels"}),
            Update("measure", "not there", 1, {}, {"what": "nothing"}),
            Delete("measure", "m", 1),
        ],
    )
    assert found == {
        "n": Measure.load({"what": "a lamp", "owner": "ann", "due": "2026-12-01"}, id="n", position=2.5, revision=1),
        "m": replace(TRAY, what="two trays"),
        "head": replace(CASE.head, title="Three parcels"),
    }


def test_what_nobody_changes_is_not_written() -> None:
    assert written(CASE, []) == {}
    assert written(CASE, [Delete("measure", "m", 1)]) == {}
