"""What somebody answered about customers who may be the addressee: whether it can be true, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterator

from retro.language import M_, Message
from retro.model.record import Retrospective
from retro.redaction.people import customers
from retro.redaction.recipient import Recipient
from retro.redaction.stops import AnswerError, quoted


def check_answers(record: Retrospective, recipient: Recipient) -> None:
    """AnswerError if an answer is about nobody, contradicts another, or makes one of two customers.

    A wrong *same* shows one customer what befell another: it is taken where the names leave it open, and nowhere else.
    """
    if not recipient.same and not recipient.other:
        return
    from retro.redaction.customers.customer_name import strictly
    from retro.redaction.customers.identity import Identity, identity_of  # tables of names, and most need none of them

    known = set(map(strictly, customers(record)))
    others = set(map(strictly, recipient.other))
    for name in (*recipient.same, *recipient.other):
        if strictly(name) not in known:
            raise AnswerError(
                M_("No row speaks of a customer who is called “{name}”.", name=name),
                M_("Those hurt are: {known}.", known=quoted(customers(record))),
            )
    for name in recipient.same:
        if strictly(name) in others:
            raise AnswerError(
                M_("“{name}” is said to be the addressee, and not to be.", name=name), M_("Say --same or --other.")
            )
        if identity_of(name, recipient.addressee) is Identity.OTHER:
            raise AnswerError(
                M_("“{name}” is another customer than “{addressee}”.", name=name, addressee=recipient.addressee),
                M_("If they are the same, call them by the same name in the rows."),
            )


def told_of_answers(record: Retrospective, recipient: Recipient) -> Iterator[Message]:
    """Who was taken as the addressee, and who was not, because somebody said so."""
    if not recipient.same and not recipient.other:
        return
    from retro.redaction.customers.customer_name import strictly

    def those(said: tuple[str, ...]) -> tuple[str, ...]:
        answered = set(map(strictly, said))
        return tuple(name for name in customers(record) if strictly(name) in answered)

    if recipient.same:
        yield M_("Treated as the same customer: {names}.", names=quoted(those(recipient.same)))
    if recipient.other:
        yield M_("Treated as another customer: {names}.", names=quoted(those(recipient.other)))
