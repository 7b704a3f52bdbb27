"""Whom an answer names: one of those concerned, or whoever is told of in a contact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retro.asking.question import FillField, Question
from retro.language import Message
from retro.model.record import Retrospective
from retro.review.party_names import names_in, names_of
from retro.services.ask.told import RowSaid


def names_said(record: Retrospective, question: Question, text: str, told: Sequence[Message]) -> tuple[str, ...]:
    """The names in a line that answers a question and was read as it is `told`, as they are written."""
    return tuple(dict.fromkeys(_names(record, question, text, told)))


def _names(record: Retrospective, question: Question, text: str, told: Sequence[Message]) -> Iterator[str]:
    for said in told:
        if isinstance(said, RowSaid) and said.line is not None:
            yield from names_of(said.line.entry)
    target = question.target
    if isinstance(target, FillField):
        for row in filter(None, map(record.get, target.entries)):
            yield from names_in(row.kind, target.name, text)
