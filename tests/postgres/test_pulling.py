"""A copy of a shared archive is brought up to date by what changed, says how old it is, and is only read."""

from __future__ import annotations

from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from retro.errors import AwayError, RetroError
from retro.language import language
from retro.model.change import Add
from retro.sample import load_samples
from retro.services.archive.pull import pull
from retro.services.changing.remove_case import remove_case
from retro.store.engines import engine_of
from retro.store.journal import OwnJournal, Unsaved, journals, keep
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import open_store as open_on_server
from retro.store.protocol import CaseFilter
from retro.store.pulled import Pulled
from retro.store.sqlite.store import open_store
from retro.url import Url
from retro.where import copy_of, in_shell
from tests.cli.running import Cli
from tests.postgres.server import Server
from tests.services.conftest import NOON, numbered
from tests.services.copies import exported, silent


def test_what_changed_follows(server: Server, schema: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    url, factory = Url.read(server.url(schema)), numbered(1)
    Preparing(url).prepare()
    shared = open_on_server(url)
    load_samples(shared, factory)
    copy = copy_of(url)

    def pulled() -> int:
        return pull(url, copy, at=NOON, timeout=2, progress=silent).written

    first, *others = shared.references(CaseFilter(closed=False))
    assert pulled() == len(exported(shared))
    assert copy.stat().st_mode & 0o077 == copy.parent.stat().st_mode & 0o077 == 0
    assert pulled() == 0
    shared.apply(first, factory.change(Add("cause", factory.new_id(), {"what": "Zyzzyva Quux left it"}, 1.0)))
    assert pulled() == 1
    remove_case(shared, factory, shared.load(others[0]), "it was written twice")
    assert pulled() >= 1
    told: list[str] = []
    here = open_store(copy, say=lambda message: told.append(message.show(language("en"))))
    assert exported(here) == exported(shared)
    assert here.register() == shared.register()
    assert others[0] in here.references(CaseFilter(removed=True))
    assert here.unindexed() is None
    assert here.unlike_rows() == ()
    assert f"as of {NOON.astimezone():%Y-%m-%d %H:%M}" in told[0]
    held = here.pulled()
    assert (held, shared.pulled()) == (Pulled(str(url), NOON), None)
    with pytest.raises(AwayError, match="a copy of an archive on a server, and only read"):
        here.apply(first, factory.change(Add("cause", factory.new_id(), {"what": "offline"}, 1.0)))
    here.close()
    assert b"Zyzzyva" in copy.read_bytes()
    cli = Cli(tmp_path)
    cli.ids = (f"{n:016x}" for n in count(5000))
    cli.done("forget", "Zyzzyva Quux", "--yes", RETRO_DB=str(url))
    cli.now = NOON
    told_again = cli("pull", RETRO_DB=str(url))
    assert told_again.stdout == f"{copy}\n"
    assert "1 was new or changed." in told_again.stderr
    assert b"zyzzyva" not in b"".join(each.read_bytes() for each in copy.parent.iterdir()).lower()
    here = open_store(copy)
    assert exported(here) == exported(shared)
    assert here.unindexed() is None
    here.close()
    shared.close()
    seen = cli("--db", str(copy), "list")
    assert seen.exit_code == 0
    assert f"A copy of {url}, to be read" in seen.stderr
    looked = cli("--db", str(copy), "doctor")
    assert (looked.exit_code, f"retro pull {in_shell(url)}\n" in looked.stdout) == (0, True)
    assert "is open" not in looked.stdout
    assert cli("pull", RETRO_DB=str(copy)).exit_code == 2


def test_what_was_typed_at_the_copy_is_sent_once(
    server: Server, schema: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    url, factory, cli = Url.read(server.url(schema)), numbered(1), Cli(tmp_path)
    cli.ids = (f"{n:016x}" for n in count(5000))
    Preparing(url).prepare()
    with closing(open_on_server(url)) as shared:
        first = shared.create({"title": "A key was lost"}, factory.change())
    copy = copy_of(url)
    cli.done("pull", RETRO_DB=str(url))
    row = factory.new_id()
    keep(copy, [Unsaved(first, NOON.isoformat(), row, "cause", "typed on a train")], "x")
    for line in ("recover", "recover --drop"):
        told = cli.done(*line.split(), RETRO_DB=str(url))
        assert "typed at the copy of the archive stands in" in told
        assert ("retro pull" in told, "Nothing is unsaved" in told) == (True, False)
    sent = cli("pull", RETRO_DB=str(url))
    assert "1 line that was typed at the copy was sent." in sent.stderr
    assert journals(copy) == []
    with closing(open_store(copy)) as here:
        assert "typed on a train" in exported(here)[first]
    own = OwnJournal(copy, "z")
    own.write([Unsaved(first, NOON.isoformat(), row, "cause", "typed on a train")])
    assert "A Retro that runs keeps what was typed at the copy: leave it" in cli("pull", RETRO_DB=str(url)).stderr
    own.remove()
    keep(copy, [Unsaved(first, NOON.isoformat(), row, "cause", "typed on a train")], "y")
    assert "None was new or changed." in cli("pull", RETRO_DB=str(url)).stderr


def test_a_copy_of_another_archive_stays_as_it_is(
    server: Server, schema: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    url, factory = Url.read(server.url(schema)), numbered(1)
    Preparing(url).prepare()
    shared, copy = open_on_server(url), tmp_path / "copy.db"
    shared.create({"title": "first"}, factory.change())
    pull(url, copy, at=NOON, timeout=2, progress=silent)
    shared.close()
    server.sql(f'TRUNCATE "{schema}"."retrospective" CASCADE')
    before = copy.read_bytes()
    with pytest.raises(RetroError, match="holds what the archive does not"):
        pull(url, copy, at=NOON, timeout=2, progress=silent)
    assert copy.read_bytes() == before
    own = tmp_path / "own.db"
    store = open_store(own)
    store.create({"title": "mine"}, factory.change())
    store.close()
    with pytest.raises(RetroError, match="holds cases already"):
        pull(url, own, at=NOON, timeout=2, progress=silent)
    away = Url.read(f"postgresql://mia@127.0.0.1:1/retro?schema={schema}")
    copy_of(away).parent.mkdir(parents=True, exist_ok=True)
    copy_of(away).touch()
    with pytest.raises(AwayError) as told:
        engine_of(away).open_store()
    assert [each.params["path"] for each in told.value.details] == [str(copy_of(away))]


def test_nothing_is_written_into_a_copy_and_no_archive_is_made_of_it_unawares(
    server: Server, schema: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    url, factory, cli = Url.read(server.url(schema)), numbered(1), Cli(tmp_path)
    Preparing(url).prepare()
    with closing(open_on_server(url)) as shared:
        shared.create({"title": "A key of Zyzzyva was lost"}, factory.change())
        shared.create({"title": "Another"}, factory.change())
    pull(url, copy_of(url), at=NOON, timeout=2, progress=silent)
    copy, backup, case = str(copy_of(url)), str(tmp_path / "b.db"), str(tmp_path / "case.json")
    cli.done("export", "1", "--format", "json", "-o", case, RETRO_DB=str(url))
    before = copy_of(url).read_bytes()
    for words in (
        ("add", "1", "timeline", "14:05 phones"), ("set", "1", "severity=low"), ("new", "x"), ("import", case),
        ("merge", "1", "into", "2"), ("forget", "Zyzzyva", "--yes"), ("reindex",),
    ):  # fmt: skip
        refused = cli(*words, RETRO_DB=copy)
        assert (refused.exit_code, "only read" in refused.stderr) == (1, True), words
    assert copy_of(url).read_bytes() == before
    cli.done("backup", backup, RETRO_DB=copy)
    cli.done("new", "own")
    for words, place in ((("restore", backup), ""), (("restore", copy), ""), (("restore", backup), copy)):
        refused = cli(*words, **({"RETRO_DB": place} if place else {}))
        assert refused.exit_code == 1
        assert "a copy of an archive on a server" in refused.stderr
        assert f"retro copy {words[1]} FILE" in refused.stderr or place
    assert cli.record().head.title == "own"
    made = cli("copy", copy, str(tmp_path / "made.db"))
    assert f"It is what {url} held at" in made.stderr
