"""A backup of a large archive: copied, on the disk, and found whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from retro.store.sqlite.backup import back_up
from tests.benchmarks.figure import Figure, in_turn


def backing_up(archive: Path, folder: Path, runs: int) -> Iterator[Figure]:
    """`back_up`, beside a plain copy of the same bytes that waits for the disk, and reads what it wrote."""
    yield Figure(
        "a backup",
        in_turn(runs, lambda: _ours(archive, folder / "backup.db"), lambda: _plain(archive, folder / "plain.db")),
        goal=6,
    )


def _ours(archive: Path, to: Path) -> float:
    """Milliseconds of a backup."""
    began = perf_counter()
    back_up(archive, to, force=True)
    return (perf_counter() - began) * 1000


def _plain(archive: Path, to: Path) -> float:
    """Milliseconds of a copy."""
    began = perf_counter()
    with archive.open("rb") as source, to.open("wb") as target:
        while piece := source.read(1 << 20):
            target.write(piece)
        target.flush()
        os.fsync(target.fileno())
    with to.open("rb") as written:
        while written.read(1 << 20):
            pass
    return (perf_counter() - began) * 1000
