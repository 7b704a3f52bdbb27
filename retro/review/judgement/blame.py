"""What is asked of any text in which people are spoken of: words that judge them, and names for them (S2, S11)."""

from __future__ import annotations

from dataclasses import replace

from retro.language import M_, N_
from retro.model.entry import Entry
from retro.model.stages.cause import Cause
from retro.review.judgement.judged import JudgementLevel, OfWords, by_list
from retro.review.judgement.prose import Sort
from retro.review.needs.case import Case

_TOLD = (Sort.TITLE, Sort.SUMMARY, Sort.FACT)
"""Where a cause stands, if at all, as a few words beside what happened."""
_WORKED = (
    Sort.NORM, Sort.EXTENT, Sort.WHO, Sort.UNHURT, Sort.ANSWER, Sort.PROMISE, Sort.REMEDY, Sort.MEASURE, Sort.CHANGE,
    Sort.REASON, Sort.REMARK,
)  # fmt: skip
_THEIRS = (Sort.HEARD, Sort.WISH, Sort.DEMAND)
"""What those hurt say judges us, and is noted as they said it; what we call them is another thing."""


def _is_no_person(case: Case, row: Entry) -> bool:
    """Whether it is not asked about as a person anyway, at the end of a chain of whys."""
    return not (isinstance(row, Cause) and row.id in case.leaf_ids and case.people.first(row.what))


def _blames(*lists: str, sorts: tuple[Sort, ...]) -> OfWords:
    return OfWords(
        code="blame",
        label=N_("judging words"),
        level=JudgementLevel.LEAVING,
        sorts=sorts,
        question=M_("That judges somebody. What would anybody have seen or heard?"),
        find=by_list(*lists),
    )


JUDGEMENTS = (
    _blames("blame", "called", "fault", sorts=_TOLD),
    _blames("blame", "called", sorts=_WORKED),
    _blames("called", sorts=_THEIRS),
    replace(_blames("blame", sorts=(Sort.CAUSE, Sort.CAUSE_TOLD)), when=_is_no_person),
)
