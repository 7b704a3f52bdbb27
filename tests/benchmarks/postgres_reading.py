"""An archive on a server beside the statements alone, and beside a file: the list, a case, words, at any size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import psycopg

from retro.model.query.words import Word
from retro.store.postgres.dialect import translated
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.search_index import _put as _put_to_index
from retro.store.postgres.store import PostgresStore, open_store as open_on_server
from retro.store.protocol import BEST_FIRST, NEWEST_FIRST, CaseFilter
from retro.store.sql import summaries
from retro.store.sql.search.word_index import AllOf
from retro.store.sqlite.store import SqliteStore, open_store
from retro.text.search_terms import sought
from retro.url import Url
from tests.benchmarks.figure import Figure, in_turn
from tests.benchmarks.searched_archives import COMMON, RARE, rows_of_cases, searched_archive
from tests.postgres.server import Server, server

Store = SqliteStore | PostgresStore
_TIMES = 15
_WINDOW = 50
WITHIN = 2.0
"""So many times what the statements alone take on the same connection, and what a file takes."""
_CONDITION, _VALUES = summaries.where(CaseFilter())
_ORDER = summaries.by(NEWEST_FIRST)


def postgres_reading(folder: Path, runs: int, cases: Sequence[int]) -> Iterator[Figure]:
    """Figures of the list, of a case and of a search, for archives of so many cases."""
    running = server()
    for number in cases:
        url = filled(running, number)
        place = f"host={running.folder} port={running.port} user=postgres dbname=postgres"
        with (
            psycopg.connect(place, autocommit=True) as raw,
            closing(open_on_server(url)) as there,
            closing(open_store(searched_archive(folder, number))) as here,
        ):
            raw.execute(f'SET search_path = "{url.schema}"'.encode())
            yield from _figures(raw, there, here, runs, number)


def _figures(
    raw: psycopg.Connection[tuple[object, ...]], there: PostgresStore, here: SqliteStore, runs: int, number: int
) -> Iterator[Figure]:
    reference = there.list(CaseFilter(), 0, 1)[0].reference
    (case,) = raw.execute('SELECT "id" FROM "retrospective" WHERE "reference" = %s', (reference,)).fetchone() or ("",)
    tables = [str(name) for (name,) in raw.execute(
        "SELECT table_name FROM information_schema.columns WHERE column_name = 'position' AND table_schema = "
        "current_schema()")]  # fmt: skip

    def raw_case() -> None:
        with raw.pipeline():
            raw.execute('SELECT * FROM "retrospective" WHERE "id" = %s', (case,))
            for name in tables:
                raw.execute(f'SELECT * FROM "{name}" WHERE "retrospective" = %s'.encode(), (case,))

    def raw_word(word: str) -> None:
        found = (
            """AND "id" IN (SELECT "retrospective" FROM "search_document" WHERE "terms" @@ CAST(:word AS tsquery))"""
        )
        psycopg.RawCursor(raw).execute(
            *_put(
                f"{summaries._SELECT} {_CONDITION} {found} {_ORDER} LIMIT 50",
                {"word": _put_to_index(AllOf(tuple(sought(word))))},
            )
        ).fetchall()

    def raw_list() -> None:
        psycopg.RawCursor(raw).execute(*_put(f"{summaries._SELECT} {_CONDITION} {_ORDER} LIMIT 50", {})).fetchall()

    asked: dict[str, tuple[Callable[[Store], object], Callable[[], object]]] = {
        "the list": (lambda store: store.list(CaseFilter(), 0, _WINDOW, NEWEST_FIRST), raw_list),
        "a case": (lambda store: store.load(reference), raw_case),
    }
    for what, words in (("a rare word", RARE), ("a common word", COMMON)):
        for language, word in words.items():
            asked[f"{what}, {language},"] = partial(_search, word), partial(raw_word, word)
    for what, (ask, floor) in asked.items():
        ours = _timed(partial(ask, there))
        yield Figure(f"{what} of {number} cases on a server, beside SQL", in_turn(runs, ours, _timed(floor)), WITHIN)
        at_home = _timed(partial(ask, here))
        yield Figure(f"{what} of {number} cases on a server, beside a file", in_turn(runs, ours, at_home), WITHIN)


def _put(statement: str, values: dict[str, object]) -> tuple[bytes, list[object]]:
    found = translated(statement)
    return found.text, [*found.values({**_VALUES, **values})]


_COUNT = iter(range(1_000_000))


def _search(word: str, store: Store) -> None:
    """As if nothing had been looked for."""
    wanted = CaseFilter(words=(Word(word), Word(f"nowhere{next(_COUNT)}", is_not=True)))
    assert store.list(wanted, 0, _WINDOW, BEST_FIRST)


def _timed(work: Callable[[], object]) -> Callable[[], float]:
    """Milliseconds, at the median."""

    def one() -> float:
        spent = []
        for _ in range(_TIMES):
            began = perf_counter()
            work()
            spent.append(perf_counter() - began)
        return median(spent) * 1000

    return one


def filled(running: Server, number: int) -> Url:
    """An archive of so many cases and no more, put into the tables as they are (COPY), with its index."""
    url = Url.read(running.url(f"filled_{number}"))
    running.sql(f'DROP SCHEMA IF EXISTS "{url.schema}" CASCADE')
    Preparing(url, roles=False).prepare()
    with closing(open_on_server(url)) as store:
        raw = store._conn.raw
        for table, columns, rows in rows_of_cases(number):
            with raw.cursor().copy(f'COPY "{table}" ({columns}) FROM STDIN'.encode()) as copy:
                for row in rows:
                    copy.write_row(row)
        store.reindex()
        raw.execute("ANALYZE")
    return url
