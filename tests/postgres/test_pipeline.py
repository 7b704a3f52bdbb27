"""Statements that go to a server together, and what comes back of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, nullcontext
from random import Random

import psycopg
import pytest

from retro.store.postgres.pipeline import Pipeline
from retro.url import Url
from tests.postgres.proxy import far_away
from tests.postgres.server import Server


@pytest.fixture
def raw(server: Server) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    with closing(psycopg.connect(Url.read(server.url()).conninfo(), autocommit=True)) as conn:
        yield conn


def test_what_is_said_together_is_answered_in_turn(raw: psycopg.Connection[tuple[object, ...]]) -> None:
    pipeline = Pipeline(raw)
    with pipeline.together():
        replies = [pipeline.put(b"SELECT $1::text, $2::bigint", (f"n{n}", n)) for n in range(3)]
        empty = pipeline.put(b"SELECT 1 WHERE FALSE", ())
        assert replies[1].fetchone() == ("n1", 1)
        rest = pipeline.put(b"SELECT * FROM generate_series(1, 3)", ())
        assert (rest.fetchone(), rest.fetchall(), rest.fetchone()) == ((1,), [(2,), (3,)], None)
        last = pipeline.put(b"SELECT $1::text[], $2::jsonb IS NULL", (["a"], None))
    assert last.fetchall() == [(["a"], True)]
    assert (replies[0].fetchone(), empty.fetchone()) == (("n0", 0), None)
    assert pipeline.put(b"SELECT $1::text, $2::bigint", ("alone", 7)).fetchone() == ("alone", 7)
    assert raw.execute("SELECT count(*) FROM pg_prepared_statements").fetchone() == (4,), "each is prepared once"


def test_behind_what_failed_nothing_is_carried_out(raw: psycopg.Connection[tuple[object, ...]]) -> None:
    pipeline, behind = Pipeline(raw), b"SELECT 'behind'"

    def fail() -> None:
        with pipeline.together():
            pipeline.put(b"SELECT 1 / $1::int", (0,))
            pipeline.put(behind, ()).fetchone()

    with pytest.raises(psycopg.errors.DivisionByZero), pipeline.together():
        good, bad = pipeline.put(b"SELECT 1", ()), pipeline.put(b"SELECT 1 / $1::int", (0,))
    assert good.fetchone() == (1,)
    with pytest.raises(psycopg.ProgrammingError):
        bad.fetchone()
    with pytest.raises(psycopg.errors.DivisionByZero):
        fail()
    with pytest.raises(psycopg.errors.UndefinedTable):
        pipeline.put(b"SELECT * FROM nowhere", ())
    assert pipeline.put(behind, ()).fetchone() == ("behind",), "it was never prepared, and is now"


def test_more_than_fits_on_the_way_is_said_and_heard_at_once(raw: psycopg.Connection[tuple[object, ...]]) -> None:
    pipeline, text = Pipeline(raw), "x" * 20_000
    with pipeline.together():
        replies = [pipeline.put(b"SELECT $1::text || $2::text", (text, str(n))) for n in range(400)]
    assert [len(reply.fetchone()[0]) for reply in replies] == [20_000 + len(str(n)) for n in range(400)]


def test_whoever_breaks_off_waits_for_nothing(raw: psycopg.Connection[tuple[object, ...]]) -> None:
    pipeline = Pipeline(raw)

    def break_off() -> None:
        with pipeline.together():
            pipeline.put(b"SELECT pg_sleep(60)", ())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert raw.closed


@pytest.mark.parametrize("is_alone", [True, False])
def test_who_is_broken_off_while_waiting_leaves_no_answer_for_another(
    raw: psycopg.Connection[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch, *, is_alone: bool
) -> None:
    pipeline = Pipeline(raw)

    def ask() -> None:
        with nullcontext() if is_alone else pipeline.together():
            pipeline.put(b"SELECT 'mine', pg_sleep(0.1)", ())

    def break_off(*_of: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("retro.store.postgres.pipeline.select", break_off)
    with pytest.raises(KeyboardInterrupt):
        ask()
    assert raw.closed
    with pytest.raises(psycopg.OperationalError):
        pipeline.put(b"SELECT 'another'", ())


def test_a_line_that_was_cut_is_told(server: Server) -> None:
    with far_away(server) as proxy, closing(psycopg.connect(Url.read(proxy.url("x")).conninfo())) as raw:
        pipeline = Pipeline(raw)
        assert pipeline.put(b"SELECT 1", ()).fetchone() == (1,)
        proxy.cut(Random(1))
        with pytest.raises(psycopg.OperationalError):
            pipeline.put(b"SELECT 2", ())
        assert raw.closed
