"""From step to step: on, back, past one with a reason; more time, a pause, silent minutes, rounds."""

from __future__ import annotations

from dataclasses import replace

from retro.errors import RetroError, UsageError
from retro.language import M_
from retro.model.change_factory import ChangeFactory
from retro.model.stage import Stage
from retro.review.meeting.course import ClockAct
from retro.review.meeting.plan import MOST
from retro.review.meeting.rounds import in_turn, next_role
from retro.review.meeting.steps import MeetingStep
from retro.services.meeting.sitting import Sitting, mark
from retro.store.protocol import Store

MOST_SILENT = 15
"""More silent minutes at once nobody wants."""
SILENT, MORE = 3, 5
"""Silent minutes, and minutes more for a step, if nothing is said."""


def next_step(sitting: Sitting) -> MeetingStep | None:
    """The step behind this one; None behind the last. Steps for which no time was left are passed over."""
    codes = [step.code for step in sitting.steps]
    unfit = sitting.course.plan.unfit
    behind = sitting.steps[codes.index(sitting.step.code) + 1 :]
    return next((step for step in behind if step.code not in unfit), None)


def go_on(store: Store, factory: ChangeFactory, sitting: Sitting) -> Sitting:
    """Go to the next step; from the last one nowhere: it is ended with `retro.services.meeting.end`."""
    step = next_step(sitting)
    return _to(store, factory, sitting, step) if step else sitting


def go_back(store: Store, factory: ChangeFactory, sitting: Sitting) -> Sitting:
    """Go back to the step before this one. RetroError at the first one."""
    place = sitting.steps.index(sitting.step)
    if not place:
        raise RetroError(M_("This is the first step."))
    return _to(store, factory, sitting, sitting.steps[place - 1])


def go_to(store: Store, factory: ChangeFactory, sitting: Sitting, stage: Stage) -> Sitting:
    """Go to the step of a stage, also if no time was left for it. UsageError if this meeting does not go through it."""
    step = next((step for step in sitting.steps if step.stage is stage and step.is_stage), None)
    if step is None:
        raise UsageError(M_("This meeting does not go through that stage."))
    return _to(store, factory, sitting, step)


def _to(store: Store, factory: ChangeFactory, sitting: Sitting, step: MeetingStep) -> Sitting:
    return _marked(store, factory, sitting, (ClockAct.STEP, step.code))


def skip(store: Store, factory: ChangeFactory, sitting: Sitting, reason: str) -> Sitting:
    """Leave this step out, with the reason, and go to the next one. UsageError without one, or at the last step."""
    if not reason.strip():
        raise UsageError(M_("Why is the step left out? Write the reason behind the word: /skip the driver is away"))
    behind = next_step(sitting)
    if behind is None:
        raise UsageError(M_("The read-back is the last step: /end ends the meeting."))
    words = f"{sitting.step.code} {' '.join(reason.split())}"
    return _marked(store, factory, sitting, (ClockAct.SKIP, words), (ClockAct.STEP, behind.code))


def extend(store: Store, factory: ChangeFactory, sitting: Sitting, minutes: int) -> Sitting:
    """Give this step more minutes. UsageError if they are none, or more than a meeting has."""
    if not 0 < minutes <= MOST:
        raise UsageError(M_("How many minutes more: 1 to {most}?", most=MOST))
    return _marked(store, factory, sitting, (ClockAct.EXTEND, f"{sitting.step.code} {minutes}"))


def pause(store: Store, factory: ChangeFactory, sitting: Sitting) -> Sitting:
    """Stop the clock, or let it go on."""
    act = ClockAct.RESUME if sitting.course.is_paused else ClockAct.PAUSE
    return _marked(store, factory, sitting, (act, ""))


def silent(store: Store, factory: ChangeFactory, sitting: Sitting, minutes: int = SILENT) -> Sitting:
    """Begin silent minutes of a stage: everybody writes for themselves. UsageError if they are none, or too many."""
    _need_stage(sitting)
    if not 0 < minutes <= MOST_SILENT:
        raise UsageError(M_("How many silent minutes: 1 to {most}?", most=MOST_SILENT))
    return _marked(store, factory, sitting, (ClockAct.SILENT, str(minutes)))


def next_in_round(store: Store, factory: ChangeFactory, sitting: Sitting) -> Sitting:
    """Begin a round of a stage, or go to the next role; behind the last one the round is over."""
    _need_stage(sitting)
    roles = in_turn(sitting.record, sitting.meeting.roles)
    role = next_role(roles, sitting.course.round) if sitting.course.round else next(iter(roles), "")
    return _marked(store, factory, sitting, (ClockAct.ROUND, role))


def end_round(store: Store, factory: ChangeFactory, sitting: Sitting) -> Sitting:
    """End a round before its last role."""
    return _marked(store, factory, sitting, (ClockAct.ROUND, ""))


def _need_stage(sitting: Sitting) -> None:
    """UsageError where no stage is gone through."""
    if not sitting.step.is_stage:
        raise UsageError(M_("That is for one of the stages: /2 goes to the causes."))


def _marked(store: Store, factory: ChangeFactory, sitting: Sitting, *marks: tuple[ClockAct, str]) -> Sitting:
    return replace(sitting, record=mark(store, factory, sitting, *marks))
