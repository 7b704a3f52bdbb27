"""What a schema says of itself: which Retro made it what it is. It is asked at each opening, and before each change."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from retro.errors import RetroError
from retro.language import M_
from retro.store.declared import NAMES_SUM
from retro.value import value
from retro.where import in_shell

if TYPE_CHECKING:
    from retro.url import Url

NAMED: dict[str, str] = {
    "index of words, rules 3": 'DROP TABLE IF EXISTS "search_row", "search_document", "search_rules"',  # of others
    "a change of a case begins": 'DROP FUNCTION IF EXISTS "write_begins" ()',  # there is one more, which is asked for
}
"""What renames, splits or drops, by its name, oldest first: a statement that runs once in every archive, in a new one,
too, before its tables are made, so that it must be content to find nothing. What declarations add needs none."""
RETIRED: frozenset[str] = frozenset()
"""Names of tables and columns that earlier versions declared."""

VERSION = zlib.crc32("\n".join([str(NAMES_SUM), *NAMED]).encode())
"""A number for all that an archive of this Retro has. What it is made of takes its time, and most never need it."""


def names() -> frozenset[str]:
    """What an archive of this Retro has: tables and columns that may come later, and steps."""
    from retro.store.sql.written_tables import all_names

    return all_names() | NAMED.keys()


UNFINISHED = "unfinished copy"
"""Among the names: it is the copy of another archive, and not whole yet."""

TABLE = (
    """CREATE TABLE IF NOT EXISTS "archive" (
  "only" boolean PRIMARY KEY DEFAULT TRUE CHECK ("only"),
  "version" bigint NOT NULL,
  "names" text[] NOT NULL,
  "retro" text NOT NULL
)""",
    """COMMENT ON TABLE "archive" IS 'One row: which Retro made this schema what it is.'""",
    """COMMENT ON COLUMN "archive"."version" IS 'A number for the names.'""",
    """COMMENT ON COLUMN "archive"."names" IS 'Tables, columns and steps: an older Retro knows not all.'""",
    """COMMENT ON COLUMN "archive"."retro" IS 'The version of the program.'""",
)

LOCKED = int.from_bytes(b"Retr")
"""The first number of the advisory lock behind which an archive is changed; the second is of its schema."""

_ARCHIVE = f"({LOCKED}, hashtext(current_schema()))"


def _begins(name: str, lock: str) -> str:
    """What makes a function that takes a lock, tells the others at the end, and says what the archive is."""
    return f"""CREATE OR REPLACE FUNCTION {name} RETURNS bigint VOLATILE LANGUAGE plpgsql AS $$
DECLARE
  "by_index" text := set_config('enable_seqscan', 'off', TRUE);
  "now" record;
BEGIN
  {lock};
  SELECT "version", pg_notify(current_schema(), '') INTO "now" FROM "archive";
  RETURN "now"."version";
END $$"""


FUNCTIONS = (
    _begins('"write_begins" ()', f"PERFORM pg_advisory_xact_lock{_ARCHIVE}"),
    _begins(
        '"write_in_case_begins" (text)',
        f"PERFORM pg_advisory_xact_lock_shared{_ARCHIVE};\n"
        '  PERFORM FROM "retrospective" WHERE "reference" = $1 FOR NO KEY UPDATE',
    ),
)
"""Each change begins by one of them. The first waits for whoever writes; the second keeps out who changes the archive
as a whole, and then who changes that case. Each statement in it, and whatever follows it, sees what those wrote for
whom it waited: in one plain statement the version would be that of before.

A change knows by their indexes which rows it asks for. A plan that looks through a table because it was short when the
statement was prepared would be kept while it grows.
"""


@value
class SchemaState:
    """What an archive says of itself."""

    version: int
    names: frozenset[str]
    retro: str
    server_writes: bool = True
    """Whether the server takes changes at all: one that follows another takes none."""
    may_write: bool = True
    """Whether whoever asked may write. It is asked when a connection is opened."""

    @property
    def is_written(self) -> bool:
        """Whether changes can be written over the connection that asked."""
        return self.server_writes and self.may_write


MAY_WRITE = "NOT pg_is_in_recovery(), coalesce(has_table_privilege(to_regclass({cases}), 'INSERT'), true)"
"""Asks whether the server takes changes, and whether whoever asks may write some."""


def seen_by(conn: Any, found: SchemaState) -> SchemaState:
    """What an archive said of itself, with what its server lets whoever asks do now."""
    server_writes, may_write = conn.execute("SELECT " + MAY_WRITE.format(cases="'\"retrospective\"'")).fetchone()
    return replace(found, server_writes=server_writes, may_write=may_write)


def held(conn: Any) -> SchemaState:
    """What the archive says whose schema is first in the path of the connection."""
    version, names, retro = conn.execute('SELECT "version", "names", "retro" FROM "archive"').fetchone()
    return SchemaState(version, frozenset(names), retro)


def check(found: SchemaState, url: Url) -> None:
    """RetroError unless this Retro reads and writes what an archive says that it is."""
    if found.version == VERSION:
        return
    if UNFINISHED in found.names:
        raise RetroError(
            M_("“{path}” is a copy that is not whole yet.", path=str(url)),
            M_("Say again what began it, and it goes on where it stopped: retro copy FROM {path}", path=in_shell(url)),
        )
    if found.names - names() - RETIRED:
        raise newer(found, url)
    if names() - found.names:
        raise RetroError(
            M_("The archive {url} is of an earlier Retro ({version}).", url=str(url), version=found.retro),
            M_("Whoever prepared it brings it up to date, once everybody has this Retro: retro init {url}. "
               "Nothing was changed.", url=in_shell(url)),
        )  # fmt: skip


def newer(found: SchemaState, url: Url) -> RetroError:
    """That an archive belongs to a newer Retro, be it from the beginning or since it was opened."""
    return RetroError(
        M_("The archive {url} belongs to a newer Retro ({version}).", url=str(url), version=found.retro),
        M_("Update Retro, then open it again. Nothing was changed."),
    )
