"""What is asked of stage 6: a hope as a reason, "nothing changes" as a change (S16)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.language import M_, N_
from retro.model.stages.changes import CHANGES, HardwareChange, NoChange
from retro.model.stages.prevention import Measure
from retro.model.stages.review import REVIEW
from retro.review.gap import GapCode
from retro.review.judgement.judged import JudgedPlace, JudgementLevel, Now, OfRows, OfWords, Span, by_list
from retro.review.judgement.prose import Sort
from retro.review.needs.case import Case
from retro.review.unshared import is_unshared
from retro.review.words.lists import Lists
from retro.review.words.word_list import ReadText, read

_WORD = re.compile(r"[^\W_]")


def _passed_over(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    """Stage 6, where the measures are written already and nothing of it is."""
    if case.is_more_than_light and case.rows(Measure) and not case.rows(HardwareChange) and not case.rows(NoChange):
        yield JudgedPlace(None, stage=CHANGES)


def _told_nobody(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    if is_unshared(case.record):
        yield JudgedPlace(None, stage=REVIEW)


def _nothing(lists: Lists, text: ReadText) -> Span | None:
    """Words that say that nothing changes; the whole of a text without any word, a dash.

    Where the rest of the text says what is another thing, they speak of what stays beside it.
    """
    if not _WORD.search(text.text):
        return (0, len(text.text))
    spans = lists.of("no-change").spans(text)
    if not spans:
        return None
    rest = list(text.text)
    for start, end in spans:
        rest[start:end] = [" "] * (end - start)
    return spans[0] if lists.of("changed").first(read("".join(rest))) is None else None


JUDGEMENTS = (
    OfWords(
        code="hope",
        label=N_("hope in place of a reason"),
        level=JudgementLevel.CLOSING,
        sorts=(Sort.REASON,),
        question=M_("That is a hope, not a reason. What keeps the equipment or the process from changing?"),
        find=by_list("hope"),
        gap=GapCode.NO_REASON,
    ),
    OfWords(
        code="no-change",
        label=N_("nothing changes"),
        level=JudgementLevel.CLOSING,
        sorts=(Sort.CHANGE,),
        question=M_("Nothing changes: is that so? Then the reason is written (nothing: …)."),
        find=_nothing,
    ),
)

OF_ROWS = (
    OfRows(
        code="stage6-silent",
        label=N_("no change and no reason"),
        level=JudgementLevel.CLOSING,
        question=M_("Which equipment, tool, label, form or procedure changes for good? Or why does none?"),
        find=_passed_over,
        gap=GapCode.EMPTY,
    ),
    OfRows(
        code="not-shared",
        label=N_("not shared"),
        level=JudgementLevel.CLOSING,
        question=M_("Who else should know of this case? One that is not shared comes again."),
        find=_told_nobody,
    ),
)
