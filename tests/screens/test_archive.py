from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from retro.app import RetroApp
from retro.errors import ReadOnlyError
from retro.language import M_
from retro.model.change import Add, Update
from retro.model.change_factory import ChangeFactory
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.environment import Environment
from retro.screens.walk.ask.screen import AskScreen
from retro.screens.walk.screen import WalkScreen
from retro.services.reading.related import candidates
from retro.store.copying import bring
from retro.store.engines import engine_of
from retro.store.protocol import CaseFilter
from retro.store.pulled import Pulled
from retro.store.sqlite.store import open_store
from tests.sampled import sampled
from tests.screens.conftest import Open, factory, screen_text, settle, type_text, until
from tests.screens.reading import said
from widgets.case_list import CaseHeads, CaseList
from widgets.command_footer import CommandFooter


def fill(database: Path, titles: list[str]) -> None:
    store, stamps = open_store(database), factory(1000)
    for title in titles:
        store.create({"title": title, "zone": "Asia/Tokyo"}, stamps.change())
    store.close()


async def test_an_empty_archive_says_what_to_do_first(opened: Open) -> None:
    async with opened(size=(80, 24)) as pilot:
        text = screen_text(pilot)
    assert "No retrospective here yet." in text
    assert "begin your first retrospective" in text
    assert "retro import" in text


async def test_a_copy_of_a_shared_archive_says_how_old_it_is(opened: Open, database: Path, tmp_path: Path) -> None:
    fill(own := tmp_path / "own.db", ["A key was lost"])
    at = factory().now() - timedelta(hours=3)
    with (
        engine_of(own).snapshot() as source,
        engine_of(database).target(pulled=Pulled("postgresql://db.example/retro", at)) as target,
    ):
        bring(source, target, lambda _steps: nullcontext(lambda: None))
        target.finish(lambda _steps: nullcontext(lambda: None))
    async with opened(size=(80, 24)) as pilot:
        await until(pilot, lambda: "3 hours ago" in screen_text(pilot).partition("\n")[0])
        assert "A key was lost" in screen_text(pilot)
        await pilot.press("n")
        await until(pilot, lambda: "and only read" in screen_text(pilot))
        assert not pilot.app.screen.query("NewCasePrompt")
        cast("RetroApp", pilot.app).open_walk("2026-001")
        await until(pilot, lambda: "What you type is kept, and “retro pull” sends it" in screen_text(pilot))
        assert "copy as of 09:00, 3 hours ago" in screen_text(pilot).partition("\n")[0]
        await pilot.press("a", *"14:05", "space", *"it", "enter")
        await until(pilot, lambda: "kept; “retro pull” sends it" in screen_text(pilot).partition("\n")[0])
        assert "away since" not in screen_text(pilot)


