"""Several lines that were pasted at a question for rows: taken apart as at the entry line, and added in one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from retro.asking.commands import command_in
from retro.asking.question import Question, TakeRows, is_bare, says_none
from retro.errors import RetroError
from retro.language import M_, MN_, Message
from retro.model.answers import sign
from retro.model.field_types import Plain
from retro.model.problem import ValidationError
from retro.model.quick_entry import chats
from retro.model.quick_entry.pasted import PastedLine, read_pasted
from retro.model.record import Retrospective
from retro.model.stages.head import Participant
from retro.services.ask.asked import Asked, Plan
from retro.services.ask.rows import remembered, takes_memories, with_values
from retro.services.changing.add_line import as_kind
from retro.services.changing.add_lines import ReadLine, ReadLines, read_lines, told_unread
from retro.text.controls import printable


def are_rows(question: Question, lines: Sequence[str]) -> bool:
    """Whether pasted lines are a row each: the question goes on, shows no choices, and none of them is a `/` word."""
    return question.goes_on and not question.options and not any(map(_is_no_row, lines))


def _is_no_row(line: str) -> bool:
    """Whether a line is a `/` word, a sign, or a mere yes, no or none: it is answered by itself."""
    return command_in(line) is not None or sign(line) is not None or is_bare(line) or says_none(line)


def read_rows(asked: Asked, text: str) -> ReadLines:
    """How the lines of `text` are read as answers to a question for rows; what cannot be taken is among them."""
    record, question = asked.record, asked.question
    target = question.target
    assert isinstance(target, TakeRows)
    if takes_memories(record, question):
        said = [line.strip() for line in text.split("\n") if line.strip()]
        pasted = [PastedLine(number, line, line) for number, line in enumerate(said, 1)]
        return ReadLines(
            tuple(ReadLine(each, remembered(record, each.text, asked.now), asked.new_id()) for each in pasted)
        )
    names = [person.name for person in record.of(Participant) if person.name]
    apart = read_pasted(text, target.kind.stage, names)
    lines = [replace(each, text=as_kind(record, target.kind, each.text, asked.now)) for each in apart.lines]
    read = read_lines(
        record, target.kind.stage, lines, now=asked.now, new_id=asked.new_id, under=target.values.get("parent", ""),
        currency=asked.currency,
    )  # fmt: skip
    told = (replace(each, line=with_values(each.line, target.values)) if each.line else each for each in read.lines)
    return ReadLines(tuple(told), apart.asides)


def rows_apart(asked: Asked, text: str) -> tuple[list[str], ReadLines]:
    """What is sent of pasted lines, and how they were read.

    Each line says its own day and zone and, of a chat, who wrote it, so that it is read alike wherever it waits, and by
    itself. They are one answer, unless they would be read otherwise together: then each is one.
    """
    read = read_rows(_numbered(asked), text)
    lines = [chats.as_typed(each.pasted.speaker, each.pasted.text) for each in read.taken]
    together = "\n".join(lines)
    if len(lines) > 1 and (together == text.strip() or _held(read_rows(_numbered(asked), together)) == _held(read)):
        return [together], read
    return lines, read


def _numbered(asked: Asked) -> Asked:
    """The same, where each row has its number for an id: so that two readings can be compared."""
    numbers = count(1)
    return replace(asked, new_id=lambda: f"row {next(numbers)}")


def _held(read: ReadLines) -> list[tuple[str, dict[str, Plain]]]:
    """What the rows are and hold."""
    return [(entry.kind, entry.dump()) for entry in read.entries]


def planned_rows(asked: Asked, text: str) -> Plan:
    """The plan that adds the lines. ValidationError, with every reason, where one of them is no row."""
    read = read_rows(asked, text)
    if not read.lines:
        raise RetroError(M_("Nothing of it is a row."))
    if read.refused:
        raise ValidationError(*(problem for each in read.refused for problem in each.problems))
    return Plan(asked.here, lines=read)


def told_rows(record: Retrospective, read: ReadLines) -> tuple[Message, ...]:
    """How many rows pasted lines became, and which of them were not read to their end."""
    n = len(read.taken)
    return MN_("{n} row was taken.", "{n} rows were taken.", n), *told_unread(record, read)


def told_asides(read: ReadLines) -> tuple[Message, ...]:
    """Which pasted lines became no row because they were taken for headings of others; () where none was."""
    texts = tuple(printable(each.raw.strip()) for each in read.unheard)
    if not texts:
        return ()
    told = MN_(
        "{n} line is no row; it says something about those below it: {texts}",
        "{n} lines are no rows; they say something about those below them: {texts}",
        len(texts),
        texts=texts,
    )
    return (told,)
