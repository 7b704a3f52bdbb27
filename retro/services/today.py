"""The day that it is where a retrospective is written."""

from __future__ import annotations

from datetime import date

from retro.model.change import Stamp
from retro.model.record import Retrospective


def today_in(record: Retrospective, stamp: Stamp) -> date:
    """Today in the zone of the retrospective."""
    return stamp.now().astimezone(record.zone).date()
