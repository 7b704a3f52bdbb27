"""A command line of its own for every test: an empty archive, a fixed clock, known ids, no settings."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from click.testing import CliRunner, Result

from retro.cli.main import retro
from retro.cli.session import Session
from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective
from retro.store.sqlite.store import open_store

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


class Cli:
    """Runs commands on one archive, in this process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.db = folder / "retro.db"
        self.config = folder / "config.toml"
        self.ids = (f"{n:016x}" for n in count(1))
        self.now = NOW
        """The time that it is for the next command."""

    def __call__(self, *words: str, typed: str | bytes = "", **environ: str) -> Result:
        """Run a command; `typed` is its stdin."""
        env = {
            "RETRO_DB": str(self.db), "RETRO_CONFIG": str(self.config), "RETRO_LANG": "en", "TZ": "UTC", "LANGUAGE": "",
            **environ,
        }  # fmt: skip
        factory = ChangeFactory(lambda: self.now, lambda: next(self.ids), "tester")
        result = CliRunner(env=env).invoke(retro, words, input=typed, obj=Session(given_stamp=factory, patience=0.05))
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    def done(self, *words: str, typed: str | bytes = "", **environ: str) -> str:
        """Run a command that must succeed; gives its data."""
        result = self(*words, typed=typed, **environ)
        assert result.exit_code == 0, result.stderr
        return result.stdout

    def record(self, reference: str = "2026-001") -> Retrospective:
        """The retrospective, as the archive holds it."""
        store = open_store(self.db, create=False)
        try:
            return store.load(reference)
        finally:
            store.close()
