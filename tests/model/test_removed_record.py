"""A case that was taken out of the archive, or merged into another: nothing is written into it there."""

from __future__ import annotations

from datetime import date

import pytest

from retro.errors import RetroError
from retro.language import language
from retro.model.change import Update
from retro.model.removed_record import RemovedError, forbid_if_removed, removal
from tests.records import after, record

EN = language("en")
DAY = date(2026, 11, 28)


def told(error: RetroError) -> list[str]:
    assert error.step is not None
    return [error.title.show(EN), error.step.show(EN)]


def test_a_case_is_taken_out_for_a_reason_or_into_another_on_a_day() -> None:
    case = record()
    (op,) = removal(case.head, DAY, because="begun twice")
    assert isinstance(op, Update)
    assert op.after == {"removed": "2026-11-28", "removed_because": "begun twice"}
    (op,) = removal(case.head, DAY, into="2026-001")
    assert isinstance(op, Update)
    assert op.after == {"removed": "2026-11-28", "merged_into": "2026-001"}


def test_who_writes_into_it_is_told_why_and_how_it_comes_back() -> None:
    case = record()
    forbid_if_removed(case.head)
    with pytest.raises(RemovedError) as gone:
        forbid_if_removed(after(case, *removal(case.head, DAY, because="begun twice")).head)
    assert told(gone.value) == [
        "2026-014 was taken out of the archive: begun twice",
        "It comes back with: retro undo 2026-014",
    ]
    with pytest.raises(RemovedError) as merged:
        forbid_if_removed(after(case, *removal(case.head, DAY, into="2026-001")).head)
    assert told(merged.value) == [
        "2026-014 was merged into 2026-001.",
        "Write there. To part the two again: retro undo 2026-001",
    ]
