"""The order of the questions: for a complaint and for an incident, at each level, stage by stage."""

from __future__ import annotations

from retro.asking.order import cause, changes, prevention, recall, remedy, scope, timeline
from retro.asking.order.begin import BEGIN
from retro.asking.order.end import END
from retro.asking.order.finders import with_finders
from retro.asking.order.step import Step

ORDER: tuple[Step, ...] = (
    *with_finders(BEGIN),
    *recall.STEPS,
    *with_finders(timeline.STEPS),
    *with_finders(cause.STEPS),
    *with_finders(scope.STEPS),
    *with_finders(remedy.STEPS),
    *with_finders(prevention.STEPS),
    *with_finders(changes.STEPS),
    *with_finders(END, is_last=True),
)
"""Every step, in the order in which it is asked. Which of them are, and of what, the record says."""
