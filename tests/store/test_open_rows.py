"""What is open across the archive: found through an index that holds nothing of what is done with."""

from __future__ import annotations

from datetime import date
from itertools import cycle, islice, product

import pytest

from retro.model.change import Add, Delete, Update
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry
from retro.model.field_types import ChoiceType, DayType, FieldType, LineType, MomentType, Plain, RoleType
from retro.model.fields import Field
from retro.model.record import KINDS, ROWS
from retro.model.stages.follow_up import Check
from retro.review.actions import due_by, due_day
from retro.store.protocol import CaseFilter
from retro.store.results import OpenRow, ThirdTime
from retro.store.sql.due import action_queries
from retro.store.sqlite.store import SqliteStore
from tests.store.conftest import Opener


def begin(store: SqliteStore, factory: ChangeFactory, *rows: tuple[str, dict[str, Plain]], **head: Plain) -> str:
    adds = [Add(kind, factory.new_id(), values, float(n)) for n, (kind, values) in enumerate(rows)]
    return store.create({"title": "x", "started": "2026-01-01", "zone": "UTC", **head}, factory.change(*adds))


def only(store: SqliteStore) -> OpenRow:
    (row,) = store.open_rows()
    return row


def test_a_row_is_told_with_its_case_its_name_and_its_days(store: SqliteStore, factory: ChangeFactory) -> None:
    values: dict[str, Plain] = {
        "what": "Trays",
        "owner": "lead",
        "due": "2026-12-01",
        "check_on": "2027-01-15",
        "strength": "stronger",
    }
    reference = begin(store, factory, ("measure", {"what": "done", "result": "verified"}), ("measure", values))
    row = only(store)
    assert row._replace(row="") == OpenRow(
        reference, "x", "draft", "measure", "", 2,
        {"what": "Trays", "owner": "lead", "strength": "stronger", "agreed": ""},
        {"due": "2026-12-01", "check_on": "2027-01-15"},
    )  # fmt: skip
    assert store.load(reference).get(row.row) is not None


def test_what_is_done_deleted_or_promises_nothing_is_not_open(store: SqliteStore, factory: ChangeFactory) -> None:
    reference = begin(
        store, factory, ("measure", {"what": "a", "result": "verified"}), ("contact", {"heard": "angry"}),
        ("hardware_change", {"what": "b", "done": "2026-01-02"}), ("request", {"what": "c", "answer": "yes"}),
        ("parked", {"what": "d"}), ("event", {"what": "e"}),
    )  # fmt: skip
    row = only(store)
    assert (row.kind, row.days) == ("parked", {"until": ""})
    store.apply(reference, factory.change(Delete("parked", row.row, 1)))
    assert store.open_rows() == ()


def test_a_promise_without_a_day_and_a_report_that_was_promised_are_open(
    store: SqliteStore, factory: ChangeFactory
) -> None:
    begin(store, factory, ("contact", {"promise": "her next work first"}), next_report="2026-12-01T17:00+00:00")
    assert [(row.kind, row.number, row.days) for row in store.open_rows()] == [
        ("contact", 1, {"promise_due": ""}),
        ("retrospective", 0, {"next_report": "2026-12-01"}),
    ]


def test_one_case_can_be_asked_for(store: SqliteStore, factory: ChangeFactory) -> None:
    first = begin(store, factory, ("request", {"what": "a"}))
    begin(store, factory, ("request", {"what": "b"}), next_report="2026-12-01")
    assert [row.texts["what"] for row in store.open_rows(first)] == ["a"]
    assert len(store.open_rows()) == 3
    assert store.open_rows("2026-999") == ()


_MOVED = {"new_date": "2026-07-30", "look_again": "2027-01-10"}

_VALUES: dict[type[FieldType], tuple[Plain, ...]] = {
    DayType: (None, "2026-06-29"),
    MomentType: (None, "?", "2026-06-29", "2026-06-01/2026-06-29"),
    LineType: ("", " ", "yes"),
    RoleType: ("", "　"),
}


def _values(field: Field) -> tuple[Plain, ...]:
    if isinstance(field.type, ChoiceType):
        return (None, *(choice.value for choice in field.type.choices))
    return _VALUES[type(field.type)]


