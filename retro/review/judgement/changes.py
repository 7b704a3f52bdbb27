"""What is asked of stage 6: a hope as a reason, "nothing changes" as a change (S16)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.language import M_, N_
from retro.model.stages.changes import CHANGES, HardwareChange, NoChange
from retro.model.stages.head import CaseLink, Relation
from retro.model.stages.prevention import Measure
from retro.model.stages.review import REVIEW
from retro.review.gap import GapCode
from retro.review.judgement.judged import JudgementLevel, Now, OfRows, OfWords, Place, Span, by_list
from retro.review.needs.case import Case
from retro.review.recurrence import is_third_time
from retro.review.unshared import is_unshared
from retro.review.words.lists import Lists
from retro.review.words.word_list import Read

_WORD = re.compile(r"[^\W_]")


def _passed_over(case: Case, _now: Now) -> Iterator[Place]:
    """Stage 6, where the measures are written already and nothing of it is."""
    if case.is_more_than_light and case.rows(Measure) and not case.rows(HardwareChange) and not case.rows(NoChange):
        yield Place(None, stage=CHANGES)


def _second_time(case: Case, _now: Now) -> Iterator[Place]:
    """Links to the case after which it happened again, of which nobody says what became of what was decided then."""
    if is_third_time(case.record):
        return
    for row in case.rows(CaseLink):
        if row.relation is Relation.AGAIN and not row.note.strip():
            question = M_("What was decided in {reference}, and why did it not hold?", reference=row.reference)
            yield Place(row, "note", row.reference, question=question)


def _third_time(case: Case, _now: Now) -> Iterator[Place]:
    if is_third_time(case.record) and not case.rows(HardwareChange):
        yield Place(None, stage=CHANGES)


def _told_nobody(case: Case, _now: Now) -> Iterator[Place]:
    if is_unshared(case.record):
        yield Place(None, stage=REVIEW)


def _nothing(lists: Lists, text: Read) -> Span | None:
    """Words that say that nothing changes; the whole of a text without any word, a dash."""
    return lists.of("no-change").first(text) if _WORD.search(text.text) else (0, len(text.text))


JUDGEMENTS = (
    OfWords(
        code="hope",
        label=N_("hope in place of a reason"),
        level=JudgementLevel.CLOSING,
        places=((NoChange, "reason"),),
        question=M_("That is a hope, not a reason. What keeps the equipment or the process from changing?"),
        find=by_list("hope"),
        gap=GapCode.NO_REASON,
    ),
    OfWords(
        code="no-change",
        label=N_("nothing changes"),
        level=JudgementLevel.CLOSING,
        places=((HardwareChange, "what"),),
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
        code="second-time",
        label=N_("second time"),
        level=JudgementLevel.CLOSING,
        question=M_("What was decided then, and why did it not hold?"),
        find=_second_time,
    ),
    OfRows(
        code="third-time",
        label=N_("third time"),
        level=JudgementLevel.CLOSING,
        question=M_(
            "For the third time something is broken. Where does it come from, and which equipment or process changes?"
        ),
        find=_third_time,
    ),
    OfRows(
        code="not-shared",
        label=N_("not shared"),
        level=JudgementLevel.CLOSING,
        question=M_("Who else should know of this case? One that is not shared comes again."),
        find=_told_nobody,
    ),
)
