"""A signature is of a role, for the words as they stand, and is written once for them."""

from __future__ import annotations

from datetime import date

import pytest

from retro.errors import UsageError
from retro.model.change import Add
from retro.model.stages.approval import Approval, ApprovalStep
from retro.review.approvals import state_of
from retro.services.follow_up.approve import approve
from tests.services.conftest import Case


def signed(case: Case) -> list[tuple[ApprovalStep | None, str, date | None]]:
    return [(row.step, row.by, row.on) for row in case.record.of(Approval)]


def test_the_same_words_are_signed_once_by_a_role_in_a_step_and_other_words_anew(case: Case) -> None:
    day = date(2026, 11, 21)
    approve(case.store, case.factory, case.record, " quality lead ")
    changes = len(case.log)
    assert approve(case.store, case.factory, case.record, "quality lead").ops == ()
    assert len(case.log) == changes
    approve(case.store, case.factory, case.record, "quality lead", ApprovalStep.CHECKED)
    assert signed(case) == [(step, "quality lead", day) for step in (ApprovalStep.APPROVED, ApprovalStep.CHECKED)]
    case.elsewhere(lambda _record: (Add("event", "e9", {"what": "a letter"}, 9.0),))
    approve(case.store, case.factory, case.record, "quality lead")
    assert len(signed(case)) == 3


def test_what_somebody_wrote_meanwhile_is_not_signed(case: Case) -> None:
    seen = case.record
    case.elsewhere(lambda _record: (Add("event", "e9", {"what": "a letter"}, 9.0),))
    approve(case.store, case.factory, seen, "quality lead")
    (row,) = case.record.of(Approval)
    assert row.state == state_of(seen) != state_of(case.record)


def test_a_closed_case_is_signed_too(case: Case) -> None:
    case.close_elsewhere()
    approve(case.store, case.factory, case.record, "quality lead")
    assert len(signed(case)) == 1


def test_nobody_signs_nothing(case: Case) -> None:
    with pytest.raises(UsageError):
        approve(case.store, case.factory, case.record, " \u3000")
    assert signed(case) == []
