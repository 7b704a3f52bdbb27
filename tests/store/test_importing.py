"""A whole retrospective, taken out of one file and into another: nothing is lost, nothing comes twice."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from retro.errors import RetroError
from retro.model.change import Add, Applied, Delete, Update
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
from retro.model.differences import differences
from retro.model.problem import Code, ValidationError
from retro.model.query.words import Word
from retro.model.record import FullRecord, Retrospective
from retro.model.replay import replayed
from retro.model.stages.cause import Cause
from retro.model.stages.prevention import Measure
from retro.review.integrity import Integrity, integrity
from retro.store.protocol import CaseFilter
from retro.store.results import ImportResult
from retro.store.sqlite.store import SqliteStore, open_store
from tests.strategies import wholes


@pytest.fixture
def other(tmp_path: Path, empty_file: Path) -> Iterator[SqliteStore]:
    """A store in another file."""
    store = open_store(Path(shutil.copy(empty_file, tmp_path / "other.db")), sync="OFF")
    yield store
    store.close()


@pytest.fixture
def whole(store: SqliteStore, factory: ChangeFactory) -> FullRecord:
    """With rows of several kinds, a deleted one, and an undo."""
    reference = store.create({"title": "Two parcels swapped", "started": "2026-11-20"}, factory.change())
    store.apply(reference, factory.change(
        Add("cause", "a", {"what": "a"}, 2.0), Add("cause", "b", {"what": "b", "parent": "a"}, 1.0),
        Add("measure", "m", {"what": "m", "answers": "b"}), Add("damage", "d", {"figure": 2.5, "hurts": ["economic"]}),
    ))  # fmt: skip
    store.apply(reference, factory.change(Delete("cause", "b", 1)))
    store.apply(reference, factory.change(Update("damage", "d", 1, {"figure": 2.5}, {"figure": 37})))
    store.undo(reference, factory.change())
    return store.whole(reference)


def unordered(whole: FullRecord) -> FullRecord:
    rows, deleted = (tuple(sorted(some, key=lambda row: row.id)) for some in (whole.record.rows, whole.deleted))
    return FullRecord(Retrospective(whole.record.head, rows), deleted, whole.log)


def unproven(whole: FullRecord, here: FullRecord) -> FullRecord:
    """A retrospective whose log was never chained, and whose seal fits nothing, as it is `here`."""
    head, log = whole.record.head, tuple(replace(logged, link=None) for logged in here.log)
    assert [logged.change.ops for logged in log[: len(whole.log)]] == [logged.change.ops for logged in whole.log]
    assert all(logged.change.act == "import" for logged in log[len(whole.log) :])
    assert (here.record.head.digest, bool(here.record.head.closed)) == ("", bool(head.closed))
    record = replace(whole.record, head=replace(head, digest="", seq=here.record.head.seq))
    return FullRecord(record, whole.deleted, here.log)


def test_it_is_the_same_on_the_other_side(other: SqliteStore, whole: FullRecord, factory: ChangeFactory) -> None:
    assert other.restore(whole, factory.change()) == ImportResult("2026-001", new=True)
    assert other.whole("2026-001") == whole
    assert other.list(CaseFilter())[0].stages == (0, 1, 1, 0, 1, 0)


def test_it_can_be_worked_on_there(other: SqliteStore, whole: FullRecord, factory: ChangeFactory) -> None:
    other.restore(whole, factory.change())
    other.redo("2026-001", factory.change())
    assert other.load("2026-001").get("d").dump()["figure"] == 37  # type: ignore[union-attr]
    assert other.apply("2026-001", factory.change(Add("event", "e", {}))) == Applied(7, {"e": 1})


def test_a_second_time_it_is_left_as_it_is(other: SqliteStore, whole: FullRecord, factory: ChangeFactory) -> None:
    other.restore(whole, factory.change())
    other.apply("2026-001", factory.change(Add("event", "since", {})))
    since = other.whole("2026-001")
    assert other.restore(whole, factory.change()) == ImportResult("2026-001", new=False)
    assert other.whole("2026-001") == since


@pytest.mark.parametrize("taken", ["2026-001", "", "../../etc/passwd", "2026-１２", "2026-1", "２０２６-001"])
def test_a_reference_that_cannot_be_kept_is_replaced(
    other: SqliteStore, whole: FullRecord, factory: ChangeFactory, taken: str
) -> None:
    other.create({"started": "2026-01-01"}, factory.change())
    head = replace(whole.record.head, reference=taken)
    assert other.restore(replace(whole, record=replace(whole.record, head=head)), factory.change()) == ImportResult(
        "2026-002", new=True, is_taken=taken == "2026-001"
    )
    here = other.whole("2026-002")
    assert (replace(here.record, head=head), here.deleted) == (replace(whole.record, head=head), whole.deleted)
    *log, taken_in = here.log
    assert (tuple(log), taken_in.change.act, taken_in.change.of) == (whole.log, "import", "2026-002")
    assert other.count(CaseFilter(words=(Word("2026-002"),))) == 1


def test_a_reference_of_another_year_than_its_day_is_kept(
    other: SqliteStore, whole: FullRecord, factory: ChangeFactory
) -> None:
    head = replace(whole.record.head, reference="1999-1234")
    assert (
        other.restore(replace(whole, record=replace(whole.record, head=head)), factory.change()).reference
        == "1999-1234"
    )


def edited(whole: FullRecord, **head: object) -> FullRecord:
    """A file in which somebody changed the id of the head, to have a copy of the case."""
    changed: object = replace(whole.record.head, **{"id": "copy", **head})  # type: ignore[arg-type]
    return replace(whole, record=replace(whole.record, head=changed))  # type: ignore[arg-type]


def test_a_closed_case_whose_log_does_not_say_that_it_was_closed_is_sealed_where_it_came_in(
    store: SqliteStore, other: SqliteStore, whole: FullRecord, factory: ChangeFactory
) -> None:
    store.apply("2026-001", factory.change(*closing(store.load("2026-001").head)))
    record = store.load("2026-001")
    given = FullRecord(replace(record, head=replace(record.head, chain="")), whole.deleted, ())
    other.restore(given, factory.change())
    here = other.whole("2026-001")
    assert (here.record.head.digest, here.record.head.chain) == (record.head.digest, here.log[-1].link.chain)  # type: ignore[union-attr]
    assert integrity(here.record) is Integrity.WHOLE


def test_rows_of_another_retrospective_are_not_taken(
    store: SqliteStore, whole: FullRecord, factory: ChangeFactory
) -> None:
    with pytest.raises(RetroError, match="here already"):
        store.restore(edited(whole), factory.change())
    assert store.count(CaseFilter()) == 1


def test_changes_of_another_retrospective_are_not_taken(
    store: SqliteStore, whole: FullRecord, factory: ChangeFactory
) -> None:
    copy = edited(whole)
    with pytest.raises(RetroError, match="here already"):
        store.restore(replace(copy, record=Retrospective(copy.record.head), deleted=()), factory.change())
    assert store.count(CaseFilter()) == 1


def test_links_that_lead_nowhere_or_in_a_circle_are_refused(
    other: SqliteStore, whole: FullRecord, factory: ChangeFactory
) -> None:
    record = Retrospective(
        whole.record.head,
        (Cause(id="x", parent="y"), Cause(id="y", parent="x"), Measure(id="z", answers=("nowhere",))),
    )
    with pytest.raises(ValidationError) as refused:
        other.restore(FullRecord(record, (), ()), factory.change())
    assert [(problem.code, problem.entry) for problem in refused.value.problems] == [
        (Code.LOOP, "x"), (Code.LOOP, "y"), (Code.NO_TARGET, "z"),
    ]  # fmt: skip
    assert other.count(CaseFilter()) == 0


def test_a_number_of_changes_that_is_too_low_is_mended(
    other: SqliteStore, whole: FullRecord, factory: ChangeFactory
) -> None:
    other.restore(edited(whole, seq=0), factory.change())
    assert other.apply("2026-001", factory.change(Add("event", "e", {}))) == Applied(6, {"e": 1})


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(whole=wholes())
def test_whatever_is_in_it_comes_back(empty_file: Path, factory: ChangeFactory, whole: FullRecord) -> None:
    with TemporaryDirectory() as folder:
        store = open_store(Path(shutil.copy(empty_file, folder)), sync="OFF")
        try:
            reference = store.restore(whole, replace(factory.change(), id="taken in")).reference
            here = store.whole(reference)
            assert unordered(here) == unordered(unproven(whole, here))
            assert not list(differences(here, replayed(here.log)))
            assert store.restore(store.whole(reference), factory.change()) == ImportResult(reference, new=False)
            assert store.unlike_rows() == ()
        finally:
            store.close()
