"""The palette: commands by their names, colours that are tried as one comes to them, language; both are kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from retro.language import active
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.environment import Environment
from retro.screens.everywhere import EVERYWHERE
from retro.screens.matching import matching
from retro.screens.palette import options
from retro.screens.pick_screen import OptionList, PickScreen
from retro.screens.report.commands import COMMANDS as REPORT
from retro.screens.walk.commands import COMMANDS as WALK
from retro.screens.walk.screen import WalkScreen
from retro.settings import load_settings
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until
from tests.screens.reading import said
from tests.terminal import Terminal


def best(words: str, *, lang: str = "en", count: int = 1) -> list[str]:
    from retro import language

    language.use(lang)
    commands = [*ArchiveScreen.COMMANDS_HERE, *EVERYWHERE]
    return [each.value.id for each in matching(words, options(commands), lambda each: each.names)[:count]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("theme", "app.choose-theme"),
        ("colours", "app.choose-theme"),
        ("lang", "app.choose-language"),
        ("settings", "app.edit-settings"),
        ("config", "app.edit-settings"),
        ("export", "archive.export"),
        ("sort", "archive.sort"),
        ("sort sev", "archive.sort-severity"),
        ("title", "archive.sort-title"),
        ("filter", "archive.filter"),
        ("new", "archive.new"),
        ("ＮＥＷ", "archive.new"),
        ("quit", "archive.quit"),
        ("leave", "archive.quit"),
    ],
)
def test_names_go_before_what_is_told(words: str, expected: str) -> None:
    assert best(words) == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("言語", "app.choose-language"),
        ("language", "app.choose-language"),
        ("配色", "app.choose-theme"),
        ("絞り", "archive.filter"),
    ],
)
def test_a_command_is_found_in_the_language_of_the_screen_and_in_english(words: str, expected: str) -> None:
    assert best(words, lang="ja") == [expected]


def test_every_command_is_found_first_by_its_own_name_or_right_behind_one_of_the_same_name() -> None:
    for commands in (ArchiveScreen.COMMANDS_HERE, WALK, REPORT):
        everything = options([*commands, *EVERYWHERE])
        for each in everything:
            assert matching(each.name, everything, lambda each: each.names)[0].name == each.name


@pytest.fixture
def one(database: Path) -> Path:
    store = open_store(database)
    store.create({"title": "Two parcels", "zone": "Asia/Tokyo"}, factory(1000).change())
    store.close()
    return database


def environment(path: Path) -> Environment:
    return Environment(config=path)


async def pick(pilot: Pilot[None], words: str) -> None:
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(pilot.app.screen, PickScreen))
    await type_text(pilot, words)
    await pilot.press("enter")
    await settle(pilot)


async def test_a_command_is_run_by_its_name_and_esc_goes_back(opened: Open, one: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await pick(pilot, "sort title")
        await until(pilot, lambda: "by title" in screen_text(pilot))
        await pilot.press("colon")
        await type_text(pilot, "xyzzy [/x]")
        await until(pilot, lambda: "Nothing is called “xyzzy [/x]”" in screen_text(pilot))
        await pilot.press("enter", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))


async def test_colours_are_tried_as_one_comes_to_them_and_kept_with_enter_alone(
    opened: Open, one: Path, tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    path.write_text('# mine\ntheme = "retro-dark" # old\n[keys]\n"walk.delete" = ["d"]\n', encoding="utf-8")
    async with opened(size=(80, 24), environment=environment(path)) as pilot:
        await pick(pilot, "theme")
        assert "nord" not in screen_text(pilot)
        await type_text(pilot, "nord")
        await until(pilot, lambda: pilot.app.theme == "nord")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.theme == "retro-dark")
        await pick(pilot, "theme")
        await pilot.press("down")
        await until(pilot, lambda: pilot.app.theme == "retro-light")
        await pilot.press("enter")
        await until(pilot, lambda: load_settings({"RETRO_CONFIG": str(path)}).theme == "retro-light")
        await pilot.press("ctrl+t")
        await until(pilot, lambda: load_settings({"RETRO_CONFIG": str(path)}).theme == "retro-dark")
    assert path.read_text(encoding="utf-8") == '# mine\ntheme = "retro-dark" # old\n[keys]\n"walk.delete" = ["d"]\n'


async def test_a_click_chooses(opened: Open, one: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await pick(pilot, "theme")
        await pilot.click(OptionList, offset=(5, 1), times=2)
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
        assert pilot.app.theme == "retro-light"


async def test_the_language_changes_on_what_is_open_and_is_kept(opened: Open, one: Path, tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    async with opened(size=(100, 30), reference="2026-001", environment=environment(path)) as pilot:
        assert isinstance(pilot.app.screen, WalkScreen)
        await pick(pilot, "language")
        await type_text(pilot, "日本")
        await pilot.press("enter")
        await until(pilot, lambda: "時系列" in screen_text(pilot))
        assert isinstance(pilot.app.screen, WalkScreen)
        assert active().code == "ja"
        await until(pilot, path.exists)
        await settle(pilot)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "件名" in screen_text(pilot))
        assert "Two parcels" in screen_text(pilot)
    assert load_settings({"RETRO_CONFIG": str(path)}).language == "ja"


async def test_a_choice_that_cannot_be_kept_is_said_and_holds(opened: Open, one: Path, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("theme = [", encoding="utf-8")
    async with opened(size=(80, 24), environment=environment(path)) as pilot:
        await pick(pilot, "theme")
        await pilot.press("down", "enter")
        await until(pilot, lambda: "could not be kept" in said(pilot))
        assert pilot.app.theme == "retro-light"
    assert path.read_text(encoding="utf-8") == "theme = ["


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal")
@pytest.mark.parametrize(("written", "told"), [('theme = "retro-light"', "hold now"), ("colour = 1", "“colour”")])
def test_the_settings_open_in_the_editor_and_hold_at_once(one: Path, tmp_path: Path, written: str, told: str) -> None:
    editor = tmp_path / "ed"
    editor.write_text(f'#!/bin/sh\ngrep -q currency "$1" && echo \'{written}\' > "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    config = tmp_path / "of-mine" / "config.toml"
    env = {"VISUAL": str(editor), "RETRO_CONFIG": str(config), "RETRO_LANG": "en"}
    with Terminal([sys.executable, "-m", "retro", "--db", one], 120, 30, env=env) as terminal:
        terminal.wait_for("Two parcels")
        terminal.send(":")
        terminal.wait_for("Find a command")
        terminal.send("settings")
        terminal.wait_for("Open the file of the settings")
        terminal.send("enter")
        # A long path ends its line anywhere; a bar stands before each.
        terminal.wait_until(lambda screen: told in " ".join(screen.replace("▌", " ").split()), told)
        assert terminal.quit("q") == 0
    assert config.read_text(encoding="utf-8") == f"{written}\n"
