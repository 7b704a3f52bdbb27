"""What was signed of a case, by whom last, and whether it still says what was signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from retro.model.stages.approval import Approval, ApprovalStep
from retro.model.stages.cause import Cause
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import Status
from retro.model.stages.timeline import Harassment
from retro.review.approvals import signed, state_of
from tests.records import record

CASE = record(Cause(id="c", what="one table"))
FIRST, *_OTHERS, LAST = ApprovalStep


def test_the_words_of_a_case_have_a_state_that_neither_its_status_nor_what_is_kept_close_is_part_of() -> None:
    state = state_of(CASE)
    assert len(state) == 64
    closed = replace(CASE, head=replace(CASE.head, status=Status.CLOSED, closed_because="a test"))
    later = (Harassment(id="h", act="shouted"), Addendum(id="a", what="more"), Approval(id="s", by="lead"))
    for same in (closed, record(Cause(id="c", what="one table"), *later)):
        assert state_of(same) == state
    for other in (record(Cause(id="c", what="two tables")), record(Cause(id="c", what="one table"), title="another")):
        assert state_of(other) != state


def test_of_each_step_the_latest_signature_counts_in_the_order_of_the_steps() -> None:
    state = state_of(CASE)
    rows = (
        Approval(id="l", step=LAST, by="head", state=state),
        Approval(id="late", step=FIRST, by="new lead", on=date(2026, 11, 20), state="of other words"),
        Approval(id="early", step=FIRST, by="lead", on=date(2026, 11, 19), state=state),
        Approval(id="nobody", step=FIRST, by="  ", on=date(2026, 11, 28), state=state),
        Approval(id="no step", by="lead", on=date(2026, 11, 28), state=state),
    )
    found = signed(record(Cause(id="c", what="one table"), *rows))
    assert [(each.step, each.approval.id, each.is_current) for each in found] == [
        (FIRST, "late", False),
        (LAST, "l", True),
    ]
    assert signed(CASE) == ()
    assert signed(record(rows[3], rows[4])) == ()


def test_of_signatures_of_one_day_that_which_stands_last_counts() -> None:
    rows = [Approval(id=name, step=FIRST, by=name, on=date(2026, 11, 20)) for name in ("one", "two")]
    assert [each.approval.by for each in signed(record(*rows))] == ["two"]
    assert [each.approval.by for each in signed(record(replace(rows[0], position=9.0), rows[1]))] == ["one"]
