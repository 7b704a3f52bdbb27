"""A change of an earlier version, without what checks tell now: what the row itself holds stays, and nothing else."""

from __future__ import annotations

import pytest

from retro.model.change import Add, Delete, Op, Update
from retro.model.change_factory import ChangeFactory
from retro.model.stages.prevention import Measure
from retro.store.checked_fields import without_checked

TOLD = next(field.name for field in Measure.fields_by_checks())
ADDED = Add("measure", "m", {"what": "a tray"}, 1.0)
PLAIN = Update("measure", "m", 1, {"what": "a tray"}, {"what": "two trays"})
GONE = Delete("measure", "m", 2)


@pytest.mark.parametrize(
    ("made", "left"),
    [
        (PLAIN, (PLAIN,)),
        (GONE, (GONE,)),
        (Add("measure", "m", {"what": "a tray", TOLD: "x"}, 1.0), (ADDED,)),
        (Update("measure", "m", 1, {TOLD: None}, {TOLD: "x"}), ()),
        (Update("measure", "m", 1, {"what": "a tray", TOLD: None}, {"what": "two trays", TOLD: "x"}), (PLAIN,)),
    ],
    ids=["plain", "deleted", "added", "told", "both"],
)
def test_what_checks_tell_goes_and_what_the_row_holds_stays(made: Op, left: tuple[Op, ...]) -> None:
    change = ChangeFactory().change(made)
    now = without_checked(change)
    assert now.ops == left
    assert (now.id, now.act) == (change.id, change.act)
