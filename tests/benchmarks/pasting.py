"""Pasting: a timeline of 1,000 lines, from the paste to its rows on the screen, and from Enter to the archive."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from retro.model.change_factory import ChangeFactory
from retro.model.stages.timeline import Event
from retro.store.sqlite.store import open_store
from tests.benchmarks import apps
from tests.benchmarks.figure import Figure
from tests.benchmarks.installed import Installed, environment
from tests.terminal import Terminal

LINES = 1_000


def pasting(installed: Installed, folder: Path, runs: int) -> Iterator[Figure]:
    """The walk beside a bare page that takes the same lines, and the save beside as many rows written by sqlite3."""
    rounds = []
    for run in range(runs):
        archive = folder / f"pasted-{run}.db"
        lines = [f"{9 + n // 60:02}:{n % 60:02} what happened, number {n} of run {run}" for n in range(900)]
        lines += [f"2026-11-19 {9 + n // 60:02}:{n % 60:02} the day after, number {n}" for n in range(LINES - 900)]
        shown, saved = _pasted(installed, archive, lines)
        rounds.append((shown, _bare(installed, lines), saved, _written(folder / f"raw-{run}.db", lines)))
    yield Figure(f"{LINES} pasted lines shown as rows", [(shown, bare) for shown, bare, _, _ in rounds], goal=8)
    yield Figure(f"{LINES} pasted lines saved as one change", [(saved, raw) for _, _, saved, raw in rounds], goal=200)


def _paste(lines: list[str]) -> str:
    return "\r".join([f"\x1b[200~{lines[0]}", *lines[1:]]) + "\x1b[201~"


def _pasted(installed: Installed, archive: Path, lines: list[str]) -> tuple[float, float]:
    """Milliseconds from the paste to its rows on the screen, and from Enter to the screen that calls them saved."""
    store = open_store(archive)
    head = {"title": "A long night", "zone": "UTC", "started": "2026-11-18T09:00+00:00"}
    reference = store.create(head, ChangeFactory().change())
    with Terminal([str(installed.retro), "--db", str(archive), "open", "1"], 120, 40, env=environment()) as terminal:
        terminal.wait_for("A long night")
        terminal.send("1")
        terminal.wait_for("What happened, when")
        terminal.send("i")
        terminal.listen(perf_counter() + 2, quiet=0.3)
        at = terminal.send(_paste(lines))
        shown = terminal.wait_for(f"{LINES} lines were pasted. Enter adds {LINES} rows", quiet=0.005) - at
        at = terminal.send("enter")
        saved = terminal.wait_until(lambda screen: f"> {LINES} " in screen and _is_saved(screen), quiet=0.005) - at
    record, changes = store.load(reference), store.changes(reference)
    store.close()
    assert (len(record.of(Event)), len(changes)) == (LINES, 2), "it was not saved as one change"
    return shown * 1000, saved * 1000


def _is_saved(screen: str) -> bool:
    return bool(re.search(r" saved \d\d:\d\d", screen.splitlines()[0]))


def _bare(installed: Installed, lines: list[str]) -> float:
    """The same for the page that is nothing but such a place: milliseconds until its last line is on the screen."""
    with Terminal(installed.app("page"), 120, 40, env=environment()) as terminal:
        terminal.wait_for(apps.READY)
        terminal.listen(perf_counter() + 1, quiet=0.2)
        at = terminal.send(_paste(lines))
        return (terminal.wait_for(lines[-1], quiet=0.005) - at) * 1000


def _written(raw: Path, lines: list[str]) -> float:
    """Milliseconds that SQLite takes to write as many rows in one transaction."""
    conn = sqlite3.connect(raw, isolation_level=None)
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("PRAGMA synchronous = FULL")
    conn.execute("CREATE TABLE event (id TEXT PRIMARY KEY, happened TEXT, what TEXT) STRICT")
    began = perf_counter()
    conn.execute("BEGIN IMMEDIATE")
    conn.executemany(
        "INSERT INTO event VALUES (?, ?, ?)", ((str(n), line[:5], line[6:]) for n, line in enumerate(lines))
    )
    conn.execute("COMMIT")
    took = (perf_counter() - began) * 1000
    conn.close()
    return took
