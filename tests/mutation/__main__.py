"""`python -m tests.mutation [--sample N] [--seed S] ROOM…`."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.mutation.rooms import ROOMS

PROJECT = Path(__file__).parents[2]


def copy(room: str) -> Path:
    """A copy of the project as it stands, in which files may be changed while somebody works on it."""
    folder = PROJECT / "mutants" / room / "project"
    shutil.rmtree(folder, ignore_errors=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        if (PROJECT / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, folder / name)
    return folder


def main() -> None:
    """Change the rooms, and say what no test noticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("rooms", nargs="+", choices=ROOMS, metavar="ROOM", help=", ".join(ROOMS))
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="so many mutants of each room, not all")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="another sample for each number")
    parser.add_argument("--only", default="", metavar="PART", help="those alone in whose name this stands")
    wanted = parser.parse_args()
    for room in wanted.rooms:
        trial = [sys.executable, "-m", "tests.mutation.trial", room, str(wanted.sample), str(wanted.seed), wanted.only]
        folder = copy(room)
        subprocess.run(trial, cwd=folder, check=True, env={**os.environ, "PYTHONPATH": str(folder)})


if __name__ == "__main__":
    main()
