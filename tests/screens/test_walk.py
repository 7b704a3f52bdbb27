from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from retro.app import RetroApp
from retro.model.change import Update
from retro.model.change_factory import ChangeFactory
from retro.model.field_types import LinksType
from retro.model.record import Retrospective
from retro.model.row_labels import linked_rows
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.head import Participant, Severity
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Event, EventKind
from retro.screens.app_services import Timings
from retro.screens.archive.screen import ArchiveScreen
from retro.screens.walk.screen import WalkScreen
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, record, screen_text, settle, type_text, until
from widgets.field_panel import FieldPanel
from widgets.quick_entry import QuickEntry


@pytest.fixture
def begun(database: Path) -> Path:
    """An archive with one retrospective that has a title, a start and one event."""
    store, stamps = open_store(database), factory(1000)
    store.create(
        {"title": "Parcels swapped", "zone": "Asia/Tokyo", "started": "2026-11-18T10:20+09:00"}, stamps.change()
    )
    store.close()
    return database


async def write(pilot: Pilot[None], *lines: str) -> None:
    """Write lines in the entry line, each with Enter."""
    await pilot.press("f8")
    for line in lines:
        await type_text(pilot, line)
        await pilot.press("enter")
        await settle(pilot)


async def go(pilot: Pilot[None], stage: Stage) -> None:
    await pilot.press("escape", str(stage.number)) if pilot.app.focused else await pilot.press(str(stage.number))
    await settle(pilot)


async def to_rows(pilot: Pilot[None]) -> None:
    """From a text back to the rows."""
    await pilot.press("escape")
    await settle(pilot)


