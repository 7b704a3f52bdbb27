"""The server of an archive is named otherwise than yesterday: what was typed then is found and taken in."""

from __future__ import annotations

from pathlib import Path

import pytest

from retro.start import recovered
from retro.store.journal import Unsaved, keep
from retro.url import Url
from tests.cli.running import NOW, Cli
from tests.postgres.conftest import begin_case


def test_what_was_typed_under_another_address_of_the_archive_is_told_and_taken_in(
    url: Url, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_case(url)
    cli, state = Cli(tmp_path), str(tmp_path / "state" / "s.json")
    monkeypatch.setenv("RETRO_STATE", state)
    own = {"RETRO_DB": str(url), "RETRO_STATE": state}
    once = Url.read("postgresql://ann:hush@before:5584/postgres")
    path = keep(once, [Unsaved("2026-001", NOW.isoformat(), "e" * 16, "timeline", "14:05 phones ring")], "a")
    for told in (cli.done("recover", **own), cli("doctor", **own).stdout, recovered(None, url)[0]):  # type: ignore[arg-type]
        assert f"could not be saved at postgresql://ann@before:5584/postgres stands in “{path}”" in told
        assert f"retro recover --from {path}" in told
        assert "hush" not in told
        assert "Nothing is unsaved" not in told
    assert {each.stat().st_mode & 0o77 for each in path.parent.iterdir()} == {0}
    assert cli("recover", "--from", str(cli.config.parent), **own).exit_code == 2
    assert "1 is saved or settled now." in cli.done("recover", "--from", str(path), **own)
    assert "phones ring" in cli.done("show", "1", **own)
    assert cli.done("recover", **own) == "Nothing is unsaved.\n"
