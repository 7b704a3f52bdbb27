"""What rows of an earlier version held themselves becomes checks, each with its day, behind its row."""

from __future__ import annotations

from datetime import UTC, datetime

from retro.model.change import Add, Change, Logged, Update
from retro.model.former_fields import former_check_id, with_former_checks
from retro.model.found import Found
from retro.model.stages.follow_up import Check
from retro.model.stages.prevention import Measure, Result
from tests.records import record

ADDED, FOUND = datetime(2026, 11, 2, 9, tzinfo=UTC), datetime(2026, 11, 5, 18, tzinfo=UTC)
HELD = Measure(id="m1", position=1.0, what="a tray for each order", result=Result.VERIFIED)
GONE = Measure(id="m2", position=2.0, what="a sign at the door", result=Result.FAILED)


def logged(at: datetime, *ops: Add | Update) -> Logged:
    return Logged(1, Change(id=f"c{at:%d}", at=at, author="kaoru", act="edit", ops=ops))


LOG = (
    logged(ADDED, Add("measure", "m1", {"what": HELD.what, "result": "planned"}, 1.0)),
    logged(FOUND, Update("measure", "m1", 1, {"result": "planned"}, {"result": Result.VERIFIED.value})),
)


def test_a_check_has_the_day_on_which_the_log_says_that_it_was_written() -> None:
    rows, deleted = with_former_checks(record().head, [HELD], [], LOG)
    measure, check = rows
    assert isinstance(measure, Measure)
    assert measure.result is None
    assert isinstance(check, Check)
    assert (check.id, check.of, check.found) == (former_check_id("m1"), "m1", Found.HOLDS)
    assert check.on is not None
    assert check.on.dump() == "2026-11-06"  # in Japan, where the case is
    assert deleted == []


def test_the_check_of_a_deleted_row_is_deleted_and_that_of_one_that_is_there_is_there() -> None:
    rows, deleted = with_former_checks(record().head, [HELD], [GONE], LOG)
    assert [row.id for row in rows] == ["m1", former_check_id("m1")]
    assert [row.id for row in deleted] == ["m2", former_check_id("m2")]
    check = deleted[1]
    assert isinstance(check, Check)
    assert (check.found, check.on) == (Found.FAILED, None)  # the log says nothing of it
