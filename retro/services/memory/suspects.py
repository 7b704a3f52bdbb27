"""Whether something may have happened before: cases that look the same, and of which nobody has said anything (S12)."""

from __future__ import annotations

from collections.abc import Sequence

from retro.model.record import Retrospective
from retro.review.likeness import RECURRED
from retro.services.memory.recurrence import chain, since, unsaid
from retro.services.memory.similar import SimilarCase, similar, weighed, weighed_text
from retro.store.protocol import Store

_MOST = 3
"""So many are named: more would hide what they are named for."""
_LOOKED_AT = 20
"""Against so many of the likest ones it is seen whether one stands out."""
_SURE, _STANDS_OUT = 0.065, 4.0
"""A case looks the same from this score on; from `RECURRED` on if it is so many times as like as the usual ones."""
_OVERLAP = 0.2
"""But not if it says less of the same than this: one rare word makes a high score."""
_NEAR = 2.0
"""What has no less than the highest score divided by this may be the same thing as the likest one."""
_SAME_WORDS = 0.5
"""A case that says so much of the same looks the same, too: where many tell of it, no word of it is rare any more."""
_COVERED, _COVERING = 0.8, 0.05
"""So does a case that has so much of all that is said of the one at hand, with this score: it may be a title alone."""
_FEW, _SOME = 2, 3
"""One word in common is no reason, nor are two, unless both cases say little else.

All of these were tried on families of real postmortems, on the samples, and on archives of 12 to 60 short cases in
which the same matter is told 2 to 25 times, each time in other words.
"""


def suspects(store: Store, record: Retrospective) -> Sequence[SimilarCase]:
    """Cases that look as if the same thing happened in them, and of which nobody has said whether it did."""
    return suspects_among(store, record, weighed(store, record))


def suspects_among(store: Store, record: Retrospective, alike: Sequence[SimilarCase]) -> Sequence[SimilarCase]:
    """The same among all cases that may be like it, the likest first, where these are known already."""
    same = same_among(alike)
    return _unsaid(store, record, same) if same else same  # most cases are like none: for them no link is read


def likest_unsaid(store: Store, record: Retrospective) -> Sequence[SimilarCase]:
    """The cases most like this one, whether they look the same or not, of which nobody has said whether they are."""
    return _unsaid(store, record, similar(store, record))


def _unsaid(store: Store, record: Retrospective, cases: Sequence[SimilarCase]) -> Sequence[SimilarCase]:
    links = [each for each in store.links() if record.reference in (each.case, each.named)]
    said = {each.named if each.case == record.reference else each.case for each in links}
    said |= {each.reference for each in (*chain(store, record, unsaid), *since(store, record, unsaid))}
    return [each for each in cases if each.case.reference not in said][:_MOST]


def same_among(alike: Sequence[SimilarCase]) -> Sequence[SimilarCase]:
    """The same whatever people have said of them; drafts that hold nothing but a title come last, and outshine none."""
    alike = alike[:_LOOKED_AT]
    told = [each for each in alike if any(each.case.stages)] or alike
    usual = _usual([each.likeness.score for each in told])
    return sorted((each for each in alike if _looks_the_same(each, usual)), key=lambda each: not any(each.case.stages))


def suspects_of_text(store: Store, text: str) -> Sequence[SimilarCase]:
    """Cases that look as if what a text tells had happened in them: a title, before there is a case of it."""
    return same_among(weighed_text(store, text))[:_MOST]


def _usual(scores: Sequence[float]) -> float:
    """The score of what is like a case by chance; 0 if too few are there to know. Those near the likest are not."""
    others = [score for score in scores[_MOST:] if score < scores[0] / _NEAR]
    if len(others) <= _MOST:
        return 0.0
    from statistics import median  # as large as all that looks for them

    return median(others)


def _looks_the_same(case: SimilarCase, usual: float) -> bool:
    how = case.likeness
    shared = sum(told > 0 for told in how.shared.values())
    if how.overlap >= _SAME_WORDS or (how.covered >= _COVERED and how.score >= _COVERING):
        return shared >= _FEW
    if how.repeated or how.cause >= _SURE:
        return True
    enough = max(RECURRED, _STANDS_OUT * usual) if usual > 0 else _SURE
    return shared >= _SOME and how.overlap >= _OVERLAP and how.score >= min(_SURE, enough)
