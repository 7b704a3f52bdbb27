"""The rows of an archive as they stand, taken out of one and put into another: case by case, each with its log.

Nothing is read as a record on the way, so nothing is made anew: hashes, chains, seals and numbers are as they were.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from retro.model.field_types import LinksType
from retro.model.record import KINDS
from retro.store.declared import HEAD
from retro.store.sql.link_tables import link_table
from retro.store.sql.tables import link_tables, table
from retro.store.sql.written_tables import written_tables

if TYPE_CHECKING:
    from retro.model.entry import EntryId
    from retro.store.sql.connection import Connection, Database
    from retro.store.sql.search.word_index import Upkeep

Rows = Mapping[str, Sequence[tuple[Any, ...]]]
"""The rows of some cases, by the names of their tables."""

_AT_ONCE = 1_000
"""So many rows are asked for in one go, where a table may be long."""
_GIVEN = "(SELECT value FROM json_each(?))"
_OF_CASES = ("change_log", "agreed")
_BESIDE = ("register", "call", "call_line")
"""What belongs to no case, each behind what it refers to."""


class CaseVersion(NamedTuple):
    """What tells one state of a case from every other."""

    changes: int
    """The number of its latest change."""
    digest: bytes


class _Of(NamedTuple):
    """A table that holds rows of cases."""

    columns: tuple[str, ...]
    which: str
    """The condition that a row belongs to one of the given cases."""


@cache
def _tables() -> dict[str, _Of]:
    """The tables of cases by their names, the heads first."""
    written = {each.name: each for each in written_tables()}
    held = {HEAD: _Of(_names(HEAD), f'"id" IN {_GIVEN}')}
    held |= {kind: _Of(_names(kind), f'"retrospective" IN {_GIVEN}') for kind in KINDS if kind != HEAD}
    linked = {each.name: each for each in link_tables()}
    for kind, entry in KINDS.items():
        rows = f'(SELECT "id" FROM "{kind}" WHERE {held[kind].which})'
        for field in entry.fields():
            if isinstance(field.type, LinksType):
                name = link_table(kind, field.name)
                held[name] = _Of(tuple(each.name for each in linked[name].columns), f'"row" IN {rows}')
    for name in _OF_CASES:
        held[name] = _Of(tuple(each.name for each in written[name].columns), f'"retrospective" IN {_GIVEN}')
    return held


def _names(kind: str) -> tuple[str, ...]:
    return tuple(column.name for column in table(kind).columns)


@cache
def _telling() -> tuple[str, ...]:
    """The columns of a head that no person wrote: what people write counts its changes up."""
    written = {field.name for field in KINDS[HEAD].stored_fields()} - {"removed"}
    return tuple(name for name in _names(HEAD) if name not in written and name not in {"id", "find"})


def states(conn: Connection) -> Iterator[tuple[EntryId, CaseVersion]]:
    """The state of every case, in the order of their ids."""
    heads = ", ".join(f'"case"."{name}"' for name in _telling())
    statement = f"""SELECT "case"."id", "case"."seq", {heads}, "log"."id", "log"."last",
        (SELECT count(*) FROM "agreed" WHERE "agreed"."retrospective" = "case"."id")
        FROM "{HEAD}" AS "case"
        LEFT JOIN "change_log" AS "log" ON "log"."retrospective" = "case"."id" AND "log"."open" = 1
        WHERE "case"."id" > ? ORDER BY "case"."id" LIMIT {_AT_ONCE}"""
    last = ""
    while found := conn.execute(statement, (last,)).fetchall():
        for case, changes, *rest in found:
            yield (
                case,
                CaseVersion(changes, blake2b(repr(rest).encode(errors="surrogatepass"), digest_size=16).digest()),
            )
        last = found[-1][0]


def is_empty(conn: Connection) -> bool:
    """Whether there is nothing in it that a copy would have to leave or to join."""
    return not any(conn.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone() for name in (HEAD, *_BESIDE))


def read(conn: Connection, cases: Sequence[EntryId]) -> Rows:
    """All rows of these cases."""
    given = (json.dumps(cases),)
    return {
        name: conn.execute(f'SELECT {_listed(of.columns)} FROM "{name}" WHERE {of.which}', given).fetchall()
        for name, of in _tables().items()
    }


def write(db: Database, upkeep: Upkeep, cases: Sequence[EntryId], known: Sequence[EntryId], rows: Rows) -> None:
    """Put the rows of these cases there, in the place of those of the ones that are `known` there."""
    for case in cases:
        upkeep.before(db.conn, case)
    if known:
        given = (json.dumps(known),)
        for name, of in reversed(_tables().items()):
            if name != HEAD:
                db.execute(f'DELETE FROM "{name}" WHERE {of.which}', given)
    for name, of in _tables().items():
        if rows[name]:
            statement = _insert(name, of.columns)
            if name == HEAD:  # what belongs to it stays its own
                anew = ", ".join(f'"{each}" = excluded."{each}"' for each in of.columns if each != "id")
                statement = f'{statement} ON CONFLICT ("id") DO UPDATE SET {anew}'
            db.conn.executemany(statement, rows[name])
    for case in cases:
        upkeep.after(case)


def forgets(conn: Connection, known: Sequence[EntryId], rows: Rows) -> bool:
    """Whether words stand in those of these cases that are `known` there, and are forgotten in their rows here."""
    of = _tables()["change_log"]
    case, act = of.columns.index("retrospective"), of.columns.index("act")
    there = conn.execute(
        f"""SELECT count(*) FROM "change_log" WHERE {of.which} AND "act" = 'forget'""", (json.dumps(known),)
    ).fetchone()
    return bool(there[0] != sum(row[act] == "forget" and row[case] in known for row in rows["change_log"]))


def unlike(here: Rows, there: Rows) -> set[str]:
    """The tables in which the rows of some cases are not the same."""
    return {name for name, of in here.items() if sorted(map(repr, of)) != sorted(map(repr, there[name]))}


def beside(conn: Connection) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """The tables of what belongs to no case, each in parts, in the order of their keys."""
    for name in _BESIDE:
        columns = _columns_beside(name)
        key = '"call", "n"' if name == "call_line" else f'"{columns[0]}"'
        place = 0
        while True:
            found = conn.execute(
                f'SELECT {_listed(columns)} FROM "{name}" ORDER BY {key} LIMIT {_AT_ONCE} OFFSET ?', (place,)
            ).fetchall()
            if not found:
                break
            yield name, [tuple(row) for row in found]
            place += len(found)


def digest_beside(conn: Connection) -> bytes:
    """What tells one state of what belongs to no case from every other."""
    told = blake2b(repr(_given(conn)).encode())
    for part in beside(conn):
        told.update(repr(part).encode(errors="surrogatepass"))
    return told.digest()


def write_beside(db: Database, source: Connection) -> None:
    """Make what belongs to no case what it is in `source`."""
    for name in reversed(_BESIDE):
        db.execute(f'DELETE FROM "{name}"')
    for name, rows in beside(source):
        db.conn.executemany(_insert(name, _columns_beside(name)), rows)
    db.execute("""DELETE FROM "sqlite_sequence" WHERE "name" = 'register'""")
    if (given := _given(source)) is not None:
        db.execute("""INSERT INTO "sqlite_sequence" ("name", "seq") VALUES ('register', ?)""", (given,))


def _given(conn: Connection) -> int | None:
    """The highest number that the register ever gave."""
    found = conn.execute("""SELECT max("seq") FROM "sqlite_sequence" WHERE "name" = 'register'""").fetchone()
    return None if found is None or found[0] is None else int(found[0])


@cache
def _columns_beside(name: str) -> tuple[str, ...]:
    (of,) = (each for each in written_tables() if each.name == name)
    return tuple(column.name for column in of.columns)


def _insert(name: str, columns: Sequence[str]) -> str:
    return f'INSERT INTO "{name}" ({_listed(columns)}) VALUES ({", ".join("?" for _ in columns)})'


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
