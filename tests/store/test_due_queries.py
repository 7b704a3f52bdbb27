"""What the store says of a span of days: which cases began in it, what is due in it, what is late from before."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from retro.model.change import Add, Delete
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry
from retro.model.field_types import ChoiceType, DayType, FieldType, LineType, MomentType, Plain
from retro.model.fields import Field
from retro.model.found import Found
from retro.model.record import ROWS
from retro.model.stages.follow_up import Check
from retro.review.actions import due_by, is_open, overdue
from retro.store.protocol import CaseFilter
from retro.store.results import Heads, PeriodQuery
from retro.store.sqlite.store import SqliteStore

SINCE, UNTIL = date(2026, 7, 1), date(2026, 9, 30)


def begin(store: SqliteStore, factory: ChangeFactory, day: str, *rows: tuple[str, dict[str, Plain]]) -> str:
    adds = [Add(kind, factory.new_id(), values) for kind, values in rows]
    return store.create({"title": "x", "started": day, "zone": "UTC"}, factory.change(*adds))


def asked(store: SqliteStore) -> PeriodQuery:
    return store.between(SINCE, UNTIL)


def test_what_began_on_its_days_both_ends_included(store: SqliteStore, factory: ChangeFactory) -> None:
    days = ["2026-10-01", "2026-09-30T23:59+00:00", "2026-07-01", "2026-06-30"]
    last, first = [begin(store, factory, day) for day in days][1:3]
    assert asked(store).begun == (first, last)
    assert store.heads(SINCE, UNTIL) == Heads((store.load(first).head, store.load(last).head), ())


@pytest.mark.of_sqlite
def test_many_are_read_together_as_each_of_them_alone(store: SqliteStore, factory: ChangeFactory) -> None:
    cause = factory.new_id()
    whole = begin(
        store,
        factory,
        "2026-08-01",
        ("event", {"what": "phones ring", "happened": "2026-08-01T09:00+00:00", "for_all": True}),
        ("damage", {"what": "two parcels", "hurts": ["economic"], "figure": 3500.5}),
    )
    store.apply(
        whole, factory.change(Add("cause", cause, {"what": "one table"}), Add("event", "gone0001", {"what": "x"}))
    )
    store.apply(whole, factory.change(Add("measure", factory.new_id(), {"what": "two tables", "answers": [cause]})))
    store.apply(whole, factory.change(Delete("event", "gone0001", revision=1)))
    empty, spoilt = begin(store, factory, "2026-08-03"), begin(store, factory, "2026-08-02", ("event", {"what": "x"}))
    store._conn.execute(
        """UPDATE "event" SET "happened" = 'noon' WHERE "retrospective" = ?""", (store.load(spoilt).head.id,)
    )
    read, unread = store.load_all([empty, spoilt, whole])
    assert read == (store.load(empty), store.load(whole))
    assert [type(row).kind for row in read[1].rows] == ["event", "cause", "damage", "measure"]
    assert unread == (spoilt,)


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
def test_what_is_due_or_done_in_it(
    store: SqliteStore, factory: ChangeFactory, row: tuple[str, dict[str, Plain]]
) -> None:
    reference = begin(store, factory, "2025-01-01", row)
    begin(store, factory, "2026-08-01", row)
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
    store: SqliteStore, factory: ChangeFactory, row: tuple[str, dict[str, Plain]], *, is_late: bool
) -> None:
    reference = begin(store, factory, "2025-01-01", row)
    assert asked(store).due == ()
    assert asked(store).late == ((reference,) if is_late else ())


def test_a_row_that_is_deleted_is_due_no_more(store: SqliteStore, factory: ChangeFactory) -> None:
    reference = begin(store, factory, "2025-01-01", ("measure", {"due": "2026-08-01"}), ("request", {}))
    for row in store.load(reference).rows:
        store.apply(reference, factory.change(Delete(row.kind, row.id, 1)))
    assert asked(store) == PeriodQuery((), (), (), 0, (), ())


def test_a_hundred_cases_that_have_waited_longest_are_named_and_the_rest_is_counted(
    store: SqliteStore, factory: ChangeFactory
) -> None:
    days = [SINCE - timedelta(days=2 + n % 51, weeks=n % 3) for n in range(102)]
    late = {begin(store, factory, "2025-01-01", ("measure", {"due": day.isoformat()})): day for day in days}
    found = asked(store)
    assert found.late == tuple(sorted(late, key=lambda reference: (late[reference], reference))[:100])
    assert found.more == 2


def test_what_happened_again_is_told_of_the_whole_archive(store: SqliteStore, factory: ChangeFactory) -> None:
    first = begin(store, factory, "2020-01-01")
    second = begin(store, factory, "2020-02-01", ("case_link", {"relation": "again", "reference": first}))
    third = begin(store, factory, "2030-01-01", ("case_link", {"relation": "again", "reference": "2020-2"}))
    for relation, named in (("again", "2019-001"), ("again", ""), ("related", first), (None, first)):
        begin(store, factory, "2030-01-01", ("case_link", {"relation": relation, "reference": named}))
    assert asked(store).again == ((second, first), (third, second))


_VALUES: dict[type[FieldType], tuple[Plain, ...]] = {
    DayType: (None, "2026-06-29"),
    MomentType: (None, "?", "2026-06-29", "2026-06-01/2026-06-29"),
    LineType: ("", " ", "　", "yes"),
}


def _values(field: Field) -> tuple[Plain, ...]:
    if isinstance(field.type, ChoiceType):
        return (None, *(choice.value for choice in field.type.choices))
    return _VALUES[type(field.type)]


def waits(row: Entry) -> bool:
    """Whether it is a matter of every period, since it is open and has no day."""
    return is_open(row) and row.deadlines[0].needs_no_day and due_by(row, row.deadlines[0]) is None


def begin_checked(
    store: SqliteStore, factory: ChangeFactory, kind: str, values: dict[str, Plain], found: tuple[Found, ...]
) -> None:
    """A case with a row that was checked, one day after the other; the second new date is a later one."""
    row, days = factory.new_id(), iter(("2026-06-20", "2027-01-01"))
    told = (
        {"of": row, "found": each.value, "on": f"2026-06-0{n}", "new_date": next(days)}
        for n, each in enumerate(found, 1)
    )
    checks = (Add(Check.kind, factory.new_id(), said, float(n)) for n, said in enumerate(told))
    store.create(
        {"title": "x", "started": "2025-01-01", "zone": "UTC"}, factory.change(Add(kind, row, values), *checks)
    )


@pytest.mark.parametrize("kind", [kind for kind in ROWS if any(each.late for each in kind.deadlines)])
def test_the_store_calls_late_what_the_record_calls_late(
    store: SqliteStore, factory: ChangeFactory, kind: type[Entry]
) -> None:
    """Every combination of the fields that its deadlines are made of."""
    conditions = [each.name for one in kind.deadlines if one.late for each in (*one.done, *one.cancelled)]
    dated = (one.name for one in kind.deadlines if one.late and one.on)
    names = list(dict.fromkeys([*dated, *conditions]))
    checks = [(), *product(kind.finds), *product(kind.finds, repeat=2)] if kind.finds else [()]
    for values, each in product(product(*(_values(kind.field(name)) for name in names)), checks):
        begin_checked(store, factory, kind.kind, dict(zip(names, values, strict=True)), each)
    lines = store.list(CaseFilter(), 0, 10_000)
    late = {
        line.reference
        for line in lines
        for record in [store.load(line.reference)]
        if overdue(record, SINCE) or any(map(waits, record.rows))
    }
    found = asked(store)
    assert 0 < len(late) < len(lines)
    assert len(found.late) + found.more == len(late)
    assert set(found.late) <= late
