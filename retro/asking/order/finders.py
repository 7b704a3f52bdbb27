"""Who finds out what was said not to be known: asked of a grave case, at the end of the stage that it was said in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retro.asking.order.rows_named import about_rows
from retro.asking.order.step import Back, Fill, Find, Progress, Spot, Step
from retro.asking.question import FindOut, Question
from retro.language import M_, N_
from retro.model.answers import answer_to
from retro.model.head_choices import Level
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.head import Head
from retro.review.needs.table import BY_CODE
from retro.value import value

_FINDER = "answer.finder."
"""What is said of who finds out is kept under this and what is not known."""
_THIS = N_("this")
_NOT_KNOWN = N_("Not known: {field}. Who finds out, by when?")


@value(kw_only=True)
class Finders(Step):
    """One question for each thing that is not known, as long as nobody is named. Nobody yet is an answer."""

    fields: frozenset[str]
    """The fields of the head that are asked in this stage."""
    is_last: bool = False
    """Whether it asks of all that no stage asked before."""

    def spots(self, progress: Progress) -> Iterator[Spot]:
        for answer in progress.record.answers:
            asked = f"{_FINDER}{answer.asked}"
            rows = (answer.row,) if answer.row else ()
            if self._is_asked(progress.record, answer) and progress.is_open(answer.row or "", asked):
                yield Spot(rows, asked)

    def question(self, progress: Progress, spot: Spot) -> Question:
        record, asked = progress.record, spot.asked.removeprefix(_FINDER)
        about = spot.entries[0] if spot.entries else "" if "." in asked else record.head.id
        answer = answer_to(record, about, asked)
        assert answer is not None
        entry = record.get(answer.row) or record.head
        if entry.has_field(asked):
            text = M_(_NOT_KNOWN, field=entry.field(asked).title)
        elif (need := BY_CODE.get(asked)) is not None:
            text = M_(
                "{question} That is not known. Who finds it out, and by when?", question=need.asks(progress.proportion)
            )
        else:
            text = M_(_NOT_KNOWN, field=M_(_THIS))
        text = about_rows(record, text, spot.entries, always=True)
        return replace(self._asks(text, FindOut(answer.id), spot), code="answer.finder")

    def _is_asked(self, record: Retrospective, answer: EmptyAnswer) -> bool:
        """Whether it is not known, by nobody who finds it out, and in this stage."""
        if answer.said is not Said.UNKNOWN or (answer.finder and answer.by) or answer.asked.startswith(_FINDER):
            return False
        about = answer.row or ("" if "." in answer.asked else record.head.id)
        return answer_to(record, about, answer.asked) is answer and (self.is_last or self._is_here(record, answer))

    def _is_here(self, record: Retrospective, answer: EmptyAnswer) -> bool:
        if row := record.get(answer.row):
            return row.stage is self.stage
        return answer.asked in self.fields or answer.asked.startswith(f"{self.stage.code}.")


def with_finders(steps: Sequence[Step], *, is_last: bool = False) -> tuple[Step, ...]:
    """The steps of a stage, and behind them, before it is read back, who finds out what is not known of it."""
    end = len(steps) - isinstance(steps[-1], Back)
    fields = frozenset(step.name for step in steps if isinstance(step, Find | Fill) and _is_of_head(step))
    stage = steps[0].stage
    asked = Finders(
        code=f"{stage.code}.finders",
        stage=stage,
        complaint=Level.FULL,
        incident=Level.FULL,
        text=_NOT_KNOWN,
        hint=N_("A role and a day: shipping lead, 1 Dec; ? if nobody yet."),
        fields=fields,
        is_last=is_last,
    )
    return (*steps[:end], asked, *steps[end:])


def _is_of_head(step: Find | Fill) -> bool:
    return isinstance(step, Find) or step.kind is Head
