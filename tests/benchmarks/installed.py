"""Retro as a person has it: installed and byte-compiled, in an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
APPS = Path(__file__).with_name("apps.py")


@dataclass(frozen=True)
class Installed:
    """An environment in which Retro is installed."""

    python: Path

    @property
    def retro(self) -> Path:
        """The command `retro`."""
        return self.python.parent / "retro"

    def app(self, name: str) -> list[str]:
        """The command that starts one of the smallest apps."""
        return [str(self.python), "-P", str(APPS), name]


def install(folder: Path) -> Installed:
    """Install this checkout into a new environment in `folder`."""
    python = folder / "bin" / "python"
    for command in (
        [sys.executable, "-m", "venv", str(folder)],
        [str(python), "-m", "pip", "install", "-q", f"{ROOT}[postgres]"],
    ):
        subprocess.run(command, check=True, env=environment())
    return Installed(python)


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """This one, without what would keep Python from byte-compiling, or point it to this checkout or to settings."""
    without = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "RETRO_DB", "RETRO_LANG"}
    ours = {name: value for name, value in os.environ.items() if name not in without}
    return ours | {"RETRO_CONFIG": str(ROOT / "no-settings.toml")} | dict(more or {})
