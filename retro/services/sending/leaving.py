"""Whether a report may leave: nothing in it is grave, and somebody said that what is doubtful may go out so."""

from __future__ import annotations

from collections.abc import Callable, Collection

from exports.preflight import Preflight, refused
from retro.language import M_, Message
from retro.model.change import Change
from retro.redaction.preflight.finding import PreflightFinding, Weight
from retro.redaction.preflight.refusal import DoubtsError
from retro.redaction.stops import StopError
from retro.services.sending.report import ReportSource, agreement_key
from retro.store.protocol import Store

Agrees = Callable[[DoubtsError], Change | None]
"""Whether somebody says that a report may go out although something in it is doubtful: who and when, in a change."""


def nobody_agrees(_doubts: DoubtsError) -> None:
    """Nobody is asked."""


def agreed(store: Store, source: ReportSource, agrees: Agrees) -> tuple[Preflight, tuple[Message, ...]]:
    """A report that may leave, after somebody was asked where something in it is doubtful, and what to tell of that.

    Errors as of `outgoing`.
    """
    try:
        return outgoing(source), ()
    except DoubtsError as doubts:
        doubts.reference = source.record.reference
        change = agrees(doubts)
        if change is None:
            raise
        made = outgoing(source, [each.key for each in doubts.findings])
        return made, keep_agreed(store, source, doubts.findings, change)


def outgoing(source: ReportSource, answered: Collection[str] = ()) -> Preflight:
    """A report that may leave: one of which nothing is grave, and all that is doubtful is `answered`, or was before.

    Else a StopError with all that stands against it.
    """
    try:
        made = source.looked_over()
    except StopError as error:
        raise refused(source.record, source.request, error) from None
    made.check(answered)
    return made


def keep_agreed(
    store: Store, source: ReportSource, findings: Collection[PreflightFinding], change: Change
) -> tuple[Message, ...]:
    """Keep that what is doubtful may go out, so that it is not asked again; a message where nobody may write here."""
    doubts = [each.key for each in findings if each.weight is Weight.DOUBTFUL]
    if store.agree(source.record.reference, agreement_key(source.request), doubts, change):
        return ()
    return (M_("The archive may not be written: that it may go out so is not kept, and will be asked again."),)
