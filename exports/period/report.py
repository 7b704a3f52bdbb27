"""The report over a period: what happened in a span of days, over all its cases, for those who answer for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from exports.document import Document
from exports.markdown.escape import Markdown
from exports.period import actions, figures, sections
from exports.period.block import block
from exports.period.words import Words, span_in_words
from exports.request import ReportRequest
from exports.templating import render
from retro.errors import UsageError
from retro.language import M_, N_, Message
from retro.model.record import Retrospective
from retro.redaction.audience import Audience
from retro.redaction.redact import redact
from retro.redaction.stops import OfCaseError, StopError, of_case
from retro.review.period import Period
from retro.value import value


@value
class PeriodReport:
    """A period report, and what its writer should be told: which names became roles."""

    document: Document
    messages: tuple[Message, ...] = ()
    unread: tuple[str, ...] = ()
    """The references of cases that are not counted, for another program spoilt them."""


def period_report(period: Period, request: ReportRequest, *, links: str = "{}.md") -> PeriodReport:
    """The report over a period. The same period and request give the same bytes.

    `links` is where its references lead to: `{}.md` for files that lie beside it, "" for nowhere.
    UsageError if it is for an audience that is not told everything.
    """
    audience, to = request.kind.audience, request.to
    check_audience(audience)
    messages: list[Message] = []
    recipient = replace(request.recipient, reads_archive=True)

    def redacted(record: Retrospective) -> Retrospective:
        try:
            out = redact(record, audience, recipient, to)
        except StopError as error:
            raise OfCaseError(error) from error
        messages.extend(of_case(record.reference, message) for message in out.messages)
        return out.record

    words = Words(period.map_cases(redacted), to, request.on, links)
    span = span_in_words(period.span, to)
    title = to(N_("Report on retrospectives, {span}"), span=span)
    parts = {name: partial(section, words) for name, section in SECTIONS.items()}
    parts["reviews"] = partial(figures.cost_of_reviews, words, period)
    markdown = render(
        "period", request.templates, to,
        title=title, is_empty=words.period.is_empty, is_spoilt=bool(period.unread), is_for_team=audience.sees_all,
        organisation=request.organisation.name, **parts,
    )  # fmt: skip
    about = " · ".join(filter(None, (request.organisation.name, span)))
    document = Document(title, markdown, to, about=about, organisation=request.organisation, charts=words.charts)
    return PeriodReport(document, tuple(messages), period.unread)


def check_audience(audience: Audience) -> None:
    """UsageError if the report is not for this audience."""
    if not (audience.told_everything and audience.told_other_cases):
        raise UsageError(
            M_("A report over a period is not for a customer: it tells of the others too."),
            M_("Write each customer a report of their own: retro export REF --for customer."),
        )


SECTIONS: Mapping[str, Callable[[Words], Markdown]] = {
    "facts": sections.facts,
    "block": block,
    "first": actions.first,
    "numbers": sections.numbers,
    "damage": sections.damage,
    "repeated": sections.repeated,
    "measures": actions.measures,
    "held": figures.which_held,
    "punctual": figures.punctual,
    "times": sections.times,
    "changes": actions.changes,
    "complaints": actions.complaints,
    "endings": figures.ended,
    "seasons": figures.months,
    "cases": sections.cases,
    "muted": figures.what_was_muted,
}
"""What a template may call for, in the order of the stock one; behind them comes what is for the team alone."""
