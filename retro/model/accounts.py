"""Accounts: what a retrospective told each time that it was closed, or when a report of it was sent.

It has a second one once it was opened again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from retro.model.change import Add, Logged, Update
from retro.model.entry import Entry, EntryId
from retro.model.problem import ValidationError
from retro.model.record import KINDS, FullRecord, Retrospective
from retro.model.replay import Replay, ReplayedRow, replayed
from retro.model.stages.head import Head, Status
from retro.model.stages.review import Reopening
from retro.value import value


@value
class Account:
    """What a case told when it was closed, or when a report of it was sent."""

    number: int
    """1 for the first closing; 0 for what was sent."""
    at: datetime
    record: Retrospective
    """The case as it was then. Of fields that are not declared any more nothing is known."""
    sent: date | None = None
    """The day on which it was sent; None for a closing."""


def number_of(record: Retrospective) -> int:
    """The number of the account that a closed case is; of an open one, that of the account that it will be."""
    return len(record.of(Reopening)) + 1


def account_before(whole: FullRecord) -> Account | None:
    """The account before that one; None for the first, and where the log does not tell of it."""
    record = whole.record
    if number_of(record) == 1:
        return None
    closings = list(_closings(whole.log))
    earlier = closings[:-1] if record.head.closed else closings
    if not earlier:
        return None
    told = replayed(whole.log[: earlier[-1] + 1])
    return Account(number_of(record) - 1, whole.log[earlier[-1]].change.at, _as_told(told, record.head))


def account_as_of(whole: FullRecord, change: str, sent: date) -> Account | None:
    """The account that the case was once this change was made; None where the log does not have it."""
    for place, logged in enumerate(whole.log):
        if logged.change.id == change:
            told = replayed(whole.log[: place + 1])
            return Account(0, logged.change.at, _as_told(told, whole.record.head), sent)
    return None


def _closings(log: Sequence[Logged]) -> Iterator[int]:
    """The places of the entries that closed the case, which was open before."""
    closed = False
    for place, logged in enumerate(log):
        for op in logged.change.ops:
            after = op.values if isinstance(op, Add) else op.after if isinstance(op, Update) else {}
            if op.kind == Head.kind and "status" in after:
                closes = after["status"] == Status.CLOSED.value
                if closes and not closed:
                    yield place
                closed = closes


def _as_told(replay: Replay, head: Head) -> Retrospective:
    """The case that a log comes to, under the identity of its `head`."""
    known = {"reference": head.reference, "created": head.created}
    then = replay.rows.get((Head.kind, head.id), ReplayedRow())
    rows = (
        _entry(KINDS[kind], id_, row, position=float(row.values.get("position") or 0.0))  # type: ignore[arg-type]  # a number
        for (kind, id_), row in replay.rows.items()
        if kind in KINDS and kind != Head.kind and not row.deleted
    )
    made = _entry(Head, head.id, then, **known)
    assert isinstance(made, Head)
    return Retrospective.of_entries(made, rows)


def _entry(kind: type[Entry], id_: EntryId, row: ReplayedRow, **identity: object) -> Entry:
    """The row, without values that an earlier version wrote and that are none any more."""
    values = {name: plain for name, plain in row.values.items() if kind.has_field(name)}
    try:
        return kind.load(values, id=id_, **identity)
    except ValidationError as refused:
        wrong = {problem.field for problem in refused.problems}
        return kind.load({name: plain for name, plain in values.items() if name not in wrong}, id=id_, **identity)
