"""Which accounts there are of a retrospective, and what each is written for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from exports.house import House
from retro.language import N_
from retro.model.choice import Choice
from retro.model.record import Retrospective
from retro.redaction import audience
from retro.redaction.audience import Audience


class Account(Choice):
    """An account of a retrospective. `reader` is who it is for, and so what may stand in it."""

    reader: Audience
    template: str

    TEAM = "team", N_("for the team"), audience.TEAM, "team"
    MANAGEMENT = "management", N_("for management"), audience.MANAGEMENT, "management"
    CUSTOMER = "customer", N_("for the customer"), audience.CUSTOMER, "customer"
    INTERIM = "interim", N_("interim, for management"), audience.MANAGEMENT, "interim"
    INTERIM_CUSTOMER = "interim-customer", N_("interim, for the customer"), audience.CUSTOMER, "interim"


@dataclass(frozen=True)
class Occasion:
    """What an account is written for, besides the record."""

    on: date
    """The day it is written: what was due before it is overdue."""
    house: House = field(default_factory=House)
    addressee: str = ""
    """The one customer it is addressed to, as the rows call them; "" for everybody who was hurt."""
    number: int = 1
    """Which interim report this is: 1 for the first."""
    earlier: tuple[Retrospective, ...] = ()
    """The cases that this one happened again after, the oldest first."""
    templates: Mapping[str, Path] = field(default_factory=dict)
    """Files of the user's own templates, by the name of the template that each takes the place of."""
