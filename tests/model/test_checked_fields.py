"""What a line or a form says in a field that checks tell, as checks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from retro.model.change import Add, Delete, Op, Update
from retro.model.checked_fields import as_checks, stored, tells_checks
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Check, Matter
from retro.model.stages.prevention import Measure
from tests.records import at, record

AT = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
"""The 28th in Tokyo."""
MEASURE = Measure(id="m", what="a tray")
DONE = Check(id="k", of="m", found=Found.DONE, on=at("", "2026-11-25"), position=4.0)


def update(before: Any, after: Any, **more: Any) -> Update:
    return Update("measure", "m", 1, {"result": before, **more}, {"result": after, **more})


def made(op: Op, *rows: Entry, **head: Any) -> list[Op]:
    """What a change comes to, and that it comes to the same if it is made twice."""
    case = record(MEASURE, *rows, **head)
    found = as_checks(case, [op], "c1", AT)
    assert found == as_checks(case, [op], "c1", AT)
    return list(found)


def check(op: Op) -> tuple[Any, Any, Any]:
    assert isinstance(op, Add)
    row = Check.load(op.values, id=op.id)
    return row.of, row.found, row.on and row.on.dump()


def test_a_new_row_that_says_it_is_done_is_a_row_and_a_check_of_today() -> None:
    op = Add("measure", "n", {"what": "a check", "result": "done"}, 2.0)
    row, found = made(op, DONE)
    assert row == Add("measure", "n", {"what": "a check"}, 2.0)
    assert check(found) == ("n", Found.DONE, "2026-11-28")
    assert isinstance(found, Add)
    assert found.position > 4.0
    assert stored(op) == row


def test_a_day_that_is_said_is_the_day_of_the_check() -> None:
    _, found = made(Add("hardware_change", "h", {"what": "a tray", "done": "2026-11-20"}, 2.0))
    assert check(found) == ("h", Found.DONE, "2026-11-20")


@pytest.mark.parametrize(
    ("said", "found"), [("done", Found.DONE), ("failed", Found.FAILED), ("dropped", Found.DROPPED)]
)
def test_an_edit_makes_a_check_and_keeps_the_rest(said: str, found: Found) -> None:
    code = {"failed": "did-not-hold", "dropped": "not-doing"}.get(said, said)
    (row, new) = made(update(None, code, what="a wide tray"))
    assert row == Update("measure", "m", 1, {"what": "a wide tray"}, {"what": "a wide tray"})
    assert check(new) == ("m", found, "2026-11-28")
    assert made(update(None, code)) == [new]


def test_what_says_nothing_new_makes_no_check() -> None:
    assert made(update("done", "done"), DONE) == []
    assert made(update("done", "done", what="x"), DONE) == [Update("measure", "m", 1, {"what": "x"}, {"what": "x"})]
    plain = Update("measure", "m", 1, {"what": "a"}, {"what": "b"})
    assert made(plain) == [plain]
    assert not tells_checks([plain, Delete("measure", "m", 1)])


def test_what_is_emptied_takes_its_checks_away_and_in_a_closed_case_says_so() -> None:
    asked = Check(id="q", of="m", matter=next(iter(Matter)), found=Found.DONE)
    assert made(update("done", None), DONE, asked) == [Delete(Check.kind, "k", 1)]
    (back,) = made(update("done", None), DONE, closed="2026-11-26T10:00+09:00")
    assert check(back) == ("k", Found.TAKEN_BACK, "2026-11-28")


def test_what_is_no_row_goes_as_it_is() -> None:
    gone = Delete("event", "e", 1)
    case = record(MEASURE)
    ops = as_checks(case, [gone, update(None, "done"), update(None, "done")], "c1", AT)
    assert ops[0] == gone
    assert [check(op)[:2] for op in ops[1:]] == [("m", Found.DONE)] * 2
    assert len({op.position for op in ops[1:] if isinstance(op, Add)}) == 2
    assert Moment.exact(AT.date()) != check(ops[1])[2]


def test_of_a_kind_without_such_fields_nothing_is_told() -> None:
    assert not HardwareChange.field("what").type.name.startswith("check")
    assert not tells_checks([Add("event", "e", {"what": "done"})])
    assert tells_checks([Add("measure", "m", {"result": "done"})])
    assert not tells_checks([Add("measure", "m", {"result": None})])
    assert tells_checks([update("done", None)])
