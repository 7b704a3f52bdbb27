"""How a schema comes to hold what this Retro declares, and who may do what in it: one text, to be read or carried out.

It may be carried out again at any time, by `retro init` or by a DBA: what is there stays, what is missing comes.
"""

from __future__ import annotations

from collections.abc import Iterator

import psycopg

from retro import __version__
from retro.errors import RetroError
from retro.language import M_, Message
from retro.store.engine import Prepared, ServerPlan
from retro.store.postgres import schema, search_schema, version
from retro.store.postgres.dialect import FUNCTIONS
from retro.store.postgres.errors import FOREIGN, HALF, NEWER, translate_errors
from retro.store.postgres.opening import connect
from retro.store.postgres.roles import Roles
from retro.store.postgres.schema import literal
from retro.url import Url
from retro.where import in_shell

PATIENCE = "10s"
"""How long the statements wait for somebody who reads or writes."""
_DENIED = "42501"
_SEE_ENCODING = """DO $$ BEGIN
  IF pg_catalog.current_setting('server_encoding') <> 'UTF8' THEN
    RAISE EXCEPTION 'the database keeps its texts as %, in which not all of them can stand',
      pg_catalog.current_setting('server_encoding')
      USING HINT = 'Make one for Retro: createdb --encoding UTF8 --template template0 NAME';
  END IF;
END $$"""
"""What a DBA is told who carries out the statements. It is in ASCII: what follows may not reach such a database."""


class Preparing:
    """A `Preparer` of an archive on PostgreSQL. Without `roles`, all belongs to whoever is connected."""

    def __init__(self, url: Url, *, roles: bool = True) -> None:
        self._url = url
        self._roles = Roles(url.schema) if roles else None

    def plan(self) -> ServerPlan:
        roles, name = Roles(self._url.schema), self._url.schema
        return ServerPlan(
            makes=(
                M_("the roles {owner}, {writer} and {reader}: none of them logs in, and none has a password",
                   owner=roles.owner, writer=roles.writer, reader=roles.reader),
                M_("the schema “{schema}”, with {tables} tables and {indexes} indexes; each says in its comment what "
                   "it holds", schema=name, tables=len(schema.names()), indexes=len(schema.index_names())),
                M_("{functions} functions and one trigger in that schema, in SQL and PL/pgSQL",
                   functions=len(FUNCTIONS) + len(search_schema.FUNCTIONS) + 2),
            ),
            rights=(
                M_("{owner}: the tables are its own. Who is in it brings them up to date, with retro init",
                   owner=roles.owner),
                M_("{writer}: reads and writes rows; changes no table, and empties none", writer=roles.writer),
                M_("{reader}: reads", reader=roles.reader),
                M_("all others: nothing. Roles are known to the whole server: who is in {writer} writes in each of its "
                   "databases that has a schema “{schema}”, and lets them in", writer=roles.writer, schema=name),
            ),
            leaves=(
                M_("other schemas and their tables, people and their passwords, pg_hba.conf, settings of the server"),
                M_("rows: none is changed or deleted; where the archive is there already, what is missing comes to it"),
                M_("it needs no extension, and nothing that a superuser alone may do but to make roles"),
            ),
        )  # fmt: skip

    def statements(self) -> Iterator[str]:
        yield "BEGIN"
        yield from script(self._url.schema, self._roles)
        yield "COMMIT"

    def prepare(self, *, timeout: float = 5.0) -> Prepared:
        url = self._url
        with connect(url, timeout=timeout, name="retro init") as conn, translate_errors(url):
            before = conn.execute("SELECT to_regclass(%s)", (f'"{url.schema}"."archive"',)).fetchone()
            try:
                conn.execute("; ".join(self.statements()).encode())
            except psycopg.Error as error:
                if error.sqlstate == _DENIED:
                    raise self._not_allowed(str(error.diag.message_primary)) from error
                raise
        return Prepared(is_new=before is None or before[0] is None)

    def _not_allowed(self, reason: str) -> RetroError:
        return RetroError(
            M_("“{user}” may not prepare an archive here: {reason}.", user=self._url.user, reason=reason),
            M_("Have a DBA do it: retro init {url} --sql > archive.sql, then psql -v ON_ERROR_STOP=1 -f archive.sql. "
               "Nothing was changed.",
               url=in_shell(self._url)),
        )  # fmt: skip

    def next_steps(self) -> tuple[Message, ...]:
        roles = Roles(self._url.schema)
        return (
            M_('People become writers with: GRANT {writer} TO "NAME", readers with: GRANT {reader} TO "NAME"',
               writer=roles.writer, reader=roles.reader),
            M_("Then they open it: retro --db {url}", url=in_shell(self._url)),
        )  # fmt: skip


