"""Reconciling a change, operation by operation, with what others wrote since its writer looked.

Nothing is read or written here: rows go in as they are held, and come out as they are to be written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from retro.errors import RetroError
from retro.language import M_
from retro.model.change import Add, Conflict, Delete, FieldConflict, Op, Restore, Update, Values
from retro.model.checked_fields import stored_values
from retro.model.entry import EntryId
from retro.model.field_types import LinksType, Plain
from retro.model.record import KINDS
from retro.model.stages.answers import EmptyAnswer
from retro.value import value


@value
class RowState:
    """A row as the store holds it. Among its `values` is its `position`, unless it is a head."""

    kind: str
    id: EntryId
    retrospective: EntryId
    revision: int
    deleted: bool
    values: Mapping[str, Plain]


Held = dict[tuple[str, EntryId], RowState]
"""Rows by their kinds and ids."""

NONE = -1
"""The revision of a row that is there and is not to go: its deletion clashes."""


class ConflictingChangeError(Exception):
    """Somebody else changed the same: the transaction must be taken back."""

    def __init__(self, clashes: Iterable[FieldConflict], seq: int = 0) -> None:
        self.conflict = Conflict(tuple(clashes), seq)


def reconcile(retrospective: EntryId, held: Held, ops: Iterable[Op]) -> Reconciled:
    """What comes of operations on a retrospective whose rows, as far as they are concerned, are `held`.

    `held` then holds them as they are to be written; an operation that is made late may look at what the ones before it
    left there. ConflictingChangeError, with all clashes, if they do not fit. RetroError if one is about a row that is
    not there.
    """
    reconciled = Reconciled(retrospective, held)
    for op in ops:
        reconciled.take(op)
    if reconciled.clashes:
        raise ConflictingChangeError(reconciled.clashes)
    return reconciled


@dataclass
class Reconciled:
    """What came of operations.

    `ops` is what really came of them: it holds the fields that changed, with the values and the revision that they had
    just before. The log keeps these, so that their opposite takes back this change and nothing else.
    """

    retrospective: EntryId
    held: Held
    clashes: list[FieldConflict] = field(default_factory=list)
    ops: list[Op] = field(default_factory=list)
    revisions: dict[EntryId, int] = field(default_factory=dict)
    changed: dict[tuple[str, EntryId], dict[str, Plain]] = field(default_factory=dict)
    """The rows that are to be written, in order, each with the values that it did not have."""
    added: set[tuple[str, EntryId]] = field(default_factory=set)
    """Those among them that were not there before."""
    turned: set[tuple[str, EntryId]] = field(default_factory=set)
    """Those that went, or came back."""

    def take(self, op: Op) -> None:
        """Take one operation, or note why it clashes."""
        match op:
            case Add():
                self._add(op)
            case Update():
                self._set(op, self._row(op))
            case Delete():
                self._delete(op, self._row(op))
            case Restore():
                self._restore(op, self._row(op))

    def _add(self, op: Add) -> None:
        there = self.held.get((op.kind, op.id))
        if there is not None and op.kind == EmptyAnswer.kind and there.retrospective == self.retrospective:
            self._say_again(op, there)
            return
        if there is not None:
            main = KINDS[op.kind].main
            self._clash(op, "", op.values.get(main), there.values[main])
            return
        values = {**_stored(op), "position": op.position}
        self.ops.append(op)
        self.added.add((op.kind, op.id))
        self._put(RowState(op.kind, op.id, self.retrospective, 1, deleted=False, values=values), values)

    def _say_again(self, op: Add, row: RowState) -> None:
        """What was answered before is answered anew: what is said last counts, whoever saw what."""
        self._restore(Restore(op.kind, op.id), row)
        row = self.held[op.kind, op.id]
        after = _stored(op)
        self._set(Update(op.kind, op.id, row.revision, {}, after), row)

    def _set(self, op: Update, row: RowState) -> None:
        if row.deleted:
            self._clash(op, "", None, None)
            return
        after = {name: value for name, value in _united(op, row).items() if row.values[name] != value}
        if op.revision != row.revision:
            for name, value in after.items():
                if not is_union(op, name) and (name not in op.before or op.before[name] != row.values[name]):
                    self._clash(op, name, value, row.values[name])
        if after:
            self.ops.append(Update(op.kind, op.id, row.revision, {name: row.values[name] for name in after}, after))
            self._change(row, after)
        else:
            self.revisions[row.id] = row.revision

    def _delete(self, op: Delete, row: RowState) -> None:
        if row.deleted:
            self.revisions[row.id] = row.revision
        elif op.revision == NONE or (op.revision != row.revision and op.kind != EmptyAnswer.kind):
            # of answers, any is good: a value takes the place of each
            self._clash(op, "", None, row.values[KINDS[op.kind].main])
        else:
            self.ops.append(replace(op, revision=row.revision))
            self._change(row, {}, deleted=True)

    def _restore(self, op: Restore, row: RowState) -> None:
        if row.deleted:
            self.ops.append(op)
            self._change(row, {})
        else:
            self.revisions[row.id] = row.revision

    def _row(self, op: Update | Delete | Restore) -> RowState:
        row = self.held.get((op.kind, op.id))
        if row is None or row.retrospective != self.retrospective:
            raise RetroError(
                M_("The change is about a row that never was in this retrospective."),
                M_("Open it again, to see the rows that there are."),
            )
        return row

    def _change(self, row: RowState, after: Values, *, deleted: bool = False) -> None:
        values = {**row.values, **after}
        if deleted != row.deleted:
            self.turned.add((row.kind, row.id))
        self._put(replace(row, revision=row.revision + 1, deleted=deleted, values=values), after)

    def _put(self, row: RowState, values: Values) -> None:
        key = row.kind, row.id
        self.held[key] = row
        self.changed.setdefault(key, {}).update(values)
        self.revisions[row.id] = row.revision

    def _clash(self, op: Op, name: str, mine: Plain, theirs: Plain) -> None:
        self.clashes.append(FieldConflict(op.kind, op.id, name, mine, theirs))


def is_union(op: Update, name: str) -> bool:
    """Whether two people may each write the field: it holds several links, and it is known what this one saw."""
    kind = KINDS[op.kind]
    return name in op.before and kind.has_field(name) and isinstance(kind.field(name).type, LinksType)


def _united(op: Update, row: RowState) -> Values:
    """What an operation writes; of several links, what is there with those that it added, without those it took away.

    So two people can each add one. What one of them took away is gone, though the other left it as it was.
    """
    return {name: _links(op, row, name) if is_union(op, name) else value for name, value in op.after.items()}


def _links(op: Update, row: RowState, name: str) -> Plain:
    link = KINDS[op.kind].field(name).type
    assert isinstance(link, LinksType)
    seen, meant, held = (set(link.load(values[name])) for values in (op.before, op.after, row.values))
    return link.dump(link.pointing((held | meant - seen) - (seen - meant)))


def _stored(op: Add) -> dict[str, Plain]:
    """All plain values of a new row that it holds itself."""
    return stored_values(op.kind, KINDS[op.kind].load(op.values).dump())
