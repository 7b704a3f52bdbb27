"""What all sections of a period report share: how they name a case, join sentences, and list what is late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from exports.document import Chart
from exports.markdown.case_links import case_link
from exports.markdown.entry_view import EntryView
from exports.markdown.escape import Markdown, inline
from exports.markdown.table import grid
from retro.language import MN_, N_, Language, Message
from retro.model.entry import E, Entry
from retro.model.moments.day_range import DateRange
from retro.model.moments.formatting import show_day, show_short_day
from retro.model.record import Retrospective
from retro.review.actions import Overdue, overdue
from retro.review.period import Period


@dataclass
class Words:
    """The words of one period report. `charts` holds the charts that its sections have drawn."""

    period: Period
    to: Language
    on: date
    links: str = ""
    """The ending of the files that references lead to."""
    charts: dict[str, Chart] = field(default_factory=dict)

    def link(self, case: Retrospective) -> Markdown:
        """The reference of a case, which leads to its document."""
        return case_link(case.reference, self.links)

    def linked(self, references: Iterable[str]) -> Markdown:
        """References as a list in a sentence."""
        return Markdown(self.to.join(case_link(reference, self.links) for reference in references))

    def named(self, case: Retrospective) -> Markdown:
        """`2026-001 Two parcels swapped`, with the link."""
        return Markdown(f"{self.link(case)} {self.title(case)}")

    def title(self, case: Retrospective) -> Markdown:
        """The title of a case."""
        return inline(case.head.title) or inline(self.to(N_("without a title")))

    def day(self, day: date | None) -> Markdown:
        """A day in words."""
        return inline(show_day(day, self.to) if day else "")

    def shown(self, case: Retrospective, row: Entry) -> EntryView:
        """A row in words."""
        return EntryView(row, case, self.to)

    def say(self, *sentences: Message | None) -> Markdown:
        """Sentences as one paragraph."""
        said = ""
        for sentence in filter(None, sentences):
            shown = inline(sentence.show(self.to))
            said = self.to(N_("{before} {sentence}"), before=said, sentence=shown) if said else shown
        return Markdown(said)

    def bold(self, label: Message, said: Markdown) -> Markdown:
        """A label in bold, and what belongs to it."""
        shown = inline(label.show(self.to))
        return Markdown(self.to(N_("{label}: {value}"), label=f"**{shown}**", value=said))

    def chart(self, chart: Chart | None) -> Markdown:
        """The place of a chart; "" where there is nothing to draw."""
        if chart is None:
            return Markdown("")
        self.charts[chart.name] = chart
        return Markdown(chart.markdown)

    def late(self, kind: type[E]) -> list[tuple[Retrospective, Overdue]]:
        """What is overdue of one kind of row, what has waited longest first."""
        mine = {row.id for _, row in self.period.rows(kind)}
        return [(case, late) for case, late in self._overdue if late.row.id in mine]

    @cached_property
    def _overdue(self) -> list[tuple[Retrospective, Overdue]]:
        """All that is overdue in any of the cases, what has waited longest first."""
        cases = (*self.period.cases, *self.period.others)
        return sorted(((case, late) for case in cases for late in overdue(case, self.on)), key=lambda each: each[1].due)

    def late_grid(self, late: Sequence[tuple[Retrospective, Overdue]], what: str, owner: str) -> Markdown:
        """What is overdue: the case, the fields that say what it is and whose, what is missing, since when."""
        to, rows = self.to, []
        for case, one in late[:_MOST]:
            shown = self.shown(case, one.row)
            days = MN_("{n} day", "{n} days", one.days).show(to)
            rows.append(
                [
                    self.link(case),
                    shown[what] or shown.absent,
                    shown[owner],
                    inline(one.why.show(to)),
                    self.day(one.due),
                    inline(days),
                ]
            )
        more = len(late) - _MOST
        left_out = inline(MN_("and {n} more", "and {n} more", more).show(to)) if more > 0 else ""
        return blocks(grid([to(head) for head in _LATE], rows), left_out)


_MOST = 40
"""How many overdue things are listed, those that have waited longest; the rest is counted."""

_LATE = (N_("Case"), N_("What"), N_("Owner"), N_("State"), N_("Due"), N_("Overdue"))


def blocks(*parts: str) -> Markdown:
    """Blocks of Markdown, one below the other; empty ones are left out."""
    return Markdown("\n\n".join(filter(None, parts)))


def listed(items: Iterable[str], depth: int = 0) -> Markdown:
    """A list, or one inside another."""
    return Markdown("\n".join(f"{'  ' * depth}- {item}" for item in items))


def joined(*lists: Markdown) -> Markdown:
    """Lists as one; empty ones are left out."""
    return Markdown("\n".join(filter(None, lists)))


def span_in_words(span: DateRange, to: Language) -> str:
    """`1 Jul – 30 Sep 2026`, with both years if there are two; one day as that day."""
    since, until = span.since, span.until
    if since == until:
        return show_day(since, to)
    if since.year == until.year:
        short = {"since": show_short_day(since, to), "until": show_short_day(until, to)}
        return to(N_("{since} – {until} {year}"), year=since.year, **short)
    return to(N_("{since} – {until}"), since=show_day(since, to), until=show_day(until, to))
