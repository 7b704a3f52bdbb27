"""A line to a server that is lost: between two changes, in the middle of one, while one only watches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from retro.errors import AwayError, NotFoundError
from retro.model.call import Call, CallLine
from retro.model.chain import chain_head, linked
from retro.model.change import Add, Applied, Change, Logged
from retro.store.postgres import line as lines
from retro.store.postgres.line import ServerLine
from retro.store.postgres.store import PostgresStore, open_store
from retro.url import Url
from tests.cli.running import Cli
from tests.postgres.proxy import far_away
from tests.postgres.server import Server
from tests.store.conftest import BEGUN


@pytest.fixture
def store(url: Url) -> Iterator[PostgresStore]:
    store = open_store(url)
    store.create({"title": "Two parcels swapped"}, change(1))
    yield store
    store.close()


def change(number: int, *ops: Add) -> Change:
    return Change(f"{number:016x}", BEGUN, "kaoru", ops, f"{number:016x}")


def cut(server: Server, store: PostgresStore) -> None:
    """Have the server end the connection, as it does when it is restarted."""
    server.sql(f"SELECT pg_terminate_backend({store._conn.raw.info.backend_pid}, 5000)")


def test_one_that_was_lost_between_two_calls_is_made_anew(server: Server, store: PostgresStore) -> None:
    cut(server, store)
    assert store.load("2026-001").head.title == "Two parcels swapped"
    cut(server, store)
    event = Add("event", "e" * 16, {"what": "phones ring"})
    assert isinstance(store.apply("2026-001", change(2, event)), Applied)
    assert [row.main_text for row in store.load("2026-001").rows] == ["phones ring"]


def test_a_change_in_the_middle_of_which_it_is_lost_is_told_and_made_once(server: Server, store: PostgresStore) -> None:
    event = change(2, Add("event", "e" * 16, {"what": "phones ring"}))
    with pytest.raises(AwayError, match="cannot be reached"), store._writing._writing():
        cut(server, store)
    for _ in range(2):  # its writer does not know whether it came
        assert isinstance(store.apply("2026-001", event), Applied)
    assert len(store.load("2026-001").rows) == 1
    assert len(store.changes("2026-001")) == 2


def test_who_asks_in_the_moment_in_which_it_is_lost_is_told_to_look(url: Url, monkeypatch: pytest.MonkeyPatch) -> None:
    line = ServerLine(url)
    line.version()
    assert not line.may_have_moved()

    def closed(*_: object) -> None:
        raise OSError(9, "Bad file descriptor")

    monkeypatch.setattr(lines, "select", closed)
    assert line.may_have_moved()
    line.close()


def test_who_watches_hears_when_the_server_is_back_and_asks_seldom_while_it_is_away(
    server: Server, url: Url, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    line = ServerLine(url, clock=lambda: now)
    seen = line.version()
    server.sql(f"SELECT pg_terminate_backend({line.conn.raw.info.backend_pid}, 5000)")
    assert line.may_have_moved()
    with monkeypatch.context() as away:
        away.setattr(lines, "open_archive", lambda *_, **__: (_ for _ in ()).throw(AwayError(None)))  # type: ignore[arg-type]
        while not line.conn.raw.closed:  # first it reads why, then that there is nothing more
            with suppress(AwayError):
                assert line.version() == seen
        with pytest.raises(AwayError):
            line.version()
        assert not line.may_have_moved(), "it was asked just now"
        with pytest.raises(AwayError):
            line.begun(lambda: line.conn.execute("BEGIN"))
    now += 3
    assert line.may_have_moved()
    assert line.version() != seen, "somebody may have written meanwhile"
    line.close()


def test_one_over_which_something_broke_off_is_told_and_made_anew(store: PostgresStore) -> None:
    with pytest.raises(AwayError, match="broke off: cannot exit pipeline mode") as told, store._reading():
        raise psycopg.OperationalError("cannot exit pipeline mode while busy")  # what is on its way decides when
    assert "another one is made" in str(told.value.step)
    assert store.load("2026-001").head.title == "Two parcels swapped"


def test_what_a_server_keeps_prepared_is_asked_again_whatever_was_asked_between(store: PostgresStore) -> None:
    for _ in range(8):
        assert store.changes("2026-001")
        for _ in range(5):
            assert store.load("2026-001").head.title == "Two parcels swapped"
    with pytest.raises(NotFoundError), store.rehearsal():
        store.load("2026-002")
    assert store.changes("2026-001")
    assert store.load("2026-001").head.title == "Two parcels swapped"


def test_whose_answer_to_the_end_was_lost_looks_whether_it_is_written(server: Server, url: Url, tmp_path: Path) -> None:
    cli = Cli(tmp_path)
    with far_away(server) as proxy:
        own = {"RETRO_DB": proxy.url(url.schema)}
        for line in ("new Swapped", "add 1 cause slips", "set 1 severity=high", "undo 1", "undo 1"):
            proxy.loses_an_end = True
            done = cli(*line.split(), **own)
            assert done.exit_code == 0, f"{line}: {done.stderr}"
            assert not proxy.loses_an_end, f"{line} was not cut"
        assert cli.done("list", **own).count("Swapped") == 1
    assert server.sql(f'SELECT count(*), sum("deleted") FROM "{url.schema}"."cause"') == [(1, 1)]
    assert server.sql(f'SELECT "act" FROM "{url.schema}"."change_log" ORDER BY "seq"') == [
        ("create",), ("edit",), ("edit",), ("undo",), ("undo",),
    ]  # fmt: skip


def test_what_is_thrown_away_or_joined_unheard_is_told_as_done(server: Server, url: Url) -> None:
    event, call = Add("event", "e" * 16, {"what": "phones ring"}), Call("c" * 16, BEGUN, "", "kaoru")
    with far_away(server) as proxy:
        far = open_store(Url.read(proxy.url(url.schema)))
        reference = far.create({"title": "Two parcels swapped"}, change(1))
        far.note(call, CallLine(BEGUN, "phones ring"))
        proxy.loses_an_end = True
        far.drop_call(call.id)
        assert not proxy.loses_an_end, "it was not cut"
        with pytest.raises(NotFoundError, match="not here any more"):
            far.drop_call(call.id)
        early = far.whole(reference)
        there = Change("f" * 16, BEGUN, "aya", (event,), "f" * 16)
        proved = linked(Logged(early.log[-1].seq + 1, there), chain_head(early.log[-1]))
        late = replace(early, log=(*early.log, proved))
        proxy.loses_an_end = True
        assert far.restore(late, change(3)).joined == 1
        assert not proxy.loses_an_end, "it was not cut"
        assert far.restore(late, change(4)).joined == 0
        assert [row.main_text for row in far.load(reference).rows] == ["phones ring"]
        far.close()


def test_who_cannot_look_is_told_to_look_and_it_is_made_once(server: Server, store: PostgresStore, url: Url) -> None:
    with far_away(server) as proxy:
        far = open_store(Url.read(proxy.url(url.schema)))
        proxy.let_nobody_in()
        proxy.loses_an_end = True
        event = change(2, Add("event", "e" * 16, {"what": "phones ring"}))
        with pytest.raises(AwayError, match="cannot be reached") as told:
            far.apply("2026-001", event)
        assert "may be there, or not. Look before" in str(told.value.step)
        assert len(store.changes("2026-001")) == 2
        proxy.come_back()
        assert isinstance(far.apply("2026-001", event), Applied)
        far.close()
    assert len(store.changes("2026-001")) == 2
