"""Begin a retrospective of something that happened again: what it takes over from the one before (S12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from retro.errors import NotFoundError, UsageError
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.fields import fields_of
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.stages.head import CaseLink, Head, Relation
from retro.services.changing.begin import begin, read_beginning
from retro.services.changing.head_texts import HeadValues
from retro.services.memory.recurrence import last_time
from retro.store.protocol import Store
from retro.value import value

TAKEN_OVER = fields_of(Head.case_kind, Head.zone, Head.affected, Head.tags)
"""What is so of both, as far as nobody says otherwise: what sort of case it is, where, and of what.

How grave it is, where it lies and whose fault it was are looked at anew.
"""


@value
class PreviousCase:
    """The case that this one happened again after."""

    reference: str
    values: Mapping[str, Any]
    """What it says that may be taken over, by the names of the fields of the head."""

    def same_in(self, head: Head) -> tuple[str, ...]:
        """The names of the fields in which this head says what that one does."""
        return tuple(name for name, said in self.values.items() if getattr(head, name) == said)


@value
class BegunAgain:
    """What was begun, and from what."""

    reference: str
    read: HeadValues
    """The head that it was begun with."""
    taken: tuple[str, ...]
    """The names of those of its fields that come from the case before."""


def begin_again(
    store: Store, factory: ChangeFactory, after: str, zone: str, *, title: str, kind: str = "", started: str = "",
    fixed: bool = False,
) -> BegunAgain:  # fmt: skip
    """Begin a retrospective of something that happened again after the case with the reference `after`.

    It is linked to that one, or to the last time since, and takes over what is not said here. `zone` is meant where the
    case before has none, or where it is `fixed`. NotFoundError if that case is not there, UsageError if something that
    is said cannot be read.
    """
    before = _before(store.load(after))
    home = zone if fixed else before.values.get("zone", zone)
    read = read_beginning(factory, home, title=title, kind=kind, started=started, fixed=fixed)
    unsaid = {name: said for name, said in before.values.items() if not read.values.get(name)}
    taken = unsaid if fixed or read.values["zone"] != before.values.get("zone") else {"zone": home, **unsaid}
    read = replace(read, values={**read.values, **taken})
    link = CaseLink(relation=Relation.AGAIN, reference=last_time(store, before.reference, _day(read) or date.max))
    reference = begin(store, factory, read, Add(link.kind, factory.new_id(), link.dump(), 1.0))
    return BegunAgain(reference, read, tuple(taken))


def _day(read: HeadValues) -> date | None:
    started = read.values.get("started")
    return started.day if isinstance(started, Moment) else None


def case_before(store: Store, record: Retrospective) -> PreviousCase | None:
    """The case that this one happened again after, by the first link that says so; None where that is not here."""
    for link in record.of(CaseLink):
        if link.relation is Relation.AGAIN:
            try:
                return _before(store.load(store.resolve(link.reference)))
            except (NotFoundError, UsageError):  # it stands in another archive, or is gone
                continue
    return None


def _before(record: Retrospective) -> PreviousCase:
    values = {field.name: getattr(record.head, field.name) for field in TAKEN_OVER}
    return PreviousCase(record.reference, {name: said for name, said in values.items() if said})
