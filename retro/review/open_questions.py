"""Open questions: what is not known, and who finds it out by when. They stand among what is to be done."""

from __future__ import annotations

from collections.abc import Iterator

from retro.language import M_, Message
from retro.model.answers import answer_to, asked_of
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.review.stage_answers import stage_answers
from retro.value import value


@value
class OpenQuestion:
    """One thing that somebody finds out."""

    answer: EmptyAnswer
    """What was said of it: who finds out, and by when."""
    question: Message
    """What is not known: a question of a stage, or a field and what it is of."""


def open_questions(record: Retrospective) -> tuple[OpenQuestion, ...]:
    """What is not known in a record and has a role that finds it out, or a day; what is due first stands first."""
    found = (each for each in _unknown(record) if each.answer.finder.strip() or each.answer.by)
    return tuple(sorted(found, key=lambda each: (each.answer.by is None, each.answer.by, each.answer.id)))


def _unknown(record: Retrospective) -> Iterator[OpenQuestion]:
    if not any(answer.said is Said.UNKNOWN for answer in record.answers):
        return
    for each in stage_answers(record):
        if each.answer.said is Said.UNKNOWN:
            yield OpenQuestion(each.answer, _about(each.question, each.row))
    for answer in record.answers:
        field = asked_of(record, answer)
        if field is None or answer.said is not Said.UNKNOWN:
            continue
        if answer_to(record, answer.row or record.head.id, answer.asked) is answer:
            yield OpenQuestion(answer, _about(field.title, record.get(answer.row)))


def _about(asked: Message, row: Entry | None) -> Message:
    return M_("{asked} (“{row}”)", asked=asked, row=row.main_text) if row else asked
