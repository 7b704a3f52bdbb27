"""The questions of one step of a meeting: those of its stage, and no others."""

from __future__ import annotations

from dataclasses import replace

from retro.asking.next import Here, next_question
from retro.asking.order.begin import BEGIN
from retro.asking.question import Question
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.head import HEAD

_OF_BEGINNING = frozenset(step.code for step in BEGIN)


def question_of_stage(record: Retrospective, here: Here, stage: Stage) -> Question | None:
    """What is asked next in this stage; None if nothing is left to ask in it.

    Of the head only what begins a case is asked: the rest of it is read back as a whole at the end.
    """
    question = next_question(record, replace(here, first=stage, stage=stage if here.stage is stage else None))
    if question is None:
        return None
    if here.row or here.field or here.timed:  # said anew, wherever it stands
        return question
    if question.stage is not stage or question.part is not None:
        return None
    if stage is HEAD and question.code not in _OF_BEGINNING:
        return None
    return question
