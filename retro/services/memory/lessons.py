"""What others can learn from all cases (知識化, S17): found by words, and one of them each day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from retro.model.query.matching import Matcher, Span
from retro.model.query.places import REFERENCE, Place
from retro.model.query.reading import Query
from retro.model.stages.head import Head
from retro.model.stages.review import Lesson
from retro.review.case_line import CaseLine, case_line
from retro.services.memory.case_filter import case_filter
from retro.store.listed import Summary
from retro.store.protocol import CaseFilter, Store
from retro.store.results import KeptLesson
from retro.text.markup import without_markup
from retro.value import value

_WHAT: Place = (Lesson.kind, "what")
_TAGS: Place = (Lesson.kind, "tags")
_TITLE: Place = (Head.kind, "title")
_YEAR, _HALF_A_WEEK = timedelta(days=365), timedelta(days=3)


@value
class FoundLesson:
    """A lesson, and where the words stand that were asked for."""

    lesson: KeptLesson
    spans: tuple[Span, ...] = ()
    """In what it says."""
    in_title: tuple[Span, ...] = ()
    """In what its case is called."""
    in_reference: tuple[Span, ...] = ()


def lessons(store: Store, query: Query, today: date) -> Sequence[KeptLesson]:
    """The lessons that a query asks for, those of the newest case first.

    Its words are to stand in their text, keywords, reference or title; what is chosen, and what cases are narrowed down
    by, is asked of the case that each was learned in.
    """
    of_cases = query._replace(words=tuple(word for word in query.words if word.chosen), problem=None)
    words = tuple(word for word in query.words if not word.chosen)
    held = store.lessons()
    if not of_cases.is_empty:
        cases = frozenset(store.references(case_filter(of_cases, store, today)))
        held = [each for each in held if each.reference in cases]
    matcher = Matcher(words)
    return [each for each in held if matcher.fits(_found_in(each, matcher))] if words else held


def by_case(found: Sequence[KeptLesson]) -> dict[str, list[KeptLesson]]:
    """These lessons by the references of their cases, in their order."""
    return {reference: [*of_case] for reference, of_case in groupby(found, key=lambda each: each.reference)}


def marked(lesson: KeptLesson, matcher: Matcher) -> FoundLesson:
    """A lesson that was found, with the places of the words."""
    return FoundLesson(
        lesson,
        matcher.spans(_WHAT, lesson.what),
        matcher.spans(_TITLE, lesson.title),
        matcher.spans(REFERENCE, lesson.reference),
    )


def words_of(found: FoundLesson) -> tuple[str, tuple[Span, ...]]:
    """What a lesson says without the marks of Markdown, and where the words stand in that."""
    return without_markup(found.lesson.what, found.spans)


def keywords(lesson: KeptLesson) -> str:
    """The keywords of a lesson as they are typed: `#packing #gift`."""
    return " ".join(f"#{tag}" for tag in lesson.tags)


def what_became(store: Store, reference: str, rows: Sequence[str], today: date) -> CaseLine:
    """What caused a case with these lessons, what was done, and whether that held."""
    return case_line(store.load(reference), today, rows)


def lesson_of_the_day(store: Store, today: date) -> KeptLesson | None:
    """One of all lessons, another one each day, each in its turn; None where there is none."""
    return store.lesson_in_turn(today.toordinal())


def a_year_ago(store: Store, today: date) -> Summary | None:
    """The case that began nearest to this day a year ago, in the same week; None where there is none."""
    day = today - _YEAR
    wanted = CaseFilter(since=(day - _HALF_A_WEEK).isoformat(), until=(day + _HALF_A_WEEK).isoformat())
    near = sorted(store.list(wanted), key=lambda case: (abs(date.fromisoformat(case.day) - day), case.reference))
    return near[0] if near else None


def _found_in(lesson: KeptLesson, matcher: Matcher) -> set[int]:
    """The numbers of the words that stand in it."""
    texts = {_WHAT: lesson.what, _TAGS: keywords(lesson), REFERENCE: lesson.reference, _TITLE: lesson.title}
    return {number for place, text in texts.items() for number in matcher.found_in(place, text)}
