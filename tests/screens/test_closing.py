"""Closing and reopening on the screen; and a closed retrospective, which nobody writes by mistake."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from retro.language import language
from retro.model.change import Add, Applied
from retro.model.closed_record import closing
from retro.model.digest import digest
from retro.model.found import Found
from retro.model.record import Retrospective
from retro.model.stages.follow_up import Addendum, Check
from retro.model.stages.head import Status
from retro.model.stages.review import Reopening
from retro.model.stages.timeline import Event
from retro.review.closing_needs import missing_for_closing
from retro.screens.app_services import Timings
from retro.screens.environment import Environment
from retro.screens.walk.closing_base import ADDED
from retro.screens.walk.closing_dialogs import CloseDialog, ReopenDialog
from retro.screens.walk.screen import WalkScreen
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until
from widgets.field_panel import FieldPanel
from widgets.quick_entry import QuickEntry

SIZES = [(80, 24), (120, 40)]
FULL = {
    "title": "Parcels swapped", "zone": "Asia/Tokyo", "started": "2026-11-18T10:20+09:00", "case_kind": "complaint",
    "severity": "low", "origin": "logistics", "responsibility": "ours", "detected": "2026-11-18", "status": "review",
}  # fmt: skip


@pytest.fixture
def full(database: Path) -> Path:
    """An archive with one retrospective that can be closed."""
    store, stamps = open_store(database), factory(1000)
    rows = [
        Add("participant", "p", {"role": "shipping lead"}),
        Add("event", "e", {"what": "packed [/x]", "happened": "2026-11-18T10:20+09:00"}, 1.0),
        Add("cause", "c", {"what": "one table"}, 1.0),
        Add("no_change", "n", {"reason": "the table is rented", "decided_by": "branch manager"}, 1.0),
        Add("observation", "o", {"what": "the van was stopped", "went": "well"}, 1.0),
    ]  # fmt: skip
    store.create(dict(FULL), stamps.change(*rows))
    store.close()
    return database


@pytest.fixture
def closed(full: Path) -> Path:
    """The same, closed."""
    close_elsewhere(full)
    return full


def close_elsewhere(database: Path) -> None:
    """Another terminal closes it."""
    store = open_store(database)
    result = store.apply("2026-001", factory(2000).change(*closing(store.load("2026-001").head)))
    assert isinstance(result, Applied)
    store.close()


def record(database: Path) -> Retrospective:
    store = open_store(database)
    found = store.load("2026-001")
    store.close()
    return found


def lines(pilot: Pilot[None]) -> list[str]:
    return screen_text(pilot).splitlines()


def told(pilot: Pilot[None]) -> str:
    """All that stands on the screen as one text: what is said below the entry line may take two lines."""
    return " ".join(screen_text(pilot).split())


@pytest.mark.parametrize("size", SIZES)
async def test_a_key_closes_after_a_question(opened: Open, full: Path, size: tuple[int, int]) -> None:
    async with opened(reference="2026-001", size=size) as pilot:
        await pilot.press("C")
        await settle(pilot)
        assert "Close 2026-001?" in screen_text(pilot)
        assert "Nothing that is needed is missing." in screen_text(pilot)
        assert "y Close it" in screen_text(pilot)
        await pilot.press("n")
        await settle(pilot)
        assert record(full).head.closed == ""
        await pilot.press("C", "y")
        await settle(pilot)
        assert "closed" in lines(pilot)[0]
        assert "O Open again" in lines(pilot)[-1]
        assert "Add" not in lines(pilot)[-1]
        assert "Edit" not in lines(pilot)[-1]
    head = record(full).head
    assert head.status is Status.CLOSED
    assert head.digest == digest(record(full))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["en", "ja"])
async def test_what_is_missing_is_shown_and_may_be_left_so(
    opened: Open, database: Path, size: tuple[int, int], lang: str
) -> None:
    store = open_store(database)
    store.create({"title": "荷物の取り違え [/x]"}, factory(1000).change())
    store.close()
    async with opened(reference="2026-001", size=size, lang=lang) as pilot:
        await pilot.press("C")
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, CloseDialog)
        assert screen._missing == missing_for_closing(record(database))
        assert len(screen._missing) > 10
        assert all(cell_len(line) == size[0] for line in lines(pilot))
        heights = {each: screen.query_one(each).region.height for each in ("VerticalScroll", ".question", "PromptLine")}
        assert heights["VerticalScroll"] >= size[1] * 0.6, heights
        assert heights[".question"] == heights["PromptLine"] == 1
        assert screen.query_one(".echo").region.bottom <= size[1] - 1
        assert language(lang)("the reason, in a few words") in told(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WalkScreen)
        assert record(database).head.closed == ""
        await pilot.press("C", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, CloseDialog), "an empty line is no reason"
        await pilot.press(*"yes, y", "enter")
        await settle(pilot)
    assert record(database).head.closed
    assert record(database).head.closed_because == "yes, y"


async def test_the_form_of_the_head_asks_the_same(opened: Open, full: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("0", "enter", "tab", "tab", "tab", "right", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, CloseDialog)
        assert record(full).head.status is Status.REVIEW
        await pilot.press("escape")
        await settle(pilot)
        assert "in review" in lines(pilot)[0]
        assert "not saved" not in screen_text(pilot)
        await pilot.press("enter", "tab", "tab", "tab", "right", "space")
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)
    assert record(full).head.status is Status.CLOSED


async def test_nothing_is_closed_over_an_unreadable_field(opened: Open, full: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("0", "enter", *["tab"] * 8)
        await type_text(pilot, " 25:99")
        await pilot.press("escape", "C")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WalkScreen)
        assert "Settle that first" in screen_text(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_a_closed_one_says_so_and_how_to_go_on(opened: Open, closed: Path, size: tuple[int, int]) -> None:
    async with opened(reference="2026-001", size=size) as pilot:
        for stage in "01267":
            await pilot.press(stage)
            await settle(pilot)
            assert "closed" in lines(pilot)[0]
            assert "Closed on 20 Nov 2026." in screen_text(pilot)
            assert "begins a line" not in screen_text(pilot)
        assert "addendum: the supplier confirmed" in told(pilot)


async def test_fields_and_rows_refuse_without_an_editor(opened: Open, closed: Path) -> None:
    before = record(closed)
    async with opened(reference="2026-001") as pilot:
        for stage, keys in (("0", ["enter"]), ("1", ["enter"]), ("1", ["x"]), ("1", ["f2"]), ("6", ["J"])):
            await pilot.press(stage, *keys)
            await settle(pilot)
            assert "O opens it again" in told(pilot)
            assert pilot.app.screen.query_one(FieldPanel).editing == ""
            assert "not saved" not in screen_text(pilot)
        await pilot.press("1")
        await settle(pilot)
        await pilot.click("#rows", offset=(12, 0), times=2)
        await settle(pilot)
        await pilot.click("FieldRow .value", offset=(2, 0))
        await settle(pilot)
        assert pilot.app.screen.query_one(FieldPanel).editing == ""
        assert "O opens it again" in told(pilot)
        await pilot.press("u")
        await settle(pilot)
        assert "O opens it again" in told(pilot)
    assert record(closed) == before


async def test_a_row_of_a_closed_case_is_checked_from_the_walk(opened: Open, closed: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1", "v")
        await settle(pilot)
        assert "is checked" in told(pilot), "an event is not"
        await pilot.press("6", "v")
        await settle(pilot)
        line = pilot.app.screen.query_one(QuickEntry)
        assert line.text == "checked: 6.1 "
        await type_text(pilot, "holds the table goes back in May")
        await pilot.press("enter")
        await settle(pilot)
        assert "What was found of 6.1: Reason why nothing changes?" in told(pilot)
        assert record(closed).of(Check) == ()
        await pilot.press("ctrl+u")
        await type_text(pilot, "checked: 6.1 done the table goes back in May")
        await pilot.press("enter")
        await until(pilot, lambda: bool(record(closed).of(Check)))
    (made,) = record(closed).of(Check)
    assert (made.of, made.found, made.evidence) == ("n", Found.DONE, "the table goes back in May")
    assert record(closed).head.digest == digest(record(closed))


async def test_for_whom_a_row_is_may_still_be_said(opened: Open, closed: Path) -> None:
    digest = record(closed).head.digest
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1", "m")
        await settle(pilot)
        assert "Marked for every customer." in screen_text(pilot)
    assert next(event.for_all for event in record(closed).of(Event)) is True
    assert record(closed).head.digest == digest


async def test_fields_can_still_be_read_where_there_is_little_room(opened: Open, closed: Path) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        assert "Facilitator" not in screen_text(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert re.search("Responsibility +ours", screen_text(pilot))
        assert "O opens it again" in told(pilot)
        await pilot.press("end")
        await settle(pilot)
        assert "Facilitator" in screen_text(pilot)
        await pilot.press("tab", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WalkScreen)
        assert "shipping lead" in screen_text(pilot)


async def test_the_entry_line_keeps_what_it_refuses(opened: Open, closed: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1", "i")
        await type_text(pilot, "14:05 phones ring")
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen.query_one(QuickEntry).text == "14:05 phones ring"
        assert "O opens it again" in told(pilot)
    assert len(record(closed).rows) == 5


@pytest.mark.parametrize(
    ("lang", "typed", "size"),
    [("en", "addendum: the supplier [/x] paid", SIZES[0]), ("ja", "後日談: 仕入先が [/x] 支払った", SIZES[1])],
    ids=["en", "ja"],
)
async def test_addenda_are_written_and_then_stay(
    opened: Open, closed: Path, size: tuple[int, int], lang: str, typed: str
) -> None:
    sealed = record(closed).head.digest
    async with opened(reference="2026-001", size=size, lang=lang) as pilot:
        await pilot.press("7", "i")
        await type_text(pilot, typed)
        await pilot.press("enter")
        await settle(pilot)
        (row,) = record(closed).of(Addendum)
        assert row.found == date(2026, 11, 20)
        await pilot.press("escape", "enter")
        await settle(pilot)
        assert language(lang)(ADDED)[:20] in screen_text(pilot)
        await pilot.press("tab")
        await type_text(pilot, "!")
        await pilot.press("escape")
        await settle(pilot)
    (row,) = record(closed).of(Addendum)
    assert row.what == typed.partition(": ")[2]
    assert record(closed).head.digest == sealed == digest(record(closed))


@pytest.mark.parametrize("size", SIZES)
async def test_a_reason_opens_it_again(opened: Open, closed: Path, size: tuple[int, int]) -> None:
    before = record(closed).head.digest
    async with opened(reference="2026-001", size=size) as pilot:
        await pilot.press("O")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ReopenDialog)
        await pilot.press("enter")
        await settle(pilot)
        assert "The reason is empty, and is needed." in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert record(closed).head.closed
        await pilot.press("O")
        await type_text(pilot, "another [/x] cause")
        await pilot.press("enter")
        await settle(pilot)
        assert "in review" in lines(pilot)[0]
        await pilot.press("7", "down", "enter")
        await settle(pilot)
        assert "is kept as it is" in told(pilot)
        store = open_store(closed)
        store.apply("2026-001", factory(7000).change(Add("cause", "later", {"what": "nobody [/x] compares"}, 9.0)))
        store.close()
        screen = pilot.app.screen
        assert isinstance(screen, WalkScreen)
        await until(pilot, lambda: screen.book.record.get("later") is not None)
        await pilot.press("C")
        await settle(pilot)
        assert "Since account no. 1 on 20 Nov 2026: 1 row added." in " ".join(screen_text(pilot).split())
        assert "nobody [/x] compares" in screen_text(pilot)
        await pilot.press("escape")
    (why,) = record(closed).of(Reopening)
    assert (why.reason, why.day, why.digest) == ("another [/x] cause", date(2026, 11, 20), before)
    assert record(closed).head.status is Status.REVIEW


async def test_both_keys_say_when_there_is_nothing_to_do(opened: Open, full: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("O")
        await settle(pilot)
        assert "It is not closed." in screen_text(pilot)
        close_elsewhere(full)
        await until(pilot, lambda: "closed" in lines(pilot)[0])
        await pilot.press("C")
        await settle(pilot)
        assert "It is closed already." in screen_text(pilot)


async def test_what_is_typed_while_another_closes_stays_on_the_screen(opened: Open, full: Path) -> None:
    async with opened(reference="2026-001", timings=Timings(save_after=0.05)) as pilot:
        await pilot.press("1", "enter", "tab")
        await type_text(pilot, " at noon")
        await until(pilot, lambda: record(full).rows[1].main_text == "packed [/x] at noon")
        await settle(pilot)
        close_elsewhere(full)
        await type_text(pilot, " or so")
        await until(pilot, lambda: "NOT SAVED: 2026-001 is closed." in screen_text(pilot))
        await until(pilot, lambda: "closed" in lines(pilot)[0])
        text = screen_text(pilot)
        assert "packed [/x] at noon or so" in text
        assert "It was closed elsewhere. What you typed stays here until it is" in text
        assert "closed" in lines(pilot)[0]
        await pilot.press("escape")
        await settle(pilot)
        assert "packed [/x] at noon or so  (not saved)" in screen_text(pilot)
        assert record(full).rows[1].main_text == "packed [/x] at noon"
        await pilot.press("O")
        await type_text(pilot, "there was more to write")
        await pilot.press("enter")
        await settle(pilot)
        assert "not saved" not in screen_text(pilot).casefold()
    assert record(full).rows[1].main_text == "packed [/x] at noon or so"


async def test_a_line_typed_while_another_closes_stays_in_the_line(opened: Open, full: Path) -> None:
    async with opened(reference="2026-001", timings=Timings(poll_seconds=60)) as pilot:
        await pilot.press("1", "i")
        await type_text(pilot, "14:05 phones ring")
        close_elsewhere(full)
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen.query_one(QuickEntry).text == "14:05 phones ring"
        assert "O opens it again." in " ".join(screen_text(pilot).split())
    assert len(record(full).rows) == 5


async def test_a_line_that_was_not_added_is_named_with_its_stage(opened: Open, full: Path) -> None:
    kept = Environment(places=full.parent / "places.json")
    async with opened(reference="2026-001", size=(80, 24), environment=kept) as pilot:
        await pilot.press("6", "i")
        await type_text(pilot, "a rail for each order #nonsense")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape", "0", "C")
        await settle(pilot)
        assert "What was typed and not added stays out of it: 6 Changes." in told(pilot)
        await pilot.press("n", "escape")
        await settle(pilot)
        assert "The entry line of “6 Changes” holds a text that was not added." in told(pilot)
