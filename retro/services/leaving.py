"""Whether a report may leave: nothing in it is grave, and somebody said that what is doubtful may go out so."""

from __future__ import annotations

from collections.abc import Callable, Collection

from exports.report import Report, refused
from retro.redaction.preflight.refusal import DoubtsError, check
from retro.redaction.stops import StopError
from retro.services.report import ReportSource

Agrees = Callable[[DoubtsError], bool]
"""Whether somebody says that a report may go out although something in it is doubtful."""


def nobody_agrees(_doubts: DoubtsError) -> bool:
    """Nobody is asked."""
    return False


def agreed(source: ReportSource, agrees: Agrees) -> Report:
    """A report that may leave, after somebody was asked where something in it is doubtful. Errors as of `outgoing`."""
    try:
        return outgoing(source)
    except DoubtsError as doubts:
        if not agrees(doubts):
            raise
        return outgoing(source, [each.key for each in doubts.findings])


def outgoing(source: ReportSource, answered: Collection[str] = ()) -> Report:
    """A report that may leave: one of which nothing is grave, and all that is doubtful is `answered`, or was before.

    Else a StopError with all that stands against it.
    """
    try:
        report = source.report()
    except StopError as error:
        raise refused(source.record, source.request, error) from None
    check(report.findings, answered)
    return report
