"""A question, what may be answered, and what was read, as lines of a terminal: for the walk and for a meeting."""

from __future__ import annotations

from collections.abc import Sequence

from retro.asking.question import Option, Question, ReadBack
from retro.cli.dialogues.wrapped import give_lines
from retro.errors import RetroError
from retro.language import MN_, N_, _, active, n_
from retro.model.entry import Entry
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.answers import Said
from retro.model.stages.head import HEAD
from retro.review.needs.proportion import wording
from retro.services.ask.answer import Answered
from retro.services.ask.told import reasons
from retro.services.ask.whole import head_lines
from retro.services.meeting.row_lines import lines as row_lines
from retro.text.controls import printable

HELP = (
    N_("Answer in your own words, or with a number that is shown. Enter takes the line."),
    N_("Enter on nothing, or . : later.   ? : not known.   - : does not apply."),
    N_('What stands in quotation marks is the text itself: "?".'),
)

_ENDS = 15
"""So many answers are shown from the beginning of a list, and from its end, where it is very long."""


def tell_question(record: Retrospective, question: Question, *, is_again: bool = False) -> None:
    """The question, and what may be answered; what is to be read back before it, unless it is asked once more."""
    if isinstance(question.target, ReadBack) and not is_again:
        _read_back(record, question)
    give_lines(question.text.show(active()))
    if question.hint:
        give_lines(f"  {question.hint.show(active())}")
    if not isinstance(question.target, ReadBack):
        _offer([option for option in question.options if option.number is not None])


def tell_stage(record: Retrospective, stage: Stage, *, is_whole: bool) -> None:
    """The rows of a stage; where the whole is told, under its name, and the facts of the head."""
    facts = [f"  {line}" for line in head_lines(record, active())] if is_whole and stage is HEAD else []
    rows = record.stage(stage)
    if is_whole and (rows or facts):
        give_lines(f"{stage.number} {_(wording(record, stage).name)}")
    give_lines(*facts, *row_lines(record, rows))


def tell_stages(record: Retrospective) -> None:
    """The stages, with how many rows each has."""
    for stage in STAGES:
        n = len(record.stage(stage))
        give_lines(f"  /{stage.number} {_(wording(record, stage).name)}  {n_('{n} row', '{n} rows', n)}")


def tell_answered(answered: Answered) -> None:
    """How an answer was read, and the marks that would have said it."""
    give_lines(*(f"= {printable(told.show(active()))}" for told in answered.told))
    if answered.marks:
        give_lines(f"  {printable(answered.marks.show(active()))}")


def tell_reasons(error: RetroError | ValidationError) -> None:
    """Why a line was not taken."""
    give_lines(*(f"! {printable(reason)}" for reason in in_words(error)))


def in_words(error: RetroError | ValidationError) -> list[str]:
    """Why something cannot be done."""
    return [message.show(active()) for message in reasons(error)]


def how_many(record: Retrospective, stages: Sequence[Stage], said: Said) -> int:
    """How many fields of these stages were answered so."""
    return sum(
        answer.said is said and "." not in answer.asked and _stage_of(record, answer.row) in stages
        for answer in record.answers
    )


def _offer(options: Sequence[Option]) -> None:
    """The answers that have a number; of very many the first and the last."""
    many = len(options) > 2 * _ENDS
    for at, option in enumerate(options):
        if many and at == _ENDS:
            give_lines(_("  … and {n} more, by their numbers; /all shows them", n=len(options) - 2 * _ENDS))
        if not many or at < _ENDS or at >= len(options) - _ENDS:
            label = printable(option.label.show(active()))
            if option.example:
                label = _("{label}  ({example})", label=label, example=option.example.show(active()))
            give_lines(f"  {option.number} {label}")


def _read_back(record: Retrospective, question: Question) -> None:
    """The rows of the stage, or of all stages, and what is not known or was left."""
    stages: Sequence[Stage] = (question.stage,) if question.rows else STAGES
    for stage in stages:
        tell_stage(record, stage, is_whole=len(stages) > 1)
    for said, words in (
        (Said.UNKNOWN, MN_("{n} thing is not known.", "{n} things are not known.", 0)),
        (Said.LATER, MN_("{n} thing was left for later.", "{n} things were left for later.", 0)),
    ):
        if n := how_many(record, stages, said):
            give_lines(n_(words.text, words.plural, n))


def _stage_of(record: Retrospective, row: str | None) -> Stage:
    entry: Entry = record.get(row) or record.head
    return entry.stage
