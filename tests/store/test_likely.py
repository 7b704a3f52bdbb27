"""Which cases share rare terms with what is at hand: as the index says, as the rows say, and within a bound."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.services.changing.remove_case import remove_case
from retro.store.results import Likely
from retro.store.sql.search import search_likely
from retro.store.sqlite.store import SqliteStore
from tests.store.conftest import Opener
from tests.store.searched import begin

WANTED = {"zeppelin": 3.0, "誤配": 1.5, "parcel": 1.0, "nowhere": 9.0}


def _cases(store: SqliteStore, factory: ChangeFactory) -> list[str]:
    """Five cases: the rarest term in the first, the next in two of them, the commonest in four."""
    return [
        begin(store, factory, title, Add("event", f"e{n}", {"what": what}))
        for n, (title, what) in enumerate(
            (("A zeppelin", "seen"), ("誤配", "a parcel"), ("Parcel", "誤配"), ("Parcel late", ""), ("parcel", "lost"))
        )
    ]


def _named(likely: Likely) -> list[str]:
    return [case.reference for case in likely.found]


def test_what_the_index_says_is_what_the_rows_say(opener: Opener, path: Path, factory: ChangeFactory) -> None:
    store = opener()
    cases = _cases(store, factory)
    remove_case(store, factory, store.load(cases[3]), "no incident")
    by_index = store.likely(WANTED, 9)
    store.close()
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("UPDATE search_rules SET version = 0")
    by_rows = opener().likely(WANTED, 9)
    assert _named(by_index) == _named(by_rows) == [cases[n] for n in (0, 1, 2, 4)]
    assert by_index.cases == by_rows.cases == 4


def test_a_removed_case_takes_the_place_of_none(store: SqliteStore, factory: ChangeFactory) -> None:
    cases = _cases(store, factory)
    remove_case(store, factory, store.load(cases[0]), "no incident")
    assert _named(store.likely(WANTED, 1)) == [cases[1]]


def test_no_more_is_looked_at_than_the_bound_and_what_tells_most_comes_first(
    store: SqliteStore, factory: ChangeFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = _cases(store, factory)
    assert _named(store.likely(WANTED, 9)) == cases
    for bound, named in ((0, []), (1, cases[:1]), (2, cases[:1]), (3, cases[:3]), (6, cases[:3]), (7, cases)):
        monkeypatch.setattr(search_likely, "_LOOKED_AT", bound)
        likely = store.likely(WANTED, 9)
        assert _named(likely) == named
        assert likely.having == {"zeppelin": 1, "誤配": 2, "parcel": 4}
