"""What rows wait for that stands in other rows: those concerned for their ticks, a caller for the call back (S18, S22).

How a row stands by its own checks is added up in `retro.model.checked`; this is what the rest of its record says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from retro.model.checked import Wait, added_up
from retro.model.entry import Entry, EntryId
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.stages.follow_up import Check, Matter, Tick
from retro.model.stages.remedy import Apology
from retro.model.stages.scope import Party, Ticked
from retro.model.stages.timeline import Contact
from retro.text.folding import folded_name

WISH = "wish"
"""The code of the answer to a wish."""
Checks = Mapping[EntryId, Sequence[Check]]
"""The checks that nobody took back, by the rows that they are of."""


def can_wait(row: Entry) -> bool:
    """Whether a row may wait for what stands in others."""
    return isinstance(row, Party) or (isinstance(row, Contact) and bool(row.call_back or row.wish.strip()))


def waiting(
    rows: Sequence[Entry], checks: Checks, is_out_of_place: Callable[[EntryId, str], bool], *, is_closed: bool
) -> Mapping[EntryId, tuple[Wait, ...]]:
    """What each of the rows that can wait waits for.

    `is_out_of_place` says whether somebody said of a row that what stands under a code does not apply to it. In a case
    that is closed nobody waits for the answer to a wish: its account is the answer.
    """
    found: dict[EntryId, tuple[Wait, ...]] = {}
    had = {(tick.of, tick.ticked) for tick in rows if isinstance(tick, Tick) and not _is_taken_back(tick, checks)}
    contacts = [row for row in rows if isinstance(row, Contact)]
    apologies = apologised(rows, checks)
    for row in filter(can_wait, rows):
        if isinstance(row, Party):
            has_apology = folded_name(row.who) in apologies
            found[row.id] = tuple(
                Wait(each.value)
                for each in Ticked
                if (row.id, each) not in had
                and not (each is Ticked.APOLOGISED and has_apology)
                and not is_out_of_place(row.id, code_of(each))
            )
        elif isinstance(row, Contact):
            found[row.id] = tuple(_of_contact(row, contacts, checks.get(row.id, ()), is_closed=is_closed))
    return found


def code_of(ticked: Ticked) -> str:
    """The code under which is kept what was said of a tick of a party: `party.told`."""
    return f"{Party.kind}.{ticked.value}"


def apologised(rows: Iterable[Entry], checks: Checks) -> Mapping[str, Apology]:
    """The first apology that was given to each receiver, by their folded names: it need not be ticked besides."""
    found: dict[str, Apology] = {}
    for row in rows:
        if isinstance(row, Apology) and row.receiver.strip() and _is_given(row, checks.get(row.id, ())):
            found.setdefault(folded_name(row.receiver), row)
    return found


def _is_given(row: Apology, checks: Sequence[Check]) -> bool:
    stands = added_up(checks, Apology.finds)
    is_moved = stands.new_date is not None or stands.found in (Found.FAILED, Found.DROPPED)
    return stands.found is Found.DONE or (not is_moved and row.given is not None)


def _of_contact(
    row: Contact, contacts: Sequence[Contact], checks: Sequence[Check], *, is_closed: bool
) -> Iterator[Wait]:
    call = added_up([each for each in checks if each.matter is Matter.CALL_BACK], Contact.finds)
    if row.call_back is not None and call.found is None:
        day = call.new_date or _last_day(row.call_back)
        if not any(each.id != row.id and _is_since(each, day) and not _is_before(each, row) for each in contacts):
            yield Wait(Matter.CALL_BACK.value, call.new_date)
    if row.wish.strip() and not row.answer.strip() and not is_closed:
        yield Wait(WISH)


def _is_since(contact: Contact, day: date | None) -> bool:
    """Whether there was a contact on a day, or later."""
    spoke = _last_day(contact.happened) if contact.happened is not None else None
    return day is not None and spoke is not None and spoke >= day


def _is_before(contact: Contact, other: Contact) -> bool:
    """Whether a contact was before another one, as far as both say their time: then it answers nothing asked there."""
    first, then = (each.happened.start if each.happened is not None else None for each in (contact, other))
    return isinstance(first, datetime) and isinstance(then, datetime) and first < then


def _last_day(moment: Moment) -> date | None:
    """The last day that a moment names, as it is written."""
    last = moment.end or moment.start
    return last.date() if isinstance(last, datetime) else last


def _is_taken_back(tick: Tick, checks: Checks) -> bool:
    """Whether a check says that it was ticked wrongly: in a closed case nothing is altered."""
    return any(check.found is Found.TAKEN_BACK for check in checks.get(tick.id, ()))
