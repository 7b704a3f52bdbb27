"""Who is who in a record: the colleagues who took part, and the customers whom its rows speak of."""

from __future__ import annotations

from retro.model.record import Retrospective
from retro.model.stages.head import Participant


def colleagues(record: Retrospective) -> tuple[Participant, ...]:
    """Those of our own team who took part and are named, each with their role."""
    return tuple(row for row in record.of(Participant) if row.name.strip())


def customers(record: Retrospective) -> tuple[str, ...]:
    """Those hurt, as the rows call them, each once: whom a report may be addressed to."""
    return tuple(dict.fromkeys(filter(None, (row.about for row in record.rows))))
