"""The oldest versions that pyproject.toml allows, as constraints for pip: `python oldest.py > oldest.txt`."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parent.parent.parent / "pyproject.toml"
USERS = ("pdf", "word", "holidays", "postgres")
"""The extras for users. Those for developers are pinned by constraints.txt."""


def oldest() -> Iterator[str]:
    """A constraint for each dependency. SystemExit for one whose range has no beginning."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    extras = (each for extra in USERS for each in project["optional-dependencies"][extra])
    for range_ in (*project["dependencies"], *extras):
        found = re.match(r"([\w-]+)(?:\[[\w,]+\])?>=([\w.]+)", range_)
        if found is None:
            raise SystemExit(f"pyproject.toml names no oldest version: {range_}")
        yield f"{found[1]}=={found[2]}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{each}\n" for each in oldest())
