"""Preparing an archive on a server: what is made, who may do what, and what is refused with nothing half done."""

from __future__ import annotations

import subprocess
from itertools import islice
from pathlib import Path

import psycopg
import pytest

from retro.errors import RetroError
from retro.model.record import KINDS
from retro.store.engines import preparer_of
from retro.store.postgres import version
from retro.store.postgres.preparing import Preparing
from retro.url import Url
from tests.cli.running import Cli
from tests.postgres.server import Server


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    return Cli(tmp_path)


def tables(server: Server, schema: str) -> set[str]:
    found = server.sql(f"SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = '{schema}'::regnamespace")
    return {str(name) for (name,) in found}


def test_it_says_what_it_does_and_does_it_as_often_as_one_likes(server: Server, schema: str, cli: Cli) -> None:
    told = cli("init", server.url(schema))
    assert told.exit_code == 0, told.stderr
    assert "It makes:" in told.stderr
    assert f"the roles {schema}_owner, {schema}_writer and {schema}_reader" in told.stderr
    assert "It does not touch:" in told.stderr
    assert "Done: the archive is prepared." in told.stderr
    assert f'GRANT {schema}_writer TO "NAME"' in told.stderr
    assert {*KINDS, "change_log", "register", "call", "archive"} <= tables(server, schema)
    server.sql(f"""INSERT INTO "{schema}"."call" VALUES ('1', '', '', '', '', '')""")
    again = cli("init", RETRO_DB=server.url(schema))
    assert "Done: the archive is there, and up to date." in again.stderr
    assert server.sql(f'SELECT count(*) FROM "{schema}"."call"') == [(1,)]


def test_the_statements_are_printed_without_a_server_and_do_the_same(server: Server, schema: str, cli: Cli) -> None:
    printed = cli.done("init", f"postgresql://db.invalid/retro?schema={schema}", "--sql")
    assert printed.startswith("BEGIN;\n")
    words = [
        "psql",
        "-h",
        str(server.folder),
        "-p",
        str(server.port),
        "-U",
        "postgres",
        "--quiet",
        "-v",
        "ON_ERROR_STOP=1",
    ]
    for _ in range(2):
        run = subprocess.run(words, input=printed, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
        assert run.stdout == "", "nobody has to read a table"
    assert server.sql(f'SELECT "version" FROM "{schema}"."archive"') == [(version.VERSION,)]
    note = server.sql(f'SELECT obj_description(\'"{schema}"."call"\'::regclass)')
    assert note == [("Every call that was noted and belongs to no case yet; it becomes a contact.",)]


def test_writers_write_rows_readers_read_and_others_get_nothing(server: Server, schema: str) -> None:
    preparer_of(Url.read(server.url(schema))).prepare()

    def can(role: str, what: str, table: str) -> bool:
        found = server.sql(f"SELECT has_table_privilege('{schema}_{role}', '\"{schema}\".\"{table}\"', '{what}')")
        return bool(found[0][0])

    asked = [
        (what, table) for what in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE") for table in ("event", "archive")
    ]
    assert [each for each in asked if can("reader", *each)] == [("SELECT", "event"), ("SELECT", "archive")]
    assert [each for each in asked if can("writer", *each)] == [
        ("SELECT", "event"), ("SELECT", "archive"), ("INSERT", "event"), ("UPDATE", "event"), ("DELETE", "event"),
    ]  # fmt: skip
    public = server.sql(f"SELECT has_schema_privilege('pg_monitor', '{schema}', 'USAGE')")
    assert public == [(False,)]
    assert server.sql(f"SELECT rolcanlogin FROM pg_roles WHERE rolname LIKE '{schema}\\_%'") == [(False,)] * 3


def test_what_is_declared_anew_comes_as_a_column_and_what_is_there_stays(server: Server, schema: str) -> None:
    url = Url.read(server.url(schema))
    Preparing(url).prepare()
    server.sql(
        f"""ALTER TABLE "{schema}"."contact" DROP COLUMN "channel"; DROP TABLE "{schema}"."vote" CASCADE;
        INSERT INTO "{schema}"."call" VALUES ('1', '', '', '', '', '');
        UPDATE "{schema}"."archive" SET "names" = array_remove(array_remove("names", 'contact.channel'), 'vote'),
        "version" = 1"""
    )
    Preparing(url).prepare()
    note = server.sql(f"SELECT col_description('\"{schema}\".\"contact\"'::regclass, attnum) FROM pg_attribute "
                      f"WHERE attrelid = '\"{schema}\".\"contact\"'::regclass AND attname = 'channel'")  # fmt: skip
    assert "Channel" in str(note[0][0])
    assert "vote" in tables(server, schema)
    assert server.sql(f'SELECT count(*) FROM "{schema}"."call"') == [(1,)]
    granted = server.sql(f"SELECT has_table_privilege('{schema}_writer', '\"{schema}\".\"vote\"', 'INSERT')")
    assert granted == [(True,)]


def test_a_named_step_runs_once(server: Server, schema: str, monkeypatch: pytest.MonkeyPatch) -> None:
    url = Url.read(server.url(schema))
    Preparing(url).prepare()
    server.sql(f'SET ROLE "{schema}_owner"; CREATE TABLE "{schema}"."counted" ()')
    monkeypatch.setattr(
        version, "NAMED", version.NAMED | {"counts": 'ALTER TABLE IF EXISTS "counted" ADD COLUMN "once" text'}
    )
    for _ in range(2):
        Preparing(url).prepare()
    assert server.sql(f'SELECT "names" @> ARRAY[\'counts\'] FROM "{schema}"."archive"') == [(True,)]


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (
            'CREATE TABLE "{s}"."orders" ()',
            "The schema “{s}” of the database belongs to another program: it holds “orders”",
        ),
        (
            'CREATE TABLE "{s}"."archive" (id int)',
            "The schema “{s}” of the database belongs to another program: it holds “archive”",
        ),
        (
            """CREATE TABLE "{s}"."archive" ("names" text[]); INSERT INTO "{s}"."archive" VALUES ('{{event.mood}}')""",
            "belongs to a newer Retro.",
        ),
    ],
)
def test_another_programs_and_a_newer_one_are_left_as_they_are(
    server: Server, schema: str, before: str, told: str
) -> None:
    server.sql(f'CREATE SCHEMA "{schema}"; ' + before.format(s=schema))
    held = tables(server, schema)
    with pytest.raises(RetroError) as refused:
        Preparing(Url.read(server.url(schema))).prepare()
    assert told.format(s=schema) in str(refused.value)
    assert tables(server, schema) == held
    assert server.sql(f"SELECT rolname FROM pg_roles WHERE rolname LIKE '{schema}\\_%'") == []


