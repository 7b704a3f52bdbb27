"""Hands that were raised, summed up by the row that they were raised for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from retro.model.entry import EntryId
from retro.model.stages.review import Vote


def summed(votes: Iterable[Vote]) -> tuple[Vote, ...]:
    """One vote for each row and question, with all points that it has: earlier versions kept one for each hand."""
    sums: dict[tuple[EntryId | None, str], Vote] = {}
    for vote in votes:
        first = sums.get((vote.row, vote.asked))
        points = [each for each in (first.points if first else None, vote.points) if each is not None]
        sums[vote.row, vote.asked] = replace(first or vote, points=sum(points, Decimal(0)) if points else None)
    return tuple(sums.values())
