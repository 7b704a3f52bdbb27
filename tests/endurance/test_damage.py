"""A damaged archive is said to be one, with what to do about it; no command breaks down."""

from __future__ import annotations

from pathlib import Path

import pytest

from retro.language import use
from tests.cli.running import Cli
from tests.endurance.damage import COMMANDS, run, sound


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    use("en")
    return sound(tmp_path_factory.mktemp("sound")).read_bytes()


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        (b'CREATE TABLE "retrospective"', b'CREATE \xff\xfeBLE "retrospective"'),
        (b'CREATE TABLE "change_log"', b'CREATE TABLE "ch\xff\xff\xff_log"'),
    ],
)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_bytes_that_are_no_text_in_the_schema(
    tmp_path: Path, archive: bytes, command: tuple[str, ...], written: bytes, instead: bytes
) -> None:
    cli = Cli(tmp_path)
    cli.db.write_bytes(archive.replace(written, instead, 1))
    ended = cli(*command)
    assert ended.exit_code == 1
    assert ended.stderr.startswith(f"error: “{cli.db}” is damaged: ")
    assert "restore a backup" in ended.stderr


def test_a_broken_change_in_the_log(tmp_path: Path, archive: bytes) -> None:
    cli = Cli(tmp_path)
    cli.db.write_bytes(archive.replace(b'[{"op": ', b'[{"op"! '))
    assert "is damaged: change 1 of its log cannot be read" in cli("export", "2026-002", "--format", "json").stderr


def test_any_damage(tmp_path: Path) -> None:
    assert not [ended for _command, ended in run(tmp_path, 12) if isinstance(ended, str)]
