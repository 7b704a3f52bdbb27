"""Typing Japanese, key by key, in the real program: what its terminal gets is what stands in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from retro.model.change_factory import ChangeFactory
from retro.model.stages.timeline import Event
from retro.store.sqlite.store import open_store
from tests.terminal import RETRO, Terminal


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "retro.db"
    store = open_store(path)
    store.create({"title": "箱の取り違え", "zone": "Asia/Tokyo", "started": "2026-11-18"}, ChangeFactory().change())
    store.close()
    return path


def _retro(database: Path, *words: str) -> Terminal:
    env = {"RETRO_LANG": "ja", "RETRO_CONFIG": str(database.with_name("config.toml"))}
    return Terminal([RETRO, "--db", database, *words], env=env)


def _events(database: Path) -> list[Event]:
    store = open_store(database)
    try:
        return list(store.load("2026-001").of(Event))
    finally:
        store.close()


def test_a_line_with_the_space_of_an_input_method(database: Path) -> None:
    with _retro(database, "open", "1") as terminal:
        terminal.wait_for_cursor(behind="> ")
        terminal.send("１", "i")
        terminal.wait_for_cursor(before=" + ")
        terminal.send("１４：０５　電話か\u3099鳴る　＃検知")
        terminal.wait_for_cursor(before="１４：０５　電話が鳴る　＃検知")
        terminal.send("home")
        terminal.wait_for_cursor(before=" + ", behind="１４：０５　電話")
        terminal.send("end", "enter")
        terminal.wait_for("追加しました")
        terminal.send("escape")
        terminal.wait_for_cursor(behind="> ")
        assert terminal.quit("ｑ") == 0
    (event,) = _events(database)
    assert (event.what, event.event_kind and event.event_kind.value) == ("電話が鳴る", "detection")


def test_full_width_keys_from_the_archive_to_a_stage_and_back(database: Path) -> None:
    with _retro(database) as terminal:
        terminal.wait_for_cursor(behind="> 2026-001")
        terminal.send("？")
        terminal.wait_for("この画面")
        terminal.send("？")
        terminal.wait_for_cursor(behind="> 2026-001")
        terminal.send("／")
        terminal.wait_for_cursor(beside="検索")
        terminal.send("箱　の", "escape")
        terminal.wait_for_cursor(behind="> 2026-001")
        terminal.send("ｎ")
        terminal.wait_for("何が起きましたか")
        terminal.send("escape")
        terminal.wait_for_cursor(behind="> 2026-001")
        terminal.send("ｌ", "」", "」")
        terminal.wait_for("2 原因")


def test_a_kana_key_where_nothing_is_typed_says_why_nothing_happens(database: Path) -> None:
    with _retro(database) as terminal:
        terminal.wait_for_cursor(behind="> 2026-001")
        terminal.send("う")
        terminal.wait_for("オフにすると")
    with _retro(database, "open", "1") as terminal:
        terminal.wait_for_cursor(behind="> ")
        terminal.send("ち")
        terminal.wait_for("日本語入力がオンです。オフにするとキーで操作できます。")
