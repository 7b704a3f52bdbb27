"""The statements by which SQLite makes the declared tables, and a number that tells a schema from every other.

The comments stay in the file (`sqlite-utils schema FILE` shows them): they are the documentation of a public format.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from retro.model.record import KINDS
from retro.store.sql.tables import Column, Table, link_tables, table


def checksum(more: Iterable[str]) -> int:
    """A number that tells this schema from every other; `more` names the migrations that are not declarations."""
    tables = (*map(table, KINDS), *link_tables())
    types = sorted(f"{each.name}.{column.name} {column.sql}" for each in tables for column in each.columns)
    indexes = sorted(statement for each in tables for statement in create_indexes(each).values())
    return zlib.crc32("\n".join((*more, *types, *indexes)).encode()) & 0x7FFF_FFFF


def create_table(made: Table) -> str:
    """The statement that makes a table."""
    last = len(made.columns) - 1
    lines = [
        f'  "{column.name}" {column.sql}{"" if i == last else ","} -- {column.note}'
        for i, column in enumerate(made.columns)
    ]
    key = [f"  , PRIMARY KEY ({made.key})"] if made.key else []
    return "\n".join([f'CREATE TABLE "{made.name}" ( -- {made.note}', *lines, *key, ") STRICT"])


def create_indexes(made: Table) -> dict[str, str]:
    """The statements that make its indexes, by their names."""
    return {name: f'CREATE INDEX "{name}" ON "{made.name}" {of}' for name, of in made.indexes.items()}


def add_column(to: Table, column: Column) -> str:
    """The statement that adds a column to a table that lacks it."""
    note = column.note.replace("*/", "* /")
    name, _, rest = column.sql.partition(" ")
    return f'ALTER TABLE "{to.name}" ADD COLUMN "{column.name}" {name} /* {note} */ {rest}'
