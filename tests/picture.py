"""Make the picture in the README anew: `python -m tests.picture`. The program draws itself, on the samples."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from retro.app import RetroApp
from retro.model.change_factory import ChangeFactory
from retro.sample import load_samples
from retro.screens.store_worker import StoreWorker
from retro.store.protocol import Store
from retro.store.sqlite.store import open_store

PICTURE = Path(__file__).parent.parent / ".github" / "walk.svg"
OPEN = "2026-007"
"""A sample that is not closed, so that the picture shows the line for entries."""
STAMP = ChangeFactory(lambda: datetime(2026, 11, 20, 9, 0, tzinfo=UTC), lambda: "0" * 16, "")


def without_fonts(picture: str) -> str:
    """A picture of a screen that asks no server for its letters."""
    return re.sub(r"(?s)\s*@font-face \{.*?\}", "", picture)


async def draw(folder: Path) -> str:
    """The walk at the stage "Cause", as SVG."""

    def open_samples() -> Store:
        store = open_store(folder / "retro.db")
        load_samples(store, STAMP)
        return store

    store_worker = StoreWorker(open_samples, STAMP)
    app = RetroApp(store_worker, zone="UTC", reference=OPEN)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(1)
        await pilot.press("2", "j", "j")
        await pilot.pause(1)
        picture = app.export_screenshot(title="retro")
    store_worker.close()
    return picture


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        PICTURE.write_text(without_fonts(asyncio.run(draw(Path(folder)))), encoding="utf-8")
