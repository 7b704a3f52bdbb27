"""Stage 6: what changes for good, or why nothing does, and who says so."""

from __future__ import annotations

from retro.asking.order.gaps import besides, gaps_of
from retro.asking.order.judged import judgements_of
from retro.asking.order.offer import offered
from retro.asking.order.step import Back, Fill, Rows, Step
from retro.language import N_
from retro.model.head_choices import Level
from retro.model.stages.changes import CHANGES, HardwareChange, NoChange, Place

STEPS: tuple[Step, ...] = (
    Rows(
        code="changes.rows",
        stage=CHANGES,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=HardwareChange,
        when=lambda record: not record.of(NoChange),
        text=N_("Which equipment, tool, label, form or procedure changes for good?"),
        for_incident=N_("Which alert, default, limit or runbook changes for good?"),
        further=N_("What else changes for good?"),
        hint=N_("nothing: and the reason, if none does. Like: nothing: the table is rented until March."),
        hint_for_incident=N_("nothing: and the reason, if none does. Like: nothing: the service ends in March."),
    ),
    gaps_of(CHANGES, "no_change.no-hope"),
    judgements_of(CHANGES),
    Fill(
        code="change.owner",
        stage=CHANGES,
        complaint=Level.LIGHT,
        incident=Level.LIGHT,
        kind=HardwareChange,
        name="owner",
        text=N_("Which one role owns the change?"),
        is_column=True,
    ),
    Fill(
        code="change.due",
        stage=CHANGES,
        complaint=Level.LIGHT,
        incident=Level.LIGHT,
        kind=HardwareChange,
        name="due",
        text=N_("By when is it changed?"),
        is_column=True,
    ),
    Fill(
        code="no_change.decided_by",
        stage=CHANGES,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=NoChange,
        name="decided_by",
        text=N_("Which role says so?"),
    ),
    *offered(
        CHANGES,
        Fill(
            code="change.change_of",
            stage=CHANGES,
            complaint=Level.FULL,
            incident=Level.FULL,
            kind=HardwareChange,
            name="change_of",
            text=N_("What sort of thing is changed?"),
            is_column=True,
        ),
        Fill(
            code="change.before",
            stage=CHANGES,
            complaint=Level.FULL,
            incident=Level.FULL,
            kind=HardwareChange,
            name="before",
            text=N_("How was it before?"),
        ),
        Fill(
            code="change.after",
            stage=CHANGES,
            complaint=Level.FULL,
            incident=Level.FULL,
            kind=HardwareChange,
            name="after",
            text=N_("How is it from then on?"),
        ),
        Rows(
            code="changes.places",
            stage=CHANGES,
            complaint=Level.FULL,
            incident=Level.FULL,
            kind=Place,
            when=lambda record: bool(record.of(HardwareChange)),
            text=N_("Where else does the same stand, and who looks there?"),
            further=N_("Where else does it stand?"),
            hint=N_("Like: depot in Ulm @depot lead due 20 Dec; - if nowhere."),
            may_not_apply=True,
        ),
        besides(CHANGES),
    ),
    Fill(
        code="place.owner",
        stage=CHANGES,
        complaint=Level.FULL,
        incident=Level.FULL,
        kind=Place,
        name="owner",
        text=N_("Which one role looks there?"),
        is_column=True,
        expected=0,
    ),
    Fill(
        code="place.due",
        stage=CHANGES,
        complaint=Level.FULL,
        incident=Level.FULL,
        kind=Place,
        name="due",
        text=N_("By when is it carried there?"),
        is_column=True,
        expected=0,
    ),
    gaps_of(CHANGES),
    Back(
        code="changes.read-back",
        stage=CHANGES,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        text=N_("Is this right? y, or the number of the row that is not."),
    ),
)
