"""Make a report over a period: gather its cases, each loaded once, and write what they say together."""

from __future__ import annotations

from dataclasses import dataclass, field

from exports.period.report import PeriodReport, period_report
from exports.request import ReportRequest
from retro.model.moments.day_range import DateRange
from retro.model.record import Retrospective
from retro.review.period import Alike, Period
from retro.review.recurrence import chains, in_time
from retro.services.alike import unlinked
from retro.services.report import ReportContext, in_context
from retro.store.protocol import Store

_NAMED, _GROUPS = 5, 5
"""So many cases that are alike are named of a group, and so many groups."""
_LINKS = {"md": "{}.md", "html": "cases/{}.html"}
"""Where references lead to: the files that an export of the archive writes, the pages of the site."""


def report_over(store: Store, span: DateRange, request: ReportRequest, report_context: ReportContext) -> PeriodReport:
    """The report over these days. UsageError if it is not for the audience that is asked for."""
    links = _LINKS.get(request.format.code, "")
    return period_report(gather_period(store, span), in_context(request, report_context), links=links)


def gather_period(store: Store, span: DateRange) -> Period:
    """What the archive holds of a period: each case of it is loaded once, and no other."""
    found = store.between(span.since, span.until)
    cases = _Cases(store)
    begun = [head.reference for head in found.begun]
    before = span.before
    return Period(
        span,
        cases=in_time(map(cases, begun)),
        others=in_time(map(cases, (*found.due, *found.late))),
        uncounted=found.more,
        chains=tuple(in_time(map(cases, chain)) for chain in chains(found.again, begun, found.apart)),
        alike=tuple(
            Alike(in_time(map(cases, group[-_NAMED:])), len(group)) for group in unlinked(store, begun)[:_GROUPS]
        ),
        before=store.between(before.since, before.until).begun if before else (),
    )


@dataclass
class _Cases:
    """Cases by their references, each loaded the first time it is asked for."""

    store: Store
    loaded: dict[str, Retrospective] = field(default_factory=dict)

    def __call__(self, reference: str) -> Retrospective:
        if reference not in self.loaded:
            self.loaded[reference] = self.store.load(reference)
        return self.loaded[reference]