def script(name: str, roles: Roles | None) -> Iterator[str]:
    """The statements, for one transaction, that prepare the schema `name`; without `roles`, for whoever is connected.

    They stop by themselves where the schema belongs to a newer Retro, or to another program, or is half of a copy.
    """
    yield _SEE_ENCODING
    yield "SET LOCAL client_min_messages = warning"
    yield f"SET LOCAL lock_timeout = '{PATIENCE}'"
    locked = f"pg_catalog.pg_advisory_xact_lock({version.LOCKED}, pg_catalog.hashtext({literal(name)}))"
    yield f"DO $$ BEGIN PERFORM {locked}; END $$"  # psql prints what a SELECT gives
    if roles:
        yield from roles.made()
    else:
        yield f'CREATE SCHEMA IF NOT EXISTS "{name}"'
    yield f'SET LOCAL search_path = "{name}", pg_catalog'
    yield _guard(name)
    if roles:
        yield f'SET LOCAL ROLE "{roles.owner}"'
    yield from version.TABLE
    for step, statement in version.NAMED.items():
        yield _once(step, statement)
    yield from schema.statements()
    yield from version.FUNCTIONS
    if roles:
        yield from roles.granted()
    names = f"ARRAY[{', '.join(literal(each) for each in sorted(version.names() | version.RETIRED))}]"
    yield (
        f'INSERT INTO "archive" ("version", "names", "retro")\n'
        f"  VALUES ({version.VERSION}, {names}, {literal(__version__)})\n"
        '  ON CONFLICT ("only") DO UPDATE SET "version" = excluded."version", "names" = excluded."names", '
        '"retro" = excluded."retro"'
    )
    yield f'NOTIFY "{name}"'  # whoever has it open looks again, and is told


def _guard(name: str) -> str:
    known = ", ".join(literal(each) for each in sorted(version.names() | version.RETIRED))
    own = ", ".join(map(literal, sorted(schema.names() - {"archive"})))
    foreign = f"the schema “{name}” belongs to another program: it holds “%”"
    return f"""DO $$ DECLARE "found" text; "more" boolean; BEGIN
  IF to_regclass('"{name}"."archive"') IS NULL THEN
    SELECT relname INTO "found" FROM pg_class WHERE relnamespace = '"{name}"'::regnamespace
      AND relkind IN ('r', 'v', 'm', 'f', 'p') AND relname NOT IN ({own}) LIMIT 1;
    IF "found" IS NOT NULL THEN
      RAISE EXCEPTION '{foreign}', "found" USING ERRCODE = '{FOREIGN}';
    END IF;
  ELSIF to_regclass('"{name}"."retrospective"') IS NULL AND NOT EXISTS (
    SELECT FROM pg_attribute WHERE attrelid = '"{name}"."archive"'::regclass AND attname = 'names'
      AND atttypid = 'text[]'::regtype
  ) THEN
    RAISE EXCEPTION '{foreign}', 'archive' USING ERRCODE = '{FOREIGN}';
  ELSIF EXISTS (SELECT FROM "archive" WHERE {literal(version.UNFINISHED)} = ANY ("names")) THEN
    RAISE EXCEPTION 'it is a copy that is not whole yet' USING ERRCODE = '{HALF}';
  ELSE
    SELECT NOT "names" <@ ARRAY[{known}] INTO "more" FROM "archive";
    IF "more" THEN
      RAISE EXCEPTION 'the archive belongs to a newer Retro' USING ERRCODE = '{NEWER}';
    END IF;
  END IF;
END $$"""


def _once(step: str, statement: str) -> str:
    return f"""DO $$ BEGIN IF NOT EXISTS (SELECT FROM "archive" WHERE {literal(step)} = ANY ("names")) THEN
  {statement};
END IF; END $$"""
