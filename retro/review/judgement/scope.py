"""What is asked of damages: words that make them small, and "none" where nobody has looked (S3)."""

from __future__ import annotations

import re

from retro.language import M_
from retro.model.entry import Entry
from retro.model.stages.head import Head
from retro.model.stages.scope import Damage, FigureConfidence, NoDamage
from retro.review.gap import GapCode
from retro.review.judgement.judged import JudgementLevel, OfWords, Span
from retro.review.needs.case import Case
from retro.review.words.figures import has_figure
from retro.review.words.lists import Lists
from retro.review.words.small import made_small
from retro.review.words.word_list import Read

_BARE = re.compile(
    r"\s*(?:none|nothing|nil|no|n/?a|-+|zero|nobody|no[ -]one|"
    r"no (?:damages?|harm|impact|loss(?:es)?|effects?|complaints?|injuries|victims)|"
    r"(?:特に|特段)?(?:の?(?:被害|影響|損害|実害|問題))?は?(?:特に)?(?:なし|無し|ない|無い|ありません)|"
    r"(?:実害|被害|影響|損害)ゼロ|皆無|ゼロ|該当なし|ー|―|—|–)\s*[.。!]*\s*",
    re.IGNORECASE,
)
"""A text that says "none" and no more."""


def _none_known(lists: Lists, text: Read) -> Span | None:
    if _BARE.fullmatch(text.text):
        return (0, len(text.text))
    return None if has_figure(text.placed.text) else lists.of("nothing").first(text)


def _without_figure(_case: Case, row: Entry) -> bool:
    return not isinstance(row, Damage) or (row.figure is None and row.certainty is not FigureConfidence.UNKNOWN)


JUDGEMENTS = (
    OfWords(
        code="understated",
        level=JudgementLevel.LEAVING,
        places=((Damage, "what"), (Head, "summary")),
        question=M_("How many, how much? Not known is an answer, too."),
        find=made_small,
        when=_without_figure,
        gap=GapCode.MINIMISED,
    ),
    OfWords(
        code="nothing-known",
        level=JudgementLevel.CLOSING,
        places=((Damage, "what"), (NoDamage, "what")),
        question=M_("Has somebody looked, and by what does one know it? If nobody has, it is not known yet."),
        find=_none_known,
        when=_without_figure,
    ),
)
