"""Who reads a report, and what each audience may be told.

An audience is a policy. What leaves the team is decided from it alone, and what it does not say is the safe thing: an
audience that is declared with nothing but its code is told no field of the record, no name, and nobody's affairs.
"""

from __future__ import annotations

from dataclasses import fields, replace
from enum import Enum, auto
from functools import cached_property

from retro.language import N_
from retro.model.choice import Circle
from retro.model.fields import Field
from retro.value import value


class Names(Enum):
    """What becomes of the names of people, of addresses and of telephone numbers (S11)."""

    REFUSE = auto()
    """Nothing is written: every place is told, until it is changed or somebody says to put the roles there."""
    REPLACE = auto()
    """The roles take the place of names."""
    KEEP = auto()
    """They stay. Where other customers must not be told of, their names are replaced all the same, and with them every
    address and number: whose it is cannot be seen."""


@value(eq=False)
class Audience:
    """One audience.

    Some of what is said goes together, and a ValueError says so as it is declared: `told_everything` needs
    `told_unmarked`, `told_customers` needs `told_everything`, and `told_apologies`, `told_promises` and
    `told_abandoned` need `told_beyond_facts`.
    """

    code: str
    """Its name on the command line and in files: `customer`."""
    label: str = ""
    """The message id of what it is called; its code, if nothing is said."""
    interim: str = ""
    """The code of the interim report that it gets; "" if it gets none."""
    interim_label: str = ""
    """The message id of what that is called; its code, if nothing is said."""
    circle: Circle | None = None
    """Where it stands: it reads the fields that may go so far. None: it reads none."""
    reads_besides: tuple[str, ...] = ()
    """Fields that it reads besides, though they may not go so far as it stands: `contact.heard`."""
    is_form: bool = False
    """Whether its reports are forms, with boxes for who signs."""
    names: Names = Names.REFUSE
    told_unconfirmed: bool = False
    """Whether it is told what nobody has confirmed: events, addenda, causes that are no facts (S9)."""
    told_estimates: bool = False
    """Whether it is told figures that are not confirmed."""
    told_apologies: bool = False
    """Whether it is told of apologies even where the fault is not ours, or not known to be (S7)."""
    told_promises: bool = False
    """Whether it is told what is planned even before the responsibility is settled (S7)."""
    told_abandoned: bool = False
    """Whether it is told of measures that were given up, or did not hold."""
    told_other_cases: bool = False
    """Whether it is told of other cases: of those that this one happened again after."""
    told_words_for_times: bool = False
    """Whether it is told in its writer's words when something was whose time is not known."""
    told_customers: bool = False
    """Whether it is told the names of those hurt, where it is told of all of them."""
    told_beyond_facts: bool = False
    """Whether it is told more than the facts: causes, remedies, measures, what was learned."""
    told_unmarked: bool = False
    """Whether it is told rows that nobody marked for their reader, and those that are held back from customers."""
    told_everything: bool = False
    """Whether it is told of every customer, and of what concerns nobody in particular. Otherwise a report is for one
    customer, and holds what is about that one and what is marked for every customer."""

    def __post_init__(self) -> None:
        """ValueError if it is told something that it could not be told, by what else is said of it."""
        beyond = self.told_apologies or self.told_promises or self.told_abandoned
        for is_said, needed, why in (
            (beyond, self.told_beyond_facts, "apologies, promises and what was given up are told beyond the facts"),
            (self.told_everything, self.told_unmarked, "whoever is told of everything is told what nobody marked"),
            (self.told_customers, self.told_everything, "names of those hurt are told where all of them are told of"),
        ):
            if is_said and not needed:
                raise ValueError(f"{self.code}: {why}")

    def __str__(self) -> str:
        return self.code

    @cached_property
    def sees_all(self) -> bool:
        """Whether nothing is kept from it: the whole record, with its history and what the program itself wrote."""
        told = (each.name for each in fields(self) if each.name.startswith("told_"))
        return self.circle is Circle.TEAM and self.names is Names.KEEP and all(getattr(self, name) for name in told)

    @property
    def is_customer(self) -> bool:
        """Whether it is those whom rows are marked for, held back from and worded for."""
        return not (self.told_everything or self.told_unmarked)

    @property
    def is_letter(self) -> bool:
        """Whether a report for it is a letter, to one customer or to all of them."""
        return not self.told_everything

    def reads(self, field: Field) -> bool:
        """Whether it may see a field of the record."""
        return self.circle is not None and self.circle.holds(field.seen_by)


TEAM = Audience(
    "team",
    N_("team"),
    circle=Circle.TEAM,
    names=Names.KEEP,
    told_unconfirmed=True,
    told_estimates=True,
    told_apologies=True,
    told_promises=True,
    told_abandoned=True,
    told_beyond_facts=True,
    told_other_cases=True,
    told_words_for_times=True,
    told_customers=True,
    told_unmarked=True,
    told_everything=True,
)
MANAGEMENT = Audience(
    "management",
    N_("management"),
    interim="interim",
    interim_label=N_("interim"),
    circle=Circle.MANAGEMENT,
    names=Names.REPLACE,
    told_unconfirmed=True,
    told_estimates=True,
    told_apologies=True,
    told_promises=True,
    told_abandoned=True,
    told_beyond_facts=True,
    told_other_cases=True,
    told_words_for_times=True,
    told_customers=True,
    told_unmarked=True,
    told_everything=True,
)
CUSTOMER = Audience(
    "customer",
    N_("customer"),
    interim="interim-customer",
    interim_label=N_("interim, customer"),
    circle=Circle.EVERYONE,
    told_beyond_facts=True,
)
FORM = replace(
    MANAGEMENT,
    code="formal",
    label=N_("formal"),
    interim="",
    interim_label="",
    reads_besides=("contact.heard", "contact.wish", "contact.receipt", "contact.by"),
    is_form=True,
)
"""Whoever is given the form of the house: what management reads, and what a complaint said, as it was taken down."""

PARTICIPANTS = Audience(
    "participants",
    N_("participants"),
    circle=Circle.MANAGEMENT,
    names=Names.REPLACE,
    told_unconfirmed=True,
    told_estimates=True,
    told_words_for_times=True,
    told_unmarked=True,
    told_everything=True,
)
"""Those who are to correct the facts before they meet: of these alone they are told, in whatever format, nobody's name,
no customer's either, and no other case. What is not confirmed is marked as such in their report, for they may know."""

REMINDED = Audience(
    "reminded",
    circle=Circle.MANAGEMENT,
    names=Names.REPLACE,
    told_unconfirmed=True,
    told_estimates=True,
    told_apologies=True,
    told_promises=True,
    told_abandoned=True,
    told_beyond_facts=True,
    told_unmarked=True,
)
"""Owners of what is to be done, in a chat or a mailbox: nobody's name, no customer's either. They get no report."""

TRAINEES = Audience(
    "trainees",
    circle=Circle.TEAM,
    names=Names.REPLACE,
    told_unconfirmed=True,
    told_estimates=True,
    told_apologies=True,
    told_promises=True,
    told_abandoned=True,
    told_beyond_facts=True,
    told_words_for_times=True,
    told_unmarked=True,
    told_everything=True,
)
"""Whoever practises on a past case (S19): all that was done, and nobody's name. They get no report."""

AUDIENCES = (
    TEAM,
    MANAGEMENT,
    CUSTOMER,
    FORM,
    PARTICIPANTS,
)
"""Every audience that gets reports, the one that is told most first. To add one is to declare it here."""
