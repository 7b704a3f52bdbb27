"""What is otherwise about the tables of a file than Retro made them: what another program put there, or took."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING

from retro.language import M_
from retro.model.record import KINDS
from retro.store.finding import Finding
from retro.store.sql import log_table, register, tables
from retro.store.sqlite import migrations, schema

if TYPE_CHECKING:
    from sqlite_utils import Database

_IN_ORDER = (
    ("change_log", "growing_entries", "chained_entries", "register_of_closings"),
    ("seal_closed", "chain_logs", "register_closings", "index_of_words"),
)
"""Migrations on which proof hangs, in the order in which they came to be: made again, one stands behind a later one."""


def schema_flaws(conn: sqlite3.Connection) -> Iterator[Finding]:
    """What is wrong with a file that is up to date, and what to do about it."""
    for kind, name in conn.execute("SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view')"):
        yield Finding(
            "foreign",
            M_("“{name}” ({kind}) in the archive is none of Retro's.", name=name, kind=kind),
            M_('It may alter what is written. Unless you put it there, take it out with sqlite3: DROP {kind} "{name}"',
               kind=kind.upper(), name=name),
        )  # fmt: skip
    if missing := tuple(_missing(conn)):
        yield Finding(
            "index-missing",
            M_("The archive lacks: {names}.", names=missing),
            M_("Without them it is slow. Make them anew with: retro doctor --mend"),
        )
    if _is_out_of_order(migrations.applied_migrations(conn)):
        yield Finding(
            "steps",
            M_("A step that brings archives up to date was made again in this one, or its record was altered."),
            M_("Another program wrote into the archive, and may have made proof anew. Look into a backup of then."),
        )


def mend_indexes(db: Database) -> int:
    """Make the indexes that are missing; gives how many."""
    missing = list(_missing(db.conn))
    for name in missing:
        db.execute(_indexes()[name])
    return len(missing)


def _missing(conn: sqlite3.Connection) -> Iterator[str]:
    held = {name for (name,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")}
    yield from (name for name in _indexes() if name not in held)


def _indexes() -> dict[str, str]:
    """The statements that make the indexes of all tables, by their names."""
    made = {"register_of": register.INDEX, **log_table.INDEXES}
    for table in (*map(tables.table, KINDS), *tables.link_tables()):
        made |= schema.create_indexes(table)
    return made


def _is_out_of_order(recorded: list[str]) -> bool:
    """Whether a step on which proof hangs is not recorded, or behind one that came later."""
    return any(tuple(name for name in recorded if name in steps) != steps for steps in _IN_ORDER)
