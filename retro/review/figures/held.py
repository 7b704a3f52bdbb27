"""Which kinds of measure held for us: means × strength × what was found when somebody looked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum, auto

from retro.language import M_, MN_, N_, Message
from retro.model.found import Found
from retro.model.record import Retrospective
from retro.model.stages.prevention import Measure, MeasureCategory, Strength
from retro.review import derived
from retro.review.figures.figure import FEW, Figure, FigureGroup, behind, share
from retro.review.period import Period

Decided = tuple[Retrospective, Measure]
"""A measure, with its case."""


class Became(Enum):
    """What became of a measure: one of these, so that they add up to all that were decided."""

    HELD = auto()
    FAILED = auto()
    """It was found not to hold, whatever is to become of it."""
    UNSEEN = auto()
    """Done, and nobody has looked whether it holds."""
    OPEN = auto()
    """Not done yet."""
    DROPPED = auto()
    """It is not being done."""

    @classmethod
    def of(cls, measure: Measure) -> Became:
        """What became of this one."""
        stands = measure.standing
        return cls.FAILED if stands.failed else _BECAME.get(stands.found, cls.OPEN)


_BECAME: dict[Found | None, Became] = {
    Found.HOLDS: Became.HELD,
    Found.FAILED: Became.FAILED,
    Found.DONE: Became.UNSEEN,
    Found.DROPPED: Became.DROPPED,
}
_COUNTED = (
    (Became.HELD, N_("{n} held")),
    (Became.FAILED, N_("{n} did not hold")),
    (Became.UNSEEN, N_("{n} done and not looked at")),
    (Became.OPEN, N_("{n} not done yet")),
    (Became.DROPPED, N_("{n} not doing")),
)
_SEEN = (Became.HELD, Became.FAILED)


def held(period: Period) -> FigureGroup:
    """Which measures held, by strength, and by means and strength; of all that the period tells of."""
    decided = period.rows(Measure)
    return FigureGroup(
        "held", N_("Which kinds of measure held"), tuple(_said(decided)), (*_by_strength(decided), *_by_means(decided))
    )


def _said(decided: Sequence[Decided]) -> Iterable[Message]:
    if not decided:
        yield M_("No measure was decided, and none was due.")
        return
    seen = [each for each in decided if Became.of(each[1]) in _SEEN]
    if len(seen) < FEW:
        yield MN_(
            "{n} of {all} measures was looked at: too few to say which kinds hold.",
            "{n} of {all} measures were looked at: too few to say which kinds hold.",
            len(seen),
            all=len(decided),
        )
        return
    by_strength = {strength: [each for each in seen if derived.strength(each[1]) is strength] for strength in Strength}
    enough = tuple(
        M_("{label} {figure}", label=Message(strength.label), figure=_share(measures))
        for strength, measures in by_strength.items()
        if len(measures) >= FEW
    )
    if enough:
        yield M_("Held, of those that were looked at: {shares}.", shares=enough)
    few = tuple(Message(strength.label) for strength, measures in by_strength.items() if len(measures) < FEW)
    if few:
        yield M_("Fewer than {few} were looked at, too few to compare: {strengths}.", few=FEW, strengths=few)


def _by_strength(decided: Sequence[Decided]) -> Iterable[Figure]:
    for strength in (*Strength, None):
        measures = [each for each in decided if derived.strength(each[1]) is strength]
        if measures:
            yield _figure(Message(strength.label if strength else N_("strength not said")), measures)


def _by_means(decided: Sequence[Decided]) -> Iterable[Figure]:
    for strength in (*Strength, None):
        for means in MeasureCategory:
            measures = [each for each in decided if each[1].means is means and derived.strength(each[1]) is strength]
            if measures:
                of = Message(strength.label if strength else N_("strength not said"))
                yield _figure(M_("{means} ({strength})", means=Message(means.label), strength=of), measures)


def _figure(label: Message, measures: Sequence[Decided]) -> Figure:
    count = Counter(Became.of(measure) for _, measure in measures)
    parts = tuple(M_(words, n=count[each]) for each, words in _COUNTED if count[each])
    more = MN_("{n} decided: {parts}", "{n} decided: {parts}", len(measures), parts=parts)
    return Figure(label, _held_of(measures), behind(case for case, _ in measures), more)


def _held_of(measures: Sequence[Decided]) -> Message:
    seen = _share(measures)
    return M_("held {share}", share=seen) if seen else M_("none looked at yet")


def _share(measures: Sequence[Decided]) -> Message | None:
    """How many held of those that were looked at; None if none was."""
    became = [Became.of(measure) for _, measure in measures]
    seen = sum(each in _SEEN for each in became)
    return share(became.count(Became.HELD), seen) if seen else None
