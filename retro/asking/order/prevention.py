"""Stage 5: what will stop it, who owns it, by when, and how we will know."""

from __future__ import annotations

from collections.abc import Sequence

from retro.asking.order.gaps import besides, gaps_of
from retro.asking.order.judged import judgements_of
from retro.asking.order.offer import offered
from retro.asking.order.step import Back, Fill, Rows, Step
from retro.language import N_
from retro.model.head_choices import Level
from retro.model.record import Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.prevention import PREVENTION, Measure, Result


def _doing(record: Retrospective) -> Sequence[Measure]:
    return [measure for measure in record.of(Measure) if measure.result is not Result.DROPPED]


def _with_causes(record: Retrospective) -> Sequence[Measure]:
    """The same, where there is a cause that a measure can answer."""
    return _doing(record) if record.of(Cause) else ()


def _not_doing(record: Retrospective) -> Sequence[Measure]:
    return [measure for measure in record.of(Measure) if measure.result is Result.DROPPED]


STEPS: tuple[Step, ...] = (
    Rows(
        code="prevention.rows",
        stage=PREVENTION,
        complaint=Level.LIGHT,
        incident=Level.LIGHT,
        kind=Measure,
        text=N_("What will stop it, even on a tired day?"),
        further=N_("And what else will stop it?"),
        hint=N_("“When …, then …” is kept most often. If nothing can be done: nothing, a colon, and the reason."),
        expected=3,
    ),
    judgements_of(PREVENTION),
    Fill(
        code="measure.causes",
        stage=PREVENTION,
        complaint=Level.FULL,
        incident=Level.FULL,
        kind=Measure,
        among=_with_causes,
        name="answers",
        text=N_("Which cause does it answer?"),
        hint=N_("One number, or several: 1 3."),
        is_column=True,
    ),
    gaps_of(PREVENTION, "prevention.leaves"),
    Fill(
        code="measure.means",
        stage=PREVENTION,
        complaint=Level.FULL,
        incident=Level.FULL,
        kind=Measure,
        among=_doing,
        name="means",
        text=N_("What sort of measure is it?"),
        is_column=True,
    ),
    Fill(
        code="measure.strength",
        stage=PREVENTION,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=Measure,
        among=_doing,
        name="strength",
        when=lambda measure: measure.means is None,
        text=N_("How strong is it, when nobody thinks of it?"),
        hint=N_("stronger: it works without attention; weaker: a warning, a rule, training."),
        is_column=True,
    ),
    Fill(
        code="measure.owner",
        stage=PREVENTION,
        complaint=Level.LIGHT,
        incident=Level.LIGHT,
        kind=Measure,
        among=_doing,
        name="owner",
        text=N_("Which one role owns it?"),
        is_column=True,
    ),
    Fill(
        code="measure.due",
        stage=PREVENTION,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=Measure,
        among=_doing,
        name="due",
        text=N_("By when?"),
        is_column=True,
    ),
    Fill(
        code="measure.answers",
        stage=PREVENTION,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=Measure,
        among=_with_causes,
        name="answers",
        text=N_("Which cause does it answer?"),
        hint=N_("One number, or several: 1 3."),
        is_column=True,
    ),
    *offered(
        PREVENTION,
        Fill(
            code="measure.proof",
            stage=PREVENTION,
            complaint=Level.FULL,
            incident=Level.FULL,
            kind=Measure,
            among=_doing,
            name="proof",
            text=N_("How will we know that it works?"),
        ),
        Fill(
            code="measure.check_on",
            stage=PREVENTION,
            complaint=Level.FULL,
            incident=Level.FULL,
            kind=Measure,
            among=_doing,
            name="check_on",
            text=N_("When do we look whether it held?"),
            is_column=True,
        ),
        Rows(
            code="prevention.not_doing",
            stage=PREVENTION,
            complaint=Level.FULL,
            incident=Level.FULL,
            kind=Measure,
            values={"result": Result.DROPPED},
            text=N_("What are we not doing?"),
            may_not_apply=True,
        ),
        besides(PREVENTION),
    ),
    Fill(
        code="measure.reason",
        stage=PREVENTION,
        complaint=Level.LIGHT,
        incident=Level.LIGHT,
        kind=Measure,
        among=_not_doing,
        name="reason",
        text=N_("Why is it not done?"),
        expected=0,
    ),
    Fill(
        code="measure.review_on",
        stage=PREVENTION,
        complaint=Level.LIGHT,
        incident=Level.LIGHT,
        kind=Measure,
        among=_not_doing,
        name="review_on",
        text=N_("When do we look again?"),
        expected=0,
    ),
    gaps_of(PREVENTION),
    Back(
        code="prevention.read-back",
        stage=PREVENTION,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        text=N_("Is this right? y, or the number of the row that is not."),
    ),
)