async def test_whoever_may_only_read_is_told_so_offered_no_writing_and_refused_at_once(
    opened: Open, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sampled(database)
    refusal: list[ReadOnlyError | None] = [ReadOnlyError(M_("The archive may be read, but not written: {url}.", url=1))]

    def refuse(*_given: object, **_named: object) -> None:
        raise refusal[0] or AssertionError

    monkeypatch.setattr("retro.store.sqlite.store.SqliteStore.why_only_read", lambda _store, **_named: refusal[0])
    monkeypatch.setattr("retro.services.changing.add_line.add_row", refuse)
    async with opened(size=(80, 24)) as pilot:
        app = cast("RetroApp", pilot.app)
        foot = pilot.app.screen.query_one(CommandFooter)
        await until(pilot, lambda: "for reading only" in screen_text(pilot).partition("\n")[0])
        await until(pilot, lambda: "r Read" in screen_text(pilot) and "n New" not in screen_text(pilot))
        for key in ("n", "space", "t", "u"):
            await pilot.press(key)
            await until(pilot, lambda: "You may only read here" in screen_text(pilot))
            assert app.screen is foot.screen
            assert not app.screen.query("NewCasePrompt")
            app.clear_notifications()
            await until(pilot, lambda: "You may only read here" not in screen_text(pilot))
        app.open_walk("2026-001")
        await until(pilot, lambda: "You may only read here" in screen_text(pilot))
        assert "for reading only" in screen_text(pilot).partition("\n")[0]
        walk = cast("WalkScreen", app.screen)
        for key in ("a", "f8", "space", "x", "enter", "C", "w", "u"):
            await pilot.press(key)
            await pilot.pause()
            assert app.screen is walk, key
            assert not walk.entry.has_cursor, key
            assert not walk.fields.editing, key
        shown = screen_text(pilot).splitlines()[-1]
        assert "Add" not in shown
        assert "Answer" not in shown
        assert "Undo" not in shown
        assert "Report" in shown
        walk.entry.enter()  # as a click does
        await pilot.press(*"14:05", "space", *"it", "enter")
        await until(pilot, lambda: walk.entry.text == "14:05 it")
        assert not walk.lines.waiting
        refusal[0] = None  # somebody put them among the writers
        await pilot.press("escape", "escape", "x")
        await until(pilot, lambda: "for reading only" not in screen_text(pilot))
        await until(pilot, lambda: "Answer" in screen_text(pilot).splitlines()[-1])


async def test_a_new_retrospective_is_asked_for_and_opened(opened: Open, database: Path) -> None:
    async with opened() as pilot:
        await pilot.press("n")
        await type_text(pilot, "Two [parcels] swapped")
        await pilot.press("enter")
        await type_text(pilot, "18 Nov 10:20")
        await pilot.pause()
        assert "reads: 18 Nov 2026 10:20" in screen_text(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, AskScreen)
        assert "Two [parcels] swapped" in screen_text(pilot)
    store = open_store(database)
    head = store.load("2026-001").head
    assert (head.title, head.zone) == ("Two [parcels] swapped", "Asia/Tokyo")
    assert head.started is not None
    assert head.started.dump() == "2026-11-18T10:20+09:00"
    store.close()


async def test_space_goes_on_with_the_questions_of_the_chosen_case(opened: Open, database: Path) -> None:
    fill(database, ["Wrong gift", "Trays mixed up"])
    async with opened(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Space Continue" in screen_text(pilot)
        await pilot.press("down", "space")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen))
        await until(pilot, lambda: "2026-001" in screen_text(pilot) and "What was it?" in screen_text(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        await until(pilot, lambda: "Wrong gift" in screen_text(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))


async def test_space_in_an_empty_archive_says_what_to_do(opened: Open) -> None:
    async with opened(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("space")
        await until(pilot, lambda: "n begins one" in " ".join(screen_text(pilot).split()))


async def test_an_unreadable_start_is_refused_and_can_be_mended(opened: Open, database: Path) -> None:
    async with opened() as pilot:
        await pilot.press("n", "x", "enter")
        await type_text(pilot, "25:99")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ArchiveScreen)
        assert "does not read as a moment" in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
    store = open_store(database)
    assert store.count(CaseFilter()) == 0
    store.close()


async def test_the_list_is_windowed_and_filtered(opened: Open, database: Path) -> None:
    fill(database, [f"case number {n}" for n in range(250)] + ["配送先の取り違え"])
    async with opened(size=(80, 24)) as pilot:
        cases = pilot.app.screen.query_one(CaseList)
        assert cases.count == 251
        assert len(cases._pages) == 1
        await pilot.press("end")
        await settle(pilot)
        assert cases.cursor == 250
        assert cases.chosen == "2026-001"
        assert "case number 0" in screen_text(pilot)
        await pilot.press("f")
        await type_text(pilot, "取り違え")
        await settle(pilot)
        assert cases.count == 1
        assert "配送先の取り違え" in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert cases.count == 251


async def test_what_another_terminal_writes_appears(opened: Open, database: Path) -> None:
    fill(database, ["the first"])
    async with opened() as pilot:
        assert "1 case" in screen_text(pilot)
        fill_more = open_store(database)
        fill_more.create({"title": "from elsewhere", "zone": "UTC"}, ChangeFactory(author="other").change())
        fill_more.close()
        await until(pilot, lambda: "from elsewhere" in screen_text(pilot))


def looked_into(pilot: Pilot[None]) -> str:
    """What the preview says."""
    return str(pilot.app.screen.query_one("#look").render())


async def test_the_first_case_is_previewed_without_a_key_below_the_list_and_beside_it_in_a_wide_window(
    opened: Open, database: Path
) -> None:
    fill(database, ["only one"])
    async with opened(size=(80, 24)) as pilot:
        await until(pilot, lambda: "2026-001" in looked_into(pilot))
        preview, cases = (pilot.app.screen.query_one(each).region for each in ("#preview", "#cases"))
        assert (preview.width, preview.y) == (80, cases.bottom)
        await pilot.resize_terminal(160, 40)
        await until(pilot, lambda: "only one" in looked_into(pilot))
        preview, cases = (pilot.app.screen.query_one(each).region for each in ("#preview", "#cases"))
        assert (preview.x, preview.bottom) == (cases.right, cases.bottom)


@pytest.mark.parametrize(("width", "told"), [(80, True), (120, False)])
async def test_the_preview_begins_with_what_the_list_has_no_room_for(
    opened: Open, database: Path, width: int, told: bool
) -> None:
    store, stamps = open_store(database), factory()
    late = Add("measure", stamps.new_id(), {"what": "A tray", "due": "2026-11-10"}, 1.0)
    store.create({"title": "Swapped", "zone": "UTC", "severity": "high"}, stamps.change(late))
    store.close()
    async with opened(size=(width, 24)) as pilot:
        await until(pilot, lambda: "2026-001" in looked_into(pilot))
        text = " ".join(looked_into(pilot).split())
        assert text.startswith("2026-001 Severity high Still open 1, 1 overdue") is told
        assert screen_text(pilot).count("1, 1 overdue") == 1


async def test_the_preview_shows_the_chosen_case(opened: Open, database: Path) -> None:
    fill(database, ["older", "newer"])
    async with opened() as pilot:
        await pilot.press("down")
        await until(pilot, lambda: "2026-001" in looked_into(pilot))


async def test_titles_of_columns_and_rows_are_in_line_from_the_first_case_on(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("n")
        await type_text(pilot, "Two parcels swapped")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
        await settle(pilot)
        lines = screen_text(pilot).split("\n")
        head = next(line for line in lines if "Title" in line)
        row = next(line for line in lines if "Two parcels" in line)
        assert row.index("2026-001") == head.index("Ref")
        assert row.index("Two parcels") == head.index("Title")
        assert row.index("draft") == head.index("State")
        assert row.index("20 Nov 2026") + len("20 Nov 2026") == head.index("Date") + len("Date")


async def test_what_is_left_to_do_stands_in_the_list_and_a_closed_case_without_it_is_settled(
    opened: Open, database: Path
) -> None:
    fill(database, ["nothing done", "all done", "to be checked", "late"])
    store, stamps = open_store(database), factory(2000)
    for reference, values in (
        ("2026-002", {"what": "a", "due": "2026-11-10", "check_on": "2026-11-11", "result": "verified"}),
        ("2026-003", {"what": "b", "due": "2026-11-10", "check_on": "2026-12-03", "result": "done"}),
        ("2026-004", {"what": "c", "due": "2026-11-10"}),
        ("2026-004", {"what": "d", "due": "2026-12-10"}),
    ):
        store.apply(reference, stamps.change(Add("measure", stamps.new_id(), values)))
    for reference in ("2026-002", "2026-003"):
        head = store.load(reference).head.id
        store.apply(
            reference, stamps.change(Update("retrospective", head, 0, {"status": "draft"}, {"status": "closed"}))
        )
    store.close()
    async with opened() as pilot:
        await until(pilot, lambda: "overdue" in screen_text(pilot))
        lines = {
            line.split()[-len(line.split()) + line.startswith(">")]: line
            for line in screen_text(pilot).split("\n")[3:7]
        }
        assert lines["2026-001"].rstrip().endswith("draft       -")
        assert lines["2026-002"].rstrip().endswith("settled     -")
        assert lines["2026-003"].rstrip().endswith("closed      1 check 3 Dec")
        assert lines["2026-004"].rstrip().endswith("draft       2, 1 overdue")


async def test_it_is_sorted_by_a_key_or_a_click_and_turned_round(opened: Open, database: Path) -> None:
    fill(database, ["beta", "gamma", "Alpha"])
    async with opened() as pilot:
        cases = pilot.app.screen.query_one(CaseList)

        def titles() -> list[str]:
            return [case.title for case in map(cases.case, range(3)) if case]

        assert titles() == ["Alpha", "gamma", "beta"]
        await pilot.press("s")
        await until(pilot, lambda: titles() == ["Alpha", "beta", "gamma"])
        assert "by title" in screen_text(pilot)
        await pilot.press("S")
        await until(pilot, lambda: titles() == ["gamma", "beta", "Alpha"])
        await pilot.click(CaseHeads, offset=(4, 0))
        await until(pilot, lambda: titles() == ["Alpha", "gamma", "beta"])
        await pilot.click(CaseHeads, offset=(4, 0))
        await until(pilot, lambda: titles() == ["beta", "gamma", "Alpha"])


async def test_the_cursor_stays_on_its_case_when_others_come_and_when_all_are_shown_again(
    opened: Open, database: Path
) -> None:
    fill(database, [f"case number {n}" for n in range(250)])
    async with opened(size=(80, 24)) as pilot:
        cases = pilot.app.screen.query_one(CaseList)
        await pilot.press("end", "up")
        await settle(pilot)
        assert cases.chosen == "2026-002"
        other = open_store(database)
        other.create({"title": "from elsewhere", "zone": "UTC"}, ChangeFactory(author="other").change())
        other.close()
        await until(pilot, lambda: cases.count == 251)
        await settle(pilot)
        assert (cases.cursor, cases.chosen) == (249, "2026-002")
        await pilot.press("f")
        await type_text(pilot, "208")
        await until(pilot, lambda: cases.count == 2)
        await pilot.press("enter", "down", "escape")
        await settle(pilot)
        assert (cases.count, cases.chosen) == (251, "2026-208")


async def test_the_samples_open_in_an_archive_of_their_own(opened: Open, database: Path) -> None:
    async with opened() as pilot:
        await pilot.press("d")
        await settle(pilot)
        assert "Retro  Samples" in screen_text(pilot)
        assert pilot.app.screen.query_one(CaseList).count >= 10
        await pilot.press("escape")
        await settle(pilot)
        assert "No retrospective here yet." in screen_text(pilot)
    store = open_store(database)
    assert store.count(CaseFilter()) == 0
    store.close()


def there(path: str | Path) -> bool:
    return Path(path).exists()


async def test_a_case_to_practise_with_is_asked_for_at_once_and_kept_nowhere(
    opened: Open, database: Path, tmp_path: Path
) -> None:
    places = tmp_path / "places.json"
    async with opened(size=(80, 24), environment=Environment(places=places)) as pilot:
        assert "write one with me" in screen_text(pilot)
        await pilot.press("p")
        await until(pilot, lambda: "It is kept nowhere" in screen_text(pilot))
        assert "begin your first" not in screen_text(pilot)
        await type_text(pilot, "A cup fell")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskScreen))
        await until(pilot, lambda: "A cup fell" in screen_text(pilot))
        await type_text(pilot, "near")
        await pilot.press("enter")
        await type_text(pilot, "a line that is left")
        await settle(pilot)
        assert isinstance(pilot.app, RetroApp)
        guest = pilot.app._guest
        assert guest is not None
        folder = guest._folder.name
        assert there(folder)
        await pilot.press("escape")  # the line is nowhere kept either
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))
        await pilot.press("escape")
        await until(pilot, lambda: "nothing here is kept" in screen_text(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "No retrospective here yet." in screen_text(pilot))
    assert not there(folder)
    assert not there(places)
    store = open_store(database)
    assert store.count(CaseFilter()) == 0
    store.close()


async def test_who_does_not_want_to_practise_after_all_is_back_at_once(opened: Open) -> None:
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("p", "escape")
        await settle(pilot)
        await until(pilot, lambda: "begin your first" in screen_text(pilot) and len(pilot.app.screen_stack) == 1)


@pytest.mark.parametrize("key", ["enter", "e", "s", "v", "w", "number_sign", "slash", "f"])
async def test_a_key_that_can_do_nothing_in_an_empty_archive_says_why(opened: Open, key: str) -> None:
    async with opened(size=(80, 24)) as pilot:
        await pilot.press(key)
        await until(pilot, lambda: "n begins one" in said(pilot))
        assert isinstance(pilot.app.screen, ArchiveScreen)


async def test_a_key_of_another_place_and_one_that_was_found_nothing_for_say_why(opened: Open, database: Path) -> None:
    fill(database, ["only one"])
    async with opened(size=(80, 24)) as pilot:
        await pilot.press("z")
        await until(pilot, lambda: "“z” does nothing here" in said(pilot))
        await pilot.press("tilde")
        await until(pilot, lambda: "“~” does nothing here" in said(pilot))
        await pilot.press("f")
        await type_text(pilot, "nothing")
        await pilot.press("enter", "e")
        await until(pilot, lambda: "Esc shows all." in said(pilot))
        await pilot.press("colon")
        await type_text(pilot, "report")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArchiveScreen))
        await pilot.press("escape", "d")
        await until(pilot, lambda: "Retro  Samples" in screen_text(pilot))
        await pilot.press("p")
        await until(pilot, lambda: "temporary archive already" in said(pilot))


async def test_a_tiny_terminal_is_told_so(opened: Open) -> None:
    async with opened(size=(40, 10)) as pilot:
        assert "This terminal has 40 x 10 cells" in screen_text(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "No retrospective here yet." in screen_text(pilot)


async def test_the_look_into_a_case_names_what_the_page_of_it_names(opened: Open, database: Path) -> None:
    """By all that both say: no word of the titles has to be the same."""
    store, stamps = open_store(database), factory(1000)
    for title, cause in (
        ("Cold room warm over the weekend", "the alarm of the cold room rang in the office"),
        ("Flowers lost", "nobody heard the alarm of the warm cold room in the office"),
    ):
        rows = stamps.change(Add("cause", stamps.new_id(), {"what": cause}, 1.0))
        store.create({"title": title, "zone": "Asia/Tokyo"}, rows)
    named = [each.reference for each in candidates(store, store.load("2026-002"))]
    store.close()
    assert named == ["2026-001"]
    async with opened(size=(120, 30)) as pilot:
        await until(pilot, lambda: "no case is linked; much like it: 2026-001" in " ".join(screen_text(pilot).split()))
