"""How names are read, as the participants of any case say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.model.stages.head import Participant
from retro.store.declared import HEAD

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection


_OF = f"""
    SELECT one."reading" FROM "{Participant.kind}" AS one
        JOIN "{HEAD}" AS head ON head."id" = one."retrospective" AND head."removed" IS NULL
    WHERE one."name" = ? AND one."reading" <> '' AND one."deleted" = 0
    ORDER BY head."created" DESC, one."reading"
"""


def of(conn: Connection, name: str) -> tuple[str, ...]:
    """The readings of a name, each once, those of the newest case first."""
    return tuple(dict.fromkeys(said for (said,) in conn.execute(_OF, (name,))))
