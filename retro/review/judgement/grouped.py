"""What is asked of one row, as few questions as it takes: judgements that ask the same are one, the gravest first.

Whoever says what exactly is done says who does it, and how one sees it: so of these the gravest is asked, and the
others stand behind it, until it is answered. What is asked in one breath, such as who and by when, is one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from retro.language import M_, Message
from retro.review.judgement.judged import Judged, JudgementLevel

_FAMILIES: tuple[tuple[str, ...], ...] = (
    ("person", "stops-short", "shifted", "excuse", "blame", "hindsight"),
    ("bare-apology", "theatrical", "repeated-apology", "emoticon"),
    ("demand", "demand-unanswered"),
    ("pressured", "early-promise"),
    ("attention", "vague", "no-verb", "weaker-means", "no-check"),
    ("figure-unsure", "figure-basis"),
    ("recording", "read-back"),
    ("taken-over", "care"),
    ("owner-all", "owner-person", "no-owner", "no-date"),
)
"""Judgements that one answer settles, by their codes: the first of them that is there is asked."""
_IN_ONE_BREATH = ("figure-basis", "read-back", "care", "no-date")
"""Those that are said in the same sentence behind another one, for it does not ask that."""
_GRAVEST = (JudgementLevel.LEAVING, JudgementLevel.CLOSING, JudgementLevel.WRITING)
_FAMILY = {code: codes for codes in _FAMILIES for code in codes}
_ORDER = {code: n for n, code in enumerate(_FAMILY)} | {"no-check": len(_FAMILY)}
"""What is put right before something else of the same row can be said: what is done, who does it, how one will know."""


def grouped(found: Iterable[Judged]) -> tuple[Judged, ...]:
    """The questions, each with what stands behind it; of one row the gravest first, the rows in their order."""
    by_row: dict[object, list[Judged]] = {}
    for n, each in enumerate(found):
        by_row.setdefault((each.stage, each.row) if each.row else n, []).append(each)
    return tuple(question for of_row in by_row.values() for question in _of_row(of_row))


def gravest(found: Sequence[Judged]) -> Judged:
    """The first of those that stop a report, else of those that are asked before closing, else of all."""
    return min(found, key=lambda each: _GRAVEST.index(each.level))


def each_of(found: Iterable[Judged]) -> Iterator[tuple[Judged, str]]:
    """All judgements again, each with the code of the one that it stands behind; "" for none."""
    for each in found:
        yield replace(each, behind=()), ""
        yield from ((one, each.code) for one in each.behind)


def question_of(each: Judged) -> Message:
    """What is asked: of what stands behind it, too, where that is asked in one breath."""
    asked = each.question
    for one in each.behind:
        if one.code in _IN_ONE_BREATH:
            asked = M_("{first} {second}", first=asked, second=one.question)
    return asked


def _of_row(found: Sequence[Judged]) -> Iterator[Judged]:
    families: dict[tuple[str, ...], list[Judged]] = {}
    for n, each in enumerate(found):
        families.setdefault(_FAMILY.get(each.code, (each.code, str(n))), []).append(each)
    for codes, of_one in sorted(families.items(), key=_gravity):
        first, *behind = sorted(of_one, key=lambda each: codes.index(each.code))
        yield replace(first, behind=tuple(behind)) if behind else first


def _gravity(family: tuple[tuple[str, ...], Sequence[Judged]]) -> tuple[int, int]:
    """What stops a report first; of two alike what has to be put right before the other can be said."""
    codes, found = family
    first = min(found, key=lambda each: codes.index(each.code))
    return min(_GRAVEST.index(each.level) for each in found), _ORDER.get(first.code, len(_ORDER))
