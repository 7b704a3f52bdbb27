"""Writers and a tormentor: `python -m tests.postgres.torture --minutes 20` shows that nothing acknowledged is lost.

Each writer is a process of its own, and notes what it was told to be written. Meanwhile clients and backends are
killed, the server is stopped as if it had crashed, and connections are cut. In the end the archive must hold each
change that was acknowledged, once, and be what its logs say.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from retro.model.change import Add, Delete, Logged, Update
from retro.model.change_factory import ChangeFactory
from retro.model.record import FullRecord
from retro.model.replay import Key
from retro.services.archive.verify import every_case, verify
from retro.store.engines import engine_of
from retro.store.postgres.preparing import Preparing
from retro.store.protocol import Store
from retro.url import Url
from tests.postgres.proxy import FarAway, far_away
from tests.postgres.server import Server, server
from tests.postgres.torture_writer import STRANGE, write

CASES = 5
_SAFE = "-c max_connections=100"
"""A server as companies run it: what it acknowledges is on its disk."""
_SHOWN = 8000
"""So many characters of what was strange are shown."""
_SPAWN = multiprocessing.get_context("spawn")


class Writers:
    """Writers that are there, each a process; whoever is killed is followed by a new one."""

    def __init__(self, urls: Sequence[str], references: list[str], folder: Path, seed: int) -> None:
        self._urls, self._references, self._folder, self._seed = urls, references, folder, seed
        self._processes: list[BaseProcess] = []
        self.begun = 0

    def begin(self) -> None:
        """One more."""
        url = self._urls[self.begun % len(self._urls)]
        words = url, self._references, self._folder, self.begun, self._seed
        process = _SPAWN.Process(target=write, args=words, daemon=True)
        process.start()
        self._processes.append(process)
        self.begun += 1

    def kill_one(self, random: Random) -> None:
        """Kill one, whatever it does now."""
        self._end(self._processes.pop(random.randrange(len(self._processes))))
        self.begin()

    def end(self) -> int:
        """Kill them all; gives how many had gone by themselves, which none may."""
        gone = sum(not process.is_alive() for process in self._processes)
        while self._processes:
            self._end(self._processes.pop())
        return gone

    def _end(self, process: BaseProcess) -> None:
        process.kill()
        process.join()


def torment(there: Server, proxy: FarAway, writers: Writers, random: Random, seconds: float) -> Counter[str]:
    """Do harm at random for so long; gives what was done how often."""
    done, until = Counter[str](), monotonic() + seconds
    while monotonic() < until:
        sleep(random.uniform(0.05, 1.0))
        acts = "client", "backend", "cut", "crash", "restart"
        act = random.choices(acts, (25, 32, 32, 7, 4))[0]
        done[act] += 1
        match act:
            case "client":
                writers.kill_one(random)
            case "backend":
                there.sql(
                    """SELECT pg_terminate_backend("pid") FROM (SELECT "pid" FROM pg_stat_activity
                    WHERE "backend_type" = 'client backend' AND "pid" <> pg_backend_pid()
                    ORDER BY random() LIMIT 1) "one" """
                )
            case "cut":
                proxy.cut(random)
            case _:
                there.stop("immediate" if act == "crash" else "fast")
                sleep(random.uniform(0.0, 1.0))
                there.start(_SAFE)
    return done


def lost(acknowledged: Iterable[str], logs: Iterable[Iterable[Logged]]) -> int:
    """How many changes were acknowledged and are in no log."""
    return len(set(acknowledged) - {logged.change.id for log in logs for logged in log})


def doubled(logs: Iterable[Iterable[Logged]]) -> int:
    """How many changes are in the logs more than once."""
    times = Counter(logged.change.id for log in logs for logged in log)
    return sum(each > 1 for each in times.values())


def unsound(whole: FullRecord) -> int:
    """How many operations of a log did not see what was there; and how many rows have a revision that does not say
    how often they were written.
    """
    values, revisions, found = defaultdict[Key, dict[str, object]](dict), Counter[Key](), 0
    for logged in whole.log:
        for op in logged.change.ops:
            key = op.kind, op.id
            match op:
                case Add():
                    found += bool(revisions[key])
                    values[key].update(op.values)
                case Update():
                    found += op.revision != revisions[key]
                    found += any(values[key].get(name, was) != was for name, was in op.before.items())
                    values[key].update(op.after)
                case Delete():
                    found += op.revision != revisions[key]
            revisions[key] += 1
    rows = whole.record.head, *whole.record.rows, *whole.deleted
    return found + sum(row.revision != revisions[row.kind, row.id] for row in rows)


def figures(store: Store, folder: Path) -> Iterator[tuple[str, int]]:
    """What may not be: each with how often it is, which is to be never."""
    acknowledged = _lines(folder, "acknowledged")
    wholes = [store.whole(reference) for reference in every_case(store)]
    logs = [whole.log for whole in wholes]
    found = verify(store, every=True)
    yield "acknowledged and lost", lost(acknowledged, logs)
    yield "in the logs twice", doubled(logs)
    yield "unreadable", len(found.unreadable)
    yield "chains broken, or unlike what the log replays to", sum(len(each.flaws) for each in found.found)
    yield "derived and stale", sum(len(each.stale) for each in found.found)
    yield "faults of the register", len(found.faults)
    yield "cases that are not whole", int(not found.is_whole)
    yield "operations and revisions unsound", sum(map(unsound, wholes))
    yield "words missing in the index", int(store.unindexed() is not None) + len(store.unlike_rows())


def main() -> int:
    """Gives 1 if anything is wrong."""
    arguments = argparse.ArgumentParser(prog="python -m tests.postgres.torture", description=__doc__)
    arguments.add_argument("--minutes", type=float, default=0.0)
    arguments.add_argument("--seconds", type=float, default=0.0)
    arguments.add_argument("--writers", type=int, default=20)
    arguments.add_argument("--seed", type=int, default=20261128)
    given = arguments.parse_args()
    seconds = given.minutes * 60 + given.seconds or 60.0
    with TemporaryDirectory() as made:
        return tortured(Path(made), seconds, given.writers, given.seed)


def tortured(folder: Path, seconds: float, count: int, seed: int) -> int:
    """Do it, and tell; gives 1 if anything is wrong."""
    there = server()
    there.stop("fast")
    there.start(_SAFE)
    address, factory = there.url("torture"), ChangeFactory()
    Preparing(Url.read(address), roles=False).prepare()
    store = engine_of(Url.read(address)).open_store(create=False)
    references = [store.create({"title": f"Parcel {n} swapped"}, factory.change()) for n in range(CASES)]
    store.close()
    with far_away(there) as proxy:
        writers = Writers((address, proxy.url("torture")), references, folder, seed)
        try:
            for _ in range(count):
                writers.begin()
            done = torment(there, proxy, writers, Random(seed), seconds)
        finally:
            gone = writers.end()
    _tell("done by the tormentor", dict(done))
    _tell("writers", writers.begun)
    _tell("answers", dict(Counter(_lines(folder, "answers"))))
    _tell("acknowledged", len(set(_lines(folder, "acknowledged"))))
    store = engine_of(Url.read(address)).open_store(create=False)
    try:
        wrong = {**dict(figures(store, folder)), "writers that ended by themselves": gone}
    finally:
        store.close()
    strange = [path.read_text() for path in folder.glob("*.strange")]
    wrong["errors that no writer expects"] = sum(each.count(STRANGE) for each in strange)
    for what, times in wrong.items():
        _tell(what, times)
    sys.stdout.write("".join(strange)[:_SHOWN])
    return int(any(wrong.values()))


def _lines(folder: Path, kind: str) -> list[str]:
    return [line for path in folder.glob(f"*.{kind}") for line in path.read_text().splitlines()]


def _tell(what: str, figure: object) -> None:
    sys.stdout.write(f"{what}: {figure}\n")


if __name__ == "__main__":
    sys.exit(main())
