"""What a log comes to: the rows that its operations make when they are made one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from retro.model.change import Add, Delete, Forget, Logged, Op, Restore, Update
from retro.model.entry import EntryId
from retro.model.field_types import Plain
from retro.model.stages.head import Head, Status

Key = tuple[str, EntryId]
"""A kind, and a row of it."""

_DIGITS = 64
"""How many digits the chain of an entry has."""


@dataclass
class ReplayedRow:
    """A row as the log tells it. Fields that were never written are left out."""

    values: dict[str, Plain] = field(default_factory=dict)
    """Plain values, and with them its `position`."""
    deleted: bool = False


@dataclass
class Replay:
    """What a log comes to, entry by entry."""

    rows: dict[Key, ReplayedRow] = field(default_factory=dict)
    """All rows, deleted or not, the head among them."""
    created: str = ""
    """When the case was begun, ISO 8601 with offset; "" if the log does not say it."""
    reference: str = ""
    """The reference that it was given last; "" if the log does not say it."""
    closing: Logged | None = None
    """The entry that closed it; None while it is open."""

    def take(self, logged: Logged) -> None:
        """Make the operations of the next entry."""
        change = logged.change
        if change.act == "create":
            self.created = change.at.isoformat()
        if given := reference_given(logged):
            self.reference = given
        for op in change.ops:
            self._make(op)
            if op.kind == Head.kind:
                self._note_state(logged, op)

    def _make(self, op: Op) -> None:
        if isinstance(op, Forget):  # the words are blanked where they stood
            return
        row = self.rows.setdefault((op.kind, op.id), ReplayedRow())
        match op:
            case Add():
                row.values, row.deleted = {**op.values, "position": op.position}, False
            case Update():
                row.values.update(op.after)
            case Delete() | Restore():
                row.deleted = isinstance(op, Delete)

    def _note_state(self, logged: Logged, op: Op) -> None:
        written = op.values if isinstance(op, Add) else op.after if isinstance(op, Update) else {}
        if "status" in written:
            self.closing = logged if written["status"] == Status.CLOSED.value else None


def replayed(log: Iterable[Logged]) -> Replay:
    """What a whole log comes to."""
    made = Replay()
    for logged in log:
        made.take(logged)
    return made


def reference_given(logged: Logged) -> str:
    """The reference that the case was given by this entry; "" if it was given none."""
    change = logged.change
    names_chain = len(change.of) == _DIGITS  # of the log that was merged
    return change.of if change.act in {"create", "import"} and not names_chain else ""
