"""Which sentences of a letter need other words for its reader: asked of the letter as it is written.

What stands in it counts, whatever template it is made from: a row that the letter leaves out, or tells in words for
customers that somebody wrote, is not asked about.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum

from exports.report import make_report
from exports.request import ReportRequest
from retro.language import N_
from retro.model.choice import EVERYONE
from retro.model.entry import Entry, EntryId
from retro.model.field_types import LineType, ProseType
from retro.model.fields import Field
from retro.model.record import Retrospective
from retro.model.shareable import Worded
from retro.redaction.customers_words import words_of
from retro.redaction.stops import StopError
from retro.review.wording.script import is_in
from retro.review.wording.style import is_plain
from retro.value import value

_SIGNS = re.compile(r"[\W_]+")


class Why(Enum):
    """Why a sentence is not for its reader. The value is a message id."""

    LANGUAGE = N_("another language than the letter")
    PLAIN = N_("plain style in a polite letter")


@value
class NeedsWording:
    """One text of a row that stands in the letter, and needs other words."""

    entry: EntryId
    """The row, or the head."""
    field: str
    """The field in which the text stands."""
    text: str
    """As the letter has it."""
    why: Why
    words: str
    """The field of the row that takes the words for this reader (`Worded.words_in`)."""


def needs_wording(record: Retrospective, request: ReportRequest) -> tuple[NeedsWording, ...]:
    """The texts of the letter that was asked for that need other words, in the order of the record.

    Nothing of a report that is no letter, and of one that is stopped for another reason than a name.
    """
    if not request.kind.audience.is_customer or not record.head.words_in(request.to.code):
        return ()
    try:
        shielded = replace(request, recipient=replace(request.recipient, shield=True))
        letter = make_report(record, shielded)
    except StopError:
        return ()
    return tuple(_needed(record, letter.record, _letters(letter.document.markdown), request))


def _needed(
    record: Retrospective, visible: Retrospective, letter: str, request: ReportRequest
) -> Iterator[NeedsWording]:
    for row in (visible.head, *visible.rows):
        own = record.head if row is visible.head else record.get(row.id)
        if own is None or not isinstance(own, Worded) or words_of(own, request.to):
            continue
        for field in _texts(row):
            text = str(getattr(row, field.name))
            if (why := _why(text, request.to.code)) and (seen := _letters(text)) and seen in letter:
                yield NeedsWording(row.id, field.name, text, why, own.words_in(request.to.code))
                break  # its words take the place of all of them


def _texts(row: Entry) -> list[Field]:
    """The texts of a row that a customer may read, the main one first."""
    found = [
        field
        for field in row.fields()
        if field.seen_by is EVERYONE and isinstance(field.type, LineType | ProseType) and getattr(row, field.name)
    ]
    return sorted(found, key=lambda field: field.name != row.main)


def _why(text: str, language: str) -> Why | None:
    if not is_in(text, language):
        return Why.LANGUAGE
    return Why.PLAIN if language == "ja" and is_plain(text) else None


def _letters(text: str) -> str:
    """A text without the signs by which Markdown, widths and brackets differ."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text))
