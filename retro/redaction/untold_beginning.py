"""When a case began, where that is when something happened to another customer: no letter tells when it did."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from retro.language import M_, Message
from retro.model.entry import Entry
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.head import Head
from retro.redaction.people import concerned


def without_beginning(visible: Retrospective, untold: Sequence[Entry], others: Collection[str]) -> Head:
    """The head of what is told, without the beginning if a row that is not told stands there, of one of `others`."""
    head = visible.head
    began = head.started.first if head.started else None
    if began is None or began in _first_points(visible.rows):
        return head
    is_theirs = began in _first_points(row for row in untold if _is_of(row, others))
    return replace(head, started=None) if is_theirs else head


def beginning_left_out(head: Head, told: Head) -> Iterator[Message]:
    """That it was left out, and why."""
    if head.started is not None and told.started is None:
        yield M_(
            "Left out: “{label}”. At that moment stands a row about another customer, and none that this reader is "
            "told.",
            label=Message(head.field("started").label),
        )


def _first_points(rows: Iterable[Entry]) -> Iterator[date]:
    for row in rows:
        at = getattr(row, row.lead) if row.lead else None
        if isinstance(at, Moment) and at.first is not None:
            yield at.first


def _is_of(row: Entry, others: Collection[str]) -> bool:
    """Whether one of these customers is the one whom a row is about, or is named in it."""
    from retro.redaction.customers.customer_name import parse_customers, strictly  # most need none of its patterns

    if any(name in others for name in concerned(row)):
        return True
    text = strictly(row.main_text)
    called = [parse_customers(strictly(name)) for name in others]
    names = [one for each in called for one in each if one.is_addressed or (len(each) == 1 and not one.is_described)]
    return any(one.words and all(word in text for word in one.words) for one in names)
