"""What became of deadlines: the last day of those that are not there any more, by rows, checks and the log."""

from __future__ import annotations

from datetime import UTC, date, datetime

from retro.model.change import Add, Change, Logged, Op, Update
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.record import FullRecord
from retro.model.stages.follow_up import Check
from retro.model.stages.prevention import Measure
from retro.review.deadline_history import deadline_history
from tests.records import record

DAY, LATER = date(2026, 12, 10), date(2027, 2, 1)


def logged(number: int, *ops: Op) -> Logged:
    at = datetime(2026, 11, number, 9, tzinfo=UTC)
    return Logged(number, Change(id=f"c{number}", at=at, author="kaoru", act="edit", ops=ops))


def gone(whole: FullRecord) -> list[tuple[str, str, date | datetime]]:
    return [(each.row.id, each.deadline.name, each.day) for each in deadline_history(whole).gone]


def test_of_what_was_given_up_for_good_the_day_to_look_again_is_gone_as_it_was_first_written() -> None:
    """It stands in the row still, where it counts no more: only the log tells that it once did."""
    row = Measure(id="m", what="a tray", review_on=DAY)
    dropped = [
        Check(id=f"k{n}", of="m", found=Found.DROPPED, on=Moment.exact(date(2026, 11, n)), reason="x") for n in (2, 3)
    ]
    added = logged(1, Add("measure", "m", row.dump()))
    assert ("m", "review_on", DAY) in gone(FullRecord(record(row, *dropped), (), (added,)))


def test_a_day_that_was_moved_and_cleared_is_gone_with_the_last_one() -> None:
    row = Measure(id="m", what="a tray")
    log = (
        logged(1, Add("measure", "m", {"what": "a tray", "due": DAY.isoformat()})),
        logged(2, Update("measure", "m", 1, {"due": DAY.isoformat()}, {"due": LATER.isoformat()})),
        logged(3, Update("measure", "m", 2, {"due": LATER.isoformat()}, {"due": None})),
    )
    assert gone(FullRecord(record(row), (), log)) == [("m", "due", LATER)]


def test_what_is_there_is_not_gone() -> None:
    row = Measure(id="m", what="a tray", due=DAY)
    assert gone(FullRecord(record(row), (), (logged(1, Add("measure", "m", row.dump())),))) == []
