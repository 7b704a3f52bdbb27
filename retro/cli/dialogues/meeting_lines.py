"""What a meeting prints."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from retro.asking.commands import suggestions
from retro.asking.meeting_commands import meeting_words
from retro.cli.dialogues.question_lines import HELP, tell_question, tell_stages
from retro.cli.dialogues.wrapped import give_lines
from retro.cli.streams import give
from retro.language import Message, _, active, n_
from retro.model.record import Retrospective
from retro.services.meeting import words
from retro.services.meeting.end import Ended
from retro.services.meeting.prompt import Asks, Memory, Prompt
from retro.services.meeting.sitting import Sitting
from retro.services.meeting.taking import Taken
from retro.text.controls import printable

_SHOWN = 12
"""So many rows of a stage are shown when it is opened: the last ones, by which one goes on."""


def tell(*messages: Message | None) -> None:
    """These, a line each."""
    give_lines(*(printable(message.show(active())) for message in messages if message))


def tell_rules() -> None:
    """The rules, calmly."""
    give_lines(words.rules())


def tell_help(record: Retrospective) -> None:
    """How to answer, the words of a meeting, and those of the questions."""
    give_lines(*map(_, HELP))
    _tell_words(record)


def tell_steps(record: Retrospective) -> None:
    """The stages with their rows, and the words by which one goes on."""
    tell_stages(record)
    _tell_words(record)


def _tell_words(record: Retrospective) -> None:
    of_meeting = dict(meeting_words(active()))
    others = {each.text: each.meaning for each in suggestions("/", active(), record) if each.text not in of_meeting}
    give_lines(*(f"  {word}  {meaning}" for word, meaning in (of_meeting | others).items()))


def tell_place(sitting: Sitting, now: datetime, written: Sequence[datetime]) -> None:
    """Where the meeting stands, and what is left of the time of this step."""
    give("\n")
    give_lines(f"{words.place(sitting)} · {words.clock(sitting, now, written)}")


def tell_plan(sitting: Sitting) -> None:
    """The steps with their minutes, and what will not fit today."""
    give_lines(*words.plan(sitting))


def tell_step_begun(sitting: Sitting) -> None:
    """What is told once when a step is opened: the last rows of a stage; before the read-back what was found."""
    give_lines(*words.found(sitting))
    if not sitting.step.is_stage:
        return
    rows = sitting.record.stage(sitting.step.stage)
    if more := len(rows[:-_SHOWN]):
        give_lines(n_("  … {n} row before these; /all shows all", "  … {n} rows before these; /all shows all", more))
    give_lines(*(f"  {line}" for line in words.rows_told(sitting.record, rows[-_SHOWN:])))


def tell_prompt(asked: Prompt, sitting: Sitting, memory: Memory, *, is_again: bool) -> None:
    """What is asked now."""
    if isinstance(asked, Asks):
        tell_question(sitting.record, asked.question, is_again=is_again)
        return
    give_lines(*words.before(asked, sitting, memory), *words.asked(asked, sitting, memory))
    give_lines(*(f"  {line}" for line in words.may_be_said(asked, memory)))


def tell_taken(taken: Taken) -> None:
    """How a line was read, and the marks that would have said it."""
    give_lines(*(f"= {printable(each.show(active()))}" for each in taken.told))
    if taken.marks:
        give_lines(f"  {printable(taken.marks.show(active()))}")


def tell_ended(done: Ended) -> None:
    """The minutes of a meeting that was ended, and what comes next."""
    give("\n")
    give_lines(*words.ended(done), *words.reports(done.record))
