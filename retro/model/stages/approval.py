"""Who signed a case: made it, checked it, approved it. A signature is of the words as they stood then."""

from __future__ import annotations

from datetime import date

from retro.language import N_, NP_
from retro.model.choice import MANAGEMENT, Choice
from retro.model.entry import Entry, declared
from retro.model.fields import choice, day, line, role
from retro.model.stages.review import REVIEW


class ApprovalStep(Choice):
    """What a signature says: 作成, 確認, 承認."""

    PREPARED = "prepared", N_("prepared")
    CHECKED = "checked", N_("checked")
    APPROVED = "approved", N_("approved")


@declared
class Approval(Entry):
    """That a role signed the case on a day, in the state in which its words were then. May follow a closing."""

    kind = "approval"
    stage = REVIEW
    label = N_("Approval")
    main = "by"
    prefix = N_("sign-off")
    day_said = "on"
    follows_closing = True

    step: ApprovalStep | None = choice(
        N_("Signed as"), ApprovalStep, ask=N_("Prepared, checked, or approved?"), seen_by=MANAGEMENT, mark="#"
    )
    by: str = role(N_("Signed by"), ask=N_("Which role signs?"), seen_by=MANAGEMENT)
    on: date | None = day(N_("Date"), ask=N_("On which day was it signed?"), seen_by=MANAGEMENT, mark=NP_("mark", "on"))
    state: str = line(
        N_("State signed"), ask=N_("Which state of the words was signed?"), seen_by=MANAGEMENT, is_code=True,
        by_command=True,
    )  # fmt: skip
    """`retro.review.approvals.state_of` of the record as it was signed."""

    @property
    def is_confirmed(self) -> bool:
        """It says what we did ourselves, which needs no confirming."""
        return True
