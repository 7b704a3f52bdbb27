"""Command lines for the tests."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from retro.cli import click_messages
from retro.language import use
from tests.cli.running import Cli
from tests.new_archives import copied


@pytest.fixture(autouse=True)
def _new_archives(monkeypatch: pytest.MonkeyPatch) -> None:
    copied(monkeypatch)


@pytest.fixture
def cli(tmp_path: Path) -> Iterator[Cli]:
    """A command line with an empty archive."""
    yield Cli(tmp_path)
    use("en")
    click_messages.speak("en")


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str]:
    """An archive in which a case was begun, and the id that comes next."""
    cli = Cli(tmp_path_factory.mktemp("begun"))
    cli.done("new", "Two parcels swapped", "--started", "2026-11-20 14:00", "--zone", "UTC")
    assert [each.name for each in cli.folder.iterdir()] == [cli.db.name]
    return cli.db.read_bytes(), next(cli.ids)


@pytest.fixture
def case(cli: Cli, begun: tuple[bytes, str]) -> Cli:
    """A command line whose archive holds 2026-001, which began on 2026-11-20 in UTC."""
    contents, next_id = begun
    cli.db.touch(0o600)
    cli.db.write_bytes(contents)
    cli.ids = (f"{n:016x}" for n in count(int(next_id, 16)))
    return cli
