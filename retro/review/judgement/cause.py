"""What is asked of causes: a person, hindsight, an excuse, blame put elsewhere, too long a breath (S2, S11, S30)."""

from __future__ import annotations

from collections.abc import Iterator

from retro.language import M_, N_
from retro.model.entry import Entry
from retro.model.stages.cause import CAUSE, Cause, CausePath
from retro.review.gap import GapCode
from retro.review.judgement.judged import JudgedPlace, JudgementLevel, Now, OfRows, OfWords, Span, by_list
from retro.review.judgement.prose import Sort
from retro.review.needs.case import Case
from retro.review.words.lists import Lists
from retro.review.words.word_list import ReadText
from retro.text.lazy_pattern import lazy

_BREATH = 35
"""So many words are read in one breath."""
_LETTERS = 90
"""The same in letters of Japanese."""
_JAPANESE = lazy("[\u3040-\u30ff\u3400-\u9fff]")
_WORD = lazy("[A-Za-z0-9'’%-]+")


def _is_leaf(case: Case, row: Entry) -> bool:
    """Whether it is the end of a chain of whys; who could have noticed may well be a person."""
    return isinstance(row, Cause) and row.how is not CausePath.ESCAPED and row.id in case.leaf_ids


def _of_somebody(case: Case, text: ReadText) -> Span | None:
    return case.people.first(text.text)


def _excused(lists: Lists, text: ReadText) -> Span | None:
    """Words that excuse; circumstances, where the text says beside them what the work had not."""
    return lists.of("excuse").first(text) if lists.of("system").first(text) is None else None


def _shifted(lists: Lists, text: ReadText) -> Span | None:
    """Words that put it on others; not where the text says beside them what our own work had not."""
    span = lists.of("shifted").first(text) if lists.of("system").first(text) is None else None
    return span or lists.of("called").first(text)


def _stops_short(lists: Lists, text: ReadText) -> Span | None:
    """Words for training and telling; not where the text says beside them what the work had not."""
    return lists.of("stops-short").first(text) if lists.of("system").first(text) is None else None


def _is_short_leaf(case: Case, row: Entry) -> bool:
    """Whether it is the end of a chain of whys, and is not asked about as a person anyway."""
    return _is_leaf(case, row) and isinstance(row, Cause) and case.people.first(row.what) is None


def _too_long(_lists: Lists, text: ReadText) -> Span | None:
    """The whole of a text that nobody reads in one breath."""
    if len(text.text) <= _LETTERS:
        return None
    letters = len(_JAPANESE.findall(text.text))
    words = len(_WORD.findall(text.text))
    return (0, len(text.text)) if letters > _LETTERS or words > _BREATH else None


def _not_from_the_deviation(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    """Causes that nobody began with what should have happened, nor said that it is not known."""
    head = case.record.head
    said = any(text.strip() for text in (head.normally, head.intended, head.actual))
    answered = case.record.answered.get(None, {}).keys() & {"normally", "intended", "actual"}
    if case.is_more_than_light and case.rows(Cause) and not said and not answered:
        yield JudgedPlace(head, "normally", stage=CAUSE)


JUDGEMENTS = (
    OfWords(
        code="person",
        label=N_("a person as the cause"),
        level=JudgementLevel.LEAVING,
        sorts=(Sort.CAUSE, Sort.CAUSE_TOLD),
        question=M_("Which check, tool or rule let it happen?"),
        find=by_list("person"),
        of_case=_of_somebody,
        when=_is_leaf,
        gap=GapCode.PERSON,
    ),
    OfWords(
        code="stops-short",
        label=N_("cause that stops short"),
        level=JudgementLevel.CLOSING,
        sorts=(Sort.CAUSE,),
        question=M_("Suppose everybody is trained and was told: what would still let it happen?"),
        find=_stops_short,
        when=_is_short_leaf,
    ),
    OfWords(
        code="hindsight",
        label=N_("hindsight"),
        level=JudgementLevel.WRITING,
        sorts=(Sort.CAUSE, Sort.FACT, Sort.TITLE, Sort.SUMMARY),
        question=M_("What did it look like before anybody knew how it would end?"),
        find=by_list("hindsight"),
    ),
    OfWords(
        code="excuse",
        label=N_("excuse"),
        level=JudgementLevel.LEAVING,
        sorts=(Sort.CAUSE, Sort.CAUSE_TOLD),
        question=M_("That reads as an excuse. What, in our own work, let it through?"),
        find=_excused,
    ),
    OfWords(
        code="shifted",
        label=N_("blame shifted to others"),
        level=JudgementLevel.LEAVING,
        sorts=(Sort.CAUSE, Sort.CAUSE_TOLD),
        question=M_("Suppose they do it again tomorrow: what on our side would catch it?"),
        find=_shifted,
    ),
    OfWords(
        code="long-cause",
        label=N_("cause too long"),
        level=JudgementLevel.WRITING,
        sorts=(Sort.CAUSE,),
        question=M_("Nobody reads that in one breath. Which short facts are in it, each a cause of its own?"),
        find=_too_long,
    ),
)

OF_ROWS = (
    OfRows(
        code="deviation",
        label=N_("not begun with what should have happened"),
        level=JudgementLevel.WRITING,
        question=M_("What normally happens there, what was meant to happen, and what did? Causes begin at that."),
        find=_not_from_the_deviation,
    ),
)
