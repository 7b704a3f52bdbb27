"""Stage 3: who was hurt, how much, and how sure that is."""

from __future__ import annotations

from retro.asking.order import parties
from retro.asking.order.gaps import besides, gaps_of
from retro.asking.order.judged import judgements_of
from retro.asking.order.offer import offered
from retro.asking.order.step import Back, Fill, Marks, Rows, Step
from retro.language import N_
from retro.model.head_choices import Level
from retro.model.record import Retrospective
from retro.model.stages.head import Head
from retro.model.stages.scope import SCOPE, Damage, FigureConfidence, HarmType, NoDamage
from retro.review.injuries import injured


def _may_be_hurt(record: Retrospective) -> bool:
    """Whether nobody said that nobody was hurt."""
    return not record.of(NoDamage)


STEPS: tuple[Step, ...] = (
    Rows(
        code="scope.damage",
        stage=SCOPE,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=Damage,
        when=_may_be_hurt,
        text=N_("Who was hurt, and how?"),
        for_incident=N_("What could users not do?"),
        further=N_("Who or what else?"),
        hint=N_("nobody, if nobody was. A figure in front, if it is known: 37 orders late."),
        hint_for_incident=N_("nobody, if nobody was hurt. A figure in front, if it is known: 1,200 payments failed."),
        expected=3,
    ),
    Rows(
        code="scope.unheard",
        stage=SCOPE,
        complaint=Level.FULL,
        incident=None,
        kind=Damage,
        when=_may_be_hurt,
        text=N_("Seen from their side, hour by hour: what else hurt, and who has not been heard from?"),
        further=N_("Seen from their side, hour by hour: what else hurt, and who has not been heard from?"),
        may_not_apply=True,
    ),
    Fill(
        code="damage.who",
        stage=SCOPE,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=Damage,
        name="who",
        text=N_("Who was hurt by it?"),
        for_incident=N_("Which users, which share of them?"),
        is_column=True,
    ),
    Fill(
        code="damage.figure",
        stage=SCOPE,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=Damage,
        name="figure",
        when=lambda damage: damage.certainty is not FigureConfidence.UNKNOWN,
        text=N_("How many, how much?"),
        for_incident=N_("How many, which share, how long?"),
        is_column=True,
        is_same=False,
    ),
    Fill(
        code="damage.certainty",
        stage=SCOPE,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=Damage,
        name="certainty",
        when=lambda damage: damage.figure is not None,
        text=N_("How sure is the figure?"),
        is_column=True,
    ),
    Fill(
        code="damage.hurts",
        stage=SCOPE,
        complaint=Level.NORMAL,
        incident=None,
        kind=Damage,
        name="hurts",
        text=N_("In what way does it hurt?"),
        hint=N_("One number, or several: 1 3."),
        is_column=True,
    ),
    Marks(
        code="damage.reversible",
        stage=SCOPE,
        complaint=Level.NORMAL,
        incident=Level.FULL,
        kind=Damage,
        name="reversible",
        chosen=True,
        others=False,
        none=N_("none: it cannot be undone"),
        among=lambda record: [row for row in record.of(Damage) if HarmType.PHYSICAL not in row.hurts],
        text=N_("Which of it can be undone?"),
        for_one=N_("Can it be undone?"),
    ),
    Marks(
        code="damage.recovery",
        stage=SCOPE,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=Damage,
        name="reversible",
        chosen=True,
        others=False,
        none=N_("none: something is likely to stay"),
        among=injured,
        text=N_("Which of them are expected to recover fully?"),
        for_one=N_("Is a full recovery expected, with nothing that stays?"),
        expected=0,
    ),
    *parties.STEPS,
    *offered(
        SCOPE,
        Fill(
            code="damage.grave",
            stage=SCOPE,
            complaint=Level.FULL,
            incident=None,
            kind=Damage,
            name="grave",
            text=N_("What makes it grave?"),
            hint=N_("One number, or several: 1 3; - if nothing does."),
            may_not_apply=True,
            is_column=True,
        ),
        Fill(
            code="damage.basis",
            stage=SCOPE,
            complaint=Level.FULL,
            incident=Level.FULL,
            kind=Damage,
            name="basis",
            when=lambda damage: damage.figure is not None,
            text=N_("Where is the figure from?"),
            is_column=True,
        ),
        Fill(
            code="head.strain",
            stage=SCOPE,
            complaint=Level.FULL,
            incident=None,
            kind=Head,
            name="strain",
            text=N_("What did it cost those who answered?"),
            may_not_apply=True,
        ),
        Fill(
            code="head.on_call_hours",
            stage=SCOPE,
            complaint=None,
            incident=Level.FULL,
            kind=Head,
            name="on_call_hours",
            text=N_("How many hours did those on call spend on it?"),
            may_not_apply=True,
        ),
        besides(SCOPE),
    ),
    gaps_of(SCOPE),
    judgements_of(SCOPE),
    Back(
        code="scope.read-back",
        stage=SCOPE,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        text=N_("Is this right? y, or the number of the row that is not."),
    ),
)
