"""Recurrence: which earlier cases this one happened again after. A third time is a system, not bad luck (S12)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from retro.model.record import Retrospective
from retro.model.stages.head import CaseLink, Relation
from retro.review.third_time import THIRD_TIME

Load = Callable[[str], Retrospective | None]
"""Gives the case that a reference, as somebody wrote it, means; None if there is none."""
Pairs = Iterable[tuple[str, str]]
"""Cases, each with one that it names."""
Days = Mapping[str, str]
"""By case: the day on which it began, `2026-11-20`."""


def earlier(record: Retrospective, load: Load) -> tuple[Retrospective, ...]:
    """The cases that this one happened again after, and those that they happened again after, the oldest first.

    A reference that leads nowhere is passed over; of a circle, every case is told once, and `record` never. Nor is one
    that `record` says to be another thing, nor what only that one leads to.
    """
    found: dict[str, Retrospective] = {record.reference: record}
    asked: set[str] = set()
    apart = {case.reference for each in apart_from(record) if (case := load(each)) is not None}
    open_ends = [record]
    while open_ends:
        for reference in again_after(open_ends.pop()):
            case = None if reference in asked else load(reference)
            asked.add(reference)
            if case is not None and case.reference not in found and case.reference not in apart:
                found[case.reference] = case
                open_ends.append(case)
    del found[record.reference]
    return in_time(found.values())


def times(record: Retrospective, load: Load) -> int:
    """How many times it has happened, this one counted: 1 where no earlier case is named."""
    return len(earlier(record, load)) + 1


def before(again: Pairs, apart: Pairs = (), days: Days | None = None) -> Mapping[str, set[str]]:
    """By case: all that it happened again after, over other ones too.

    Both hold links of the whole archive: `again` a case, and the one that it happened again after; `apart` a case, and
    one that is another thing, as it says: that one does not count, nor what only that one leads to. With the `days` of
    all cases that say so, what two cases happened again after is the same in both: the later one is again after the
    other, whichever was said first.
    """
    after, others = _by_case(again), _by_case(apart)
    found = {case: _before(case, after, others.get(case, set())) for case in after}
    return found if days is None else _with_siblings(found, others, days)


def _with_siblings(found: Mapping[str, set[str]], others: Mapping[str, set[str]], days: Days) -> Mapping[str, set[str]]:
    later: dict[str, set[str]] = {}
    for case, earlier in found.items():
        for one in earlier:
            later.setdefault(one, set()).add(case)

    def began(case: str) -> tuple[str, int, str]:
        return days.get(case, ""), len(case), case

    return {
        case: earlier
        | {
            other
            for one in earlier
            for other in later[one] - earlier - {case} - others.get(case, set())
            if began(other) < began(case) and case not in found[other]
        }
        for case, earlier in found.items()
    }


def since(reference: str, again: Pairs, apart: Pairs = (), days: Days | None = None) -> set[str]:
    """The cases in which it happened again after this one, over other ones too; the others as for `before`."""
    return {case for case, earlier in before(again, apart, days).items() if reference in earlier}


def _by_case(pairs: Pairs) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for case, named in pairs:
        found.setdefault(case, set()).add(named)
    return found


def is_third_time(record: Retrospective) -> bool:
    """Whether it is at least the third time, as the archive or its own links say: these may name what is elsewhere."""
    return max(record.head.times, len(set(again_after(record))) + 1) >= THIRD_TIME


def _before(case: str, after: Mapping[str, set[str]], apart: set[str]) -> set[str]:
    """All cases that a case happened again after, without those that are another thing; of a circle, never itself."""
    found, ends = set[str](), [case]
    while ends:
        new = after.get(ends.pop(), set()) - found - {case} - apart
        found |= new
        ends += new
    return found


def again_after(record: Retrospective) -> tuple[str, ...]:
    """The references, as they are written, of the cases that this one says it happened again after."""
    return _named(record, Relation.AGAIN)


def apart_from(record: Retrospective) -> tuple[str, ...]:
    """The references, as they are written, of the cases that are another thing, as this one says."""
    return _named(record, Relation.APART)


def _named(record: Retrospective, relation: Relation) -> tuple[str, ...]:
    links = record.of(CaseLink)
    return tuple(link.reference.strip() for link in links if link.relation is relation and link.reference.strip())


def belongs_to_another(link: CaseLink) -> bool:
    """Whether a link says of another case that it has to do with this one: not that it is another thing."""
    return link.relation is not Relation.APART


def in_time(cases: Iterable[Retrospective]) -> tuple[Retrospective, ...]:
    """Cases by their day, then by their reference: 2026-999 before 2026-1000."""
    return tuple(sorted(cases, key=when))


def when(record: Retrospective) -> tuple[date, int, str]:
    """What cases are sorted by, the oldest first."""
    return record.day, len(record.reference), record.reference


def chains(again: Pairs, of: Iterable[str], apart: Pairs = ()) -> tuple[tuple[str, ...], ...]:
    """The cases that are one and the same thing happening again, as far as one of the cases `of` is among them.

    Both hold links of the whole archive, as for `before`. Each chain is a sorted tuple of references, of two cases at
    least. Two of which one is another thing, as the other says, are not brought together over a third one: that is in
    two chains then.
    """
    links, others = sorted(set(again)), _both_ways(apart)
    chain_of: dict[str, set[str]] = {}
    left = set[str]()
    for case, named in links:
        one, other = chain_of.setdefault(case, {case}), chain_of.setdefault(named, {named})
        if any(others.get(each, set()) & other for each in one):
            left.add(case)
        elif one is not other:
            one |= other
            chain_of |= dict.fromkeys(other, one)
    found = {tuple(sorted(chain)) for chain in chain_of.values()}
    earlier = before(links, ((case, each) for case in others for each in others[case])) if left else {}
    found |= {tuple(sorted({case, *earlier[case]})) for case in left if not earlier[case] <= chain_of[case]}
    wanted = set(of)
    return tuple(sorted(chain for chain in found if len(chain) > 1 and not wanted.isdisjoint(chain)))


def _both_ways(pairs: Pairs) -> Mapping[str, set[str]]:
    held = [*pairs]
    return _by_case([*held, *((named, case) for case, named in held)])
