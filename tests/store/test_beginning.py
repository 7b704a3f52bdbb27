"""Beginning a retrospective: the reference that it is given, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retro.errors import RetroError
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.problem import Code, ValidationError
from retro.model.stages.head import Status
from retro.model.stages.timeline import Event
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import SqliteStore


def test_it_is_a_draft_with_its_values_and_a_reference(store: SqliteStore, factory: ChangeFactory) -> None:
    change = factory.change()
    reference = store.create({"title": "配送先の取り違え", "zone": "Asia/Tokyo", "tags": ["紙", "b"]}, change)
    head = store.load(reference).head
    assert (head.reference, head.id, head.revision, head.seq) == ("2026-001", change.id, 1, 1)
    assert (head.title, head.zone, head.tags, head.status) == (
        "配送先の取り違え",
        "Asia/Tokyo",
        ("紙", "b"),
        Status.DRAFT,
    )
    assert head.created == change.at.isoformat()


def test_getting_ready_to_write_writes_nothing(store: SqliteStore, factory: ChangeFactory) -> None:
    store.get_ready_to_write()
    assert store.fingerprints() == {}
    reference = store.create({"title": "Parcels"}, factory.change())
    store.get_ready_to_write()
    assert [*store.fingerprints()] == [reference]


def test_a_status_that_is_given_is_kept(store: SqliteStore, factory: ChangeFactory) -> None:
    assert store.load(store.create({"status": "closed"}, factory.change())).head.status is Status.CLOSED


def test_numbers_count_up_within_the_year_of_the_day(store: SqliteStore, factory: ChangeFactory) -> None:
    days = ("2025-12-31", "2026-01-01", "2025-06-01", "2026-12-31~", "2024-02-29")
    assert [store.create({"started": day}, factory.change()) for day in days] == [
        "2025-001", "2026-001", "2025-002", "2026-002", "2024-001",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "reference"),
    [
        ({"started": "2026-12-31T23:30+00:00", "zone": "Asia/Tokyo"}, "2027-001"),
        ({"started": "2026-12-31T23:30+00:00", "zone": "UTC"}, "2026-001"),
        ({"started": "2027-01-01T01:00+09:00", "zone": ""}, "2026-001"),
        ({"started": "?", "zone": "UTC"}, "2026-001"),
    ],
)
def test_the_year_is_that_of_the_day_in_its_zone(
    store: SqliteStore, factory: ChangeFactory, values: dict[str, str], reference: str
) -> None:
    assert store.create(dict(values), factory.change()) == reference


def test_a_thousand_in_a_year_make_four_digits(store: SqliteStore, factory: ChangeFactory) -> None:
    taken = store.whole(store.create({"started": "2026-01-01"}, factory.change()))
    head = replace(taken.record.head, id="f" * 16, reference="2026-999")
    store.restore(replace(taken, record=replace(taken.record, head=head), log=()), factory.change())
    assert store.create({}, factory.change()) == "2026-1000"
    assert store.create({}, factory.change()) == "2026-1001"


def test_first_rows_come_in_the_same_change(store: SqliteStore, factory: ChangeFactory) -> None:
    reference = store.create({"title": "x"}, factory.change(Add("event", "e", {"what": "phones ring"}, 1.0)))
    assert store.load(reference).rows == (Event(id="e", what="phones ring", position=1.0, revision=1),)
    (logged,) = store.changes(reference)
    assert (logged.seq, logged.change.act, logged.change.author) == (1, "create", "kaoru")
    assert [op.kind for op in logged.change.ops] == ["retrospective", "event"]


def test_a_second_time_it_is_the_same_one(store: SqliteStore, factory: ChangeFactory) -> None:
    change = factory.change(Add("event", "e", {"what": "x"}))
    assert store.create({"title": "x"}, change) == store.create({"title": "x"}, change) == "2026-001"
    assert len(store.load("2026-001").rows) == len(store.changes("2026-001")) == 1


def test_wrong_values_are_told_all_at_once_and_nothing_is_begun(store: SqliteStore, factory: ChangeFactory) -> None:
    with pytest.raises(ValidationError) as refused:
        store.create({"title": "two\nlines", "severity": "awful", "shoe": "9"}, factory.change())
    assert [(problem.code, problem.field) for problem in refused.value.problems] == [
        (Code.ONE_LINE, "title"), (Code.NO_CHOICE, "severity"), (Code.NOT_FIELD, "shoe"),
    ]  # fmt: skip
    assert store.create({}, factory.change()) == "2026-001"


def test_a_row_of_another_retrospective_is_no_first_row(store: SqliteStore, factory: ChangeFactory) -> None:
    store.create({}, factory.change(Add("event", "e", {})))
    with pytest.raises(RetroError):
        store.create({}, factory.change(Add("event", "e", {})))
    assert len(store.list(CaseFilter())) == 1
