"""A case that nobody was told of is said on the first screen, by a column that is what the record says (S17)."""

from __future__ import annotations

from datetime import date

import pytest

from retro.model.answers import saying
from retro.model.change import Add, Delete, Op, Update
from retro.model.change_factory import ChangeFactory
from retro.model.field_types import Plain
from retro.model.head_choices import Level
from retro.model.removed_record import removal
from retro.model.stages.answers import Said
from retro.model.stages.review import REVIEW
from retro.review.completeness import gaps
from retro.review.unshared import ASKED, SHARE_WITHIN, is_unshared
from retro.services.follow_up.actions import open_actions, what_is_due
from retro.settings import Settings
from retro.store.sqlite.store import SqliteStore
from tests.store.conftest import Opener

HEAD: dict[str, Plain] = {"title": "Parcels swapped", "started": "2026-11-02", "zone": "UTC", "severity": "high"}
TODAY = date(2026, 11, 27)


class Case:
    """One case, whose column is compared with its record after every change."""

    def __init__(self, store: SqliteStore, factory: ChangeFactory, *ops: Op, **head: Plain) -> None:
        self.store, self.factory = store, factory
        self.reference = store.create({**HEAD, **head}, factory.change(*ops))
        self.agrees()

    def do(self, *ops: Op) -> None:
        self.store.apply(self.reference, self.factory.change(*ops))
        self.agrees()

    def agrees(self) -> None:
        assert self.waits in (True, False)

    @property
    def waits(self) -> bool:
        record = self.store.load(self.reference)
        told = self.reference in [each.reference for each in self.store.unshared("9999-01-01")]
        assert told is (is_unshared(record) and record.head.removed is None)
        if record.head.removed is None:
            assert is_unshared(record) is (ASKED in [gap.need for gap in gaps(record, REVIEW)])
        return told


def sharing(new: str = "s", whom: str = "all branches") -> Add:
    return Add("sharing", new, {"whom": whom, "on": "2026-11-04"}, 1.0)


def test_a_case_waits_until_it_is_shared(store: SqliteStore, factory: ChangeFactory) -> None:
    case = Case(store, factory)
    assert case.waits
    case.do(sharing())
    assert not case.waits
    case.do(Delete("sharing", "s", 1))
    assert case.waits
    store.undo(case.reference, factory.change())
    assert not case.waits
    case.do(Delete("sharing", "s", store.load(case.reference).rows[0].revision))
    assert case.waits
    case.do(*removal(store.load(case.reference).head, TODAY, because="a test"))
    assert not case.waits


def test_it_may_not_apply(store: SqliteStore, factory: ChangeFactory) -> None:
    case = Case(store, factory)
    case.do(*saying(store.load(case.reference), "", ASKED, Said.NOT_APPLICABLE))
    assert not case.waits


@pytest.mark.parametrize(
    "op",
    [
        Add("damage", "d", {"what": "a dress", "grave": ["irreversible"]}, 1.0),
        Add("damage", "d", {"what": "a hand", "hurts": ["physical"]}, 1.0),
        Add("contact", "c", {"heard": "angry", "channel": "social"}, 1.0),
        Add("contact", "c", {"heard": "angry", "demand": "a car"}, 1.0),
        Add("harassment", "h", {"act": "shouted at"}, 1.0),
    ],
    ids=["irreversible", "injury", "public", "demand", "harassment"],
)
def test_a_light_case_waits_once_it_is_grave(store: SqliteStore, factory: ChangeFactory, op: Add) -> None:
    case = Case(store, factory, severity="low")
    assert not case.waits
    case.do(op)
    assert case.waits


def test_what_the_head_says_decides(store: SqliteStore, factory: ChangeFactory) -> None:
    case = Case(store, factory, severity="low")
    head = store.load(case.reference).head
    for name, value in (("publicity", "out"), ("publicity", None), ("injured", True), ("injured", None)):
        head = store.load(case.reference).head
        held = head.dump()[name]
        case.do(Update("retrospective", head.id, head.revision, {name: held}, {name: value}))
        assert case.waits is (value is not None)
    head = store.load(case.reference).head
    case.do(Update("retrospective", head.id, head.revision, {"depth": None}, {"depth": Level.FULL.value}))
    assert case.waits


def test_it_is_due_some_days_after_it_began(store: SqliteStore, factory: ChangeFactory) -> None:
    case = Case(store, factory)
    assert what_is_due(store, date(2026, 11, 15)).unshared == 0
    counts = what_is_due(store, date(2026, 11, 16))
    assert counts.unshared == 1
    assert not counts.is_due
    assert [str(each) for each in counts.words(factory.now())] == ["1 case not shared"]
    (action,) = open_actions(store, TODAY)
    assert (action.reference, str(action.what), str(action.state), action.finds) == (
        case.reference, "Share it with others: Parcels swapped", "not shared for 25 days", (),
    )  # fmt: skip
    assert open_actions(store, TODAY, case.reference) == (action,)
    assert open_actions(store, TODAY, "none") == ()
    assert open_actions(store, TODAY, share_within=30) == ()
    assert Settings().share_within == SHARE_WITHIN
    assert what_is_due(store, date.min).unshared == 0


@pytest.mark.of_sqlite
def test_a_file_of_an_earlier_version_says_what_waits(
    store: SqliteStore, opener: Opener, factory: ChangeFactory
) -> None:
    case, shared = Case(store, factory), Case(store, factory, sharing())
    store._conn.executescript(
        """UPDATE "retrospective" SET "unshared" = 1 - "unshared";
        DELETE FROM "_sqlite_migrations" WHERE "name" = 'unshared_cases'; PRAGMA user_version = 1"""
    )
    case.store = shared.store = opener()
    assert (case.waits, shared.waits) == (True, False)


@pytest.mark.of_sqlite
def test_no_case_is_read_for_it(store: SqliteStore, factory: ChangeFactory) -> None:
    Case(store, factory)
    (plan,) = store._conn.execute(
        'EXPLAIN QUERY PLAN SELECT "reference" FROM "retrospective" WHERE "unshared" = 1 AND "day" <= ?', ("9",)
    ).fetchall()
    assert "retrospective_unshared" in plan[-1]
