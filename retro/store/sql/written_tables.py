"""The tables that no declaration makes, read from the statements that made them in turn: the same as declared ones."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import cache

from retro.store.sql import agreed, calls, log_table, register, tables
from retro.store.sql.tables import Column, Table

_STATEMENTS = (log_table.TABLE, *log_table.GROWING, *log_table.CHAINED, register.TABLE, register.INDEX)
_MADE = re.compile(r'CREATE TABLE "(?P<name>\w+)" \( -- (?P<note>.*)\n')
_COLUMN = re.compile(r'^  "(?P<name>\w+)" (?P<sql>.+?),?(?: -- (?P<note>.*))?$', re.MULTILINE)
_KEY = re.compile(r"^  PRIMARY KEY \((?P<key>.*)\)$", re.MULTILINE)
_ADDED = re.compile(
    r'ALTER TABLE "(?P<of>\w+)" ADD COLUMN "(?P<name>\w+)" (?P<type>\w+) /\* (?P<note>.*?) \*/\s+(?P<rest>.*)'
)
_INDEX = re.compile(r'CREATE (?P<unique>UNIQUE )?INDEX "(?P<name>\w+)" ON "(?P<of>\w+)" (?P<what>.*)')


@cache
def written_tables() -> tuple[Table, ...]:
    """The log, the register, calls, what was agreed to. `UNIQUE` begins what an index is of that holds each once."""
    statements = (*_STATEMENTS, *calls.TABLES, agreed.TABLE)
    return tuple(_table(made, each, statements) for each in statements if (made := _MADE.match(each)))


def all_names() -> frozenset[str]:
    """A name for every table and every column that may come later, whoever makes it."""
    columns = {f"{table.name}.{column.name}" for table in written_tables() for column in table.columns}
    return frozenset({*tables.names(), *(table.name for table in written_tables()), *columns})


def names_sum() -> int:
    """A number that tells these names from all others."""
    return zlib.crc32("\n".join(sorted(all_names())).encode())


def _table(made: re.Match[str], statement: str, statements: tuple[str, ...]) -> Table:
    key = _KEY.search(statement)
    columns = [Column(found["name"], found["sql"], found["note"] or "") for found in _COLUMN.finditer(statement)]
    columns += [
        Column(found["name"], f"{found['type']} {found['rest']}", found["note"])
        for found in _of(made["name"], _ADDED, statements)
    ]
    indexes = {
        found["name"]: f"{found['unique'] or ''}{found['what']}" for found in _of(made["name"], _INDEX, statements)
    }
    return Table(made["name"], made["note"], tuple(columns), indexes, key["key"] if key else "")


def _of(table: str, pattern: re.Pattern[str], statements: tuple[str, ...]) -> Iterator[re.Match[str]]:
    return (found for each in statements if (found := pattern.match(each)) and found["of"] == table)
