"""Accounts of a retrospective: the same record, written for each reader from a template, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass, replace

from exports.accounts.account import Account, Occasion
from exports.accounts.leaving import leaving
from exports.accounts.vocabulary import Vocabulary
from exports.document import Document
from exports.templating import render
from retro.language import Language, Message
from retro.model.record import Retrospective
from retro.redaction.audience import CUSTOMER
from retro.redaction.project import may_apologise


@dataclass(frozen=True)
class Written:
    """An account, the record that it was written from, and what its writer should be told."""

    document: Document
    record: Retrospective
    """No more of the record than the reader may see."""
    told: tuple[Message, ...] = ()


def write(
    record: Retrospective, to: Language, account: Account, occasion: Occasion, *, shield: bool = False
) -> Written:
    """The account as a document. The same record and occasion give the same bytes.

    NamesError (see `exports.accounts.leaving`) if it is for the customer and names somebody; RetroError if a template
    of the user's own cannot be used.
    """
    out = leaving(record, account, occasion, to, shield=shield)
    earlier = tuple(leaving(case, account, occasion, to, shield=True).record for case in _earlier(account, occasion))
    words = Vocabulary(
        out.record, to, account, replace(occasion, earlier=earlier), may_apologise=may_apologise(record.head)
    )
    markdown = render(account.template, occasion.templates, to, **words.words())
    title = out.record.head.title or to(record.head.label)
    document = Document(
        title=f"{record.reference} {title}",
        markdown=markdown,
        to=to,
        about=" · ".join(filter(None, (occasion.house.name, record.reference))),
        house=occasion.house,
        charts=words.charts,
        is_letter=account.reader is CUSTOMER,
        is_brief=account is Account.MANAGEMENT,
    )
    return Written(document, out.record, out.told)


def _earlier(account: Account, occasion: Occasion) -> tuple[Retrospective, ...]:
    """The earlier cases, which no customer is told of: they are other customers' cases."""
    return () if account.reader is CUSTOMER else occasion.earlier
