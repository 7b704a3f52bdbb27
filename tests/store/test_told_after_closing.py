"""How customers are told what was found may be said after the closing: the seal says nothing of it, the log does."""

from __future__ import annotations

import sqlite3
from contextlib import closing as closing_after
from pathlib import Path

import pytest

from retro.language import language
from retro.model.answers import held_for
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import ClosedError, closing
from retro.model.digest import SECOND_RULE, digest
from retro.model.field_types import Plain
from retro.model.shareable import Shareable
from retro.model.stages.cause import Cause
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import Status
from retro.review.flaws import flaws
from retro.review.integrity import Integrity, integrity
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.services.changing.mark_row import mark_next
from retro.services.sending.reword import reword
from retro.store.sqlite.store import SqliteStore


@pytest.fixture
def closed(store: SqliteStore, reference: str, factory: ChangeFactory) -> str:
    store.apply(reference, factory.change(Add("cause", "c", {"what": "slips lay together", "sure": "fact"}, 1.0)))
    store.apply(reference, factory.change(*closing(store.load(reference).head)))
    return reference


def cause(store: SqliteStore, reference: str) -> Cause:
    (row,) = store.load(reference).of(Cause)
    return row


def is_whole(store: SqliteStore, reference: str) -> bool:
    whole = store.whole(reference)
    return integrity(whole.record) is Integrity.WHOLE and flaws(whole) == ()


def test_marks_and_words_for_customers_follow_a_closing(
    store: SqliteStore, closed: str, factory: ChangeFactory
) -> None:
    ja, record = language("ja"), store.load(closed)
    seal = (record.head.closed, record.head.digest, record.head.chain)
    record = mark_next(store, factory, record, cause(store, closed)).record
    record = reword(store, factory, record, ja, {"c": "伝票の重なり", record.head.id: "お荷物の件"}).record
    assert (cause(store, closed).for_all, cause(store, closed).words_ja) == (True, "伝票の重なり")
    record = reword(store, factory, record, ja, {"c": ""}).record
    assert cause(store, closed).words_ja == ""
    assert held_for(record, "c", "words_ja") is not None
    record = reword(store, factory, record, ja, {"c": "重なり"}).record
    assert (held_for(record, "c", "words_ja"), cause(store, closed).words_ja) == (None, "重なり")
    head = store.load(closed).head
    assert (head.closed, head.digest, head.chain, head.status) == (*seal, Status.CLOSED)
    assert is_whole(store, closed)
    assert [logged.change.act for logged in store.changes(closed)[-5:]] == ["edit"] * 5


def test_nothing_that_was_found_follows_with_it(store: SqliteStore, closed: str, factory: ChangeFactory) -> None:
    record = store.load(closed)
    wrong: tuple[dict[str, Plain], ...] = ({"for_all": True, "what": "another"}, {"what": "another"}, {"sure": None})
    for values in wrong:
        with pytest.raises(ClosedError):
            edit_fields(store, factory, record, [Edit(cause(store, closed), values)])
    with pytest.raises(ClosedError):
        edit_fields(store, factory, record, [Edit(record.head, {"words_ja": "件", "title": "another"})])
    assert store.load(closed) == record


def test_an_addendum_is_marked_and_stays_as_it_was_written(
    store: SqliteStore, closed: str, factory: ChangeFactory
) -> None:
    store.apply(closed, factory.change(Add("addendum", "a", {"what": "found since", "confirmed": True}, 1.0)))
    record = store.load(closed)
    (addendum,) = record.of(Addendum)
    assert isinstance(addendum, Shareable)
    (marked,) = mark_next(store, factory, record, addendum).record.of(Addendum)
    assert (marked.for_all, marked.what) == (True, "found since")
    with pytest.raises(Exception, match="stays as it was written"):
        edit_fields(store, factory, store.load(closed), [Edit(marked, {"what": "other"})])


def test_a_seal_by_an_earlier_rule_holds_it_all(
    store: SqliteStore, path: Path, closed: str, factory: ChangeFactory
) -> None:
    with closing_after(sqlite3.connect(path)) as conn, conn:
        seal = (SECOND_RULE, digest(store.load(closed), SECOND_RULE))
        conn.execute("UPDATE retrospective SET rule = ?, digest = ?", seal)
    with pytest.raises(ClosedError):
        mark_next(store, factory, store.load(closed), cause(store, closed))
    assert is_whole(store, closed)
