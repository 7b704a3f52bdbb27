"""The door of the house: what goes out of a record to the reader of an account, in any format."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exports.accounts.account import Account, Occasion
from retro.errors import RetroError
from retro.language import M_, MN_, Language, Message
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.head import Participant
from retro.redaction.audience import CUSTOMER, TEAM
from retro.redaction.project import addressees, is_confirmed, projected, same_customer
from retro.review.words import person_pattern

if TYPE_CHECKING:
    from retro.review.shield.places import Place


class NamesError(RetroError):
    """An account for the customer names people, and was not made. `places` says where."""

    def __init__(self, found: tuple[Place, ...]) -> None:
        title = MN_(
            "The account for the customer was not written: {n} place names or tells who somebody is.",
            "The account for the customer was not written: {n} places name or tell who somebody is.",
            len(found),
        )
        super().__init__(title, M_("Change these words, or let --shield put the roles in their place."))
        self.places = found


@dataclass(frozen=True)
class Leaving:
    """The record as it goes out, and what its writer should be told about it."""

    record: Retrospective
    told: tuple[Message, ...] = ()


def leaving(
    record: Retrospective, account: Account, occasion: Occasion, to: Language, *, shield: bool = False
) -> Leaving:
    """The record as the reader of `account` gets it.

    Names (S11) are replaced by roles on the way to management; on the way to the customer they are a `NamesError`
    unless `shield` says to replace them too.
    """
    if account.reader is TEAM:
        return Leaving(record)
    from retro.review.shield.places import places, shielded  # many forms of names, and the team's report needs none

    visible = projected(record, account.reader, occasion.addressee)
    others = _others(record, occasion.addressee) if account.reader is CUSTOMER else ()
    found = places(visible, record, to, others)
    if found and account.reader is CUSTOMER and not shield:
        raise NamesError(found)
    out = shielded(visible, record, to, others) if found else visible
    persons = _persons(out, record) if account.reader is CUSTOMER else ()
    return Leaving(out, (*_left_out(record, account), *persons, *_told(found)))


def _others(record: Retrospective, addressee: str) -> tuple[str, ...]:
    """What other customers are called, where the account is for one of them."""
    return tuple(one for one in addressees(record) if addressee and not same_customer(one, addressee))


def _left_out(record: Retrospective, account: Account) -> tuple[Message, ...]:
    if account.reader is not CUSTOMER:
        return ()
    n = sum(not is_confirmed(row) for row in record.rows)
    message = MN_(
        "Left out: {n} statement that nobody has confirmed.", "Left out: {n} statements that nobody has confirmed.", n
    )
    return (message,) if n else ()


def _persons(visible: Retrospective, record: Retrospective) -> tuple[Message, ...]:
    """Causes that speak of a person. No customer is to hear who it was: the organisation is the subject (S11)."""
    names = [name for row in record.of(Participant) for name in (row.role, row.name)]
    speaks = person_pattern(names).search
    message = M_("The cause “{what}” speaks of a person. Which rule, tool or check let it happen?")
    return tuple(replace(message, params={"what": row.what}) for row in visible.of(Cause) if speaks(row.what))


def _told(found: tuple[Place, ...]) -> tuple[Message, ...]:
    return tuple(
        M_("{place}: “{found}” became “{put}”.", place=each.message, found=each.found, put=each.put) for each in found
    )
