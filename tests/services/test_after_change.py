"""After a change of values the record is made from what its writer saw, and is what the store would give."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings, strategies as st

from retro.model.change import Add, Delete, Op, Update
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry
from retro.model.field_types import LinkType, Plain
from retro.model.record import KINDS, Retrospective
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.head import Head
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Event
from retro.services.changing.commit import commit
from retro.store.sqlite.store import SqliteStore, open_store
from tests.strategies import plain_values

STAMP = ChangeFactory(author="tester")


class Counting(SqliteStore):
    """A store that counts how often a record is read."""

    loads = 0

    def load(self, reference: str) -> Retrospective:
        self.loads += 1
        return super().load(reference)


@pytest.fixture(scope="module")
def store() -> Iterator[Counting]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "retro.db"
        plain = open_store(path, sync="OFF")
        counting = Counting(plain._conn, path)
        rows = [Add(kind, STAMP.new_id(), {}, 1.0) for kind in KINDS if kind not in (Head.kind, "reopening")]
        counting.create({"title": "Two parcels swapped", "zone": "UTC"}, STAMP.change(*rows))
        yield counting
        counting.close()


def written(entry: Entry, after: dict[str, Plain]) -> Update:
    before = entry.dump()
    return Update(entry.kind, entry.id, entry.revision, {name: before[name] for name in after}, after)


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_it_is_what_the_store_would_give(store: Counting, data: st.DataObject) -> None:
    record, ops = store.load("2026-001"), list[Op]()
    for entry in data.draw(st.lists(st.sampled_from([record.head, *record.rows]), min_size=1, max_size=3, unique=True)):
        fields = [
            field for field in entry.stored_fields() if field.name != "status" and not isinstance(field.type, LinkType)
        ]
        chosen = data.draw(st.lists(st.sampled_from(fields), min_size=1, unique=True))
        ops.append(written(entry, {field.name: data.draw(plain_values(field.type)) for field in chosen}))
    loads = store.loads
    then = commit(store, STAMP, record, ops).record
    assert store.loads == loads
    assert then == store.load("2026-001")


def test_a_row_that_holds_the_values_already_stays_as_it_is(store: Counting) -> None:
    record = store.load("2026-001")
    row = record.of(Event)[0]
    ops = [written(row, {"what": row.what}), written(record.head, {"summary": f"another {STAMP.new_id()}"})]
    loads = store.loads
    then = commit(store, STAMP, record, ops).record
    assert store.loads == loads
    assert then == store.load("2026-001")


def test_of_a_change_that_was_made_before_it_is_what_came_of_it(store: Counting) -> None:
    """A save that was said to have failed, and had not, is made again: the log holds no row that stayed as it was."""
    record, again = store.load("2026-001"), ChangeFactory(new_id=lambda: "again".rjust(16, "0"), author="tester")
    row = record.of(Event)[0]
    ops = [written(row, {"what": row.what}), written(record.head, {"summary": "twice"})]
    store.apply(record.reference, again.change(*ops))
    loads = store.loads
    then = commit(store, again, record, ops).record
    assert store.loads == loads
    assert then == store.load("2026-001")
    assert then.get(row.id) == row


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_so_is_one_with_rows_that_were_added(store: Counting, data: st.DataObject) -> None:
    record, ops = store.load("2026-001"), list[Op]()
    kinds = [kind for kind in KINDS.values() if kind not in (Head, EmptyAnswer) and kind.kind != "reopening"]
    for kind in data.draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=2)):
        fields = [field for field in kind.stored_fields() if not isinstance(field.type, LinkType)]
        chosen = data.draw(st.lists(st.sampled_from(fields), unique=True))
        values = {field.name: data.draw(plain_values(field.type)) for field in chosen}
        ops.append(Add(kind.kind, STAMP.new_id(), values, data.draw(st.floats(-1e6, 1e6))))
    loads = store.loads
    then = commit(store, STAMP, record, ops).record
    assert store.loads == loads
    assert then == store.load("2026-001")


def by_another(store: Counting, record: Retrospective) -> list[Op]:
    store.apply(record.reference, STAMP.change(written(record.of(Event)[0], {"what": f"by another {STAMP.new_id()}"})))
    return [written(record.head, {"summary": "mine"})]


def a_row_that_goes(_store: Counting, record: Retrospective) -> list[Op]:
    row = next(row for row in record.rows if row.kind != "event")
    return [Delete(row.kind, row.id, row.revision)]


def a_seal(_store: Counting, record: Retrospective) -> list[Op]:
    return [written(record.head, {"status": "review"})]


def a_place(_store: Counting, record: Retrospective) -> list[Op]:
    row = record.rows[0]
    return [Update(row.kind, row.id, row.revision, {"position": row.position}, {"position": row.position + 9.5})]


def a_check(_store: Counting, record: Retrospective) -> list[Op]:
    return [written(record.of(Measure)[0], {"result": "done"})]


@pytest.mark.parametrize("make", [by_another, a_row_that_goes, a_seal, a_place, a_check])
def test_what_is_more_than_values_is_read_again(
    store: Counting, make: Callable[[Counting, Retrospective], list[Op]]
) -> None:
    record = store.load("2026-001")
    ops = make(store, record)
    loads = store.loads
    then = commit(store, STAMP, record, ops).record
    assert store.loads == loads + 1
    assert then == store.load("2026-001")
