"""What somebody is shown unasked while they write: that it happened before, and that it is the third time (S12)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date

from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.head import CaseLink
from retro.review.case_line import CaseLine
from retro.services import recurrence
from retro.services.recurrence import Before
from retro.services.similar import Told, told
from retro.store.protocol import Store
from retro.value import value


@value
class Earlier:
    """A case of the same thing, in one line."""

    reference: str
    title: str
    line: CaseLine
    """What caused it, what was done, and whether it held."""


@value
class SeenBefore:
    """What is known of whether it happened before."""

    earlier: tuple[Earlier, ...] = ()
    """The cases that it happened again after, as people say, the oldest first."""
    suspect: Earlier | None = None
    """The case in which most likely the same thing happened, if nobody has said yet whether it did."""
    times: int = 1
    """How many times it happened, this one counted: by what people say, and if they say so of what looks the same."""

    @property
    def is_known(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.earlier or self.suspect)


def basis(record: Retrospective) -> Hashable:
    """What it is told by: where none of it has changed, nothing need be asked anew."""
    links = tuple((link.reference, link.relation) for link in record.of(CaseLink))
    return record.head.closed, record.head.title, tuple(cause.what for cause in record.of(Cause)), links


def seen_before(store: Store, record: Retrospective, today: date) -> SeenBefore:
    """What is known of whether this happened before, on a day.

    Nobody asked for it, so the archive is not read for it as a whole: where the index of words is not to be used,
    nothing looks the same. Of a closed case, which takes no more links, it is told what people said.
    """
    linked = recurrence.before(store, record, today)
    suspects = () if record.head.closed else looking_the_same(store, record, today)
    also = {case for each in suspects for case in _with_those_before(store, each.record)}
    also |= {each.record.reference for each in linked}
    return SeenBefore(
        tuple(_earlier(each) for each in linked),
        _earlier(suspects[0]) if suspects else None,
        len(also - {record.reference}) + 1,
    )


def looking_the_same(store: Store, record: Retrospective, today: date) -> Sequence[Told]:
    """The few cases in which the same thing may have happened, with what became of each; none without the index."""
    return () if store.unindexed() else told(store, recurrence.suspects(store, record), today)


def _with_those_before(store: Store, record: Retrospective) -> set[str]:
    return {record.reference, *(each.reference for each in recurrence.chain(store, record))}


def _earlier(case: Before | Told) -> Earlier:
    return Earlier(case.record.reference, case.record.head.title, case.line)
