"""Copies that Retro keeps by itself, beside the archive, before it changes all of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path

from retro.store.sqlite.connection import behind_links, connect
from retro.store.sqlite.copying import name, unfinished
from retro.store.sqlite.errors import translate_errors

PATIENCE = 5.0
"""Seconds for which another program's lock is waited for."""

_DAY = r"\d{4}-\d\d-\d\d"


def keep(path: Path, before: str) -> Path:
    """Copy the archive `path` to a file beside it, whose name says `before` what and on which day; gives that file.

    RetroError if it cannot be copied.
    """
    to = free_name(path, before)
    with (
        translate_errors(path),
        closing(connect(path, timeout=PATIENCE)) as source,
        unfinished(source, path, to) as part,
    ):
        name(part, to)
    return to


def free_name(path: Path, before: str) -> Path:
    """The first such name that no file has: `retro-before-1.2-2026-11-27.db`, then with `-2` behind the day."""
    real = behind_links(path)
    begin = f"{real.stem}-before-{before}-{datetime.now().astimezone():%Y-%m-%d}"
    names = (f"{begin}{f'-{n}' if n > 1 else ''}{real.suffix}" for n in count(1))
    return next(to for to in map(real.with_name, names) if not os.path.lexists(to))


def copies(path: Path) -> Iterator[Path]:
    """The copies that were kept of the archive `path`, the oldest first."""
    real = behind_links(path)
    named = re.compile(rf"{re.escape(real.stem)}-before-.+-{_DAY}(-\d+)?{re.escape(real.suffix)}")
    found = [each for each in real.parent.iterdir() if named.fullmatch(each.name)]
    yield from sorted(found, key=lambda each: each.stat().st_mtime)
