"""What somebody who decides has to know of a case in half a minute: plain values, which every report draws alike.

All of it is made from a record that its reader may see: what was taken out of that, is in none of these.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from retro.model.deadline import Lateness
from retro.model.found import Found
from retro.model.moments.moment import Moment, Precision
from retro.model.record import Retrospective
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Remedy
from retro.model.stages.review import Request
from retro.model.stages.scope import Damage, NoDamage
from retro.model.stages.timeline import Contact
from retro.review import derived
from retro.review.actions import ActionStatus, Overdue, action_status, is_open, is_unapproved, overdue
from retro.review.gravity import gravest_harm, is_irreversible
from retro.review.metrics import unit_key
from retro.review.reception import is_begun_by_us
from retro.review.units import come_to
from retro.value import value


class Noticer(Enum):
    """Who knew of it first."""

    THOSE_HURT = "those hurt"
    BEFORE_THEM = "before those hurt"


@value
class HarmFigure:
    """How much it hurt in the unit of the gravest damage that has a figure."""

    summed: Damage
    """That damage, with the figures of all damages in its unit added up, and how sure they are if all are alike; where
    they do not add up, the damage with the highest of them."""
    of: int
    """Of how many figures that is the highest; 1 where they were added up."""
    rows: int
    """How many damages these are."""
    is_mixed: bool
    """Whether they are sure to different degrees."""
    other_units: int
    """In how many other units there are figures besides, which add up to nothing with these."""


@value
class Harm:
    """How much it hurt, at the gravest place."""

    gravest: Damage | None
    """The row to be named; None where there is none."""
    figure: HarmFigure | None
    """None where no damage has a figure."""
    n: int
    """How many damages there are."""
    irreversible: int
    """How many of them cannot be undone."""
    reversible: int
    """Of how many somebody said that they can be."""
    is_none: bool
    """Whether somebody said that nobody was hurt."""


@value
class Took:
    """How long something took, as far as it is known."""

    minutes: int | None = None
    """None where one of its ends is not known to the time of day."""
    is_about: bool = False
    end: Moment | None = None
    """When it was over; None if it is not, or nobody said so."""


@value
class Cost:
    """A sum in one currency."""

    figure: Decimal
    currency: str
    """As it was first written."""


@value
class MeasuresLate:
    """How many measures are late, of all that are to be done."""

    late: int
    n: int


@value
class Decision:
    """What is asked, and what there is to know of it."""

    times: int
    """How often it has happened, this time and those since counted."""
    late: tuple[Overdue, ...]
    """All that is overdue, what has waited longest first."""
    asked: tuple[Request, ...]
    """The requests that nobody has answered, what is needed first before the others."""
    unapproved: tuple[Remedy, ...]
    """The remedies that cost something and that nobody has approved (S15)."""
    harm: Harm
    noticed: Took
    noticed_by: Noticer | None
    """None where nobody knows."""
    settled: Took
    costs: tuple[Cost, ...]
    """What it cost in all: remedies, and the requests that were answered; a figure for each currency."""
    granted: tuple[Cost, ...]
    """How much of `costs` is for requests."""
    measures: MeasuresLate

    @property
    def is_for_information(self) -> bool:
        """Whether nothing is asked."""
        return not (self.asked or self.unapproved)

    @property
    def broken_promises(self) -> int:
        """How many promises and call-backs to somebody are overdue."""
        return sum(each.lateness in (Lateness.NOT_KEPT, Lateness.NOT_CALLED) for each in self.late)


def decision(record: Retrospective, on: date, *, others: int = 0) -> Decision:
    """What there is to decide of a case on a day. `others`: how often the same happened in other cases."""
    asked = [row for row in record.of(Request) if is_open(row)]
    granted = [row for row in record.of(Request) if not is_open(row) and row.standing.found is not Found.DROPPED]
    start = derived.started(record)
    return Decision(
        times=max(record.head.times, others + 1),
        late=overdue(record, on),
        asked=tuple(sorted(asked, key=lambda row: row.due or date.max)),
        unapproved=tuple(row for row in record.of(Remedy) if is_unapproved(row)),
        harm=_harm(record),
        noticed=_took(start, derived.detected(record)),
        noticed_by=_noticer(record),
        settled=_took(start, derived.resolved(record)),
        costs=_costs([*record.of(Remedy), *granted]),
        granted=_costs(granted),
        measures=measures_late(record.of(Measure), on),
    )


def _harm(record: Retrospective) -> Harm:
    rows = gravest_harm(record.of(Damage))
    return Harm(
        gravest=rows[0] if rows else None,
        figure=_figure(rows),
        n=len(rows),
        irreversible=sum(map(is_irreversible, rows)),
        reversible=sum(row.reversible is True and not is_irreversible(row) for row in rows),
        is_none=not rows and bool(record.of(NoDamage)),
    )


def _figure(gravest_first: Iterable[Damage]) -> HarmFigure | None:
    figured = [row for row in gravest_first if row.figure is not None]
    if not figured:
        return None
    units = [unit_key(row.unit) for row in figured]
    same = [row for row, unit in zip(figured, units, strict=True) if unit == units[0]]
    sure = {row.certainty for row in same}
    total = come_to(units[0], [row.figure for row in same if row.figure is not None])
    others = len(set(units)) - 1
    if total.of > 1:
        highest = next(row for row in same if row.figure == total.figure)
        return HarmFigure(highest, total.of, len(same), is_mixed=False, other_units=others)
    summed = replace(same[0], figure=total.figure, certainty=same[0].certainty if len(sure) == 1 else None)
    return HarmFigure(summed, 1, len(same), is_mixed=len(sure) > 1, other_units=others)


def _took(start: Moment | None, end: Moment | None) -> Took:
    if end is None or end.first is None:
        return Took()
    known = (Precision.EXACT, Precision.ABOUT)
    if start is None or start.precision not in known or end.precision not in known:
        return Took(end=end)
    first, last = start.start, end.start
    if start.end or end.end or not isinstance(first, datetime) or not isinstance(last, datetime) or last < first:
        return Took(end=end)
    is_about = Precision.ABOUT in (start.precision, end.precision)
    return Took(int((last - first).total_seconds() // 60), is_about, end)


def _noticer(record: Retrospective) -> Noticer | None:
    """Those hurt, where they spoke with us before we had noticed, or in the same minute; None where no time tells."""
    contacts = record.of(Contact)
    first, last = _span(derived.detected(record), record)
    spoken = [_span(row.happened, record) for row in contacts if not is_begun_by_us(row)]
    if not contacts:
        return None
    if first and any(latest and latest <= first for _earliest, latest in spoken):
        return Noticer.THOSE_HURT
    is_before_all = last is not None and all(earliest and last < earliest for earliest, _latest in spoken)
    return Noticer.BEFORE_THEM if is_before_all else None


def _span(moment: Moment | None, record: Retrospective) -> tuple[datetime | None, datetime | None]:
    """The first and the last instant that it may mean: of a day alone, all of it. None where that is not known."""
    if moment is None:
        return None, None
    return moment.order(record.zone) if moment.start else None, moment.until(record.zone)


def _costs(rows: Iterable[Remedy | Request]) -> tuple[Cost, ...]:
    sums: dict[str, Cost] = {}
    for row in rows:
        if row.cost:
            key = unit_key(row.currency)
            before = sums.get(key, Cost(Decimal(), row.currency.strip()))
            sums[key] = Cost(before.figure + row.cost, before.currency)
    return tuple(sorted(sums.values(), key=lambda cost: -cost.figure))


def measures_late(rows: Iterable[Measure], on: date) -> MeasuresLate:
    """How many measures are late on a day, or their checks; those that nobody will do are not counted."""
    stands = [action_status(row, on) for row in rows]
    late = sum(each in (ActionStatus.OVERDUE, ActionStatus.UNCHECKED) for each in stands)
    return MeasuresLate(late, sum(each is not ActionStatus.DROPPED for each in stands))
