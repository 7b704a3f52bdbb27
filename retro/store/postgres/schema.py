"""The tables as PostgreSQL makes them, of the same declarations as everywhere, with comments that say what each holds.

Each statement may be carried out again: what is there stays, what is missing comes. So a new declared field is a new
column, and one text serves a new archive, an older one, and whoever wants to read before anything is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from graphlib import TopologicalSorter

from retro.model.record import KINDS
from retro.store.declared import HEAD
from retro.store.postgres import search_schema
from retro.store.postgres.dialect import FUNCTIONS, translated
from retro.store.sql import tables as declared
from retro.store.sql.written_tables import written_tables

_TYPES = {"TEXT": 'text COLLATE "C"', "INTEGER": "bigint", "REAL": "double precision"}
_REFERS = re.compile(r'REFERENCES "(\w+)"')
_ROWID = '"rowid" bigint GENERATED ALWAYS AS IDENTITY'
"""By which the shared statements call a head; SQLite has it by itself, and an index of it."""
_OF_ROWID = "retrospective_rowid"


COUNTED = (
    """CREATE TABLE IF NOT EXISTS "sqlite_sequence" ("name" text PRIMARY KEY, "seq" bigint NOT NULL)""",
    """COMMENT ON TABLE "sqlite_sequence" IS 'The highest number that was ever given in the register of closings.'""",
    """CREATE OR REPLACE FUNCTION "register_counts" () RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO "sqlite_sequence" AS "held" VALUES ('register', NEW."n")
    ON CONFLICT ("name") DO UPDATE SET "seq" = greatest("held"."seq", excluded."seq");
  RETURN NULL;
END $$""",
    """CREATE OR REPLACE TRIGGER "register_counts" AFTER INSERT ON "register"
  FOR EACH ROW EXECUTE FUNCTION "register_counts"()""",
)
"""What keeps the highest number of the register where its last entry is gone, as SQLite does by itself."""


def tables() -> tuple[declared.Table, ...]:
    """All tables, each behind those that it refers to."""
    held = {each.name: each for each in (*map(declared.table, KINDS), *declared.link_tables(), *written_tables())}
    refers = {
        name: {to for column in table.columns for to in _REFERS.findall(column.sql) if to != name}
        for name, table in held.items()
    }
    return tuple(held[name] for name in TopologicalSorter(refers).static_order())


def statements() -> Iterator[str]:
    """What makes an archive in the schema that is first in the path, or brings one up to date."""
    yield from FUNCTIONS
    for table in tables():
        yield _create(table)
        yield _complete(table)
        yield from _comments(table)
        for name, of in table.indexes.items():
            unique, rest = ("UNIQUE ", of.removeprefix("UNIQUE ")) if of.startswith("UNIQUE ") else ("", of)
            yield f'CREATE {unique}INDEX IF NOT EXISTS "{name}" ON "{table.name}" {_in_words(rest)}'
    yield f'CREATE UNIQUE INDEX IF NOT EXISTS "{_OF_ROWID}" ON "{HEAD}" ("rowid")'
    yield from COUNTED
    yield from search_schema.statements()


def names() -> frozenset[str]:
    """Every table there must be."""
    return frozenset((*(table.name for table in tables()), *search_schema.NAMES, "sqlite_sequence", "archive"))


def column_names() -> frozenset[str]:
    """Every column there must be, as `table.column`."""
    return frozenset(f"{table.name}.{column.name}" for table in tables() for column in table.columns)


def index_names() -> frozenset[str]:
    """Every index there must be."""
    return frozenset((*(name for table in tables() for name in table.indexes), _OF_ROWID, *search_schema.INDEXES))


def _create(table: declared.Table) -> str:
    lines = [f'"{column.name}" {_column(column.sql)}' for column in table.columns]
    lines += [_ROWID] if table.name == HEAD else []
    lines += [f"PRIMARY KEY ({table.key})"] if table.key else []
    inner = ",\n  ".join(lines)
    return f'CREATE TABLE IF NOT EXISTS "{table.name}" (\n  {inner}\n)'


def _complete(table: declared.Table) -> str:
    """The columns that a table of an earlier Retro lacks."""
    added = ",\n  ".join(f'ADD COLUMN IF NOT EXISTS "{each.name}" {_column(each.sql)}' for each in table.columns)
    return f'ALTER TABLE "{table.name}"\n  {added}'


def _comments(table: declared.Table) -> Iterator[str]:
    yield f'COMMENT ON TABLE "{table.name}" IS {literal(table.note)}'
    for column in table.columns:
        if column.note:
            yield f'COMMENT ON COLUMN "{table.name}"."{column.name}" IS {literal(column.note)}'


def _column(sql: str) -> str:
    kind, _, rest = sql.replace("PRIMARY KEY AUTOINCREMENT", "PRIMARY KEY").partition(" ")
    return f"{_TYPES[kind]} {rest}".strip()


def _in_words(sql: str) -> str:
    """A statement without values: as psycopg sends it."""
    return translated(sql).text.decode()


def literal(text: str) -> str:
    """A text as it stands in a statement."""
    return "'" + text.replace("'", "''") + "'"
