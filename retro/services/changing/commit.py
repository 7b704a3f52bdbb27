"""The one way in which use cases write into a retrospective that is there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from retro.errors import AwayError
from retro.language import M_
from retro.model.answers import with_answers_cleared
from retro.model.change import Conflict, Op
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import frozen
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.review.gap import Gap
from retro.services.changing.after_change import after_change
from retro.services.changing.closing_rules import check_closing, check_depth, closes
from retro.services.changing.conflict import ConflictError
from retro.services.changing.overtaken import with_overtaken_cleared
from retro.store.protocol import Latest, Store
from retro.value import value


@value
class Done:
    """What came of a use case."""

    record: Retrospective
    """The retrospective as it is now."""
    ops: tuple[Op, ...]
    """What was asked of the store; empty where there was nothing to do, and nothing was written."""
    missing: tuple[Gap, ...] = ()
    """What was missing in a retrospective that was closed all the same."""


def check_open(record: Retrospective, entry: Entry, fields: Collection[str] = ()) -> None:
    """ClosedError, AddedError or KeptError if the row `entry` may not be altered: these fields, or any."""
    if error := frozen(record.head, entry, fields):
        raise error


def commit(
    store: Store,
    factory: ChangeFactory,
    record: Retrospective,
    ops: Sequence[Op],
    *,
    group: str = "",
    accepted: Sequence[Gap] = (),
) -> Done:
    """Make one change of operations on the record as its writer saw it; no change of none.

    What was said of a field while it was empty goes with the change that writes the field; so does what was said of a
    question of a stage with the change that answers it.
    A change that closes it is looked at for what closing needs, with what the writer `accepted` to be missing.
    ConflictError, NotReadyError or another RetroError, or ValidationError, if it is not made.
    """
    if not ops:
        return Done(record, ())
    ops = with_overtaken_cleared(record, with_answers_cleared(record, ops))
    check_depth(record, ops)
    missing = check_closing(store.load(record.reference), ops, accepted=accepted) if closes(record, ops) else ()
    result = store.apply(record.reference, factory.change(*ops, group=group))
    if isinstance(result, Conflict):
        raise ConflictError(result, store.load(record.reference))
    now = after_change(record, ops, result) or _read_back(store, record.reference)
    return Done(now, ops, missing)


def commit_latest(
    store: Store,
    factory: ChangeFactory,
    record: Retrospective,
    made: Callable[[Retrospective], Sequence[Op]],
    *,
    group: str = "",
) -> Done:
    """Make one change of what `made` gives for the record as it is when it is written, whoever wrote since `record`.

    Whatever `made` raises, ConflictError where an id is taken, or another RetroError or ValidationError, if it is not
    made.
    """
    ops: tuple[Op, ...] = ()

    def latest(now: Retrospective) -> Sequence[Op]:
        nonlocal ops
        ops = with_overtaken_cleared(now, with_answers_cleared(now, tuple(made(now))))
        return ops

    if not latest(record):
        return Done(record, ())
    result = store.apply(record.reference, factory.change(*ops, group=group), Latest(record.head.seq, latest))
    if isinstance(result, Conflict):
        raise ConflictError(result, store.load(record.reference))
    return Done(after_change(record, ops, result) or _read_back(store, record.reference), ops)


def _read_back(store: Store, reference: str) -> Retrospective:
    """The record once a change was made. AwayError with that, for nobody should do it a second time."""
    try:
        return store.load(reference)
    except AwayError as away:
        raise AwayError(
            M_("It was written, but what stands there now could not be read: {reason}", reason=away.title),
            M_("Do not write it again; see it with: retro show {reference}", reference=reference),
        ) from away
