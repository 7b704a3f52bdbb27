"""Comparing: a case with an archive of 10,000, for what is like it and for what looks as if it were it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from statistics import quantiles
from time import process_time

from retro.model.record import Retrospective
from retro.services.memory.similar import similar
from retro.services.memory.suspects import suspects
from retro.store.protocol import CaseFilter, Store
from retro.store.sqlite.store import open_store
from tests.benchmarks.figure import Figure
from tests.benchmarks.searched_archives import searched_archive

_WITHIN = 100.0
"""Milliseconds of the processor at p95, in an archive of any size: nothing in it waits."""
_CASES = 20
"""A run is the p95 of so many cases."""
_SERVICES: dict[str, Callable[[Store, Retrospective], object]] = {
    "what is like a case": similar,
    "whether a case is one again": suspects,
}


def comparing(folder: Path, runs: int, cases: Sequence[int]) -> Iterator[Figure]:
    """Cases of both languages, in archives of each size."""
    for number in cases:
        with closing(open_store(searched_archive(folder, number))) as store:
            lines = store.list(CaseFilter(), 0, 2 * _CASES)
            languages = ("en", "ja") if number % 2 else ("ja", "en")  # they take turns, the oldest case is English
            for n, language in enumerate(languages):
                records = [store.load(line.reference) for line in lines[n::2]]
                for name, service in _SERVICES.items():
                    pairs = [(_p95(store, records, service), _WITHIN) for _ in range(runs)]
                    yield Figure(f"{name}, {number} cases, {language}, p95, beside {_WITHIN:.0f} ms", pairs, 1.0)


def _p95(store: Store, records: Sequence[Retrospective], service: Callable[[Store, Retrospective], object]) -> float:
    spent = []
    for record in records:
        began = process_time()
        service(store, record)
        spent.append(process_time() - began)
    return quantiles(spent, n=20, method="inclusive")[-1] * 1000
