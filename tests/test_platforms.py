"""What Windows lacks does not keep the program from being imported, nor the command line from working."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SMOKE = Path(__file__).parent / "packaging" / "smoke.py"

WITHOUT = """
import asyncio, ctypes, multiprocessing, os, signal, subprocess, sys, tempfile, webbrowser, zoneinfo  # of Python
import click, jinja2, platformdirs, sqlite_utils, textual.app, textual.css.query, textual.widgets  # nor these
from textual.drivers import linux_driver
for name in ("termios", "fcntl", "tty", "pty", "resource", "pwd", "grp"):
    sys.modules[name] = None  # importing it is an ImportError from now on
for name in ("SIGHUP", "SIGTSTP", "SIGCONT", "SIGWINCH", "SIGTTIN", "SIGTTOU", "SIGUSR1", "SIGKILL", "SIGPIPE"):
    delattr(signal, name)
sys.platform = "win32"
"""


def test_screens_are_imported_without_the_modules_and_signals_of_unix() -> None:
    program = (
        WITHOUT
        + f"""
import importlib.util
spec = importlib.util.spec_from_file_location("smoke", {str(SMOKE)!r})
smoke = importlib.util.module_from_spec(spec)
spec.loader.exec_module(smoke)
for screen in smoke.SCREENS:
    importlib.import_module(screen)
"""
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_command_line_works_without_them(tmp_path: Path) -> None:
    program = (
        WITHOUT
        + """
import sys
from retro.cli.main import retro
retro.main(sys.argv[1:], prog_name="retro", standalone_mode=False)
"""
    )

    def run(*words: str) -> str:
        command = [sys.executable, "-c", program, "--db", str(tmp_path / "retro.db"), *words]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout

    run("new", "Two parcels swapped", "--zone", "Asia/Tokyo", "--started", "2026-11-18 10:20")
    run("add", "1", "timeline", "10:20 the slip was swapped #detection")
    assert "the slip was swapped" in run("show", "1")
    run("export", "1", "-o", str(tmp_path / "report.html"))
    assert "the slip was swapped" in (tmp_path / "report.html").read_text(encoding="utf-8")
