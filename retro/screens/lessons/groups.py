"""The lessons, as the list shows them: under the case in which each was learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from retro.language import _, active
from retro.model.moments.formatting import show_day
from retro.model.stages.review import REVIEW
from retro.review.case_line import CaseLine
from retro.screens.trail import FoundRow
from retro.services.lessons import FoundLesson, keywords, words_of
from widgets.hit_list import HitGroup, HitLine


def groups(found: Sequence[FoundLesson], told: Mapping[str, CaseLine]) -> list[HitGroup]:
    """The cases of these lessons; of those of which it is `told`, by their references, what became of them."""
    by_case = groupby(found, key=lambda each: each.lesson.reference)
    return [_group([*lessons], told.get(reference)) for reference, lessons in by_case]


def found_rows(found: Sequence[FoundLesson]) -> list[FoundRow]:
    """The rows of the lessons, one after the other."""
    return [FoundRow(each.lesson.reference, REVIEW.number, each.lesson.row) for each in found]


def _group(lessons: Sequence[FoundLesson], line: CaseLine | None) -> HitGroup:
    first, to = lessons[0], active()
    case = first.lesson
    became = line.parts(to) if line else ()
    words = " ".join(dict.fromkeys(tag for each in lessons for tag in keywords(each.lesson).split()))
    lead = " · ".join([*filter(None, [words]), *([_("In short: {line}", line="")] if became else [])])
    day = show_day(date.fromisoformat(case.day), to)
    lines = [HitLine(each.lesson.row, "", *words_of(each)) for each in lessons]
    return HitGroup(case.reference, first.in_reference, day, case.title, first.in_title, "", lines, lead, became)
