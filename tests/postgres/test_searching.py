"""The index of words on a server: made anew, held against the rows, and where it has no room or is of other rules."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from retro.errors import RetroError
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.query.words import Word
from retro.store.listed import Count
from retro.store.postgres import search_schema, version
from retro.store.postgres.forgetting import forget
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import PostgresStore, open_store
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import SqliteStore
from retro.text import search_terms
from retro.url import Url
from tests.postgres.server import Server
from tests.store import searched
from tests.store.searched import a_factory
from tests.store.test_searching import WORDS, Steps


@pytest.fixture
def store(server: Server, schema: str) -> Iterator[PostgresStore]:
    Preparing(Url.read(server.url(schema))).prepare()
    with closing(open_store(Url.read(server.url(schema)))) as opened:
        yield opened


@pytest.fixture
def factory() -> ChangeFactory:
    return a_factory()


def found(store: PostgresStore, *words: Word | str) -> list[str]:
    return searched.found(cast("SqliteStore", store), *words)


def fill(store: PostgresStore, factory: ChangeFactory, *titles: str) -> list[str]:
    rows = (Add("event", factory.new_id(), {"what": f"{title} was late"}) for title in titles)
    return [store.create({"title": title}, factory.change(row)) for title, row in zip(titles, rows, strict=True)]


def test_the_step_that_drops_an_index_is_named_after_its_rules() -> None:
    *_, last = (name for name in version.NAMED if name.startswith("index of words"))
    assert last == f"index of words, rules {search_terms.VERSION}"
    assert all(f'"{name}"' in version.NAMED[last] for name in search_schema.NAMES)


def test_it_is_made_anew_where_it_lacks_or_is_of_other_rules(
    server: Server, schema: str, store: PostgresStore, factory: ChangeFactory
) -> None:
    first, second = fill(store, factory, "引き出物", "Parcels")
    assert (store.unindexed(), store.unlike_rows()) == (None, ())
    for sql, told in (
        (f'DELETE FROM "{schema}"."search_rules"', "has no index"),
        (f'INSERT INTO "{schema}"."search_rules" VALUES (2)', "another version of Retro"),
    ):
        server.sql(sql)
        finding = store.unindexed()
        assert finding
        assert told in str(finding.title)
        assert (found(store, "引出物"), found(store, "parcel")) == ([first], [second]), "every case is read"
    store.apply(first, factory.change(Add("event", factory.new_id(), {"what": "zeppelin"})))
    assert "is damaged" in str(getattr(store.unindexed(), "title", "")), "as others would not find what was added"
    assert store.reindex() == 2
    assert (store.unindexed(), store.unlike_rows()) == (None, ())
    assert found(store, "zeppelin") == [first]


def test_what_another_program_wrote_is_told(
    server: Server, schema: str, store: PostgresStore, factory: ChangeFactory
) -> None:
    first, second, third = fill(store, factory, "One", "Two", "Three")
    server.sql(f"""UPDATE "{schema}"."retrospective" SET "title" = 'Won' WHERE "reference" = '{first}'""")
    server.sql(f"""UPDATE "{schema}"."search_document" SET "terms" = '' WHERE "doc" = 2""")
    assert store.unlike_rows() == (first, second)
    assert (found(store, "three"), found(store, "won")) == ([third], [])
    store.reindex()
    assert (found(store, "won"), found(store, "two"), store.unlike_rows()) == ([first], [second], ())


def test_a_case_with_more_terms_than_there_is_room_for_is_read(
    server: Server, schema: str, store: PostgresStore, factory: ChangeFactory
) -> None:
    first, second = fill(store, factory, "One", "Two")
    room = ";".join(search_schema.FUNCTIONS).replace(str(search_schema.ROOM), "10")
    server.sql(f'SET search_path = "{schema}", pg_catalog; {room}')
    store.apply(first, factory.change(Add("event", factory.new_id(), {"what": "zeppelin"})))
    assert store.unlike_rows() == ()
    for asked, expected in ((("zeppelin",), [first]), (("one",), [first]), (("two",), [second])):
        assert found(store, *asked) == expected
    assert found(store, "late", Word("zeppelin", is_not=True)) == [second]
    assert not store.estimate(CaseFilter(words=(Word("two"), Word("late")))).is_exact
    store.reindex()
    assert found(store, "zeppelin") == [first]


def test_words_that_are_forgotten_leave_the_index(
    server: Server, schema: str, store: PostgresStore, factory: ChangeFactory
) -> None:
    fill(store, factory, "One")
    server.sql(f"""UPDATE "{schema}"."retrospective" SET "title" = 'Won'""")  # as forgetting does, past the upkeep
    forget(Url.read(server.url(schema)), lambda _whole: None, lambda _call: None, factory.change)
    held = server.sql(f"""SELECT 'one' = ANY (tsvector_to_array("terms")) FROM "{schema}"."search_document" """)
    held += server.sql(f"""SELECT 'one' = ANY ("terms") FROM "{schema}"."search_row" WHERE "kind" = 'retrospective'""")
    assert held == [(True,), (False,)], "its event still says it"
    assert store.unlike_rows() == ()


def test_what_is_rehearsed_is_found_meanwhile_and_not_afterwards(store: PostgresStore, factory: ChangeFactory) -> None:
    fill(store, factory, "One")
    with store.rehearsal():
        (rehearsed,) = fill(store, factory, "Zeppelin")
        assert found(store, "zeppelin") == [rehearsed]
        assert store.count(CaseFilter(words=(Word("late"),))) == 2
    assert found(store, "zeppelin") == []
    assert store.estimate(CaseFilter(words=(Word("late"),))) == Count(1)


def test_a_reader_searches_and_makes_no_index(
    server: Server, schema: str, store: PostgresStore, factory: ChangeFactory
) -> None:
    (first,) = fill(store, factory, "One")
    server.sql(f'CREATE ROLE "{schema}_eve" LOGIN; GRANT "{schema}_reader" TO "{schema}_eve"')
    try:
        with closing(open_store(Url.read(server.url(schema, user=f"{schema}_eve")))) as reader:
            assert found(reader, "one") == [first]
            with pytest.raises(RetroError, match="may be read, but not written"):
                reader.reindex()
    finally:
        server.sql(f'DROP ROLE "{schema}_eve"')


@given(data=st.data())
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_index_finds_what_reading_every_row_finds(
    data: st.DataObject, server: Server, store: PostgresStore
) -> None:
    """For random texts, words and sequences of edits by two writers; and what was written leaves it proved."""
    server.sql(f'TRUNCATE "{store._url.schema}"."retrospective" CASCADE')
    factory = a_factory()
    with closing(open_store(store._url)) as other:
        for _ in range(data.draw(st.integers(1, 12))):
            Steps(cast("SqliteStore", data.draw(st.sampled_from([store, store, other]))), factory).take(data)
        assert store.unlike_rows() == ()
        for _ in range(8):
            words = data.draw(WORDS)
            assert found(store, *words) == searched.by_reading(cast("SqliteStore", store), words)
