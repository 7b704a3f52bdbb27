"""The address of an archive on a server: what is read, what is refused, and that a password stands in no text of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from retro.errors import RetroError, UsageError
from retro.store import journal
from retro.store.engines import engine_of
from retro.url import Url
from retro.where import beside, in_shell, read_where


def test_a_path_is_a_path_and_a_url_is_none() -> None:
    assert read_where("team.db") == Path("team.db")
    assert read_where("~/team.db") == Path("~/team.db").expanduser()
    assert isinstance(read_where("postgres://host/shop"), Url)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("postgresql://", {}),
        ("postgres://host/shop", {"host": "host", "dbname": "shop"}),
        ("postgresql:///shop?host=/run/pg&port=5433", {"dbname": "shop", "host": "/run/pg", "port": "5433"}),
        ("postgresql://%2Frun%2Fpg/shop", {"host": "/run/pg", "dbname": "shop"}),
        ("postgresql://me@a:1,b,[::1]:3/shop", {"user": "me", "host": "a,b,::1", "port": "1,,3", "dbname": "shop"}),
        ("postgresql://me%40home:p%2Fw@h/%E5%BA%97", {"user": "me@home", "host": "h", "dbname": "店"}),
        ("postgresql://?service=shop&sslmode=verify-full", {"service": "shop", "sslmode": "verify-full"}),
        ("postgresql://h/d?ssl=true", {"host": "h", "dbname": "d", "sslmode": "require"}),
        ("postgresql://a:p?w@h/d", {"user": "a", "host": "h", "dbname": "d"}),
    ],
)
def test_it_is_read_as_libpq_reads_it(text: str, said: dict[str, str]) -> None:
    url = Url.read(text)
    assert url.said == said
    assert Url.read(str(url)).said == said, "what is told can be said again"
    conninfo = pytest.importorskip("psycopg.conninfo")
    assert conninfo.conninfo_to_dict(url.conninfo()) == conninfo.conninfo_to_dict(text)
    assert conninfo.conninfo_to_dict(str(url)) == url.said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("postgresql:/host/shop", "behind the colon two strokes must stand"),
        ("mysql://host/shop", "Retro knows no servers of the kind “mysql”"),
        ("postgresql://host:five/shop", "the port is no number"),
        ("postgresql://host:70000/shop", "the port is no number"),
        ("postgresql://a,b,c/shop?port=1,2", "there are 2 ports for 3 hosts"),
        ("postgresql://host/shop?sslmode=verify_full", "sslmode is “verify_full”, and is one of: disable"),
        ("postgresql://host/shop?colour=red", "there is no “colour”"),
        ("postgresql://host/shop?sslmode", "NAME=VALUE must stand"),
        ("postgresql://host/sh%zp", "behind a % two digits"),
        ("postgresql://host/sh%00p", "behind a % two digits"),
        ("postgresql://host/sh%ffp", "it is not UTF-8 text"),
        ("postgresql://::1/shop", "those with colons stand in [ ]"),
        ("postgresql://host/shop?schema=Ours", "made of small letters, digits and _, at most 48 of them, and begins"),
        (f"postgresql://host/shop?schema={'x' * 49}", "at most 48 of them"),
        ("postgresql://host/shop?schema=pg_x", "made of small letters, digits and _, at most 48 of them, and begins"),
        ("postgresql://me:hush/hush@host/shop", "a sign in a name or a password"),
        ("postgresql://me:12/hush@host/shop", "a sign in a name or a password"),
        ("postgresql://me:hush@hush@host/shop", "a sign in a name or a password"),
        ("postgresql://me:12/3?hush@host/shop", "NAME=VALUE must stand"),
        ("postgresql://me:12/3?hush=1@host/shop", "there is no “…”"),
        ("postgresql://me:%hush@host/shop", "behind a % two digits"),
    ],
)
def test_a_wrong_one_is_refused_and_nothing_secret_is_repeated(text: str, told: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_where(text)
    assert told in str(refused.value)
    assert "hush" not in f"{refused.value}{refused.value.step}"
    assert "~/.pgpass" in str(refused.value.step)


def test_no_text_of_it_holds_a_password() -> None:
    for text in ("postgresql://me:hush@h/d", "postgresql://h/d?password=hush&sslpassword=hush"):
        url = Url.read(text)
        assert url.has_password
        assert "hush" in url.conninfo()
        assert "hush" not in f"{url} {url!r} {[url]}"
    assert not Url.read("postgresql://me@h/d").has_password


def test_journals_of_an_archive_on_a_server_are_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RETRO_STATE", str(tmp_path / "state" / "last-export.json"))
    url, other = read_where("postgresql://me:hush@h/d"), read_where("postgresql://h/e")
    kept = journal.keep(url, [journal.Unsaved("2026-001", "2026-11-28T14:05:00+00:00", "r", text="phones ring")], "a1")
    assert journal.journals(url) == [kept]
    assert journal.journals(other) == []
    assert kept.parent == tmp_path / "state"
    assert (kept.stat().st_mode & 0o777, kept.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert not any(word in kept.name for word in ("me", "hush"))
    assert journal.read(kept)[0].text == "phones ring"


def test_an_archive_is_one_whoever_reaches_it_and_however_it_is_said() -> None:
    def name(text: str, **environ: str) -> Path:
        return beside(Url.read(text), {"RETRO_STATE": "/state/x.json", **environ})

    one = name("postgresql://h/d")
    assert one == name("postgres://me:hush@H:5432/d?sslmode=require") == name("postgresql:///d", PGHOST="h")
    others = [
        name(f"postgresql://{each}") for each in ("g/d", "h:5433/d", "h/e", "h/d?schema=s", "?service=h", "h,g/d")
    ]
    assert len({one, *others}) == 7


def test_without_psycopg_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "retro.store.postgres.engine", None)
    with pytest.raises(RetroError, match="An archive on a server needs psycopg") as told:
        engine_of(Url.read("postgresql://h/d"))
    assert "pip install 'incident-retro[postgres]'" in str(told.value.step)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system shows no words that could be hidden")
def test_the_list_of_processes_shows_the_password_no_more() -> None:
    code = (
        "import sys; from pathlib import Path; from retro.cli.shown_password import hide\n"
        "hide(sys.argv[1:]); print(Path('/proc/self/cmdline').read_bytes().replace(bytes(1), b' ').decode())"
    )
    address = "postgresql://me:hush%21@h/d"
    words = ["copy", address, "x.db", "postgres://me:a/b@c@h", f"--db={address}", "-opostgresql://h?password=hush",
             "hush", "host=h", "--db=host=h password='hush hush'"]  # fmt: skip
    run = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    shown = run.stdout.split(code)[1].split()
    assert shown == ["copy", "postgresql://me@h/d", "x.db", "postgres://me@h", "--db=postgresql://me@h/d",
                     "-opostgresql://h?password=", "hush", "host=h", "--db=host=h", "password="]  # fmt: skip


def test_in_a_command_it_is_one_word_and_as_it_was_said() -> None:
    said = "postgresql://h/empty?schema=osaka&sslmode=disable"
    assert in_shell(Url.read(said)) == f"'{said}'"
    assert in_shell(Url.read("postgresql://h/empty")) == "postgresql://h/empty"
