"""The day that it is where a retrospective is written."""

from __future__ import annotations

from datetime import date

from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective


def today_in(record: Retrospective, factory: ChangeFactory) -> date:
    """Today in the zone of the retrospective."""
    return factory.now().astimezone(record.zone).date()
