"""What is doubtful in a report, and may go out all the same, as somebody said. It stands beside the case, not in it.

So an export changes no case, and a closed one can be exported. What was doubtful is known by a hash of its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from retro.model.entry import EntryId
from retro.store.declared import HEAD

if TYPE_CHECKING:
    from retro.model.change import Change
    from retro.store.sql.connection import Connection, Database

TABLE = f"""CREATE TABLE "agreed" ( -- What is doubtful in a report, and may go out all the same.
  "retrospective" TEXT NOT NULL REFERENCES "{HEAD}" ("id") ON DELETE CASCADE,
  "reader" TEXT NOT NULL, -- Whom it goes to: the code of the audience.
  "doubt" TEXT NOT NULL, -- What it is, where it stands, and a hash of its words.
  "at" TEXT NOT NULL, -- When somebody agreed, ISO 8601 with offset.
  "author" TEXT NOT NULL, -- Who did.
  PRIMARY KEY ("retrospective", "reader", "doubt")
) STRICT"""


def read(conn: Connection, retrospective: EntryId, reader: str) -> frozenset[str]:
    """The keys of what may go out to this reader."""
    found = conn.execute(
        'SELECT "doubt" FROM "agreed" WHERE "retrospective" = ? AND "reader" = ?', (retrospective, reader)
    )
    return frozenset(str(doubt) for (doubt,) in found)


def write(db: Database, retrospective: EntryId, reader: str, doubts: Iterable[str], change: Change) -> None:
    """Keep that this may go out. What was agreed to before stays as it was."""
    db.conn.executemany(
        'INSERT INTO "agreed" VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        [(retrospective, reader, doubt, change.at.isoformat(), change.author) for doubt in doubts],
    )
