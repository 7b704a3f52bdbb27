from __future__ import annotations

import re
import sys
from pathlib import Path
from time import perf_counter

import pytest

from retro.cli.open_screens import spare_input_methods
from tests.terminal import Terminal

ASKS = re.compile(rb"\x1b\[>\d+u")
"""What Textual writes to get keys in the form of kitty."""


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"TERM_PROGRAM": "iTerm.app"}, "1"),
        ({"LC_TERMINAL": "iTerm2"}, "1"),
        ({"TERM_PROGRAM": "iTerm.app", "TMUX": "/tmp/tmux"}, None),
        ({"TERM_PROGRAM": "iTerm.app", "TEXTUAL_DISABLE_KITTY_KEY": "0"}, "0"),
        ({"TERM_PROGRAM": "ghostty"}, None),
        ({}, None),
    ],
)
def test_only_iterm2_is_not_asked_for_keys_that_break_input_methods(environ: dict[str, str], said: str | None) -> None:
    spare_input_methods(environ)
    assert environ.get("TEXTUAL_DISABLE_KITTY_KEY") == said


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal")
@pytest.mark.parametrize(("program", "asked"), [("iTerm.app", False), ("other", True)])
def test_it_is_said_before_textual_looks(tmp_path: Path, program: str, asked: bool) -> None:
    env = {"TERM_PROGRAM": program, "LC_TERMINAL": "", "RETRO_CONFIG": str(tmp_path / "none.toml")}
    with Terminal([sys.executable, "-m", "retro", "--db", tmp_path / "retro.db"], env=env) as terminal:
        written = b""
        end = perf_counter() + 20
        while b"No retrospective here yet" not in written and perf_counter() < end:
            terminal.listen(perf_counter() + 1, quiet=0.1)
            written += b"".join(data for _at, data in terminal._unseen)
            terminal._unseen.clear()
        assert bool(ASKS.search(written)) == asked
