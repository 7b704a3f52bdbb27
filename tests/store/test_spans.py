"""What the store says of a span of days: which cases began in it, what is due in it, what is late from before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from retro.model.change import Add, Delete, Stamp
from retro.model.kinds import Plain
from retro.store.protocol import Between
from retro.store.sqlite import SqliteStore

SINCE, UNTIL = date(2026, 7, 1), date(2026, 9, 30)


def begin(store: SqliteStore, stamp: Stamp, day: str, *rows: tuple[str, dict[str, Plain]]) -> str:
    adds = [Add(kind, stamp.new_id(), values) for kind, values in rows]
    return store.create({"title": "x", "started": day, "zone": "UTC"}, stamp.change(*adds))


def asked(store: SqliteStore) -> Between:
    return store.between(SINCE, UNTIL)


def test_what_began_on_its_days_both_ends_included(store: SqliteStore, stamp: Stamp) -> None:
    days = ["2026-10-01", "2026-09-30T23:59+00:00", "2026-07-01", "2026-06-30"]
    last, first = [begin(store, stamp, day) for day in days][1:3]
    assert [head.reference for head in asked(store).begun] == [first, last]
    assert asked(store).begun[0] == store.load(first).head


@pytest.mark.parametrize(
    "row",
    [
        ("measure", {"due": "2026-07-01"}),
        ("measure", {"check_on": "2026-09-30", "result": "verified"}),
        ("hardware_change", {"due": "2026-09-30"}),
        ("hardware_change", {"due": "2020-01-01", "done": "2026-08-01"}),
        ("request", {"due": "2026-08-01", "answer": "yes"}),
        ("contact", {"promise_due": "2026-08-01T09:00+00:00", "promise_kept": "2026-08-01"}),
        ("contact", {"promise_due": "2026-06-01/2026-07-01", "promise_kept": "?"}),
        ("contact", {"promise_due": "2026-10-01T03:00+14:00"}),  # in September where the case is
    ],
)
def test_what_is_due_or_done_in_it(store: SqliteStore, stamp: Stamp, row: tuple[str, dict[str, Plain]]) -> None:
    reference = begin(store, stamp, "2025-01-01", row)
    begin(store, stamp, "2026-08-01", row)
    assert asked(store).due == (reference,)
    assert asked(store).late == ()


@pytest.mark.parametrize(
    ("row", "is_late"),
    [
        (("measure", {"due": "2026-06-29"}), True),
        (("measure", {"due": "2026-06-29", "result": "planned"}), True),
        (("measure", {"due": "2026-06-29", "result": "done"}), False),
        (("measure", {"due": "2026-06-01", "check_on": "2026-06-29", "result": "done"}), True),
        (("measure", {"due": "2026-06-01", "check_on": "2026-06-29", "result": "verified"}), False),
        (("measure", {"due": "2026-06-01", "check_on": "2026-06-29", "result": "not-doing"}), False),
        (("measure", {}), False),
        (("hardware_change", {"due": "2026-06-29"}), True),
        (("hardware_change", {"due": "2026-06-29", "done": "2026-06-01"}), False),
        (("request", {}), True),
        (("request", {"due": "2026-06-29", "answered": "?"}), False),
        (("contact", {"promise_due": "2026-06-29"}), True),
        (("contact", {"promise_due": "?"}), False),
        (("contact", {"promise_due": "2026-06-29", "promise_kept": "2026-07-09"}), False),
        (("event", {"happened": "2026-06-29"}), False),
    ],
)
def test_what_is_open_since_before(
    store: SqliteStore, stamp: Stamp, row: tuple[str, dict[str, Plain]], *, is_late: bool
) -> None:
    reference = begin(store, stamp, "2025-01-01", row)
    assert asked(store).due == ()
    assert asked(store).late == ((reference,) if is_late else ())


def test_a_row_that_is_deleted_is_due_no_more(store: SqliteStore, stamp: Stamp) -> None:
    reference = begin(store, stamp, "2025-01-01", ("measure", {"due": "2026-08-01"}), ("request", {}))
    for row in store.load(reference).rows:
        store.apply(reference, stamp.change(Delete(row.kind, row.id, 1)))
    assert asked(store) == Between((), (), (), 0, ())


def test_a_hundred_cases_that_have_waited_longest_are_named_and_the_rest_is_counted(
    store: SqliteStore, stamp: Stamp
) -> None:
    days = [SINCE - timedelta(days=2 + n % 51, weeks=n % 3) for n in range(102)]
    late = {begin(store, stamp, "2025-01-01", ("measure", {"due": day.isoformat()})): day for day in days}
    found = asked(store)
    assert found.late == tuple(sorted(late, key=lambda reference: (late[reference], reference))[:100])
    assert found.more == 2


def test_what_happened_again_is_told_of_the_whole_archive(store: SqliteStore, stamp: Stamp) -> None:
    first = begin(store, stamp, "2020-01-01")
    second = begin(store, stamp, "2020-02-01", ("case_link", {"relation": "again", "reference": first}))
    third = begin(store, stamp, "2030-01-01", ("case_link", {"relation": "again", "reference": "2020-2"}))
    for relation, named in (("again", "2019-001"), ("again", ""), ("related", first), (None, first)):
        begin(store, stamp, "2030-01-01", ("case_link", {"relation": relation, "reference": named}))
    assert asked(store).again == ((second, first), (third, second))
