"""Who has which case open is told to the others at it, and is gone with the connection, however that ends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retro import language
from retro.app import RetroApp
from retro.model.change import Change
from retro.screens.store_worker import StoreWorker
from retro.store.postgres import presence
from retro.store.postgres.store import PostgresStore, open_store
from retro.url import Url
from tests.postgres.server import Server
from tests.screens.conftest import NOON, factory, screen_text, settle, until


@pytest.fixture
def terminals(url: Url) -> Iterator[tuple[PostgresStore, PostgresStore]]:
    stores = open_store(url), open_store(url)
    yield stores
    for each in stores:
        each.close()


def test_who_comes_and_who_leaves_is_told_to_those_at_the_case_alone(
    terminals: tuple[PostgresStore, PostgresStore], server: Server, url: Url
) -> None:
    ann, bob = terminals
    assert ann.announce("2026-001", "佐藤 花子") == ()
    seen = ann.version()
    assert bob.announce("2026-001", "Bob\x1b[31m") == ("佐藤 花子",)
    assert ann.version() != seen
    assert ann.announce("2026-001", "佐藤 花子") == ("Bob\x1b[31m",), "what is drawn makes it harmless"
    seen = ann.version()
    assert bob.announce("2026-002", "Bob") == ()
    assert ann.version() != seen
    seen = ann.version()
    bob.announce("2026-003", "Bob")
    assert ann.version() == seen, "that is nobody's affair here"
    assert ann.announce("2026-001", "佐藤 花子") == ()

    third = open_store(url)
    assert third.announce("2026-001", "Cem") == ("佐藤 花子",)
    assert ann.announce("2026-001", "佐藤 花子") == ("Cem",)
    seen = ann.version()
    third.close()
    while ann.version() == seen:  # it is on its way
        pass
    assert ann.announce("2026-001", "佐藤 花子") == ()

    bob.announce("2026-001", "Bob")
    backend = bob._line.conn.raw.info.backend_pid
    server.sql(f"SELECT pg_terminate_backend({backend}, 5000)")
    assert ann.announce("2026-001", "佐藤 花子") == ()
    assert bob.announce("2026-001", "Bob") == ("佐藤 花子",), "it is said anew over the new line"
    assert ann.announce("2026-001", "佐藤 花子") == ("Bob",)
    assert server.sql("SELECT count(*) FROM pg_stat_activity WHERE application_name ~ '[^ -~]'") == [(0,)]
    assert ann.announce("", "佐藤 花子") == ()
    assert ann.present("2026-001") == ("Bob",), "whoever only looks at it in a list is not there"
    seen = ann.version()
    assert bob.announce("2026-004", "Bob") == ()
    assert ann.version() != seen
    assert ann.present("2026-001") == ()
    seen = ann.version()
    assert bob.announce("2026-001", "Bob") == ()
    assert ann.version() != seen
    assert bob.announce("2026-001", "Bob") == ()


def test_a_name_of_any_length_fits_and_what_another_program_calls_itself_is_passed_over() -> None:
    case = presence.mark("retro", "2026-001")
    for person in ("Ann", "佐藤 花子", "x" * 500, "👩‍👩‍👧" * 20, "\ud800", ""):
        name = presence.name(case, person)
        assert len(name.encode()) <= 63
        (read,) = presence.people([name], case)
        assert person.encode(errors="replace").decode().startswith(read)
        assert len(read) > 2 or person in (read, "\ud800")
    assert presence.people([f"retro {case} gA", f"retro {case} é"], case) == ()
    assert presence.name("", "Ann") == "retro"
    assert presence.mark("osaka", "2026-001") != case


async def test_the_top_bar_names_them_as_long_as_they_are_there(url: Url) -> None:
    language.use("en")
    other = open_store(url)
    other.create({"title": "Two parcels swapped"}, Change("f" * 16, NOON, "kaoru", (), "f" * 16))
    other.announce("2026-001", "佐藤 [b]花子")
    worker = StoreWorker(lambda: open_store(url), factory())
    app = RetroApp(worker, zone="Asia/Tokyo", reference="2026-001")
    try:
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await settle(pilot)
            await until(pilot, lambda: "also here: 佐藤 [b]花子" in screen_text(pilot).split("\n")[0])
            assert other.announce("2026-001", "佐藤 [b]花子") == ("tester",)
            await pilot.press("escape")
            await settle(pilot)
            assert "also here" not in screen_text(pilot)
            await until(pilot, lambda: "Open now  佐藤 [b]花子" in screen_text(pilot))
            await until(pilot, lambda: other.announce("2026-001", "佐藤 [b]花子") == ())
            await pilot.press("enter")
            await until(pilot, lambda: "also here: 佐藤" in screen_text(pilot))
            await pilot.press("escape")
            await until(pilot, lambda: "Open now  佐藤 [b]花子" in screen_text(pilot))
            other.close()
            await until(pilot, lambda: "Open now" not in screen_text(pilot))
    finally:
        worker.close()
