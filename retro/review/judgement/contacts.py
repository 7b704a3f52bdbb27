"""What is asked of contacts: who is brought before whom, what is promised, paid and demanded (S8, S10, S11, S27)."""

from __future__ import annotations

from retro.language import M_
from retro.model.entry import Entry
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.timeline import Contact
from retro.review.judgement.judged import JudgementLevel, OfWords, by_list
from retro.review.needs.case import Case

_TALK = ((Contact, "heard"), (Contact, "answer"), (Contact, "promise"))


def _is_undecided(_case: Case, row: Entry) -> bool:
    """Whether nothing was offered in place of a demand, or nobody decided on it."""
    return not isinstance(row, Contact) or not (row.alternative.strip() and row.decided_by.strip())


JUDGEMENTS = (
    OfWords(
        code="wrongdoer",
        level=JudgementLevel.LEAVING,
        places=(
            (Contact, "wish"),
            (Contact, "heard"),
            (Contact, "demand"),
            (Apology, "what_for"),
            (Apology, "sentence"),
            (Remedy, "what"),
        ),
        question=M_("The one who erred is not brought before them. Which role answers in their place?"),
        find=by_list("wrongdoer"),
    ),
    OfWords(
        code="own-pocket",
        level=JudgementLevel.LEAVING,
        places=((Remedy, "what"), *_TALK),
        question=M_("Nobody pays from their own pocket. Which role approves it, and who pays it back?"),
        find=by_list("pocket"),
    ),
    OfWords(
        code="pressured",
        level=JudgementLevel.CLOSING,
        places=((Contact, "promise"), (Contact, "heard"), (Contact, "answer")),
        question=M_("Was that promised under pressure? What of it can be kept, and which role decides it?"),
        find=by_list("pressured"),
    ),
    OfWords(
        code="demand",
        level=JudgementLevel.CLOSING,
        places=((Contact, "demand"), (Contact, "heard"), (Contact, "wish")),
        question=M_("Does that go too far? What was offered in its place, and which role decided?"),
        find=by_list("demand"),
        when=_is_undecided,
    ),
)
