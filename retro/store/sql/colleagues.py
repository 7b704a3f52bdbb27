"""Those who took part in any case but one, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.model.entry import EntryId
from retro.model.stages.head import Participant
from retro.store.declared import HEAD

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection


_OF_OTHERS = f"""
    SELECT DISTINCT one."name", one."reading" FROM "{Participant.kind}" AS one
        JOIN "{HEAD}" AS head ON head."id" = one."retrospective" AND head."removed" IS NULL
    WHERE one."retrospective" <> ? AND one."name" <> '' AND one."deleted" = 0
    ORDER BY one."name", one."reading"
"""


def of_others(conn: Connection, retrospective: EntryId) -> tuple[tuple[str, str], ...]:
    """The names of those who took part in other cases, each with how it is read, or ""."""
    return tuple((name, said) for name, said in conn.execute(_OF_OTHERS, (retrospective,)))
