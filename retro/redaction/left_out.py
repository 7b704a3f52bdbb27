"""What the writer of a report is told of the rows that do not stand in it. None of it stands in the report."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from retro.language import M_, MN_, Message
from retro.model.digest import takes_telling
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stages import STAGES
from retro.redaction.stops import quoted
from retro.review.needs.proportion import wording
from retro.text.shortened import a_few

_NAMED = 12
"""How many rows, or runs of them, are named: `Timeline 1–4, 7`."""


def unconfirmed(rows: Sequence[Entry], record: Retrospective) -> Iterator[Message]:
    """Of what nobody has confirmed."""
    if rows:
        yield MN_(
            "Left out: {n} statement that nobody has confirmed ({rows}).",
            "Left out: {n} statements that nobody has confirmed ({rows}).",
            len(rows),
            rows=tuple(_numbered({row.id for row in rows}, record)),
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


def not_marked(rows: Sequence[Entry], record: Retrospective, *, to_all: bool) -> Iterator[Message]:
    """Of what would have to be marked to be told to this customer, or to all; and how that is done."""
    if not rows:
        return
    numbered = tuple(_numbered({row.id for row in rows}, record))
    if to_all:
        yield MN_(
            "Left out: {n} row that is not marked for every customer ({rows}).",
            "Left out: {n} rows that are not marked for every customer ({rows}).",
            len(rows),
            rows=numbered,
        )
    else:
        yield MN_(
            "Left out: {n} row about nobody in particular that is not marked for this customer ({rows}).",
            "Left out: {n} rows about nobody in particular that are not marked for this customer ({rows}).",
            len(rows),
            rows=numbered,
        )
    if record.head.closed and not takes_telling(record.head):
        yield M_("To tell one, open the case again and mark it: retro reopen {reference}.", reference=record.reference)
    else:
        yield M_(
            "To tell one, mark it: m on the row; or retro edit {reference} ROW for_all=yes.", reference=record.reference
        )


def held_from_customers(rows: Sequence[Entry], record: Retrospective) -> Iterator[Message]:
    """Of what somebody held back from all customers."""
    if rows:
        yield MN_(
            "Left out: {n} row that is held back from customers ({rows}).",
            "Left out: {n} rows that are held back from customers ({rows}).",
            len(rows),
            rows=tuple(_numbered({row.id for row in rows}, record)),
        )


def without_words(rows: Sequence[Entry], record: Retrospective) -> Iterator[Message]:
    """Of what somebody left without words for customers who read the language of the letter."""
    if rows:
        yield MN_(
            "Left out: {n} row for which no words for customers were wanted ({rows}).",
            "Left out: {n} rows for which no words for customers were wanted ({rows}).",
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


def _numbered(ids: Collection[str], record: Retrospective) -> tuple[Message | str, ...]:
    """The stages and the numbers of the rows, those behind each other as one run; of the first ones at least."""
    runs = [
        M_("{stage} {n}", stage=Message(wording(record, stage).label), n=run)
        for stage in STAGES
        for run in _runs([n for n, row in enumerate(record.stage(stage), 1) if row.id in ids])
    ]
    return a_few(runs, _NAMED)


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Ascending numbers as `1–4`, `7`."""
    for _each, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [n for _at, n in group]
        yield f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0])
