"""The block on top of a period report: the five figures that the block of one case has, over all its cases."""

from __future__ import annotations

from exports.markdown.escape import Markdown, inline
from exports.markdown.figures import money
from exports.markdown.table import table
from exports.period.words import Words
from retro.language import M_, MN_, N_, Message
from retro.model.moments.lengths import ToldMinutes
from retro.model.stages.prevention import Measure
from retro.model.stages.scope import Damage
from retro.review import durations, metrics
from retro.review.decision import measures_late
from retro.review.figures.figure import FEW
from retro.review.gravity import is_irreversible


def block(words: Words) -> Markdown:
    """The five figures, a row of a table below what each of them is."""
    to = words.to
    heads = [N_("Harm"), N_("Time to notice"), N_("Time to settle"), N_("Cost in all"), N_("Measures overdue")]
    cells = [
        _harm(words),
        _half_within([durations.time_to_detect(case) for case in words.period.cases]),
        _half_within([durations.time_to_resolve(case) for case in words.period.cases]),
        _costs(words),
        _measures(words),
    ]
    return table([inline(to(head)) for head in heads], [[inline(cell.show(to)) for cell in cells]])


def _harm(words: Words) -> Message:
    rows = [row for case in words.period.cases for row in case.of(Damage)]
    if not rows:
        return M_("No case names any damage.")
    undone = sum(map(is_irreversible, rows))
    return MN_("{undone} of {n} damage cannot be undone", "{undone} of {n} damages cannot be undone", len(rows),
               undone=undone)  # fmt: skip


def _half_within(lengths: list[int | None]) -> Message:
    """The median, of enough cases: of few, one of them would be told as all."""
    known = [each for each in lengths if each is not None]
    found = metrics.spread(known)
    if found is None or len(known) < FEW:
        return M_("too few cases to say: {n}", n=len(known))
    return M_("half within {median} (n = {n})", median=ToldMinutes(minutes=found.median), n=len(known))


def _costs(words: Words) -> Message:
    costs = metrics.costs(words.period.cases)
    if not costs:
        return M_("none noted")
    sums = ((each.sums[None], each.unit) for each in costs)
    told = (of.told(money(of.figure, unit, words.to)).show(words.to) for of, unit in sums)
    return M_("{text}", text=words.to.join(told))


def _measures(words: Words) -> Message:
    found = measures_late((row for _, row in words.period.rows(Measure)), words.on)
    return M_("{n} of {all}", n=found.late, all=found.n) if found.n else M_("no measure yet")
