"""A place that is muted and asked about again, in the archive; what nobody may mute, and for what reason not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retro.errors import RetroError
from retro.model.change import Add
from retro.model.closed_record import ClosedError
from retro.review.judgement.judged import Judged
from retro.review.judgement.mutes import look, mutes
from retro.services.changing.history import undo
from retro.services.follow_up.mute import EmptyReasonError, ask_again, check_reason, mute
from tests.services.conftest import Case


def first(case: Case) -> Judged:
    case.elsewhere(lambda _record: (Add("cause", "c9", {"what": "human error"}, 9.0),))
    return next(each for each in look(case.record).open if each.row == "c9" and each.words)


def test_what_is_muted_is_kept_with_its_reason_and_asked_again_when_wanted(case: Case) -> None:
    asked, before = first(case), case.record
    mute(case.store, case.factory, before, asked, "  the branch manager decided it  ")
    assert [(each.code, each.reason) for each in mutes(case.record)] == [
        (each.code, "the branch manager decided it") for each in (asked, *asked.behind)
    ]
    assert asked not in look(case.record).open
    held = case.record
    case.elsewhere(lambda _record: (Add("event", "e9", {"what": "a letter"}, 9.0),))
    ask_again(case.store, case.factory, held, asked)
    assert asked.code not in {each.code for each in mutes(case.record)}
    changes = len(case.log)
    ask_again(case.store, case.factory, case.record, asked)
    assert len(case.log) == changes, "nothing was muted, and nothing is written"


def test_what_is_muted_once_more_has_the_new_reason(case: Case) -> None:
    asked = first(case)
    for reason in ("the branch manager decided it", "the owner decided it", "the owner decided it"):
        mute(case.store, case.factory, case.record, asked, reason)
        assert asked.code not in {each.code for each in look(case.record).open}
    assert {each.reason for each in mutes(case.record)} == {"the owner decided it"}
    undo(case.store, case.factory, case.record)
    assert {each.reason for each in mutes(case.record)} == {"the branch manager decided it"}


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_without_a_reason_nothing_is_muted_whoever_insists(case: Case, reason: str) -> None:
    with pytest.raises(RetroError, match="empty"):
        mute(case.store, case.factory, case.record, first(case), reason, insists=True)
    assert [*mutes(case.record)] == []


def test_a_reason_that_says_nothing_is_kept_where_somebody_insists(case: Case) -> None:
    asked = first(case)
    with pytest.raises(EmptyReasonError):
        mute(case.store, case.factory, case.record, asked, "ok")
    assert [*mutes(case.record)] == []
    check_reason("ok", insists=True)
    mute(case.store, case.factory, case.record, asked, "ok", insists=True)
    assert {each.reason for each in mutes(case.record)} == {"ok"}


def test_of_a_closed_case_nothing_is_muted_and_nothing_asked_again(case: Case) -> None:
    asked = replace(first(case), behind=())
    case.close_elsewhere()
    with pytest.raises(ClosedError):
        mute(case.store, case.factory, case.record, asked, "the branch manager decided it")
    with pytest.raises(ClosedError):
        ask_again(case.store, case.factory, case.record, asked)
    assert [*mutes(case.record)] == []
