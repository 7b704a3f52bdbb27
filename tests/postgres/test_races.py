"""Writers who change one field at the same time: one is acknowledged, and the others are told what it wrote."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import pytest

from retro.errors import BusyError, RetroError
from retro.model.change import Add, Change, Update
from retro.store.postgres import writing
from retro.store.postgres.opening import open_archive
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import open_store
from retro.url import Url
from tests.postgres.server import Server
from tests.store.conftest import BEGUN

WRITERS = 3
ROW = "e" * 16


def change(number: int, *ops: Add | Update) -> Change:
    return Change(f"{number:016x}", BEGUN, f"writer {number}", ops, f"{number:016x}")


def written_at_once(server: Server, schema: str) -> Counter[str]:
    """What came of writers who all began before the first of them could write, from the same revision of one row."""
    url = Url.read(server.url(schema))
    Preparing(url, roles=False).prepare()
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
        until = monotonic() + 30
        waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        while server.sql(waiting) != [(WRITERS,)]:
            assert monotonic() < until
        holder.execute("COMMIT")
        came = Counter(each.result() for each in done)
    row = server.sql(f'SELECT "what", "revision" FROM "{schema}"."event"')
    assert row[0][1] == 1 + came["Applied"], "what was acknowledged is there, and nothing else"
    return came


def test_one_is_acknowledged_and_the_others_see_what_it_wrote(server: Server, schema: str) -> None:
    assert written_at_once(server, schema) == {"Applied": 1, "Conflict": WRITERS - 1}


@pytest.mark.parametrize("isolation", ["SERIALIZABLE", "REPEATABLE READ"])
def test_under_another_isolation_they_would_have_to_do_all_of_it_again(
    server: Server, schema: str, monkeypatch: pytest.MonkeyPatch, isolation: str
) -> None:
    monkeypatch.setattr(writing, "ISOLATION", isolation)
    assert written_at_once(server, schema) == {"Applied": 1, BusyError.__name__: WRITERS - 1}
