from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from retro.errors import RetroError
from retro.language import M_
from retro.model.change import Change, Conflict, FieldConflict, Update
from retro.model.record import Retrospective
from retro.model.stages.head import Head
from retro.model.stages.timeline import Event
from retro.screens.autosave import Autosave, SaveState
from retro.services.changing.edit_fields import Edit, operations

EVENT = Event(id="e1", revision=1, what="phones ring")


class Disk:
    """Takes changes as a store would, into a record in memory; or refuses them."""

    def __init__(self) -> None:
        self.record = Retrospective(Head(id="h", created="2026-11-20T10:00+00:00", title="t"), (EVENT,))
        self.made: list[Change] = []
        self.answer: Conflict | RetroError | None = None
        self.open_gate = asyncio.Event()
        self.open_gate.set()
        self.states: list[SaveState] = []
        self.autosave = Autosave(lambda: self.record, self.write, self.note)

    def state(self) -> SaveState:
        return self.autosave.state

    def note(self) -> None:
        self.states.append(self.autosave.state)

    async def write(self, edits: Sequence[Edit], group: str) -> Conflict | None:
        ops = operations(self.record, edits)
        change = Change(f"c{len(self.made)}", datetime(2026, 11, 20, tzinfo=UTC), "", ops, group)
        await self.open_gate.wait()
        if isinstance(self.answer, RetroError):
            raise self.answer
        if self.answer is not None:
            return self.answer
        self.made.append(change)
        op = change.ops[0]
        assert isinstance(op, Update)
        after: dict[str, Any] = dict(op.after)
        event = replace(EVENT, revision=op.revision + 1, **after)
        self.record = replace(self.record, rows=(event,))
        return None


@pytest.fixture
def disk() -> Disk:
    return Disk()


async def test_saved_is_said_only_when_it_is_on_the_disk(disk: Disk) -> None:
    disk.open_gate.clear()
    disk.autosave.put(EVENT, "what", "phones ring on")
    assert disk.state() is SaveState.WAITING
    saving = asyncio.create_task(disk.autosave.flush())
    await asyncio.sleep(0)
    assert disk.state() is SaveState.SAVING
    disk.open_gate.set()
    assert await saving
    assert disk.state() is SaveState.SAVED
    assert [op.after for change in disk.made for op in change.ops if isinstance(op, Update)] == [
        {"what": "phones ring on"}
    ]


async def test_what_is_typed_during_a_save_is_saved_by_it(disk: Disk) -> None:
    disk.open_gate.clear()
    disk.autosave.put(EVENT, "what", "a")
    saving = asyncio.create_task(disk.autosave.flush())
    await asyncio.sleep(0)
    disk.autosave.put(EVENT, "what", "ab")
    disk.open_gate.set()
    assert await saving
    assert await disk.autosave.flush()
    assert disk.record.rows[0].main_text == "ab"
    last = disk.made[-1].ops[0]
    assert isinstance(last, Update)
    assert (last.revision, last.before, last.after) == (2, {"what": "a"}, {"what": "ab"})


async def test_what_is_typed_while_a_save_fails_stands_above_what_failed(disk: Disk) -> None:
    disk.open_gate.clear()
    disk.answer = RetroError(M_("disk full"))
    disk.autosave.put(EVENT, "what", "a")
    disk.autosave.put(EVENT, "source", "log")
    saving = asyncio.create_task(disk.autosave.flush())
    await asyncio.sleep(0)
    disk.autosave.put(EVENT, "what", "ab")
    disk.open_gate.set()
    assert not await saving
    disk.answer = None
    assert await disk.autosave.flush()
    op = disk.made[-1].ops[0]
    assert isinstance(op, Update)
    assert op.after == {"what": "ab", "source": "log"}


async def test_a_value_typed_back_to_what_it_was_changes_nothing(disk: Disk) -> None:
    disk.autosave.put(EVENT, "what", "phones ring!")
    disk.autosave.put(EVENT, "what", "phones ring")
    assert await disk.autosave.flush()
    assert disk.made == []


async def test_a_failed_save_is_said_and_made_good(disk: Disk) -> None:
    disk.answer = RetroError(M_("disk full"))
    disk.autosave.put(EVENT, "what", "new")
    assert not await disk.autosave.flush()
    assert disk.state() is SaveState.FAILED
    disk.autosave.put(EVENT, "source", "log")
    disk.answer = None
    assert await disk.autosave.flush()
    op = disk.made[-1].ops[0]
    assert isinstance(op, Update)
    assert op.after == {"what": "new", "source": "log"}


