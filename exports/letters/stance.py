"""How we stand to those who are written to: what the whole case says of it, also where the reader does not see it."""

from __future__ import annotations

from retro.model.record import Retrospective
from retro.model.stages.head import Responsibility, Severity
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Contact
from retro.redaction.addressed import alike, distinct_customers
from retro.redaction.recipient import Recipient
from retro.review.injuries import injured, somebody_injured
from retro.review.needs.proportion import is_engineering
from retro.review.reception import is_begun_by_us, is_from
from retro.value import value


@value
class Stance:
    """What decides on the tone of a letter."""

    may_apologise: bool = False
    """Whether the fault is ours, or ours too (S7)."""
    is_not_ours: bool = False
    """Whether the fault is somebody else's: an apology would admit what is not so."""
    is_grave: bool = False
    """Whether the gravest form of the language is in place."""
    has_heard: bool = False
    """Whether the reader told us of it, for which they are thanked (S23); nobody else is."""
    is_hurt: bool = False
    """Whether it is the reader, or one of theirs, who was physically hurt, as far as the rows tell."""


def stance(record: Retrospective, recipient: Recipient) -> Stance:
    """How we stand to whom it goes, by the whole record."""
    head = record.head
    return Stance(
        may_apologise=head.may_apologise,
        is_not_ours=head.responsibility is Responsibility.NOT_OURS,
        is_grave=head.severity in (Severity.HIGH, Severity.CRITICAL) or somebody_injured(record),
        has_heard=_told_us(record, recipient),
        is_hurt=_is_hurt(record, recipient),
    )


def _is_hurt(record: Retrospective, recipient: Recipient) -> bool:
    """Whether they were hurt to whom it goes.

    A row that names nobody is about the one customer that there is, but where another row names them.
    """
    if not recipient.addressee.strip() or recipient.to_all or not (hurt := injured(record)):
        return False
    known = {*alike(recipient.addressee, record, recipient.same, recipient.other).same, recipient.addressee.strip()}
    is_alone = len(distinct_customers(record)) <= 1 and not any(row.about in known for row in record.of(Damage))
    return any(row.about in known or (not row.about and is_alone) for row in hurt)


def _told_us(record: Retrospective, recipient: Recipient) -> bool:
    """Whether it goes to the one who told us: of all who are concerned, most never wrote.

    Of several, it is the one of whom a contact says that it came from them.
    """
    if not recipient.addressee.strip() or recipient.to_all:
        return False
    theirs = [row for row in record.of(Contact) if not is_begun_by_us(row)]
    if len(distinct_customers(record)) <= 1:
        return bool(theirs) or not (record.of(Contact) or is_engineering(record))
    known = alike(recipient.addressee, record, recipient.same, recipient.other).same
    return any(is_from(row, name) for row in theirs for name in {*known, recipient.addressee.strip()})
