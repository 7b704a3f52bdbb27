"""How the walk ends: what others should know, who hears from us, the whole read back."""

from __future__ import annotations

from retro.asking.order.gaps import besides, gaps_of
from retro.asking.order.known import KNOWN
from retro.asking.order.offer import offered
from retro.asking.order.step import Back, Fill, Rows, Step
from retro.language import N_
from retro.model.head_choices import Level
from retro.model.stages.follow_up import Sharing
from retro.model.stages.head import HEAD, Head
from retro.model.stages.review import REVIEW, Lesson

END: tuple[Step, ...] = (
    Fill(
        code="head.next_report",
        stage=REVIEW,
        complaint=Level.NORMAL,
        incident=Level.FULL,
        kind=Head,
        name="next_report",
        text=N_("When do those concerned hear from us next?"),
        may_not_apply=True,
    ),
    *offered(
        REVIEW,
        Rows(
            code="review.lesson",
            stage=REVIEW,
            complaint=Level.FULL,
            incident=Level.FULL,
            kind=Lesson,
            text=N_("What should a colleague elsewhere know from this?"),
            may_not_apply=True,
        ),
        Rows(
            code="review.sharing",
            stage=REVIEW,
            complaint=Level.FULL,
            incident=Level.FULL,
            kind=Sharing,
            text=N_("Who else was told of this case, and when?"),
            hint=N_("Like: all branches on 4 Dec @quality lead; . if nobody yet."),
            may_not_apply=True,
        ),
        Fill(
            code="head.summary",
            stage=REVIEW,
            complaint=Level.FULL,
            incident=Level.FULL,
            kind=Head,
            name="summary",
            text=N_("What happened, in three sentences, for someone who was not there?"),
        ),
        Fill(
            code="head.may_publish",
            stage=REVIEW,
            complaint=Level.FULL,
            incident=Level.FULL,
            kind=Head,
            name="may_publish",
            text=N_("May anybody read it, on a public site?"),
            hint=N_("Until somebody says yes, it stands on none."),
            may_not_apply=True,
        ),
        besides(REVIEW),
    ),
    gaps_of(REVIEW),
    gaps_of(HEAD),
    besides(HEAD),
    KNOWN,
    Back(
        code="head.read-back",
        stage=HEAD,
        complaint=Level.LIGHT,
        incident=Level.LIGHT,
        text=N_("That is the whole of it. Is it right? y, or what is not: a row, like 2.1, or a fact by its name."),
        is_all=True,
    ),
)
