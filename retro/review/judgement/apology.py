"""What is asked of an apology: for what, how often, in which manner, and what it admits (S5, S6, S7)."""

from __future__ import annotations

import re

from retro.language import M_
from retro.model.entry import Entry
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.timeline import Contact
from retro.review.judgement.judged import JudgementLevel, OfWords, Span, by_list
from retro.review.needs.case import Case
from retro.review.words.emoticons import emoticon
from retro.review.words.lists import Lists
from retro.review.words.word_list import Read

_OFTEN = 3
"""So many times the word of apology is said again and again; twice in a letter is usual."""
_APOLOGY = ((Apology, "what_for"), (Apology, "sentence"))
_TALK = ((Contact, "heard"), (Contact, "answer"), (Contact, "promise"), (Contact, "wish"))
_SAID = re.compile(r"[^\W_]")


def _for_nothing(lists: Lists, text: Read) -> Span | None:
    """The whole text, where nothing is left of it without what says nothing."""
    left = list(text.text)
    for start, end in lists.of("said-for-nothing").spans(text):
        left[start:end] = [" "] * (end - start)
    said = "".join(left)
    return (0, len(text.text)) if text.text.strip() and len(_SAID.findall(said)) < 2 else None  # noqa: PLR2004


def _again_and_again(lists: Lists, text: Read) -> Span | None:
    """From the first word of apology to the last, where there are too many."""
    found = lists.of("apology").spans(text)
    return (found[0][0], found[-1][1]) if len(found) >= _OFTEN else None


def _emoticon(_lists: Lists, text: Read) -> Span | None:
    return emoticon(text.text)


def _is_responsibility_open(case: Case, _row: Entry) -> bool:
    return not case.record.head.may_apologise


JUDGEMENTS = (
    OfWords(
        code="bare-apology",
        level=JudgementLevel.LEAVING,
        places=_APOLOGY,
        question=M_("Sorry for exactly what: the wait, the call that did not come?"),
        find=_for_nothing,
    ),
    OfWords(
        code="repeated-apology",
        level=JudgementLevel.LEAVING,
        places=_APOLOGY,
        question=M_("Said once, it is heard. What would they hear instead of the other times?"),
        find=_again_and_again,
    ),
    OfWords(
        code="emoticon",
        level=JudgementLevel.LEAVING,
        places=(*_APOLOGY, (Remedy, "what"), *_TALK),
        question=M_("How does this sign look to somebody who is hurt?"),
        find=_emoticon,
    ),
    OfWords(
        code="theatrical",
        level=JudgementLevel.LEAVING,
        places=_APOLOGY,
        question=M_("That is about us, not about them. Which plain words would do?"),
        find=by_list("theatrical"),
    ),
    OfWords(
        code="admission",
        level=JudgementLevel.LEAVING,
        places=(*_APOLOGY, (Remedy, "what"), (Contact, "heard"), (Contact, "answer"), (Contact, "promise")),
        question=M_("Whose fault it was is not settled. What can be said until then: sorry for the inconvenience?"),
        find=by_list("admission"),
        when=_is_responsibility_open,
    ),
)
