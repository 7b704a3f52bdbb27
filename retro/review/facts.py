"""The facts of a case, as they are numbered for those who are to correct them: no cause is among them."""

from __future__ import annotations

from collections.abc import Mapping

from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import Head
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import TIMELINE, Contact, Event

FACT_FIELDS: Mapping[type[Entry], tuple[str, ...]] = {
    Head: ("title", "case_kind", "status", "zone", "started", "detected", "resolved"),
    Event: ("happened", "what", "event_kind", "confirmed"),
    Contact: ("happened", "channel", "by", "promise", "promise_due", "promise_event"),
    Damage: ("what", "figure", "unit", "certainty"),
    Addendum: ("found", "what", "confirmed"),
}
"""What the facts are told in: of other rows, and of other fields of these, nothing is a fact that somebody corrects."""


def facts(record: Retrospective) -> tuple[Entry, ...]:
    """What happened and every contact, then whom it hurt and how."""
    happened = (row for row in record.stage(TIMELINE) if isinstance(row, Event | Contact))
    return (*happened, *record.of(Damage))
