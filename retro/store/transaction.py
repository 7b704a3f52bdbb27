"""A transaction that writes: it has the lock before it reads, so that what it read still holds when it writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


@contextmanager
def immediate(db: Database) -> Iterator[None]:
    """All that is written inside is on the disk behind it; after an error, none of it.

    `atomic()` alone would take the lock with the first write, and then fail at once when another connection wrote
    since the first read. It nests in a transaction that has the lock.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        with db.atomic():
            yield
        db.commit()
    except BaseException:
        db.rollback()
        raise
