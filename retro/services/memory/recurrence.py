"""Whether something happened again: what people say of earlier cases, and what follows from that (S12)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from retro.errors import NotFoundError, UnreadableError, UsageError
from retro.language import M_, Message
from retro.model import edits
from retro.model.change import Op
from retro.model.change_factory import ChangeFactory
from retro.model.entry import EntryId
from retro.model.record import Retrospective
from retro.model.stages.head import CaseLink, Relation
from retro.review import recurrence
from retro.review.case_line import CaseLine, case_line
from retro.services.memory.query_remarks import left_out
from retro.store.protocol import Store
from retro.value import value

if TYPE_CHECKING:
    from retro.services.changing.commit import Done

_SAID = (Relation.AGAIN, Relation.APART)


@value
class Recurrence:
    """Another case of the same thing, and what was decided then."""

    record: Retrospective
    line: CaseLine
    """What caused it, what was done, and whether it held."""


Say = Callable[[Message], object]
"""Is told of each case that cannot be read, and goes without: UnreadableError where nobody is to be told."""


def unsaid(_left_out: Message) -> None:
    """For what is shown unasked: it says nothing of a case that cannot be read."""


def chain(store: Store, record: Retrospective, say: Say | None = None) -> Sequence[Retrospective]:
    """The cases that this one happened again after, and those that they happened again after, the oldest first.

    Among them are those that happened again after one of these before this one did, though this one names none of them.
    """
    earlier = recurrence.earlier(record, cache(lambda said: _load(store, said, say)))
    return recurrence.in_time([*earlier, *also_before(store, record, earlier, say)])


def also_before(
    store: Store, record: Retrospective, earlier: Sequence[Retrospective], say: Say | None = None
) -> Sequence[Retrospective]:
    """The cases that say of those `earlier` ones what this one says of them, and began before it."""
    if not earlier:
        return ()  # most happened once: for them no link is read
    known = {each.reference for each in earlier}
    others = recurrence.before(*_said(store)).get(record.reference, set()) - known
    return [case for each in sorted(others) if (case := _load(store, each, say)) is not None]


def since(store: Store, record: Retrospective, say: Say | None = None) -> Sequence[Retrospective]:
    """The cases in which it happened again after this one, as they or those between say, the oldest first."""
    if not record.head.followed_by:
        return ()  # most happened once: for them no link is read
    cases = (_load(store, each, say) for each in sorted(recurrence.since(record.reference, *_said(store))))
    return recurrence.in_time(filter(None, cases))


def before(store: Store, record: Retrospective, today: date, say: Say | None = None) -> Sequence[Recurrence]:
    """The cases that this one happened again after, the oldest first, each with what was decided then."""
    return [Recurrence(case, case_line(case, today)) for case in chain(store, record, say)]


def after(store: Store, record: Retrospective, today: date, say: Say | None = None) -> Sequence[Recurrence]:
    """The cases in which it happened again after this one, the oldest first, each with what was decided then."""
    return [Recurrence(case, case_line(case, today)) for case in since(store, record, say)]


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

    from retro.services.changing.commit import commit_latest  # reports read what happened again, and write nothing

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


def _said(store: Store) -> tuple[recurrence.Pairs, recurrence.Pairs, recurrence.Days]:
    """What all cases say of whether they are the same, and on which days those that say so began."""
    links = store.links()
    again, apart = ([(each.case, each.named) for each in links if each.relation == of.value] for of in _SAID)
    return again, apart, {each.case: each.day for each in links}


def _load(store: Store, said: str, say: Say | None) -> Retrospective | None:
    try:
        return store.load(reference := store.resolve(said))
    except (NotFoundError, UsageError):
        return None
    except UnreadableError as error:
        if say is None:
            raise
        say(left_out(reference, error))
        return None
