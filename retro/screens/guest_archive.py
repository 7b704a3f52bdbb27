"""A temporary archive over the team's own, which is gone when it is left: samples, or a case to practise with."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from retro.screens.environment import Environment
from retro.screens.store_worker import StoreWorker
from retro.store.engines import engine_of

if TYPE_CHECKING:
    from retro.model.change_factory import ChangeFactory


class Guest(Enum):
    """What a temporary archive is for."""

    SAMPLES = auto()
    PRACTICE = auto()


class GuestArchive:
    """The archive in a folder of its own. Nothing of it is remembered anywhere else."""

    def __init__(self, factory: ChangeFactory) -> None:
        self._folder = TemporaryDirectory(prefix="retro-")
        engine = engine_of(Path(self._folder.name) / "retro.db")
        self.store_worker = StoreWorker(engine.open_store, factory)

    async def fill(self, guest: Guest) -> None:
        """Put into it what it begins with."""
        if guest is Guest.SAMPLES:
            from retro.sample import load_samples

            await self.store_worker.ask(lambda store: load_samples(store, self.store_worker.factory))

    def close(self) -> None:
        """Let go of it, and take it away."""
        self.store_worker.close()
        self._folder.cleanup()


def without_memory(environment: Environment) -> Environment:
    """The environment in which nothing is remembered of what is done in a temporary archive."""
    return replace(environment, places=None, last_export=None)
