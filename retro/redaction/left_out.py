"""What the writer of a report is told of the rows that do not stand in it. None of it stands in the report."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from retro.language import M_, MN_, Message
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stages import STAGES
from retro.redaction.stops import quoted
from retro.review.needs.proportion import wording

_NAMED = 6
"""How many rows are named."""


def unconfirmed(rows: Sequence[Entry]) -> Iterator[Message]:
    """Of what nobody has confirmed."""
    if rows:
        yield MN_(
            "Left out: {n} statement that nobody has confirmed.",
            "Left out: {n} statements that nobody has confirmed.",
            len(rows),
        )


def not_settled(rows: Sequence[Entry], record: Retrospective) -> Iterator[Message]:
    """Of what is still to be done, which promises nothing while nobody knows whose fault it was (S7)."""
    if rows:
        yield MN_(
            "Left out: {n} measure or change still to be done, for whose fault it was is not settled ({rows}).",
            "Left out: {n} measures or changes still to be done, for whose fault it was is not settled ({rows}).",
            len(rows),
            rows=tuple(_numbered({row.id for row in rows}, record)),
        )


def given_up(rows: Sequence[Entry], record: Retrospective) -> Iterator[Message]:
    """Of what is not done, or did not hold."""
    if rows:
        yield MN_(
            "Left out: {n} measure or change that is not done, or did not hold ({rows}).",
            "Left out: {n} measures or changes that are not done, or did not hold ({rows}).",
            len(rows),
            rows=tuple(_numbered({row.id for row in rows}, record)),
        )


def not_ours(rows: Sequence[Entry], record: Retrospective) -> Iterator[Message]:
    """Of apologies, where the fault is not ours, or not known to be."""
    if rows:
        yield MN_(
            "Left out: {n} apology, for the fault is not ours, or not known to be ({rows}).",
            "Left out: {n} apologies, for the fault is not ours, or not known to be ({rows}).",
            len(rows),
            rows=tuple(_numbered({row.id for row in rows}, record)),
        )


def not_marked(rows: Sequence[Entry], record: Retrospective) -> Iterator[Message]:
    """Of what would have to be marked to be told to every customer."""
    if rows:
        yield MN_(
            "Left out: {n} row about nobody in particular that is not marked for every customer ({rows}).",
            "Left out: {n} rows about nobody in particular that are not marked for every customer ({rows}).",
            len(rows),
            rows=tuple(_numbered({row.id for row in rows}, record)),
        )


def about_others(names: Sequence[str]) -> Iterator[Message]:
    """Of what befell others, and whom, so that it is noticed where a customer is called in two ways."""
    if names:
        yield MN_(
            "Left out: {n} row about other customers: {names}.",
            "Left out: {n} rows about other customers: {names}.",
            len(names),
            names=quoted(tuple(dict.fromkeys(names))),
        )


def _numbered(ids: Collection[str], record: Retrospective) -> Iterator[Message | str]:
    """The stages and the numbers of the rows, of the first ones at least."""
    left = _NAMED
    for stage in STAGES:
        numbers = [n for n, row in enumerate(record.stage(stage), 1) if row.id in ids]
        for n in numbers[:left]:
            yield M_("{stage} {n}", stage=Message(wording(record, stage).label), n=n)
        left -= min(left, len(numbers))
    if len(ids) > _NAMED:
        yield "…"
