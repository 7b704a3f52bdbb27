"""Into which cases a call may go: those of whoever is named in it, and the last ones."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

from retro.asking.call.questions import which_case
from retro.asking.question import Question
from retro.errors import NotFoundError
from retro.language import M_, Message
from retro.model.call import Call
from retro.model.head_choices import Status
from retro.model.stages.timeline import Contact
from retro.review.party_names import names_in, perhaps_names
from retro.services.call.earlier_cases import EarlierCases, earlier_cases
from retro.store.protocol import CaseFilter, Store
from retro.text.controls import printable

_LAST = 3
"""So many of the last cases are offered; they are those that are not closed."""
_LOOKED_AT = 20
_LINES = 5
"""So many lines that name somebody are looked up: nobody waits for it."""


def earlier_cases_of(store: Store, call: Call, today: date, typed: str = "") -> EarlierCases | None:
    """The earlier cases of whoever was named last in a call, or in the line that is `typed` now.

    With a title (山田様, Mr Lee) or, where somebody stands in an earlier case so, without. None if there are none.
    """
    naming = 0
    for text in (typed, *(line.text for line in reversed(call.lines))):
        sure, perhaps = names_in(Contact.kind, Contact.main, text), perhaps_names(text)
        if found := earlier_cases(store, sure, today, call.reference, perhaps) if sure or perhaps else None:
            return found
        naming += bool(sure or perhaps)
        if naming == _LINES:
            break
    return None


def question_of_case(store: Store, call: Call, now: datetime, near: str = "") -> Question:
    """Which case a call belongs to: those of whoever is named, the one `near` that was open, and the last ones."""
    last = [each for each in store.list(CaseFilter(), 0, _LOOKED_AT) if each.status != Status.CLOSED.value][:_LAST]
    offered = _if_open(store, near) | {each.reference: _label(each.reference, each.title) for each in last}
    if found := earlier_cases_of(store, call, now.date()):
        same = {
            each.reference: M_("{case} ({name})", case=_label(each.reference, each.title), name=printable(found.name))
            for each in found.cases
        }
        offered = same | {reference: label for reference, label in offered.items() if reference not in same}
    return which_case(tuple(offered.items()))


def _if_open(store: Store, reference: str) -> dict[str, Message]:
    """The case of this reference, if it is there and takes a contact."""
    with suppress(NotFoundError):
        head = store.load(reference).head if reference else None
        if head and not head.closed and not head.removed:
            return {head.reference: _label(head.reference, head.title)}
    return {}


def _label(reference: str, title: str) -> Message:
    return M_("{reference} {title}", reference=reference, title=printable(title))
