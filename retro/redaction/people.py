"""Who is who in a record: the colleagues who took part, and the customers whom its rows speak of."""

from __future__ import annotations

from collections.abc import Sequence

from retro.model.record import Retrospective
from retro.model.stages.head import Participant
from retro.value import value


def colleagues(record: Retrospective) -> tuple[Participant, ...]:
    """Those of our own team who took part and are named, each with their role."""
    return tuple(row for row in record.of(Participant) if row.name.strip())


def customers(record: Retrospective) -> tuple[str, ...]:
    """Those hurt, as the rows call them, each once: whom a report may be addressed to."""
    return tuple(dict.fromkeys(filter(None, (row.about for row in record.rows))))


def distinct_customers(record: Retrospective) -> tuple[str, ...]:
    """Those hurt, each once however the rows call them: who surely is the same counts as one."""
    from retro.redaction.customers.identity import Likeness, likeness  # tables of names, and most need none of them

    found: list[str] = []
    for name in customers(record):
        if all(likeness(name, other) is not Likeness.SAME for other in found):
            found.append(name)
    return tuple(found)


@value
class Alike:
    """The customers of a record beside one addressee, as the rows call them, in the order of the rows."""

    same: tuple[str, ...] = ()
    """Those who are the addressee."""
    other: tuple[str, ...] = ()
    """Those who are somebody else."""
    ask: tuple[str, ...] = ()
    """Those of whom only a person can tell. Until one has said so, nothing of theirs may be told to the addressee."""

    @property
    def is_known(self) -> bool:
        """Whether somebody in the rows is, or may be, called so."""
        return bool(self.same or self.ask)


def alike(addressee: str, record: Retrospective, same: Sequence[str] = (), other: Sequence[str] = ()) -> Alike:
    """The customers of `record` as they go with the addressee; nobody in particular, "", is everybody.

    `same` and `other` are names of customers that somebody said are the addressee or are not; they count before what
    the names tell, and a name that stands in both is another's.
    """
    known = customers(record)
    if not addressee.strip():
        return Alike(same=known)
    from retro.redaction.customers.customer_name import strictly
    from retro.redaction.customers.identity import Likeness, likeness  # tables of names, and most need none of them

    answers = {strictly(name): Likeness.SAME for name in same} | {strictly(name): Likeness.OTHER for name in other}
    found = {name: answers.get(strictly(name)) or likeness(addressee, name) for name in known}

    def those(kind: Likeness) -> tuple[str, ...]:
        return tuple(name for name in known if found[name] is kind)

    return Alike(those(Likeness.SAME), those(Likeness.OTHER), those(Likeness.ASK))
