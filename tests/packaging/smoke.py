"""A walk through the installed program with nothing but Python: what a machine without a terminal can show.

`python tests/packaging/smoke.py` makes a case on the command line, writes its reports, and imports the screens.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SCREENS = ("retro.app", "retro.screens.archive.screen", "retro.screens.walk.screen", "retro.screens.report.screen")


def main() -> None:
    """AssertionError or CalledProcessError at the first thing that does not work."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        retro(path, "new", "Two parcels swapped", "--zone", "Asia/Tokyo", "--started", "2026-11-18 10:20")
        retro(path, "add", "1", "timeline", "10:20 伝票の取り違え #detection")
        assert "伝票の取り違え" in retro(path, "show", "1")
        for suffix in ("md", "html", "json"):
            retro(path, "export", "1", "-o", str(path / f"report.{suffix}"))
            assert (path / f"report.{suffix}").stat().st_size
    for screen in SCREENS:
        importlib.import_module(screen)
    sys.stdout.write("The command line works, and the screens can be imported.\n")


def retro(folder: Path, *words: str) -> str:
    """What the program prints for a command on the archive in `folder`."""
    env = {**os.environ, "RETRO_DB": str(folder / "retro.db"), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "retro", *words], env=env, check=True, capture_output=True, encoding="utf-8"
    ).stdout


if __name__ == "__main__":
    main()
