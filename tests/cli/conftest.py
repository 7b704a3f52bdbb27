"""Command lines for the tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from retro.cli import click_messages
from retro.language import use
from tests.cli.running import Cli


@pytest.fixture
def cli(tmp_path: Path) -> Iterator[Cli]:
    """A command line with an empty archive."""
    yield Cli(tmp_path)
    use("en")
    click_messages.speak("en")


@pytest.fixture
def case(cli: Cli) -> Cli:
    """A command line whose archive holds 2026-001, which began on 2026-11-20 in UTC."""
    cli.done("new", "Two parcels swapped", "--started", "2026-11-20 14:00", "--zone", "UTC")
    return cli
