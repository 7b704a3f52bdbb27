"""How many cases began, by kind, origin and severity, and how many are drafts still."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retro.language import M_, MN_, N_, Message
from retro.model.head_choices import Status
from retro.model.record import Retrospective
from retro.model.stages.head import CaseKind, Head, Origin, Severity
from retro.review.figures.figure import Figure, FigureGroup, behind
from retro.review.period import Period


def numbers(period: Period) -> FigureGroup:
    """The counts, each of all cases that began in the period."""
    n = len(period.cases)
    said = (
        MN_("{n} retrospective began in this period.", "{n} retrospectives began in this period.", n)
        if n
        else M_("No retrospective began in this period.")
    )
    return FigureGroup("numbers", N_("How many, and where they lie"), (said,), tuple(_figures(period)))


def _figures(period: Period) -> Iterator[Figure]:
    cases = period.cases
    for kind in (*CaseKind, None):
        yield from _count(period, "case_kind", _label(kind), [each for each in cases if each.head.case_kind is kind])
    known = {each.value: place for place, each in enumerate(Origin)}
    origins = {case.head.origin.strip() for case in cases}
    for origin in sorted(origins, key=lambda each: (not each, known.get(each, len(known)), each)):
        found = [each for each in cases if each.head.origin.strip() == origin]
        yield from _count(period, "origin", _origin(origin), found)
    for severity in (*reversed(Severity), None):
        yield from _count(
            period, "severity", _label(severity), [each for each in cases if each.head.severity is severity]
        )
    drafts = [each for each in cases if each.head.status is Status.DRAFT]
    yield from _count(period, "status", _label(Status.DRAFT), drafts)


def _count(period: Period, name: str, label: Message, cases: Sequence[Retrospective]) -> Iterator[Figure]:
    if cases:
        shown = M_("{label}: {value}", label=Head.field(name).title, value=label)
        yield Figure(shown, M_("{part} of {whole}", part=len(cases), whole=len(period.cases)), behind(cases))


def _label(choice: CaseKind | Severity | Status | None) -> Message:
    return Message(choice.label) if choice else Message(N_("not said"))


def _origin(origin: str) -> Message:
    """An origin, known or in a team's own words."""
    known = Origin.coded(origin)
    if known or not origin:
        return Message(known.label if known else N_("not said"))
    return M_("{text}", text=origin)
