"""Which sentences of a letter need other words for its reader: asked of the letter as it is written.

What stands in it counts, whatever template it is made from: a row that the letter leaves out, or tells in words for
customers that somebody wrote, is not asked about.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from exports.report import make_report
from exports.request import ReportRequest
from retro.model.choice import EVERYONE
from retro.model.entry import Entry, EntryId
from retro.model.field_types import LineType, ProseType
from retro.model.fields import Field
from retro.model.record import Retrospective
from retro.model.shareable import Worded
from retro.redaction.customers_words import reworded_field, words_of
from retro.review.unfit.why import Why, why_not
from retro.text.lazy_pattern import lazy
from retro.value import value

_SIGNS = lazy(r"[\W_]+")


@value
class Unfit:
    """One text of a row that stands in the letter, and needs other words."""

    entry: EntryId
    """The row, or the head."""
    field: str
    """The field in which the text stands."""
    text: str
    """As the letter has it."""
    why: Why
    words: str
    """The field of the row that takes the words for this reader (`Worded.words_in`); "" where they stand beside the
    text, and not in its place: it is written anew itself."""


def unfit(record: Retrospective, request: ReportRequest) -> tuple[Unfit, ...]:
    """The texts of the letter that was asked for that need other words, in the order of the record.

    Nothing of a report that is no letter. StopError where the letter is stopped for another reason than a name.
    """
    if not request.kind.audience.is_customer or not record.head.words_in(request.to.code):
        return ()
    shielded = replace(request, recipient=replace(request.recipient, shield=True))
    letter = make_report(record, shielded)
    return tuple(unfit_in(record, letter.record, letter.document.markdown, request))


def unfit_in(record: Retrospective, visible: Retrospective, markdown: str, request: ReportRequest) -> Iterator[Unfit]:
    """The same of a letter that was made already: `visible` is what its reader may read, `markdown` its text."""
    letter = _letters(markdown)
    for row in (visible.head, *visible.rows):
        own = record.head if row is visible.head else record.get(row.id)
        if own is None or not isinstance(own, Worded):
            continue
        has_words = bool(words_of(own, request.to))
        for field in _texts(row):
            if has_words and field.name == reworded_field(own):
                continue  # those are the words
            stays = has_words or (row is visible.head and field.name != row.main)
            text = str(getattr(row, field.name))
            said = str(getattr(own, field.name))  # what stands in the place of a name is in the language of the letter
            if (why := why_not(said, request.to.code)) and (seen := _letters(text)) and seen in letter:
                yield Unfit(row.id, field.name, text, why, "" if stays else own.words_in(request.to.code))
                if row is not visible.head:
                    break  # its words take the place of all of them


def _texts(row: Entry) -> list[Field]:
    """The texts of a row that a customer may read, the main one first."""
    found = [
        field
        for field in row.fields()
        if field.seen_by is EVERYONE and isinstance(field.type, LineType | ProseType) and getattr(row, field.name)
    ]
    return sorted(found, key=lambda field: field.name != row.main)


def _letters(text: str) -> str:
    """A text without the signs by which Markdown, widths and brackets differ."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text))
