"""Practice on a past case on the screen (S19): what was known then, what one would do, beside it what was done."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from retro.model.change import Add
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.call.screen import CallScreen
from retro.screens.drill.screen import DrillScreen
from retro.screens.meeting.screen import MeetingScreen
from retro.screens.reader.screen import ReaderScreen
from retro.screens.walk.ask.screen import AskScreen
from retro.screens.walk.screen import WalkScreen
from retro.services.changing.remove_case import remove_case
from retro.services.follow_up.close import close
from retro.store.sqlite.store import SqliteStore, open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until
from widgets.note_line import NoteLine

ROWS = (
    Add("participant", "p" * 16, {"role": "shift lead", "name": "Mori Hanako"}, 1.0),
    Add("event", "a" * 16, {"what": "[b]two slips[/b] lie on one table", "happened": "2026-11-18T09:00+09:00"}, 1.0),
    Add("contact", "b" * 16, {"heard": "the wrong gift", "wish": "a call by five", "answer": "at once",
                              "happened": "2026-11-18T10:00+09:00"}, 2.0),
    Add("remedy", "c" * 16, {"what": "Mori Hanako brought the right one", "received": "accepted"}, 1.0),
    Add("measure", "d" * 16, {"what": "a place for each order", "result": "verified"}, 1.0),
)  # fmt: skip


def case(store: SqliteStore, *rows: Add, title: str = "Two parcels swapped") -> str:
    makes = factory(1000)
    return store.create({"title": title, "zone": "Asia/Tokyo", "started": "2026-11-18"}, makes.change(*rows))


@pytest.fixture
def begun(database: Path) -> Path:
    """An archive with a case of which everything is told."""
    store = open_store(database)
    case(store, *ROWS)
    store.close()
    return database


async def drilled(pilot: Pilot[None], *keys: str) -> DrillScreen:
    await pilot.press(*keys)
    await until(pilot, lambda: isinstance(pilot.app.screen, DrillScreen))
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, DrillScreen)
    return screen


async def say(pilot: Pilot[None], text: str = "") -> str:
    await type_text(pilot, text)
    await pilot.press("enter")
    await settle(pilot)
    return screen_text(pilot)


def on_disk(database: Path) -> tuple[int, object]:
    store = open_store(database)
    found = store.load("2026-001"), store.version()
    store.close()
    return found[1], found[0]


async def test_s19_one_writes_from_both_sides_and_sees_then_what_was_done_and_what_held(
    opened: Open, begun: Path
) -> None:
    before = on_disk(begun)
    async with opened(size=(120, 50)) as pilot:
        await drilled(pilot, "D")
        text = screen_text(pilot)
        assert "Practice: 1 of 5" in text
        assert "[b]two slips[/b] lie on one table" in text
        assert "You are the one who complains." in text
        assert "the wrong gift" not in text
        assert isinstance(pilot.app.focused, NoteLine)
        text = await say(pilot, "nobody　listens [x]")
        assert "· nobody　listens [x]" in text
        assert "the wrong gift" not in text
        text = await say(pilot)
        (mine,) = (line for line in text.splitlines() if "You " in line and "What was done" in line)
        assert mine.index("You") < mine.index("What was done")
        assert any("nobody　listens" in line and "the wrong gift" in line for line in text.splitlines())
        assert "at once" not in text
        text = await say(pilot)
        assert "Practice: 2 of 5" in text
        assert "You are the one who answers." in text
        await say(pilot, "I would call")
        assert "at once" in await say(pilot)
        await say(pilot)
        assert "accepted" not in screen_text(pilot)
        assert "That comes with the next question." in await say(pilot)
        await say(pilot)
        text = await say(pilot)
        assert "accepted" in text
        await say(pilot)
        assert "a place for each order" not in screen_text(pilot)
        text = await say(pilot)
        assert "a place for each order" in text
        assert "verified" in text
        assert "That is how it went." in text
        assert not any(name in text for name in ("Mori", "Hanako"))
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
    assert on_disk(begun) == before


async def test_what_was_told_before_can_be_scrolled_back_to(opened: Open, begun: Path) -> None:
    async with opened(size=(80, 14)) as pilot:
        screen = await drilled(pilot, "D")
        for text in ("mine", "", "", "theirs", "", ""):
            await say(pilot, text)
        assert "two slips" not in screen_text(pilot)
        for _n in range(9):
            await pilot.press("pageup")
        assert "two slips" in screen_text(pilot)
        for _n in range(9):
            await pilot.press("pagedown")
        assert "What do you expect now" in screen_text(pilot)
        assert isinstance(screen.focused, NoteLine)


async def test_it_is_reached_from_the_reader_the_walk_and_a_question(opened: Open, begun: Path) -> None:
    async with opened(size=(120, 40)) as pilot:
        for way, below, key in ((("r",), ReaderScreen, "D"), (("enter",), WalkScreen, "D"), ((), AskScreen, "/drill")):
            if below is AskScreen:
                await pilot.press("space")
            await pilot.press(*way)
            await until(pilot, lambda: isinstance(pilot.app.screen, below))  # noqa: B023 -- at once
            await settle(pilot)
            if key == "D":
                await drilled(pilot, key)
            else:
                await type_text(pilot, key)
                await drilled(pilot, "enter")
            assert "2026-001  Two parcels swapped" in screen_text(pilot)
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, below))  # noqa: B023 -- at once
            await settle(pilot)
            while not isinstance(pilot.app.screen, ArchiveScreen):
                await pilot.press("escape")
                await settle(pilot)


async def test_a_call_is_noted_in_the_middle_of_an_exercise_which_goes_on(opened: Open, begun: Path) -> None:
    async with opened(size=(120, 40)) as pilot:
        screen = await drilled(pilot, "D")
        await say(pilot, "mine")
        await type_text(pilot, "half")
        await pilot.press("f12")
        await until(pilot, lambda: isinstance(pilot.app.screen, CallScreen))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        await settle(pilot)
        assert isinstance(screen.focused, NoteLine)
        assert screen.focused.value == "half"
        assert screen._exercise.written == [["mine"]]


async def test_a_meeting_goes_on_behind_an_exercise(opened: Open, begun: Path) -> None:
    async with opened(size=(120, 40)) as pilot:
        await pilot.press("m")
        await until(pilot, lambda: "Who is in the room?" in screen_text(pilot))
        await say(pilot, "lead")
        await type_text(pilot, "/drill")
        await drilled(pilot, "enter")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, MeetingScreen))


async def test_the_palette_has_an_exercise_for_each_day(opened: Open, begun: Path) -> None:
    store, makes = open_store(begun), factory(5000)
    close(store, makes, store.load("2026-001"), because="for the test")
    store.close()
    async with opened(size=(120, 40)) as pilot:
        await pilot.press("colon")
        await settle(pilot)
        await type_text(pilot, "Drill of the day")
        await settle(pilot)
        await drilled(pilot, "enter")
        assert "2026-001  Two parcels swapped" in screen_text(pilot)


async def test_leaving_with_something_written_is_said_once(opened: Open, begun: Path) -> None:
    async with opened(size=(120, 40)) as pilot:
        await drilled(pilot, "D")
        await say(pilot, "mine")
        await pilot.press("escape")
        await settle(pilot)
        assert "What you wrote is kept nowhere. Ctrl+S keeps it" in screen_text(pilot)
        await type_text(pilot, "half")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
        assert not list(begun.parent.glob("*.md"))


async def test_a_line_that_is_half_typed_is_not_left_without_a_word(opened: Open, begun: Path) -> None:
    async with opened(size=(120, 40)) as pilot:
        screen = await drilled(pilot, "D")
        await type_text(pilot, "half")
        await pilot.press("escape")
        await settle(pilot)
        assert "Esc once more leaves without it." in screen_text(pilot)
        assert pilot.app.screen is screen


async def test_the_last_line_comes_back_to_be_changed_until_one_saw_what_was_done(opened: Open, begun: Path) -> None:
    async with opened(size=(120, 40)) as pilot:
        screen = await drilled(pilot, "D")
        await say(pilot, "one")
        await say(pilot, "two")
        await pilot.press("up")
        assert "· two" not in screen_text(pilot)
        await pilot.press("up")  # the line is not empty
        await say(pilot, "!")
        assert screen._exercise.written == [["one", "two!"]]
        await say(pilot)
        await pilot.press("up")
        assert screen._exercise.written == [["one", "two!"]]


async def test_what_is_typed_while_one_compares_waits_for_the_next_question(opened: Open, begun: Path) -> None:
    async with opened(size=(120, 40)) as pilot:
        screen = await drilled(pilot, "D")
        await say(pilot)
        text = await say(pilot, "early")
        assert "Practice: 2 of 5" in text
        assert screen.query_one(NoteLine).value == "early"
        await say(pilot)
        assert screen._exercise.written == [[], ["early"]]


async def test_what_one_wrote_is_kept_where_one_says_and_further_on(
    opened: Open, begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "practice-2026-001.md"
    before = on_disk(begun)
    async with opened(size=(120, 40)) as pilot:
        await drilled(pilot, "D")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Nothing is written yet." in screen_text(pilot))
        await say(pilot, "mine")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "/keep practice-2026-001.md" in screen_text(pilot))
        assert not file.exists()
        await say(pilot)
        await until(pilot, lambda: f"Kept in {file}" in " ".join(screen_text(pilot).split()))
        assert "- mine\n" in file.read_text("utf-8")
        assert "a place for each order" not in file.read_text("utf-8")
        await say(pilot)
        await say(pilot)
        await say(pilot, "theirs")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
    assert "- theirs\n" in file.read_text("utf-8")
    assert on_disk(begun) == before


async def test_a_file_that_is_there_stays_and_another_one_is_named(
    opened: Open, begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dear.md").write_text("dear to me")
    async with opened(size=(120, 40)) as pilot:
        screen = await drilled(pilot, "D")
        await say(pilot, "mine")
        await say(pilot, "/keep dear.md")
        await until(pilot, lambda: screen.query_one(NoteLine).value == "/keep dear.md")
        assert "is there already" in screen_text(pilot)
        for name in ("no/such/folder.md", ""):
            screen.query_one(NoteLine).show("")
            await say(pilot, f"/keep {name}")
        await until(pilot, (tmp_path / "practice-2026-001.md").exists)
        await pilot.press("ctrl+q")
    assert (tmp_path / "dear.md").read_text() == "dear to me"


async def test_in_another_language_it_goes_on_where_it_was(opened: Open, begun: Path) -> None:
    async with opened(size=(120, 40)) as pilot:
        screen = await drilled(pilot, "D")
        await say(pilot, "mine")
        await say(pilot)
        await screen.retro.speak("ja")  # what was written is kept nowhere: that is said first
        assert await screen.retro.speak("ja")
        await until(pilot, lambda: "練習 1/5" in screen_text(pilot))
        assert "· mine" in screen_text(pilot)
        await say(pilot)
        await say(pilot, "／終了")
        await until(pilot, lambda: "もう一度" in screen_text(pilot))


async def test_a_case_that_is_gone_is_said_and_the_exercise_goes_on(opened: Open, begun: Path) -> None:
    async with opened(size=(120, 40)) as pilot:
        screen = await drilled(pilot, "D")
        await say(pilot, "mine")
        store, makes = open_store(begun), factory(7000)
        remove_case(store, makes, store.load("2026-001"), "twice there")
        store.close()
        await until(pilot, lambda: "is not in the archive any more" in screen_text(pilot))
        assert "the wrong gift" in await say(pilot)
        assert screen._exercise.written == [["mine"]]


@pytest.mark.parametrize("rows", [(), ROWS[:2]], ids=["nothing", "nothing done"])
async def test_a_case_in_which_nothing_was_done_is_refused(opened: Open, database: Path, rows: tuple[Add, ...]) -> None:
    store = open_store(database)
    case(store, *rows)
    store.close()
    async with opened(size=(120, 40)) as pilot:
        await pilot.press("D")
        await until(pilot, lambda: "has nothing to practise on" in screen_text(pilot))
        assert isinstance(pilot.app.screen, ArchiveScreen)


@pytest.mark.parametrize("rows", [ROWS[3:4], (ROWS[1], ROWS[4]), (ROWS[3], ROWS[4])], ids=["one", "two", "no times"])
async def test_a_case_of_two_rows_and_one_without_a_timeline_serve(
    opened: Open, database: Path, rows: tuple[Add, ...]
) -> None:
    store = open_store(database)
    case(store, *rows)
    store.close()
    async with opened(size=(120, 40)) as pilot:
        screen = await drilled(pilot, "D")
        for _n in range(len(screen._told) * 2 - 1):
            await say(pilot)
        assert "That is how it went." in screen_text(pilot)
        assert "That is how it went. Esc leaves." in await say(pilot, "more")
        assert screen.query_one(NoteLine).value == "more"


async def test_a_case_of_500_rows_is_gone_through(opened: Open, database: Path) -> None:
    rows = []
    for n in range(500):
        kind = {"event_kind": "action"} if n % 2 else {}
        at = f"2026-11-{18 + n // 300:02}T{n // 60 % 24:02}:{n % 60:02}+09:00"
        rows.append(Add("event", f"{n:016x}", {"what": f"荷物{n}が台に置かれた", "happened": at, **kind}, float(n)))
    store = open_store(database)
    case(store, *rows)
    store.close()
    async with opened(size=(120, 40)) as pilot:
        screen = await drilled(pilot, "D")
        assert len(screen._told) == 250
        for _n in range(20):
            screen._take("")
            await pilot.pause()
        assert "Practice: 11 of 250" in screen_text(pilot)


@pytest.mark.parametrize("size", [(40, 10), (60, 14), (80, 24), (200, 60)])
@pytest.mark.parametrize("lang", ["en", "ja"])
async def test_in_any_terminal_question_line_and_answer_are_there(
    opened: Open, begun: Path, size: tuple[int, int], lang: str
) -> None:
    async with opened(size=(100, 30), lang=lang) as pilot:
        screen = await drilled(pilot, "D")
        await pilot.resize_terminal(*size)
        text = await say(pilot, "mine")
        assert "· mine" in text
        assert screen._told[0].side[:8] in text
        assert " >" in text
        await say(pilot)
        await until(pilot, lambda: "· mine" in screen_text(pilot))
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        assert isinstance(pilot.app.focused, NoteLine)
        assert screen._exercise.written == [["mine"]]
