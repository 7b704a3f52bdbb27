"""Which of the cases that look the same this one happened again after; of none, each is kept as another thing (S12)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from retro.asking.question import TakeRows
from retro.language import M_, Message
from retro.model.answers import saying
from retro.model.change import Op
from retro.model.edits import deleted
from retro.model.entry import EntryId
from retro.model.record import Retrospective
from retro.model.stages.answers import Said
from retro.model.stages.head import CaseLink, Relation
from retro.model.validation import with_entries
from retro.model.written import written
from retro.services.ask.asked import Asked, Plan
from retro.services.memory.recurrence import linking


def again_after(asked: Asked, chosen: Sequence[str]) -> Plan:
    """The plan that links these of the cases that are offered; the others stay unsaid, also if an answer said them."""
    said_before = [
        link.id
        for link in asked.record.of(CaseLink)
        if link.relation is Relation.AGAIN and link.reference in _offered(asked) and link.reference not in chosen
    ]
    ids = _ids(asked, chosen)

    def made(now: Retrospective) -> Sequence[Op]:
        gone = [op for row in map(now.get, said_before) if row for op in deleted(now, row)]
        return (*gone, *_linked(now, ids, Relation.AGAIN))

    return _plan(asked, M_("Kept: it happened again after {cases}.", cases=tuple(chosen)), made)


def none_of_them(asked: Asked) -> Plan:
    """The plan that keeps of each case that is offered that it is another thing, and that there is no other."""
    ids = _ids(asked, _offered(asked))

    def made(now: Retrospective) -> Sequence[Op]:
        said = [op for row, of in asked.question.places for op in saying(now, row, of, Said.NOT_APPLICABLE)]
        return (*said, *_linked(now, ids, Relation.APART))

    return _plan(asked, M_("Kept: another thing than {cases}.", cases=tuple(ids)), made)


def _offered(asked: Asked) -> tuple[str, ...]:
    target = asked.question.target
    assert isinstance(target, TakeRows)
    return target.candidates


def _ids(asked: Asked, cases: Collection[str]) -> dict[str, EntryId]:
    return {case: asked.new_id() for case in cases}


def _linked(now: Retrospective, ids: dict[str, EntryId], relation: Relation) -> Sequence[Op]:
    """The operations that say this of some cases, one behind the other."""
    ops: list[Op] = []
    for case, new_id in ids.items():
        new = linking(now, case, relation, new_id)
        now = with_entries(now, *written(now, new).values())
        ops += new
    return ops


def _plan(asked: Asked, told: Message, made: Callable[[Retrospective], Sequence[Op]]) -> Plan:
    return Plan(asked.here.passing(asked.question), (told,), made=made)
