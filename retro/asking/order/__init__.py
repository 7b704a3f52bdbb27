"""The order of the questions: for a complaint and for an incident, at each level, stage by stage."""

from __future__ import annotations

from retro.asking.order import cause, changes, prevention, recall, remedy, scope, timeline
from retro.asking.order.begin import BEGIN
from retro.asking.order.end import END
from retro.asking.order.step import Step

ORDER: tuple[Step, ...] = (
    *BEGIN,
    *recall.STEPS,
    *timeline.STEPS,
    *cause.STEPS,
    *scope.STEPS,
    *remedy.STEPS,
    *prevention.STEPS,
    *changes.STEPS,
    *END,
)
"""Every step, in the order in which it is asked. Which of them are, and of what, the record says."""
