"""The lessons of the whole archive."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from retro.store.declared import HEAD
from retro.store.results import KeptLesson

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection


_FROM = f"""
    FROM "lesson" AS one JOIN "{HEAD}" AS head ON head."id" = one."retrospective" AND head."removed" IS NULL
    WHERE one."deleted" = 0 AND trim(one."what") <> ''
"""
_LESSON = f"""SELECT head."reference", head."title", head."day", one."id", one."what", one."tags" {_FROM}"""
_LESSONS = f"""
    {_LESSON}
    ORDER BY head."day" DESC, length(head."reference") DESC, head."reference" DESC, one."position", one."id"
"""


def kept(conn: Connection) -> tuple[KeptLesson, ...]:
    """All of them, those of the newest case first, in the order of the case."""
    return tuple(map(_lesson, conn.execute(_LESSONS)))


def in_turn(conn: Connection, number: int) -> KeptLesson | None:
    """The one whose turn it is, where each number has the next one of them; None where there is none."""
    ((count,),) = conn.execute(f"SELECT count(*) {_FROM}")
    if not count:
        return None
    return _lesson(conn.execute(f'{_LESSON} ORDER BY one."id" LIMIT 1 OFFSET ?', (number % count,)).fetchone())


def _lesson(held: tuple[str, str, str, str, str, str]) -> KeptLesson:
    reference, title, day, row, what, tags = held
    return KeptLesson(reference, title, day, row, what, tuple(json.loads(tags)))
