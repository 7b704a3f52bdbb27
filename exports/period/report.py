"""The report over a period: what happened in a span of days, over all its cases, for those who answer for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from exports.accounts.account import Account, Occasion
from exports.accounts.leaving import leaving
from exports.document import Document
from exports.markdown.escape import Markdown
from exports.period import sections, work
from exports.period.words import Words, span_in_words
from exports.templating import render
from retro.errors import UsageError
from retro.language import M_, N_, Language, Message
from retro.model.record import Retrospective
from retro.redaction.audience import CUSTOMER
from retro.review.period import Period


@dataclass(frozen=True)
class WrittenPeriod:
    """A period report, and what its writer should be told: which names became roles."""

    document: Document
    told: tuple[Message, ...] = ()


def period_report(
    period: Period, to: Language, account: Account, occasion: Occasion, *, links: str = "{}.md"
) -> WrittenPeriod:
    """The report for management, or for the team. The same period and occasion give the same bytes.

    `links` is where its references lead to: `{}.md` for files that lie beside it, "" for nowhere.
    UsageError if it is for customers: it tells of all of them.
    """
    may_read(account)
    told: list[Message] = []

    def door(record: Retrospective) -> Retrospective:
        out = leaving(record, account, occasion, to)
        told.extend(out.told)
        return out.record

    words = Words(period.through(door), to, occasion.on, links)
    span = span_in_words(period.span, to)
    title = to(N_("Report on retrospectives, {span}"), span=span)
    parts = {name: partial(section, words) for name, section in SECTIONS.items()}
    markdown = render(
        "period", occasion.templates, to,
        title=title, is_empty=words.period.is_empty, house=occasion.house.name, **parts,
    )  # fmt: skip
    about = " · ".join(filter(None, (occasion.house.name, span)))
    document = Document(title, markdown, to, about=about, house=occasion.house, charts=words.charts)
    return WrittenPeriod(document, tuple(told))


def may_read(account: Account) -> None:
    """UsageError if the report is not for this reader."""
    if account.reader is CUSTOMER:
        raise UsageError(
            M_("A report over a period is not for a customer: it tells of the others too."),
            M_("Write each customer an account of their own: retro export REF --for customer."),
        )


SECTIONS: Mapping[str, Callable[[Words], Markdown]] = {
    "facts": sections.facts,
    "first": work.first,
    "numbers": sections.numbers,
    "damage": sections.damage,
    "repeated": sections.repeated,
    "measures": work.measures,
    "times": sections.times,
    "changes": work.changes,
    "complaints": work.complaints,
    "cases": sections.cases,
}
"""What a template may call for, in the order of the stock one."""
