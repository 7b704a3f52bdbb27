"""Being open on a server that is far away: how soon another terminal's row is there, and what doing nothing costs."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from random import Random
from statistics import quantiles
from threading import Event
from time import perf_counter, sleep

import psycopg

from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.edits import changed
from retro.model.stages.timeline import Event as Event_
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import open_store
from retro.url import Url
from tests.benchmarks.figure import Figure
from tests.benchmarks.installed import Installed, environment
from tests.benchmarks.watching import spent
from tests.postgres.proxy import FarAway, far_away
from tests.postgres.server import Server, server
from tests.terminal import Terminal

_DELAY = 0.02
"""Seconds to the server, and so many back."""
_BEYOND = 50.0
"""Milliseconds that another terminal's row may take beyond that, at p95."""
_SCHEMA = "watched"
_OTHERS, _ROWS = 9, 40
_IDLE = 20.0
"""Seconds of doing nothing."""
_OF_A_CORE = 0.005


def postgres_watching(installed: Installed, runs: int) -> Iterator[Figure]:
    """Rows of one of ten who write, and the processor's time and what is said while nothing happens."""
    running = server()
    url = Url.read(running.url(_SCHEMA))
    Preparing(url, roles=False).prepare()
    with closing(open_store(url)) as store:
        case = store.create({"title": "Two parcels swapped"}, ChangeFactory(author="jun").change())
    with far_away(running, _DELAY) as proxy:
        delays = [_delays(installed, running, proxy, case, run) for run in range(max(1, runs // 3))]
        p95 = [[quantiles(side, n=20)[-1] for side in zip(*each, strict=True)] for each in delays]
        pairs = [(ours, floor + _BEYOND) for ours, floor in p95]
        yield Figure("a row of one of ten writers over 40 ms, p95, beside the trip and 50 ms", pairs, 1)
        idle = [_idle(installed, proxy) for _ in range(max(1, runs // 3))]
    allowed = _IDLE * _OF_A_CORE * 1000
    yield Figure(f"processor while idle on a server, {_IDLE:.0f} s", [(each, allowed) for each, _ in idle], 1)
    yield Figure("said to a server while idle", [(said, 1.0) for _, said in idle], 0, "bytes")


def _delays(installed: Installed, running: Server, proxy: FarAway, case: str, seed: int) -> list[tuple[float, float]]:
    """Milliseconds from the end of each write to the picture that shows it; and to one who only hears and asks."""
    random, over, found = Random(seed), Event(), list[tuple[float, float]]()
    command = [str(installed.retro), "--db", proxy.url(_SCHEMA), "open", case]
    with (
        ThreadPoolExecutor(_OTHERS + 1) as others,
        ExitStack() as stack,
        closing(_Writer(running, case, "x")) as writer,
    ):
        stack.callback(over.set)
        asking = others.submit(_ask, proxy, writer.row, over, heard := dict[str, float]())
        for number in range(_OTHERS):
            others.submit(_write, running, case, number, over)
        with Terminal(command, 120, 40, env=environment({"RETRO_LANG": "en"})) as terminal:
            terminal.wait_for(case)
            terminal.send("1")
            terminal.wait_for("row of x")
            for n in range(_ROWS):
                sleep(random.uniform(0.2, 0.6))
                word = f"seen {seed} {n}."
                writer.write(word)
                at = perf_counter()
                seen = terminal.wait_for(word)
                while word not in heard and not asking.done():
                    sleep(0.01)
                found.append(((seen - at) * 1000, (heard[word] - at) * 1000))
    return found


def _ask(proxy: FarAway, row: str, over: Event, heard: dict[str, float]) -> None:
    """Hear of each change over the same way, and ask for what the row says then: the least that one has to wait."""
    with psycopg.connect(Url.read(proxy.url(_SCHEMA)).conninfo(), autocommit=True) as conn:
        conn.execute(f'LISTEN "{_SCHEMA}"')
        while not over.is_set():
            if [*conn.notifies(timeout=0.5, stop_after=1)]:
                said = conn.execute(f'SELECT "what" FROM "{_SCHEMA}"."event" WHERE "id" = %s', (row,)).fetchone()
                heard.setdefault(str(said and said[0]), perf_counter())


class _Writer:
    """Somebody who writes into one row of a case, near the server."""

    def __init__(self, running: Server, case: str, name: str) -> None:
        self._store = open_store(Url.read(running.url(_SCHEMA)))
        self._factory = ChangeFactory(author=name)
        self._case = case
        self.row = self._factory.new_id()
        row = Add(Event_.kind, self.row, {"what": f"row of {name}", "happened": "2026-11-20T09:00+09:00"})
        self._store.apply(case, self._factory.change(row))

    def write(self, word: str) -> None:
        event = next(row for row in self._store.load(self._case).of(Event_) if row.id == self.row)
        self._store.apply(self._case, self._factory.change(*changed(event, {"what": word})))

    def close(self) -> None:
        self._store.close()


def _write(running: Server, case: str, number: int, over: Event) -> None:
    """About once a second, until it is over."""
    pauses = Random(number)
    with closing(_Writer(running, case, str(number))) as writer:
        n = 0
        while not over.wait(pauses.uniform(0.5, 1.5)):
            writer.write(f"{number} wrote {(n := n + 1)}")


def _idle(installed: Installed, proxy: FarAway) -> tuple[float, int]:
    """Milliseconds of the processor, and bytes over the line, while nothing happens."""
    with Terminal([str(installed.retro), "--db", proxy.url(_SCHEMA)], 120, 40, env=environment()) as terminal:
        terminal.wait_for("2026-001")
        terminal.listen(perf_counter() + 5)
        began, said = spent(terminal.pid), proxy.bytes
        terminal.listen(perf_counter() + _IDLE)
        return spent(terminal.pid) - began, proxy.bytes - said
