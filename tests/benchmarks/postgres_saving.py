"""Saving on a server: one change of one field, beside an update of the same row and its commit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from statistics import median
from time import perf_counter

import psycopg

from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.stages.timeline import Event
from retro.store.postgres.store import open_store
from tests.benchmarks.figure import Figure, in_turn
from tests.benchmarks.postgres_reading import filled
from tests.benchmarks.saving import CHANGES_A_RUN, milliseconds_of_a_change
from tests.postgres.server import server

_SAFE = "-c max_connections=40"
"""A server as companies run it: what it acknowledges is on its disk."""


def postgres_saving(runs: int, cases: int) -> Iterator[Figure]:
    """The figure for an archive of so many cases, over the socket of a server that waits for its disk."""
    running = server()
    running.stop("fast")
    running.start(_SAFE)
    try:
        url = filled(running, cases)
        place = f"host={running.folder} port={running.port} user=postgres dbname=postgres"
        with psycopg.connect(place) as raw, closing(open_store(url)) as store:
            raw.execute(f'SET search_path = "{url.schema}"'.encode())
            raw.commit()
            factory = ChangeFactory()
            row, other = (Add(Event.kind, factory.new_id(), {"what": "phones ring"}) for _ in range(2))
            reference = store.create({"title": "Two parcels swapped"}, factory.change(row))
            store.create({"title": "Two more"}, factory.change(other))
            pairs = in_turn(runs, lambda: milliseconds_of_a_change(store, reference), lambda: _update(raw, other.id))
            yield Figure(f"saving one change on a server of {cases} cases", pairs, goal=2.5)
    finally:
        running.stop("fast")
        running.start()


def _update(conn: psycopg.Connection[tuple[object, ...]], row: str) -> float:
    """Milliseconds that psycopg takes for one change."""
    spent = []
    for n in range(CHANGES_A_RUN):
        began = perf_counter()
        conn.execute('UPDATE "event" SET "what" = %s, "revision" = %s WHERE "id" = %s', (f"typed so far: {n}", n, row))
        conn.commit()
        spent.append(perf_counter() - began)
    return median(spent) * 1000
