"""The command that signs a case: approve."""

from __future__ import annotations

from collections.abc import Sequence

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.words.arguments import ref_argument
from retro.cli.words.case_meant import case_meant
from retro.cli.words.report_options import LazyChoice
from retro.language import N_, _


def _steps() -> Sequence[str]:
    from retro.model.stages.approval import ApprovalStep

    return [step.value for step in ApprovalStep]


@command(
    "approve",
    says=N_(
        "Sign a case as a role: that its words are right as they stand today.\n\nWhat is written later makes it a "
        "signature of an earlier state, as the formal report says then; signed anew, it is of the words as they are. "
        "A closed case takes signatures, too. The formal report has a box for each: retro export REF --for formal."
    ),
    examples=N_("retro approve 14 --as 'quality lead'\nretro approve 14 --as 'shift lead' --step prepared"),
)
@ref_argument()
@option("--as", "role", says=N_("The role that signs."), metavar="ROLE", default="")
@option("--step", says=N_("What it signs for."), type=LazyChoice(_steps), default="approved", show_default=True)
@in_session
def approve(session: Session, ref: str, role: str, step: str) -> None:
    """Sign a case."""
    from retro.language import active
    from retro.model.moments.formatting import show_day
    from retro.model.stages.approval import ApprovalStep
    from retro.review.approvals import signed
    from retro.services.follow_up.approve import approve as sign

    with session.store() as store:
        signs_for = next(each for each in ApprovalStep if each.value == step)
        done = sign(store, session.factory, store.load(case_meant(store, ref)), role, signs_for)
    for each in signed(done.record):
        row = each.approval
        day = show_day(row.on, active()) if row.on else ""
        told = N_("{step}: {role}, {day}") if each.is_current else N_("{step}: {role}, {day}, of an earlier state")
        give(_(told, step=active()(each.step.label), role=row.by, day=day) + "\n")
    if not done.ops:
        say(_("“{role}” has signed these words so already; nothing was changed.", role=role))
