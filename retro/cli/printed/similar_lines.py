"""Cases that are like another one, as lines of a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date

from retro.language import MN_, _, active, n_
from retro.model.moments.formatting import ToldDay
from retro.model.record import Retrospective
from retro.review.case_line import CaseLine
from retro.review.third_time import THIRD_TIME
from retro.services.memory.recurrence import Recurrence
from retro.services.memory.seen_before import SeenBefore
from retro.services.memory.similar import Precedent, SimilarCase, why
from retro.text.controls import printable


def lines(found: Sequence[Precedent]) -> Iterator[str]:
    """Three lines for each: which case, why, and what became of it."""
    for each in found:
        yield _case(each.alike)
        yield f"    {why(each.alike).show(active())}"
        if story := _story(each.line):
            yield f"    {_('In short: {line}', line=story)}"


def again(
    record: Retrospective,
    earlier: Sequence[Recurrence],
    later: Sequence[Recurrence],
    undecided: Sequence[Precedent],
    *,
    look_the_same: bool,
) -> Iterator[str]:
    """After which cases it happened again and in which since, with what was decided; and which are undecided.

    These look the same, or are only the likest there are.
    """
    to = active()
    times = len(earlier) + 1 + len(later)
    if earlier:
        yield MN_(
            "{reference} happened again after {n} case:", "{reference} happened again after {n} cases:", len(earlier),
            reference=record.reference,
        ).show(to)  # fmt: skip
    else:
        yield _("{reference} is linked to no earlier case as the same thing.", reference=record.reference)
    yield from _decided(earlier)
    if later:
        yield n_("It happened again {n} time since.", "It happened again {n} times since.", len(later))
        yield from _decided(later)
    if times >= THIRD_TIME:
        yield _("Three times is a system: look for its origin, and change equipment or process.")
        yield _("While these links stand, the measures that were in force count as not having held.")
    if undecided:
        if look_the_same:
            yield _("These look the same, and nobody has said whether they are:")
        else:
            yield _("None looks the same. These are the likest, and nobody has said whether they are the same thing:")
        yield from (f"  {line}" for line in lines(undecided))
        other = undecided[0].alike.case.reference
        yield _("If it is: retro again {reference} {other}", reference=record.reference, other=other)
        yield _("If not: retro again {reference} {other} --not", reference=record.reference, other=other)


def _decided(cases: Sequence[Recurrence]) -> Iterator[str]:
    for case in cases:
        day = ToldDay(day=case.record.day).show(active())
        yield f"  {case.record.reference}  {day}  {printable(case.record.head.title)}"
        if story := _story(case.line):
            yield f"      {_('In short: {line}', line=story)}"


def seen(found: SeenBefore, reference: str) -> str:
    """One line that says of a new case that it may have happened before, with what was done then and how it held."""
    to = active()
    return _("{lead} {story}; retro again {reference} shows more.", lead=found.lead.show(to), story=found.story(to),
             reference=reference)  # fmt: skip


def as_json(found: Sequence[Precedent]) -> str:
    """The same as one JSON array."""
    to = active()
    plain = [
        {
            "reference": each.alike.case.reference,
            "title": each.alike.case.title,
            "day": each.alike.case.day,
            "score": round(each.alike.likeness.score, 3),
            "words": list(each.alike.words),
            "same_origin": each.alike.likeness.same_origin,
            "tags": list(each.alike.likeness.tags),
            "places": list(each.alike.likeness.places),
            "cause": each.line.cause,
            "measure": each.line.measure,
            "held": to(each.line.held.label) if each.line.held else "",
            "answers": each.line.answers,
        }
        for each in found
    ]
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _case(alike: SimilarCase) -> str:
    day = ToldDay(day=date.fromisoformat(alike.case.day)).show(active()) if alike.case.day else ""
    return f"{alike.case.reference}  {day}  {printable(alike.case.title)}"


def _story(line: CaseLine) -> str:
    return line.told(active())
