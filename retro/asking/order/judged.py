"""What of a stage makes a second incident likely, one place at a time: written anew, or muted (because …)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from retro.asking.order.gaps import just_said
from retro.asking.order.rows_named import known_by
from retro.asking.order.step import Progress, Spot, Step
from retro.asking.question import FillField, Question
from retro.language import M_, N_
from retro.model.field_types import LineType, ProseType, RoleType
from retro.model.head_choices import Level
from retro.model.stage import Stage
from retro.model.stages.answers import MUTES
from retro.model.stages.head import HEAD
from retro.review.completeness import gaps
from retro.review.judgement.grouped import question_of
from retro.review.judgement.in_stage import asked_in, looked_at
from retro.review.judgement.judged import Judged
from retro.review.judgement.mutes import asked_code
from retro.value import value

MOST = 3
"""So many places of a stage are asked about at most; retro lint lists all of them."""
_IN_WORDS = (LineType, ProseType, RoleType)


@value(kw_only=True)
class Judgements(Step):
    """The places of a stage whose words are asked about."""

    facts: tuple[str, ...] = ()
    """The facts of the head that the stage asks for."""

    def spots(self, progress: Progress) -> Iterator[Spot]:
        yield from (spot for spot, _judged in self._open(progress))

    def question(self, progress: Progress, spot: Spot) -> Question:
        record = progress.record
        each = next(judged for other, judged in self._open(progress) if other == spot)
        entry = record.get(each.row) or record.head
        text = M_("“{words}”: {question}", words=known_by(each.words), question=question_of(each))
        asked = self._asks(text, FillField((entry.id,), each.field), spot)
        about = "" if entry is record.head else entry.id
        return replace(asked, code=f"{self.code}.{each.code}", about=about, may_not_apply=False, may_have_reason=True)

    def _open(self, progress: Progress) -> Iterator[tuple[Spot, Judged]]:
        record, left = progress.record, MOST
        of_head = (each for each in asked_in(looked_at(record), HEAD, ()) if each.field in self.facts)
        for each in (*of_head, *asked_in(looked_at(record), self.stage, gaps(record, self.stage))):
            entry = record.get(each.row) or record.head
            if each.span == (0, 0) or not isinstance(entry.field(each.field).type, _IN_WORDS):
                continue
            about = "" if entry is record.head else entry.id
            was_reworded = not progress.is_open(entry.id, just_said(reworded(each.field)))
            if left > 0 and not was_reworded and progress.is_open(about, asked_code(each)):
                left -= 1
                yield Spot((entry.id,), asked_code(each)), each


def reworded(name: str) -> str:
    """What is kept, for one sitting, of a field that was worded otherwise: it is asked about once, not twice."""
    return f"{MUTES}{name}"


def judgements_of(stage: Stage, *facts: str) -> Judgements:
    """The step of a stage. A light case is three minutes' work (S29): retro lint asks of it, and the screen."""
    hint = N_("Write it anew; or why it stays: because …")
    return Judgements(
        code=f"{stage.code}.judged",
        stage=stage,
        complaint=Level.NORMAL,
        incident=Level.NORMAL,
        text="",
        hint=hint,
        facts=facts,
    )
