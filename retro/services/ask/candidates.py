"""Earlier cases that may have led to this one: shown with the question that asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retro.asking.question import Question
from retro.language import M_
from retro.model.record import Retrospective
from retro.store.protocol import CaseFilter, Store, Summary

_ASKS = "head.related"
"""The code of the question."""
_MOST = 3
"""So many are shown: more would hide the question."""


def with_candidates(store: Store, record: Retrospective, question: Question | None) -> Question | None:
    """The question; where it asks for an earlier case, with those that are most like this one, or that there is none.

    It is answered by a reference, so what is shown is no choice with numbers of its own.
    """
    if question is None or question.code != _ASKS:
        return question
    if found := alike(store, record):
        cases = tuple(M_("{reference} {title}", reference=case.reference, title=case.title) for case in found)
        said = M_("Much like it: {cases}.", cases=cases)
    elif store.count(CaseFilter()) < 2:  # noqa: PLR2004 -- this one is the only one
        said = M_("There is no other case here yet.")
    else:
        return question
    return replace(question, hint=M_("{hint} {more}", hint=question.hint or "", more=said))


def alike(store: Store, record: Retrospective) -> Sequence[Summary]:
    """Other cases with the same words in their titles, then those with a tag of this one, the newest first."""
    head = record.head
    wanted = [CaseFilter(text=head.title)] if head.title.strip() else []
    wanted += [CaseFilter(tags=head.tags)] if head.tags else []
    found = {
        case.reference: case
        for each in wanted
        for case in store.list(each, 0, _MOST + 1)
        if case.reference != record.reference
    }
    return list(found.values())[:_MOST]
