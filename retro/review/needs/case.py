"""A case as the needs look at it: the record, how much is needed, and what several needs ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from retro.model.entry import E, Entry, EntryId
from retro.model.head_choices import Level
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.cause import Cause, CausePath
from retro.model.stages.head import Participant
from retro.model.stages.prevention import Measure, Result, Strength
from retro.review import derived
from retro.review.gap import Gap
from retro.review.needs.proportion import Proportion, proportion

if TYPE_CHECKING:
    from retro.review.words.people import People


class Case:
    """A record that is looked over. What it works out is worked out once."""

    def __init__(self, record: Retrospective) -> None:
        self.record = record
        self.gaps: dict[Stage, tuple[Gap, ...]] = {}
        """What is missing in the stages that were looked over (`retro/review/completeness.py`)."""

    @cached_property
    def proportion(self) -> Proportion:
        """How much is needed."""
        return proportion(self.record)

    @cached_property
    def leaves(self) -> tuple[Cause, ...]:
        """The causes without a why under them, in their order."""
        causes = [cause for cause, _ in self.record.causes()]
        parents = {cause.parent for cause in causes}
        return tuple(cause for cause in causes if cause.id not in parents)

    @cached_property
    def leaf_ids(self) -> frozenset[EntryId]:
        """The ids of the leaves."""
        return frozenset(cause.id for cause in self.leaves)

    @cached_property
    def persons(self) -> tuple[Cause, ...]:
        """The leaves that speak of a person. Who could have noticed may well be one."""
        return tuple(
            cause for cause in self.leaves if cause.how is not CausePath.ESCAPED and self.people.first(cause.what)
        )

    @cached_property
    def people(self) -> People:
        """What speaks of a person in this case."""
        from retro.review.words.lists import in_use
        from retro.review.words.people import People

        said = self.record.of(Participant)
        names = [name for row in said for name in (row.name, row.reading)]
        return People(in_use(), [row.role for row in said], names)

    @cached_property
    def unanswered(self) -> tuple[Cause, ...]:
        """The leaves to which no measure answers that is being done and held; one that answers a cause above counts."""
        answered = self._answered_by(row for row in self.record.of(Measure) if not row.is_abandoned)
        return tuple(cause for cause in self.leaves if cause.id not in answered)

    @cached_property
    def let_down(self) -> frozenset[EntryId]:
        """The ids of the causes of which a measure did not hold; of one that answers a cause above, too."""
        failed = (row for row in self.record.of(Measure) if row.standing.failed)
        return self._answered_by(failed)

    def _answered_by(self, measures: Iterable[Measure]) -> frozenset[EntryId]:
        """The ids of the causes that measures answer, with all that stand under these."""
        answered = {cause for measure in measures for cause in derived.answers(self.record, measure)}
        for cause, _ in self.record.causes():  # parents stand before their children
            if cause.parent in answered and cause.parent:
                answered.add(cause.id)
        return frozenset(answered)

    @property
    def is_more_than_light(self) -> bool:
        """Whether more is needed of it than of a near miss."""
        return self.proportion.level is not Level.LIGHT

    @cached_property
    def has_strong_measure(self) -> bool:
        """Whether one measure that is being done does not lean on attention: "improve things" is none (S20)."""
        from retro.review.words.empty_measures import is_empty

        doing = (row for row in self.rows(Measure) if row.result is not Result.DROPPED)
        return any(
            derived.strength(row) is not Strength.WEAKER and not (row.means is None and is_empty(row.what))
            for row in doing
        )

    def rows(self, kind: type[E]) -> Sequence[E]:
        """The rows of a kind, in their order."""
        return self.record.of(kind)

    def holds(self, entry: Entry, name: str) -> bool:
        """Whether a field holds something, or what it would hold follows from the rest."""
        value = getattr(entry, name)
        if value.strip() if isinstance(value, str) else value is not None and value != ():
            return True
        return name in (self._of_head if entry is self.record.head else derived.derived(self.record, entry))

    @cached_property
    def _of_head(self) -> Mapping[str, Any]:
        """What follows for the head: all rows are looked through for it."""
        return derived.derived(self.record, self.record.head)


_latest: Case | None = None


def case_of(record: Retrospective) -> Case:
    """The record as a case; the same one as long as one asks about the same record."""
    global _latest  # noqa: PLW0603 -- every stage is looked over after every save, and asks for the same things
    case = _latest  # other threads may put another one there
    if case is None or case.record is not record:
        _latest = case = Case(record)
    return case
