"""What is asked of any text in which people are spoken of: words that judge them, and names for them (S2, S11)."""

from __future__ import annotations

import re
from dataclasses import replace

from retro.language import M_, N_
from retro.model.entry import Entry
from retro.model.stages.cause import Cause
from retro.review.judgement.judged import JudgementLevel, OfWords, Span, by_list
from retro.review.judgement.prose import Sort
from retro.review.needs.case import Case
from retro.review.words.lists import Lists
from retro.review.words.word_list import ReadText

_TOLD = (Sort.TITLE, Sort.SUMMARY, Sort.FACT)
"""Where a cause stands, if at all, as a few words beside what happened."""
_WORKED = (
    Sort.NORM, Sort.EXTENT, Sort.WHO, Sort.UNHURT, Sort.ANSWER, Sort.PROMISE, Sort.REMEDY, Sort.MEASURE, Sort.CHANGE,
    Sort.REASON, Sort.REMARK,
)  # fmt: skip
_WE_SAID = re.compile(
    r"[^。「」]{0,12}(?:と|旨を?|ことを?)(?:ご?(?:説明|回答|返答|報告|案内)(?:し|いたし|致し|済)|お?(?:伝え|答え)(?:し|た|いた)|お詫び|謝罪|申し上げ)"
)
_WE_SAID_FIRST = re.compile(
    r"\b(?:we|i)\s+(?:told|explained|said|answered|replied|apologi[sz]ed|informed|assured)\b[^.!?]{0,60}$",
    re.IGNORECASE,
)
_THEY_SAID = re.compile("お客様|先方|ご本人|ご家族|おっしゃ|とのお|と言われ|お叱り|ご指摘|「|」")
_THEIRS = (Sort.HEARD, Sort.WISH, Sort.DEMAND)
"""What those hurt say judges us, and is noted as they said it; what we call them is another thing."""


def _is_no_person(case: Case, row: Entry) -> bool:
    """Whether it is not asked about as a person anyway, at the end of a chain of whys."""
    return not (isinstance(row, Cause) and row.id in case.leaf_ids and case.people.first(row.what))


def _told_by_us(lists: Lists, text: ReadText) -> Span | None:
    """Words that judge, in what we told them: theirs about us are noted as they said them."""
    span = lists.of("blame").first(text) or lists.of("person").first(text)
    said = _WE_SAID.search(text.text, span[1]) if span else None
    before = _WE_SAID_FIRST.search(text.text, 0, span[0]) if span else None
    return span if span and ((said and not _THEY_SAID.search(text.text, span[1], said.start())) or before) else None


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
    replace(_blames(sorts=(Sort.HEARD,)), find=_told_by_us),
    replace(_blames("blame", sorts=(Sort.CAUSE, Sort.CAUSE_TOLD)), when=_is_no_person),
)
