"""A fact that a role disputes is one no longer, and the team reads by whom and why."""

from __future__ import annotations

from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.timeline import Event
from retro.services.follow_up.dispute import disputed


def test_an_event_is_not_confirmed_any_more_and_keeps_what_it_said() -> None:
    assert disputed(Event(what="it rings", confirmed=True), "driver", "") == {
        "confirmed": False, "disputed_by": "driver", "details": ""
    }  # fmt: skip
    row = Event(what="it rings", confirmed=True, details="twice", disputed_by="driver")
    assert disputed(row, "shift lead", "once") == {
        "confirmed": False, "disputed_by": "driver, shift lead", "details": "twice\n\nshift lead: once"
    }  # fmt: skip


def test_a_cause_is_presumed_and_who_disputes_it_again_is_named_once() -> None:
    row = Cause(what="one table", sure=CauseConfidence.FACT, evidence="photo", disputed_by="driver, shift lead")
    assert disputed(row, "Driver", "two tables") == {
        "sure": CauseConfidence.PRESUMED, "disputed_by": "driver, shift lead", "evidence": "photo; Driver: two tables"
    }  # fmt: skip
