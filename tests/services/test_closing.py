"""Closing, reopening, verifying: one gate, whoever closes."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from retro.errors import RetroError, UsageError
from retro.model import edits
from retro.model.change import Op, Update
from retro.model.closed_record import ClosedError, closing
from retro.model.digest import digest
from retro.model.head_choices import Level, Severity
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.changes import NoChange
from retro.model.stages.head import Participant, Status
from retro.model.stages.review import Reopening
from retro.model.stages.timeline import Event
from retro.review.closing_needs import missing_for_closing
from retro.review.integrity import Integrity
from retro.services.archive.verify import verify
from retro.services.changing.closing_rules import NoDepthReasonError, NotReadyError, check_depth
from retro.services.changing.commit import commit
from retro.services.changing.set_head import set_head
from retro.services.follow_up.close import close
from retro.services.follow_up.reopen import reopen
from tests.records import record
from tests.services.conftest import NOON, Case


def without_reason(record: Retrospective) -> tuple[Op, ...]:
    return edits.deleted(record, record.of(NoChange)[0])


def test_closing_seals_what_it_holds(case: Case) -> None:
    done = close(case.store, case.factory, case.record)
    assert (done.missing, done.record) == ((), case.record)
    head = case.record.head
    assert (head.status, head.digest) == (Status.CLOSED, digest(case.record))


def test_what_is_missing_keeps_it_open(case: Case) -> None:
    case.elsewhere(without_reason)
    before = case.log
    with pytest.raises(NotReadyError) as error:
        close(case.store, case.factory, case.record)
    assert [gap.stage.code for gap in error.value.missing] == ["prevention"]
    depth, missing = map(str, error.value.details)
    assert depth == "Depth: light (severity: low); the questions of a complaint (kind: complaint)"
    assert missing == "Prevention: Nothing here yet. What would stop it even on a tired day, with a new colleague?"
    assert case.log == before


def test_with_a_reason_it_lacks_what_its_closer_was_told(case: Case) -> None:
    case.elsewhere(without_reason)
    done = close(case.store, case.factory, case.record, because=" the supplier answers in March ")
    assert [gap.stage.code for gap in done.missing] == ["prevention"]
    assert case.record.head.closed
    assert case.record.head.closed_because == "the supplier answers in March"
    (op,) = case.log[-1].change.ops
    assert isinstance(op, Update)
    assert op.after == {"status": "closed", "closed_because": "the supplier answers in March"}


def test_spaces_are_no_reason(case: Case) -> None:
    case.elsewhere(without_reason)
    with pytest.raises(NotReadyError):
        close(case.store, case.factory, case.record, because="  ")


def test_the_reason_of_an_earlier_closing_goes_with_the_next(case: Case) -> None:
    close(case.store, case.factory, case.record, because="in haste")
    reopen(case.store, case.factory, case.record, "a new cause")
    close(case.store, case.factory, case.record)
    assert case.record.head.closed_because == ""


def test_what_went_behind_the_closers_back_is_not_passed_over(case: Case) -> None:
    seen = case.record
    case.elsewhere(without_reason)
    before = case.log
    with pytest.raises(NotReadyError):
        close(case.store, case.factory, seen, because="it must go out")
    assert case.log == before


def test_what_was_accepted_does_not_let_another_gap_pass(case: Case) -> None:
    case.elsewhere(without_reason)
    seen = case.record
    assert [gap.stage.code for gap in missing_for_closing(seen)] == ["prevention"]
    case.elsewhere(lambda record: edits.deleted(record, record.of(Cause)[0]))
    case.elsewhere(lambda record: edits.changed(record.head, {"severity": None}))
    before = case.log
    with pytest.raises(NotReadyError) as error:
        close(case.store, case.factory, seen, because="it must go out")
    assert len(error.value.missing) > 1
    assert case.log == before


def test_the_gate_looks_at_what_the_archive_holds_and_not_at_what_its_closer_saw(case: Case) -> None:
    seen = case.record
    case.elsewhere(without_reason)
    before = case.log
    with pytest.raises(NotReadyError):
        commit(case.store, case.factory, seen, closing(seen.head))
    assert case.log == before


def test_setting_the_state_passes_the_same_gate(case: Case) -> None:
    case.elsewhere(without_reason)
    before = case.log
    with pytest.raises(NotReadyError):
        set_head(case.store, case.factory, case.record, ["status=closed"])
    assert case.log == before


def test_a_closed_one_is_not_closed_again(case: Case) -> None:
    seen = case.record
    case.close_elsewhere()
    before = case.log
    done = close(case.store, case.factory, seen)
    assert (done.ops, done.record, case.log) == ((), case.record, before)


def test_reopening_keeps_reason_day_and_digest(case: Case) -> None:
    sealed = close(case.store, case.factory, case.record).record.head.digest
    done = reopen(case.store, case.factory, case.record, " a new cause ", by="owner", status=Status.MEETING)
    (why,) = case.record.of(Reopening)
    assert (why.reason, why.by, why.day, why.digest) == ("a new cause", "owner", NOON.date(), sealed)
    assert done.record.head.status is Status.MEETING


def test_reopening_needs_a_reason_and_a_closed_one(case: Case) -> None:
    before = case.log
    with pytest.raises(RetroError, match="is not closed"):
        reopen(case.store, case.factory, case.record, "why")
    with pytest.raises(UsageError):
        reopen(case.store, case.factory, case.record, "  ")
    assert case.log == before


def test_what_was_opened_again_meanwhile_is_not_opened_twice(case: Case) -> None:
    seen = close(case.store, case.factory, case.record).record
    reopen(case.store, case.other, seen, "theirs")
    before = case.log
    with pytest.raises(RetroError, match="is not closed"):
        reopen(case.store, case.factory, seen, "mine")
    assert case.log == before


def test_another_closing_is_not_opened_by_mistake(case: Case) -> None:
    seen = close(case.store, case.factory, case.record).record
    reopen(case.store, case.other, seen, "theirs")
    set_head(case.store, case.other, case.record, ["severity=low"])
    close(case.store, case.other, case.record)
    before = case.log
    with pytest.raises(RetroError, match="closed anew meanwhile"):
        reopen(case.store, case.factory, seen, "mine")
    assert case.log == before


def test_verify_tells_what_was_altered_from_what_was_not(case: Case) -> None:
    assert verify(case.store).found == ()
    close(case.store, case.factory, case.record)
    assert [each.state for each in verify(case.store).found] == [Integrity.WHOLE]
    assert verify(case.store).is_whole
    conn = sqlite3.connect(case.path)
    conn.execute("UPDATE participant SET role = 'somebody else'")
    conn.commit()
    conn.close()
    found = verify(case.store, ["1", "2026-001"])
    assert [(each.whole.record.reference, each.state) for each in found.found] == [("2026-001", Integrity.BROKEN)]
    assert not found.is_whole
    assert case.record.of(Participant)[0].role == "somebody else"


def test_nothing_is_written_into_a_closed_head(case: Case) -> None:
    seen = case.record
    case.close_elsewhere()
    before = case.log
    with pytest.raises(ClosedError):
        set_head(case.store, case.factory, seen, ["severity=high"])
    assert case.log == before


def test_less_than_is_usual_needs_a_reason_and_what_to_type_is_told() -> None:
    grave = record(Event(id="e", what="it rings"), severity=Severity.HIGH)
    with pytest.raises(NoDepthReasonError) as error:
        check_depth(grave, edits.changed(grave.head, {"depth": Level.LIGHT, "depth_reason": " "}))
    assert str(error.value.title) == "“full” is usual for a case like this; less needs a reason."
    assert str(error.value.step) == "Say why, too: retro set 2026-014 depth=light depth_reason=…"


@pytest.mark.parametrize(
    "said",
    [
        {"depth": Level.LIGHT, "depth_reason": "the parcel was ours"},
        {"depth": Level.FULL},
        {"title": "Two parcels"},
    ],
)
def test_no_reason_is_wanted_where_one_is_given_or_nothing_is_left_out(said: dict[str, Any]) -> None:
    grave = record(Event(id="e", what="it rings"), severity=Severity.HIGH)
    check_depth(grave, edits.changed(grave.head, said))
