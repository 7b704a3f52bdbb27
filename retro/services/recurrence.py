"""Whether something happened again: earlier cases that look the same, and what people say of them (S12)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from statistics import median

from retro.errors import NotFoundError, UsageError
from retro.language import M_
from retro.model import edits
from retro.model.change import Op
from retro.model.change_factory import ChangeFactory
from retro.model.entry import EntryId
from retro.model.record import Retrospective
from retro.model.stages.head import CaseLink, Relation
from retro.review import recurrence
from retro.review.case_line import CaseLine, case_line
from retro.review.likeness import RECURRED
from retro.services.commit import Done, commit_latest
from retro.services.similar import Alike, weighed, weighed_text
from retro.store.protocol import Store
from retro.value import value

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
_SAID = (Relation.AGAIN, Relation.APART)
_SAME_WORDS = 0.5
"""A case that says so much of the same looks the same, too: where many tell of it, no word of it is rare any more."""
_COVERED, _COVERING = 0.8, 0.05
"""So does a case that has so much of all that is said of the one at hand, with this score: it may be a title alone."""
_FEW, _SOME = 2, 3
"""One word in common is no reason, nor are two, unless both cases say little else.

All of these were tried on families of real postmortems, on the samples, and on archives of 12 to 60 short cases in
which the same matter is told 2 to 25 times, each time in other words.
"""


@value
class Before:
    """Another case of the same thing, and what was decided then."""

    record: Retrospective
    line: CaseLine
    """What caused it, what was done, and whether it held."""


def suspects(store: Store, record: Retrospective) -> Sequence[Alike]:
    """Cases that look as if the same thing happened in them, and of which nobody has said whether it did."""
    return suspects_among(store, record, weighed(store, record))


def suspects_among(store: Store, record: Retrospective, alike: Sequence[Alike]) -> Sequence[Alike]:
    """The same among all cases that may be like it, the likest first, where these are known already."""
    same = same_among(alike)
    if not same:
        return same  # most cases are like none: for them no link is read
    links = [each for each in store.links() if record.reference in (each.case, each.named)]
    said = {each.named if each.case == record.reference else each.case for each in links}
    said |= {each.reference for each in (*chain(store, record), *since(store, record))}
    return [each for each in same if each.case.reference not in said][:_MOST]


def same_among(alike: Sequence[Alike]) -> Sequence[Alike]:
    """The same whatever people have said of them; drafts that hold nothing but a title come last, and outshine none."""
    alike = alike[:_LOOKED_AT]
    told = [each for each in alike if any(each.case.stages)] or alike
    usual = _usual([each.likeness.score for each in told])
    return sorted((each for each in alike if _looks_the_same(each, usual)), key=lambda each: not any(each.case.stages))


def suspects_of_text(store: Store, text: str) -> Sequence[Alike]:
    """Cases that look as if what a text tells had happened in them: a title, before there is a case of it."""
    return same_among(weighed_text(store, text))[:_MOST]


def _usual(scores: Sequence[float]) -> float:
    """The score of what is like a case by chance; 0 if too few are there to know. Those near the likest are not."""
    others = [score for score in scores[_MOST:] if score < scores[0] / _NEAR]
    return median(others) if len(others) > _MOST else 0.0


def _looks_the_same(case: Alike, usual: float) -> bool:
    how = case.likeness
    shared = sum(told > 0 for told in how.shared.values())
    if how.overlap >= _SAME_WORDS or (how.covered >= _COVERED and how.score >= _COVERING):
        return shared >= _FEW
    if how.repeated or how.cause >= _SURE:
        return True
    enough = max(RECURRED, _STANDS_OUT * usual) if usual > 0 else _SURE
    return shared >= _SOME and how.overlap >= _OVERLAP and how.score >= min(_SURE, enough)


def chain(store: Store, record: Retrospective) -> Sequence[Retrospective]:
    """The cases that this one happened again after, and those that they happened again after, the oldest first."""
    return recurrence.earlier(record, lambda said: _load(store, said))


def since(store: Store, record: Retrospective) -> Sequence[Retrospective]:
    """The cases in which it happened again after this one, as they or those between say, the oldest first."""
    if not record.head.followed_by:
        return ()  # most happened once: for them no link is read
    links = store.links()
    again, apart = ([(each.case, each.named) for each in links if each.relation == of.value] for of in _SAID)
    return recurrence.in_time(store.load(each) for each in recurrence.since(record.reference, again, apart))


def before(store: Store, record: Retrospective, today: date) -> Sequence[Before]:
    """The cases that this one happened again after, the oldest first, each with what was decided then."""
    return [Before(case, case_line(case, today)) for case in chain(store, record)]


def after(store: Store, record: Retrospective, today: date) -> Sequence[Before]:
    """The cases in which it happened again after this one, the oldest first, each with what was decided then."""
    return [Before(case, case_line(case, today)) for case in since(store, record)]


def say(store: Store, factory: ChangeFactory, record: Retrospective, other: str, relation: Relation) -> Done:
    """Keep what somebody says of another case, `Relation.AGAIN` or `Relation.APART` for example, in this one.

    What was said of that case by another link is said anew. What happened again after a case that has happened again
    itself since is linked to the last time before this one, so that each counts. NotFoundError if it is not there;
    UsageError if it is this one, or one in which it happened again since, as is said there: no circle is made; or
    another RetroError or ValidationError if it cannot be written.
    """
    named = store.resolve(other)
    if named == record.reference:
        raise UsageError(
            M_("{reference} is this case itself.", reference=named), M_("Name the case that it is compared with.")
        )
    both = {"other": named, "reference": record.reference}
    if any(each.reference == named for each in since(store, record)):
        raise UsageError(
            M_("{other} is a later time of {reference}: it stands so already.", **both),
            M_("If it is another thing: retro again {other} {reference} --not", **both),
        )
    if relation is Relation.AGAIN:
        named = _last_time(store, record, named)
    new_id = factory.new_id()

    def made(now: Retrospective) -> Sequence[Op]:
        return linking(now, named, relation, new_id, also=other)

    return commit_latest(store, factory, record, made)


def _last_time(store: Store, record: Retrospective, named: str) -> str:
    others = {record.reference, *recurrence.apart_from(record)}
    return last_time(store, named, record.day, others)


def last_time(store: Store, named: str, day: date, others: Collection[str] = ()) -> str:
    """The last case up to a day, and none of `others`, in which it happened again after the case `named`.

    That case, if it never did. NotFoundError if `named` is not there.
    """
    later = [each for each in since(store, store.load(named)) if each.reference not in others and each.day <= day]
    return later[-1].reference if later else named


def linking(now: Retrospective, named: str, relation: Relation, new_id: EntryId, *, also: str = "") -> Sequence[Op]:
    """The operations that say this of the case `named`, in a link that is there or a new one with this id.

    `also` is what a link may call that case besides.
    """
    for link in now.of(CaseLink):
        if link.reference.strip() in (named, also):
            return edits.changed(link, {"relation": relation})
    return edits.added(now, CaseLink(relation=relation, reference=named), new_id)


def _load(store: Store, said: str) -> Retrospective | None:
    try:
        return store.load(store.resolve(said))
    except (NotFoundError, UsageError):
        return None
