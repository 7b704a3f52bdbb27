"""The steps of a meeting, in their order: rules, the last promises, the six stages, the read-back."""

from __future__ import annotations

from retro.language import M_, N_, Message
from retro.model.head_choices import Level
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages import WALKED
from retro.model.stages.changes import CHANGES
from retro.model.stages.head import HEAD
from retro.model.stages.meeting import MeetingPart
from retro.model.stages.prevention import PREVENTION
from retro.model.stages.review import REVIEW
from retro.review.needs.proportion import proportion, wording
from retro.value import value

RULES, PROMISES, READ_BACK = "rules", "promises", "read-back"
"""The codes of the steps that are no stage; that of a stage is the stage's own."""

_NAMES = {RULES: N_("Rules and roles"), PROMISES: N_("Last promises"), READ_BACK: N_("Read-back")}
_OF_MEASURES = (PREVENTION, CHANGES)


@value
class MeetingStep:
    """One step of a meeting."""

    code: str
    stage: Stage
    """The stage whose questions are asked in it: of the rules the head, of the read-back the review."""

    @property
    def is_stage(self) -> bool:
        """Whether it is one of the six stages."""
        return self.stage.is_walked

    def name(self, record: Retrospective) -> Message:
        """What it is called: `2 Cause`, `Read-back`."""
        if not self.is_stage:
            return Message(_NAMES[self.code])
        return M_("{number} {stage}", number=self.stage.number, stage=Message(wording(record, self.stage).name))


def steps_of(part: MeetingPart | None) -> tuple[MeetingStep, ...]:
    """The steps of a meeting on all of a case, or on a part of it."""
    stages = [
        stage
        for stage in WALKED
        if part in (None, MeetingPart.WHOLE) or (stage in _OF_MEASURES) == (part is MeetingPart.MEASURES)
    ]
    return (
        MeetingStep(RULES, HEAD),
        MeetingStep(PROMISES, REVIEW),
        *(MeetingStep(stage.code, stage) for stage in stages),
        MeetingStep(READ_BACK, REVIEW),
    )


def is_for_two(record: Retrospective) -> bool:
    """Whether a case asks for so much that two meetings are better: one on the facts, one on the measures."""
    return proportion(record).level is Level.FULL
