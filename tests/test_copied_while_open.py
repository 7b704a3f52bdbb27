"""A backup program, a shared folder or `cp` copies one file: what the screen calls saved is in it while it is open."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from time import perf_counter

from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.store.sqlite.store import open_store
from tests.terminal import Terminal

SOON = 20.0
"""Seconds that are waited at most. One second of quiet is what it takes."""


def test_a_plain_copy_holds_what_others_wrote_and_what_the_screen_calls_saved(tmp_path: Path) -> None:
    database, factory = tmp_path / "retro.db", ChangeFactory()
    store = open_store(database)
    reference = store.create({"title": "", "zone": "Asia/Tokyo"}, factory.change())
    store.close()
    with Terminal([sys.executable, "-m", "retro", "--db", database, "open", reference]) as terminal:
        terminal.wait_for("What is this about")
        terminal.send("enter")
        terminal.wait_for("What happened, in one line?")
        terminal.send("Two parcels")
        terminal.wait_until(lambda screen: "Two parcels" in screen and " saved" in screen.splitlines()[0])
        end = perf_counter() + SOON
        while held(database, reference)[0] != "Two parcels":
            assert perf_counter() < end, "it is not in the one file"
            terminal.listen(perf_counter() + 0.1)
        store = open_store(database)
        store.apply(reference, factory.change(Add("event", "e", {"what": "written while the screen is open"})))
        store.close()
        assert held(database, reference) == ("Two parcels", ["written while the screen is open"])
        assert database.with_name("retro.db-wal").exists(), "the screen has let go of the file: the test shows nothing"


def held(database: Path, reference: str) -> tuple[str, list[str]]:
    """The title and the events that a plain copy of the one file holds."""
    copy = Path(shutil.copy(database, database.with_name("copy.db")))
    store = open_store(copy)
    try:
        record = store.load(reference)
        return record.head.title, [row.main_text for row in record.rows]
    finally:
        store.close()
