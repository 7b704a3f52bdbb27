"""The fields of an entry: shown, edited in their place, each change told while it is typed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Input

from retro.language import Language
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.scope import Damage, FigureConfidence, HarmType
from retro.model.stages.timeline import Event
from retro.model.validation import faults
from tests.records import at, record
from tests.widgets.alone import Alone, screen, until
from widgets.choice_editor import ChoiceEditor
from widgets.editors import LineEditor
from widgets.field_panel import FieldPanel
from widgets.prose_editor import ProseEditor

EVENT = Event(id="e", what="phones ring", happened=at("14:05:09"), details="all at once")
DAMAGE = Damage(
    id="d", what="parcels late", who="two families", hurts=(HarmType.ECONOMIC,), certainty=FigureConfidence.ESTIMATED
)
CAUSE = Cause(id="c1", what="one table")
WHOLE = record(
    EVENT,
    DAMAGE,
    CAUSE,
    Cause(id="c2", what="no room", parent="c1"),
    Cause(id="c3", what="no check"),
)


@asynccontextmanager
async def shown(
    entry: Entry, whole: Retrospective = WHOLE, *, size: tuple[int, int] = (70, 24)
) -> AsyncIterator[tuple[Pilot[None], FieldPanel, Alone]]:
    panel = FieldPanel()
    panel.context = whole.context
    panel.refusals = lambda changed: faults(whole, changed)
    app = Alone(panel)
    async with app.run_test(size=size) as pilot:
        await panel.show(entry, whole)
        await pilot.pause()
        yield pilot, panel, app


def last(app: Alone, kind: type[Message]) -> Any:
    """The last message of this kind."""
    return [message for message in app.told if isinstance(message, kind)][-1]


def edits(app: Alone) -> list[tuple[str, Any]]:
    """The fields and values of all changes that were told since somebody asked last."""
    return [(each.field.name, each.value) for each in app.told_since() if isinstance(each, FieldPanel.Edited)]


def value_of(app: Alone, label: str) -> str:
    """What stands beside a label."""
    (line,) = (line for line in screen(app) if line.startswith(f" {label} "))
    return line.removeprefix(f" {label}").strip()


async def test_each_field_stands_beside_its_label() -> None:
    async with shown(EVENT) as (_pilot, _panel, app):
        labels = [line[1:20].strip() for line in screen(app)]
        assert labels[:7] == ["When", "What", "Kind", "Confirmed", "Learned", "Source", "Disputed by"]
        assert (value_of(app, "What"), value_of(app, "Kind")) == ("phones ring", "-")


async def test_another_kind_has_other_fields_and_nothing_has_none() -> None:
    async with shown(EVENT) as (pilot, panel, app):
        await panel.show(WHOLE.get("c2"), WHOLE)
        await pilot.pause()
        assert value_of(app, "Under") == "one table"
        await panel.edit("what")
        await panel.show(None, WHOLE)
        await pilot.pause()
        assert panel.entry is None
        await panel.edit("what")
        assert (panel.editing, panel.text()) == ("", "")


async def test_every_key_is_told_and_what_the_field_asks_is_said() -> None:
    async with shown(EVENT) as (pilot, panel, app):
        await panel.edit("what")
        await pilot.pause()
        assert last(app, FieldPanel.Read).text == "What happened, seen from outside?"
        app.told_since()
        await pilot.press("!", "1")
        assert edits(app) == [("what", "phones ring!"), ("what", "phones ring!1")]
        assert panel.text() == "phones ring!1"
        await pilot.press("shift+tab")
        app.told_since()
        await pilot.press("tab")
        said = [each.text for each in app.told_since() if isinstance(each, FieldPanel.Read)]
        assert said == ["What happened, seen from outside?"], "the line that asks does not go away in between"


async def test_what_is_only_looked_at_is_not_changed() -> None:
    """A moment is shown to the minute, and must not lose its seconds."""
    async with shown(EVENT) as (pilot, panel, app):
        await panel.edit("happened")
        await pilot.press("x", "backspace", "tab", "escape")
        assert [value for name, value in edits(app) if name == "happened" and value != EVENT.dump()["happened"]] == []


async def test_tab_and_enter_go_through_the_fields_and_out() -> None:
    async with shown(EVENT) as (pilot, panel, app):
        await panel.edit()
        seen = []
        for key in ("down", "up", "enter", "tab", "tab", "shift+tab", "tab", "tab", "shift+tab", "tab", "enter"):
            seen.append(panel.editing)
            await pilot.press(key)
        assert seen == [
            "happened", "what", "happened", "what", "event_kind", "confirmed", "event_kind", "confirmed", "learned",
            "confirmed", "learned",
        ]  # fmt: skip
        assert panel.editing == "source"
        await panel.edit(EVENT.fields()[-1].name)
        app.told_since()
        await pilot.press("tab")
        await until(pilot, lambda: any(isinstance(each, FieldPanel.Left) for each in app.told))
        assert panel.editing == ""
        kinds = [type(each) for each in app.told if isinstance(each, FieldPanel.Moved | FieldPanel.Left)]
        assert kinds == [FieldPanel.Moved, FieldPanel.Left]


async def test_each_kind_of_field_has_its_editor() -> None:
    async with shown(EVENT) as (pilot, panel, app):
        for entry, name, editor in (
            (EVENT, "what", LineEditor),
            (EVENT, "happened", LineEditor),
            (EVENT, "details", ProseEditor),
            (EVENT, "event_kind", ChoiceEditor),
            (EVENT, "confirmed", ChoiceEditor),
            (DAMAGE, "hurts", ChoiceEditor),
            (DAMAGE, "figure", LineEditor),
            (WHOLE.get("c2"), "parent", ChoiceEditor),
        ):
            await panel.show(entry, WHOLE)
            await panel.edit(name)
            await pilot.pause()
            assert type(app.focused) is editor, name
            await pilot.press("escape")
            await until(pilot, lambda: not panel.query("LineEditor, ProseEditor, ChoiceEditor"))


async def test_choices_are_told_as_their_plain_values() -> None:
    async with shown(DAMAGE) as (pilot, panel, app):
        await panel.edit("hurts")
        await pilot.press("left", "space")
        assert edits(app)[-1] == ("hurts", ["physical", "economic"])
        await panel.edit("certainty")
        await pilot.press("left", "space", "backspace")
        assert edits(app) == [("certainty", "confirmed"), ("certainty", None)]
        await panel.edit("reversible")
        await pilot.press("right", "space")
        assert edits(app) == [("reversible", 0)]


@pytest.mark.parametrize("leave", ["tab", "escape", "shift+tab", "enter"])
@pytest.mark.parametrize("move", ["c", "left"])
async def test_a_choice_that_was_moved_to_by_a_letter_or_to_the_side_is_made_however_the_field_is_left(
    move: str, leave: str
) -> None:
    async with shown(DAMAGE) as (pilot, panel, app):
        await panel.edit("certainty")
        await pilot.press(move, leave)
        assert edits(app) == [("certainty", "confirmed")]


async def test_the_way_through_the_fields_makes_no_choice_and_space_behind_a_letter_takes_it_once() -> None:
    async with shown(DAMAGE) as (pilot, panel, app):
        await panel.edit("certainty")
        await until(pilot, lambda: app.focused not in (None, panel))  # where the key goes to
        await pilot.press("up")
        await until(pilot, lambda: panel.editing == "unit")
        assert edits(app) == []
        await panel.edit("certainty")
        await pilot.press("c", "space")
        assert edits(app) == [("certainty", "confirmed")]
        await pilot.press("space")
        assert edits(app)[-1] == ("certainty", None)


async def test_a_cause_may_stand_under_any_other_but_what_stands_under_itself() -> None:
    async with shown(CAUSE) as (pilot, panel, app):
        await panel.edit("parent")
        await pilot.pause()
        assert value_of(app, "Under") == "3  no check"
        await pilot.press("space")
        assert edits(app) == [("parent", "c3")]


async def test_a_link_to_a_row_that_was_deleted_says_so() -> None:
    async with shown(Cause(id="x", what="alone", parent="gone")) as (_pilot, _panel, app):
        assert value_of(app, "Under") == "(a row that was deleted)"


async def test_what_was_understood_is_read_back() -> None:
    async with shown(replace(EVENT, happened=None)) as (pilot, panel, app):
        await panel.edit("happened")
        await pilot.press(*"9:30")
        await until(pilot, lambda: last(app, FieldPanel.Read).text.startswith("reads: 20 Nov 2026 09:30"))
        assert edits(app)[-1] == ("happened", "2026-11-20T09:30+09:00")


async def test_what_cannot_be_read_is_a_draft_with_the_reason_and_changes_nothing() -> None:
    async with shown(EVENT) as (pilot, panel, app):
        await panel.edit("happened")
        editor = panel.query_one(LineEditor)
        editor.value = "25:99"
        await until(pilot, lambda: ("e", "happened") in panel.drafts)
        assert last(app, FieldPanel.Read).wrong
        assert [value for _name, value in edits(app) if value != EVENT.dump()["happened"]] == []
        await pilot.press("escape")
        await pilot.pause()
        assert value_of(app, "When") == "25:99  (not saved)"
        await panel.edit("happened")
        await pilot.pause()
        assert panel.text() == "25:99"
        assert last(app, FieldPanel.Read).wrong
        panel.replace_text("9:30")
        await until(pilot, lambda: not panel.drafts)
        assert edits(app)[-1] == ("happened", "2026-11-20T09:30+09:00")


async def test_what_contradicts_another_value_is_a_draft_too() -> None:
    async with shown(EVENT) as (pilot, panel, app):
        panel.refusals = lambda changed: faults(record(EVENT, Cause(id="c", parent="e")), Cause(id="c", parent="e"))
        await panel.edit("learned")
        await pilot.press(*"9:00")
        await until(pilot, lambda: ("e", "learned") in panel.drafts)
        assert last(app, FieldPanel.Read).wrong
        assert edits(app) == []


async def test_what_was_read_on_the_way_to_nonsense_is_taken_back() -> None:
    async with shown(replace(EVENT, happened=None)) as (pilot, panel, app):
        await panel.edit("happened")
        await pilot.press(*"9:30", "x")
        await until(pilot, lambda: bool(panel.drafts))
        assert edits(app)[-2:] == [("happened", "2026-11-20T09:30+09:00"), ("happened", None)]


async def test_leaving_at_once_behind_a_key_still_tells_what_was_typed() -> None:
    async with shown(EVENT) as (pilot, panel, app):
        told: list[bool] = []
        panel.told = lambda: told.append(panel.is_behind)
        await panel.edit("what")
        await until(pilot, lambda: isinstance(app.focused, LineEditor))
        app.told_since()
        panel.query_one(Input).value = "all phones ring"  # its message is still on the way
        assert (told, panel.is_behind) == ([True], True)
        await panel.action_leave()
        await pilot.pause()
        assert edits(app) == [("what", "all phones ring")]
        assert not panel.is_behind


async def test_what_could_not_be_saved_is_shown_until_it_is() -> None:
    async with shown(EVENT) as (pilot, panel, app):
        panel.unsaved = lambda _entry: {"what": "all phones ring"}
        await panel.show(EVENT, WHOLE)
        await pilot.pause()
        assert value_of(app, "What") == "all phones ring  (not saved)"
        panel.unsaved = lambda _entry: {}
        await panel.show(EVENT, WHOLE)
        await pilot.pause()
        assert value_of(app, "What") == "phones ring"


async def test_what_somebody_else_wrote_comes_into_a_field_that_was_not_touched() -> None:
    async with shown(EVENT) as (pilot, panel, app):
        await panel.edit("what")
        await panel.show(replace(EVENT, what="theirs", source="log"), WHOLE)
        await pilot.pause()
        assert (panel.text(), panel.editing, value_of(app, "Source")) == ("theirs", "what", "log")
        assert last(app, FieldPanel.Adopted).entry.what == "theirs"


async def test_what_somebody_else_wrote_does_not_wipe_what_one_types() -> None:
    async with shown(EVENT) as (pilot, panel, app):
        await panel.edit("what")
        await pilot.press("!")
        await panel.show(replace(EVENT, what="theirs", source="log"), WHOLE)
        await pilot.pause()
        assert (panel.text(), value_of(app, "Source")) == ("phones ring!", "log")
        assert not [each for each in app.told if isinstance(each, FieldPanel.Adopted)]


async def test_another_entry_ends_the_editing_of_the_one_before() -> None:
    async with shown(EVENT) as (pilot, panel, app):
        await panel.edit("what")
        await pilot.press("!")
        other = replace(EVENT, id="f", what="other")
        await panel.show(other, WHOLE)
        await pilot.pause()
        assert (panel.editing, value_of(app, "What")) == ("", "other")
        assert edits(app) == [("what", "phones ring!")]


async def test_a_saved_entry_is_held_without_drawing_it_anew() -> None:
    async with shown(EVENT) as (pilot, panel, app):
        saved = replace(EVENT, what="saved", revision=2)
        panel.renew(saved, WHOLE)
        await pilot.pause()
        assert (panel.entry, value_of(app, "What")) == (saved, "phones ring")
        panel.renew(replace(EVENT, id="f"), WHOLE)
        panel.renew(None, WHOLE)
        assert panel.entry == saved


async def test_what_was_typed_goes_when_its_owner_lets_it_go() -> None:
    async with shown(EVENT) as (pilot, panel, app):
        panel.drafts = {("e", "happened"): "25:99", ("f", "what"): "other"}
        await panel.edit("what")
        panel.query_one(Input).value = "mine"
        panel.let_go()
        assert (panel.drafts, panel.is_behind) == ({("f", "what"): "other"}, False)
        await pilot.pause()
        app.told_since()


async def test_a_frozen_entry_is_read_and_not_edited() -> None:
    async with shown(EVENT, size=(70, 4)) as (pilot, panel, app):
        panel.is_frozen = lambda _entry: True
        await pilot.click(panel, offset=(20, 1))
        await until(pilot, lambda: FieldPanel.Frozen(EVENT) in app.told)
        assert panel.editing == ""
        panel.read()
        await pilot.pause()
        assert app.focused is panel
        await pilot.press("escape")
        await until(pilot, lambda: any(isinstance(each, FieldPanel.Left) for each in app.told))


async def test_a_click_edits_the_field_below_it() -> None:
    async with shown(EVENT) as (pilot, panel, app):
        await pilot.click(panel, offset=(20, 1))
        await until(pilot, lambda: panel.editing == "what")
        assert isinstance(app.focused, LineEditor)


async def test_labels_values_and_questions_are_in_the_readers_language(ja: Language) -> None:
    async with shown(DAMAGE) as (pilot, panel, app):
        assert value_of(app, ja("How sure")) == ja("estimated")
        await panel.edit("who")
        await pilot.pause()
        assert last(app, FieldPanel.Read).text == ja("Who was hurt?")


async def test_prose_takes_all_the_room_while_it_is_edited() -> None:
    async with shown(EVENT) as (pilot, panel, app):
        await panel.edit("details")
        await pilot.pause()
        assert panel.is_prose
        editor = panel.query_one(ProseEditor)
        assert editor.size.height == panel.size.height == app.size.height
        assert [line[1:18].strip() for line in screen(app)] == ["Details"]
        assert editor.region.height == panel.region.height
        await pilot.press("escape")
        await pilot.pause()
        assert not panel.is_prose
        assert value_of(app, "What") == "phones ring"


async def test_a_text_that_comes_back_from_outside_is_written_on_at_its_end() -> None:
    async with shown(EVENT) as (pilot, panel, _app):
        await panel.edit("details")
        await pilot.pause()
        panel.replace_text("all at once\nand long")
        await pilot.press("!")
        assert panel.query_one(ProseEditor).text == "all at once\nand long!"
