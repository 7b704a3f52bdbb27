"""A bar that says how far the archive is that is brought up to date: at a terminal, and once it takes its time."""

from __future__ import annotations

import io
import sys

import pytest

from retro.cli.progress import bar_of_a_file


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stderr", "after", "is_shown"), [(Terminal, 0.0, True), (Terminal, 1e9, False), (io.StringIO, 0.0, False)]
)
def test_it_is_shown_at_a_terminal_once_it_takes_its_time(
    monkeypatch: pytest.MonkeyPatch, stderr: type[io.StringIO], after: float, *, is_shown: bool
) -> None:
    shown = stderr()
    monkeypatch.setattr(sys, "stderr", shown)
    with bar_of_a_file(3, after=after) as step:
        for _ in range(3):
            step()
    said = shown.getvalue()
    assert ("Bringing the archive up to date" in said) is is_shown
    assert ("100%" in said) is is_shown
