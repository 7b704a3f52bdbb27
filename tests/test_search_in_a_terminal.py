"""The search in a real terminal: typed key by key, found, opened, on to the next one, and back. Linux only."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.store.sqlite.store import open_store
from tests.terminal import RETRO, Terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals as Linux has them")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "retro.db"
    store, stamps = open_store(path), ChangeFactory()
    for title, cause in (("箱の取り違え", "引き出物の伝票が二枚あった"), ("電話の停止", "サーバーが止まった")):
        added = Add("cause", stamps.new_id(), {"what": cause}, 1.0)
        store.create({"title": title, "zone": "Asia/Tokyo", "started": "2026-11-18"}, stamps.change(added))
    store.close()
    return path


def test_words_of_an_input_method_are_found_and_lead_into_the_case_and_back(database: Path) -> None:
    env = {"RETRO_LANG": "ja", "RETRO_CONFIG": str(database.with_name("config.toml"))}
    with Terminal([RETRO, "--db", database], 80, 24, env=env) as terminal:
        terminal.wait_for_cursor(behind="> 2026-00")
        terminal.send("／")
        terminal.wait_for_cursor(beside="検索")
        terminal.send("引出物　伝票")
        terminal.wait_for_cursor(before="引出物　伝票")
        terminal.wait_for("引き出物の伝票が二枚あった")
        terminal.send("enter")
        terminal.wait_for_cursor(behind=">  1  引き出物")
        terminal.send("n")
        terminal.wait_for("これが最後の一致です。")
        terminal.send("escape")
        terminal.wait_for_cursor(before="引出物　伝票")
        terminal.send("ctrl+u", "さーば")
        terminal.wait_for("サーバーが止まった")
        terminal.wait_for_cursor(before="さーば")
        terminal.send("escape")
        terminal.wait_for_cursor(behind="> 2026-00")
        assert terminal.quit("q") == 0