@pytest.mark.parametrize("kind", [kind for kind in ROWS if kind.deadlines], ids=lambda kind: kind.kind)
def test_the_store_calls_open_what_the_record_calls_open(
    store: SqliteStore, factory: ChangeFactory, kind: type[Entry]
) -> None:
    """Every combination of the fields that its deadlines are made of, in one case."""
    named = [condition.name for one in kind.deadlines for condition in (*one.done, *one.cancelled)]
    named += [field.name for one in kind.deadlines for field in (one.on, *one.stands_by) if field]
    names = list(dict.fromkeys(named))
    combinations = list(product(*(_values(kind.field(name)) for name in names)))
    checked = ((), *product(kind.finds), *product(kind.finds, repeat=2))
    several = islice(cycle(combinations), max(len(combinations), len(checked)))
    rows = [Add(kind.kind, factory.new_id(), dict(zip(names, each, strict=True))) for each in several]
    told = [(row, one) for row, each in zip(rows, cycle(checked), strict=False) for one in each]
    checks = (
        Add(Check.kind, factory.new_id(), {"of": row.id, "found": each.value, "on": "2026-06-02", **_MOVED}, float(n))
        for n, (row, each) in enumerate(told)
    )
    head = {"title": "x", "started": "2026-01-01", "zone": "UTC"}
    reference = store.create(head, factory.change(*rows, *checks))
    record = store.load(reference)
    expected = {}
    for row in record.rows:
        days = {}
        for each in row.deadlines:
            has_day = due_by(row, each) is not None
            if each.state(row).name == "OPEN" and each.is_to_do(row, has_day=has_day):
                day = due_day(row, each, record.zone)
                days[each.name] = day
        if days:
            expected[row.id] = days
    found = {row.row: {name: _day(text) for name, text in row.days.items()} for row in store.open_rows()}
    assert 0 < len(expected) < len(rows)
    assert found == expected
    assert {row.row: row.number for row in store.open_rows()} == {row: record.numbers[row] for row in expected}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text[:1].isdigit() else None


@pytest.mark.of_sqlite
@pytest.mark.parametrize("kind", action_queries.kinds(), ids=lambda kind: kind.kind)
@pytest.mark.parametrize("of_case", [False, True])
def test_only_the_index_of_what_is_open_is_looked_through(
    store: SqliteStore, kind: type[Entry], *, of_case: bool
) -> None:
    statement = action_queries.select(kind.kind, of_case=of_case)
    plan = [line[-1] for line in store._conn.execute(f"EXPLAIN QUERY PLAN {statement}", ("x",) * of_case)]
    scanned = [line for line in plan if line.startswith("SCAN")]
    if of_case:
        assert scanned == []
    else:
        assert scanned == [f"SCAN {kind.kind} USING INDEX {kind.kind}_open"]


@pytest.mark.of_sqlite
def test_an_index_that_is_of_something_else_or_not_there_is_made_anew(opener: Opener) -> None:
    def indexes(store: SqliteStore) -> dict[str, str]:
        return dict(store._conn.execute("SELECT name, sql FROM sqlite_schema WHERE sql LIKE 'CREATE INDEX%'"))

    store = opener()
    expected = indexes(store)
    assert expected["measure_open"].endswith(action_queries.is_open(KINDS["measure"]))
    store._conn.executescript(
        """DROP INDEX "request_open"; DROP INDEX "measure_open";
        CREATE INDEX "measure_open" ON "measure" ("due") WHERE "deleted" = 0; PRAGMA user_version = 1"""
    )
    assert indexes(opener()) == expected


def test_third_times_are_told_until_they_are_closed(store: SqliteStore, factory: ChangeFactory) -> None:
    first = begin(store, factory)
    second = begin(store, factory, ("case_link", {"relation": "again", "reference": first}))
    assert store.third_times() == ()
    third = begin(store, factory, ("case_link", {"relation": "again", "reference": second.replace("-00", "-")}))
    head = store.load(third).head
    assert store.third_times() == (ThirdTime(third, "x", "draft", head.id),)
    closing = Update("retrospective", head.id, head.revision, {"status": "draft"}, {"status": "closed"})
    store.apply(third, factory.change(closing))
    assert store.third_times() == ()


def test_the_cases_in_which_something_was_written_lately(store: SqliteStore, factory: ChangeFactory) -> None:
    reference = begin(store, factory)
    assert store.changed_since("2026-11-20") == (reference,)
    assert store.changed_since("2026-11-21") == ()
    assert store.count(CaseFilter()) == 1
