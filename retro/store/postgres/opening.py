"""A connection to an archive on a server: that it is one, that it is of this Retro, and that nothing stands between."""

from __future__ import annotations

import logging
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from retro.errors import RetroError
from retro.language import M_
from retro.store.postgres import version
from retro.store.postgres.errors import translate_errors
from retro.url import Url
from retro.where import in_shell

logging.getLogger("psycopg").addHandler(logging.NullHandler())  # what is wrong is told; a screen takes no other words

Raw = psycopg.Connection[tuple[Any, ...]]

_LEAST, _TRIES = 2, 3
_UTF8 = "UTF8"
_ALIVE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 15_000}
"""So that a server whose cable was cut is missed after 25 seconds at most, unless the address says otherwise."""
_UNDEFINED, _NO_COLUMN, _DENIED = ("42P01", "3F000"), "42703", "42501"


def connect(url: Url, *, timeout: float = 5.0, name: str = "retro") -> Raw:
    """A connection as libpq makes one, in UTF-8, on which each statement is a transaction. RetroError if there is none.

    `timeout`: how many seconds each host may take to answer; `name` is what a DBA sees in `pg_stat_activity`.
    """
    with translate_errors(url):
        conn = psycopg.connect(
            make_conninfo(url.conninfo(), **{key: held for key, held in _ALIVE.items() if key not in url.said}),
            autocommit=True,
            connect_timeout=max(_LEAST, round(timeout)),  # libpq takes less for two
            client_encoding=_UTF8,
            application_name=name,
        )
    if (encoding := conn.info.parameter_status("server_encoding")) != _UTF8:
        conn.close()
        raise RetroError(
            M_("The database keeps its texts as {encoding}, in which not all of them can stand.", encoding=encoding),
            M_("Have its DBA make one for Retro: createdb --encoding UTF8 --template template0 NAME"),
        )
    return conn


_OURS = """DO $$ BEGIN
  IF pg_catalog.pg_backend_pid() = {backend} THEN
    SET search_path = "{schema}", pg_catalog;
    SET jit = off;
    SET plan_cache_mode = force_generic_plan;
    IF pg_catalog.current_setting('synchronous_commit') = 'off' THEN
      SET synchronous_commit = on;
    END IF;
    IF pg_catalog.current_setting('lock_timeout') = '0' THEN
      SET lock_timeout = '10s';
    END IF;
    {more}
  END IF;
END $$"""
"""What holds from now on, unless a pooler would keep it for others. Compiling, or planning a statement anew, takes
longer than carrying it out. What is acknowledged outlives a crash, also on a server that waits for no disk elsewhere;
one that waits for more, such as another server, goes on doing so. Who rebuilds or restores a table holds it for as long
as that takes: one is told so, and does not wait without a word."""


def open_archive(
    url: Url, *, timeout: float = 5.0, is_unfinished_too: bool = False, hears: bool = False
) -> tuple[Raw, version.SchemaState]:
    """A connection whose path leads to the archive, and what the archive says of itself.

    RetroError if there is none, if it belongs to another Retro or to another program, or if a pooler stands before the
    server that gives each transaction to another connection. `is_unfinished_too`: also a copy that is not whole;
    `hears`: the server tells when others write.
    """
    conn = connect(url, timeout=timeout)
    try:
        with translate_errors(url):
            return conn, _looked_at(conn, url, timeout, is_unfinished_too=is_unfinished_too, hears=hears)
    except BaseException:
        conn.close()
        raise


