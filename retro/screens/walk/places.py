"""Where each case was left, and what was typed and not taken then: a small file of the user's own, not the archive."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, field
from pathlib import Path
from typing import Any

from retro.errors import RetroError
from retro.model.entry import EntryId
from retro.value import value

_MOST = 200
"""So many cases are remembered; the one that was left longest ago goes first."""


@value
class WalkPosition:
    """Where one was in a case."""

    stage: str = ""
    """The code of the stage; "" where that is not known."""
    row: EntryId = ""
    """The row that was chosen."""
    lines: Mapping[str, str] = field(default_factory=dict)
    """What stood in the entry line of each stage, by its code."""
    refused: tuple[tuple[str, str], ...] = ()
    """Lines that were not taken, each with the code of its stage."""
    answer: str = ""
    """What stood in the answer line."""
    untaken: tuple[str, ...] = ()
    """Answers that were not taken."""
    unreadable: tuple[tuple[EntryId, str, str], ...] = ()
    """Texts in fields that could not be read, each with its row and the name of its field."""


def place_in(path: Path | None, case: EntryId) -> WalkPosition:
    """Where the case with the head `case` was left. A file that is not there, or broken, is as good as none."""
    try:
        held = _read(path).get(case, {})
        return WalkPosition(
            str(held.get("stage", "")),
            str(held.get("row", "")),
            {str(code): str(text) for code, text in held.get("lines", {}).items()},
            tuple((str(code), str(text)) for code, text in held.get("refused", ())),
            str(held.get("answer", "")),
            tuple(map(str, held.get("untaken", ()))),
            tuple((str(row), str(name), str(text)) for row, name, text in held.get("unreadable", ())),
        )
    except (AttributeError, TypeError, ValueError):
        return WalkPosition()


def keep_place(path: Path | None, case: EntryId, place: WalkPosition) -> bool:
    """Remember where a case is left; whether that could be done. Any thread may ask."""
    from exports.files import write_file  # nobody waits for it on the way in

    if path is None:
        return False
    held = _read(path)
    held.pop(case, None)
    held[case] = asdict(place)
    kept = dict(list(held.items())[-_MOST:])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, json.dumps(kept, ensure_ascii=False, indent=1) + "\n", force=True, private=True)
    except (OSError, RetroError):
        return False
    return True


def _read(path: Path | None) -> dict[str, Any]:
    try:
        held = json.loads(path.read_text(encoding="utf-8")) if path else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return held if isinstance(held, dict) else {}
