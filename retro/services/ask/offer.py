"""What of a list is answered now: the others are left for later, all in one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retro.asking.order.offer import ALL
from retro.asking.question import Leavable, Offered
from retro.language import M_, MN_, Message
from retro.model.answers import saying
from retro.model.change import Op
from retro.model.record import Retrospective
from retro.model.stages.answers import Said
from retro.services.ask.asked import Asked, Plan


def taken_of(asked: Asked, chosen: Sequence[int]) -> Plan:
    """What is asked now by its places on the list; of all of it, no further list is shown."""
    left = _left(asked)
    others = [each for n, each in enumerate(left) if n not in chosen]
    code = asked.question.asked if others else ALL
    return _kept(asked, others, Said.LATER, code)


def all_left(asked: Asked, said: Said) -> Plan:
    """Nothing of it is asked now: it is left for later, or does not apply, as far as it may not."""
    return _kept(asked, _left(asked), said, asked.question.asked)


def _left(asked: Asked) -> tuple[Leavable, ...]:
    target = asked.question.target
    assert isinstance(target, Offered)
    return target.left


def _kept(asked: Asked, left: Sequence[Leavable], said: Said, code: str) -> Plan:
    places = [(place, _said(each, said)) for each in left for place in each.places]
    is_later = len(left) == len(_left(asked)) and said is Said.LATER  # the list comes back with what stands on it

    def made(now: Retrospective) -> Sequence[Op]:
        found = [op for (about, of), kept in places for op in saying(now, about, of, kept)]
        return [*found, *saying(now, "", code, Said.LATER if is_later else Said.NOT_APPLICABLE)]

    passed = asked.here.passing(asked.question)
    here = replace(passed, passed=passed.passed | {place for place, _said in places})
    return Plan(here, _told(left, said), made=made)


def _said(left: Leavable, said: Said) -> Said:
    return said if left.may_not_apply else Said.LATER


def _told(left: Sequence[Leavable], said: Said) -> tuple[Message, ...]:
    if not left:
        return (M_("Everything is asked from here on."),)
    if said is Said.NOT_APPLICABLE:
        return (M_("Kept: does not apply, as far as that can be; the rest is left for later."),)
    return (MN_("{n} is left for later: /later asks it.", "{n} are left for later: /later asks them.", len(left)),)
