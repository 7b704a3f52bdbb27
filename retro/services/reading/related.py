"""The cases that one belongs to, in both directions, and those that only look like it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from retro.errors import NotFoundError, UnreadableError, UsageError
from retro.model.record import Retrospective
from retro.model.stages.head import CaseLink, Relation
from retro.review.case_line import CaseLine, case_line
from retro.services.memory.recurrence import chain, since, unsaid
from retro.services.memory.suspects import suspects
from retro.store.listed import Summary
from retro.store.protocol import Store
from retro.value import value


@value
class RelatedCase:
    """Another case, as a link between the two says."""

    reference: str
    """Its reference; what somebody wrote in its place, where no case is called so, or it cannot be read."""
    relation: Relation | None
    """How the case that holds the link belongs to the other; None where it does not say."""
    link: CaseLink | None
    """The link, where the case at hand holds it; None where the other one does."""
    title: str = ""
    day: date | None = None
    """When it began; None where there is no such case."""
    line: CaseLine = CaseLine()
    """What caused it, what was done, and whether that held."""


@value
class Related:
    """How a case belongs to others."""

    out: tuple[RelatedCase, ...] = ()
    """The cases that it names itself, as it names them."""
    back: tuple[RelatedCase, ...] = ()
    """Those that name it, the oldest first."""
    times: int = 1
    """How many times it has happened, this one counted."""
    before: tuple[RelatedCase, ...] = ()
    """The cases that it happened again after, over other ones too, the oldest first."""
    since: tuple[RelatedCase, ...] = ()
    """The cases in which it happened again since, over other ones too, the oldest first."""


def related(store: Store, record: Retrospective, today: date) -> Related:
    """How a case belongs to others, as it says itself, and as they say."""
    out = tuple(_named(store, link, today) for link in record.of(CaseLink) if link.reference.strip())
    back = [
        _said(store, each.case, Relation.coded(each.relation), None, today)
        for each in store.links()
        if each.named == record.reference
    ]
    back.sort(key=lambda case: (case.day or today, case.reference))
    again = tuple(_of(case, Relation.AGAIN, None, today) for case in since(store, record, unsaid))
    before = tuple(_of(case, Relation.AGAIN, None, today) for case in chain(store, record, unsaid))
    return Related(out, tuple(back), len(before) + 1, before, again)


def candidates(store: Store, record: Retrospective) -> Sequence[Summary]:
    """Cases that look as if the same thing happened in them, where no link says whether it did.

    Nobody asked for them: where the index of words is not to be used, the archive is not read for them.
    """
    return () if store.unindexed() else tuple(each.case for each in suspects(store, record))


def _named(store: Store, link: CaseLink, today: date) -> RelatedCase:
    return _said(store, link.reference.strip(), link.relation, link, today)


def _said(store: Store, said: str, relation: Relation | None, link: CaseLink | None, today: date) -> RelatedCase:
    case = _found(store, said)
    return _of(case, relation, link, today) if case else RelatedCase(said, relation, link)


def _of(case: Retrospective, relation: Relation | None, link: CaseLink | None, today: date) -> RelatedCase:
    return RelatedCase(case.reference, relation, link, case.head.title, case.day, case_line(case, today))


def _found(store: Store, said: str) -> Retrospective | None:
    """The case that is called so; None if none is, or another program spoilt it."""
    try:
        return store.load(store.resolve(said))
    except (NotFoundError, UnreadableError, UsageError):
        return None
