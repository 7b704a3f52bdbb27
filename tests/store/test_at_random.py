"""Any changes by two terminals, with undo and redo, against a model that keeps every state there was."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
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

from retro.model.chain import breaks
from retro.model.change import Add, Applied, Change, Conflict, Delete, FieldConflict, Op, Restore, Update
from retro.model.differences import differences
from retro.model.entry import Entry
from retro.model.field_types import LinkType, Plain
from retro.model.problem import Code, ValidationError
from retro.model.record import KINDS
from retro.model.replay import replayed as replay
from retro.store.results import UndoResult
from retro.store.sqlite.store import open_store
from tests.store.conftest import BEGUN
from tests.strategies import plain_values

KIND = st.sampled_from(["event", "cause", "damage", "measure", "lesson", "vote"])
GROUP = st.sampled_from(["", "", "", "g", "h"])
TERMINAL = st.integers(0, 1)
PICK = st.integers(0, 10_000)


@dataclass(frozen=True)
class Kept:
    """A row of the model."""

    kind: str
    values: dict[str, Plain]
    revision: int = 1
    deleted: bool = False


State = dict[str, Kept]


@dataclass
class Step:
    """Something that can be undone: the group, and the rows before and after it."""

    group: str
    before: State
    after: State


@dataclass
class Model:
    """What the store should hold."""

    rows: State = field(default_factory=dict)
    seen: list[tuple[str, Kept]] = field(default_factory=list)
    """Every version of every row that a terminal may still have on its screen."""
    born: dict[str, dict[str, Plain]] = field(default_factory=dict)
    """The values with which each row was added."""
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    seq: int = 1

    def put(self, changed: State, group: str) -> None:
        """A change was made, which really changed these rows."""
        self.seq += 1
        before = self.rows
        self.rows = before | changed
        self.seen += changed.items()
        if changed:
            self.undone.clear()
            if self.done and self.done[-1].group == group:
                before = self.done.pop().before
            self.done.append(Step(group, before, self.rows))

    def turn(self, taken: list[Step], given: list[Step], *, back: bool) -> None:
        """The last step of `taken` was turned around."""
        step = taken.pop()
        given.append(step)
        self.seq += 1
        self.rows = dict(self._turned(step.before if back else step.after))
        self.seen += self.rows.items()

    def _turned(self, to: State) -> Iterator[tuple[str, Kept]]:
        """The rows with the values that they had; their revisions go on counting, whatever they count."""
        for row, now in self.rows.items():
            then = to.get(row)
            if then is None:  # its adding is taken back, and all that came after it
                then = dataclasses.replace(now, values=self.born[row], deleted=True)
            yield row, dataclasses.replace(then, revision=-1)


def merged(now: Kept, seen: Kept, after: dict[str, Plain]) -> dict[str, Plain] | list[str]:
    """The values that change, or the names of those that clash."""
    new = {name: value for name, value in after.items() if now.values[name] != value}
    if seen.revision != now.revision and (clashes := [name for name in new if now.values[name] != seen.values[name]]):
        return clashes
    return new


class Terminals(RuleBasedStateMachine):
    """Two terminals on one file."""

    files: Path

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.path = Path(shutil.copy(self.files, self.folder.name))
        self.stores = [open_store(self.path, sync="OFF"), open_store(self.path, sync="OFF")]
        self.ids = (f"{n:016x}" for n in count(1))
        self.model = Model()
        self.reference = self.stores[0].create({"title": "x"}, self.change())

    def change(self, *ops: Op, group: str = "") -> Change:
        new = next(self.ids)
        return Change(new, BEGUN, "kaoru", ops, group or new)

    def sync(self) -> None:
        """Learn the revisions that an undo gave."""
        record = self.stores[0].whole(self.reference)
        held = {row.id: row.revision for row in (*record.record.rows, *record.deleted)}
        self.model.rows = {row: dataclasses.replace(kept, revision=held[row]) for row, kept in self.model.rows.items()}
        self.model.seen = [(row, kept) for row, kept in self.model.seen if kept.revision > 0]
        self.model.seen += self.model.rows.items()

    @rule(data=st.data(), kind=KIND, position=st.integers(-3, 3), terminal=TERMINAL, group=GROUP)
    def add(self, data: st.DataObject, kind: str, position: int, terminal: int, group: str) -> None:
        row, cls = next(self.ids), KINDS[kind]
        some = data.draw(
            st.sets(st.sampled_from([f.name for f in cls.stored_fields() if not isinstance(f.type, LinkType)]))
        )
        values = {name: data.draw(plain_values(cls.field(name).type)) for name in sorted(some)}
        change = self.change(Add(kind, row, values, position), group=group)
        assert self.stores[terminal].apply(self.reference, change) == Applied(self.model.seq + 1, {row: 1})
        full = cls(id=row).dump() | values | {"position": float(position)}
        self.model.born[row] = full
        self.model.put({row: Kept(kind, full)}, change.group)

    @precondition(lambda self: self.model.seen)
    @rule(data=st.data(), which=PICK, terminal=TERMINAL, group=GROUP)
    def write(self, data: st.DataObject, which: int, terminal: int, group: str) -> None:
        """Some fields of a row are changed by somebody who saw this or an earlier version of it."""
        row, seen = self.model.seen[-1 - which % len(self.model.seen)]
        cls, now = KINDS[seen.kind], self.model.rows[row]
        held = sorted(seen.values.keys() - {field.name for field in cls.fields_by_checks()})  # those become rows
        names = data.draw(st.sets(st.sampled_from(held), min_size=1, max_size=3))
        after = {name: data.draw(self._value(cls, name)) for name in sorted(names)}
        op = Update(seen.kind, row, seen.revision, {name: seen.values[name] for name in after}, after)
        change = self.change(op, group=group)
        result = self.stores[terminal].apply(self.reference, change)
        came = merged(now, seen, after)
        if now.deleted:
            assert result == Conflict((FieldConflict(seen.kind, row, "", None, None),))
        elif isinstance(came, list):
            assert result == Conflict(
                tuple(FieldConflict(seen.kind, row, name, after[name], now.values[name]) for name in came)
            )
        else:
            new = dataclasses.replace(now, values=now.values | came, revision=now.revision + bool(came))
            assert result == Applied(self.model.seq + 1, {row: new.revision})
            self.model.put({row: new} if came else {}, change.group)

    @precondition(lambda self: any(kept.kind == "cause" for kept in self.model.rows.values()))
    @rule(which=PICK, under=PICK, terminal=TERMINAL)
    def hang(self, which: int, under: int, terminal: int) -> None:
        """A cause is put under another one."""
        causes = [row for row, kept in self.model.rows.items() if kept.kind == "cause"]
        row, parent = causes[which % len(causes)], causes[under % len(causes)]
        now = self.model.rows[row]
        change = self.change(Update("cause", row, now.revision, {"parent": now.values["parent"]}, {"parent": parent}))
        if now.deleted or now.values["parent"] == parent:
            return
        gone = self.model.rows[parent].deleted
        if gone or row in self._above(parent):
            with pytest.raises(ValidationError) as refused:
                self.stores[terminal].apply(self.reference, change)
            assert [problem.code for problem in refused.value.problems] == [Code.NO_TARGET if gone else Code.LOOP]
            return
        new = dataclasses.replace(now, values=now.values | {"parent": parent}, revision=now.revision + 1)
        result = self.stores[terminal].apply(self.reference, change)
        assert result == Applied(self.model.seq + 1, {row: new.revision})
        self.model.put({row: new}, change.group)

    @precondition(lambda self: self.model.seen)
    @rule(which=PICK, back=st.booleans(), terminal=TERMINAL, group=GROUP)
    def delete(self, which: int, back: bool, terminal: int, group: str) -> None:
        """A row that somebody saw is deleted, or brought back."""
        row, seen = self.model.seen[-1 - which % len(self.model.seen)]
        now = self.model.rows[row]
        op = Restore(seen.kind, row) if back else Delete(seen.kind, row, seen.revision)
        change = self.change(op, group=group)
        result = self.stores[terminal].apply(self.reference, change)
        if not back and not now.deleted and seen.revision != now.revision:
            says = now.values[KINDS[now.kind].main]
            assert result == Conflict((FieldConflict(now.kind, row, "", None, says),))
            return
        changes = now.deleted is back
        new = dataclasses.replace(now, deleted=not back, revision=now.revision + 1) if changes else now
        assert result == Applied(self.model.seq + 1, {row: new.revision})
        self.model.put({row: new} if changes else {}, change.group)

    @rule(terminal=TERMINAL)
    def undo(self, terminal: int) -> None:
        result = self.stores[terminal].undo(self.reference, self.change())
        assert isinstance(result, UndoResult) is bool(self.model.done)
        if self.model.done:
            self.model.turn(self.model.done, self.model.undone, back=True)
            self.sync()

    @rule(terminal=TERMINAL)
    def redo(self, terminal: int) -> None:
        result = self.stores[terminal].redo(self.reference, self.change())
        assert isinstance(result, UndoResult) is bool(self.model.undone)
        if self.model.undone:
            self.model.turn(self.model.undone, self.model.done, back=False)
            self.sync()

    @rule(terminal=TERMINAL)
    def restart(self, terminal: int) -> None:
        self.stores[terminal].close()
        self.stores[terminal] = open_store(self.path, sync="OFF")

    @invariant()
    def both_hold_the_same_as_the_model(self) -> None:
        if not hasattr(self, "model"):
            return
        there = {row: kept for row, kept in self.model.rows.items() if not kept.deleted}
        for store in self.stores:
            record = store.load(self.reference)
            assert {
                row.id: (row.kind, row.revision, row.dump() | {"position": row.position}) for row in record.rows
            } == {row: (kept.kind, kept.revision, kept.values) for row, kept in there.items()}
            assert record.head.seq == self.model.seq

    def teardown(self) -> None:
        if not hasattr(self, "model"):
            return
        whole = self.stores[0].whole(self.reference)
        assert replayed(whole.log) == {
            row.id: (row.dump() | {"position": row.position}, deleted)
            for rows, deleted in ((whole.record.rows, False), (whole.deleted, True))
            for row in rows
        }
        assert not list(breaks(whole.record.head, whole.log))
        assert not list(differences(whole, replay(whole.log)))
        assert self.stores[1].examined(self.reference) == (whole, ())
        with TemporaryDirectory() as folder:
            other = open_store(Path(shutil.copy(self.files, folder)), sync="OFF")
            other.restore(whole, Change("c", BEGUN, "", ()))
            assert other.whole(self.reference) == whole
            assert other.unlike_rows() == ()
            other.close()
        for store in self.stores:
            assert store.unlike_rows() == ()
            store.close()
        self.folder.cleanup()

    def _value(self, cls: type[Entry], name: str) -> st.SearchStrategy[Any]:
        return st.integers(-9, 9).map(lambda n: n / 4) if name == "position" else plain_values(cls.field(name).type)

    def _above(self, row: str) -> set[str]:
        above: set[str] = set()
        while row and row not in above:
            above.add(row)
            row = str(self.model.rows[row].values["parent"] or "")
        return above


def replayed(log: tuple[Any, ...]) -> dict[str, tuple[dict[str, Plain], bool]]:
    """The rows that come of the log alone."""
    rows: dict[str, tuple[dict[str, Plain], bool]] = {}
    for op in (op for logged in log for op in logged.change.ops if op.kind != "retrospective"):
        match op:
            case Add():
                empty = KINDS[op.kind](id=op.id).dump()
                rows[op.id] = (empty | dict(op.values) | {"position": op.position}, False)
            case Update():
                assert {name: rows[op.id][0][name] for name in op.before} == op.before
                rows[op.id] = (rows[op.id][0] | dict(op.after), rows[op.id][1])
            case _:
                rows[op.id] = (rows[op.id][0], isinstance(op, Delete))
    return rows


@pytest.mark.hypothesis  # Hypothesis marks its own tests, but does not see this one
def test_two_terminals_at_random(empty_file: Path) -> None:
    machine = type("Terminals", (Terminals,), {"files": empty_file})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
