"""Closing: what may still be written into a closed retrospective, and what opens it again.

A retrospective is closed by its status. From then on it carries a seal, the time of closing and the digest of what it
held. It takes new rows of the kinds that may follow a closing (`Entry.follows_closing`), which are never altered, and
how what was found is told to customers (`Field.beside_seal`); nothing else. A change that opens it again brings a
`Reopening` with the reason, and takes the seal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from retro.errors import RetroError
from retro.language import M_, Message
from retro.model import edits
from retro.model.answers import answer_id
from retro.model.change import Add, Logged, Op, Update, Values
from retro.model.digest import RULE, digest, takes_telling
from retro.model.entry import E, Entry, EntryId
from retro.model.moments.moment import Moment
from retro.model.record import KINDS, ROWS, FullRecord, Retrospective
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.follow_up import Addendum, Check, Dispatch, Outcome, Tick
from retro.model.stages.head import Head, Status
from retro.model.stages.review import Reopening

OPEN = tuple(status for status in Status if status is not Status.CLOSED)
"""The states in which everything may be written."""


def following() -> tuple[Message, ...]:
    """What the kinds of row are called that a closed retrospective takes."""
    return tuple(Message(kind.label) for kind in ROWS if kind.follows_closing)


def what_follows(reference: str) -> Message:
    """What may be written of a closed retrospective, and how; how it is opened again."""
    return M_(
        "It takes what comes after the closing: {kinds}.\nretro add {reference} review 'addendum: …'   "
        "retro check {reference} ROW FOUND   retro tick {reference} ROW WHAT   retro reword {reference} ROW=TEXT\n"
        "To change what it told: retro reopen {reference} --reason …",
        reference=reference,
        kinds=following(),
    )


class ClosedError(RetroError):
    """The retrospective is closed, and this would change what it held when it was closed."""

    def __init__(self, reference: str, step: Message | None = None) -> None:
        super().__init__(
            M_("{reference} is closed.", reference=reference),
            step or what_follows(reference),
        )


class KeptError(RetroError):
    """This would change when and why the retrospective was opened again: that is kept as it is, for good."""

    def __init__(self) -> None:
        super().__init__(
            M_("When and why a retrospective was opened again is kept as it is."),
            M_(
                "A closed one is opened again with: retro reopen REF --reason …; an open one is closed with: "
                "retro close REF",
            ),
        )


class AddedError(RetroError):
    """This would alter what was added after the closing: that is kept as it was written."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            M_("{reference} is closed. What was added after its closing stays as it was written.", reference=reference),
            M_(
                "Add another that corrects it: retro add {reference} review 'addendum: …'; a check is taken back with: "
                "retro check {reference} ROW taken-back",
                reference=reference,
            ),
        )


def frozen(head: Head, entry: Entry, fields: Collection[str] = ()) -> ClosedError | AddedError | KeptError | None:
    """Why `entry`, a row that is there, may not be altered: its case is closed, or it says why one was opened again.

    `fields` are those that would be written, where it is no more: how something is told may be written still.
    """
    if head.closed:
        if fields and takes_telling(head) and all(_is_beside(entry.kind, name) for name in fields):
            return None
        return AddedError(head.reference) if entry.follows_closing else ClosedError(head.reference)
    return KeptError() if isinstance(entry, Reopening) else None


def not_taken(head: Head, entry: Entry) -> ClosedError | KeptError | None:
    """Why the new row `entry` may not be added: its case is closed, or it would say that one was opened. Else None."""
    if head.closed and not entry.follows_closing:
        return ClosedError(head.reference)
    return KeptError() if isinstance(entry, Reopening) else None


def forbid_if_closed(head: Head, ops: Collection[Op]) -> None:
    """ClosedError, AddedError or KeptError if one of the operations may not be made, on a closed one or a reopening.

    A closed one takes new rows of the kinds that may follow a closing, and how what was found is told; nothing else.
    """
    rest = [op for op in ops if not (head.closed and tells_only(head, op, ops))]
    for op in rest:
        if head.closed and not _follows_closing(op):
            raise ClosedError(head.reference)
    for op in rest:
        if head.closed and not isinstance(op, Add):
            raise AddedError(head.reference)
        if op.kind == Reopening.kind:
            raise KeptError


def tells_only(head: Head, op: Op, ops: Collection[Op]) -> bool:
    """Whether the operation, one of `ops`, says no more than how customers are told what was found.

    That stands beside the seal. What was said of an empty field goes with the operation that writes the field.
    """
    if not takes_telling(head):
        return False
    if op.kind == EmptyAnswer.kind:
        return op.id in set(_answers_beside(head, ops))
    return isinstance(op, Update) and bool(op.after) and all(_is_beside(op.kind, name) for name in op.after)