def _looked_at(conn: Raw, url: Url, timeout: float, *, is_unfinished_too: bool, hears: bool) -> version.SchemaState:
    may_write = version.MAY_WRITE.format(cases=f'\'"{url.schema}"."retrospective"\'')
    asked = f'SELECT pg_backend_pid(), "version", "names", "retro", {may_write} FROM "{url.schema}"."archive"'.encode()
    backend = conn.info.backend_pid
    try:
        with conn.pipeline():  # both go there together
            held = conn.execute(asked)
            conn.execute(_ours(backend, url, hears=hears))
        found = held.fetchone()
    except IndexError as error:  # what psycopg raises where the connection breaks between two answers
        raise psycopg.OperationalError("the pipeline broke off") from error
    except psycopg.Error as error:
        if error.sqlstate in _UNDEFINED:
            raise _none(conn, url) from error
        if error.sqlstate == _NO_COLUMN and not _has_cases(conn, url):
            raise _foreign(url, "archive") from error
        if error.sqlstate == _DENIED:
            raise _not_let_in(url) from error
        raise
    if found is None:
        raise _none(conn, url)
    if found[0] != backend:
        _see_that_it_stays_ours(found[0], url, timeout)
        conn.execute(_ours(found[0], url, hears=hears))
    archive = version.SchemaState(found[1], frozenset(found[2]), found[3], found[4], found[5])
    if not (is_unfinished_too and version.UNFINISHED in archive.names):
        version.check(archive, url)
    return archive


def _ours(backend: int, url: Url, *, hears: bool) -> bytes:
    more = f'LISTEN "{url.schema}";' if hears else ""
    return _OURS.format(backend=backend, schema=url.schema, more=more).encode()


def _see_that_it_stays_ours(backend: int, url: Url, timeout: float) -> None:
    """A pooler answers. RetroError if it gives to another one what this connection had a moment ago."""
    for _ in range(_TRIES):
        with connect(url, timeout=timeout) as other:
            row = other.execute("SELECT pg_backend_pid()").fetchone()
        if row and row[0] == backend:
            raise RetroError(
                M_("A connection pooler stands before the server of the archive, and gives each transaction to another "
                   "connection."),
                M_("Name the server itself in the address, by its own host and port; or have the pooler keep one "
                   "connection for each client of this database: pool_mode=session"),
            )  # fmt: skip


def _none(conn: Raw, url: Url) -> RetroError:
    """Why there is no archive where one was looked for."""
    row = conn.execute(
        "SELECT relname FROM pg_catalog.pg_class JOIN pg_catalog.pg_namespace AS held ON held.oid = relnamespace "
        "WHERE nspname = %s AND relkind IN ('r', 'v', 'p') ORDER BY relname = 'retrospective' DESC, relname LIMIT 1",
        (url.schema,),
    ).fetchone()
    if row and row[0] in {"retrospective", "archive"}:
        return RetroError(
            M_("The archive {url} was prepared by half.", url=str(url)),
            M_("If it was put back from a backup, that broke off: do it anew. Else finish it with: retro init {url}",
               url=in_shell(url)),
        )  # fmt: skip
    if row:
        return _foreign(url, str(row[0]))
    return RetroError(
        M_("There is no archive yet in the schema “{schema}” at {url}.", schema=url.schema, url=str(url)),
        M_("Prepare it with: retro init {url}", url=in_shell(url)),
    )


def _has_cases(conn: Raw, url: Url) -> bool:
    """Whether the schema has the table of cases: then what is called an archive there is ours."""
    return conn.execute("SELECT to_regclass(%s)", (f'"{url.schema}"."retrospective"',)).fetchone() != (None,)


def _foreign(url: Url, name: str) -> RetroError:
    return RetroError(
        M_("The schema “{schema}” of the database belongs to another program: {reason}.", schema=url.schema,
           reason=M_("it holds “{name}”", name=name)),
        M_("Name another one in the address, with schema=NAME behind the question mark. Nothing was changed."),
    )  # fmt: skip


def _not_let_in(url: Url) -> RetroError:
    from retro.store.postgres.roles import Roles

    roles = Roles(url.schema)
    return RetroError(
        M_("“{user}” may not read the archive {url}.", user=url.user, url=str(url)),
        M_('Ask its DBA: GRANT {writer} TO "{user}", or {reader} for one who reads only.',
           writer=roles.writer, reader=roles.reader, user=url.user),
    )  # fmt: skip
