"""Mutation testing of one room with the tests next door: `python -m tests.mutation text`. It may take hours.

It needs the extra `mutation`. A copy of the project is made in `mutants/ROOM`, where mutmut changes the code in small
ways and runs the tests. What no test noticed is named at the end; `mutmut show NAME`, called there, shows the change.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parent.parent
ROOMS = ("text", "model", "review", "redaction", "services")


def copy(room: str) -> Path:
    """A copy of the project in which mutmut is told to change this room alone."""
    folder = PROJECT / "mutants" / room
    folder.mkdir(parents=True, exist_ok=True)
    for part in ("retro", "widgets", "exports", "tests"):
        shutil.rmtree(folder / part, ignore_errors=True)
        shutil.copytree(PROJECT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "README.md", folder)
    config = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    (folder / "pyproject.toml").write_text(config.replace("/ROOM", f"/{room}"), encoding="utf-8")
    return folder


def main(room: str) -> None:
    """Change the room, and say what no test noticed."""
    folder = copy(room)
    subprocess.run(["mutmut", "run", "--max-children", "1"], cwd=folder, check=True)
    subprocess.run(["mutmut", "results"], cwd=folder, check=True)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ROOMS:
        raise SystemExit(f"python -m tests.mutation ROOM; a room is one of: {', '.join(ROOMS)}")
    main(sys.argv[1])
