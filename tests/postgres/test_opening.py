"""What is said when an archive on a server cannot be opened: each failure its own words, and no password in any."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from retro.errors import AwayError, BusyError, NoRoomError, ReadOnlyError, RetroError
from retro.store.postgres.errors import told, translate_errors
from retro.store.postgres.opening import connect, open_archive
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import open_store
from retro.store.protocol import CaseFilter
from retro.url import Url
from tests.postgres.server import Server


@pytest.fixture(scope="module")
def archive(server: Server) -> Iterator[str]:
    """The address of an archive, through the socket."""
    url = server.url("shared")
    Preparing(Url.read(url)).prepare()
    server.sql("""CREATE ROLE ann LOGIN PASSWORD 'right'; GRANT shared_writer TO ann;
        CREATE ROLE shut LOGIN; CREATE ROLE nobody_yet LOGIN""")  # fmt: skip
    yield url
    server.sql(
        "DROP SCHEMA shared CASCADE; DROP ROLE ann, shut, nobody_yet, shared_writer, shared_reader, shared_owner"
    )


def refusal(text: str) -> RetroError:
    with pytest.raises(RetroError) as refused:
        open_archive(Url.read(text), timeout=2)[0].close()
    assert refused.value.step is not None
    assert "hush" not in f"{refused.value}{refused.value.step}"
    return refused.value


@pytest.mark.parametrize(
    ("address", "title", "step"),
    [
        ("ann:hush@{tcp}/postgres?{schema}", "does not take the password of “ann”", "~/.pgpass"),
        ("ann@{tcp}/postgres?{schema}&passfile=/none", "does not take the password of “ann”: fe_send", "~/.pgpass"),
        ("nn:hush@{socket}&{schema}", 'does not know “nn”: role "nn" does not exist', "createuser NAME"),
        ("ann:right@{tcp}/shop?{schema}", 'no such database on the server: database "shop"', "createdb NAME"),
        ("shut:hush@{tcp}/postgres?{schema}", "does not let “shut” in: pg_hba.conf rejects", "pg_hba.conf"),
        ("ann:right@{tcp}/postgres?{schema}&sslmode=require", "not as safe as it is to be", "sslmode=verify-full"),
        ("ann:hush@127.0.0.1:1/postgres", "cannot be reached: Connection refused", "host and port"),
        ("ann:hush@nowhere.invalid/postgres", "cannot be reached: failed to resolve host", "host and port"),
        ("/postgres?host=/nowhere", "cannot be reached: No such file or directory", "host and port"),
        ("?service=hoshi", "There is no such service", "~/.pg_service.conf"),
        ("nobody_yet@{socket}&{schema}", "“nobody_yet” may not read the archive", "GRANT shared_writer TO"),
        ("ann@{socket}&schema=none_yet", "There is no archive yet in the schema “none_yet”", "retro init 'postgresql://"),
    ],
)  # fmt: skip
def test_each_failure_says_what_it_is(server: Server, archive: str, address: str, title: str, step: str) -> None:
    places = {
        "tcp": f"127.0.0.1:{server.port}",
        "socket": f"/postgres?host={server.folder}&port={server.port}",
        "schema": "schema=shared",
    }
    error = refusal("postgresql://" + address.format(**places))
    assert title in str(error)
    assert step in str(error.step)
    assert isinstance(error, AwayError) == ("cannot be reached" in title)


def test_the_password_is_found_as_libpq_finds_it(
    server: Server, archive: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = f"postgresql://127.0.0.1:{server.port}/postgres?schema=shared"
    (tmp_path / "pgpass").write_text(f"127.0.0.1:{server.port}:*:ann:right\n")
    (tmp_path / "pgpass").chmod(0o600)
    (tmp_path / "services").write_text(
        f"[shop]\nhost=127.0.0.1\nport={server.port}\ndbname=postgres\nuser=ann\npassword=right\n"
    )
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "services"))
    for address in (
        at.replace("//", "//ann:right@"),
        f"{at}&user=ann&passfile={tmp_path / 'pgpass'}",
        "postgresql://?service=shop&schema=shared",
    ):
        conn, held = open_archive(Url.read(address))
        assert held.names
        conn.close()
    monkeypatch.setenv("PGPASSWORD", "right")
    open_archive(Url.read(f"{at}&user=ann"))[0].close()


@pytest.mark.parametrize(
    ("sql", "title", "step"),
    [
        ("UPDATE {s}.archive SET version = 1, names = names || 'event.mood'::text, retro = '9.0'",
         "belongs to a newer Retro (9.0)", "Update Retro"),
        ("UPDATE {s}.archive SET version = 1, names = array_remove(names, 'event.what'), retro = '0.9'",
         "is of an earlier Retro (0.9)", "once everybody has this Retro: retro init"),
        ("DROP TABLE {s}.archive", "was prepared by half", "finish it with: retro init"),
        ("DELETE FROM {s}.archive", "was prepared by half", "finish it with: retro init"),
        ("DROP SCHEMA {s} CASCADE; CREATE SCHEMA {s}; CREATE TABLE {s}.orders ()",
         "belongs to another program: it holds “orders”", "schema=NAME"),
        ("DROP SCHEMA {s} CASCADE; CREATE SCHEMA {s}; CREATE TABLE {s}.archive (id int)",
         "belongs to another program: it holds “archive”", "schema=NAME"),
    ],
)  # fmt: skip
def test_another_schema_is_told_and_nothing_is_changed(
    server: Server, schema: str, sql: str, title: str, step: str
) -> None:
    Preparing(Url.read(server.url(schema))).prepare()
    server.sql(sql.format(s=schema))
    error = refusal(server.url(schema))
    assert title in str(error)
    assert step in str(error.step)


@pytest.mark.parametrize(
    ("state", "title", "kind"),
    [
        ("53100", "There is no room left on the disk of the server", NoRoomError),
        ("57014", "The server took longer than it allows", BusyError),
        ("55P03", "Others are at work in the archive", BusyError),
        ("40001", "Others are at work in the archive", BusyError),
        ("57P01", "cannot be reached", AwayError),
        ("08006", "cannot be reached", AwayError),
        ("25006", "may be read, but not written, as its server takes no changes", ReadOnlyError),
        ("42P01", "does not hold what Retro expects", RetroError),
        ("22021", "holds characters that cannot be stored", RetroError),
        ("XX001", "is damaged", RetroError),
        ("0A000", "The server of the archive refused", RetroError),
    ],
)
def test_what_a_server_says_while_it_is_used_is_told(state: str, title: str, kind: type[RetroError]) -> None:
    said = psycopg.errors.lookup(state)("as the server says it")
    with pytest.raises(RetroError, match=title) as told, translate_errors(Url.read("postgresql://h/d")):
        raise said
    assert type(told.value) is kind


def test_a_connection_that_breaks_between_two_answers_is_away(archive: str, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def broken(_conn: object) -> Iterator[None]:
        yield
        raise IndexError("list index out of range")  # as psycopg looks for the last of no results

    monkeypatch.setattr(psycopg.Connection, "pipeline", broken)
    error = refusal(archive)
    assert (type(error), "broke off" in str(error)) == (AwayError, True)


def test_a_server_that_is_full_says_so(server: Server, archive: str) -> None:
    server.sql("ALTER ROLE ann CONNECTION LIMIT 1")
    try:
        url = Url.read(archive.replace("postgres@", "ann@"))
        with connect(url):
            error = refusal(archive.replace("postgres@", "ann@"))
    finally:
        server.sql("ALTER ROLE ann CONNECTION LIMIT -1")
    assert isinstance(error, BusyError)
    assert "takes no more connections now: too many connections for role" in str(error)
    assert "max_connections" in str(error.step)


@pytest.fixture(scope="module")
def pooled(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """The address of an archive behind pgbouncer, by how it pools."""
    if not (program := shutil.which("pgbouncer")):
        pytest.skip("no pgbouncer is installed: apt-get install pgbouncer")
    folder = server.folder / "pool"
    folder.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    whole = f"host={server.folder} port={server.port} dbname=postgres user=postgres"
    (folder / "pool.ini").write_text(
        f"[databases]\ntransaction = {whole} pool_mode=transaction\nsession = {whole} pool_mode=session\n"
        f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nauth_type = any\nunix_socket_dir =\n"
        f"logfile = {folder}/log\npidfile = {folder}/pid\n"
    )
    shutil.chown(folder, server.folder.stat().st_uid)
    owner = ["runuser", "-u", "postgres", "--"] if server.folder.stat().st_uid else []
    with subprocess.Popen([*owner, program, "-q", str(folder / "pool.ini")], stderr=subprocess.DEVNULL) as pool:
        until = time.monotonic() + 10
        while time.monotonic() < until:
            with socket.socket() as probe:
                if (folder / "pid").exists() and not probe.connect_ex(("127.0.0.1", port)):
                    break
        yield lambda mode: f"postgresql://ann@127.0.0.1:{port}/{mode}?schema=shared"
        os.kill(int((folder / "pid").read_text()), signal.SIGTERM)
        pool.wait()


def test_a_pooler_is_told_unless_each_client_keeps_its_connection(archive: str, pooled: Callable[[str], str]) -> None:
    error = refusal(pooled("transaction"))
    assert "gives each transaction to another connection" in str(error)
    assert "pool_mode=session" in str(error.step)
    conn, held = open_archive(Url.read(pooled("session")))
    assert held.names
    conn.close()


def test_what_is_acknowledged_is_on_the_disk_also_where_the_server_waits_for_none(
    archive: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for waits, wanted in (("off", "on"), ("remote_apply", "remote_apply")):
        monkeypatch.setenv("PGOPTIONS", f"-c synchronous_commit={waits}")
        conn, _held = open_archive(Url.read(archive))
        with conn:
            assert conn.execute("SHOW synchronous_commit").fetchone() == (wanted,)


@pytest.mark.parametrize(
    ("said", "title", "kind"),
    [
        ("the database system is starting up", "lets nobody in just now", AwayError),
        ("the database system is shutting down", "lets nobody in just now", AwayError),
        ("the database system is in recovery mode", "lets nobody in just now", AwayError),
        ("データベースシステムは起動処理中です", "lets nobody in just now", AwayError),
        ("データベースシステムはまだ接続を受け付けていません", "lets nobody in just now", AwayError),
        ("could not write init file", "no room left", NoRoomError),
        ('could not write lock file "x": No space left on device', "no room left", NoRoomError),
    ],
)
def test_a_server_that_is_there_and_lets_nobody_in_is_not_said_to_be_away(
    said: str, title: str, kind: type[RetroError]
) -> None:
    failed = psycopg.OperationalError(f'connection failed: connection to server at "::1" failed: FATAL:  {said}')
    error = told(failed, Url.read("postgresql://ann@db.example/retro"))
    assert title in str(error)
    assert said in str(error)
    assert "host" not in str(error.step)
    assert type(error) is kind


def test_who_holds_a_table_for_long_is_not_waited_for_without_a_word(server: Server, archive: str) -> None:
    conn, _held = open_archive(Url.read(archive))
    assert conn.execute("SHOW lock_timeout").fetchone() == ("10s",)
    conn.close()
    server.sql("ALTER ROLE ann SET lock_timeout = '50ms'")  # a DBA's own is kept
    store = open_store(Url.read(f"postgresql://ann:right@127.0.0.1:{server.port}/postgres?schema=shared"))
    with psycopg.connect(server.url().partition("&schema")[0]) as other:
        other.execute('LOCK TABLE "shared"."retrospective" IN ACCESS EXCLUSIVE MODE')
        with pytest.raises(BusyError, match="Others are at work"):
            store.list(CaseFilter(), 0, 10)
    assert not store.list(CaseFilter(), 0, 10)
    store.close()
    server.sql("ALTER ROLE ann RESET lock_timeout")
