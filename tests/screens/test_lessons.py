"""The lessons of all cases (S17): read through, found while one types, and each leads into its case."""

from __future__ import annotations

from pathlib import Path

import pytest

from retro.model.change import Add
from retro.screens.archive.looking_back_base import LookingBack
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.lessons.screen import LessonsScreen
from retro.screens.reader.screen import ReaderScreen
from retro.screens.walk.screen import WalkScreen
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until
from widgets.case_list import CaseList
from widgets.hit_list import HitList

LESSONS = (
    ("2025-11-20", "Two parcels swapped", "a parcel is packed where its slip lies, and nowhere else", ("packing",)),
    ("2026-03-02", "配送先の取り違え", "宛先は読み上げて確かめる", ("配送",)),
    ("2026-05-05", "A cable cut", "one [/x] road is **no second** road", ()),
)


async def test_s17_lessons_are_read_and_found_and_lead_into_their_cases(opened: Open, database: Path) -> None:
    store, stamps = open_store(database), factory(1000)
    rows = []
    for day, title, what, tags in LESSONS:
        reference = store.create({"title": title, "zone": "Asia/Tokyo", "started": day}, stamps.change())
        rows.append(stamps.new_id())
        adds = [Add("lesson", rows[-1], {"what": what, "tags": list(tags)}, 1.0)]
        if title == "Two parcels swapped":
            adds += [
                Add("cause", stamps.new_id(), {"what": "slips lay on one table"}, 1.0),
                Add("measure", stamps.new_id(), {"what": "a place for each slip"}, 1.0),
            ]
        store.apply(reference, stamps.change(*adds))
    store.close()
    async with opened(size=(100, 30)) as pilot:
        await pilot.press("L")
        await until(pilot, lambda: isinstance(pilot.app.screen, LessonsScreen))
        shown = pilot.app.screen.query_one(HitList)
        await until(pilot, lambda: len(shown.groups) == 3 and bool(shown.groups[-1].became))
        assert [group.key for group in shown.groups] == ["2026-002", "2026-001", "2025-001"]
        text = screen_text(pilot)
        assert "3 lessons" in text
        assert "one [/x] road is no second road" in text
        assert "#packing · In short: slips lay on one table · measure: a place for each slip → planned" in text
        assert shown.chosen[1]  # a lesson, and not its case
        await type_text(pilot, "road")
        await until(pilot, lambda: [group.key for group in shown.groups] == ["2026-002"])
        await type_text(pilot, " nowhere")
        await until(pilot, lambda: "No lesson holds “road nowhere”." in screen_text(pilot))
        await pilot.press("ctrl+u")
        await type_text(pilot, "#packing state:")
        await until(pilot, lambda: [group.key for group in shown.groups] == ["2025-001"])
        assert "1 lesson" in screen_text(pilot)
        assert "  In short: slips lay on one table · measure: a place for each slip → planned" in screen_text(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        await until(pilot, lambda: "a parcel is packed where its slip lies" in screen_text(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, LessonsScreen))


async def test_n_and_shift_n_go_from_the_opened_lesson_to_the_others(opened: Open, database: Path) -> None:
    told = (("2025-11-20", ("each slip has a place", "one parcel at a time")), ("2026-03-02", ("read it aloud",)))
    store, stamps = open_store(database), factory(1000)
    for day, lessons in told:
        reference = store.create({"title": "Parcels", "zone": "Asia/Tokyo", "started": day}, stamps.change())
        adds = [Add("lesson", stamps.new_id(), {"what": what}, float(n)) for n, what in enumerate(lessons)]
        store.apply(reference, stamps.change(*adds))
    store.close()
    async with opened(size=(100, 30)) as pilot:
        await pilot.press("L")
        await until(pilot, lambda: isinstance(pilot.app.screen, LessonsScreen))
        shown = pilot.app.screen.query_one(HitList)
        await until(pilot, lambda: len(shown.groups) == 2)
        await pilot.press("enter")

        async def comes_to(reference: str, text: str) -> None:
            def is_there() -> bool:
                walk = pilot.app.screen
                return (
                    isinstance(walk, WalkScreen)
                    and walk.chosen is not None
                    and (walk.book.reference, walk.chosen.main_text) == (reference, text)
                )

            await until(pilot, is_there)
            await settle(pilot)

        await comes_to("2026-001", "read it aloud")
        await pilot.press("n")
        await comes_to("2025-001", "each slip has a place")
        await pilot.press("n")
        await comes_to("2025-001", "one parcel at a time")
        await pilot.press("n")
        await until(pilot, lambda: "This is the last one found." in screen_text(pilot))
        await pilot.press("N", "N")
        await comes_to("2026-001", "read it aloud")


async def test_of_many_cases_only_those_that_are_seen_are_looked_into(
    opened: Open, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retro.screens.lessons.screen._WINDOW", 5)
    store, stamps = open_store(database), factory(1000)
    for n in range(20):
        head = {"title": f"Parcel {n}", "zone": "Asia/Tokyo", "started": "2026-05-05"}
        lesson = Add("lesson", stamps.new_id(), {"what": f"slip {n}"}, 1.0)
        cause = Add("cause", stamps.new_id(), {"what": "haste"}, 1.0)
        store.apply(store.create(head, stamps.change()), stamps.change(lesson, cause))
    store.close()
    async with opened(size=(100, 24)) as pilot:
        await pilot.app.push_screen(LessonsScreen(chosen=("2026-010", "")))
        shown = pilot.app.screen.query_one(HitList)
        await until(pilot, lambda: shown.chosen == ("2026-010", ""))
        await settle(pilot)
        told = [group.key for group in shown.groups if group.became]
        assert "2026-010" in told
        assert len(told) < 8
        for _ in range(4):
            await pilot.press("pagedown")
        await until(pilot, lambda: shown.groups[-1].key == "2026-001" and bool(shown.groups[-1].became))
        store = open_store(database)  # as another terminal
        store.apply("2026-001", stamps.change(Add("measure", stamps.new_id(), {"what": "no haste"}, 1.0)))
        store.close()
        await until(pilot, lambda: "no haste" in "".join(shown.groups[-1].became))
        await type_text(pilot, "slip 13")
        await until(pilot, lambda: [(group.key, bool(group.became)) for group in shown.groups] == [("2026-014", True)])


async def test_s17_the_archive_shows_a_lesson_a_day_and_the_case_of_a_year_ago_and_no_empty_line(
    opened: Open, database: Path
) -> None:
    store, stamps = open_store(database), factory(1000)
    store.create({"title": "A cable cut", "zone": "Asia/Tokyo", "started": "2026-05-05"}, stamps.change())
    store.close()
    async with opened(size=(100, 40)) as pilot:
        archive = pilot.app.screen
        assert isinstance(archive, ArchiveScreen)
        lines, cases = archive.query(LookingBack), archive.query_one(CaseList)
        await until(pilot, lambda: "2026-001  Space goes on" in screen_text(pilot))
        await settle(pilot)
        assert not any(line.display for line in lines)
        room = cases.size.height
        assert archive.why_idle("year_ago") == "No case began in this week a year ago."

        store = open_store(database)  # as another terminal
        row = stamps.new_id()
        what = "a parcel is packed **where its slip lies**. Nowhere [/x] else."
        store.create({"title": "Two [/x] parcels", "zone": "Asia/Tokyo", "started": "2025-11-18"}, stamps.change())
        store.apply("2025-001", stamps.change(Add("lesson", row, {"what": what}, 1.0)))
        store.close()
        await until(pilot, lambda: all(line.display for line in lines))
        assert "  Lesson  a parcel is packed where its slip lies.  2025-001  L" in screen_text(pilot)
        assert "  A year ago  Two [/x] parcels  2025-001  y" in screen_text(pilot)
        assert cases.size.height == room - 2
        await pilot.press("L")
        await until(pilot, lambda: isinstance(pilot.app.screen, LessonsScreen))
        await until(pilot, lambda: pilot.app.screen.query_one(HitList).chosen == ("2025-001", row))
        await pilot.press("escape", "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        await until(pilot, lambda: "Two [/x] parcels" in screen_text(pilot))


@pytest.mark.parametrize(("cases", "shown"), [(3, True), (30, False)])
async def test_on_a_small_screen_the_lesson_stands_beside_the_year_ago_where_the_list_leaves_room(
    opened: Open, database: Path, cases: int, *, shown: bool
) -> None:
    store, stamps = open_store(database), factory(1000)
    for n in range(cases):
        store.create({"title": f"Case {n}", "zone": "Asia/Tokyo", "started": "2025-11-18"}, stamps.change())
    store.apply("2025-001", stamps.change(Add("lesson", stamps.new_id(), {"what": "one box each"}, 1.0)))
    store.close()
    async with opened(size=(80, 24)) as pilot:
        await until(pilot, lambda: "A year ago" in screen_text(pilot))
        await settle(pilot)
        assert ("Lesson  one box each" in screen_text(pilot)) is shown
