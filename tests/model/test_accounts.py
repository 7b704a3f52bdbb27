"""What a case told when it was closed before, and when a report of it was sent: read from its log."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from retro.model.accounts import Account, account_as_of, account_before, number_of
from retro.model.change import Add, Change, Delete, Logged, Op, Restore, Update
from retro.model.record import FullRecord
from retro.model.stages.prevention import Measure
from retro.model.stages.review import Reopening
from tests.records import record

AT = datetime(2026, 11, 1, 9, tzinfo=UTC)
SENT = date(2026, 11, 28)
BEGUN = Add("retrospective", "head", {"title": "Two parcels swapped", "zone": "Asia/Tokyo", "status": "draft"})
IMPORTED = Add("retrospective", "head", {**BEGUN.values, "status": "closed"})
TRAY = Add("measure", "m", {"what": "a tray"}, 2.0)
WHY = Add("reopening", "r1", {"reason": "a new cause", "day": "2026-11-04"})


def status(status: str) -> Update:
    return Update("retrospective", "head", 1, {}, {"status": status})


def sets(**after: Any) -> Update:
    return Update("measure", "m", 1, {}, after)


def whole(*changes: Iterable[Op], reopened: int, is_closed: bool) -> FullRecord:
    """A case whose log has these changes, one each day."""
    log = (Change(f"c{n}", AT.replace(day=n), "", tuple(ops)) for n, ops in enumerate(changes, 1))
    rows = (Reopening(id=f"r{n}", reason="why", day=SENT) for n in range(reopened))
    now = record(*rows, title="What it is called now", closed="2026-11-20T10:00Z" if is_closed else None)
    return FullRecord(now, (), tuple(Logged(n, change) for n, change in enumerate(log, 1)))


def told(account: Account | None) -> tuple[int, int, str, list[tuple[str, float]]] | None:
    """The number of an account, its day, its title, and its measures with their places."""
    if account is None:
        return None
    measures = [(measure.what, measure.position) for measure in account.record.of(Measure)]
    return account.number, account.at.day, account.record.head.title, measures


CLOSED, OPENED = status("closed"), status("review")
TWICE: tuple[list[Op], ...] = ([BEGUN, TRAY], [CLOSED], [OPENED, WHY], [sets(what="two trays", position=1.0)], [CLOSED])


@pytest.mark.parametrize(
    ("case", "before"),
    [
        (whole([BEGUN, TRAY], [CLOSED], reopened=0, is_closed=True), None),
        (whole([BEGUN, TRAY], reopened=0, is_closed=False), None),
        (whole(*TWICE[:4], reopened=1, is_closed=False), (1, 2, "Two parcels swapped", [("a tray", 2.0)])),
        (whole(*TWICE, reopened=1, is_closed=True), (1, 2, "Two parcels swapped", [("a tray", 2.0)])),
        (
            whole(*TWICE, [OPENED], [Delete("measure", "m", 1)], reopened=2, is_closed=False),
            (2, 5, "Two parcels swapped", [("two trays", 1.0)]),
        ),
        # that its state is said once more closes nothing anew
        (
            whole(*TWICE[:2], [CLOSED], [OPENED], reopened=1, is_closed=False),
            (1, 2, "Two parcels swapped", [("a tray", 2.0)]),
        ),
        # the log does not tell of it
        (whole([BEGUN, TRAY], reopened=1, is_closed=False), None),
        (whole([BEGUN, TRAY], [CLOSED], reopened=1, is_closed=True), None),
        # imported as it was closed, in one entry
        (
            whole([IMPORTED, TRAY], [OPENED], reopened=1, is_closed=False),
            (1, 1, "Two parcels swapped", [("a tray", 2.0)]),
        ),
    ],
)
def test_the_account_before_is_what_the_case_told_when_it_was_closed_last(case: FullRecord, before: Any) -> None:
    assert told(account_before(case)) == before


def test_an_account_has_the_number_of_its_closing() -> None:
    assert number_of(record()) == 1
    assert number_of(record(Reopening(reason="why"), Reopening(reason="why"))) == 3


def test_what_was_sent_is_what_the_case_was_once_that_change_was_made() -> None:
    case = whole(*TWICE, [Delete("measure", "m", 1)], [Restore("measure", "m")], reopened=1, is_closed=True)
    first, last = account_as_of(case, "c3", SENT), account_as_of(case, "c7", SENT)
    assert told(first) == (0, 3, "Two parcels swapped", [("a tray", 2.0)])
    assert first is not None
    assert first.sent == SENT
    assert [row.id for row in first.record.of(Reopening)] == ["r1"]
    assert told(last) == (0, 7, "Two parcels swapped", [("two trays", 1.0)])
    assert told(account_as_of(case, "c6", SENT)) == (0, 6, "Two parcels swapped", [])
    assert account_as_of(case, "of another case", SENT) is None


def test_it_has_the_identity_of_the_case_and_is_without_what_an_earlier_version_wrote() -> None:
    head = Add("retrospective", "head", {**BEGUN.values, "severity": "no such severity", "no_such_field": 1})
    rows = (
        Add("no_such_kind", "x", {"what": "gone"}),
        Add("measure", "m", {"what": "a tray", "due": "no day", "old": 2}),
    )
    found = account_as_of(whole([head, *rows], reopened=0, is_closed=False), "c1", SENT)
    assert found is not None
    then = found.record
    assert (then.head.id, then.reference, then.head.created) == ("head", "2026-014", "2026-11-21T09:00+09:00")
    assert (then.head.title, then.head.severity) == ("Two parcels swapped", None)
    assert [(row.id, row.kind, row.main_text) for row in then.rows] == [("m", "measure", "a tray")]
    assert then.of(Measure)[0].due is None
    assert then.of(Measure)[0].position == 0.0


def test_a_log_that_never_told_of_the_head_still_tells_of_its_rows() -> None:
    found = account_as_of(whole([TRAY], reopened=0, is_closed=False), "c1", SENT)
    assert told(found) == (0, 1, "", [("a tray", 2.0)])
