"""The screen of all that is open, and the line of the archive that leads to it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from retro import language
from retro.cli.printed.action_lines import lines as action_lines
from retro.model.change import Add, Delete, Values
from retro.model.stages.follow_up import Check, Matter, Tick
from retro.model.stages.scope import Ticked
from retro.review.open_actions import GroupedBy
from retro.screens.actions.screen import ActionsScreen
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.walk.screen import WalkScreen
from retro.services.follow_up.actions import open_actions
from retro.services.follow_up.close import close
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until
from widgets.action_list import ActionList

ROWS: tuple[tuple[str, Values], ...] = (
    ("measure", {"what": "A tray for each order", "owner": "shipping lead", "due": "2026-11-10", "strength": "weaker"}),
    ("measure", {"what": "The day in red", "owner": "office", "due": "2026-11-20"}),
    ("measure", {"what": "Two colours of slips", "owner": "shipping lead", "due": "2026-12-05"}),
    ("contact", {"heard": "x", "promise": "a call", "promise_due": "2026-11-20T17:00+09:00", "by": "office"}),
    ("parked", {"what": "New scanners"}),
)


@pytest.fixture
def due(database: Path) -> Path:
    """Two cases with something open; it is noon of Friday, 20 November 2026. The first one is closed."""
    stamps, store = factory(), open_store(database)
    for title, rows in (("Two parcels swapped", ROWS), ("Call-back never made", (("request", {"what": "A printer"}),))):
        adds = [Add(kind, stamps.new_id(), values, float(n)) for n, (kind, values) in enumerate(rows)]
        store.create({"title": title, "started": "2026-11-02", "zone": "Asia/Tokyo"}, stamps.change(*adds))
    close(store, stamps, store.load("2026-001"), because="the meeting was")
    store.close()
    return database


async def to_actions(pilot: object) -> ActionList:
    await pilot.press("a")  # type: ignore[attr-defined]
    await settle(pilot)  # type: ignore[arg-type]
    screen = pilot.app.screen  # type: ignore[attr-defined]
    assert isinstance(screen, ActionsScreen)
    return screen.query_one(ActionList)


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines()]


async def test_the_archive_says_in_one_line_what_is_due(opened: Open, due: Path) -> None:
    async with opened(size=(100, 24)) as pilot:
        await until(pilot, lambda: "overdue" in lines(screen_text(pilot))[1])
        told = "Due  1 overdue · 1 promise today, at 17:00 · 1 due today · 1 request unanswered   a Actions"
        assert lines(screen_text(pilot))[1].strip() == told


async def test_a_narrow_line_ends_behind_a_whole_part_and_names_the_key(opened: Open, due: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await until(pilot, lambda: "overdue" in lines(screen_text(pilot))[1])
        told = "Due  1 overdue · 1 promise today, at 17:00 · 2 more sorts   a Actions"
        assert lines(screen_text(pilot))[1].strip() == told


async def test_where_nothing_is_due_the_line_is_empty_and_the_list_stands_where_it_stood(
    opened: Open, database: Path
) -> None:
    async with opened() as pilot:
        await settle(pilot)
        assert lines(screen_text(pilot))[1] == ""


async def test_the_line_follows_what_another_terminal_writes(opened: Open, due: Path) -> None:
    async with opened(size=(80, 24), lang="ja") as pilot:
        await until(pilot, lambda: "期限超過1件" in lines(screen_text(pilot))[1])
        other, stamps = open_store(due), factory(900)
        add = Add("measure", stamps.new_id(), {"what": "x", "due": "2026-11-01"})
        other.apply("2026-002", stamps.change(add))
        other.close()
        await until(pilot, lambda: "期限超過2件" in lines(screen_text(pilot))[1])


async def test_all_of_it_stands_under_how_urgent_it_is(opened: Open, due: Path) -> None:
    async with opened(size=(120, 30)) as pilot:
        shown = await to_actions(pilot)
        text = screen_text(pilot)
        assert "overdue 1 · today 2 · all 6" in text
        found = [" ".join(line.split()) for line in lines(text)[4:] if line.strip()]
        assert found[:9] == [
            "overdue 1",
            "> 10 Nov 10 days A tray for each order shipping lead 2026-001 5.1 weaker overdue",
            "today 2",
            "17:00 Promised: a call office 2026-001 1.1 promised",
            "20 Nov The day in red office 2026-001 5.2 planned",
            "later on 1",
            "5 Dec Two colours of slips shipping lead 2026-001 5.3 planned",
            "without a day 2",
            "- New scanners 2026-001 7.1 parked",
        ]
        await pilot.press("down", "down")
        assert shown.chosen.startswith("2026-001 ")
        assert "> 20 Nov" in " ".join(screen_text(pilot).split())


@pytest.mark.parametrize("key", ["b", "ｂ"])
async def test_one_key_puts_it_together_by_owner_and_by_case(opened: Open, due: Path, key: str) -> None:
    async with opened(size=(80, 24)) as pilot:
        shown = await to_actions(pilot)
        await pilot.press("down")
        chosen = shown.chosen
        await type_text(pilot, key)
        await settle(pilot)
        heads = [line.strip() for line in lines(screen_text(pilot)) if line[2:3].strip() and line[:2] == "  "]
        assert {"office  2", "shipping lead  2", "without an owner  2"} <= set(heads)
        assert shown.chosen == chosen
        await type_text(pilot, key)
        await settle(pilot)
        assert "2026-001  Two parcels swapped  5" in screen_text(pilot)


async def test_words_find_it_and_escape_shows_all_again(opened: Open, due: Path) -> None:
    async with opened() as pilot:
        shown = await to_actions(pilot)
        await pilot.press("slash")
        await type_text(pilot, "ｓｈｉｐｐｉｎｇ")
        await settle(pilot)
        assert shown.count == 2
        await pilot.press("enter")
        await settle(pilot)
        assert shown.has_focus
        await pilot.press("escape")
        await settle(pilot)
        assert shown.count == 6
        await pilot.press("slash")
        await type_text(pilot, "nowhere [/x]")
        await settle(pilot)
        assert "Nothing that is open fits “nowhere [/x]”." in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert shown.count == 6
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ArchiveScreen)


async def test_enter_opens_the_case_at_the_row_and_coming_back_the_cursor_is_where_it_was(
    opened: Open, due: Path
) -> None:
    async with opened() as pilot:
        shown = await to_actions(pilot)
        await pilot.press("down", "down", "down")
        chosen = shown.chosen
        await pilot.press("enter")
        await settle(pilot)
        walk = pilot.app.screen
        assert isinstance(walk, WalkScreen)
        assert walk.book.record.reference == "2026-001"
        assert "> 3  Two colours of slips" in " ".join(screen_text(pilot).split()).replace("> 3 ", "> 3  ")
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ActionsScreen)
        assert shown.chosen == chosen


async def test_what_another_terminal_does_is_seen_and_the_cursor_stays_on_its_row(opened: Open, due: Path) -> None:
    async with opened() as pilot:
        shown = await to_actions(pilot)
        await pilot.press("end")
        chosen, other, stamps = shown.chosen, open_store(due), factory(900)
        (row,) = (row for row in other.open_rows() if row.texts.get("what") == "A printer")
        other.apply("2026-002", stamps.change(Add("measure", stamps.new_id(), {"what": "First", "due": "2026-11-01"})))
        await until(pilot, lambda: "First" in screen_text(pilot))
        assert shown.chosen == chosen
        other.apply("2026-002", stamps.change(Delete("request", row.row, 1)))
        other.close()
        await until(pilot, lambda: "deleted – Answer needed: A printer" in screen_text(pilot))
        assert shown.chosen == chosen
        await pilot.press("up")
        await until(pilot, lambda: "A printer" not in screen_text(pilot))
        assert shown.count == 6


async def test_where_nothing_is_open_that_is_said(opened: Open, database: Path) -> None:
    async with opened() as pilot:
        await to_actions(pilot)
        assert "Nothing is open in any case." in screen_text(pilot)
        await pilot.press("enter", "b")
        assert isinstance(pilot.app.screen, ActionsScreen)


async def test_a_text_that_looks_like_markup_is_a_text(opened: Open, database: Path) -> None:
    stamps, store = factory(), open_store(database)
    values: Values = {"what": "[/x] [red]", "owner": "[b]", "due": "2026-11-01"}
    store.create({"title": "[/y]", "zone": "UTC"}, stamps.change(Add("measure", stamps.new_id(), values)))
    store.close()
    async with opened() as pilot:
        await to_actions(pilot)
        assert "[/x] [red]" in screen_text(pilot)
        await pilot.press("b", "b")
        await settle(pilot)
        assert "2026-001  [/y]  1" in screen_text(pilot)


async def test_the_language_can_be_changed_on_it(opened: Open, due: Path) -> None:
    async with opened() as pilot:
        await to_actions(pilot)
        await pilot.press("b")
        language.use("ja")
        await pilot.app.speak("ja")  # type: ignore[attr-defined]
        await settle(pilot)
        assert "担当未定" in screen_text(pilot)


async def test_a_long_list_keeps_its_cursor_and_its_heading_in_the_window(opened: Open, database: Path) -> None:
    stamps, store = factory(), open_store(database)
    adds = [Add("measure", stamps.new_id(), {"what": f"No. {n}", "due": "2026-11-01"}, float(n)) for n in range(99)]
    store.create({"title": "x", "zone": "UTC"}, stamps.change(*adds))
    store.close()
    async with opened(size=(80, 24)) as pilot:
        await to_actions(pilot)
        await pilot.press("end")
        await settle(pilot)
        assert "No. 98" in screen_text(pilot)
        await pilot.press("home")
        await settle(pilot)
        assert "overdue  99" in screen_text(pilot)


@pytest.mark.parametrize(("lang", "state"), [("en", "overdue"), ("ja", "期限超過")])
async def test_with_80_columns_how_it_stands_is_in_the_list_and_all_of_the_row_below_it(
    opened: Open, database: Path, lang: str, state: str
) -> None:
    store, stamps = open_store(database), factory(500)
    long = "A scale in each bay compares the weight of the parcel with that of the order"
    measure = {"what": long, "owner": "purchasing", "due": "2025-11-10", "strength": "stronger"}
    store.create(
        {"title": "Two parcels swapped", "zone": "Asia/Tokyo"},
        stamps.change(Add("measure", stamps.new_id(), measure, 1.0)),
    )
    store.close()
    async with opened(size=(80, 24), lang=lang) as pilot:
        await to_actions(pilot)
        [row] = [line for line in lines(screen_text(pilot)) if line.startswith(">")]
        assert row.split()[-1] == state
        below = lines(screen_text(pilot))[-3:-1]
        assert below[0].strip() == long
        assert [
            part for part in ("purchasing", language.active()("stronger"), "Two parcels swapped") if part in below[1]
        ]
        assert below[1].split()[1] == state


@pytest.mark.parametrize("lang", ["en", "ja"])
async def test_the_list_says_what_the_command_says_in_the_same_order(opened: Open, due: Path, lang: str) -> None:
    language.use(lang)
    store = open_store(due)
    actions = open_actions(store, date(2026, 11, 20))
    store.close()
    async with opened(size=(160, 40), lang=lang) as pilot:
        await to_actions(pilot)
        for by in get_args(GroupedBy):
            shown = [" ".join(line.split()) for line in lines(screen_text(pilot))[4:-3] if line.strip()]
            said = [" ".join(line.split()) for line in action_lines(actions, by) if line]
            assert len(shown) == len(said)
            for on_screen, printed in zip(shown, said, strict=True):
                place = re.search(r"2026-\d{3} \d\.\d+", printed)
                if place is None:  # a heading, with how many there are
                    assert on_screen == re.sub(r"\s?[(（](\d+)[)）]$", r" \1", printed)
                else:
                    told = next(each for each in actions if f"{each.reference} {each.name}" == place[0])
                    for text in (place[0], told.what.show(language.active()), told.state.show(language.active())):
                        assert text in printed
                        assert text in on_screen
            await pilot.press("b")
            await settle(pilot)


async def test_one_key_ticks_what_one_of_those_concerned_has_had_next_and_one_takes_it_back(
    opened: Open, database: Path
) -> None:
    store, stamps = open_store(database), factory(500)
    rows = (
        Add("party", "p", {"who": "Ann Lee", "owner": "care"}, 1.0),
        Add("contact", "c", {"heard": "angry", "wish": "a word", "call_back": "2026-11-20T15:00+09:00"}, 1.0),
    )
    store.create({"title": "x", "started": "2026-11-02", "zone": "Asia/Tokyo"}, stamps.change(*rows))

    def ticks() -> list[Ticked | None]:
        return [tick.ticked for tick in store.load("2026-001").of(Tick)]

    async with opened(size=(120, 24)) as pilot:
        await to_actions(pilot)
        told = screen_text(pilot)
        assert "See to Ann Lee (open: told, apologised to, put right, accepted)" in told
        assert "Answer their wish: a word" in told
        await pilot.press("d")
        await until(pilot, lambda: "2026-001 1.1: done. u takes it back." in screen_text(pilot))
        assert "not open any more" not in screen_text(pilot), "the call back of today stands first"
        assert store.load("2026-001").of(Check)[0].matter is Matter.CALL_BACK
        actions = pilot.app.screen.query_one(ActionList)
        while "p" not in (actions.chosen or "").split():
            await pilot.press("down")
        await pilot.press("d")
        await until(pilot, lambda: "2026-001 3.1: told. u takes it back." in screen_text(pilot))
        assert ticks() == [Ticked.TOLD]
        await pilot.press("u")
        await until(pilot, lambda: ticks() == [])
    store.close()
