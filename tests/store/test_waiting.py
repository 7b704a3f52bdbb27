"""What is open because of other rows, and of other cases: the tables say what the record says, after every change."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from retro.model.answers import saying
from retro.model.change import Add, Delete, Op, Update
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing, reopening
from retro.model.field_types import Plain
from retro.model.record import Retrospective
from retro.model.removed_record import removal
from retro.model.stages.answers import Said
from retro.model.stages.head import CaseLink
from retro.model.stages.scope import Ticked
from retro.model.waiting import code_of
from retro.review.actions import due_by, due_day, open_deadlines
from retro.review.settled import is_settled_case
from retro.services.follow_up.actions import open_actions
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import SqliteStore, open_store
from tests.store.conftest import Opener

HEAD: dict[str, Plain] = {"title": "x", "started": "2026-11-02", "zone": "UTC"}
TODAY = date(2026, 11, 27)


class Case:
    """One case, whose tables are compared with its record after every change."""

    def __init__(self, store: SqliteStore, factory: ChangeFactory, *ops: Op) -> None:
        self.store, self.factory = store, factory
        self.reference = store.create(HEAD, factory.change(*ops))
        self.agrees()

    @property
    def record(self) -> Retrospective:
        return self.store.load(self.reference)

    def do(self, *ops: Op) -> None:
        self.store.apply(self.reference, self.factory.change(*ops))
        self.agrees()

    def agrees(self) -> None:
        record = self.record
        gone = record.head.removed is not None
        said = (
            {}
            if gone
            else {
                (row.id, each.name): str(due_day(row, each, record.zone) or "")
                for row in (record.head, *record.rows)
                for each in open_deadlines(row)
                if each.is_to_do(row, has_day=due_by(row, each) is not None)
            }
        )
        rows = self.store.open_rows(self.reference)
        assert {(row.row, name): day.strip("?") for row in rows for name, day in row.days.items()} == said
        listed = self.store.list(CaseFilter(removed=record.head.removed is not None))
        assert [each.settled for each in listed if each.reference == self.reference] == [is_settled_case(record)]

    def close(self) -> None:
        self.do(*closing(self.record.head))

    def told(self) -> list[str]:
        return [str(each.what) for each in open_actions(self.store, TODAY, self.reference)]

    @property
    def is_settled(self) -> bool:
        return is_settled_case(self.record)


def tick(n: int, ticked: Ticked, of: str = "p") -> Add:
    return Add("tick", f"t{n}", {"of": of, "ticked": ticked.value, "on": "2026-11-03"}, float(n))


def found(new: str, of: str, what: str, **more: Plain) -> Add:
    return Add("row_check", new, {"of": of, "found": what, "on": "2026-11-04", **more}, 9.0)


def test_a_case_is_not_settled_while_a_party_waits_for_a_tick(store: SqliteStore, factory: ChangeFactory) -> None:
    case = Case(store, factory, Add("party", "p", {"who": "Ann Lee", "owner": "care", "due": "2026-11-20"}))
    case.close()
    (action,) = open_actions(store, TODAY)
    assert (action.owner, action.due, action.days, str(action.state)) == ("care", date(2026, 11, 20), 7, "not seen to")
    assert case.told() == ["See to Ann Lee (open: told, apologised to, put right, accepted)"]
    case.do(tick(1, Ticked.TOLD), tick(2, Ticked.PUT_RIGHT))
    assert case.told() == ["See to Ann Lee (open: apologised to, accepted)"]
    case.do(tick(3, Ticked.APOLOGISED), tick(4, Ticked.ACCEPTED))
    assert case.is_settled
    case.do(found("c", "t3", "taken-back"))
    assert case.told() == ["See to Ann Lee (open: apologised to)"]
    case.do(found("d", "p", "new-date", new_date="2026-12-24"))
    assert [str(each.due) for each in open_actions(store, TODAY)] == ["2026-12-24"]
    case.do(found("e", "p", "not-doing", reason="they moved away"))
    assert case.is_settled
    case.do(found("f", "e", "taken-back"))
    assert not case.is_settled


def test_what_does_not_apply_to_a_party_and_an_apology_of_its_own_are_no_tick_that_is_open(
    store: SqliteStore, factory: ChangeFactory
) -> None:
    case = Case(store, factory, Add("party", "p", {"who": "Ann Lee"}), tick(1, Ticked.TOLD), tick(2, Ticked.ACCEPTED))
    case.do(*saying(case.record, "p", code_of(Ticked.PUT_RIGHT), Said.NOT_APPLICABLE))
    assert case.told() == ["See to Ann Lee (open: apologised to)"]
    case.do(Add("apology", "a", {"what_for": "the wait", "receiver": "ann lee", "given": "2026-11-04"}))
    assert case.told() == []
    case.do(found("c", "a", "did-not-hold"))
    assert case.told() == ["See to Ann Lee (open: apologised to)", "Apologise: the wait"]
    case.do(Delete("party", "p", 1))
    assert case.told() == ["Apologise: the wait"]


def test_a_call_back_is_open_until_somebody_called_also_in_a_closed_case(
    store: SqliteStore, factory: ChangeFactory
) -> None:
    said: dict[str, Plain] = {
        "heard": "he wants a call", "by": "desk", "promise": "a parcel", "happened": "2026-11-03",
        "call_back": "2026-11-27T15:00+00:00",
    }  # fmt: skip
    case = Case(store, factory, Add("contact", "c", said))
    case.close()
    case.do(found("k", "c", "done"))
    (action,) = open_actions(store, TODAY)
    assert (str(action.what), action.owner, str(action.at)) == (
        "Call back: he wants a call", "desk", "2026-11-27 15:00:00+00:00",
    )  # fmt: skip
    case.do(found("l", "c", "new-date", matter="call-back", new_date="2026-12-01"))
    assert [str(each.due) for each in open_actions(store, TODAY)] == ["2026-12-01"]
    assert not case.is_settled
    case.do(found("m", "c", "done", matter="call-back"))
    assert case.is_settled


@pytest.mark.parametrize(
    ("call_back", "later", "waits"),
    [
        ("2026-11-20T15:00+09:00", None, True),
        ("2026-11-19", None, True),
        ("2026-11-20T15:00+09:00", "2026-11-20T15:05+09:00", False),
        ("2026-11-19", "2026-11-18T10:00+09:00", True),
        ("2026-11-28", "2026-11-18T10:00+09:00", True),
        ("?", None, True),
    ],
)
def test_who_waits_for_a_call_back_does_so_until_a_contact_tells_of_it(
    store: SqliteStore, factory: ChangeFactory, call_back: str, later: str | None, *, waits: bool
) -> None:
    case = Case(store, factory, Add("contact", "c", {"happened": "2026-11-18T09:00+09:00", "call_back": call_back}))
    assert case.told() == ["Call back: Contact"]
    if later:
        case.do(Add("contact", "d", {"happened": later}, 2.0))
    assert bool(case.told()) is waits


def test_a_wish_is_open_until_it_is_answered_or_the_case_is_closed(store: SqliteStore, factory: ChangeFactory) -> None:
    case = Case(store, factory, Add("contact", "c", {"heard": "angry", "wish": "a word", "by": "desk"}))
    (action,) = open_actions(store, TODAY)
    assert (str(action.what), action.owner, str(action.state)) == (
        "Answer their wish: a word", "desk", "without an answer",
    )  # fmt: skip
    case.close()
    assert case.is_settled
    case.do(*reopening(case.record, "r", day=TODAY, reason="more came"))
    assert len(case.told()) == 1
    case.do(Update("contact", "c", 1, {"answer": ""}, {"answer": "the manager went there"}))
    assert case.told() == []


def test_a_contact_is_told_once_for_each_thing_that_is_open(store: SqliteStore, factory: ChangeFactory) -> None:
    said: dict[str, Plain] = {"heard": "angry", "wish": "a word", "promise": "a parcel", "call_back": "2026-11-28"}
    case = Case(store, factory, Add("contact", "c", said))
    assert sorted(case.told()) == ["Answer their wish: a word", "Call back: angry", "Promised: a parcel"]


def test_what_did_not_hold_is_decided_by_the_answer_of_a_case_that_happened_again_after_it(
    store: SqliteStore, factory: ChangeFactory
) -> None:
    case = Case(store, factory, Add("measure", "m", {"what": "a tray"}), found("c", "m", "did-not-hold"))
    case.close()
    assert case.told() == ["Decide what instead: a tray"]
    link: dict[str, Plain] = {"relation": "again", "reference": "1"}
    later = Case(store, factory, Add("case_link", "l", {**link, "relation": "related"}))
    assert not case.is_settled
    later.do(Update("case_link", "l", 1, {"relation": "related"}, {"relation": "again"}))
    case.agrees()
    assert case.told() == ["Decide what instead: a tray"]
    later.do(Add("measure", "n", {"what": "a rack"}))
    case.agrees()
    assert case.is_settled
    later.do(Delete("measure", "n", 1))
    case.agrees()
    assert not case.is_settled
    later.do(Add("no_change", "o", {"reason": "the table is rented"}))
    case.agrees()
    assert case.is_settled
    assert case.record.head.followed_by == later.reference
    later.do(*removal(later.record.head, TODAY, because="it was none"))
    case.agrees()
    assert case.told() == ["Decide what instead: a tray"]
    store.undo(later.reference, factory.change())
    case.agrees()
    assert case.is_settled
    whole = store.whole(later.reference)
    later.do(Delete("case_link", "l", later.record.of(CaseLink)[0].revision))
    case.agrees()
    assert not case.is_settled
    assert whole.record.head.followed_by == ""


def test_an_apology_that_is_planned_is_open_until_it_is_given(store: SqliteStore, factory: ChangeFactory) -> None:
    case = Case(store, factory, Add("apology", "a", {"what_for": "the wait", "planned": "2026-11-20", "by": "lead"}))
    (action,) = open_actions(store, TODAY)
    assert (str(action.what), action.owner, action.days, str(action.state)) == (
        "Apologise: the wait", "lead", 7, "not given",
    )  # fmt: skip
    case.close()
    case.do(found("c", "a", "new-date", new_date="2026-12-01"))
    assert [str(each.due) for each in open_actions(store, TODAY)] == ["2026-12-01"]
    case.do(found("d", "a", "done"))
    assert case.is_settled
    other = Case(store, factory, Add("apology", "b", {"what_for": "the wait", "planned": "2026-11-20"}))
    other.do(Update("apology", "b", 1, {"given": None}, {"given": "2026-11-20"}))
    assert other.told() == []


@pytest.mark.of_sqlite
def test_a_file_of_an_earlier_version_says_what_waits_and_what_is_decided(
    store: SqliteStore, opener: Opener, factory: ChangeFactory
) -> None:
    rows = (Add("party", "p", {"who": "Ann Lee"}), Add("contact", "c", {"call_back": "2026-11-20"}))
    waits = Case(store, factory, *rows)
    waits.close()
    failed = Case(store, factory, Add("measure", "m", {"what": "a tray"}), found("k", "m", "did-not-hold"))
    failed.close()
    link = Add("case_link", "l", {"relation": "again", "reference": failed.reference})
    Case(store, factory, link, Add("hardware_change", "h", {"what": "a rack"}))
    store._conn.executescript(
        """UPDATE "party" SET "waits" = ''; UPDATE "contact" SET "waits" = '';
        UPDATE "retrospective" SET "settled" = "reference" = '2026-001', "followed_by" = '';
        UPDATE "measure" SET "look_again" = NULL; CREATE INDEX "contact_unanswered" ON "contact" ("wish");
        DELETE FROM "_sqlite_migrations" WHERE "name" = 'waits_written'; PRAGMA user_version = 1"""
    )
    again = opener()
    for case in (waits, failed):
        case.store = again
        case.agrees()
    assert (waits.is_settled, failed.is_settled) == (False, True)
    found_indexes = again._conn.execute("SELECT 1 FROM sqlite_schema WHERE name = 'contact_unanswered'").fetchall()
    assert found_indexes == []


def test_in_a_file_of_an_earlier_version_a_talk_of_the_same_day_before_it_is_no_call_back_either(
    tmp_path: Path, factory: ChangeFactory
) -> None:
    path = tmp_path / "earlier.db"
    store = open_store(path)
    reference = store.create(HEAD, factory.change(
        Add("contact", "k1", {"happened": "2026-11-03T10:00+00:00", "heard": "where is it?"}, 1.0),
        Add("contact", "k2", {
            "happened": "2026-11-03T14:00+00:00", "heard": "call me", "call_back": "2026-11-03T17:00+00:00",
        }, 2.0),
    ))  # fmt: skip
    store.close()
    conn = sqlite3.connect(path)
    conn.execute("""UPDATE "contact" SET "waits" = '' """)
    conn.execute("DELETE FROM _sqlite_migrations WHERE name = 'called_back_anew'")
    conn.execute("PRAGMA user_version = 1")
    conn.commit()
    conn.close()
    again = open_store(path)
    assert [each.row for each in open_actions(again, TODAY, reference)] == ["k2"]
    assert again.examined(reference)[1] == ()
    again.close()
