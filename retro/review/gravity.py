"""Gravest first: the order in which harm, causes and measures are told to somebody who may stop reading."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from retro.model.entry import EntryId
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause, CauseConfidence, CausePath
from retro.model.stages.prevention import Measure, Strength
from retro.model.stages.remedy import Apology, Reception, Remedy
from retro.model.stages.scope import Aggravation, Damage, FigureConfidence
from retro.review import derived
from retro.review.actions import ActionStatus, action_status
from retro.review.cause_paths import cause_paths
from retro.value import value

_SURE = (CauseConfidence.FACT, None, CauseConfidence.PRESUMED, CauseConfidence.UNKNOWN)
_RECEIVED = (Reception.NOT_ACCEPTED, Reception.OPEN, None, Reception.ACCEPTED)
_STANDS = (
    ActionStatus.OVERDUE,
    ActionStatus.FAILED,
    ActionStatus.UNCHECKED,
    ActionStatus.PLANNED,
    ActionStatus.DONE,
    ActionStatus.VERIFIED,
    ActionStatus.DROPPED,
)
_STRENGTHS = (*Strength, None)


def is_irreversible(damage: Damage) -> bool:
    """Whether somebody said that it cannot be undone."""
    return damage.reversible is False or Aggravation.IRREVERSIBLE in damage.grave


def gravest_harm(rows: Iterable[Damage]) -> tuple[Damage, ...]:
    """What cannot be undone before what is confirmed, before what has a figure; else in their order."""
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                not is_irreversible(row),
                row.certainty is not FigureConfidence.CONFIRMED,
                row.figure is None,
                not row.grave,
            ),
        )
    )


@value
class Root:
    """Where the tree of causes ends on one path, and what it is the cause of."""

    cause: Cause
    top: Cause
    """What is at the top of its tree on the path, which it made happen; the cause itself where nothing stands above."""


def roots(record: Retrospective, path: CausePath) -> tuple[Root, ...]:
    """Where the tree of causes ends on one path, what is a fact first: the system, and not the symptoms above it.

    Those below a fact stand before those below something that nobody checked.
    """
    tree, paths = tuple(record.causes()), cause_paths(record)
    on_it = [(cause, depth) for cause, depth in tree if paths[cause.id] is path]
    above = {cause.parent for cause, _depth in on_it}
    found: list[tuple[Root, int, int]] = []
    tops: dict[EntryId, tuple[Cause, int]] = {}
    for n, (cause, depth) in enumerate(on_it):
        tops[cause.id] = tops.get(cause.parent or "", (cause, n))
        if cause.id not in above:
            found.append((Root(cause, tops[cause.id][0]), tops[cause.id][1], depth))

    def first(each: tuple[Root, int, int]) -> tuple[int, int, int, int]:
        root, of, depth = each
        return _SURE.index(root.top.sure), _SURE.index(root.cause.sure), of, -depth

    return tuple(root for root, *_ in sorted(found, key=first))


def least_accepted(rows: Iterable[Remedy | Apology]) -> tuple[Remedy | Apology, ...]:
    """What was not accepted before what is open, before what was accepted; else in their order."""
    return tuple(sorted(rows, key=lambda row: _RECEIVED.index(row.received)))


def most_pressing(rows: Iterable[Measure], on: date) -> tuple[Measure, ...]:
    """What is overdue first, then what did not hold, and last what is not done at all; the strongest of each first."""
    return tuple(
        sorted(
            rows,
            key=lambda row: (_STANDS.index(action_status(row, on)), _STRENGTHS.index(derived.strength(row))),
        )
    )
