"""What a customer reads of a row: its words for customers in the language of the letter, in place of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from retro.language import Language
from retro.model.answers import answer_to
from retro.model.choice import EVERYONE
from retro.model.entry import E, Entry
from retro.model.field_types import LineType, ProseType
from retro.model.number_types import NumberType
from retro.model.record import Retrospective
from retro.model.shareable import Worded
from retro.model.stages.answers import Said


def words_of(row: Entry, to: Language) -> str:
    """The words for customers who read this language; "" where the row has none."""
    name = row.words_in(to.code) if isinstance(row, Worded) else ""
    return str(getattr(row, name)).strip() if name else ""


def reworded_field(row: Entry) -> str:
    """The field in whose place the words for customers stand; "" for a row that has none of them."""
    return (row.reworded or row.main) if isinstance(row, Worded) else ""


def field_of_words(row: Entry, field: str, to: Language) -> str:
    """The field in which the words were written that such a customer reads in the place of `field`."""
    return (
        row.words_in(to.code)
        if isinstance(row, Worded) and words_of(row, to) and field == reworded_field(row)
        else field
    )


def is_wordless(row: Entry, record: Retrospective, to: Language) -> bool:
    """Whether somebody said that customers who read this language are told nothing of the row."""
    name = row.words_in(to.code) if isinstance(row, Worded) else ""
    answer = answer_to(record, row.id, name) if name else None
    return answer is not None and answer.said is Said.NOT_APPLICABLE


def in_customers_words(row: E, to: Language) -> E:
    """The row with its words for customers in place of all that it says otherwise to everybody: texts and figures.

    Words of an apology stand in the place of its sentence; what it is for stays.
    """
    words = words_of(row, to)
    if not words or not isinstance(row, Worded):
        return row
    said: dict[str, Any] = {}
    for field in row.fields():
        if field.seen_by is EVERYONE and isinstance(field.type, LineType | ProseType | NumberType):
            said[field.name] = field.type.empty
    return replace(row, **said | {row.main: row.main_text, reworded_field(row): words})
