"""Where somebody was physically hurt: said first, before all else, and asked back how grave that makes the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from retro.asking.order.step import Fill, Progress, Rows, Spot, Step
from retro.asking.question import Propose, Question, yes_or_no
from retro.language import M_, N_, Message
from retro.model.head_choices import CaseKind, Level, Severity
from retro.model.stages.head import HEAD, Head
from retro.model.stages.scope import SCOPE, Damage, HarmType
from retro.model.stages.timeline import TIMELINE
from retro.review.injuries import injured, says_injured, seems_injured, somebody_injured
from retro.value import value

_RAISED = "head.raised"
"""What is said of a graver severity is kept under this."""
_WAS_ANYBODY = N_("Was anybody physically hurt?")


def _may_be_injured(head: Head) -> bool:
    """Whether it is asked from the beginning: of a complaint that is no trifle and not the gravest, or by its title."""
    is_between = head.severity not in (Severity.LOW, Severity.CRITICAL)
    return (head.case_kind is CaseKind.COMPLAINT and is_between) or says_injured(head.title)


@value(kw_only=True)
class Raise(Step):
    """Whether the severity becomes the gravest, as it is defined, once somebody was physically hurt."""

    def spots(self, progress: Progress) -> Iterator[Spot]:
        is_graver = progress.record.head.severity is not Severity.CRITICAL
        if is_graver and somebody_injured(progress.record) and progress.is_open("", _RAISED):
            yield Spot((), _RAISED)

    def question(self, progress: Progress, spot: Spot) -> Question:
        head, critical = progress.record.head, Message(Severity.CRITICAL.label)
        hint = (
            M_("“{severity}” is: somebody injured, data lost for good, it is in the news.", severity=critical)
            if head.severity is None
            else M_(
                "“{severity}” is: somebody injured, data lost for good, it is in the news. Now it is “{now}”.",
                severity=critical,
                now=Message(head.severity.label),
            )
        )
        target = Propose(head.id, "severity", Severity.CRITICAL)
        asked = self._asks(M_(self.text, severity=critical), target, spot, hint=hint, options=yes_or_no())
        return asked if head.injured else replace(asked, stage=SCOPE)


def asks_if_injured() -> tuple[Step, ...]:
    """How it begins: whether anybody was physically hurt, and if so, who, and how they are."""
    return (
        Fill(
            code="head.injured",
            stage=HEAD,
            complaint=Level.LIGHT,
            incident=Level.LIGHT,
            kind=Head,
            name="injured",
            when=_may_be_injured,
            text=_WAS_ANYBODY,
        ),
        Raise(
            code=_RAISED,
            stage=HEAD,
            complaint=Level.LIGHT,
            incident=Level.LIGHT,
            text=N_("Somebody was physically hurt. Change the severity to “{severity}”?"),
        ),
        Rows(
            code="scope.injured",
            stage=SCOPE,
            complaint=Level.LIGHT,
            incident=Level.LIGHT,
            kind=Damage,
            values={"hurts": (HarmType.PHYSICAL,)},
            when=lambda record: record.head.injured is True and not injured(record),
            text=N_("Who was injured, and how?"),
            hint=N_("Like: a guest, burns on the right hand."),
        ),
        Fill(
            code="damage.care",
            stage=SCOPE,
            complaint=Level.LIGHT,
            incident=Level.LIGHT,
            kind=Damage,
            name="care",
            among=injured,
            text=N_("How are they, have they seen a doctor, and who is with them?"),
            hint=N_("? if nobody knows yet: then it is the first thing to find out."),
            expected=0,
        ),
    )


CODES = frozenset(step.code for step in asks_if_injured())
"""What is asked where somebody was hurt, whatever stage the answer goes to."""

SAID = Fill(
    code="head.injured-said",
    stage=TIMELINE,
    complaint=Level.LIGHT,
    incident=Level.LIGHT,
    kind=Head,
    name="injured",
    among=lambda record: (record.head,) if seems_injured(record) and not injured(record) else (),
    text=N_("That sounds as if somebody was injured. Was anybody physically hurt?"),
    expected=0,
)
"""Asked behind what happened, where it was told in rows."""
