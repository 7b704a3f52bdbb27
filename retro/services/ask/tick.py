"""What an answer ticks: of which of those concerned, and on which day; the others are left for later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from retro.asking.answer_line import Chosen, read_answer
from retro.asking.question import TickParties
from retro.errors import RetroError
from retro.language import M_
from retro.model.answers import saying
from retro.model.change import Op
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.model.stages.answers import Said
from retro.model.stages.follow_up import Tick
from retro.services.ask.asked import Asked, Plan
from retro.services.changing.past_days import check_days
from retro.services.follow_up.tick_parties import ticking

_GAP = re.compile(r"[\s,、，]+(?:(?:on|since)\s+)?", re.IGNORECASE)
"""What stands between the numbers and the day."""


def ticked_by(asked: Asked, values: Sequence[Any], on: date | None = None) -> Plan:
    """The plan that ticks the parties that were chosen, today if no day is said; of one alone, yes or no was."""
    target = asked.question.target
    assert isinstance(target, TickParties)
    chosen = target.parties if values == [True] else tuple(each for each in target.parties if each in values)
    others = tuple(each for each in target.parties if each not in chosen)
    today = asked.now.astimezone(asked.record.zone).date()
    day = on or today
    try:
        check_days(asked.record, Tick(on=day), today)
    except ValidationError as refused:
        raise RetroError(refused.problems[0].message) from refused
    ids = {party: asked.new_id() for party in chosen}

    def made(now: Retrospective) -> Sequence[Op]:
        following = iter(ids.values())
        ticks = ticking(now, chosen, target.ticked, lambda: next(following), on=day)
        later = (op for party in others for op in saying(now, party, asked.question.asked, Said.LATER))
        return (*ticks, *later)

    told = M_("Ticked: {n}; open: {rest}.", n=len(chosen), rest=len(others))
    return Plan(asked.here.passing(asked.question), (told,), made=made)


def ticked_in_words(asked: Asked, text: str) -> Plan:
    """The same for an answer with a day in it: `1 3 on 20 Nov`. RetroError if it is none."""
    context = asked.record.context_after(None, asked.now)
    for gap in reversed([*_GAP.finditer(text.strip())]):
        who, day = text.strip()[: gap.start()], text.strip()[gap.end() :]
        said = read_answer(who, asked.question)
        if not isinstance(said, Chosen):
            continue
        try:
            on = Tick.field("on").type.read(day, context)
        except ValidationError:
            continue
        return ticked_by(asked, [option.value for option in said.options], on)
    raise RetroError(
        M_("“{text}” is no answer here.", text=text.strip()),
        M_("Write the numbers, or all, with a day behind if it was not today: 1 3 on 20 Nov; 0 for none, . for later."),
    )
