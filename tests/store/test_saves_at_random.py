"""Any mix of saves, undos, closings and other writers comes to the same, whether saves share an entry or not.

Two files are given the same changes. In one of them every save is an entry of its own, because it is exported after
each of them, which finishes the entry.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from retro.errors import RetroError
from retro.model import edits
from retro.model.chain import breaks
from retro.model.change import Add, Applied, Change, Conflict, Delete, Op, Restore, Update
from retro.model.change_summary import summary
from retro.model.closed_record import closing, reopening
from retro.model.digest import digest
from retro.model.entry import Entry
from retro.model.json_format import dump, load
from retro.model.record import FullRecord, Retrospective
from retro.model.stages.head import Status
from retro.review.register_faults import faults
from retro.store.results import UndoResult
from retro.store.sqlite.store import SqliteStore, open_store
from tests.store.conftest import BEGUN
from tests.store.test_at_random import replayed

REFERENCE = "2026-001"
PICK = st.integers(0, 1_000)
TEXT = st.sampled_from(["", "p", "ph", "pho", "phone"])
FIELD = st.sampled_from(["what", "details"])
GROUP = st.sampled_from(["g", "g", "g", "h"])
AUTHOR = st.sampled_from(["kaoru", "kaoru", "kaoru", "mika"])
GO = st.tuples(GROUP, AUTHOR)
TERMINAL = st.integers(0, 1)


class World:
    """A file, and two terminals on it. `single`: every save is an entry of its own."""

    def __init__(self, path: Path, *, single: bool) -> None:
        self.path = path
        self.single = single
        self.stores = [open_store(path, sync="OFF"), open_store(path, sync="OFF")]
        self.seen: list[Entry] = []
        """Every version of every row that somebody may still have on the screen."""

    @property
    def record(self) -> Retrospective:
        return self.stores[0].load(REFERENCE)

    @property
    def whole(self) -> FullRecord:
        return self.stores[0].whole(REFERENCE)

    def do(self, terminal: int, work: Callable[[SqliteStore], Any]) -> Any:
        """What the store answers, or the title of its error."""
        try:
            result = work(self.stores[terminal])
        except RetroError as error:
            result = str(error.title)
        if self.single:
            _ = self.whole
        self.seen += [row for row in self.record.rows if row.kind != "reopening"]
        return result

    def close(self) -> None:
        for store in self.stores:
            store.close()


def told(result: Any, record: Retrospective) -> Any:
    """What must be the same in both. A conflict of an undo shows what it would have brought back: that may differ."""
    match result:
        case Applied():
            return ("applied", result.seq, sorted(result.revisions))
        case UndoResult():
            return ("undone", result.seq, str(summary(result.change, record)), result.change.group)
        case Conflict():
            return {(clash.kind, clash.id, clash.field, str(clash.theirs)) for clash in result.clashes}
        case _:
            return result


def held(record: Retrospective) -> tuple[Any, ...]:
    """What a record says. How often a row was changed may differ: an undo of many saves is one; so do the chains."""
    head = replace(record.head, revision=0, chain="")
    return (head, *sorted((replace(row, revision=0) for row in record.rows), key=lambda row: row.id))


def _apply(change: Change, store: SqliteStore) -> Applied | Conflict:
    return store.apply(REFERENCE, change)


class Saves(RuleBasedStateMachine):
    """The same changes in two files."""

    files: Path

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.worlds = [
            World(Path(shutil.copy(self.files, Path(self.folder.name, f"{single}.db"))), single=single)
            for single in (False, True)
        ]
        self.ids = (f"{n:016x}" for n in count(1))
        self.latest: tuple[Change, ...] = ()
        (made, _) = self.change(lambda _: (Add("event", "e", {"what": "p"}, 1.0), Add("event", "f", {}, 2.0)))
        for world in self.worlds:
            world.do(0, lambda store: store.create({"title": "x"}, made))

    def change(self, ops: Callable[[World], tuple[Op, ...]], group: str = "", author: str = "kaoru") -> list[Change]:
        """The same change for each file, with the revisions that its rows have there."""
        new = next(self.ids)
        at = BEGUN + timedelta(seconds=int(new, 16))
        return [Change(new, at, author, ops(world), group or new) for world in self.worlds]

    def same(self, works: list[Callable[[SqliteStore], Any]], terminal: int) -> Any:
        """Do it in both; the answers must be the same."""
        one, other = (
            told(world.do(terminal, work), world.record) for world, work in zip(self.worlds, works, strict=True)
        )
        assert one == other
        return one

    def apply(self, changes: list[Change], terminal: int) -> None:
        self.latest = tuple(changes)
        self.same([partial(_apply, made) for made in changes], terminal)

    @rule(row=st.sampled_from("ef"), field=FIELD, text=TEXT, go=GO, terminal=TERMINAL)
    def save(self, row: str, field: str, text: str, go: tuple[str, str], terminal: int) -> None:
        """Somebody types who sees the row as it is now."""

        def op(world: World) -> tuple[Op, ...]:
            found = world.record.get(row)
            return (Update("event", row, found.revision, {field: found.dump()[field]}, {field: text}),) if found else ()

        self.apply(self.change(op, *go), terminal)

    @rule(which=PICK, field=FIELD, text=TEXT, go=GO, terminal=TERMINAL)
    def save_late(self, which: int, field: str, text: str, go: tuple[str, str], terminal: int) -> None:
        """Somebody types who saw the row as it was before."""

        def op(world: World) -> tuple[Op, ...]:
            seen = world.seen[-1 - which % len(world.seen)]
            name = field if seen.kind == "event" else "what"
            return (Update(seen.kind, seen.id, seen.revision, {name: seen.dump()[name]}, {name: text}),)

        self.apply(self.change(op, *go), terminal)

    @rule(title=TEXT, group=GROUP, terminal=TERMINAL)
    def save_title(self, title: str, group: str, terminal: int) -> None:
        self.apply(self.change(lambda world: edits.changed(world.record.head, {"title": title}), group), terminal)

    @rule(row=st.sampled_from("ef"), group=GROUP, back=st.booleans(), terminal=TERMINAL)
    def delete(self, row: str, group: str, back: bool, terminal: int) -> None:
        def op(world: World) -> tuple[Op, ...]:
            if back:
                return (Restore("event", row),)
            found = world.record.get(row)
            return (Delete("event", row, found.revision),) if found else ()

        self.apply(self.change(op, group), terminal)

    @rule(group=GROUP, kind=st.sampled_from(["event", "addendum"]), terminal=TERMINAL)
    def add(self, group: str, kind: str, terminal: int) -> None:
        row = next(self.ids)
        self.apply(self.change(lambda _: (Add(kind, row, {"what": "new"}, 3.0),), group), terminal)

    @rule(text=TEXT, terminal=TERMINAL)
    def bring_in(self, text: str, terminal: int) -> None:
        """An import changes a field: that is no step of undo."""

        def op(world: World) -> tuple[Op, ...]:
            found = world.record.get("e")
            return edits.changed(found, {"what": text}) if found else ()

        self.apply([replace(made, act="import") for made in self.change(op)], terminal)

    @precondition(lambda self: self.latest)
    @rule(terminal=TERMINAL)
    def again(self, terminal: int) -> None:
        """The latest change comes once more."""
        self.apply(list(self.latest), terminal)

    @rule(terminal=TERMINAL, act=st.sampled_from(["undo", "undo", "redo"]), author=AUTHOR)
    def turn(self, terminal: int, act: str, author: str) -> None:
        (made, _) = self.change(lambda _: (), author=author)
        self.latest = ()
        self.same([lambda store: getattr(store, act)(REFERENCE, made)] * 2, terminal)

    @rule(group=GROUP, terminal=TERMINAL)
    def close(self, group: str, terminal: int) -> None:
        self.apply(self.change(lambda world: closing(world.record.head), group), terminal)

    @precondition(lambda self: self.worlds[0].record.head.closed)
    @rule(terminal=TERMINAL)
    def reopen(self, terminal: int) -> None:
        row = next(self.ids)
        ops = self.change(lambda world: reopening(world.record, row, day=BEGUN.date(), reason="x", status=Status.DRAFT))
        self.apply(ops, terminal)

    @rule()
    def export(self) -> None:
        before = self.worlds[0].record
        told_as = dump(self.worlds[0].whole)
        assert dump(load(told_as)) == told_as
        assert self.worlds[0].record == before

    @rule(terminal=TERMINAL)
    def restart(self, terminal: int) -> None:
        for world in self.worlds:
            world.stores[terminal].close()
            world.stores[terminal] = open_store(world.path, sync="OFF")

    @invariant()
    def both_say_the_same(self) -> None:
        if not hasattr(self, "worlds"):
            return
        few, many = (world.record for world in self.worlds)
        assert held(few) == held(many)
        assert self.worlds[0].stores[1].load(REFERENCE) == few
        if few.head.closed:
            assert few.head.digest == digest(few)
        for world in self.worlds:
            entries = world.stores[0].changes(REFERENCE)
            assert not list(breaks(world.record.head, entries))
            assert world.stores[0].examined(REFERENCE)[1] == ()
            assert not faults(world.stores[0].register())

    def teardown(self) -> None:
        if not hasattr(self, "worlds"):
            return
        few, many = (world.whole for world in self.worlds)
        for whole in (few, many):
            rows = {row.id: (row.dump() | {"position": row.position}, False) for row in whole.record.rows}
            gone = {row.id: (row.dump() | {"position": row.position}, True) for row in whole.deleted}
            assert replayed(whole.log) == rows | gone
            assert whole.log[-1].seq == whole.record.head.seq
        kept, all_ = ([logged.change.id for logged in whole.log] for whole in (few, many))
        assert kept == [id_ for id_ in all_ if id_ in set(kept)]
        for world in self.worlds:
            world.close()
        self.folder.cleanup()


@pytest.mark.hypothesis  # Hypothesis marks its own tests, but does not see this one
def test_saves_at_random(empty_file: Path) -> None:
    machine = type("Saves", (Saves,), {"files": empty_file})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
