"""Making a change: operation by operation, merged with what others wrote since its writer looked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from retro.errors import RetroError
from retro.language import M_
from retro.model.change import Add, Clash, Conflict, Delete, Op, Restore, Set, Values
from retro.model.entry import EntryId
from retro.model.kinds import Plain
from retro.model.problem import Refused
from retro.model.record import KINDS
from retro.model.text import printable
from retro.store import links, rows, summaries
from retro.store.rows import Row
from retro.store.schema import HEAD

if TYPE_CHECKING:
    from sqlite_utils import Database


class ClashedError(Exception):
    """Somebody else changed the same: the transaction must be taken back."""

    def __init__(self, clashes: Iterable[Clash]) -> None:
        self.conflict = Conflict(tuple(clashes))


def merge(db: Database, retrospective: EntryId, ops: Iterable[Op]) -> Merge:
    """Write operations into a retrospective, inside a transaction. ClashedError, with all clashes, if they do not fit.

    RetroError if one is about a row that was never there.
    """
    merged = Merge(db, retrospective)
    for op in ops:
        merged.write(op)
    if merged.clashes:
        raise ClashedError(merged.clashes)
    return merged


@dataclass
class Merge:
    """What came of operations that were written.

    `ops` is what really came of the operations: it holds the fields that changed, with the values and the revision that
    they had just before. The log keeps these, so that their opposite takes back this change and nothing else.
    """

    db: Database
    retrospective: EntryId
    clashes: list[Clash] = field(default_factory=list)
    ops: list[Op] = field(default_factory=list)
    revisions: dict[EntryId, int] = field(default_factory=dict)

    def write(self, op: Op) -> None:
        """Write one operation, or note why it clashes."""
        match op:
            case Add():
                self._add(op)
            case Set():
                self._set(op, self._row(op))
            case Delete():
                self._delete(op, self._row(op))
            case Restore():
                self._restore(op, self._row(op))

    def check_links(self) -> None:
        """Refused if a link that was written leads nowhere, or in a circle."""
        written = [
            (op.kind, op.id, op.values if isinstance(op, Add) else op.after)
            for op in self.ops
            if isinstance(op, Add | Set)
        ]
        if problems := tuple(links.problems(self.db.conn, self.retrospective, written)):
            raise Refused(*problems)

    def _add(self, op: Add) -> None:
        there = rows.find(self.db.conn, op.kind, op.id)
        kind = KINDS[op.kind]
        if there is not None:
            self._clash(op, "", op.values.get(kind.main), there.values[kind.main])
            return
        entry = kind.load(op.values, id=op.id, position=op.position, revision=1)
        self.db.table(op.kind).insert(rows.columns(entry, self.retrospective))
        self.revisions[op.id] = 1
        self.ops.append(op)

    def _set(self, op: Set, row: Row) -> None:
        if row.deleted:
            self._clash(op, "", None, None)
            return
        after = {name: value for name, value in op.after.items() if row.values[name] != value}
        if op.revision != row.revision:
            for name, value in after.items():
                if name not in op.before or op.before[name] != row.values[name]:
                    self._clash(op, name, value, row.values[name])
        if after:
            self.ops.append(Set(op.kind, op.id, row.revision, {name: row.values[name] for name in after}, after))
            self._write(row, {**after, **self._archived(row, after)})
        else:
            self.revisions[row.id] = row.revision

    def _delete(self, op: Delete, row: Row) -> None:
        if row.deleted:
            self.revisions[row.id] = row.revision
        elif op.revision != row.revision:
            self._clash(op, "", None, row.values[KINDS[op.kind].main])
        else:
            self.ops.append(op)
            self._write(row, {}, deleted=True)

    def _restore(self, op: Restore, row: Row) -> None:
        if row.deleted:
            self.ops.append(op)
            self._write(row, {})
        else:
            self.revisions[row.id] = row.revision

    def _row(self, op: Set | Delete | Restore) -> Row:
        row = rows.find(self.db.conn, op.kind, op.id)
        if row is None or row.retrospective != self.retrospective:
            raise RetroError(
                M_(
                    "There is no row {row} in the table {table} of this retrospective.",
                    row=printable(op.id),
                    table=op.kind,
                ),
                M_("Open it again, to see the rows that there are."),
            )
        return row

    def _write(self, row: Row, values: Values, *, deleted: bool = False) -> None:
        self.revisions[row.id] = rows.update(self.db, row, values, deleted=deleted)

    def _archived(self, row: Row, after: Values) -> Values:
        """What the archive is sorted and searched by, if `after` changes it."""
        if row.kind != HEAD or not summaries.MADE_FROM & after.keys():
            return {}
        return summaries.columns(rows.head(self.db.conn, row.id, after))

    def _clash(self, op: Op, name: str, mine: Plain, theirs: Plain) -> None:
        self.clashes.append(Clash(op.kind, op.id, name, mine, theirs))
