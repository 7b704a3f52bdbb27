"""Which customers of a record a report is addressed to: by what they are called, and by what somebody answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from retro.model.record import Retrospective
from retro.redaction.people import customers
from retro.value import value

if TYPE_CHECKING:
    from retro.redaction.customers.identity import Identity


def distinct_customers(record: Retrospective) -> tuple[str, ...]:
    """Those hurt, each once however the rows call them: who surely is the same counts as one."""
    from retro.redaction.customers.identity import Identity, identity_of  # tables of names, and most need none of them

    found: list[str] = []
    for name in customers(record):
        if all(identity_of(name, other) is not Identity.SAME for other in found):
            found.append(name)
    return tuple(found)


@value
class AlikeCustomers:
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


def alike(addressee: str, record: Retrospective, same: Sequence[str] = (), other: Sequence[str] = ()) -> AlikeCustomers:
    """The customers of `record` as they go with the addressee; nobody in particular, "", is everybody.

    `same` and `other` are names of customers that somebody said are the addressee or are not; they count before what
    the names tell, and a name that stands in both is another's.
    """
    known = customers(record)
    if not addressee.strip():
        return AlikeCustomers(same=known)
    from retro.redaction.customers.customer_name import strictly
    from retro.redaction.customers.identity import Identity  # tables of names, and most need none of them

    answers = {strictly(name): Identity.SAME for name in same} | {strictly(name): Identity.OTHER for name in other}
    found = {name: answers.get(strictly(name)) or seen for name, seen in _identities(addressee, known).items()}

    def those(kind: Identity) -> tuple[str, ...]:
        return tuple(name for name in known if found[name] is kind)

    return AlikeCustomers(those(Identity.SAME), those(Identity.OTHER), those(Identity.ASK))


def _identities(called: str, known: Sequence[str]) -> dict[str, Identity]:
    """How one way to call a customer goes with each of those who are known.

    Where one alone is called so, and how the name is read stands behind it, that one is meant: 渡辺様 is
    渡辺様（わたなべ）. Where the case has another one of that name, with or without such a word, it is to be asked:
    （さいたま） is no reading. Who is called by the reading alone may be meant.
    """
    from retro.redaction.customers.identity import Identity, identity_of  # tables of names, and most need none of them
    from retro.redaction.names.third_parties import readings_in, without_readings
    from retro.redaction.spelling.romaji import to_hiragana

    def read(name: str) -> set[str]:
        return {to_hiragana("".join(reading.split())) for reading in readings_in(name)}

    found, bare = {name: identity_of(called, name) for name in known}, without_readings(called)
    so_called = [name for name in known if identity_of(bare, without_readings(name)) is Identity.SAME]
    for name in so_called:
        if found[name] is not Identity.SAME:
            is_meant = len(so_called) == 1 and (bare == called or read(name) == read(called))
            is_other = bool(read(called) and read(name)) and read(called) != read(name)
            found[name] = Identity.SAME if is_meant else Identity.OTHER if is_other else Identity.ASK
    for name in known:
        is_told_by_sound = any(identity_of(called, each) is not Identity.OTHER for each in read(name))
        if found[name] is Identity.OTHER and name not in so_called and is_told_by_sound:
            found[name] = Identity.ASK
    return found


def as_recorded(called: str, record: Retrospective) -> str:
    """A name in the kanji in which the rows have it: whoever writes 渡辺様 to 渡邉様 gives offence."""
    if not called or called.isascii():
        return called
    from retro.redaction.customers.customer_name import strictly
    from retro.redaction.names.third_parties import without_readings

    recorded = [*map(without_readings, customers(record))]
    if called in recorded:
        return called
    return next((name for name in recorded if strictly(name) == strictly(called)), called)
