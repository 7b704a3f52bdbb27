"""Stage 2: from what should have happened down to the system behind the person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retro.asking.order.gaps import WHY, besides, gaps_of
from retro.asking.order.judged import judgements_of
from retro.asking.order.offer import offered
from retro.asking.order.rows_named import known_by
from retro.asking.order.step import Back, Fill, Marks, Progress, Rows, Spot, Step
from retro.asking.question import Question, TakeRows
from retro.language import M_, N_, Message
from retro.model.answers import answer_to
from retro.model.head_choices import Level
from retro.model.record import Retrospective
from retro.model.stages.answers import Said
from retro.model.stages.cause import CAUSE, Cause, CauseConfidence, CausePath
from retro.model.stages.head import Head
from retro.review.needs.case import case_of
from retro.value import value


def leaves(record: Retrospective) -> Sequence[Cause]:
    """The causes with nothing under them."""
    parents = {cause.parent for cause in record.of(Cause)}
    return [cause for cause, _depth in record.causes() if cause.id not in parents]


@value(kw_only=True)
class Down(Step):
    """Of each chain, what made its end possible: until that is a tool, a rule, a label, staffing, training."""

    def spots(self, progress: Progress) -> Iterator[Spot]:
        for cause in leaves(progress.record):
            if cause.how is not CausePath.ESCAPED and progress.is_open(cause.id, WHY):
                yield Spot((cause.id,), WHY)

    def question(self, progress: Progress, spot: Spot) -> Question:
        cause = progress.record.get(spot.entries[0])
        assert isinstance(cause, Cause)
        said = known_by(cause.main_text)
        is_person = _is_person(progress.record, cause)
        if is_person:
            text = M_("“{cause}” is still a person. What in the work made that possible?", cause=said)
        else:
            text = M_("What made it possible: “{cause}”?", cause=said)
        hint = M_("Enter on nothing if that is all; or why it stays: reason: …") if is_person else Message(self.hint)
        asked = self._asks(text, TakeRows(Cause, {"parent": cause.id}), spot, hint=hint, may_have_reason=is_person)
        return replace(asked, has_rows=True)  # whoever answers knows best what is deep enough

    def to_come(self, progress: Progress) -> int:
        return super().to_come(progress) if progress.record.of(Cause) else self.expected


def _is_person(record: Retrospective, cause: Cause) -> bool:
    """Whether a cause ends in a person (S11)."""
    return case_of(record).people.first(cause.what) is not None


def _unless_passed_over(record: Retrospective) -> Sequence[Head]:
    """The head, unless somebody left it at the first question of the deviation: the others are of one piece with it."""
    answer = answer_to(record, record.head.id, "normally")
    return (record.head,) if answer is None or answer.said is Said.UNKNOWN else ()


def _head(code: str, text: str, *, is_first: bool = False) -> Fill:
    """What should have happened (S30): asked from normal on, and may stay empty."""
    return Fill(
        code=f"head.{code}",
        stage=CAUSE,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=Head,
        name=code,
        among=None if is_first else _unless_passed_over,
        text=text,
        may_not_apply=True,
    )


STEPS: tuple[Step, ...] = (
    _head("normally", N_("What normally happens?"), is_first=True),
    _head("intended", N_("What was meant to happen this time?")),
    _head("actual", N_("What did happen?")),
    Rows(
        code="cause.first",
        need="cause.causes",
        stage=CAUSE,
        complaint=Level.LIGHT,
        incident=Level.LIGHT,
        kind=Cause,
        text=N_("What made it possible?"),
        hint=N_("Think of tools, labels, procedures, staffing, training, and say in words what was so with them."),
    ),
    Down(
        code="cause.why",
        stage=CAUSE,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        text="",
        hint=N_("Enter on nothing if that is a tool, a rule, a label, staffing or training: deep enough."),
        expected=2,
    ),
    Rows(
        code="cause.more",
        stage=CAUSE,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=Cause,
        text=N_("What else made it possible?"),
        further=N_("What else made it possible?"),
        when=lambda record: bool(record.of(Cause)),
    ),
    Rows(
        code="cause.escaped",
        stage=CAUSE,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=Cause,
        values={"how": CausePath.ESCAPED},
        text=N_("Who could have noticed, with what? Why did nobody?"),
        may_not_apply=True,
    ),
    judgements_of(CAUSE, "normally", "intended", "actual"),
    Marks(
        code="cause.sure",
        stage=CAUSE,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        kind=Cause,
        name="sure",
        chosen=CauseConfidence.FACT,
        others=CauseConfidence.PRESUMED,
        none=N_("none: all of it is presumed"),
        among=leaves,
        text=N_("Which of these are facts?"),
        for_one=N_("Is it a fact, presumed, or unknown?"),
    ),
    *offered(
        CAUSE,
        Rows(
            code="cause.same",
            stage=CAUSE,
            complaint=Level.FULL,
            incident=Level.FULL,
            kind=Cause,
            text=N_("Would another, that day, have done the same? Then what in the work made it so?"),
            when=lambda record: bool(record.of(Cause)),
            further=N_("Would another, that day, have done the same? Then what in the work made it so?"),
            is_one=True,
            may_not_apply=True,
        ),
        Rows(
            code="cause.different",
            stage=CAUSE,
            complaint=None,
            incident=Level.FULL,
            kind=Cause,
            text=N_("What was different this time?"),
            further=N_("What was different this time?"),
            is_one=True,
            may_not_apply=True,
        ),
        Fill(
            code="cause.evidence",
            stage=CAUSE,
            complaint=Level.FULL,
            incident=Level.FULL,
            kind=Cause,
            name="evidence",
            text=N_("What shows it?"),
            among=leaves,
            expected=2,
        ),
        besides(CAUSE),
    ),
    gaps_of(CAUSE),
    Back(
        code="cause.read-back",
        stage=CAUSE,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        text=N_("Is this right? y, or the number of the row that is not."),
    ),
)
