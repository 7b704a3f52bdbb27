"""What is asked of measures: attention, nothing named, no act, everyone's, stronger than they are (S13, S20)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.language import M_, Message
from retro.model.stages.changes import HardwareChange
from retro.model.stages.prevention import Measure
from retro.review.judgement.judged import JudgementLevel, Now, OfRows, OfWords, Place, Span, by_list
from retro.review.needs.case import Case
from retro.review.words.lists import Lists
from retro.review.words.word_list import Read


def nothing_named(lists: Lists, text: Read) -> Span | None:
    """Words that name nothing, in a text that names nothing besides."""
    return None if _names_something(text) else lists.of("vague").first(text)


_NAMES = re.compile(r"\d|[:→>\"“「『]|[一二三四五六七八九十](?:台|枚|人|本|箇所|か所|つ|回|列|個|段|色|名)")
_LEFT = 3
_LONGEST = 8
_LONGEST_JAPANESE = 26


def _names_something(text: Read) -> bool:
    if _NAMES.search(text.placed.text):
        return True
    said = text.text.strip()
    if re.search("[\u3040-\u30ff\u3400-\u9fff]", said):
        return len(said) > _LONGEST_JAPANESE
    return len(said.split()) > _LONGEST


def no_act(lists: Lists, text: Read) -> Span | None:
    """The whole text, where it is a thing and nobody does anything with it."""
    spans = lists.of("means").spans(text)
    left = list(text.text)
    for start, end in spans:
        left[start:end] = [" "] * (end - start)
    rest = re.findall(r"\w", "".join(left))
    return (0, len(text.text)) if spans and len(rest) <= _LEFT else None


def everyone(lists: Lists, text: Read) -> Span | None:
    """The whole text, where it says everyone and no more."""
    spans = lists.of("everyone").spans(text)
    left = list(text.text)
    for start, end in spans:
        left[start:end] = [" "] * (end - start)
    return (0, len(text.text)) if spans and not re.findall(r"\w", "".join(left)) else None


def _contradicting(case: Case, _now: Now) -> Iterator[Place]:
    """Measures whose means is of another strength than was said."""
    for row in case.rows(Measure):
        if row.means is not None and row.strength is not None and row.means.strength is not row.strength:
            yield Place(
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


JUDGEMENTS = (
    OfWords(
        code="attention",
        level=JudgementLevel.CLOSING,
        places=((Measure, "what"),),
        question=M_("That leans on attention. What would work on a tired day, with a new colleague?"),
        find=by_list("attention"),
    ),
    OfWords(
        code="vague",
        level=JudgementLevel.CLOSING,
        places=((Measure, "what"),),
        question=M_("What exactly, where, and how would one see that it is so?"),
        find=nothing_named,
    ),
    OfWords(
        code="no-verb",
        level=JudgementLevel.WRITING,
        places=((Measure, "what"),),
        question=M_("Who does what with it, and when?"),
        find=no_act,
    ),
    OfWords(
        code="owner-all",
        level=JudgementLevel.CLOSING,
        places=((Measure, "owner"), (HardwareChange, "owner")),
        question=M_("What is everyone's is nobody's. Which one role sees to it?"),
        find=everyone,
    ),
)

OF_ROWS = (
    OfRows(
        code="strength",
        level=JudgementLevel.CLOSING,
        question=M_("The means is of another strength. Which is right?"),
        find=_contradicting,
    ),
)
