from __future__ import annotations

from dataclasses import replace
from typing import Any

from retro.model.closed_record import sealed, unsealed
from retro.model.stages.changes import NoChange
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import Participant, Status
from retro.review.integrity import Integrity, integrity
from tests.records import record


def test_a_closed_case_is_whole_while_it_holds_what_its_seal_was_made_of() -> None:
    open_ = record(Participant(role="shipping lead"), NoChange(reason="rented", decided_by="branch manager"))
    closed = replace(open_, head=replace(open_.head, status=Status.CLOSED))
    holds = replace(closed, head=sealed(closed, "2026-11-20T10:00+09:00"))
    assert (integrity(open_), integrity(closed), integrity(holds)) == (
        Integrity.NONE,
        Integrity.BROKEN,
        Integrity.WHOLE,
    )
    alone: tuple[dict[str, Any], ...] = ({"digest": "0" * 64}, {"closed": "2026-11-20T10:00+09:00"})
    for left in alone:
        assert integrity(replace(open_, head=replace(open_.head, **left))) is Integrity.BROKEN
    for altered in ({"title": "x"}, {"digest": "0" * 64}, {"rule": "9"}, {"closed": ""}, {"status": Status.REVIEW}):
        assert integrity(replace(holds, head=replace(holds.head, **altered))) is Integrity.BROKEN
    assert integrity(replace(holds, head=unsealed(holds.head, "2026-11-20T10:00+09:00"))) is Integrity.UNSEALED
    assert integrity(replace(holds, rows=(*holds.rows, Addendum(id="a", what="later")))) is Integrity.WHOLE
    assert integrity(replace(holds, rows=holds.rows[:1])) is Integrity.BROKEN
