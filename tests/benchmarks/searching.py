"""Searching: rare words and common ones in archives of any size, beside `grep -r` over the same cases as Markdown."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from retro.model.query.words import Word
from retro.store.protocol import BEST_FIRST, CaseFilter
from retro.store.sqlite.search_index import INDEX
from retro.store.sqlite.store import SqliteStore, open_store
from tests.benchmarks.figure import Figure, in_turn
from tests.benchmarks.searched_archives import COMMON, RARE, searched_archive, write_markdown

RARE_WITHIN, COMMON_WITHIN = 20.0, 100.0
"""Milliseconds at p95 in which a window of what is found is there, however large the archive."""
_SEARCHES = 20
"""A run is the p95 of so many searches."""
_WINDOW = 50


def searching(folder: Path, runs: int, cases: Sequence[int]) -> Iterator[Figure]:
    """A window of what is found, beside grep and at p95; the size of the index beside the text."""
    for number in cases:
        path = searched_archive(folder, number)
        size = write_markdown(folder / f"{number}.md", number)
        with closing(open_store(path)) as store:
            for language in RARE:
                yield from _words(store, folder / f"{number}.md", runs, language, number)
        yield Figure(f"the index of {number} cases, beside their text", [(_index_size(path), size)] * 2, 0.8, "bytes")


def _words(store: SqliteStore, markdown: Path, runs: int, language: str, cases: int) -> Iterator[Figure]:
    rare, common = RARE[language], COMMON[language]
    of = f"{cases} cases, {language}"
    yield Figure(
        f"a rare word in {of}, beside grep -r",
        in_turn(runs, lambda: _found(store, rare), lambda: _grep(markdown, rare)), 0.01 if cases > 1_000 else 1.0,
    )  # fmt: skip
    for what, words, within in (
        ("a rare word", [rare], RARE_WITHIN),
        ("a common word", [common], COMMON_WITHIN),
        ("its first letter", [common[0]], COMMON_WITHIN),
        ("two common words", [common, "サーバー" if language == "ja" else common], COMMON_WITHIN),
    ):
        yield Figure(
            f"{what} in {of}, p95, beside {within:.0f} ms",
            [(_found(store, *words), within) for _ in range(runs)], 1.0,
        )  # fmt: skip


def _found(store: SqliteStore, *words: str) -> float:
    """Milliseconds until a window of what is found is there, at p95; each time as if nothing had been looked for."""
    spent = []
    for n in range(_SEARCHES):
        wanted = CaseFilter(words=(*map(Word, words), *([Word(f"nowhere{n}", is_not=True)])))
        began = perf_counter()
        assert store.list(wanted, 0, _WINDOW, BEST_FIRST)
        spent.append(perf_counter() - began)
    return quantiles(spent, n=20, method="inclusive")[-1] * 1000


def _grep(markdown: Path, word: str) -> float:
    began = perf_counter()
    found = subprocess.run(["grep", "-rl", word, str(markdown)], capture_output=True, text=True, check=True)
    assert found.stdout
    return (perf_counter() - began) * 1000


def _index_size(path: Path) -> float:
    with closing(sqlite3.connect(path)) as conn:
        (size,) = conn.execute(f"SELECT sum(length(block)) FROM {INDEX}_data").fetchone()
    return float(size)
