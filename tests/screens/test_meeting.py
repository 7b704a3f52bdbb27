"""The meeting on the screen: from the roles to the minutes, with a clock; followed, taken over, left, gone on with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from retro import language
from retro.app import RetroApp
from retro.model.change import Add, Delete, Values
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
from retro.model.head_choices import Status
from retro.model.stages.cause import Cause
from retro.model.stages.meeting import Meeting
from retro.model.stages.prevention import Measure
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.drill.screen import DrillScreen
from retro.screens.meeting.commands import COMMANDS, ENTER, KEYS, LEAVE, SLASH
from retro.screens.meeting.screen import MeetingScreen
from retro.screens.report.screen import ReportScreen
from retro.screens.store_worker import StoreWorker
from retro.services.meeting.begin import begin
from retro.services.meeting.lead import Terminal
from retro.store.sqlite.store import open_store
from tests import quick_pilot
from tests.screens.conftest import NOON, record, screen_text, settle, type_text, until

HEAD: Values = {
    "title": "Parcels swapped", "zone": "Asia/Tokyo", "started": "2026-11-20T09:00+09:00", "case_kind": "complaint",
    "severity": "medium", "origin": "logistics", "affected": "order 7", "injured": False,
}  # fmt: skip
ROWS = (
    Add("event", "e1", {"what": "phones ring", "happened": "2026-11-20T09:00+09:00", "confirmed": True}, 1.0),
    Add("cause", "c1", {"what": "one table", "sure": "fact"}, 1.0),
    Add("measure", "m1", {"what": "one place per order", "owner": "lead", "due": "2026-12-01"}, 1.0),
    Add("measure", "m2", {"what": "two colours", "owner": "sales", "due": "2026-12-05"}, 2.0),
)


class Room:
    """A room with a terminal, and a clock that goes when it is told to."""

    def __init__(self, database: Path) -> None:
        self.database, self.now = database, NOON
        ids = count(1)
        self.factory = ChangeFactory(lambda: self.now, lambda: f"{next(ids):016x}", "tester")

    @asynccontextmanager
    async def meet(self, size: tuple[int, int] = (100, 30), lang: str = "en") -> AsyncIterator[Pilot[None]]:
        language.use(lang)
        worker = StoreWorker(lambda: open_store(self.database, timeout=0.05), self.factory)
        app = RetroApp(worker, zone="Asia/Tokyo")
        quick_pilot.draw_when_read(app)
        async with app.run_test(size=size, notifications=True) as pilot:
            await settle(pilot)
            await pilot.press("m")
            await until(pilot, lambda: isinstance(app.screen, MeetingScreen) and app.screen.turn is not None)
            await settle(pilot)
            yield pilot
            quick_pilot.draw(app)
        worker.close()

    @property
    def meeting(self) -> Meeting:
        (row,) = record(self.database).of(Meeting)
        return row


@pytest.fixture
def room(database: Path) -> Room:
    found = Room(database)
    store = open_store(database)
    store.create(dict(HEAD), found.factory.change(*ROWS))
    store.close()
    return found


async def say(pilot: Pilot[None], *lines: str) -> str:
    """Type lines, each with its Enter; what the screen shows then."""
    for line in lines:
        await type_text(pilot, line)
        await pilot.press("enter")
        await settle(pilot)
    return screen_text(pilot)


async def test_it_leads_from_the_roles_to_the_minutes(room: Room) -> None:
    async with room.meet() as pilot:
        assert "Who is in the room?" in screen_text(pilot)
        shown = await say(pilot, "lead, packer, driver")
        assert "1 of 9 · Rules and roles" in shown
        assert "2 of 2 min left" in shown
        assert "2 Cause 15" in shown
        shown = await say(pilot, "/2")
        assert "4 of 9 · 2 Cause" in shown
        assert "one table" in shown
        await say(pilot, "/silent 3", "", "no place for slips", "", "", "")
        room.now += timedelta(minutes=20)
        shown = await say(pilot, *["/next"] * 5)
        assert "9 of 9 · Read-back" in shown
        assert "lead: is it agreed?" in shown
        shown = await say(pilot, "y")
        assert "sales: is it agreed?" in shown
        assert "(not down as being here)" in shown
        shown = await say(pilot, "a", "/end")
        assert "The meeting is over. Minutes: 20. Roles present: 3. People × minutes: 60." in shown
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, MeetingScreen))
    case = record(room.database)
    assert case.head.status is Status.REVIEW
    assert [row.agreed for row in case.of(Measure)] == [True, False]
    assert "no place for slips" in [row.what for row in case.of(Cause)]
    assert (room.meeting.took, room.meeting.roles) == (Decimal(20), ("lead", "packer", "driver"))


async def test_how_long_it_is_and_what_about_is_said_with_the_roles(room: Room) -> None:
    async with room.meet() as pilot:
        shown = await say(pilot, "30 min, the measures, lead")
        assert "1 of 5 · Rules and roles" in shown
    assert (room.meeting.planned, room.meeting.roles) == (Decimal(30), ("lead",))


async def test_nobody_there_and_no_minutes_are_told_and_the_line_comes_back(room: Room) -> None:
    async with room.meet() as pilot:
        assert "A meeting needs somebody" in await say(pilot, "")
        shown = await say(pilot, "0, lead")
        assert "A meeting of 0 minutes cannot be planned." in shown
        assert "0, lead" in shown


async def test_only_the_clock_is_drawn_while_time_goes_by(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    async with room.meet() as pilot:
        await say(pilot, "lead")
        screen = pilot.app.screen
        assert isinstance(screen, MeetingScreen)
        drawn: list[str] = []
        monkeypatch.setattr(screen, "_draw", lambda: drawn.append("all"))
        room.now += timedelta(minutes=5)
        await until(pilot, lambda: "3 min over 2" in screen_text(pilot))
        assert drawn == []
        assert screen.query_one("#clock", Static).has_class("-over")
        updates: list[object] = []
        monkeypatch.setattr(screen.query_one("#clock", Static), "update", lambda *given, **_: updates.append(given))
        for _ in range(50):
            screen._show_clock()
        assert updates == []  # what says the same is not drawn again


async def test_what_is_typed_ahead_is_taken_in_order(room: Room) -> None:
    async with room.meet() as pilot:
        await type_text(pilot, "lead")
        await pilot.press("enter")
        await type_text(pilot, "/2")
        await pilot.press("enter")
        await type_text(pilot, "/silent")
        await pilot.press("enter")
        await type_text(pilot, "a lamp was off")
        await pilot.press("enter")
        await until(pilot, lambda: "a lamp was off" in [row.what for row in record(room.database).of(Cause)])


async def test_keys_go_on_pause_and_show_the_rules_while_a_text_stands_in_the_line(room: Room) -> None:
    async with room.meet() as pilot:
        await say(pilot, "lead")
        await type_text(pilot, "half a line")
        await pilot.press("f6")
        await settle(pilot)
        assert "2 of 9 · Last promises" in screen_text(pilot)
        await pilot.press("f4")
        await settle(pilot)
        shown = screen_text(pilot)
        assert "paused" in shown
        assert "half a line" in shown
        await pilot.press("f4")
        for _ in "half a line":
            await pilot.press("backspace")
        await pilot.press("f3")
        await settle(pilot)
        assert "We ask what made it possible, not who." in screen_text(pilot)


async def test_lines_that_were_not_taken_are_thrown_away_and_come_back(room: Room) -> None:
    async with room.meet() as pilot:
        await say(pilot, "lead", "/next")
        await type_text(pilot, "no key")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("f10")
        await settle(pilot)
        assert "thrown away" in screen_text(pilot)
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert "no key" in screen_text(pilot)


async def test_a_key_that_leads_nowhere_leaves_nothing_in_the_line(room: Room) -> None:
    async with room.meet() as pilot:
        await say(pilot, "lead", *["/next"] * 8)
        await type_text(pilot, "half a line")
        await pilot.press("f6", "f6")
        await settle(pilot)
        shown = screen_text(pilot)
        assert "/end ends the meeting" in shown
        assert "half a line" in shown
        assert "not taken" not in shown


async def test_a_row_among_many_is_marked_and_seen_and_told_with_its_hands_and_doubts(room: Room) -> None:
    store = open_store(room.database)
    rows = (
        Add("event", f"x{n}", {"what": f"thing {n}", "happened": f"2026-11-20T10:{n:02}+09:00"}, 2.0 + n)
        for n in range(40)
    )
    store.apply("2026-001", room.factory.change(*rows))
    store.close()
    async with room.meet(size=(80, 24)) as pilot:
        await say(pilot, "lead", "/1")
        assert "thing 39" in screen_text(pilot)
        shown = await say(pilot, "20 Nov 9:30 a lamp goes out…")
        assert ">  2  09:30" in shown  # where it stands by its time, far above the last one
        assert "a lamp goes out…" in shown
        assert "thing 39" not in shown
        shown = await say(pilot, "/doubt packer", "/hands 2 3")
        assert "disputed by packer · 3" in " ".join(shown.split())


@pytest.mark.parametrize("key", ["m", "D"])
async def test_that_it_is_the_third_time_stands_in_the_title(room: Room, key: str) -> None:
    store = open_store(room.database)
    for n in (2, 3):
        rows = [Add(each.kind, f"{each.id}-{n}", each.values, each.position) for each in ROWS]
        again = Add("case_link", f"l{n}", {"reference": f"2026-00{n - 1}", "relation": "again"}, 1.0)
        begun = f"2026-11-2{n}T09:00+09:00"
        store.create({**HEAD, "title": f"Time {n}", "started": begun}, room.factory.change(again, *rows))
    store.close()
    language.use("en")
    worker = StoreWorker(lambda: open_store(room.database, timeout=0.05), room.factory)
    async with RetroApp(worker, zone="Asia/Tokyo").run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.screen, MeetingScreen | DrillScreen))
        await until(pilot, lambda: "2026-003  3 times · Time 3" in screen_text(pilot))
    worker.close()


async def test_a_word_that_is_unknown_comes_back_into_the_line_and_a_slash_alone_lists_all(room: Room) -> None:
    async with room.meet(lang="ja") as pilot:
        shown = await say(pilot, "主任", "/沈黙")
        assert "> /沈黙" in shown
        assert "/黙考" in shown
        await pilot.press(*["backspace"] * 2)
        await pilot.press("enter")
        await until(pilot, lambda: "/会議終了" in screen_text(pilot))
        assert "/5 " in screen_text(pilot)


@pytest.mark.parametrize("key", ["", "e"])
async def test_once_it_is_over_one_leaves_or_goes_on_to_its_report(room: Room, key: str) -> None:
    async with room.meet() as pilot:
        shown = await say(pilot, "lead", "/end")
        assert "Enter leaves; e and Enter: its report." in shown
        assert "retro export" not in shown  # that is for the command line
        assert "F6 Next step" not in shown  # nor is there anything that these keys do
        await say(pilot, key)
        is_there = ReportScreen if key else ArchiveScreen
        await until(pilot, lambda: isinstance(pilot.app.screen, is_there))


async def test_what_was_wrong_with_a_line_is_not_told_of_the_next_step(room: Room) -> None:
    async with room.meet() as pilot:
        shown = await say(pilot, "lead", "/next", "nonsense")
        assert "Enter alone goes on." in shown
        await pilot.press("f6")
        await settle(pilot)
        shown = screen_text(pilot)
        assert "Enter alone goes on." not in shown
        assert "nonsense" in shown


async def test_a_step_that_is_left_out_is_told(room: Room) -> None:
    async with room.meet() as pilot:
        shown = await say(pilot, "lead", "/2", "/skip the driver is away")
        assert "Left out: 2 Cause" in shown
        assert "5 of 9 · 3 Scope" in shown


async def test_causes_are_in_sight_while_nobody_has_said_what_stops_them(room: Room) -> None:
    store = open_store(room.database)
    store.apply("2026-001", room.factory.change(Delete("measure", "m1", 1), Delete("measure", "m2", 1)))
    store.close()
    async with room.meet() as pilot:
        assert "one table" in await say(pilot, "lead", "/5")


async def test_enter_pressed_too_often_ends_nothing(room: Room) -> None:
    async with room.meet() as pilot:
        await say(pilot, "lead", *["/next"] * 8, *[""] * 30)
        assert "Is the meeting over?" in screen_text(pilot)
        assert room.meeting.goes_on
        assert "The meeting is over." in await say(pilot, "y")
    assert not room.meeting.goes_on


async def test_it_is_left_and_goes_on_at_its_step_with_its_line(room: Room) -> None:
    async with room.meet() as pilot:
        await say(pilot, "lead", "/2")
        await type_text(pilot, "not yet")
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, MeetingScreen))
        await pilot.press("m")
        await until(pilot, lambda: "4 of 9 · 2 Cause" in screen_text(pilot))
        assert "not yet" in screen_text(pilot)
    async with room.meet() as pilot:
        assert "4 of 9 · 2 Cause" in screen_text(pilot)


@pytest.mark.parametrize(("lang", "leaves", "ends"), [("en", "/quit", "/end"), ("ja", "/終了", "/会議終了")])
async def test_who_leaves_is_told_that_it_is_open_and_what_ends_it(
    room: Room, lang: str, leaves: str, ends: str
) -> None:
    async with room.meet(lang=lang) as pilot:
        await say(pilot, "lead")
        await type_text(pilot, leaves)
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, MeetingScreen))
        await until(pilot, lambda: ends in screen_text(pilot))
    assert room.meeting.goes_on


async def test_a_second_terminal_follows_and_takes_over_by_a_key(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (Terminal("machine", n, lambda _process: True) for n in (1, 2))
    monkeypatch.setattr(Terminal, "here", classmethod(lambda _cls: first))
    async with room.meet() as pilot:
        await say(pilot, "lead", "/next")
    monkeypatch.setattr(Terminal, "here", classmethod(lambda _cls: second))
    async with room.meet() as pilot:
        shown = screen_text(pilot)
        assert "Another terminal leads this meeting: this one follows it." in shown
        assert "2 of 9 · Last promises" in shown
        shown = await say(pilot, "mine")
        assert "Another terminal leads this meeting now." in shown
        assert "mine" in shown
        await pilot.press("f9")
        await settle(pilot)
        assert "Another terminal leads this meeting now." not in screen_text(pilot)
        assert "Enter goes on: 1 Timeline" in screen_text(pilot)
    assert room.meeting.leader == "machine/2"


async def test_a_meeting_that_another_terminal_begins_is_followed_and_no_line_is_lost(room: Room) -> None:
    async with room.meet() as pilot:
        assert "Who is in the room?" in screen_text(pilot)
        await type_text(pilot, "lead, packer")
        store = open_store(room.database)
        other = Terminal("elsewhere", 9, lambda _process: True)
        begin(store, room.factory, store.load("2026-001"), other, ("driver",))
        store.close()
        await pilot.press("enter")
        await until(pilot, lambda: "this one follows it" in screen_text(pilot))
        assert "lead, packer" in screen_text(pilot)
    assert room.meeting.roles == ("driver",)


async def test_a_case_that_another_terminal_closes_ends_the_meeting_and_says_so(room: Room) -> None:
    async with room.meet() as pilot:
        await say(pilot, "lead")
        await type_text(pilot, "kept")
        store = open_store(room.database)
        store.apply("2026-001", room.factory.change(*closing(store.load("2026-001").head, "a trial")))
        store.close()
        await until(pilot, lambda: "This meeting goes on no more" in screen_text(pilot))
        assert "kept" in screen_text(pilot)


async def test_a_terminal_that_is_made_small_and_large_again_goes_on(room: Room) -> None:
    async with room.meet() as pilot:
        await say(pilot, "lead", "/2")
        before = screen_text(pilot)
        await pilot.resize_terminal(40, 10)
        await settle(pilot)
        assert "This terminal has 40 x 10 cells" in screen_text(pilot)
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        assert screen_text(pilot) == before
        await say(pilot, "/silent", "typed after it")
    assert "typed after it" in [row.what for row in record(room.database).of(Cause)]


async def test_it_stands_in_a_small_japanese_terminal(room: Room) -> None:
    async with room.meet(size=(80, 24), lang="ja") as pilot:
        shown = await say(pilot, "主任、梱包担当", "/2")
        assert "4/9" in shown
        assert "残り15分" in shown


@pytest.mark.parametrize("lang", ["en", "ja"])
async def test_with_80_columns_all_keys_of_the_meeting_stand_in_the_footer(room: Room, lang: str) -> None:
    async with room.meet(size=(80, 24), lang=lang) as pilot:
        footer = screen_text(pilot).rstrip().rsplit("\n", 1)[-1]
        for command in (ENTER, *COMMANDS, SLASH, LEAVE, KEYS):
            if command.footer:
                assert f"{command.key} {language.active()(command.label)}" in footer
