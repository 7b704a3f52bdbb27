"""An archive of the samples, for tests that are about something else: loaded once in a process, and copied then.

To load them takes half a second. What they are, and that they can be loaded, is shown by tests/sample.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from retro.model.change_factory import ChangeFactory
from retro.sample import load_samples
from retro.store.sqlite.store import open_store

_NOON = datetime(2026, 11, 20, 12, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


def sampled(path: Path) -> Path:
    """Make an archive of the samples at `path`."""
    path.touch(0o600)
    path.write_bytes(_samples())
    return path


@cache
def _samples() -> bytes:
    minutes, ids = count(), count(5000)
    factory = ChangeFactory(lambda: _NOON + timedelta(minutes=next(minutes)), lambda: f"{next(ids):016x}", "tester")
    with TemporaryDirectory() as folder:
        store = open_store(path := Path(folder, "retro.db"), sync="OFF")
        load_samples(store, factory)
        store.close()
        assert [each.name for each in path.parent.iterdir()] == [path.name]  # all of it is in the one file
        return path.read_bytes()
