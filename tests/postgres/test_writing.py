"""What is written into an archive on a server: by a client that others overtook, with texts that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from select import select

import pytest

import retro.store.sql
from retro.errors import BusyError, RetroError
from retro.model.call import Call, CallLine
from retro.model.change import Add, Change
from retro.model.change_factory import ChangeFactory
from retro.model.stages.cause import Cause
from retro.store.postgres import preparing
from retro.store.postgres.opening import Raw, connect
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import PostgresStore, open_store
from retro.url import Url
from tests.postgres.server import Server
from tests.store.conftest import BEGUN


@pytest.fixture
def store(url: Url) -> Iterator[PostgresStore]:
    store = open_store(url)
    yield store
    store.close()


def change(number: int) -> Change:
    ids = iter((f"{number:016x}", f"{number + 1000:016x}"))
    factory = ChangeFactory(lambda: BEGUN, lambda: next(ids), "kaoru")
    return factory.change(Add(Cause.kind, f"{number + 2000:016x}", {"what": "slips lay on one table"}))


def test_an_older_client_is_told_once_the_archive_was_brought_up_to_date(
    server: Server, store: PostgresStore, url: Url
) -> None:
    reference = store.create({"title": "Two parcels swapped"}, change(1))
    seen = store.version()
    server.sql(
        f"""SET search_path = "{url.schema}"; ALTER TABLE "event" ADD COLUMN "mood" text;
        UPDATE "archive" SET "version" = 1, "names" = "names" || 'event.mood'::text, "retro" = '9.0';
        NOTIFY "{url.schema}" """
    )
    select([store._conn.raw.fileno()], [], [], 10)  # it comes by itself, a moment later
    assert store.may_have_moved()
    assert store.version() != seen, "so that screens look again"
    assert store.load(reference).head.title == "Two parcels swapped"
    with pytest.raises(RetroError, match=r"belongs to a newer Retro \(9\.0\)") as told:
        store.apply(reference, change(2))
    assert "Update Retro" in str(told.value.step)
    assert len(store.load(reference).rows) == 1, "nothing half done"


def test_so_is_one_whose_first_question_fails(server: Server, store: PostgresStore, url: Url) -> None:
    reference = store.create({"title": "Two parcels swapped"}, change(1))
    server.sql(
        f"""SET search_path = "{url.schema}"; ALTER TABLE "cause" RENAME "what" TO "why";
        UPDATE "archive" SET "version" = 1, "names" = "names" || 'cause.why'::text, "retro" = '9.0' """
    )
    with pytest.raises(RetroError, match=r"belongs to a newer Retro \(9\.0\)"):
        store.apply(reference, change(2))
    assert not store._conn.in_transaction


def test_the_same_retro_prepared_again_disturbs_nobody(store: PostgresStore, url: Url) -> None:
    reference = store.create({"title": "Two parcels swapped"}, change(1))
    Preparing(url, roles=False).prepare()
    store.apply(reference, change(2))
    assert len(store.load(reference).rows) == 2


def test_preparing_waits_for_nobody_for_ever(store: PostgresStore, url: Url, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "PATIENCE", "50ms")
    with store.rehearsal(), pytest.raises(BusyError, match="Others are at work in the archive"):
        Preparing(url, roles=False).prepare()


def test_a_text_that_is_none_is_told_and_what_is_one_comes_back_as_it_was(store: PostgresStore) -> None:
    for text in ("a\x00b", "a\udcffb"):
        with pytest.raises(RetroError, match="The text holds characters that cannot be stored"):
            store.note(Call("c1", BEGUN), CallLine(BEGUN, text))
        assert store.calls() == ()
    assert store.create({"title": "髙𠮷 😀 ' \" \\ % ? :x"}, change(3)) == "2026-001"
    assert store.load("2026-001").head.title == "髙𠮷 😀 ' \" \\ % ? :x"


def test_no_statement_asks_the_clock_of_the_server(url: Url) -> None:
    rooms = (Path(retro.store.sql.__file__).parent, Path(preparing.__file__).parent)
    sources = "\n".join(path.read_text(encoding="utf-8") for room in rooms for path in room.rglob("*.py"))
    text = sources + "\n".join(Preparing(url).statements())
    assert not re.search(
        r"(?i)\b(now\s*\(\s*\)\s*[,'\"]|current_timestamp|current_date|clock_timestamp|localtime)", text
    )


def test_a_full_house_tells_whoever_comes_and_leaves_those_who_are_in_alone(
    server: Server, store: PostgresStore, url: Url
) -> None:
    server.sql(
        f'CREATE ROLE "{url.schema}_reader" LOGIN; GRANT USAGE ON SCHEMA "{url.schema}" TO "{url.schema}_reader"'
    )
    guest = Url.read(str(url).replace("postgres@", f"{url.schema}_reader@"))
    guests: list[Raw] = []
    with pytest.raises(BusyError, match=r"takes no more connections now: .*(too many|slots)") as told:
        guests.extend(connect(guest) for _ in range(200))
    assert "max_connections" in str(told.value.step)
    assert store.create({"title": "Two parcels swapped"}, change(1)) == "2026-001"
    for each in guests:
        each.close()


def test_a_save_finds_its_rows_by_their_indexes_however_few_there_are(store: PostgresStore, url: Url) -> None:
    def looked_through() -> dict[str, int]:
        store._conn.execute("SELECT pg_stat_force_next_flush()")
        scans = "SELECT relname, seq_scan FROM pg_stat_user_tables WHERE schemaname = ? AND relname = ANY (?)"
        return dict(store._conn.execute(scans, (url.schema, ["retrospective", "change_log", "cause"])).fetchall())

    reference = store.create({"title": "Two parcels swapped"}, change(1))
    store._conn.execute('ANALYZE "retrospective", "change_log", "cause"')
    before = looked_through()
    for number in range(2, 5):
        store.apply(reference, change(number))
    assert looked_through() == before, "a plan is kept while tables grow"
