"""What an owner says in the read-back: yes, another date, or not here, which stands as not agreed until asked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from unicodedata import normalize

from retro.errors import UsageError
from retro.language import M_
from retro.model.answers import sign
from retro.model.change_factory import ChangeFactory
from retro.model.entry import EntryId
from retro.model.moments.context import MomentContext
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stages.answers import Said
from retro.model.stages.prevention import Measure
from retro.review.meeting.read_back import Owned, read_back
from retro.services.ask.own_last import group_of_answer
from retro.services.changing.commit import Done
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.services.meeting.sitting import Sitting
from retro.store.protocol import Store
from retro.value import value

_ROWS = re.compile(r"(?P<rows>\d+\.\d+(?:[\s,、]+\d+\.\d+)*)[\s:：,、]+(?P<rest>.+)")
_YES = ("y", "yes", "ok", "はい", "合意")
_AWAY = ("a", "away", "not here", "不在", "いない")
_NO = re.compile(r"(?:n|no|いいえ)(?:[\s:：,、]+(?P<day>.+))?", re.IGNORECASE)


def is_yes(text: str) -> bool:
    """Whether a line says yes."""
    return normalize("NFKC", text).strip().casefold() in _YES


@value
class Agreement:
    """What is said of some rows of one owner."""

    rows: tuple[EntryId, ...]
    agreed: bool | None
    """None: it is left for later in this read-back."""
    due: date | None = None
    """Another day by which it is done."""
    owner: str = ""
    """Who owns it, where nobody did: whether they agree is asked then."""


def read_agreement(text: str, owned: Owned, record: Retrospective, today: date) -> Agreement:
    """What a line says of what one owner is to do: of all of it, or of the rows that it names first (`5.2 n 12 Dec`).

    UsageError, with what can be said, if it says none of that.
    """
    said = normalize("NFKC", text).strip()
    rows = {row_name(record, row): row.id for row in owned.rows}
    chosen = tuple(rows.values())
    if named := _ROWS.fullmatch(said):
        names = re.findall(r"\d+\.\d+", named["rows"])
        if strange := [name for name in names if name not in rows]:
            raise UsageError(M_("{row} is not among these: {rows}.", row=strange[0], rows=tuple(rows)))
        chosen, said = tuple(rows[name] for name in names), named["rest"].strip()
    word = said.casefold()
    if not owned.owner:
        return _owned_by(said, chosen, record, today)
    if word in _YES:
        return Agreement(chosen, agreed=True)
    if word in _AWAY:
        return Agreement(chosen, agreed=False)
    if not word or sign(word) is Said.LATER:
        return Agreement(chosen, agreed=None)
    if (other := _NO.fullmatch(said)) and other["day"]:
        return Agreement(chosen, agreed=True, due=_day(other["day"], record, today))
    raise UsageError(
        M_("What does the owner say: y, n and another date, or a for not here?"),
        M_("Like: y   n 12 Dec   a   {row} n 12 Dec", row=next(iter(rows), "5.1")),
    )


def _owned_by(said: str, rows: tuple[EntryId, ...], record: Retrospective, today: date) -> Agreement:
    """Who owns what nobody did: `shift lead`, `shift lead 12 Dec`. UsageError if that names no role."""
    if not said or sign(said) is Said.LATER:
        return Agreement(rows, agreed=None)
    role, due = said.lstrip("@").strip(), None
    for place in re.finditer(r"[\s,、:：]+", role):
        try:
            due = _day(role[place.end() :], record, today)
        except UsageError:
            continue
        role = role[: place.start()]
        break
    if role.casefold() in (*_YES, *_AWAY, "n", "no", "いいえ") or not re.search(r"[^\W\d_]", role):
        raise UsageError(M_("Nobody owns it yet: which role does?"), M_("Like: shift lead, or shift lead 12 Dec"))
    return Agreement(rows, agreed=None, due=due, owner=role)


def _day(text: str, record: Retrospective, today: date) -> date:
    context = MomentContext(today, record.zone)
    try:
        found: date | None = Measure.field("due").type.read(text, context)
    except ValidationError as refused:
        raise UsageError(refused.problems[0].message) from refused
    if found is None or found < today:
        raise UsageError(M_("By which day instead? It lies ahead."))
    return found


def agree(store: Store, factory: ChangeFactory, sitting: Sitting, said: Agreement) -> Sitting:
    """Write what an owner said, as one change. ConflictError if another terminal wrote the same meanwhile."""
    said_of_it = {"owner": said.owner} if said.owner else {"agreed": said.agreed}
    values = {**said_of_it, **({"due": said.due} if said.due else {})}
    edits = [Edit.of(row, values) for each in said.rows if (row := sitting.record.get(each)) is not None]
    done: Done = edit_fields(store, factory, sitting.record, edits, group=group_of_answer(factory))
    return replace(sitting, record=done.record)


def next_owner(sitting: Sitting, passed: frozenset[EntryId] = frozenset()) -> Owned | None:
    """Whose measures are read back next; None if there is nobody left."""
    return next(iter(read_back(sitting.record, sitting.meeting.roles, passed).owned), None)
