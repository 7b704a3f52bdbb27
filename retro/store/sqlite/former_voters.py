"""A migration: who raised a hand is forgotten in all cases, and the column is dropped that said it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.model.former_votes import VOTER
from retro.model.stages.review import Vote
from retro.store.sql.voters import forget_voters

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = f"{Vote.kind}.{VOTER}"
"""The column, as migrations record it."""


def hands_without_names(db: Database) -> None:
    """Forget them in all cases, and drop the column. A new file has none."""
    if VOTER not in {column.name for column in db.table(Vote.kind).columns}:
        return
    db.execute(f'ALTER TABLE "{Vote.kind}" DROP COLUMN "{VOTER}"')
    db.execute("DELETE FROM _sqlite_migrations WHERE name = ?", (NAME,))
    for (case,) in db.execute(f'SELECT DISTINCT "retrospective" FROM "{Vote.kind}"').fetchall():
        with suppress(RetroError):  # another program wrote what cannot be read; the rest of the file can be
            forget_voters(db, case)
