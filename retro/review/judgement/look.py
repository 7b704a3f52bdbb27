"""Looks a record over for everything that is asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stages import ENTRIES
from retro.model.stages.head import HEAD
from retro.review.judgement import (
    apology,
    blame,
    cause,
    changes,
    contacts,
    linked,
    measures,
    owners,
    remedy,
    scope,
    timeline,
)
from retro.review.judgement.judged import Judged, JudgedPlace, JudgementLevel, Now, OfRows, OfWords, Span, quoted
from retro.review.judgement.prose import sorts_of
from retro.review.needs.case import Case, case_of
from retro.review.words.lists import Lists, in_use
from retro.review.words.word_list import ReadText, read

_KEPT, _MOST = 1000, 20_000
"""Of texts of so many letters at most, for so many judgements at most, it is kept what was found."""

OF_WORDS: tuple[OfWords, ...] = (
    *blame.JUDGEMENTS,
    *cause.JUDGEMENTS,
    *scope.JUDGEMENTS,
    *apology.JUDGEMENTS,
    *contacts.JUDGEMENTS,
    *measures.JUDGEMENTS,
    *changes.JUDGEMENTS,
)
"""All that is read from words."""


OF_ROWS: tuple[OfRows, ...] = (
    *linked.OF_ROWS,
    *timeline.OF_ROWS,
    *cause.OF_ROWS,
    *scope.OF_ROWS,
    *apology.OF_ROWS,
    *contacts.OF_ROWS,
    *remedy.OF_ROWS,
    *measures.OF_ROWS,
    *owners.OF_ROWS,
    *changes.OF_ROWS,
)
"""All that is read from several fields or rows."""


CODES: tuple[str, ...] = tuple(dict.fromkeys((*(each.code for each in OF_WORDS), *(each.code for each in OF_ROWS))))
"""The codes of all judgements, by which a team switches them off."""
LABELS = {each.code: each.label for each in OF_WORDS} | {each.code: each.label for each in OF_ROWS}
"""What the judgements are called in words, by their codes."""
_CALLED = {
    "nothing-known": "nothing",
    "own-pocket": "pocket",
    "bare-apology": "said-for-nothing",
    "repeated-apology": "apology",
    "no-verb": "act",
    "owner-all": "everyone",
}
_WITHOUT = ("emoticon", "long-cause")
LISTS = {each.code: _CALLED.get(each.code, each.code) for each in OF_WORDS if each.code not in _WITHOUT}
"""The lists that a team extends, by the codes of their judgements; some judgements are read from no list."""


def judged(record: Retrospective, now: Now = None, lists: Lists | None = None) -> tuple[Judged, ...]:
    """Everything that is asked about, stage by stage and row by row. `now` tells what is in the future."""
    case, chosen = case_of(record), lists or in_use()
    found = [each for row in (record.head, *record.rows) for each in of_row(case, row, chosen)]
    for asks in OF_ROWS:
        if not chosen.is_off(asks.code):
            found += (_at(asks, place) for place in asks.find(case, now))
    numbers = record.numbers
    return tuple(sorted(found, key=lambda each: (each.stage.number, numbers.get(each.row, 0))))


def _at(asks: OfRows, place: JudgedPlace) -> Judged:
    row = place.row
    stage = place.stage or (row.stage if row else HEAD)
    words = " ".join(place.about.split())
    question = place.question or asks.question
    of = row.id if row else ""
    return Judged(asks.code, asks.level, stage, of, place.field, place.span, words, question, asks.gap)


def of_row(case: Case, row: Entry, lists: Lists, level: JudgementLevel | None = None) -> Iterator[Judged]:
    """What is asked of the words of one row; with a `level`, what is asked at that one, and no other list is read."""
    for name, asks in _by_place().get(type(row), {}).items():
        typed = getattr(row, name)
        if not typed or typed.isspace():
            continue
        text = read(typed)
        for each in asks:
            if lists.is_off(each.code) or level not in (None, each.level) or not each.when(case, row):
                continue
            span = each.of_case(case, text) if each.of_case is not None else _found(lists, each, text)
            if span is not None:
                words = quoted(typed, span)
                yield Judged(each.code, each.level, row.stage, row.id, name, span, words, each.question, each.gap)


def _found(lists: Lists, each: OfWords, text: ReadText) -> Span | None:
    """What is found in a text: of a short one it is kept, for the rows of a case are looked at after every save."""
    if len(text.text) > _KEPT:
        return each.find(lists, text)
    key = (each.find, text.text)
    if key not in lists.found:
        if len(lists.found) > _MOST:
            lists.found.clear()
        lists.found[key] = each.find(lists, text)
    return lists.found[key]


@cache
def _by_place() -> Mapping[type[Entry], Mapping[str, tuple[OfWords, ...]]]:
    found: dict[type[Entry], dict[str, tuple[OfWords, ...]]] = {}
    for kind in ENTRIES:
        for name, sort in sorts_of(kind).items():
            if asks := tuple(each for each in OF_WORDS if sort in each.sorts):
                found.setdefault(kind, {})[name] = asks
    return found
