"""The block on top of a report for somebody who decides: what stands out, what is asked, five figures.

`retro.review.decision` makes its values from a case. Whoever reports over several cases makes them otherwise, and has
them drawn by the same words: Markdown, which every format renders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from exports.markdown.entry_views import EntryViews
from exports.markdown.escape import Markdown, inline, said
from exports.markdown.figures import money
from exports.markdown.table import table
from retro.language import MN_, N_
from retro.model.moments.formatting import show_moment
from retro.model.moments.lengths import show_minutes
from retro.model.stages.head import Responsibility
from retro.review.decision import Cost, Decision, Harm, HarmFigure, MeasuresLate, Noticer, Took
from retro.review.derived import derived
from retro.review.needs.proportion import is_engineering
from retro.review.third_time import THIRD_TIME

_WHOSE = {
    Responsibility.OURS: N_("our responsibility"),
    Responsibility.SHARED: N_("a shared responsibility"),
    Responsibility.NOT_OURS: N_("not our responsibility"),
    Responsibility.INVESTIGATING: N_("responsibility under investigation"),
}
_BY = {
    Noticer.THOSE_HURT: N_("{time}, by those hurt"),
    Noticer.BEFORE_THEM: N_("{time}, before those hurt spoke"),
}
_OF_SYSTEM, _OF_OTHER = (
    (N_("Harm"), noticed, settled, N_("Cost in all"), N_("Overdue"))
    for noticed, settled in (
        (N_("Detected after"), N_("Mitigated after")),
        (N_("Noticed after"), N_("Settled after")),
    )
)
"""What each of the five figures is, of an engineering system, and of anything else."""
_MOST = 3
"""How many requests are told; the rest is counted."""


class DecisionBlock:
    """The words of the block for one case. Each is "" where there is nothing to say."""

    def __init__(self, make: Callable[[], Decision], shown: EntryViews) -> None:
        """`make` gives its values, once somebody asks for words of it."""
        self._make, self._shown, self._record, self._to = make, shown, shown.record, shown.to

    @cached_property
    def _of(self) -> Decision:
        return self._make()

    def flags(self) -> Markdown:
        """What stands out: `**Third time** · **severity: high** · our responsibility · **2 overdue**`."""
        to, head = self._to, self._record.head
        severity = head.severity or derived(self._record, head).get("severity")
        said = [
            self._bold(to(N_("Happened {n} times"), n=self._of.times)) if self._of.times >= THIRD_TIME else "",
            self._bold(self._labelled(head.field("severity").label, to(severity.label))) if severity else "",
            inline(to(_WHOSE[head.responsibility])) if head.responsibility else "",
            self._bold(MN_("{n} overdue", "{n} overdue", len(self._of.late)).show(to)) if self._of.late else "",
        ]
        return Markdown(" · ".join(filter(None, said)))

    def asks(self) -> Markdown:
        """One line that says what is asked, or that it is for information; more than one request as a list below it.

        Promises that are overdue are told first: that nothing is asked does not say that all is well.
        """
        to, n = self._to, self._of.broken_promises
        late = self._bold(MN_("{n} promise is overdue.", "{n} promises are overdue.", n).show(to)) if n else ""
        if self._of.is_for_information:
            known, nothing = to(N_("For your information.")), said(N_("Nothing is asked of you."), to)
            opening = [late, inline(known)] if late else [self._bold(known)]
            return Markdown(" ".join([*opening, nothing]))
        return Markdown("\n\n".join(filter(None, [late, self._asked()])))

    def _asked(self) -> Markdown:
        to = self._to
        asked = [*self._requests()]
        if len(asked) == 1:
            return Markdown(to(N_("{label}: {value}"), label=self._bold(to(N_("Asked of you"))), value=asked[0]))
        told = self._bold(MN_("{n} answer is asked of you:", "{n} answers are asked of you:", len(asked)).show(to))
        more = [self._more(len(asked) - _MOST)] if len(asked) > _MOST else []
        return Markdown("\n".join([told, "", *(f"- {each}" for each in [*asked[:_MOST], *more])]))

    def _requests(self) -> Iterator[Markdown]:
        to = self._to
        for request in self._of.asked:
            row = self._shown(request)
            needed = to(N_("needed by {day}"), day=row["due"]) if row["due"] else ""
            said = f"**{row.main_text}**{row.aside('wanted cost')}"
            yield Markdown(f"{said} – {needed}" if needed else said)
        for remedy in self._of.unapproved:
            row = self._shown(remedy)
            asked = to(N_("Approve the cost of a remedy: {cost}"), cost=row["cost"])
            yield Markdown(f"**{asked}** – {row.main_text}")

    def figures(self) -> Markdown:
        """The five figures, a row of a table below what each of them is."""
        to, is_system = self._to, is_engineering(self._record)
        cells = [
            self._harm(self._of.harm),
            self._took(self._of.noticed, self._of.noticed_by),
            self._took(self._of.settled),
            self._costs(),
            self._overdue(self._of.measures, self._of.broken_promises),
        ]
        return table([said(head, to) for head in (_OF_SYSTEM if is_system else _OF_OTHER)], [cells])

    def _harm(self, harm: Harm) -> Markdown:
        to = self._to
        if harm.is_none:
            return self._bold(to(N_("nobody was hurt")))
        if harm.figure is None:
            how_much: str = self._bold(to(N_("no figure"))) if harm.n else inline(to(N_("not known yet")))
        else:
            how_much = self._harm_figure(harm.figure)
        if not harm.n:
            return Markdown(how_much)
        return Markdown(to(N_("{figure}; {undone}"), figure=how_much, undone=self._undone(harm)))

    def _harm_figure(self, of: HarmFigure) -> Markdown:
        """`**52 parcels** in all (confirmed), and a figure in another unit`."""
        to, row = self._to, self._shown(of.summed)
        figure = self._bold_markdown(row["figure"])
        if of.of > 1:
            figure = Markdown(to(N_("{figure}, the highest of {n}"), figure=figure, n=of.of))
        elif of.rows > 1:
            figure = Markdown(to(N_("{figure} in all"), figure=figure))
        mixed = Markdown(to(N_(" ({values})"), values=inline(to(N_("not all of it confirmed")))))
        told = [figure + (mixed if of.is_mixed else row.aside("certainty"))]
        if n := of.other_units:
            told.append(inline(MN_("and {n} figure in another unit", "and {n} figures in other units", n).show(to)))
        return Markdown(to.join(told))

    def _undone(self, harm: Harm) -> str:
        to = self._to
        if harm.irreversible:
            said = to(N_("{n} of {all} cannot be undone"), n=harm.irreversible, all=harm.n)
            return self._bold(to(N_("cannot be undone")) if harm.n == 1 else said)
        if harm.reversible == harm.n:
            return to(N_("can be undone"))
        return to(N_("not said whether it can be undone"))

    def _took(self, took: Took, by: Noticer | None = None) -> Markdown:
        to = self._to
        if took.minutes is not None:
            said = show_minutes(took.minutes, to)
            time = self._bold(to(N_("about {time}"), time=said) if took.is_about else said)
        elif took.end is not None:
            time = inline(show_moment(took.end, to, self._record.zone))
        else:
            return inline(to(N_("not known")) if self._record.head.closed else to(N_("not yet")))
        return Markdown(to(_BY[by], time=time) if by else time)

    def _costs(self) -> Markdown:
        to = self._to
        if not self._of.costs:
            return inline(to(N_("none noted")))
        said = self._bold(self._sums(self._of.costs))
        if not self._of.granted or self._of.granted == self._of.costs:
            return said
        return Markdown(to(N_("{sum}, {part} of it for requests"), sum=said, part=inline(self._sums(self._of.granted))))

    def _sums(self, costs: Sequence[Cost]) -> str:
        return self._to.join(money(each.figure, each.currency, self._to) for each in costs)

    def _overdue(self, of: MeasuresLate, promises: int) -> Markdown:
        """`**1 of 3**, **2 promises**`; of promises only those that are overdue."""
        to = self._to
        late = (
            inline(to(N_("{n} of {all} measures"), n=of.late, all=of.n)) if of.n else inline(to(N_("no measure yet")))
        )
        said = [self._bold_markdown(late) if of.late else late]
        if promises:
            said.append(self._bold(MN_("{n} promise", "{n} promises", promises).show(to)))
        return Markdown(to.join(said))

    def _more(self, n: int) -> Markdown:
        said = MN_("and {n} more in the team's report", "and {n} more in the team's report", n)
        return inline(said.show(self._to))

    def _labelled(self, label: str, value: str) -> str:
        return self._to(N_("{label}: {value}"), label=self._to(label), value=value)

    def _bold(self, text: str) -> Markdown:
        return self._bold_markdown(inline(text))

    @staticmethod
    def _bold_markdown(text: str) -> Markdown:
        return Markdown(f"**{text}**")
