"""What is asked of measures: attention, nothing named, no act, everyone's, stronger than they are (S13, S20)."""

from __future__ import annotations

from collections.abc import Iterator

from retro.language import M_, N_, Message
from retro.model.entry import Entry
from retro.model.stages.cause import Cause
from retro.model.stages.prevention import PREVENTION, Measure, Strength
from retro.review import derived
from retro.review.gap import GapCode
from retro.review.judgement.judged import JudgedPlace, JudgementLevel, Now, OfRows, OfWords, Span, by_list
from retro.review.judgement.owners import EVERYONE
from retro.review.judgement.prose import Sort
from retro.review.needs.case import Case
from retro.review.words.empty_measures import everyone, no_act, nothing_named
from retro.review.words.lists import Lists
from retro.review.words.word_list import ReadText


def _contradicting(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    """Measures whose means is of another strength than was said."""
    for row in case.rows(Measure):
        if row.means is not None and row.strength is not None and row.means.strength is not row.strength:
            yield JudgedPlace(
                row,
                "strength",
                f"{row.means.value} {row.strength.value}",
                question=M_(
                    "“{means}” is {usual} by the hierarchy of measures. What makes it {said} here?",
                    means=Message(row.means.label),
                    usual=Message(row.means.strength.label),
                    said=Message(row.strength.label),
                ),
            )


def _doing(case: Case) -> Iterator[Measure]:
    return (row for row in case.rows(Measure) if not row.is_abandoned)


def _no_date(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    for row in _doing(case):
        is_needed = case.is_more_than_light or not row.owner.strip()  # of a light case the owner alone will do (S29)
        if is_needed and row.due is None and row.standing.found is None:
            yield JudgedPlace(row, "due", row.what)


def _no_check(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    for row in _doing(case):
        if case.is_more_than_light and not row.proof.strip() and row.standing.found is None:
            yield JudgedPlace(row, "proof", row.what)


def _answers_nothing(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    for row in _doing(case):
        if case.is_more_than_light and case.rows(Cause) and not derived.answers(case.record, row):
            yield JudgedPlace(row, "answers", row.what)


def _only_weaker(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    if case.is_more_than_light and case.rows(Measure) and not case.has_strong_measure:
        yield JudgedPlace(None, stage=PREVENTION)


def _weaker(lists: Lists, text: ReadText) -> Span | None:
    """Words for a weaker means; where more is asked of the measure, that alone is."""
    if lists.of("attention").first(text) or nothing_named(lists, text) or no_act(lists, text):
        return None
    return lists.of("weaker-means").first(text)


def _is_not_called_weaker(_case: Case, row: Entry) -> bool:
    """Whether nobody said yet how strong it is, or somebody said that it is stronger by no means."""
    return isinstance(row, Measure) and row.means is None and row.strength in (None, Strength.STRONGER)


def _vague(lists: Lists, text: ReadText) -> Span | None:
    """Words that name nothing; where they lean on attention, that alone is asked."""
    return None if lists.of("attention").first(text) else nothing_named(lists, text)


JUDGEMENTS = (
    OfWords(
        code="attention",
        label=N_("leans on attention"),
        level=JudgementLevel.CLOSING,
        sorts=(Sort.MEASURE,),
        question=M_("That leans on attention. What would work on a tired day, with a new colleague?"),
        find=by_list("attention"),
    ),
    OfWords(
        code="vague",
        label=N_("nothing named"),
        level=JudgementLevel.CLOSING,
        sorts=(Sort.MEASURE,),
        question=M_("What exactly, where, and how would one see that it is so?"),
        find=_vague,
    ),
    OfWords(
        code="no-verb",
        label=N_("no act"),
        level=JudgementLevel.WRITING,
        sorts=(Sort.MEASURE,),
        question=M_("Who does what with it, and when?"),
        find=no_act,
    ),
    OfWords(
        code="weaker-means",
        label=N_("weaker by its words"),
        level=JudgementLevel.WRITING,
        sorts=(Sort.MEASURE,),
        question=M_(
            "By the hierarchy of measures that is a weaker one, like training, a rule, a double check, a sign, or at "
            "best an intermediate one, like a manual. What would work without anybody's memory: a barrier, a tool "
            "that stops it, one step less?"
        ),
        find=_weaker,
        when=_is_not_called_weaker,
    ),
    OfWords(
        code="owner-all",
        label=N_("everyone as the owner"),
        level=JudgementLevel.CLOSING,
        sorts=(Sort.OWNER,),
        question=EVERYONE,
        find=everyone,
    ),
)

OF_ROWS = (
    OfRows(
        code="no-date",
        label=N_("no due day"),
        level=JudgementLevel.CLOSING,
        question=M_("By when?"),
        find=_no_date,
    ),
    OfRows(
        code="no-check",
        label=N_("no check planned"),
        level=JudgementLevel.CLOSING,
        question=M_("How will we know that it works, and when do we look?"),
        find=_no_check,
    ),
    OfRows(
        code="answers-nothing",
        label=N_("answers no cause"),
        level=JudgementLevel.WRITING,
        question=M_("Which cause does it answer?"),
        find=_answers_nothing,
    ),
    OfRows(
        code="only-weaker",
        label=N_("weaker measures alone"),
        level=JudgementLevel.CLOSING,
        question=M_("All measures lean on attention. What would work without anybody's?"),
        find=_only_weaker,
        gap=GapCode.ALL_WEAK,
    ),
    OfRows(
        code="strength",
        label=N_("strength and means differ"),
        level=JudgementLevel.CLOSING,
        question=M_("The means is of another strength. Which is right?"),
        find=_contradicting,
    ),
)
