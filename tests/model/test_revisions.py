"""How often a row was changed by its log."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from retro.model.change import Add, Change, Delete, Forget, Logged, Op, Restore, Update
from retro.model.revisions import Bounds, revision_bounds

AT = datetime(2026, 11, 21, tzinfo=UTC)
ADDED = Add("event", "e", {"what": "a"})
BESIDE = Add("event", "x", {"what": "x"})


def edited(revision: int = 1) -> Update:
    return Update("event", "e", revision, {"what": "a"}, {"what": "b"})


def bounds(*changes: tuple[int, tuple[Op, ...]] | tuple[int, tuple[Op, ...], Any]) -> Bounds:
    log = [Logged(seq, Change(f"c{seq}", AT, "", ops, act=act[0] if act else "edit")) for seq, ops, *act in changes]
    return revision_bounds(log)["event", "e"]


@pytest.mark.parametrize(
    ("changes", "least", "most"),
    [
        ([(1, (ADDED,))], 1, 1),
        ([(1, (ADDED, BESIDE))], 1, 1),
        ([(1, (ADDED,)), (2, (edited(),))], 2, 2),
        ([(1, (ADDED,)), (5, (edited(),))], 5, 5),  # saves 2 to 5 went into one entry
        ([(1, (ADDED,)), (5, (edited(), BESIDE))], 2, 2),  # into one with several rows none do
        ([(1, (ADDED,)), (5, (edited(),), "undo")], 2, 2),
        ([(1, (ADDED,)), (2, (edited(),)), (3, (edited(2),))], 3, 3),
        ([(1, (ADDED,)), (2, (edited(7),))], 8, 8),
        ([(1, (ADDED,)), (2, (Delete("event", "e", 1),))], 2, 2),
        ([(1, (ADDED,)), (4, (Delete("event", "e", 1),))], 2, 2),
        ([(1, (ADDED,)), (2, (Delete("event", "e", 1),)), (3, (Restore("event", "e"),), "undo")], 3, 3),
        ([(1, (ADDED,), "import")], 0, None),
        ([(1, (ADDED,), "import"), (2, (edited(4),))], 5, 5),
        ([(1, (ADDED,)), (2, (Forget("event", "e", ("what",), ("c1",)),), "forget")], 1, 3),
        ([(1, (ADDED,), "import"), (2, (Forget("event", "e", ("what",), ("c1",)),), "forget")], 0, None),
    ],
)
def test_what_the_revision_of_a_row_can_be(changes: list[Any], least: int, most: int | None) -> None:
    assert bounds(*changes) == Bounds(least, most)


@pytest.mark.parametrize(
    ("found", "fitting", "right"),
    [(Bounds(2, 4), [2, 3, 4], 4), (Bounds(3, None), [3, 4, 5], 3), (Bounds(1, 1), [1], 1)],
)
def test_a_revision_fits_from_the_least_to_the_most(found: Bounds, fitting: list[int], right: int) -> None:
    assert [revision for revision in range(6) if found.fits(revision)] == fitting
    assert found.right == right