def _answers_beside(head: Head, ops: Collection[Op]) -> Iterator[EntryId]:
    for op in ops:
        if isinstance(op, Add) and op.kind == EmptyAnswer.kind:
            asked, row = str(op.values.get("asked")), op.values.get("row")
            if any(_is_beside(kind, asked) for kind in KINDS):
                yield answer_id(head.id, row if isinstance(row, str) else None, asked)
        elif isinstance(op, Update):
            row = None if op.id == head.id else op.id
            yield from (answer_id(head.id, row, name) for name in op.after if _is_beside(op.kind, name))


def _is_beside(kind: str, name: str) -> bool:
    return KINDS[kind].has_field(name) and KINDS[kind].field(name).beside_seal


def _follows_closing(op: Op) -> bool:
    return KINDS[op.kind].follows_closing


def is_reopening(head: Head, ops: Sequence[Op]) -> bool:
    """Whether the operations open a closed retrospective again, and do nothing else but add what may follow a closing.

    They need a reason, a day, the digest that goes, and another state than closed.
    """
    reasons = [op.values for op in ops if isinstance(op, Add) and op.kind == Reopening.kind]
    states = [op.after for op in ops if isinstance(op, Update) and op.kind == Head.kind]
    added = [op for op in ops if isinstance(op, Add) and _follows_closing(op)]
    return (
        bool(head.closed)
        and len(ops) == len(reasons) + len(states) + len(added)
        and [_says_why(values, head) for values in reasons] == [True]
        and all(after in [{"status": status.value} for status in OPEN] for after in states)
        and (bool(states) or head.status in OPEN)
    )


def _says_why(values: Values, head: Head) -> bool:
    reason = values.get("reason")
    return (
        isinstance(reason, str) and bool(reason.strip() and values.get("day")) and values.get("digest") == head.digest
    )


def closing(head: Head, because: str = "") -> tuple[Op, ...]:
    """The operations that close a retrospective; none if its status says so already.

    `because` says why it is closed although something is missing.
    """
    if head.status is Status.CLOSED:
        return ()
    return edits.changed(head, {"status": Status.CLOSED, "closed_because": because})


def reopening(
    record: Retrospective, new_id: EntryId, *, day: date, reason: str, by: str = "", status: Status = Status.REVIEW
) -> tuple[Op, ...]:
    """The operations that open a closed retrospective again: its new status, and the row `new_id` that says why."""
    why = Reopening(day=day, reason=reason, by=by, digest=record.head.digest)
    return (*edits.changed(record.head, {"status": status}), *edits.added(record, why, new_id))


def sealed(record: Retrospective, at: str, chain: str = "") -> Head:
    """The head with its seal: closed at `at` (ISO 8601 with offset), holding what the record now holds.

    `chain` is that of the entry of the log that closed it.
    """
    return replace(record.head, closed=at, digest=digest(record), rule=RULE, chain=chain)


def unsealed(head: Head, at: str = "") -> Head:
    """The head without a seal; closed at `at` if it is closed all the same."""
    return replace(head, closed=at, digest="", rule="", chain="")


def chain_of_closing(log: Sequence[Logged]) -> str:
    """The chain of the entry that closed a case, as its seal holds it; "" if no entry did."""
    entry = closing_entry(log)
    return entry.link.chain if entry and entry.link else ""


def has_fitting_seal(whole: FullRecord) -> bool:
    """Whether it is closed, holds what its seal says that it held then, and its log closed it at that time."""
    head, entry = whole.record.head, closing_entry(whole.log)
    return (
        has_fitting_digest(whole.record)
        and head.chain == chain_of_closing(whole.log)
        and (entry is None or entry.change.act == "import" or entry.change.at.isoformat() == head.closed)
    )


def has_fitting_digest(record: Retrospective) -> bool:
    """Whether the record is closed, and holds what its seal says that it held then."""
    head = record.head
    return bool(head.closed and head.digest) and head.digest == digest(record, head.rule)


def closed_at(whole: FullRecord) -> str:
    """When a retrospective without a seal was closed: with its latest change to that state, else when it was begun."""
    closing = closing_entry(whole.log)
    return closing.change.at.isoformat() if closing else whole.record.head.created


def closing_entry(log: Sequence[Logged]) -> Logged | None:
    """The latest entry of a log that gives the state of being closed."""
    for logged in reversed(log):
        for op in logged.change.ops:
            after = op.values if isinstance(op, Add) else op.after if isinstance(op, Update) else {}
            if op.kind == Head.kind and after.get("status") == Status.CLOSED:
                return logged
    return None


def dated(entry: E, today: date) -> E:
    """`entry`; where no day is said, what is added, checked, ticked, asked or sent after the closing is of today."""
    if isinstance(entry, Check) and entry.on is None:
        return replace(entry, on=Moment.exact(today))
    if isinstance(entry, Tick | Outcome | Dispatch) and entry.on is None:
        return replace(entry, on=today)
    return replace(entry, found=today) if isinstance(entry, Addendum) and entry.found is None else entry
