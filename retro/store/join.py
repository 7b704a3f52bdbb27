"""Joining two histories of one case that went on apart: which changes of theirs come to ours, and where the two clash.

It is told field by field who wrote it last. Where one side knows the change that the other's value comes from, its own
value is the newer one; where neither knows the other's, the values clash unless they are equal. So it does not matter
which of the two takes in the other: both come to the same record. Nothing is read or written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from retro.model.change import Add, Change, Delete, FieldConflict, Forget, Logged, Op, Restore, Update, Values
from retro.model.checked_fields import stored_values
from retro.model.entry import EntryId
from retro.model.field_types import LinksType, LinkType, Plain
from retro.model.record import KINDS
from retro.model.replay import Key, Replay, ReplayedRow, replayed
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.head import Head
from retro.value import value

_THERE = ""
"""Stands among the fields of a row for whether it is there."""
_PLACE = "position"


@value
class Joined:
    """What comes of it."""

    changes: tuple[Change, ...]
    """The changes of theirs that ours does not have, the oldest first, with what of them is made here."""
    clashes: tuple[FieldConflict, ...]
    """Where both were written, apart from one another: `mine` is what is here, `theirs` what is there."""


class _Side(Enum):
    OURS = auto()
    THEIRS = auto()
    CLASH = auto()


def join(ours: Sequence[Logged], theirs: Sequence[Logged]) -> Joined:
    """What of `theirs` comes to `ours`. Where there are clashes, the changes are not to be made."""
    here, there = _History.of(ours), _History.of(theirs)
    join = _Join(here, there)
    changes = tuple(replace(logged.change, ops=join.made(logged)) for logged in new_entries(ours, theirs))
    return Joined(changes, tuple(join.clashes()))


def new_entries(ours: Sequence[Logged], theirs: Sequence[Logged]) -> tuple[Logged, ...]:
    """The entries of `theirs` that `ours` does not have, but for those that say no more than that something came in."""
    known = {logged.change.id for logged in ours}
    return tuple(each for each in theirs if each.change.id not in known and not is_note(each.change))


def forgotten_there(ours: Sequence[Logged], theirs: Sequence[Logged]) -> Iterator[tuple[Key, str]]:
    """The fields of rows that were blanked there, and that nobody wrote here since the two went on apart."""
    here, known = _History.of(ours), {logged.change.id for logged in theirs}
    for logged in new_entries(ours, theirs):
        for op in logged.change.ops:
            for name in _written(op) if isinstance(op, Forget) else ():
                writer = here.writers.get((op.kind, op.id), {}).get(name)
                if writer is None or writer.id in known:
                    yield (op.kind, op.id), name


def is_note(change: Change) -> bool:
    """Whether a change says that the case was taken in, or what was joined, and does nothing."""
    return change.act == "import" and not change.ops


@dataclass
class _History:
    """A log, and who wrote each field last."""

    replay: Replay
    known: set[str]
    """The ids of its changes."""
    writers: dict[Key, dict[str, Change]] = field(default_factory=dict)
    """The last one by row and field; of a field of several links by each of them: `answers/0123456789abcdef`."""
    written: dict[Key, list[tuple[str, str]]] = field(default_factory=dict)
    """Of each row, which change wrote which field."""

    @classmethod
    def of(cls, log: Sequence[Logged]) -> _History:
        told = cls(replayed(log), {logged.change.id for logged in log})
        for logged in log:
            for op in logged.change.ops:
                for name in _written(op):
                    told.writers.setdefault((op.kind, op.id), {})[name] = logged.change
                    told.written.setdefault((op.kind, op.id), []).append((logged.change.id, name))
        return told

    def value(self, key: Key, name: str) -> Plain:
        """What a field holds; of one of several links, whether it is among them."""
        row = self.replay.rows[key]
        if name == _THERE:
            return not row.deleted
        links, _, target = name.partition("/")
        return target in _links(key[0], links, row.values.get(links)) if target else row.values.get(name)


class _Join:
    def __init__(self, ours: _History, theirs: _History) -> None:
        self.ours, self.theirs = ours, theirs
        self._rows = {key: ReplayedRow(dict(row.values), row.deleted) for key, row in ours.replay.rows.items()}
        """Our rows, as they are when the changes so far are made."""

    def clashes(self) -> Iterator[FieldConflict]:
        """All clashes, row by row, when all changes are made."""
        told: set[Key] = set()
        for key, writers in self.theirs.writers.items():
            if key not in self.ours.writers:
                continue
            if self.side(key, _THERE) is _Side.CLASH or self._is_deleted_while_edited(key):
                told.add(key)
                yield self._row_conflict(key)
            elif not self._rows[key].deleted:
                for name in writers:
                    if self.side(key, name) is _Side.CLASH:
                        yield FieldConflict(*key, name, self.ours.value(key, name), self.theirs.value(key, name))
        for key in dict.fromkeys(self._lost_targets()):
            if key not in told:
                yield self._row_conflict(key)

    def _row_conflict(self, key: Key) -> FieldConflict:
        """A row that is there on one side, and deleted on the other."""
        rows = (each.replay.rows.get(key) for each in (self.ours, self.theirs))
        mine, yours = (None if row is None or row.deleted else row.values.get(KINDS[key[0]].main) for row in rows)
        return FieldConflict(*key, "", mine, yours)

    def _lost_targets(self) -> Iterator[Key]:
        """The rows to which a row points that one side alone has, and which the other side alone deleted."""
        deleted = {key[1]: key for key, row in self._rows.items() if row.deleted}
        for (kind, row_id), row in self._rows.items():
            if row.deleted or kind not in KINDS:
                continue
            for each in KINDS[kind].fields():
                if not isinstance(each.type, LinkType):
                    continue
                for target in each.type.targets(each.type.load(row.values.get(each.name))):
                    if target in deleted and not self._points(row_id, deleted[target]):
                        yield deleted[target]

    def _points(self, row: EntryId, target: Key) -> bool:
        """Whether on one side alone the row is there, and what it points to deleted."""
        for rows in (self.ours.replay.rows, self.theirs.replay.rows):
            is_there = any(key[1] == row and not held.deleted for key, held in rows.items())
            if is_there and target in rows and rows[target].deleted:
                return True
        return False

    def side(self, key: Key, name: str) -> _Side:
        """Whose value of a field counts."""
        name = "*" if key[0] == EmptyAnswer.kind else name
        ours, theirs = (each.writers.get(key, {}).get(name) for each in (self.ours, self.theirs))
        if theirs is None or theirs.id in self.ours.known:
            return _Side.OURS
        if ours is None or ours.id in self.theirs.known:
            return _Side.THEIRS
        if name in {"*", _PLACE}:  # what is said last counts, and a place is nothing to ask anybody about
            return _Side.THEIRS if (theirs.at, theirs.id) > (ours.at, ours.id) else _Side.OURS
        if "/" in name:  # one of them put it there, whatever the other did
            return _Side.THEIRS if self.theirs.value(key, name) else _Side.OURS
        return _Side.THEIRS if self.ours.value(key, name) == self.theirs.value(key, name) else _Side.CLASH

    def made(self, logged: Logged) -> tuple[Op, ...]:
        """What of an entry of theirs is made here."""
        ops: list[Op] = []
        for op in logged.change.ops:
            for made in self._here(op):
                ops.append(made)
                _make(self._rows, made)
        return tuple(ops)

    def _here(self, op: Op) -> Iterator[Op]:
        key = op.kind, op.id
        row = self._rows.get(key)
        if isinstance(op, Forget):
            yield op
            return
        if row is not None and op.kind == EmptyAnswer.kind and not isinstance(op, Delete):
            yield from self._answer(key, row)
            return
        match op:
            case Add() if row is None:
                yield replace(op, values=_kept(op.kind, op.values))
            case Add():
                if row is not None and row.deleted and self.side(key, _THERE) is _Side.THEIRS:
                    yield Restore(*key)
                place = {} if op.kind == Head.kind else {_PLACE: op.position}
                yield from self._update(key, {}, {**op.values, **place})
            case Update():
                yield from self._update(key, op.before, op.after)
            case Delete() | Restore():
                if self.side(key, _THERE) is _Side.THEIRS:
                    yield Delete(*key, 0) if isinstance(op, Delete) else op

    def _answer(self, key: Key, row: ReplayedRow) -> Iterator[Op]:
        """What is said there of an empty field, as a whole, if it counts."""
        if self.side(key, _THERE) is _Side.THEIRS:
            if row.deleted:
                yield Restore(*key)
            said = {
                name: self.theirs.value(key, name) for name in self.theirs.replay.rows[key].values if name != _PLACE
            }
            yield Update(*key, 0, {name: row.values.get(name) for name in said}, said)

    def _update(self, key: Key, before: Values, after: Values) -> Iterator[Op]:
        row = self._rows.get(key)
        if row is None:
            return
        made: dict[str, Plain] = {}
        for name, plain in _kept(key[0], after).items():
            if _is_links(key[0], name):
                made[name] = self._linked(key, name, row.values.get(name), before.get(name), plain)
            elif self.side(key, name) is _Side.THEIRS:
                made[name] = plain
        if made:
            yield Update(*key, 0, {name: row.values.get(name) for name in made}, made)

    def _linked(self, key: Key, name: str, held: Plain, before: Plain, after: Plain) -> Plain:
        """Several links, with those of theirs that count here."""
        there, seen, meant = (set(_links(key[0], name, plain)) for plain in (held, before, after))
        counts = {each for each in seen ^ meant if self.side(key, f"{name}/{each}") is _Side.THEIRS}
        link = KINDS[key[0]].field(name).type
        assert isinstance(link, LinksType)
        return link.dump(link.pointing((there | (meant & counts)) - (counts - meant)))

    def _is_deleted_while_edited(self, key: Key) -> bool:
        """Whether one side deleted the row and the other, which did not know it, wrote into it."""
        if key[0] == EmptyAnswer.kind:
            return False
        for deleter, other in ((self.ours, self.theirs), (self.theirs, self.ours)):
            by = deleter.writers[key].get(_THERE)
            is_deleted = deleter.replay.rows[key].deleted and not other.replay.rows[key].deleted
            if is_deleted and by and by.id not in other.known:
                edits = (change for change, name in other.written[key] if name != _PLACE)
                return any(change not in deleter.known for change in edits)
        return False


def _written(op: Op) -> Iterator[str]:
    """The fields that an operation writes, as the history names them."""
    if op.kind == EmptyAnswer.kind:
        yield "*"
    match op:
        case Add():
            yield from (_THERE, _PLACE)
            yield from _names(op.kind, {}, op.values)
        case Update():
            yield from _names(op.kind, op.before, op.after)
        case Delete() | Restore():
            yield _THERE
        case Forget():  # whoever did not know of it, and wrote anew what was blanked, may have brought the words back
            yield from (name for name in op.fields if KINDS[op.kind].has_field(name))


def _names(kind: str, before: Values, after: Values) -> Iterator[str]:
    for name, plain in _kept(kind, after).items():
        if _is_links(kind, name):
            changed = set(_links(kind, name, before.get(name))) ^ set(_links(kind, name, plain))
            yield from (f"{name}/{each}" for each in sorted(changed))
        else:
            yield name


def _kept(kind: str, values: Values) -> dict[str, Plain]:
    """The values that rows hold themselves; an earlier version may have logged others."""
    if kind not in KINDS:
        return {}
    return {
        name: plain
        for name, plain in stored_values(kind, values).items()
        if name == _PLACE or KINDS[kind].has_field(name)
    }


def _is_links(kind: str, name: str) -> bool:
    cls = KINDS.get(kind)
    return cls is not None and cls.has_field(name) and isinstance(cls.field(name).type, LinksType)


def _links(kind: str, name: str, plain: Plain) -> tuple[str, ...]:
    link = KINDS[kind].field(name).type
    return link.targets(link.load(plain)) if isinstance(link, LinksType) else ()


def _make(rows: dict[Key, ReplayedRow], op: Op) -> None:
    if isinstance(op, Forget):
        return
    row = rows.setdefault((op.kind, op.id), ReplayedRow())
    match op:
        case Add():
            row.values = {**op.values, _PLACE: op.position}
        case Update():
            row.values.update(op.after)
        case Delete() | Restore():
            row.deleted = isinstance(op, Delete)
