"""How the walk begins: what it was, how bad, when, who is there."""

from __future__ import annotations

from retro.asking.order.injury import asks_if_injured
from retro.asking.order.readings import ASKED
from retro.asking.order.step import Fill, Rows, Step
from retro.asking.question import Option
from retro.language import M_, N_
from retro.model.head_choices import CaseKind, Level, Severity
from retro.model.stages.head import HEAD, CaseLink, Head, Participant
from retro.review.recurrence import belongs_to_another

_KINDS = {
    CaseKind.COMPLAINT.value: M_("somebody was hurt, or is angry"),
    CaseKind.INCIDENT.value: M_("something broke, or stopped working"),
    CaseKind.NEAR_MISS.value: M_("it nearly happened"),
    CaseKind.UNSAFE_CONDITION.value: M_("it may happen any day"),
}
_SEVERITIES = {
    Severity.LOW.value: M_("put right on the spot: a short wait, a retry"),
    Severity.MEDIUM.value: M_("a day lost, money, a promise not kept; a service slow or partly down"),
    Severity.HIGH.value: M_("not easily made good: a spoiled occasion; a service down for many"),
    Severity.CRITICAL.value: M_("somebody injured, data lost for good, it is in the news"),
}
RELATED = "head.related"
"""The code of the question whether it happened before."""
NO_OTHER = Option(M_("no"), "", None, ("no", "none", "いいえ", "なし"), also=("0",))
"""There is no such case; `0` says so too, as it does where cases are offered by number."""

BEGIN: tuple[Step, ...] = (
    Fill(
        code="head.title",
        stage=HEAD,
        complaint=Level.LIGHT,
        incident=Level.LIGHT,
        kind=Head,
        name="title",
        text=N_("What happened, in one line?"),
    ),
    Fill(
        code="head.case_kind",
        stage=HEAD,
        complaint=Level.LIGHT,
        incident=Level.LIGHT,
        kind=Head,
        name="case_kind",
        text=N_("What was it?"),
        examples=_KINDS,
    ),
    Fill(
        code="head.severity",
        stage=HEAD,
        complaint=Level.LIGHT,
        incident=Level.LIGHT,
        kind=Head,
        name="severity",
        text=N_("How bad is it?"),
        examples=_SEVERITIES,
    ),
    *asks_if_injured(),
    Fill(
        code="head.started",
        stage=HEAD,
        complaint=Level.LIGHT,
        incident=Level.LIGHT,
        kind=Head,
        name="started",
        text=N_("When did it begin?"),
        hint=N_("Like 14:05, yesterday 9am, 20 Nov 14:05."),
    ),
    Rows(
        code="head.participants",
        stage=HEAD,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=Participant,
        text=N_("Who was involved? The roles, with commas between; a name goes behind @, and never leaves the team."),
        hint=N_("Like: shipping lead @Ines Falk, packer, branch manager."),
        hint_for_incident=N_("Like: on-call @Ines Falk, developer, support."),
        is_list=True,
    ),
    ASKED,
    Rows(
        code=RELATED,
        stage=HEAD,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=CaseLink,
        text=N_("Did an earlier case, or how it was handled, lead to this one?"),
        hint=N_("no, or its reference, like 2026-004. Three times is a system, not bad luck."),
        options=(NO_OTHER,),
        counts=belongs_to_another,
        may_not_apply=True,
    ),
    Fill(
        code="head.affected",
        stage=HEAD,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=Head,
        name="affected",
        text=N_("What was affected: which product, which order?"),
        for_incident=N_("Which system or service was affected?"),
        may_not_apply=True,
    ),
    Fill(
        code="head.origin",
        stage=HEAD,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=Head,
        name="origin",
        text=N_("Where does it lie?"),
        hint=N_("A number, or a word of your own."),
    ),
)
