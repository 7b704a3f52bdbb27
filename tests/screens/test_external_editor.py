from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from retro.errors import RetroError
from retro.model.change_factory import ChangeFactory
from retro.screens.walk.external_editor import edit_outside, editor_command
from retro.store.sqlite.store import open_store
from tests.terminal import Terminal


def _having(*there: str) -> Callable[[str], str | None]:
    return lambda command: f"/bin/{command}" if command in there else None


@pytest.mark.parametrize(
    ("environ", "setting", "there", "command"),
    [
        ({"VISUAL": "emacs -nw", "EDITOR": "vi"}, "nano", (), ["emacs", "-nw"]),
        ({"VISUAL": " ", "EDITOR": "vi"}, "nano", (), ["vi"]),
        ({"EDITOR": "code --wait"}, "nano", (), ["code", "--wait"]),
        ({}, "nano -w", ("vi",), ["nano", "-w"]),
        ({}, "/opt/my editor/ed", ("/opt/my editor/ed",), ["/opt/my editor/ed"]),
        ({}, '"/opt/my editor/ed" -x', (), ["/opt/my editor/ed", "-x"]),
        ({}, "", ("nano", "vi", "sensible-editor"), ["sensible-editor"]),
        ({}, "", ("nano", "vi"), ["vi"]),
        ({}, "", ("nano",), ["nano"]),
        ({}, "", ("notepad",), ["notepad"]),
    ],
)
def test_the_editor_is_the_persons_own_before_the_systems(
    environ: dict[str, str], setting: str, there: tuple[str, ...], command: list[str]
) -> None:
    assert editor_command(environ, setting, _having(*there)) == command


def test_where_there_is_none_it_is_said_how_to_name_one() -> None:
    with pytest.raises(RetroError) as caught:
        editor_command({}, "", _having())
    assert "editor = " in str(caught.value.step)


def test_a_command_that_cannot_be_read_is_named() -> None:
    with pytest.raises(RetroError) as caught:
        editor_command({"EDITOR": 'code "--wait'}, "", _having())
    assert 'code "--wait' in str(caught.value.title)


def test_a_text_that_was_saved_comes_back_without_what_steers_a_terminal(tmp_path: Path) -> None:
    script = tmp_path / "ed.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\np = Path(sys.argv[1])\np.write_text(p.read_text() + '箱\\x1b\\n')\n"
    )
    assert edit_outside("二つ", [sys.executable, str(script)]) == "二つ箱"


@pytest.mark.parametrize("command", [["/no/such/editor"], [sys.executable, "-c", "raise SystemExit(1)"]])
def test_an_editor_that_fails_is_told(command: list[str]) -> None:
    with pytest.raises(RetroError) as caught:
        edit_outside("text", command)
    assert command[0] in str(caught.value.title)


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal")
def test_f2_takes_the_systems_editor_where_none_is_set(tmp_path: Path) -> None:
    database, programs = tmp_path / "retro.db", tmp_path / "bin"
    store = open_store(database)
    store.create({"title": "Two boxes swapped", "zone": "UTC", "started": "2026-11-18"}, ChangeFactory().change())
    programs.mkdir()
    editor = programs / "vi"
    editor.write_text('#!/bin/sh\nprintf "written outside\\n" > "$1"\n')
    editor.chmod(0o755)
    env = {"PATH": str(programs), "VISUAL": "", "EDITOR": "", "RETRO_CONFIG": str(tmp_path / "none.toml")}
    with Terminal([sys.executable, "-m", "retro", "--db", database, "open", "1"], env=env) as terminal:
        terminal.wait_for_cursor(behind="> ")
        terminal.send("f2")
        terminal.wait_for_cursor(before="written outside")
        terminal.send("escape")
        terminal.wait_for_cursor(behind="> ")
        assert terminal.quit("q") == 0
    assert store.load("2026-001").head.summary == "written outside"
    store.close()
