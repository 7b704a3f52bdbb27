"""The questions of one step of a meeting: those of its stage, and no others."""

from __future__ import annotations

from dataclasses import replace

from retro.asking.next import Here, next_question
from retro.asking.order import ORDER, injury
from retro.asking.order.begin import BEGIN
from retro.asking.order.step import Rows
from retro.asking.question import Question
from retro.language import M_, Message
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.head import HEAD
from retro.model.stages.timeline import TIMELINE
from retro.review.needs.proportion import proportion

_OF_BEGINNING = frozenset(step.code for step in BEGIN)


def question_of_round(record: Retrospective, stage: Stage) -> Message:
    """What each role is asked in a round of this stage: what its first row is asked for; not who was injured."""
    if stage is TIMELINE:
        return M_("What did you see or hear, and when?")
    of_stage = (step for step in ORDER if isinstance(step, Rows) and step.stage is stage)
    step = next(step for step in of_stage if step.code not in injury.CODES)
    return Message(step.words(proportion(record)))


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
    if stage is TIMELINE and question.goes_on:  # it was written before they met, and is read by all who were there
        return replace(question, hint=M_("What is missing is a line. What is not so: /doubt 1.2 ROLE, and why."))
    return question
