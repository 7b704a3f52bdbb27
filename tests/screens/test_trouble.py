"""While the archive cannot be read, each screen says so for as long as it lasts, and no key ends the program."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from textual.worker import WorkerFailed

from retro.app import RetroApp
from retro.errors import AwayError, RetroError
from retro.language import M_
from retro.screens.base import RetroScreen
from retro.screens.store_worker import StoreWorker
from retro.screens.telling import for_a_person
from retro.screens.trouble import Trouble, not_saved, told
from retro.store.protocol import Store
from retro.store.sqlite.store import open_store
from tests.sampled import sampled
from tests.screens.conftest import factory, screen_text, settle, until

AWAY = AwayError(M_("The server of the archive cannot be reached: {reason}.", reason="Connection refused"))
SHUT_OUT = RetroError(M_("The archive may be read, but not written: {url}.", url="x"))


class Shaky:
    """A store that answers nothing while something is `wrong`."""

    def __init__(self, database: Path) -> None:
        self._store: Any = open_store(database)
        self.wrong: RetroError | None = None
        self._version = 0

    def may_have_moved(self) -> bool:
        return True

    def heard_at(self) -> None:
        """One has to look."""

    def version(self) -> int:
        self._fail()
        self._version += self._store.version() > 0 and self._was_wrong
        self._was_wrong = False
        return self._version

    _was_wrong = False

    def _fail(self) -> None:
        if self.wrong is not None:
            self._was_wrong = True
            raise self.wrong

    def close(self) -> None:
        self._store.close()

    def checkpoint(self) -> bool:
        return bool(self._store.checkpoint())

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._store, name)

        def asked(*given: Any, **named: Any) -> Any:
            self._fail()
            return found(*given, **named)

        return asked if callable(found) else found


async def test_it_is_said_on_top_as_long_as_it_lasts_and_no_key_ends_the_program(tmp_path: Path) -> None:
    away, since = "server away since 1", "away since 1"
    database = sampled(tmp_path / "retro.db")
    stores: list[Shaky] = []

    def opened() -> Store:
        stores.append(Shaky(database))
        return cast("Store", stores[-1])

    worker = StoreWorker(opened, factory())
    app = RetroApp(worker, zone="Asia/Tokyo")
    try:
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await settle(pilot)

            async def lose_it(keys: str) -> None:
                """The mark comes; keys that ask are told that it cannot be done now; the mark goes."""
                screen = app.screen
                assert isinstance(screen, RetroScreen)
                stores[0].wrong = AWAY
                await until(pilot, lambda: away in screen_text(pilot).split("\n")[0])
                app.clear_notifications()
                for key in keys.split():
                    await pilot.press(key)
                    await pilot.pause()
                    assert "Connection refused" not in screen_text(pilot)
                    while app.screen is not screen:  # a dialog, or a screen that cannot be read
                        await pilot.press("escape")
                        await pilot.pause()
                assert app.is_running
                if keys:
                    assert any(since in each.message for each in app._notifications) or since in screen_text(pilot)
                stores[0].wrong = None
                await until(pilot, lambda: away not in screen_text(pilot).split("\n")[0])

            await lose_it("s V enter")
            stores[0].wrong = AWAY
            app.open_walk("2026-001")
            await until(pilot, lambda: len(app.screen_stack) == 1)  # a case that was not read is left
            await lose_it("")
            for opens, keys in (("a", "d slash enter"), ("L", "")):
                await pilot.press(opens)
                await settle(pilot)
                assert len(app.screen_stack) > 1
                await lose_it(keys)
                while len(app.screen_stack) > 1:
                    await pilot.press("escape")
                    await settle(pilot)
            for show in (app.open_walk, app.open_questions):
                show("2026-001")
                await settle(pilot)
                await lose_it("")
    finally:
        worker.close()


def test_words_of_ours_take_the_place_of_why_a_server_is_away() -> None:
    away = Trouble("14:02", is_away=True)
    assert away.mark == "server away since 14:02"
    assert Trouble("14:02", is_away=False).mark == "not read since 14:02"
    assert not_saved(away) == "not saved yet (server away since 14:02)"
    assert not_saved(None) == "not saved yet"
    assert told(AWAY, away) == ("The server of the archive is away since 14:02. This can be done once it is back.",)
    assert "reached" not in told(AWAY, None)[0]
    assert not_saved(Trouble("14:02", is_away=False)) == "not saved yet"
    assert told(SHUT_OUT, None) == ["The archive may be read, but not written: x."]
    whole = RetroError(SHUT_OUT.title, M_("Close Retro and open it again. Nothing was changed."), [AWAY.title])
    assert told(whole, away) == [
        "The archive may be read, but not written: x.",
        "The server of the archive cannot be reached: Connection refused.",
        "Close Retro and open it again. Nothing was changed.",
    ]


def test_what_ended_work_in_the_background_is_told_where_it_is_for_a_person() -> None:
    assert for_a_person(WorkerFailed(AWAY)) is AWAY
    assert for_a_person(AWAY) is AWAY
    assert for_a_person(WorkerFailed(ValueError())) is None