def test_who_may_not_prepare_is_told_who_can(server: Server, schema: str, cli: Cli) -> None:
    server.sql(f'CREATE ROLE "{schema}_reader" LOGIN')
    told = cli("init", server.url(schema, user=f"{schema}_reader"))
    assert told.exit_code == 1
    assert f"“{schema}_reader” may not prepare an archive here: permission denied to create role." in told.stderr
    assert "--sql > archive.sql" in told.stderr


def test_a_schema_that_somebody_made_beforehand_is_taken(server: Server, schema: str) -> None:
    url = Url.read(server.url(schema))
    server.sql(f'CREATE SCHEMA "{schema}"')
    assert Preparing(url).prepare().is_new
    assert not Preparing(url).prepare().is_new
    owners = server.sql(f"SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = '{schema}'")
    assert owners == [(f"{schema}_owner",)]
    reads = server.sql(f"SELECT has_schema_privilege('{schema}_reader', '{schema}', 'USAGE')")
    assert reads == [(True,)]


def test_where_the_schema_is_somebody_elses_it_is_told_who_can_let_one_in(server: Server, schema: str) -> None:
    server.sql(f'CREATE ROLE vice LOGIN CREATEROLE; CREATE SCHEMA "{schema}"; GRANT ALL ON SCHEMA "{schema}" TO vice')
    try:
        with pytest.raises(RetroError, match=f"only the owner of the schema “{schema}” can let the role") as told:
            Preparing(Url.read(server.url(schema, user="vice"))).prepare()
        assert "pg_catalog" not in str(told.value)
    finally:
        server.sql(f'DROP SCHEMA "{schema}"; DROP ROLE vice')


def test_an_archive_that_does_not_say_what_it_is_is_brought_up_to_date_and_told_what_it_lacks(
    server: Server, schema: str, cli: Cli
) -> None:
    own = {"RETRO_DB": server.url(schema)}
    cli("init", **own)
    cli.done("new", "Two parcels swapped", **own)
    server.sql(f'DELETE FROM "{schema}"."archive"')
    assert "retro reindex" in cli("init", **own).stderr
    cli("reindex", **own)
    assert "retro reindex" not in cli("init", **own).stderr
    assert "Two parcels" in cli.done("search", "parcels", **own)


def test_a_database_that_cannot_hold_all_texts_is_told_before_anything_is_made(server: Server, schema: str) -> None:
    server.sql("CREATE DATABASE old ENCODING 'EUC_JP' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    with pytest.raises(RetroError) as refused:
        Preparing(Url.read(server.url(schema, database="old"))).prepare()
    with pytest.raises(psycopg.Error, match="keeps its texts as EUC_JP"):
        server.sql(next(islice(Preparing(Url.read(server.url(schema))).statements(), 1, None)), database="old")
    server.sql("DROP DATABASE old")
    assert "keeps its texts as EUC_JP, in which not all of them can stand" in str(refused.value)
    assert "createdb --encoding UTF8" in str(refused.value.step)


def test_who_may_make_roles_and_owns_the_database_need_be_no_superuser(server: Server, schema: str) -> None:
    server.sql("CREATE ROLE chief LOGIN CREATEROLE")
    server.sql("CREATE DATABASE chiefs OWNER chief")
    try:
        url = Url.read(server.url(schema, user="chief", database="chiefs"))
        assert Preparing(url).prepare().is_new
        assert not Preparing(url).prepare().is_new
        owners = f"SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = '{schema}'"
        assert server.sql(owners, database="chiefs") == [(f"{schema}_owner",)]
    finally:
        server.sql("DROP DATABASE chiefs")
        server.sql(f"DROP ROLE {schema}_owner, {schema}_writer, {schema}_reader")  # whom chief let in, as of 16
        server.sql("DROP ROLE chief")


def test_a_file_needs_no_preparing(cli: Cli) -> None:
    told = cli("init")
    assert told.exit_code == 2
    assert "needs no preparing" in told.stderr


def test_texts_stand_in_the_order_of_their_bytes_whatever_the_server_sorts_by(server: Server, schema: str) -> None:
    Preparing(Url.read(server.url(schema))).prepare()
    found = server.sql(
        f"""SELECT table_name, column_name, collation_name FROM information_schema.columns
        WHERE table_schema = '{schema}' AND data_type = 'text'"""
    )
    one_line = {"archive", "sqlite_sequence"}  # what nobody sorts
    assert {"event", "change_log"} <= {table for table, *_ in found}
    assert [each for each in found if each[0] not in one_line and each[2] != "C"] == []
