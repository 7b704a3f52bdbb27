"""An archive on a server, used by commands: as one in a file, but for who may write, and for what its server does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from retro.model.change import Change
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import open_store
from retro.url import Url
from tests.cli.running import Cli
from tests.postgres.server import Server
from tests.store.conftest import BEGUN


@pytest.fixture(scope="module")
def address(server: Server) -> Iterator[str]:
    """An archive with one case; `mia` writes, and `rie` reads."""
    url = server.url("used")
    Preparing(Url.read(url)).prepare()
    server.sql("CREATE ROLE mia LOGIN; CREATE ROLE rie LOGIN; GRANT used_writer TO mia; GRANT used_reader TO rie")
    yield url
    server.sql("DROP SCHEMA used CASCADE")
    server.sql("DROP ROLE mia, rie, used_writer, used_reader, used_owner")


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    return Cli(tmp_path)


def by(user: str, address: str) -> str:
    return address.replace("postgres@", f"{user}@")


def test_a_writer_works_as_in_a_file(address: str, cli: Cli) -> None:
    own = {"RETRO_DB": by("mia", address), "RETRO_STATE": str(cli.folder / "state.json")}
    assert cli.done("new", "Two parcels swapped", "--started", "2026-11-20 14:00", **own) == "2026-001\n"
    cli.done("add", "1", "timeline", "14:05 phones start ringing, says Hanako Tanaka", **own)
    cli.done("add", "1", "cause", "Slips of two orders lay on one table", **own)
    assert "Two parcels swapped" in cli.done("list", **own)
    assert "2.1 Cause  Slips of two orders" in cli.done("search", "slips", **own)
    assert "phones start ringing" in cli.done("export", "1", **own)
    cli.done("undo", "1", **own)
    assert "Slips" not in cli.done("show", "1", **own)
    looked = cli("doctor", **own)
    assert "The archive is whole, and so is its 1 retrospective." in looked.stderr
    assert cli("verify", **own).exit_code == 0
    forgotten = cli("forget", "Hanako Tanaka", "--yes", **own)
    assert "with VACUUM FULL" in forgotten.stderr
    assert "[forgotten]" in cli.done("show", "1", **own)
    assert cli.done("locate", "database", **own).strip() == str(Url.read(own["RETRO_DB"]))
    for words, line in (
        (("backup", "b.dump"), "pg_dump "),
        (("restore", "b.dump"), "sudo -u postgres pg_restore --clean "),
    ):
        told = cli(*words, **own)
        assert told.exit_code == 1
        assert line in told.stderr


def test_a_reader_reads_and_is_told_whom_to_ask_for_more(server: Server, address: str, cli: Cli) -> None:
    own = {"RETRO_DB": by("rie", address)}
    cli.ids = (f"{n:016x}" for n in count(1000))  # none that another test has given
    assert cli("new", "A key was lost", RETRO_DB=by("mia", address)).exit_code == 0
    for line in ("list", "show 1", "export 1 --format json", "search key", "verify", "doctor"):
        told = cli(*line.split(), **own)
        assert told.exit_code == 0, f"{line}: {told.output}"
    before = server.sql('SELECT count(*) FROM "used"."change_log"')
    for line in ("new y", "add 1 cause z", "set 1 severity=high", "undo 1"):
        told = cli(*line.split(), **own)
        assert told.exit_code == 1, line
        assert "may be read, but not written: postgresql://rie@" in told.stderr
        assert 'GRANT used_writer TO "rie"' in told.stderr
    for line in ("ask 1", "call --plain", "meet 1"):
        told = cli(*line.split(), typed="nobody reads this\n" * 3, **own)
        assert told.exit_code == 1, line
        assert (told.stdout, "may be read, but not written" in told.stderr) == ("", True), "before anything is asked"
    assert server.sql('SELECT count(*) FROM "used"."change_log"') == before
    store = open_store(Url.read(own["RETRO_DB"]))
    agreed = Change("1" * 16, BEGUN, "rie", (), "1" * 16)
    assert store.agree("2026-001", "customer.en", ["doubt"], agreed) is False, "the report leaves, it is not kept"
    store.close()
    assert server.sql('SELECT count(*) FROM "used"."agreed"') == [(0,)]


def test_a_password_that_was_typed_works_and_is_told(server: Server, address: str, cli: Cli) -> None:
    server.sql("ALTER ROLE mia PASSWORD 'hush'")
    typed = f"postgresql://mia:hush@127.0.0.1:{server.port}/postgres?schema=used"
    told = cli("--db", typed, "list")
    assert told.exit_code == 0
    assert "Put it into ~/.pgpass" in told.stderr
    assert "hush" not in told.output
    cli.config.write_text(f'database = "{typed}"\n')
    cli.config.chmod(0o644)
    told = cli("list", RETRO_DB="")
    assert told.exit_code == 0
    assert f"chmod 600 {cli.config}" in told.stderr
    cli.config.chmod(0o600)
    assert cli("list", RETRO_DB="").stderr == ""
    assert "Put it" not in cli("list", RETRO_DB=typed).stderr, "its own writer alone sees it there"


def test_no_word_that_is_told_holds_a_password(cli: Cli) -> None:
    long = f"postgresql://ann:hush{'x' * 80}@h/d"
    for address in ("postgresql://ann:hush@h/d", "postgres://ann:a@hush/b@h/d", long, "postgresql://h/d?password=hush",
                    "host=h user=ann password=hush", "dbname=d password = 'a hush'"):  # fmt: skip
        for words in (
            (address, "list"), ("show", "1", address), ("add", address, "cause", "x"), ("undo", address),
            ("check", "1", "--from", address), ("export", "1", "-o", address), ("import", address),
            ("--lang", address, "list"), ("--db", address, "--nope"), ("completion", address), ("locate", address),
            ("backup", address), ("restore", address), ("list", "--no-such=" + address), ("set", "1", address),
        ):  # fmt: skip
            told = cli(*words)
            assert told.exit_code, words
            assert "hush" not in told.output, words
            assert "Put it into ~/.pgpass" in told.stderr or "no-such" in words[-1], words
    told = cli("--db", "host=h user=ann password=hush", "list")
    assert "error: --db: An archive on a server is named by an address" in told.stderr
    assert "hush" not in told.output
    assert "error: URL: The address of the archive" in cli("init", "postgresql:/x").stderr
    assert "postgresql://h:5432/d'" in cli("postgresql://h:5432/d").stderr, "a port is none"


@pytest.mark.parametrize("words", [("--db", "postgres://a:hush@b:x/c", "list"), ("--db=postgres://h?x", "list")])
def test_a_broken_address_names_its_place(cli: Cli, words: tuple[str, ...]) -> None:
    told = cli(*words)
    assert told.exit_code == 2
    assert "error: --db: The address of the archive cannot be read" in told.stderr
    assert "hush" not in told.stderr
    assert "error: RETRO_DB: The address" in cli("list", RETRO_DB="postgresql:/x").stderr
    told = cli("--db", "postgresql:/x", "locate")
    assert "config" in told.stdout
