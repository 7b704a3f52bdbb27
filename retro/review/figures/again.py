"""What happened again, and complaints about how an earlier one was handled, with what these cost on top (S12, S18)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from retro.language import M_, MN_, N_, Message
from retro.model.record import Retrospective
from retro.model.stages.head import CaseLink, Relation, SecondComplaintCause
from retro.review.actions import failed_before
from retro.review.figures.figure import Figure, FigureGroup, amount, behind
from retro.review.period import Period
from retro.review.third_time import THIRD_TIME


def again(period: Period) -> FigureGroup:
    """The chains: what happened the most often first, with how many measures did not keep it from happening."""
    chains = sorted(period.chains, key=lambda chain: (-len(chain), -chain[-1].day.toordinal(), chain[-1].reference))
    thirds = sum(len(chain) >= THIRD_TIME for chain in chains)
    said = (
        M_("{n} for the second time, {thirds} for the third time or more.", n=len(chains) - thirds, thirds=thirds)
        if chains
        else M_("No case is linked to an earlier one: whether anything happened again was not said.")
    )
    return FigureGroup("again", N_("What happened again"), (said,), tuple(map(_chain, chains)))


def _chain(chain: tuple[Retrospective, ...]) -> Figure:
    failed = len(failed_before(chain[:-1], chain[-1]))
    held = MN_("{n} measure before did not hold", "{n} measures before did not hold", failed)
    title = chain[-1].head.title.strip()
    label = MN_("Happened {n} times", "Happened {n} times", len(chain))
    return Figure(label, Message("{title}", {"title": title}) if title else M_("without a title"), behind(chain), held)


Second = tuple[Retrospective, CaseLink]


def second_complaints(period: Period) -> FigureGroup:
    """How many there were, why, and their burden: each a sum of those that say it, and of how many."""
    found = [
        (case, row) for case in period.cases for row in case.of(CaseLink) if row.relation is Relation.SECOND_COMPLAINT
    ]
    said = MN_("{n} second complaint.", "{n} second complaints.", len(found)) if found else M_("No second complaint.")
    return FigureGroup("second", N_("Second complaints"), (said,), (*_reasons(found), *_burden(found)))


def _reasons(found: Sequence[Second]) -> Iterator[Figure]:
    """By why; nothing where no reader may know why, or nobody has said it."""
    if not any(row.why for _, row in found):
        return
    for why in (*SecondComplaintCause, None):
        cases = [case for case, row in found if row.why is why]
        if cases:
            label = M_("Because of {why}", why=Message(why.label)) if why else M_("Why: not said")
            yield Figure(label, M_("{part} of {whole}", part=len(cases), whole=len(found)), behind(cases))


def _burden(found: Sequence[Second]) -> Iterator[Figure]:
    for label, name in (
        (N_("Extra hours"), "extra_hours"),
        (N_("Extra people"), "extra_people"),
        (N_("Extra contacts"), "extra_contacts"),
    ):
        told = [(case, number) for case, row in found if isinstance(number := getattr(row, name), Decimal)]
        if told:
            sum_ = amount(sum((number for _, number in told), Decimal()))
            shown = M_("{sum}; said of {part} of {whole}", sum=sum_, part=len(told), whole=len(found))
            yield Figure(Message(label), shown, behind(case for case, _ in told))
