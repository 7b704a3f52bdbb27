"""What is asked of every change that gives a retrospective the state `closed`, whichever use case makes it."""

from __future__ import annotations

from collections.abc import Sequence

from retro.errors import RetroError
from retro.language import M_, MN_, Message
from retro.model.change import Op, Update
from retro.model.record import Retrospective
from retro.model.stages.head import Head, Level, Status
from retro.model.validation import with_entries
from retro.model.written import written
from retro.review.gap import Gap

_DEPTH = {"depth", "depth_reason"}


class NotReadyError(RetroError):
    """Something is missing without which a retrospective is not closed; `missing_for_closing` says what."""

    def __init__(self, record: Retrospective, missing_for_closing: Sequence[Gap]) -> None:
        from retro.review.missing_by_stage import missing_by_stage
        from retro.review.needs.proportion import proportion_told

        reference = record.reference
        super().__init__(
            MN_(
                "{reference} cannot be closed yet: {n} thing is missing.",
                "{reference} cannot be closed yet: {n} things are missing.",
                len(missing_for_closing),
                reference=reference,
            ),
            M_(
                "All of it, each with the command that answers it: retro rows {reference}\n"
                "To close it as it is, say why: retro close {reference} --because …",
                reference=reference,
            ),
            [proportion_told(record), *missing_by_stage(record, missing_for_closing)],
        )
        self.missing = tuple(missing_for_closing)


class NoDepthReasonError(RetroError):
    """Less is to be needed of a case than is usual for one like it, and nobody says why."""

    def __init__(self, reference: str, usual: Level, chosen: Level) -> None:
        super().__init__(
            M_("“{usual}” is usual for a case like this; less needs a reason.", usual=Message(usual.label)),
            M_(
                "Say why, too: retro set {reference} depth={chosen} depth_reason=…",
                reference=reference,
                chosen=chosen.value,
            ),
        )


def closes(record: Retrospective, ops: Sequence[Op]) -> bool:
    """Whether the operations give an open retrospective the state `closed`."""
    return record.head.status is not Status.CLOSED and _head_after(record, ops).status is Status.CLOSED


def check_closing(now: Retrospective, ops: Sequence[Op], *, accepted: Sequence[Gap] = ()) -> tuple[Gap, ...]:
    """What is missing in the record `now` once the operations are made, all of it `accepted` by whoever closes.

    NotReadyError if anything else is missing: also what went only after the question was asked.
    """
    from retro.review.closing_needs import missing_for_closing

    after = with_entries(now, _head_after(now, ops))
    found = missing_for_closing(after)
    if any(gap not in accepted for gap in found):
        raise NotReadyError(after, found)
    return found


def check_depth(record: Retrospective, ops: Sequence[Op]) -> None:
    """NoDepthReasonError if the operations make a case need less than is usual, and nobody says why (S29)."""
    if not any(isinstance(op, Update) and op.kind == Head.kind and op.after.keys() & _DEPTH for op in ops):
        return
    from retro.review.needs.proportion import proportion

    after = with_entries(record, _head_after(record, ops))
    usual, chosen = proportion(after).usual, after.head.depth
    if chosen and not chosen.holds(usual) and not after.head.depth_reason.strip():
        raise NoDepthReasonError(record.reference, usual, chosen)


def _head_after(record: Retrospective, ops: Sequence[Op]) -> Head:
    head = written(record, (op for op in ops if op.kind == Head.kind)).get(record.head.id)
    return head if isinstance(head, Head) else record.head
