"""Sign a case, on a day, in the state of its words. A closed case takes it, too."""

from __future__ import annotations

from collections.abc import Sequence

from retro.errors import UsageError
from retro.language import M_
from retro.model import edits
from retro.model.change import Op
from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective
from retro.model.stages.approval import Approval, ApprovalStep
from retro.review.approvals import state_of
from retro.services.changing.add_line import check_row
from retro.services.changing.commit import Done, commit_latest
from retro.services.changing.today import today_in
from retro.store.protocol import Store


def approve(
    store: Store, factory: ChangeFactory, record: Retrospective, by: str, step: ApprovalStep = ApprovalStep.APPROVED
) -> Done:
    """Write that the role `by` signed it today; nothing, where it has signed these very words so before.

    What is signed are the words as `record` has them: if somebody else wrote since, it is of an earlier state at once.
    ValidationError if `by` is no role, UsageError if it is none at all.
    """
    if not by.strip():
        raise UsageError(M_("Which role signs?"), M_("Say it: retro approve {ref} --as ROLE", ref=record.reference))
    state, new, today = state_of(record), factory.new_id(), today_in(record, factory)

    def made(now: Retrospective) -> Sequence[Op]:
        row = Approval(id=new, step=step, by=by.strip(), on=today, state=state)
        if any((each.step, each.by, each.state) == (row.step, row.by, row.state) for each in now.of(Approval)):
            return ()
        check_row(now, row)
        return edits.added(now, row, new)

    return commit_latest(store, factory, record, made)
