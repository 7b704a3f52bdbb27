"""Files beside an archive, or in the state folder for one on a server, that keep what could not be saved in it.

Each program writes one of its own, whole or not at all, so that no two can disturb one another.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, field
from pathlib import Path
from typing import Any

from retro.value import value
from retro.where import Where, beside

_ENDING = ".jsonl"


@value
class Unsaved:
    """A line that was typed, or new values of the fields of an entry."""

    reference: str
    at: str
    """When it was typed, as ISO 8601."""
    row: str
    """The row that the line becomes, or whose fields are meant."""
    stage: str = ""
    """The code of the stage in which a line was typed; "" for fields."""
    text: str = ""
    """The line."""
    kind: str = ""
    """The kind of the row, where that is known."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """What the line was read as, where it was, or the values of the fields."""
    seen: Mapping[str, Any] = field(default_factory=dict)
    """What the fields held when their writer began."""


def keep(database: Where, unsaved: Sequence[Unsaved], name: str) -> Path:
    """Write what is unsaved into a journal of this `name`, which nobody else may read; gives its path."""
    place = beside(database)
    if place is not database:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = place.with_name(f"{_begin(place)}{name}{_ENDING}")
    _write(path, unsaved)
    return path


def rewrite(path: Path, unsaved: Sequence[Unsaved]) -> None:
    """Let a journal hold this instead, whole or not at all."""
    path.with_suffix(".part").unlink(missing_ok=True)  # of an earlier try, that was killed
    _write(path, unsaved)


def journals(database: Where) -> list[Path]:
    """The journals of an archive, the oldest first."""
    place = beside(database)
    try:
        found = [each.path for each in os.scandir(place.parent) if each.name.startswith(_begin(place))]
    except OSError:
        return []
    return sorted(
        (Path(each) for each in found if each.endswith(_ENDING)), key=lambda path: (path.stat().st_mtime, path)
    )


def read(file: Path) -> list[Unsaved]:
    """What a journal holds."""
    return [Unsaved(**json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]


def _write(path: Path, unsaved: Sequence[Unsaved]) -> None:
    part = path.with_suffix(".part")
    text = "".join(json.dumps(asdict(each), ensure_ascii=False) + "\n" for each in unsaved)
    with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _begin(place: Path) -> str:
    return f"{place.name}-unsaved-"
