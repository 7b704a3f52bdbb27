"""F9 as a terminal sends it: the row whose text is edited becomes two. Linux only."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from retro.model.change_factory import ChangeFactory
from retro.model.stages.cause import Cause
from retro.store.sqlite.store import open_store
from tests.terminal import RETRO, Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals as Linux has them")


def test_f9_parts_a_row_in_a_terminal_of_80_columns(tmp_path: Path) -> None:
    database = tmp_path / "retro.db"
    store = open_store(database)
    reference = store.create({"title": "荷物の取り違え", "zone": "Asia/Tokyo"}, ChangeFactory().change())
    env = {"RETRO_LANG": "ja", "RETRO_CONFIG": str(tmp_path / "config.toml")}
    command = [RETRO, "--db", str(database), "open", "1"]
    with Terminal(command, cols=80, rows=24, env=env) as terminal:
        terminal.wait_for_cursor(behind="> ")
        terminal.send("2", "i", "台が一つ、置き場所がない", "enter")
        terminal.wait_for("追加しました")
        terminal.send("escape")
        terminal.wait_for("Space 回答")
        terminal.send("enter")
        terminal.wait_for("F2 エディター")
        terminal.send(*["left"] * len("置き場所がない"), "f9")
        terminal.wait_until(lambda screen: "2行に分けました" in screen)
        assert terminal.quit("q") == 0
    assert [row.what for row in store.load(reference).of(Cause)] == ["台が一つ", "置き場所がない"]
    store.close()
