"""The facts of a case, as they are numbered for those who are to correct them: no cause is among them."""

from __future__ import annotations

from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import TIMELINE, Contact, Event


def facts(record: Retrospective) -> tuple[Entry, ...]:
    """What happened and every contact, then whom it hurt and how."""
    happened = (row for row in record.stage(TIMELINE) if isinstance(row, Event | Contact))
    return (*happened, *record.of(Damage))
