"""Earlier cases that may have led to this one: shown with the question that asks for them."""

from __future__ import annotations

from dataclasses import replace

from retro.asking.question import Question
from retro.language import M_
from retro.model.record import Retrospective
from retro.services.alike import much_like
from retro.store.protocol import CaseFilter, Store

_ASKS = "head.related"
"""The code of the question."""


def with_candidates(store: Store, record: Retrospective, question: Question | None) -> Question | None:
    """The question; where it asks for an earlier case, with those that are most like this one, or that there is none.

    It is answered by a reference, so what is shown is no choice with numbers of its own.
    """
    if question is None or question.code != _ASKS:
        return question
    if found := much_like(store, record):
        cases = tuple(M_("{reference} {title}", reference=case.reference, title=case.title) for case in found)
        said = M_("Much like it: {cases}.", cases=cases)
    elif store.count(CaseFilter()) < 2:  # noqa: PLR2004 -- this one is the only one
        said = M_("There is no other case here yet.")
    else:
        return question
    return replace(question, hint=M_("{hint} {more}", hint=question.hint or "", more=said))
