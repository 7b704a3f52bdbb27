"""Writers who change one field at the same time: one is acknowledged, and the others are told what it wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import pytest

from retro.errors import BusyError, RetroError
from retro.model.change import Add, Applied, Change, Conflict, Update
from retro.model.closed_record import ClosedError
from retro.services.archive.verify import verify
from retro.store.postgres import writing
from retro.store.postgres.opening import open_archive
from retro.store.postgres.store import PostgresStore, open_store
from retro.store.sql import changing
from retro.store.sql.ahead import Ahead
from retro.url import Url
from tests.postgres.server import Server
from tests.store.conftest import BEGUN

WRITERS = 3
ROW = "e" * 16


def change(number: int, *ops: Add | Update) -> Change:
    return Change(f"{number:016x}", BEGUN, f"writer {number}", ops, f"{number:016x}")


def until(server: Server, is_so: str) -> None:
    """Wait until a condition on what connections wait for holds."""
    end = monotonic() + 30
    while server.sql(f"SELECT {is_so} FROM pg_locks WHERE NOT granted") != [(True,)]:
        assert monotonic() < end


def written_at_once(server: Server, url: Url) -> Counter[str]:
    """What came of writers who all began before the first of them could write, from the same revision of one row."""
    first = open_store(url)
    reference = first.create({"title": "Two parcels swapped"}, change(1))
    first.apply(reference, change(2, Add("event", ROW, {"what": "phones ring"})))
    first.close()

    def write(number: int) -> str:
        store = open_store(url)
        op = Update("event", ROW, 1, {"what": "phones ring"}, {"what": f"phones ring, says {number}"})
        try:
            return type(store.apply(reference, change(number, op))).__name__
        except RetroError as error:
            return type(error).__name__
        finally:
            store.close()

    holder, _held = open_archive(url)
    with holder, ThreadPoolExecutor(WRITERS) as threads, holder.transaction():
        holder.execute('SELECT "write_begins"()')
        done = [threads.submit(write, number) for number in range(10, 10 + WRITERS)]
        until(server, f"count(*) FILTER (WHERE locktype = 'advisory') = {WRITERS}")
        holder.execute("COMMIT")
        came = Counter(each.result() for each in done)
    row = server.sql(f'SELECT "what", "revision" FROM "{url.schema}"."event"')
    assert row[0][1] == 1 + came["Applied"], "what was acknowledged is there, and nothing else"
    return came


def test_one_is_acknowledged_and_the_others_see_what_it_wrote(server: Server, url: Url) -> None:
    assert written_at_once(server, url) == {"Applied": 1, "Conflict": WRITERS - 1}


@pytest.mark.parametrize("isolation", ["SERIALIZABLE", "REPEATABLE READ"])
def test_under_another_isolation_they_would_have_to_do_all_of_it_again(
    server: Server, url: Url, monkeypatch: pytest.MonkeyPatch, isolation: str
) -> None:
    monkeypatch.setattr(writing, "ISOLATION", isolation)
    assert written_at_once(server, url) == {"Applied": 1, BusyError.__name__: WRITERS - 1}


@pytest.fixture
def stores(url: Url) -> Iterator[list[PostgresStore]]:
    stores = [open_store(url) for _ in range(WRITERS)]
    yield stores
    for store in stores:
        store.close()


def test_whoever_writes_into_a_case_keeps_out_those_alone_who_write_into_it(
    server: Server, stores: list[PostgresStore]
) -> None:
    holder, here, there = stores
    first, second = (holder.create({"title": f"Parcel {n}"}, change(n)) for n in (1, 2))
    holder.apply(first, change(3, Add("event", ROW, {"what": "phones ring"})))
    op = Update("event", ROW, 1, {"what": "phones ring"}, {"what": "phones ring in Kobe"})
    with ThreadPoolExecutor(2) as threads:
        with holder._writing._writing_what(lambda conn: Ahead(conn, first, change(4, op)), first) as (db, ahead):
            elsewhere = change(5, Add("event", "f" * 16, {"what": "it waits for nobody"}))
            assert isinstance(threads.submit(there.apply, second, elsewhere).result(timeout=30), Applied)
            same = Update("event", ROW, 1, {"what": "phones ring"}, {"what": "phones ring in Osaka"})
            waiting = threads.submit(here.apply, first, change(6, same))
            until(server, "count(*) = 1 AND bool_and(locktype = 'transactionid')")
            changing.apply(db, holder._writing._upkeep, ahead, None, lambda: None)
        assert isinstance(waiting.result(), Conflict), "it sees what was written when it got the lock"


def test_what_belongs_to_no_case_keeps_out_everybody(server: Server, stores: list[PostgresStore]) -> None:
    holder, closing, typing = stores
    first, second = (holder.create({"title": f"Parcel {n}"}, change(n)) for n in (1, 2))
    head = holder.load(second).head
    close = Update(head.kind, head.id, 1, {"status": "draft"}, {"status": "closed"})
    with ThreadPoolExecutor(2) as threads:
        with holder._writing._writing_what(lambda _: None, first):
            done = [threads.submit(closing.apply, second, change(3, close))]
            until(server, "count(*) = 1 AND bool_and(mode = 'ExclusiveLock')")
            done += [threads.submit(typing.apply, second, change(4, Add("event", ROW, {"what": "too late"})))]
            until(server, "count(*) = 2")
        assert isinstance(done[0].result(), Applied)
        with pytest.raises(ClosedError):
            done[1].result()


def test_cases_that_are_begun_and_closed_at_once_stand_in_one_register(stores: list[PostgresStore]) -> None:
    begun = [stores[0].create({"title": f"Parcel {n}"}, change(n)) for n in range(WRITERS)]

    def work(number: int) -> None:
        store, id_ = stores[number], 100 * (number + 1)
        for step in range(6):
            store.apply(begun[step % WRITERS], change(id_ + step, Add("event", f"{id_ + step:016x}", {"what": "x"})))
            reference = store.create({"title": "One more"}, change(id_ + 50 + step))
            head = store.load(reference).head
            close = Update(head.kind, head.id, 1, {"status": "draft"}, {"status": "closed"})
            store.apply(reference, change(id_ + 70 + step, close))

    with ThreadPoolExecutor(WRITERS) as threads:
        for each in [threads.submit(work, number) for number in range(WRITERS)]:
            each.result()
    found = verify(stores[0], every=True)
    assert found.is_whole
    assert not found.faults
    assert not any(each.flaws or each.stale for each in found.found)
    assert [len(stores[0].load(reference).rows) for reference in begun] == [6] * WRITERS
    assert len(stores[0].register().entries) == 6 * WRITERS
