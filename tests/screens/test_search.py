"""The search: what stands in the cases is found while one types, and each found row leads into its case."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from retro.model.change import Add, Update
from retro.model.query.reading import Query
from retro.screens.search import screen
from retro.screens.search.screen import SearchScreen
from retro.screens.search_line import SearchLine
from retro.screens.walk.screen import WalkScreen
from retro.services.searching.search import SearchResult, find
from retro.store.protocol import Store
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until
from widgets.case_list import CaseList
from widgets.hit_list import HitList
from widgets.row_list import RowList

ROWS = {
    "2026-001": [
        ("cause", {"what": "the wrong slip was taken from the table"}),
        ("cause", {"what": "no light"}),
        ("measure", {"what": "a place for each slip", "owner": "shipping lead", "due": "2026-12-01"}),
        ("event", {"what": "a slip [/x] lies \x1b[31mthere"}),
    ],
    "2026-002": [("cause", {"what": "nobody reads the slip"}), ("contact", {"heard": "One. My slip is wrong. Two."})],
    "2026-003": [("event", {"what": "伝票を取り違えた"})],
}


@pytest.fixture
def filled(database: Path) -> Path:
    store, stamps = open_store(database), factory(1000)
    for title in ("Two parcels", "A slip of the tongue", "配送先の取り違え"):
        store.create({"title": title, "zone": "Asia/Tokyo"}, stamps.change())
    for reference, rows in ROWS.items():
        adds = [
            Add(
                kind,
                stamps.new_id(),
                {**values, **({"what": values["what"].replace("\x1b", "")} if "what" in values else {})},
                float(n),
            )
            for n, (kind, values) in enumerate(rows)
        ]
        store.apply(reference, stamps.change(*adds))
    store.close()
    return database


async def searched(pilot: Pilot[None], text: str, cases: int) -> HitList:
    """Type words in the search; gives the list once it shows so many cases."""
    await pilot.press("slash")
    await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
    await type_text(pilot, text)
    shown = pilot.app.screen.query_one(HitList)
    await until(pilot, lambda: len(shown.groups) == cases)
    return shown


async def test_what_is_found_stands_there_while_one_types(opened: Open, filled: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        shown = await searched(pilot, "slip", 2)
        await until(pilot, lambda: all(group.became for group in shown.groups))
        text = screen_text(pilot)
        assert "2 cases" in text
        assert [group.key for group in shown.groups] == ["2026-002", "2026-001"]
        assert "1.1 Contact  My slip is wrong." in " ".join(text.split()).replace("Contact ", "Contact  ")
        assert "In short: the wrong slip was taken from the table · measure: a place for each slip → planned" in text
        assert "a slip [/x] lies [31mthere" in text
        await type_text(pilot, " -tongue")
        await until(pilot, lambda: [group.key for group in shown.groups] == ["2026-001"])
        await pilot.press("ctrl+u")
        await until(pilot, lambda: not shown.display)
        assert "where it stands" in screen_text(pilot)
        await type_text(pilot, "nowhere [/x]")
        await until(pilot, lambda: "No retrospective fits “nowhere [/x]”." in screen_text(pilot))


async def test_what_cannot_be_read_is_said_and_what_was_found_stays(opened: Open, filled: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        shown = await searched(pilot, "slip", 2)
        await type_text(pilot, " state:x")
        await until(pilot, lambda: "is nothing that “state” can be" in screen_text(pilot))
        assert len(shown.groups) == 2
        await pilot.press(*["backspace"] * 8)
        await until(pilot, lambda: "is nothing that" not in screen_text(pilot))


async def test_enter_opens_the_row_and_n_goes_on_through_all_cases_and_back(opened: Open, filled: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        await searched(pilot, "slip", 2)
        await pilot.press("down", "enter")

        def at() -> tuple[str, str]:
            walk = pilot.app.screen
            if not isinstance(walk, WalkScreen) or not hasattr(walk, "book") or walk.chosen is None:
                return "", ""
            return walk.book.reference, walk.chosen.main_text

        async def comes_to(reference: str, text: str) -> None:
            await until(pilot, lambda: at() == (reference, text))
            await settle(pilot)

        await comes_to("2026-002", "nobody reads the slip")
        assert "Next found" in screen_text(pilot)
        assert "2 of 5" in screen_text(pilot)
        await pilot.press("N")
        await comes_to("2026-002", "One. My slip is wrong. Two.")
        assert "1 of 5, the first" in screen_text(pilot)
        await pilot.press("N")
        await until(pilot, lambda: "This is the first one found." in screen_text(pilot))
        await pilot.press("n", "n")
        await comes_to("2026-001", "a slip [/x] lies [31mthere")
        await pilot.press("n")
        await comes_to("2026-001", "the wrong slip was taken from the table")
        assert "4 of 5" in screen_text(pilot)
        await pilot.press("n")
        await comes_to("2026-001", "a place for each slip")
        assert "5 of 5, the last" in screen_text(pilot)
        await pilot.press("n")
        await until(pilot, lambda: "This is the last one found." in screen_text(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        assert pilot.app.screen.query_one(SearchLine).value == "slip"
        assert pilot.app.screen.query_one(HitList).chosen[0] == "2026-002"


async def test_a_case_found_by_its_title_opens_at_its_head_wherever_it_was_left(opened: Open, filled: Path) -> None:
    async with opened(size=(100, 30), reference="2026-003") as pilot:
        await pilot.press("5", "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, WalkScreen))
        await searched(pilot, "配送先", 1)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        walk = pilot.app.screen
        assert isinstance(walk, WalkScreen)
        await until(pilot, lambda: walk.chosen is not None and walk.chosen.main_text == "配送先の取り違え")
        assert underlined(pilot, walk.query_one(RowList)) == ["配送先"]


def underlined(pilot: Pilot[None], rows: RowList) -> list[str]:
    lines = [rows.render_line(y) for y in range(rows.size.height)]
    return [each.text for line in lines for each in line if each.style and each.style.underline]


async def test_the_words_are_marked_in_the_walk_too(opened: Open, filled: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        await searched(pilot, "SLIP -light", 1)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        walk = pilot.app.screen
        assert isinstance(walk, WalkScreen)
        await until(pilot, lambda: walk.chosen is not None and "slip" in walk.chosen.main_text)
        assert underlined(pilot, walk.query_one(RowList)) == ["slip"]
        await pilot.press("n")
        await until(pilot, lambda: walk.chosen is not None and "nobody" in walk.chosen.main_text)
        assert underlined(pilot, walk.query_one(RowList)) == ["slip"]


@pytest.mark.parametrize("field", ["tags", "summary"])
async def test_what_was_found_in_the_head_is_in_sight_where_it_would_be_cut_off(
    opened: Open, filled: Path, field: str
) -> None:
    store, stamps = open_store(filled), factory(5000)
    head = store.load("2026-001").head
    long = " ".join(f"word{n}" for n in range(60))
    said = [*(f"tag-number-{n}" for n in range(20)), "zebra"] if field == "tags" else f"{long} zebra {long}"
    was = list(head.tags) if field == "tags" else head.summary
    store.apply("2026-001", stamps.change(Update(head.kind, head.id, head.revision, {field: was}, {field: said})))
    store.close()
    async with opened(size=(80, 24)) as pilot:
        await searched(pilot, "zebra", 1)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        await until(pilot, lambda: bool(pilot.app.screen.query(RowList)))
        rows = pilot.app.screen.query_one(RowList)
        await until(pilot, lambda: underlined(pilot, rows) == ["zebra"])


async def test_in_a_walk_that_no_search_led_to_n_is_the_next_question(opened: Open, filled: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        await until(pilot, lambda: pilot.app.screen.query_one(CaseList).count == 3)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        await settle(pilot)
        assert "Next found" not in screen_text(pilot)
        assert "n Question" in screen_text(pilot)


async def test_the_words_are_kept_and_a_letter_takes_their_place(opened: Open, filled: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await searched(pilot, "slip", 2)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, SearchScreen))
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        shown = pilot.app.screen.query_one(HitList)
        await until(pilot, lambda: len(shown.groups) == 2)
        await type_text(pilot, "伝票")
        await until(pilot, lambda: [group.key for group in shown.groups] == ["2026-003"])
        assert pilot.app.screen.query_one(SearchLine).value == "伝票"


async def test_one_key_shows_what_was_found_in_the_list(opened: Open, filled: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        await searched(pilot, "cause:slip -tongue", 1)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: not isinstance(pilot.app.screen, SearchScreen))
        cases = pilot.app.screen.query_one(CaseList)
        await until(pilot, lambda: cases.count == 1)
        assert "Filter  cause:slip -tongue   Esc shows all." in screen_text(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: cases.count == 3)


async def test_what_is_found_for_earlier_words_never_takes_the_place_of_what_was_typed_last(
    opened: Open, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, may_go_on = list[str](), Event()

    def slow(store: Store, query: Query, *rest: Any) -> SearchResult:
        asked.append(" ".join(word.text for word in query.words))
        if asked[-1] == "s":
            may_go_on.wait(20)
        return find(store, query, *rest)

    monkeypatch.setattr(screen, "find", slow)
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        await type_text(pilot, "s")
        await until(pilot, lambda: asked == ["s"])
        await type_text(pilot, "lip tongue")
        line = pilot.app.screen.query_one(SearchLine)
        await until(pilot, lambda: line.value == "slip tongue")
        may_go_on.set()
        shown = pilot.app.screen.query_one(HitList)
        await until(pilot, lambda: [group.key for group in shown.groups] == ["2026-002"])
        await settle(pilot)
        assert [group.key for group in shown.groups] == ["2026-002"]
        assert asked == ["s", "slip tongue"]


async def test_what_another_terminal_writes_is_found(opened: Open, filled: Path) -> None:
    async with opened(size=(80, 24)) as pilot:
        shown = await searched(pilot, "lamp", 0)
        other, stamps = open_store(filled), factory(5000)
        other.apply("2026-003", stamps.change(Add("cause", stamps.new_id(), {"what": "a lamp was out"}, 9.0)))
        other.close()
        await until(pilot, lambda: [group.key for group in shown.groups] == ["2026-003"])


async def test_further_cases_come_as_the_cursor_comes_near_the_last(opened: Open, database: Path) -> None:
    store, stamps = open_store(database), factory(1000)
    for number in range(45):
        store.create({"title": f"Slip {number}", "zone": "Asia/Tokyo"}, stamps.change())
    store.close()
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        await type_text(pilot, "slip")
        shown = pilot.app.screen.query_one(HitList)
        await until(pilot, lambda: "45 cases" in screen_text(pilot))
        await settle(pilot)  # "sl" finds as many, and what is found of "slip" begins at the first again
        assert len(shown.groups) == 20
        await pilot.press("pagedown")
        await until(pilot, lambda: len(shown.groups) == 40)
        await pilot.press("pagedown")
        await until(pilot, lambda: len(shown.groups) == 45)
        assert shown.chosen[0] != "2026-045"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_it_is_all_there_in_japanese(opened: Open, filled: Path, size: tuple[int, int]) -> None:
    async with opened(size=size, lang="ja") as pilot:
        await searched(pilot, "伝票", 1)
        text = screen_text(pilot)
        assert "1.1 出来事" in text
        assert "伝票を取り違えた" in text
        assert "Esc" in text


async def test_where_nothing_is_found_it_says_what_finds_something(opened: Open, filled: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        await searched(pilot, "slippy", 0)
        await until(pilot, lambda: "“slip” finds 2 cases." in screen_text(pilot))
        await pilot.press("ctrl+u")
        await until(pilot, lambda: "finds 2 cases" not in screen_text(pilot))


async def test_where_nothing_is_found_enter_shows_what_is_like_the_words_and_esc_goes_back_to_them(
    opened: Open, filled: Path
) -> None:
    async with opened(size=(100, 30)) as pilot:
        shown = await searched(pilot, "whoever reads a wrong slip today", 0)
        await until(pilot, lambda: "Enter shows them." in screen_text(pilot))
        assert "retro similar" not in screen_text(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: len(shown.groups) == 2)
        text = screen_text(pilot)
        assert "none; 2 similar cases" in text
        assert "both: " in text
        assert {each.key for each in shown.groups} == {"2026-001", "2026-002"}
        first, second = (each.key for each in shown.groups)
        await pilot.press("escape")
        await until(pilot, lambda: not shown.groups)
        assert "Enter shows them." in screen_text(pilot)
        assert pilot.app.screen.query_one(SearchLine).value == "whoever reads a wrong slip today"
        await pilot.press("enter")
        await until(pilot, lambda: len(shown.groups) == 2)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen) and first in screen_text(pilot))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen) and second in screen_text(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        await type_text(pilot, "x")
        await until(pilot, lambda: "similar" not in screen_text(pilot))


async def test_like_cases_stay_while_another_terminal_writes(opened: Open, filled: Path) -> None:
    async with opened(size=(100, 30)) as pilot:
        shown = await searched(pilot, "whoever reads a wrong slip today", 0)
        await until(pilot, lambda: "Enter shows them." in screen_text(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: len(shown.groups) == 2)
        store = open_store(filled)
        store.create({"title": "The wrong slip, read today", "zone": "UTC"}, factory(5000).change())
        store.close()
        await until(pilot, lambda: len(shown.groups) == 3)
