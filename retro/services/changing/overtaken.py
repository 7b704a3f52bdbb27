"""What was said of a question of a stage goes with the change that answers it."""

from __future__ import annotations

from collections.abc import Sequence

from retro.model.change import Delete, Op
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer
from retro.model.validation import with_entries
from retro.model.written import written
from retro.review.needs.case import Case
from retro.review.stage_answers import is_overtaken


def with_overtaken_cleared(record: Retrospective, ops: Sequence[Op]) -> tuple[Op, ...]:
    """`ops`, and what takes away the answers to questions that are answered by what they write."""
    given = {op.id for op in ops if op.kind == EmptyAnswer.kind}
    asked = [answer for answer in record.answers if "." in answer.asked and answer.id not in given]
    if not asked or len(given) == len(ops) or record.head.closed:
        return tuple(ops)
    others = (op for op in ops if op.kind != EmptyAnswer.kind)
    before, after = Case(record), Case(with_entries(record, *written(record, others).values()))
    gone = (each for each in asked if is_overtaken(after, each) and not is_overtaken(before, each))
    return (*ops, *(Delete(each.kind, each.id, each.revision) for each in gone))
