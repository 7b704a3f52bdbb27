"""Every module stands under a contract: one that no contract names could lean on anything."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_room_has_its_place_between_the_others() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (layers,) = (each["layers"] for each in settings["contracts"] if each["type"] == "layers")
    placed = {name.strip() for layer in layers for name in layer.split("|")}
    rooms = {f"retro.{path.stem}" for path in (ROOT / "retro").iterdir() if path.suffix == ".py" or _is_room(path)}
    assert placed == rooms - {"retro.__init__"} | {"widgets", "exports"}


def _is_room(path: Path) -> bool:
    return (path / "__init__.py").is_file()
