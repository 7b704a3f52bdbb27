"""The lessons, as the list shows them: under the case in which each was learned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from retro.language import _, active
from retro.model.moments.formatting import show_day
from retro.model.query.matching import Matcher
from retro.model.stages.review import REVIEW
from retro.review.case_line import CaseLine
from retro.screens.trail import FoundRow
from retro.services.memory.lessons import keywords, marked, words_of
from retro.store.results import KeptLesson
from widgets.hit_list import HitGroup, HitLine


def group(lessons: Sequence[KeptLesson], matcher: Matcher, line: CaseLine | None = None) -> HitGroup:
    """A case with these lessons, and what became of it as soon as that is known: a row is kept free for it."""
    found, to = [marked(each, matcher) for each in lessons], active()
    first, case = found[0], lessons[0]
    became = line.parts(to) if line else ()
    words = " ".join(dict.fromkeys(tag for each in lessons for tag in keywords(each).split()))
    lead = " · ".join([*filter(None, [words]), *([_("In short: {line}", line="")] if became else [])])
    day = show_day(date.fromisoformat(case.day), to)
    lines = [HitLine(each.lesson.row, "", *words_of(each)) for each in found]
    return HitGroup(case.reference, first.in_reference, day, case.title, first.in_title, "", lines, lead or " ", became)


def found_rows(found: Iterable[KeptLesson]) -> list[FoundRow]:
    """The rows of the lessons, one after the other."""
    return [FoundRow(each.reference, REVIEW.number, each.row) for each in found]
