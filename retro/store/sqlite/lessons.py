"""The lessons of the whole archive."""

from __future__ import annotations

import json
import sqlite3

from retro.store.results import KeptLesson
from retro.store.sqlite.declared import HEAD

_LESSONS = f"""
    SELECT head."reference", head."title", head."day", one."id", one."what", one."tags" FROM "lesson" AS one
    JOIN "{HEAD}" AS head ON head."id" = one."retrospective" AND head."removed" IS NULL
    WHERE one."deleted" = 0 AND trim(one."what") <> ''
    ORDER BY head."day" DESC, length(head."reference") DESC, head."reference" DESC, one."position", one."id"
"""


def kept(conn: sqlite3.Connection) -> tuple[KeptLesson, ...]:
    """All of them, those of the newest case first, in the order of the case."""
    held = conn.execute(_LESSONS)
    return tuple(
        KeptLesson(reference, title, day, row, what, tuple(json.loads(tags)))
        for reference, title, day, row, what, tags in held
    )
