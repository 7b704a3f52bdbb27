"""Make a report over a period: gather its cases, each loaded once, and write what they say together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from exports.period.report import PeriodReport, period_report
from exports.request import ReportRequest
from retro.model.moments.day_range import DateRange
from retro.model.record import Retrospective
from retro.review.period import Period, SimilarCases
from retro.review.recurrence import chains, in_time
from retro.services.memory.alike import unlinked
from retro.services.sending.report import ReportContext, in_context
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
    """What the archive holds of a period: each case of it is loaded once, and no other.

    One that another program spoilt is named, and the others are counted.
    """
    found = store.between(span.since, span.until)
    cases = _Cases(store)
    before = store.heads(span.before.since, span.before.until) if span.before else None
    begun, others = cases.read(found.begun), cases.read((*found.due, *found.late))
    chain_of = (cases.read(chain) for chain in chains(found.again, found.begun, found.apart))
    alike = ((cases.read(group[-_NAMED:]), len(group)) for group in unlinked(store, found.begun)[:_GROUPS])
    return Period(
        span,
        cases=begun,
        others=others,
        uncounted=found.more,
        chains=tuple(chain for chain in chain_of if len(chain) > 1),
        alike=tuple(SimilarCases(group, n) for group, n in alike if group),
        before=before.read if before else (),
        unread=tuple(sorted({*cases.unread, *(before.unread if before else ())})),
    )


@dataclass
class _Cases:
    """Cases by their references, each loaded the first time it is asked for, together with the others then."""

    store: Store
    loaded: dict[str, Retrospective | None] = field(default_factory=dict)

    def read(self, references: Iterable[str]) -> tuple[Retrospective, ...]:
        """Those of them that can be read, by their days."""
        wanted = tuple(references)
        found = self.store.load_all([each for each in wanted if each not in self.loaded])
        self.loaded |= {case.reference: case for case in found.read} | dict.fromkeys(found.unread)
        return in_time(filter(None, map(self.loaded.__getitem__, wanted)))

    @property
    def unread(self) -> tuple[str, ...]:
        """Those that were asked for and that another program spoilt."""
        return tuple(reference for reference, case in self.loaded.items() if case is None)
