"""A gap: one thing that is missing or should be looked at again, said kindly, with the rows named by their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from retro.language import Message
from retro.model.entry import E, EntryId
from retro.model.record import Retrospective
from retro.model.stage import Stage

_NAMED = 6
"""How many rows a sentence names."""


class GapCode(StrEnum):
    """What is missing. The value is stable."""

    FIELD = "field"
    CONTRADICTION = "contradiction"
    EMPTY = "empty"
    HEAD = "head"
    PARTICIPANTS = "participants"
    START = "start"
    DETECTION = "detection"
    UNCONFIRMED = "unconfirmed"
    PROMISE = "promise"
    DEMAND = "demand"
    PERSON = "person"
    SHALLOW = "shallow"
    ESCAPED = "escaped"
    PRESUMED = "presumed"
    MINIMISED = "minimised"
    FIGURE = "figure"
    REVERSIBLE = "reversible"
    BY_PERSON = "by-person"
    BY_COMPANY = "by-company"
    RECEPTION = "reception"
    ONLY_SORRY = "only-sorry"
    APPROVAL = "approval"
    UNANSWERED = "unanswered"
    ALL_WEAK = "all-weak"
    NOT_DOING = "not-doing"
    NO_REASON = "no-reason"


@dataclass(frozen=True)
class Gap:
    """One gap in a stage. `row` is the row that it is about, the first if there are several; "" for the stage itself.

    `needed` tells what the record cannot do without (a needed field, a contradiction) from a question to think about.
    """

    code: GapCode
    stage: Stage
    row: EntryId
    message: Message
    needed: bool = False


Numbered = Sequence[tuple[int, E]]
"""Rows, each with the number that it is shown with."""


def numbered(record: Retrospective, kind: type[E]) -> list[tuple[int, E]]:
    """The rows of one kind, with their numbers in the stage."""
    return [(n, row) for n, row in enumerate(record.stage(kind.stage), 1) if isinstance(row, kind)]


def on_rows(
    code: GapCode, rows: Numbered[Any], message: Message, *, stage: Stage | None = None, needed: bool = False
) -> Iterator[Gap]:
    """The gap that these rows have in common, none if there are no rows. `{rows}` in the message are their numbers.

    It is told in `stage`; if that is not said, in the stage of the rows.
    """
    if rows:
        numbers = tuple([str(n) for n, _ in rows[:_NAMED]] + ["…"] * (len(rows) > _NAMED))
        first = rows[0][1]
        told = replace(message, params={**message.params, "rows": numbers})
        yield Gap(code, stage or first.stage, first.id, told, needed)