@pytest.mark.parametrize("mine", [True, False])
async def test_a_conflict_waits_for_a_person(disk: Disk, mine: bool) -> None:
    disk.answer = Conflict((FieldConflict("event", "e1", "what", "mine", "theirs"),))
    disk.autosave.put(EVENT, "what", "mine")
    disk.autosave.put(EVENT, "source", "log")
    assert not await disk.autosave.flush()
    assert disk.state() is SaveState.CLASH
    assert not await disk.autosave.flush()
    disk.answer = None
    await (disk.autosave.keep_mine() if mine else disk.autosave.take_theirs())
    assert disk.state() is SaveState.SAVED
    op = disk.made[-1].ops[0]
    assert isinstance(op, Update)
    assert op.after == ({"what": "mine", "source": "log"} if mine else {"source": "log"})


async def test_a_value_that_others_changed_meanwhile_is_named_as_it_was_seen(disk: Disk) -> None:
    disk.autosave.put(EVENT, "what", "mine")
    disk.record = replace(disk.record, rows=(replace(EVENT, what="theirs", revision=2),))
    assert await disk.autosave.flush()
    op = disk.made[-1].ops[0]
    assert isinstance(op, Update)
    assert (op.revision, op.before) == (0, {"what": "phones ring"})


async def test_what_was_typed_in_a_row_that_is_gone_waits_until_it_is_let_go(disk: Disk) -> None:
    disk.autosave.put(EVENT, "what", "x")
    disk.record = replace(disk.record, rows=())
    assert not await disk.autosave.flush()
    assert disk.state() is SaveState.CLASH
    assert disk.autosave.unsaved("e1") == {"what": "x"}
    assert [edit.values for edit in disk.autosave.unsaved_edits()] == [{"what": "x"}], "a screen may be left so"
    await disk.autosave.keep_mine()
    assert disk.state() is SaveState.CLASH
    assert not disk.autosave.look_again()
    await disk.autosave.take_theirs()
    assert disk.state() is SaveState.SAVED
    assert disk.made == []


async def test_what_was_typed_in_a_row_that_comes_back_is_saved(disk: Disk) -> None:
    disk.autosave.put(EVENT, "what", "x")
    whole, disk.record = disk.record, replace(disk.record, rows=())
    assert not await disk.autosave.flush()
    disk.record = whole
    assert disk.autosave.look_again()
    assert await disk.autosave.flush()
    assert len(disk.made) == 1


async def test_what_was_typed_in_a_row_that_its_writer_deletes_goes_with_it(disk: Disk) -> None:
    disk.autosave.put(EVENT, "what", "x")
    disk.record = replace(disk.record, rows=())
    disk.autosave.let_go("e1")
    assert await disk.autosave.flush()
    assert disk.made == []


async def test_what_waits_behind_a_save_that_is_under_way_clashes_with_nothing_of_its_own(disk: Disk) -> None:
    disk.open_gate.clear()
    disk.autosave.put(EVENT, "what", "phones ring on")
    saving = asyncio.create_task(disk.autosave.flush())
    await asyncio.sleep(0)
    disk.autosave.put(EVENT, "what", "phones ring on and on")
    kept = [(edit.seen, edit.values) for edit in disk.autosave.unsaved_edits()]
    assert kept == [
        ({"what": "phones ring"}, {"what": "phones ring on"}),
        ({"what": "phones ring on"}, {"what": "phones ring on and on"}),
    ], "the journal is read in this order"
    disk.open_gate.set()
    assert await saving


async def test_what_is_put_back_behind_a_save_that_is_under_way_is_what_was_typed_last(disk: Disk) -> None:
    disk.open_gate.clear()
    disk.autosave.put(EVENT, "what", "phones ring!")
    saving = asyncio.create_task(disk.autosave.flush())
    await asyncio.sleep(0)
    disk.autosave.put(EVENT, "what", "phones ring")
    kept = [(edit.seen, edit.values) for edit in disk.autosave.unsaved_edits()]
    assert kept == [
        ({"what": "phones ring"}, {"what": "phones ring!"}),
        ({"what": "phones ring!"}, {"what": "phones ring"}),
    ]
    disk.open_gate.set()
    assert await saving
    assert await disk.autosave.flush()
    assert disk.record.rows[0].main_text == "phones ring"


async def test_what_is_typed_once_more_behind_its_save_is_kept_once(disk: Disk) -> None:
    disk.open_gate.clear()
    disk.autosave.put(EVENT, "what", "phones ring!")
    saving = asyncio.create_task(disk.autosave.flush())
    await asyncio.sleep(0)
    disk.autosave.put(EVENT, "what", "phones ring!")
    assert len(disk.autosave.unsaved_edits()) == 1
    disk.open_gate.set()
    assert await saving


async def test_what_could_not_be_saved_and_was_put_back_since_is_no_trouble_any_more(disk: Disk) -> None:
    disk.answer = RetroError(M_("disk full"))
    disk.autosave.put(EVENT, "what", "phones ring!")
    assert not await disk.autosave.flush()
    disk.autosave.put(EVENT, "what", "phones ring")
    assert await disk.autosave.flush()
    assert disk.state() is SaveState.SAVED
    assert disk.made == []