async def test_a_line_becomes_a_row_and_is_read_back_first(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1", "i")
        await type_text(pilot, "14:05 phones [/x] ring #detection")
        await pilot.pause()
        assert " event   14:05   #detection " in screen_text(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen.query_one(QuickEntry).text == ""
    (event,) = record(begun).of(Event)
    assert event.what == "phones [/x] ring"
    assert event.event_kind is EventKind.DETECTION
    assert event.happened is not None
    assert event.happened.dump() == "2026-11-18T14:05+09:00"


async def test_nobody_has_the_whole_record_written_out(
    opened: Open, begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a long case that takes longer than to add a row."""
    written = []

    def write(record: Retrospective) -> str:
        written.append(record.reference)
        return record.reference

    monkeypatch.setattr(Retrospective, "__repr__", write)
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1", "i")
        await type_text(pilot, "14:05 phones ring")
        await pilot.press("enter")
        await settle(pilot)
    assert record(begun).of(Event)
    assert not written


async def test_a_bad_line_stays_in_the_line_with_its_reason(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1", "i")
        await type_text(pilot, "25:99 nonsense")
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen.query_one(QuickEntry).text == "25:99 nonsense"
        assert "does not read as a moment" in screen_text(pilot)
    assert record(begun).of(Event) == ()


async def test_fields_are_edited_in_place_and_saved_on_leaving(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("enter")
        with closing(sqlite3.connect(begun, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")  # else it may be saved before anybody looks
            await type_text(pilot, " before a wedding")
            assert "not saved yet" in screen_text(pilot)
        await pilot.press("tab", "tab", "right", "right", "space", "escape")
        await settle(pilot)
        assert "saved 12:" in screen_text(pilot)
        assert "not saved" not in screen_text(pilot)
    head = record(begun).head
    assert head.title == "Parcels swapped before a wedding"
    assert head.severity is Severity.HIGH


async def test_typing_is_saved_within_a_second_without_leaving(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("enter")
        await type_text(pilot, "!")
        await until(pilot, lambda: record(begun).head.title == "Parcels swapped!")
        await until(pilot, lambda: "saved 12:" in screen_text(pilot))


async def test_a_save_between_two_letters_is_not_told_of(opened: Open, begun: Path) -> None:
    """To draw that it is saved, and with the next letter that it is not, makes that one late."""
    async with opened(reference="2026-001", timings=Timings(save_after=0.02, tell_after=3600)) as pilot:
        await pilot.press("enter")
        for letter in "!?":
            await type_text(pilot, letter)
            await until(pilot, partial(_ends, begun, letter))
            await settle(pilot)
            assert "not saved yet" in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "saved 12:" in screen_text(pilot)


async def test_whoever_is_in_a_field_has_what_writes_at_hand(opened: Open, begun: Path) -> None:
    """Else the first save takes as long as four letters do."""
    async with opened(reference="2026-001") as pilot:
        assert isinstance(pilot.app, RetroApp)
        for key, is_ready in (("1", False), ("i", True)):
            await pilot.press(key)
            assert await pilot.app.store_worker.ask(lambda store: "_writing" in vars(store)) is is_ready
    assert record(begun).of(Event) == ()


def _ends(database: Path, text: str) -> bool:
    return record(database).head.title.endswith(text)


async def test_the_saves_of_one_field_in_one_go_are_one_entry_of_the_log(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        for go, texts in enumerate((("!", "?", "."), ("a", "b"))):
            await pilot.press("enter")
            for text in texts:
                await type_text(pilot, text)
                await until(pilot, partial(_ends, begun, text))
            await pilot.press("escape")
            await settle(pilot)
            store = open_store(begun)
            *_, entry = log = store.changes("2026-001")
            store.close()
            assert len(log) == 2 + go
            assert entry.seq == record(begun).head.seq == (4, 6)[go]
    (op,) = entry.change.ops
    assert isinstance(op, Update)
    assert (op.before, op.after) == ({"title": "Parcels swapped!?."}, {"title": "Parcels swapped!?.ab"})


async def test_what_cannot_be_read_is_kept_and_told(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", timings=Timings(save_after=3600)) as pilot:
        await pilot.press("enter", *["tab"] * 7)
        await pilot.press("ctrl+u")
        await type_text(pilot, "25:99")
        await pilot.press("escape")
        await settle(pilot)
        assert "1 field cannot be read, and is not saved" in screen_text(pilot)
        assert "25:99  (not saved)" in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WalkScreen)
        await pilot.press("enter", *["tab"] * 7)
        await pilot.press("ctrl+u")
        await type_text(pilot, "11:15")
        await pilot.press("escape")
        await settle(pilot)
        assert "cannot be read" not in screen_text(pilot)
    started = record(begun).head.started
    assert started is not None
    assert started.dump() == "2026-11-18T11:15+09:00"


async def test_looking_at_a_moment_does_not_change_it(opened: Open, begun: Path) -> None:
    store = open_store(begun)
    head = store.load("2026-001").head
    exact = "2026-11-18T10:20:30+09:00"
    store.apply(
        "2026-001",
        ChangeFactory(author="x").change(
            Update("retrospective", head.id, head.revision, {"started": "2026-11-18T10:20+09:00"}, {"started": exact})
        ),
    )
    store.close()
    async with opened(reference="2026-001") as pilot:
        await pilot.press("enter", *["tab"] * 13)
        await settle(pilot)
    after = record(begun)
    assert after.head.dump()["started"] == exact
    assert after.head.revision == head.revision + 1


async def test_causes_are_indented_outdented_moved_and_linked(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("2")
        await write(pilot, "slips lay on one table", "> why: no place per order", "nobody compares")
        await to_rows(pilot)
        assert [(c.what, d) for c, d in record(begun).causes()] == [
            ("slips lay on one table", 0),
            ("no place per order", 1),
            ("nobody compares", 0),
        ]
        await pilot.press("greater_than_sign")
        await settle(pilot)
        assert [d for _, d in record(begun).causes()] == [0, 1, 1]
        await pilot.press("K")
        await settle(pilot)
        assert [c.what for c, _ in record(begun).causes()] == [
            "slips lay on one table",
            "nobody compares",
            "no place per order",
        ]
        await pilot.press("less_than_sign")
        await settle(pilot)
        assert [(c.what, d) for c, d in record(begun).causes()][-1] == ("nobody compares", 0)
        await pilot.press("5")
        await write(pilot, "one table per order @shipping-lead due 2026-12-01 !stronger")
        await to_rows(pilot)
        await pilot.press("l", "down", "enter", "escape")
        await settle(pilot)
        assert answered(record(begun)) == ["no place per order"]
        await pilot.press("l", "up", "space", "down", "space", "down", "space", "escape")
        await settle(pilot)
    assert answered(record(begun)) == ["slips lay on one table", "nobody compares"]


def answered(whole: Retrospective) -> list[str]:
    """What the causes say that the measure answers, in their order."""
    (measure,) = whole.of(Measure)
    return [row.main_text for row in linked_rows(whole, measure.answers, LinksType("cause")) if row]


async def test_delete_undo_and_redo(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1")
        await write(pilot, "10:20 packed", "13:40 call")
        await to_rows(pilot)
        await pilot.press("x")
        await settle(pilot)
        assert [e.what for e in record(begun).of(Event)] == ["packed"]
        assert "u brings it back" in screen_text(pilot)
        await pilot.press("u")
        await settle(pilot)
        assert [e.what for e in record(begun).of(Event)] == ["packed", "call"]
        assert "Took back: Event “call” deleted" in screen_text(pilot)
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert [e.what for e in record(begun).of(Event)] == ["packed"]
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1", "u", "u")
        await settle(pilot)
    assert [e.what for e in record(begun).of(Event)] == ["packed"]


async def test_undo_and_redo_go_to_what_they_changed_in_its_stage(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1")
        await write(pilot, "10:20 packed", "11:00 sealed", "13:40 call", "14:00 van leaves")
        await to_rows(pilot)
        await pilot.press("g", "j", "x")
        await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        await pilot.press("u")
        await settle(pilot)
        assert "> 2 11:00 sealed" in " ".join(screen_text(pilot).split())
        await pilot.press("x")
        await settle(pilot)
        assert [e.what for e in record(begun).of(Event)] == ["packed", "call", "van leaves"]
        await pilot.press("u", "ctrl+r")
        await settle(pilot)
        assert "> 2 13:40 call" in " ".join(screen_text(pilot).split())


async def test_a_row_is_not_moved_against_its_time(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1")
        await write(pilot, "10:20 packed", "13:40 call", "nobody looked")
        await to_rows(pilot)
        await pilot.press("g", "j", "K")
        await settle(pilot)
        assert "Its time keeps “call” where it is" in screen_text(pilot)
        await pilot.press("G", "K")
        await settle(pilot)
    assert [e.what for e in record(begun).of(Event)] == ["packed", "nobody looked", "call"]


async def test_what_another_terminal_writes_is_seen(opened: Open, begun: Path) -> None:
    other = open_store(begun)
    head = other.load("2026-001").head
    stamps = ChangeFactory(author="other")
    async with opened(reference="2026-001", timings=Timings(poll_seconds=0.02)) as pilot:
        other.apply("2026-001", stamps.change(Update(head.kind, head.id, 1, {"severity": None}, {"severity": "low"})))
        await until(pilot, lambda: "low   draft" in screen_text(pilot))
        await pilot.press("enter")
        other.apply(
            "2026-001", stamps.change(Update(head.kind, head.id, 2, {"title": "Parcels swapped"}, {"title": "there"}))
        )
        await until(pilot, lambda: "2026-001  there" in screen_text(pilot))
        await settle(pilot)
        await type_text(pilot, " and here")
        await pilot.press("escape")
        await settle(pilot)
    assert other.load("2026-001").head.title == "there and here"
    other.close()


@pytest.mark.parametrize(("key", "title"), [("f3", "Parcels swapped here"), ("f4", "again")])
@pytest.mark.parametrize("poll", [0.02, 3600])
async def test_a_conflict_shows_both_values(opened: Open, begun: Path, key: str, title: str, poll: float) -> None:
    other = open_store(begun)
    head = other.load("2026-001").head
    async with opened(reference="2026-001", timings=Timings(save_after=3600, poll_seconds=poll)) as pilot:
        await pilot.press("enter")
        await type_text(pilot, " here")
        change = Update(head.kind, head.id, 1, {"title": "Parcels swapped"}, {"title": "theirs"})
        other.apply("2026-001", ChangeFactory(author="other").change(change))
        await settle(pilot)
        await pilot.press("tab")
        await until(pilot, lambda: "mine: Parcels swapped here" in screen_text(pilot))
        text = screen_text(pilot)
        assert "theirs: theirs" in text
        assert "F3 Mine" in text
        assert other.load("2026-001").head.title == "theirs"
        change = Update(head.kind, head.id, 2, {"title": "theirs"}, {"title": "again"})
        other.apply("2026-001", ChangeFactory(author="other").change(change))
        if poll < 1:
            await until(pilot, lambda: "theirs: again" in screen_text(pilot))
        elif key == "f3":  # on what is not there any more: nothing is chosen that was not seen
            await pilot.press(key)
            await until(pilot, lambda: "theirs: again" in screen_text(pilot))
            assert other.load("2026-001").head.title == "again"
        walk = pilot.app.screen
        assert isinstance(walk, WalkScreen)
        assert walk.saved_at == ""
        await pilot.press(key)
        await settle(pilot)
        assert other.load("2026-001").head.title == title
        if poll < 1 or key == "f3":
            assert f"2026-001  {title}" in screen_text(pilot)
        assert bool(walk.saved_at) == (key == "f3"), "what was chosen was saved just now"
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ArchiveScreen)
    other.close()


async def test_an_entry_line_with_text_is_not_left_without_a_word(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1", "i")
        await type_text(pilot, "14:05 half")
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WalkScreen)
        assert "The entry line holds a text" in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ArchiveScreen)


async def test_the_head_holds_participants_as_roles(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", size=(80, 24)) as pilot:
        await write(pilot, "shipping lead @Sato")
    (participant,) = record(begun).of(Participant)
    assert (participant.role, participant.name) == ("shipping lead", "Sato")


@pytest.mark.parametrize("size", [(60, 14), (80, 24), (100, 30), (200, 60)])
@pytest.mark.parametrize("lang", ["en", "ja"])
async def test_every_stage_draws_at_every_size(opened: Open, begun: Path, size: tuple[int, int], lang: str) -> None:
    async with opened(reference="2026-001", size=size, lang=lang) as pilot:
        for stage in STAGES:
            await pilot.press(str(stage.number))
            await settle(pilot)
            lines = screen_text(pilot).splitlines()
            assert len(lines) == size[1]
            assert "2026-001" in lines[0]


async def test_without_any_editor_f2_says_how_to_name_one(
    opened: Open, begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"VISUAL": "", "EDITOR": "", "PATH": ""}.items():
        monkeypatch.setenv(name, value)
    async with opened(reference="2026-001") as pilot:
        await pilot.press("f2")
        await settle(pilot)
        assert "There is no editor" in "".join(str(n.message) for n in pilot.app._notifications)


async def test_help_and_palette_show_the_same_commands(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001", size=(120, 60)) as pilot:
        await pilot.press("5", "question_mark")
        await pilot.pause()
        text = screen_text(pilot)
        assert "Delete the row; undo brings it back" in text
        assert "two-person check @shipping-lead due 2026-12-01 !weaker" in text
        await pilot.press("escape", "ctrl+p")
        await type_text(pilot, "prevention")
        await until(pilot, lambda: "Prevention measure" in screen_text(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, WalkScreen))


async def test_keys_that_come_faster_than_the_screen_are_all_obeyed(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("1")
        await write(pilot, "10:20 packed", "13:40 call")
        await to_rows(pilot)
        for key in ["2", "0", "1", "5", "0", "7", "1", "j", "k", "3", "0", "1"] * 6:
            pilot.app.simulate_key(key)
        await settle(pilot)
        assert "13:40" in screen_text(pilot)
        assert "saved" in screen_text(pilot)
    assert [event.what for event in record(begun).of(Event)] == ["packed", "call"]


async def test_an_end_before_its_start_is_refused(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.press("enter", *["tab"] * 9)
        await type_text(pilot, "2026-11-17 09:00")
        await pilot.pause()
        assert "“Resolved” lies before “Started”" in screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "1 field cannot be read" in screen_text(pilot)
    assert record(begun).head.resolved is None


async def test_what_cannot_be_saved_is_said_kept_and_saved_when_it_can_be(opened: Open, begun: Path) -> None:
    other = sqlite3.connect(begun, isolation_level=None)
    async with opened(reference="2026-001", timings=Timings(save_after=0.01)) as pilot:
        await pilot.press("enter")
        other.execute("BEGIN IMMEDIATE")
        await type_text(pilot, "!")
        await until(pilot, lambda: "NOT SAVED" in screen_text(pilot))
        await settle(pilot)
        assert "2026-001" in screen_text(pilot).split("\n")[0], "a long reason leaves room for which case it is"
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WalkScreen)
        assert "Something could not be saved" in screen_text(pilot)
        other.execute("ROLLBACK")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "NOT SAVED" not in screen_text(pilot)
    other.close()
    assert record(begun).head.title == "Parcels swapped!"


def edited(pilot: Pilot[None]) -> str:
    """The field that is edited."""
    return pilot.app.screen.query_one(FieldPanel).editing


async def test_the_mouse_does_what_the_keys_do(opened: Open, begun: Path) -> None:
    async with opened(reference="2026-001") as pilot:
        await pilot.click("#rail", offset=(screen_text(pilot).splitlines()[1].index("Timeline"), 0))
        await settle(pilot)
        assert "What happened, when" in screen_text(pilot)
        await write(pilot, "10:20 packed #action", "13:40 call")
        await to_rows(pilot)
        await pilot.click("#rows", offset=(12, 0))
        await settle(pilot)
        assert not edited(pilot)
        row = next(line for line in screen_text(pilot).splitlines() if "packed" in line)
        await pilot.click("#rows", offset=(row.index("action") - 1, 0), times=2)
        await settle(pilot)
        assert edited(pilot) == "event_kind"
        await pilot.click("FieldRow .value", offset=(2, 0))
        await settle(pilot)
        assert edited(pilot) == "happened"
        await pilot.press("escape")
        await settle(pilot)
        await pilot.click("CommandFooter", offset=(2, 0))
        await settle(pilot)
        assert pilot.app.screen.query_one(QuickEntry).has_cursor


async def test_a_key_says_which_customers_may_be_told_a_row(opened: Open, begun: Path) -> None:
    def mark() -> tuple[bool | None, str]:
        (event,) = record(begun).of(Event)
        return event.for_all, event.for_one

    async with opened(reference="2026-001") as pilot:
        await pilot.press("3")
        await write(pilot, "1 parcel late @Lee")
        await to_rows(pilot)
        await pilot.press("1")
        await write(pilot, "10:20 packed")
        await to_rows(pilot)
        for marked, column, said in (
            ((True, ""), " all", "Marked for every customer."),
            ((False, ""), " no customer", "Held back: no customer is told it."),
            ((None, "Lee"), " Lee", "For “Lee” alone."),
            ((None, ""), "", "Without a mark: where there are several customers, no letter tells it."),
        ):
            await pilot.press("m")
            await settle(pilot)
            assert mark() == marked
            assert said in screen_text(pilot)
            assert column in next(line for line in screen_text(pilot).splitlines() if "10:20" in line)
        await pilot.press("u", "u")
        await settle(pilot)
        assert mark() == (False, "")
        await pilot.press("0", "m")
        await settle(pilot)
        assert "No customer is told of a row of this kind." in screen_text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(("lang", "cure"), [("en", "write “\\!huge”."), ("ja", "\\!huge")])
async def test_a_long_refusal_is_read_to_its_end(
    opened: Open, begun: Path, size: tuple[int, int], lang: str, cure: str
) -> None:
    async with opened(reference="2026-001", size=size, lang=lang) as pilot:
        await pilot.press("5", "i")
        await type_text(pilot, "two-person check at the table !huge")
        await settle(pilot)
        assert cure in " ".join(screen_text(pilot).split())
        await pilot.press("ctrl+u")
        await type_text(pilot, "two-person check")
        await settle(pilot)
        assert pilot.app.screen.query_one(QuickEntry).size.height == 2
