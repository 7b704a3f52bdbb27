"""A judgement, as it is declared, and one place of a record that it asks about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum

from retro.language import Message
from retro.model.entry import Entry, EntryId
from retro.model.stage import Stage
from retro.review.gap import GapCode
from retro.review.judgement.prose import Sort
from retro.review.needs.case import Case
from retro.review.words.lists import Lists
from retro.review.words.word_list import ReadText
from retro.value import value

Span = tuple[int, int]
Now = datetime | None
"""When one looks; None where nobody says it, and nothing is in the future."""


class JudgementLevel(StrEnum):
    """Where it is said. The value is stable."""

    WRITING = "writing"
    """While one writes, and where a stage is read back."""
    CLOSING = "closing"
    """Before the case is closed, too."""
    LEAVING = "leaving"
    """And where something leaves the team."""


@value
class Judged:
    """One place of a record that is asked about."""

    code: str
    """The judgement: stable, what a team switches off by."""
    level: JudgementLevel
    stage: Stage
    row: EntryId
    """The row, or the head; "" for the stage as a whole."""
    field: str
    """The field in which the words stand, or the answer goes; "" where it is none."""
    span: Span
    """From where to where the words stand in the field; (0, 0) where it is about no words."""
    words: str
    """The words, as they were typed; of what is about no words, what it is about, so that a mute knows it again."""
    question: Message
    gap: GapCode | None = None
    """The gap that says the same where it is needed, and is asked instead then."""
    muted_before: str = ""
    """Why it was muted while other words stood there; "" if it never was."""
    behind: tuple[Judged, ...] = ()
    """What is asked of the same row, and settled by the same answer."""


@value(kw_only=True)
class OfWords:
    """A judgement that is read from the text of one field."""

    code: str
    label: str
    """What it is called where it stands by itself."""
    level: JudgementLevel
    sorts: tuple[Sort, ...]
    """What the texts are in which it is sought: of whatever field of whatever row."""
    question: Message
    find: Callable[[Lists, ReadText], Span | None]
    """Where in a text the words stand that it asks about."""
    of_case: Callable[[Case, ReadText], Span | None] | None = None
    """The same, of what depends on who takes part in the case; in place of `find`."""
    when: Callable[[Case, Entry], bool] = lambda _case, _row: True
    """Whether it is asked of this row at all."""
    gap: GapCode | None = None


@value(kw_only=True)
class OfRows:
    """A judgement that is read from several fields or rows."""

    code: str
    label: str
    """What it is called where it stands by itself."""
    level: JudgementLevel
    question: Message
    find: Callable[[Case, Now], Iterable[JudgedPlace]]
    """The places that it asks about."""
    gap: GapCode | None = None


@value
class JudgedPlace:
    """Where something is asked about that stands in several fields or rows."""

    row: Entry | None
    """The row, or the head; None for a stage as a whole."""
    field: str = ""
    about: str = ""
    """What it is about, in words that a mute knows again: what was typed there."""
    stage: Stage | None = None
    """The stage, where it is about no row."""
    question: Message | None = None
    """What is asked here, where that is another thing than elsewhere."""
    span: Span = (0, 0)
    """From where to where in the field the words stand that it is about; (0, 0) where it is about none."""


def by_list(*names: str) -> Callable[[Lists, ReadText], Span | None]:
    """Finds the first of the words of a list; of several, of the first of them that has one there."""
    return lambda lists, text: next((span for name in names if (span := lists.of(name).first(text))), None)


def quoted(text: str, span: Span) -> str:
    """The words at a span, on one line."""
    return " ".join(text[span[0] : span[1]].split())
