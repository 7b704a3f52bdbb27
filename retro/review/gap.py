"""A gap: one thing that is missing or should be looked at again, said kindly, with the rows named by their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from retro.language import Message
from retro.model.entry import E, Entry, EntryId
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.text.shortened import a_few
from retro.value import value

_NAMED = 6
"""How many rows a sentence names."""
_NOTHING = Message("")


class GapCode(StrEnum):
    """What is missing. The value is stable."""

    FIELD = "field"
    NEED = "need"
    FINDER = "finder"
    CONTRADICTION = "contradiction"
    HALF_HEARD = "half-heard"
    EMPTY = "empty"
    PARTICIPANTS = "participants"
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
    APPROVAL = "approval"
    UNANSWERED = "unanswered"
    ALL_WEAK = "all-weak"
    NOT_DOING = "not-doing"
    NO_REASON = "no-reason"


@value
class Gap:
    """One gap in a stage, and where its answer goes.

    `row` is the row that it is about, the first if there are several; "" for the stage itself. `needed` tells what the
    record cannot do without from a question to think about.
    """

    code: GapCode
    stage: Stage
    row: EntryId
    message: Message
    needed: bool = False
    rows: tuple[EntryId, ...] = ()
    """All rows that it is about."""
    kind: type[Entry] | None = None
    """The kind of what is answered: of the rows (or the head) that it is about, or of a new row."""
    fields: tuple[str, ...] = ()
    """The fields of `rows` (or of the head) where the answer goes; none: it is a new row of `kind`."""
    question: Message = _NOTHING
    """What is asked: one question."""
    need: str = ""
    """The code of the need that is not met; "" where practice asks."""
    may_be_unknown: bool = False
    """Whether "not known" is an answer."""
    may_not_apply: bool = False
    """Whether "does not apply" is one."""
    may_have_reason: bool = False
    """Whether a written reason is one."""
    only_open: bool = False
    """Whether it keeps nobody from closing."""


Numbered = Sequence[tuple[int, E]]
"""Rows, each with the number that it is shown with."""


def numbered(record: Retrospective, kind: type[E]) -> list[tuple[int, E]]:
    """The rows of one kind, with their numbers in the stage."""
    return [(n, row) for n, row in enumerate(record.stage(kind.stage), 1) if isinstance(row, kind)]


def on_rows(
    code: GapCode, rows: Numbered[Any], message: Message, *, stage: Stage | None = None, **more: Any
) -> Iterator[Gap]:
    """The gap that these rows have in common, none if there are no rows. `{rows}` in the message are their numbers.

    It is told in `stage`; if that is not said, in the stage of the rows. `more` are further values of the gap; the
    kind is that of the rows, if it is not among them.
    """
    if rows:
        first = rows[0][1]
        told = replace(message, params={**message.params, "rows": numbers([n for n, _ in rows])})
        more.setdefault("kind", type(first))
        yield Gap(code, stage or first.stage, first.id, told, rows=tuple(row.id for _, row in rows), **more)


def numbers(of_rows: Sequence[int]) -> tuple[str, ...]:
    """The numbers of rows as a sentence names them: not more than a few."""
    return a_few([str(n) for n in of_rows], _NAMED)
