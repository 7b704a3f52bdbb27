"""How a file of an older Retro, or an empty one, comes to hold what this Retro declares.

What declarations add, tables and columns, adds itself, and is recorded under its own name (`event.source`). Renaming,
splitting or dropping is a named migration in `NAMED`: a function that is given the database and runs once in every
file, in a new one before the declared tables are made, so it must be content to find nothing. One that works on
records, and so needs all that is declared, is in `NAMED_LAST`, and runs behind that. A name that was recorded once
stays known: where a field goes, its name goes into `RETIRED`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from retro import __version__
from retro.errors import RetroError
from retro.language import M_
from retro.model.record import KINDS
from retro.model.stages.prevention import Measure
from retro.store.sql import agreed, calls, log_table, register, tables
from retro.store.sql.due.followed import called_back_anew, decided_anew, followed_anew, in_force_anew, waits_written
from retro.store.sql.due.settling import settled_anew, settled_cases
from retro.store.sql.link_tables import link_table
from retro.store.sql.register import register_closings
from retro.store.sql.seal import chain_logs, seal_closed
from retro.store.sql.sharing import unshared_cases
from retro.store.sqlite import connection, former_columns, former_voters, pulled, schema, search_anew
from retro.store.sqlite.errors import PULLED, half_copied
from retro.store.sqlite.former_columns import fields_become_checks
from retro.store.sqlite.former_voters import hands_without_names
from retro.store.sqlite.kept import keep
from retro.store.sqlite.transaction import immediate

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    from retro.store.protocol import Progress

_SET = "retro"
"""The name of our set in the table of migrations, which several programs may share."""
_RECORDED = "_sqlite_migrations"


def change_log(db: Database) -> None:
    """The log of changes."""
    db.execute(log_table.TABLE)


def growing_entries(db: Database) -> None:
    """What the log says of entries that grow. Those of earlier versions are finished."""
    for statement in log_table.GROWING:
        db.execute(statement)


def moments_in_words(_: Database) -> None:
    """Nothing in the file changes: its record tells an older Retro, which cannot read them, that there may be some."""


def chained_entries(db: Database) -> None:
    """What the log says of the chain of its entries."""
    for statement in log_table.CHAINED:
        db.execute(statement)


def register_of_closings(db: Database) -> None:
    """The register of closings; what was closed before comes into it when all that is declared is there."""
    db.execute(register.TABLE)
    db.execute(register.INDEX)


def calls_before_their_case(db: Database) -> None:
    """The calls that are no contacts of a case yet."""
    for table in calls.TABLES:
        db.execute(table)


def agreed_doubts(db: Database) -> None:
    """What is doubtful in reports and may go out all the same."""
    db.execute(agreed.TABLE)


def several_causes(db: Database) -> None:
    """A measure answers several causes: what stood in its column goes into the table of pairs."""
    measures = db.table(Measure.kind)
    if "answers" not in {column.name for column in measures.columns}:
        return
    (pairs,) = (table for table in tables.link_tables() if table.name == link_table(Measure.kind, "answers"))
    _complete(db, pairs)
    db.execute(f'INSERT INTO "{pairs.name}" SELECT "id", "answers" FROM "{Measure.kind}" WHERE "answers" IS NOT NULL')
    db.execute(f'ALTER TABLE "{Measure.kind}" DROP COLUMN "answers"')


def index_of_words(_: Database) -> None:
    """Nothing here: the index is made of all rows, behind the last migration (`retro.store.sqlite.search_index`)."""


def index_of_choices(_: Database) -> None:
    """Nothing here either: the index holds what is chosen, too, and is made anew behind the last migration."""


def index_of_ways_of_writing(_: Database) -> None:
    """Nor here: what is written in several ways has fewer forms in it."""


NAMED: tuple[Callable[[Database], None], ...] = (
    change_log,
    growing_entries,
    moments_in_words,
    chained_entries,
    several_causes,
    register_of_closings,
    calls_before_their_case,
    agreed_doubts,
)
"""The named migrations, oldest first."""

NAMED_LAST: tuple[Callable[[Database], None], ...] = (
    fields_become_checks, seal_closed, chain_logs, settled_cases, settled_anew,
    register_closings, index_of_words, waits_written, unshared_cases, followed_anew, index_of_choices,
    hands_without_names, in_force_anew, index_of_ways_of_writing,
    decided_anew, called_back_anew,
)  # fmt: skip
"""The named migrations that need the declared tables and columns, oldest first."""

RETIRED: frozenset[str] = former_columns.NAMES | {"measure.answers", former_voters.NAME}
"""Names of tables and columns that earlier versions declared."""

VERSION = schema.checksum(each.__name__ for each in (*NAMED, *NAMED_LAST))
"""What `PRAGMA user_version` says in a file that holds all that this program declares."""


_OF_INDEX = frozenset(step.__name__ for step in (index_of_words, index_of_choices, index_of_ways_of_writing))
"""Migrations without which nothing is missed: every case is read where the index is none of today."""


def is_current(conn: sqlite3.Connection) -> bool:
    """Whether the file is ours and holds what this program declares."""
    return connection.is_current(conn, VERSION)


def check(conn: sqlite3.Connection, path: Path) -> None:
    """RetroError if the file belongs to another program, or to a newer Retro."""
    if connection.pragma(conn, "application_id") == connection.APPLICATION_ID:
        if _recorded(conn) - _known():
            raise RetroError(
                M_("“{path}” was written by a newer Retro.", path=str(path)),
                M_("Update Retro, then open it again. Nothing was changed."),
            )
    elif connection.pragma(conn, "application_id") == PULLED:
        if not is_current(conn):
            raise pulled.older(conn, path)
    elif connection.pragma(conn, "application_id") == connection.UNFINISHED:
        raise half_copied(path)
    elif not _is_empty(conn):
        raise RetroError(
            M_("“{path}” is a database of another program.", path=str(path)),
            M_("Name another file with --db. Nothing was changed."),
        )


def migrate(db: Database, path: Path, progress: Progress | None = None) -> Path | None:
    """Bring the file up to date, whole or not at all. Gives the copy of it as it was; None where nothing was in it.

    `progress` is told how far the logs have come that are chained, and, where a migration may have changed words, the
    index of these, which is made anew.
    RetroError if it may not be brought up to date, or no copy of it can be kept.
    """
    kept, is_torn = None, not _are_words_as_now(db.conn) and search_anew.is_torn(db.conn)
    with immediate(db):
        if is_current(db.conn):  # somebody else did it, while we waited for the lock
            return None
        check(db.conn, path)
        if not _is_empty(db.conn):
            kept = _keep(path)
        are_words_as_before = _are_words_as_now(db.conn)
        _named(NAMED).apply(db)
        for table in (*map(tables.table, KINDS), *tables.link_tables()):
            _complete(db, table)
            _index(db, table)
        _record(db)
        _named(NAMED_LAST, progress).apply(db)
        if not are_words_as_before:
            search_anew.make_anew(db.conn, progress, is_torn=is_torn)
        db.execute(f"PRAGMA application_id = {connection.APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION}")
    if is_torn:
        search_anew.free_pages(db.conn)
    return kept


def _are_words_as_now(conn: sqlite3.Connection) -> bool:
    """Whether no migration may change words any more."""
    return _recorded(conn).issuperset(each.__name__ for each in (*NAMED, *NAMED_LAST))


def can_be_read(conn: sqlite3.Connection) -> bool:
    """Whether an earlier file holds all that is declared, so that it can be read as it is, if slower."""
    return _known() - RETIRED - _recorded(conn) <= _OF_INDEX


def _keep(path: Path) -> Path:
    """Keep a copy of the file as it is. Nobody else writes meanwhile: the lock is ours."""
    try:
        return keep(path, __version__)
    except RetroError as error:
        why = M_("A copy of the archive is kept before it is brought up to date; so that was not done.")
        raise RetroError(error.title, error.step, (*error.details, why)) from error


def _named(steps: Iterable[Callable[[Database], None]], progress: Progress | None = None) -> Migrations:
    from sqlite_utils.migrations import Migrations

    migrations = Migrations(_SET)
    for step in steps:
        told: Callable[[Database], None] = partial(chain_logs, progress=progress) if step is chain_logs else step
        migrations(name=step.__name__)(told)
    return migrations


def _complete(db: Database, declared: tables.Table) -> None:
    """Make the table, or the columns that it lacks."""
    held = {column.name for column in db.table(declared.name).columns}
    if not held:
        db.execute(schema.create_table(declared))
        return
    for column in declared.columns:
        if column.name not in held:
            db.execute(schema.add_column(declared, column))


def _index(db: Database, declared: tables.Table) -> None:
    """Make the indexes that it lacks, and anew those that are of something else than is declared."""
    held = dict(db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index'").fetchall())
    for name, statement in schema.create_indexes(declared).items():
        if held.get(name) != statement:
            db.execute(f'DROP INDEX IF EXISTS "{name}"')
            db.execute(statement)


def _record(db: Database) -> None:
    """Record the declared tables and columns as there."""
    now, recorded = str(datetime.now(UTC)), _recorded(db.conn)
    db.table(_RECORDED).insert_all(
        {"migration_set": _SET, "name": name, "applied_at": now} for name in tables.names() if name not in recorded
    )


def _known() -> set[str]:
    return {*RETIRED, *(each.__name__ for each in (*NAMED, *NAMED_LAST)), *tables.names()}


def _recorded(conn: sqlite3.Connection) -> set[str]:
    if not conn.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (_RECORDED,)).fetchone():
        return set()
    return {name for (name,) in conn.execute(f"SELECT name FROM {_RECORDED} WHERE migration_set = ?", (_SET,))}


def applied_migrations(conn: sqlite3.Connection) -> list[str]:
    """What is recorded as done, in the order in which it was done first."""
    found = conn.execute(f"SELECT name FROM {_RECORDED} WHERE migration_set = ? ORDER BY id", (_SET,))
    return [name for (name,) in found]


def _is_empty(conn: sqlite3.Connection) -> bool:
    tables = conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return not (tables or connection.pragma(conn, "application_id") or connection.pragma(conn, "user_version"))
