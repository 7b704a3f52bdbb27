"""An exercise on a past case in a real terminal: every key, a kill, a terminal of 40 by 10 (S19). Linux only."""

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
    store, makes = open_store(path), ChangeFactory()
    rows = (
        Add("event", "a" * 16, {"what": "荷物が二つ、入れ替わった", "happened": "2026-11-18T09:00+00:00"}, 1.0),
        Add(
            "event",
            "b" * 16,
            {"what": "責任者が電話した", "happened": "2026-11-18T10:00+00:00", "event_kind": "action"},
            2.0,
        ),
        Add("measure", "c" * 16, {"what": "置き場を分けた"}, 1.0),
    )
    store.create({"title": "荷物の取り違え", "zone": "UTC", "started": "2026-11-18"}, makes.change(*rows))
    store.close()
    return path


def _opened(database: Path, lang: str = "ja") -> Terminal:
    env = {"RETRO_DB": str(database), "RETRO_CONFIG": str(database.with_name("none.toml")), "RETRO_LANG": lang}
    return Terminal([RETRO], 100, 30, env=env)


def test_s19_from_the_list_to_the_end_with_a_space_of_the_input_method(database: Path) -> None:
    file = database.with_name("practice.md")
    with _opened(database) as terminal:
        terminal.wait_for("荷物の取り違え")
        terminal.send("D")
        terminal.wait_for("あなたは応対する側です。")
        assert "責任者が電話した" not in terminal.screen()
        terminal.send("まず　お詫びする🙇", "enter")
        terminal.wait_for("· まず　お詫びする")
        terminal.send("直す", "enter")
        terminal.wait_for("· 直す")
        terminal.send("up", "backspace", "enter")
        terminal.wait_until(lambda screen: "· 直\n" in "\n".join(map(str.rstrip, screen.splitlines())) + "\n")
        terminal.send("enter")
        terminal.wait_for("責任者が電話した")
        terminal.send("enter")
        terminal.wait_for("練習 2/2")
        assert "置き場を分けた" not in terminal.screen()
        terminal.send("台を二つに", "enter", "ctrl+s")
        terminal.wait_for("/保存 practice-2026-001.md")
        terminal.send("ctrl+u", f"/保存 {file}", "enter")
        terminal.wait_for("保存しました")
        terminal.send("enter")
        terminal.wait_for("置き場を分けた")
        terminal.send("pageup", "pagedown", "f1")
        terminal.wait_until(lambda screen: "練習 2/2" not in screen)
        terminal.send("escape")
        terminal.wait_for("練習 2/2")
        terminal.send("escape")
        terminal.wait_for("1件")
        assert terminal.quit("q") == 0
    text = file.read_text("utf-8")
    assert "- まず　お詫びする🙇\n" in text
    assert "- 台を二つに\n" in text


def test_a_kill_in_an_exercise_leaves_the_archive_as_it_was(database: Path) -> None:
    store = open_store(database)
    before = store.load("2026-001")
    store.close()
    with _opened(database) as terminal:
        terminal.wait_for("荷物の取り違え")
        terminal.send("D")
        terminal.wait_for("あなたは応対する側です。")
        terminal.send("まず", "enter")
        terminal.wait_for("· まず")
        terminal.kill()
    store = open_store(database)
    assert store.load("2026-001") == before
    store.close()


def test_in_a_terminal_of_40_by_10_and_back(database: Path) -> None:
    with _opened(database, "en") as terminal:
        terminal.wait_for("荷物の取り違え")
        terminal.send("D")
        terminal.wait_for("What do you do now?")
        terminal.resize(40, 10)
        terminal.send("mine", "enter")
        terminal.wait_for("· mine")
        terminal.wait_for("What do you do now?")
        terminal.send("enter")
        terminal.wait_for("責任者が電話した")
        terminal.resize(100, 30)
        terminal.wait_for("Go on")
        assert terminal.quit("ctrl+q", "ctrl+q") == 0
