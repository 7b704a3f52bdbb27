"""Who is who in a record: the colleagues who took part, and the customers whom its rows speak of."""

from __future__ import annotations

from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.shareable import Shareable
from retro.model.stages.head import Participant


def colleagues(record: Retrospective) -> tuple[Participant, ...]:
    """Those of our own team who took part and are named, each with their role."""
    return tuple(row for row in record.of(Participant) if row.name.strip())


def customers(record: Retrospective) -> tuple[str, ...]:
    """Those hurt, as the rows call them, each once: whom a report may be addressed to.

    Who stands in the mark of a row that is for one of them alone is one of them.
    """
    return tuple(dict.fromkeys(filter(None, (name for row in record.rows for name in (row.about, for_one(row))))))


def for_one(row: Entry) -> str:
    """The one customer whom a row is marked for; "" where it is marked for nobody in particular."""
    return row.for_one.strip() if isinstance(row, Shareable) else ""
