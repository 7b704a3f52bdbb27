"""Into which cases a call may go: those of whoever is named in it, and the last ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from retro.asking.call.questions import which_case
from retro.asking.question import Question
from retro.language import M_, Message
from retro.model.call import Call
from retro.model.head_choices import Status
from retro.model.stages.timeline import Contact
from retro.review.party_names import names_in
from retro.services.earlier_cases import EarlierCases, earlier_cases
from retro.store.protocol import CaseFilter, Store
from retro.text.controls import printable

_LAST = 3
"""So many of the last cases are offered; they are those that are not closed."""
_LOOKED_AT = 20


def names_noted(call: Call, typed: str = "") -> tuple[str, ...]:
    """Who is named in a call, and in the line that is typed now, whoever was named last first: 山田様, Mr Lee."""
    texts = [*(line.text for line in call.lines), typed]
    named = (name for text in reversed(texts) for name in names_in(Contact.kind, Contact.main, text))
    return tuple(dict.fromkeys(named))


def cases_of_names(store: Store, names: Sequence[str], today: date) -> EarlierCases | None:
    """The earlier cases of the first of these names that has some; None if none has."""
    return earlier_cases(store, names, today)


def question_of_case(store: Store, call: Call, now: datetime) -> Question:
    """Which case a call belongs to, with those that it may be."""
    last = [each for each in store.list(CaseFilter(), 0, _LOOKED_AT) if each.status != Status.CLOSED.value][:_LAST]
    offered = {each.reference: _label(each.reference, each.title) for each in last}
    if found := cases_of_names(store, names_noted(call), now.date()):
        same = {
            each.reference: M_("{case} ({name})", case=_label(each.reference, each.title), name=printable(found.name))
            for each in found.cases
        }
        offered = same | {reference: label for reference, label in offered.items() if reference not in same}
    return which_case(tuple(offered.items()))


def _label(reference: str, title: str) -> Message:
    return M_("{reference} {title}", reference=reference, title=printable(title))
