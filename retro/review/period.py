"""A period: the cases that a report over a span of days is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from retro.model.entry import E, Entry, EntryId
from retro.model.moments.day_range import DateRange
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.changes import HardwareChange
from retro.model.stages.head import Head
from retro.model.stages.prevention import Measure
from retro.model.stages.review import Request
from retro.model.stages.timeline import Contact
from retro.review.actions import concerns, overdue
from retro.review.open_questions import open_questions
from retro.review.recurrence import in_time
from retro.value import value


@value
class SimilarCases:
    """Cases that are alike, and of which no link says how they belong together: candidates for what happened again."""

    cases: tuple[Retrospective, ...]
    """The last of them, from the oldest to the newest."""
    n: int
    """How many there are."""


@value
class Period:
    """The cases of a span of days, each tuple from the oldest to the newest."""

    span: DateRange
    cases: tuple[Retrospective, ...] = ()
    """Those whose day is in it."""
    others: tuple[Retrospective, ...] = ()
    """Others in which something was due in it, or has been overdue since before."""
    uncounted: int = 0
    """How many more cases have something that has been overdue since before; they were too many to be read."""
    chains: tuple[tuple[Retrospective, ...], ...] = ()
    """What happened again: cases of any time, one of `cases` at least in each."""
    alike: tuple[SimilarCases, ...] = ()
    """Groups of cases of any time, one of `cases` at least in each; the largest first."""
    before: tuple[Head, ...] = ()
    """The heads of the cases of the span before."""
    unread: tuple[str, ...] = ()
    """The references of cases that would be in it, were they not spoilt by another program: they are not counted."""

    def map_cases(self, change: Callable[[Retrospective], Retrospective]) -> Period:
        """The period with `change` applied to each of its cases, once to each."""
        out: dict[str, Retrospective] = {}

        def passed(cases: tuple[Retrospective, ...]) -> tuple[Retrospective, ...]:
            for case in cases:
                if case.reference not in out:
                    out[case.reference] = change(case)
            return tuple(out[case.reference] for case in cases)

        return replace(
            self,
            cases=passed(self.cases),
            others=passed(self.others),
            chains=tuple(passed(chain) for chain in self.chains),
            alike=tuple(replace(group, cases=passed(group.cases)) for group in self.alike),
        )

    @cached_property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell: nothing began in it, and nothing was due."""
        return not self.cases and not any(
            self.rows(kind) for kind in (Measure, HardwareChange, Request, Contact, EmptyAnswer)
        )

    def rows(self, kind: type[E]) -> tuple[tuple[Retrospective, E], ...]:
        """The rows of one kind, each with its case: all of the cases that began in it, of others what is its matter.

        Of what was said of empty fields, these are the open questions.
        That is what was due in it, and what is still open from before.
        """
        if kind not in self._rows_by_kind:
            self._rows_by_kind[kind] = tuple(self._rows(kind))
        return self._rows_by_kind[kind]

    @cached_property
    def _rows_by_kind(self) -> dict[type[Entry], tuple[tuple[Retrospective, Any], ...]]:
        """Those that were asked for, which is done again and again; of a year they are many."""
        return {}

    @cached_property
    def _all(self) -> tuple[Retrospective, ...]:
        return in_time((*self.cases, *self.others))

    @cached_property
    def _late(self) -> dict[str, set[EntryId]]:
        """By the others: their rows that were overdue when the span began."""
        return {case.reference: {one.row.id for one in overdue(case, self.span.since)} for case in self.others}

    def _rows(self, kind: type[E]) -> Iterator[tuple[Retrospective, E]]:
        begun = {case.reference for case in self.cases}
        for case in self._all:
            for row in _entries(case, kind):
                is_own = case.reference in begun
                if is_own or row.id in self._late[case.reference] or concerns(row, case, self.span):
                    yield case, row


def _entries(case: Retrospective, kind: type[E]) -> Iterator[E]:
    if kind is EmptyAnswer:
        yield from (each.answer for each in open_questions(case) if isinstance(each.answer, kind))
    else:
        yield from case.of(kind)
