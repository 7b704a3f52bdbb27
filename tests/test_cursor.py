"""The terminal's own cursor stands on the caret, else on the chosen row: seen in an emulator, behind wide letters, too.

An input method shows there what is being typed, and a screen reader reads there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from retro.language import language
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.fields import field_of
from retro.model.stages.head import Head, Severity
from retro.store.sqlite.store import open_store
from tests.terminal import RETRO, Terminal


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "retro.db"
    store = open_store(path)
    for title in ("荷物の取り違え", "電話の折り返し忘れ"):
        store.create({"title": title, "zone": "Asia/Tokyo", "started": "2026-11-18"}, ChangeFactory().change())
    store.close()
    return path


def _retro(database: Path, *words: str) -> Terminal:
    env = {"RETRO_LANG": "ja", "RETRO_CONFIG": str(database.with_name("config.toml"))}
    return Terminal([RETRO, "--db", database, *words], env=env)


def test_in_the_archive_and_its_line(database: Path) -> None:
    with _retro(database) as terminal:
        terminal.wait_for_cursor(behind="> 2026-002")
        terminal.send("down")
        terminal.wait_for_cursor(behind="> 2026-001")
        terminal.send("n")
        terminal.wait_for_cursor(beside="何が起きましたか")
        terminal.send("箱が")
        terminal.wait_for_cursor(before="  箱が")
        terminal.send("左", "か\u3099")  # が as macOS writes it
        terminal.wait_for_cursor(before="箱が左が")
        terminal.send("left", "left")
        terminal.wait_for_cursor(before="箱が", behind="左が")
        terminal.send("home")
        terminal.wait_for_cursor(before="  ", behind="箱が左が")
        terminal.send("escape")
        terminal.wait_for_cursor(behind="> 2026-001")
        terminal.send("ctrl+p")
        terminal.wait_for("コマンドを検索")
        terminal.send("開く")
        terminal.wait_for_cursor(before="開く")


def test_in_an_archive_that_is_empty(tmp_path: Path) -> None:
    with _retro(tmp_path / "new.db") as terminal:
        terminal.wait_for_cursor(before="  ", behind="振り返りはまだありません")


def test_in_the_walk_its_fields_and_the_entry_line(database: Path) -> None:
    with _retro(database, "open", "1") as terminal:
        terminal.wait_for_cursor(behind="> ")
        terminal.send("enter")
        terminal.wait_for_cursor(before="荷物の取り違え")
        terminal.send("left", "left")
        terminal.wait_for_cursor("荷物の取り", "違え")
        terminal.send("に")
        terminal.wait_for_cursor(before="荷物の取りに", behind="違え")
        terminal.send("f8")
        terminal.wait_for_cursor(before=" + ")
        terminal.send("14:05 箱を")
        terminal.wait_for_cursor(before="14:05 箱を")
        terminal.send("escape")
        terminal.wait_for_cursor(behind="> ")
        terminal.send("3")
        terminal.wait_for_cursor(before="   ", behind="まだ何も書かれていません")


def test_in_a_field_of_several_lines(database: Path) -> None:
    with _retro(database, "open", "1") as terminal:
        _to_field(terminal, Head.summary)
        terminal.send("箱が二つ", "enter", "伝票を")
        terminal.wait_for_cursor(before="  伝票を")
        terminal.send("up")
        terminal.wait_for_cursor(before="箱が二", behind="つ")
        terminal.send("end")
        terminal.wait_for_cursor(before="箱が二つ")


def test_in_a_choice(database: Path) -> None:
    with _retro(database, "open", "1") as terminal:
        _to_field(terminal, Head.severity)
        first, second, *_ = (language("ja")(each.label) for each in Severity)
        terminal.wait_for_cursor(behind=f" {first} ")
        terminal.send("right")
        terminal.wait_for_cursor(before=f" {first}  ", behind=f"[{second}]")


def test_in_the_report_its_dialog_and_the_help(database: Path) -> None:
    with _retro(database, "open", "1") as terminal:
        terminal.wait_for_cursor(behind="> ")
        terminal.send("8")
        terminal.wait_for_cursor(before="  ", behind="2026-001 荷物")
        terminal.send("/")
        terminal.wait_for_cursor(beside="検索")
        terminal.send("取り")
        terminal.wait_for_cursor(before="取り")
        terminal.send("escape")
        terminal.wait_for_cursor(before="  ", behind="2026-001 荷物")
        terminal.send("w")
        terminal.wait_for_cursor(behind="[md]")
        terminal.send(*["tab"] * 3)
        terminal.wait_for_cursor(before=".md")
        terminal.send("escape")
        terminal.wait_for_cursor(before="  ", behind="2026-001 荷物")
        terminal.send("f1")
        terminal.wait_for_cursor(behind="入力して絞り込み")


def _to_field(terminal: Terminal, wanted: object) -> None:
    """From the rows to a field of the head, one after the other."""
    terminal.wait_for_cursor(behind="> ")
    terminal.send("enter")
    for field in Head.fields():
        terminal.wait_for_cursor(beside=f"{language('ja')(field.label)}  ")
        if field == field_of(wanted):
            return
        terminal.send("tab")


def test_in_what_is_open_and_its_line(database: Path) -> None:
    store = open_store(database)
    makes = ChangeFactory()
    adds = [
        Add("measure", makes.new_id(), {"what": what}, float(n)) for n, what in enumerate(("色を分ける", "机を分ける"))
    ]
    store.apply("2026-001", makes.change(*adds))
    store.close()
    with _retro(database) as terminal:
        terminal.wait_for_cursor(behind="> 2026-002")
        terminal.send("a")
        terminal.wait_for("色を分ける")
        terminal.send("down")
        terminal.wait_for_cursor(behind=">    -  机を分ける")
        terminal.send("x")
        terminal.wait_for_cursor(beside="実施しない理由")
        terminal.send("机がない", "enter")
        terminal.wait_for("実施しない。uで取り消せます")
        terminal.wait_for_cursor(behind=">    -  実施しない – 机を分ける")
        terminal.send("up")
        terminal.wait_for_cursor(behind=">    -  色を分ける")
