"""The opposite of a step: what turns around what somebody did, and leaves what others did since as it is.

Where that cannot be, since others wrote over the same field, or into a row that would go, it clashes, until somebody
chooses. Nothing is read or written here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from retro.model import edits
from retro.model.change import Add, Delete, Forget, Op, Restore, Update
from retro.model.entry import Entry, EntryId
from retro.model.field_types import LinkType, Plain
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.follow_up import Check
from retro.store.protocol import Stands
from retro.store.reconcile import NONE, Held, RowState, is_union


@dataclass
class Opposite:
    """The operations that turn around what was `made`, on the `record` as it is.

    `others` are the operations of others since. `stands` says what does so where they clash.
    """

    record: Retrospective
    made: Sequence[Op]
    others: Sequence[Op] = ()
    stands: Stands = ""

    def __post_init__(self) -> None:
        added = (op.id for op in self.made if isinstance(op, Add | Restore))
        going = {id_: row for id_ in added if (row := _row(self.record, id_))}
        linked = {op.id for op in self.made if isinstance(op, Update)}
        self._used = _used(self.record, going, linked, self.others) if self.others else set[EntryId]()
        """The rows that go, and in which others wrote, or to which rows lead that stay."""
        self._stays = _with_what_they_need(going, self._used) if self.stands == "theirs" else set()

    def taken_along(self) -> tuple[Op, ...]:
        """What goes before all else, where rows go that others wrote in: what stands under them, and links to them."""
        if self.stands != "mine":
            return ()
        rows = (row for row in map(self.record.get, sorted(self._used)) if row)
        return tuple(op for row in rows for op in edits.deleted(self.record, row))

    def stays(self, op: Op) -> bool:
        """Whether an operation would take what goes with a row that stays."""
        row = self.record.get(op.id)
        return isinstance(row, Check) and row.of in self._stays

    def ops(self, held: Held) -> Iterator[Op]:
        """The operations, the last one first.

        Each is given when the ones before it are taken into `held`: a row that goes is of the revision that they gave
        it.
        """
        for op in reversed(_folded(self.made)):
            row = held.get((op.kind, op.id))
            match op:
                case Forget():  # for good
                    pass
                case Update():
                    yield from self._written_back(op, row)
                case Delete():
                    yield Restore(op.kind, op.id)
                case Add() | Restore() if op.id not in self._stays:
                    clashes = op.id in self._used and not self.stands
                    yield Delete(op.kind, op.id, NONE if clashes else row.revision if row else 0)

    def _written_back(self, op: Update, row: RowState | None) -> Iterator[Op]:
        """Of no revision: so it clashes with whatever changed the same fields since."""
        before, after = dict(op.after), dict(op.before)
        if row is not None and row.deleted:
            if not self.stands:  # nobody's words come into a row that is gone, whatever is chosen
                yield Update(op.kind, op.id, 0, before, after)
            return
        for name in op.after if row is not None and self.stands else ():
            assert row is not None
            if row.values[name] in (before[name], after[name]) or is_union(op, name):
                continue
            if self.stands == "mine":
                before[name] = row.values[name]
            else:
                del before[name], after[name]
        if after:
            yield Update(op.kind, op.id, 0, before, after)


def takes_rows(made: Sequence[Op]) -> bool:
    """Whether rows go when this is turned around: then it is to be known what others wrote since."""
    return any(isinstance(op, Add | Restore) for op in made)


def _folded(made: Sequence[Op]) -> list[Op]:
    """What was made, with what was written into one field several times as written once.

    Where others wrote between, it is what they wrote that comes back: of what was there before them nothing is left.
    """
    found: list[Op] = []
    latest: dict[tuple[EntryId, str], dict[str, Plain] | None] = {}
    """What comes back into each field, as it stands in an operation; None once others are known to have written."""
    for op in reversed(made):
        if not isinstance(op, Update):
            found.append(op)
            continue
        before, after = dict(op.before), dict(op.after)
        for name in op.after:
            key = op.id, name
            if key not in latest or is_union(op, name):
                latest[key] = before
                continue
            later = latest[key]
            if later is not None and later[name] == after[name]:
                later[name] = before[name]
            else:
                latest[key] = None
            del before[name], after[name]
        if after:
            found.append(Update(op.kind, op.id, op.revision, before, after))
    return found[::-1]


def _used(
    record: Retrospective, going: Mapping[EntryId, Entry], linked: Collection[EntryId], others: Sequence[Op]
) -> set[EntryId]:
    """Which rows that go hold what others wrote, or have rows that lead to them and stay.

    Of one's own, that is a row that others keep there. The links of those in `linked` are turned around, too.
    """
    found = {id_ for id_, name in _still_written(record, others) if id_ in going}
    found |= going.keys() & {op.id for op in others if isinstance(op, Add)}  # it went along once, and came back
    theirs = {op.id for op in others}
    for row in (*record.rows, *record.answers):
        if row.id not in going and (row.id in theirs or row.id not in linked):
            found |= going.keys() & set(_targets(row))
    return found


def _still_written(record: Retrospective, others: Sequence[Op]) -> set[tuple[EntryId, str]]:
    """The fields that hold something else than before others wrote in them. A place is none."""
    first: dict[tuple[EntryId, str], Plain] = {}
    for op in others:
        if isinstance(op, Update):
            for name in op.after:
                first.setdefault((op.id, name), op.before.get(name))
    return {
        (id_, name)
        for (id_, name), plain in first.items()
        if (row := _row(record, id_)) and row.dump().get(name, plain) != plain
    }


def _with_what_they_need(going: Mapping[EntryId, Entry], used: Collection[EntryId]) -> set[EntryId]:
    """Rows that stay, and those to which they lead among the ones that would go."""
    staying, new = set(used), set(used)
    while new:
        new = {to for id_ in new for to in _targets(going[id_]) if to in going} - staying
        staying |= new
    return staying


def _row(record: Retrospective, id_: EntryId) -> Entry | None:
    """The row, or what was said of an empty field."""
    return record.get(id_) or next((answer for answer in record.answers if answer.id == id_), None)


def _targets(row: Entry) -> Iterator[EntryId]:
    """The rows to which a row leads."""
    if isinstance(row, EmptyAnswer):
        yield row.row or ""
    for each in row.fields():
        if isinstance(each.type, LinkType):
            yield from each.type.targets(getattr(row, each.name))
