"""What was said of questions that no field answers: of a stage, or of a row, where the answer would be a new row.

An answer stands as long as nothing was written that answers the question better. What is needed of a case, and the
words that it is judged by, are loaded where there is an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from retro.language import N_, Language, Message
from retro.model.answers_in_words import reason_in_words, told_in_words
from retro.model.entry import Entry
from retro.model.record import Retrospective, kinds_of
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Event, EventKind, Harassment
from retro.review.injuries import injured
from retro.value import value

if TYPE_CHECKING:
    from retro.review.needs.case import Case
    from retro.review.needs.need import Need

MORE = ".more"
"""Ends the code of a question for further rows: that there are none is no answer worth telling."""
SKIPPED = ".all"
"""Ends the code under which is kept why a stage was left for now."""
_REASON = N_("reason: {reason}")
_THE_REST = N_("What else belongs to this stage?")


@value
class StageAnswer:
    """What was said of one question."""

    answer: EmptyAnswer
    stage: Stage
    kind: type[Entry]
    """The kind of row that would answer it: whoever may read that may read this."""
    question: Message
    row: Entry | None = None
    """The row that it is about; None for the stage."""
    is_reason: bool = False
    """Whether the reason alone is the answer: a written reason is one, that it does not apply is none."""

    def words(self, to: Language) -> str:
        """What was said, in a reader's words; "" where there is nothing to tell: it was left for later."""
        reason = reason_in_words(self.answer)
        if self.is_reason:
            return to(_REASON, reason=reason) if reason else ""
        return told_in_words(self.answer, to) if reason or self.answer.said is not Said.LATER else ""


@value
class _Practice:
    """A question that practice asks of a stage, and that no need stands for."""

    kind: type[Entry]
    question: str
    is_answered: Callable[[Retrospective], bool] = lambda _record: False


PRACTICE: Mapping[str, _Practice] = {
    "timeline.tried": _Practice(
        Event,
        N_("What was tried that did not help?"),
        lambda record: any(row.event_kind is EventKind.ACTION for row in record.of(Event)),
    ),
    "timeline.harassment": _Practice(
        Harassment,
        N_("Was one of ours insulted, threatened, or kept for hours?"),
        lambda record: bool(record.of(Harassment)),
    ),
    "cause.more": _Practice(Cause, N_("What else made it possible?")),
    "cause.same": _Practice(
        Cause, N_("Would another, that day, have done the same? Then what in the work made it so?")
    ),
    "cause.different": _Practice(Cause, N_("What was different this time?")),
    "scope.injured": _Practice(
        Damage,
        N_("Who was injured, and how?"),
        lambda record: bool(injured(record)),
    ),
    "scope.unheard": _Practice(
        Damage, N_("Seen from their side, hour by hour: what else hurt, and who has not been heard from?")
    ),
    "prevention.rows": _Practice(
        Measure, N_("What will stop it, even on a tired day?"), lambda record: bool(record.of(Measure))
    ),
    "prevention.not_doing": _Practice(
        Measure,
        N_("What are we not doing?"),
        lambda record: any(row.result is Result.DROPPED for row in record.of(Measure)),
    ),
    "changes.rows": _Practice(
        HardwareChange,
        N_("Which equipment, tool, label, form or procedure changes for good?"),
        lambda record: bool(record.of(HardwareChange)),
    ),
}
"""The questions that practice asks beside the table of needs, by the codes under which answers are kept."""


def stage_answers(record: Retrospective) -> tuple[StageAnswer, ...]:
    """What was said of questions that no field answers, stage by stage, as far as it still stands."""
    said = [answer for answer in record.answers if "." in answer.asked and answer.said is not None]
    if not said:
        return ()
    from retro.review.needs.case import case_of

    found = [each for answer in said for each in _standing(case_of(record), answer)]
    return tuple(sorted(found, key=_place(record)))


def _place(record: Retrospective) -> Callable[[StageAnswer], tuple[int, int, str]]:
    return lambda each: (each.stage.number, record.numbers.get(each.row.id, 0) if each.row else 0, each.answer.asked)


def _standing(case: Case, answer: EmptyAnswer) -> Iterator[StageAnswer]:
    """What is told of an answer; nothing, if it was overtaken."""
    row = case.record.get(answer.row)
    if answer.row and row is None:
        return
    if answer.asked.endswith(MORE) and answer.said is not Said.UNKNOWN:
        return
    code = _code(answer)
    if (need := _need(code)) is not None:
        if _is_open(case, need, row):
            is_reason = need.reasoned and not need.none and answer.said is Said.NOT_APPLICABLE
            yield StageAnswer(answer, need.stage, need.kind, need.asks(case.proportion), row, is_reason)
    elif (practice := PRACTICE.get(code)) is not None:
        if not practice.is_answered(case.record):
            yield StageAnswer(answer, practice.kind.stage, practice.kind, Message(practice.question), row)
    else:
        yield from _of_gap(case, answer, row)


def is_overtaken(case: Case, answer: EmptyAnswer) -> bool:
    """Whether what is written answers the question by now."""
    code, row = _code(answer), case.record.get(answer.row)
    if (need := _need(code)) is not None:
        return need.is_met(case, row or (case.record.head if need.fields else None))
    practice = PRACTICE.get(code)
    return practice is not None and practice.is_answered(case.record)


def _code(answer: EmptyAnswer) -> str:
    """The code of the question that was answered, be it asked for the first time or for more."""
    return answer.asked if answer.asked in PRACTICE else answer.asked.removesuffix(MORE)


def _need(code: str) -> Need | None:
    from retro.review.needs.table import BY_CODE

    return BY_CODE.get(code)


def _is_open(case: Case, need: Need, row: Entry | None) -> bool:
    """Whether the need is still looked at, and not met by what is written."""
    entry = row or (case.record.head if need.fields else None)
    return any(each is entry for each in need.concerned(case)) and not need.is_met(case, entry)


def _of_gap(case: Case, answer: EmptyAnswer, row: Entry | None) -> Iterator[StageAnswer]:
    """Why a stage was left, or what was said of a gap that practice sees, as long as it does."""
    code, _, asked = answer.asked.partition(".")
    stage = next((stage for stage in STAGES if stage.code == code), None)
    kinds = kinds_of(stage) if stage else ()
    if stage is None or not kinds:
        return
    if f".{asked}" == SKIPPED:
        yield StageAnswer(answer, stage, kinds[0], Message(_THE_REST))
        return
    from retro.review.completeness import gaps

    alike = [gap for gap in gaps(case.record, stage) if gap.code == asked and (row is None or row.id in gap.rows)]
    if len(alike) == 1 and alike[0].question.text:
        (gap,) = alike
        yield StageAnswer(answer, stage, gap.kind or kinds[0], gap.question, row)
