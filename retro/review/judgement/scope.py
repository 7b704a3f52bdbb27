"""What is asked of damages: words that make them small, and "none" where nobody has looked (S3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.language import M_, N_
from retro.model.entry import Entry
from retro.model.stages.scope import Damage, FigureConfidence, Party
from retro.review.gap import GapCode
from retro.review.judgement.judged import JudgedPlace, JudgementLevel, Now, OfRows, OfWords, Span
from retro.review.judgement.prose import Sort
from retro.review.needs.case import Case
from retro.review.parties import party_state
from retro.review.words.figures import has_figure
from retro.review.words.lists import Lists
from retro.review.words.small import few, made_small
from retro.review.words.word_list import ReadText
from retro.text.folding import normal
from retro.text.lazy_pattern import lazy

_BARE = lazy(
    r"\s*(?:none|nothing|nil|no|n/?a|-+|zero|nobody|no[ -]one|"
    r"no (?:damages?|harm|impact|loss(?:es)?|effects?|complaints?|injuries|victims)|"
    r"(?:特に|特段)?(?:の?(?:被害|影響|損害|実害|問題))?は?(?:特に)?(?:なし|ナシ|無し|ない|無い|ありません)|"
    r"(?:実害|被害|影響|損害)ゼロ|皆無|ゼロ|該当なし|ー|―|—|–)\s*[.。!]*\s*",
    re.IGNORECASE,
)
"""A text that says "none" and no more."""


_HOW_MUCH = M_("How many, how much? Not known is an answer, too.")
_HAS_LOOKED = M_("Has somebody looked, and by what does one know it? If nobody has, it is not known yet.")


def _none_known(lists: Lists, text: ReadText) -> Span | None:
    if _BARE.fullmatch(normal(text.text)):
        return (0, len(text.text))
    return _hedged(lists, text)


def _hedged(lists: Lists, text: ReadText) -> Span | None:
    """Words that say that nothing is known so far; a row that says that nobody was hurt may say just that."""
    plain = text.placed.text.replace("一件モ", "").replace("1件モ", "")
    return None if has_figure(plain) else lists.of("nothing").first(text)


def _is_nowhere_counted(case: Case, _row: Entry) -> bool:
    """Whether no damage says how much: where one does, a title needs no figure of its own."""
    return all(row.figure is None for row in case.rows(Damage))


def _without_figure(_case: Case, row: Entry) -> bool:
    return not isinstance(row, Damage) or (row.figure is None and row.certainty is not FigureConfidence.UNKNOWN)


def _how_sure(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    for row in case.rows(Damage):
        if row.figure is not None and row.certainty is None:
            yield JudgedPlace(row, "certainty", str(row.figure))


def _from_where(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    for row in case.rows(Damage):
        if row.figure is not None and not row.basis.strip() and case.is_more_than_light:
            yield JudgedPlace(row, "basis", str(row.figure))


def _not_ticked(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    for row in case.rows(Party):
        if not party_state(case.record, row).ticks and len(party_state(case.record, row).open) > 1:
            yield JudgedPlace(row, "who", row.who)


JUDGEMENTS = (
    OfWords(
        code="understated",
        label=N_("extent made small"),
        level=JudgementLevel.LEAVING,
        sorts=(Sort.EXTENT, Sort.WHO, Sort.SUMMARY),
        question=_HOW_MUCH,
        find=made_small,
        when=_without_figure,
        gap=GapCode.MINIMISED,
    ),
    OfWords(
        code="understated",
        label=N_("extent made small"),
        level=JudgementLevel.LEAVING,
        sorts=(Sort.TITLE,),
        question=_HOW_MUCH,
        find=made_small,
        when=_is_nowhere_counted,
    ),
    OfWords(
        code="understated",
        label=N_("extent made small"),
        level=JudgementLevel.LEAVING,
        sorts=(Sort.FACT, Sort.CAUSE, Sort.CAUSE_TOLD),
        question=_HOW_MUCH,
        find=few,
    ),
    OfWords(
        code="nothing-known",
        label=N_("nothing known, not looked into"),
        level=JudgementLevel.CLOSING,
        sorts=(Sort.EXTENT,),
        question=_HAS_LOOKED,
        find=_none_known,
        when=_without_figure,
    ),
    OfWords(
        code="nothing-known",
        label=N_("nothing known, not looked into"),
        level=JudgementLevel.CLOSING,
        sorts=(Sort.UNHURT,),
        question=_HAS_LOOKED,
        find=_hedged,
    ),
)

OF_ROWS = (
    OfRows(
        code="figure-unsure",
        label=N_("figure not said to be sure"),
        level=JudgementLevel.LEAVING,
        question=M_("How sure is the figure: confirmed, estimated, an upper or a lower bound?"),
        find=_how_sure,
    ),
    OfRows(
        code="figure-basis",
        label=N_("figure without a source"),
        level=JudgementLevel.CLOSING,
        question=M_("Where is the figure from?"),
        find=_from_where,
    ),
    OfRows(
        code="ticks",
        label=N_("party without a tick"),
        level=JudgementLevel.CLOSING,
        question=M_("What has this one had by now: told, apologised to, put right?"),
        find=_not_ticked,
    ),
)
