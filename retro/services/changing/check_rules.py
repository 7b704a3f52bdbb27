"""What may be said when somebody checks a row: what is found of which kind, on which day, with which reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from retro.errors import RetroError, UsageError
from retro.language import M_, Message
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.moments.formatting import ToldDay
from retro.model.quick_entry.typed import choice_as_typed
from retro.model.record import ROWS, Retrospective
from retro.model.row_labels import row_name
from retro.model.stages.follow_up import Check, Matter, Tick
from retro.model.stages.scope import Party
from retro.model.stages.timeline import Contact
from retro.review.parties import party_state


def checkable(row: Entry, matter: Matter | None = None) -> bool:
    """Whether there is something to check at a row: a contact may hold a promise or a call back, or nothing."""
    if isinstance(row, Contact):
        return bool(row.promise.strip()) if matter is None else matter in matters(row)
    return bool(row.finds and row.deadlines) and matter is None


def matters(row: Entry) -> tuple[Matter, ...]:
    """What of a contact can be checked besides its promise."""
    if not isinstance(row, Contact):
        return ()
    return (Matter.CALL_BACK,) if row.call_back is not None else ()


def aimed(row: Entry, said: Check) -> Check:
    """A check of a contact without a promise is of its call back, where nothing is said of that."""
    held = matters(row)
    return replace(said, matter=held[0]) if said.matter is None and held and not checkable(row) else said


def told(record: Retrospective, found: Check | None) -> Message:
    """What was found, on which day, by whom: *holds, 2026-12-01, quality lead*."""
    if found is None or found.found is None:
        return M_("nothing")
    words = Message(found.found.label)
    match (day_of(found, record), found.by):
        case (None, _):
            return words
        case (day, ""):
            return M_("{found}, {day}", found=words, day=ToldDay(day=day))
        case (day, by):
            return M_("{found}, {day}, {by}", found=words, day=ToldDay(day=day), by=by)


def latest(record: Retrospective, row: Entry, matter: Matter | None = None) -> Check | None:
    """The latest of the checks of a row, or of a matter of it, that nobody took back."""
    found = (each for each in reversed(record.checks.get(row.id, ())) if each.matter is matter)
    return next(found, None)


def check_said(record: Retrospective, said: Check, today: date) -> None:
    """RetroError if a check, written as a row, says what cannot be: of which row is in it."""
    row = record.get(said.of)
    if row is None:
        raise UsageError(
            M_("Which row was checked? It is not said, or it is gone."),
            M_("Say it with its name: checked: 5.2 holds. See them with: retro rows {ref}", ref=record.reference),
        )
    if said.found is Found.TAKEN_BACK and not isinstance(row, Check):
        before = latest(record, row)
        name = row_name(record, before) if before else ""
        raise UsageError(
            M_("A check is taken back, not the row itself: checked: {name} taken-back.", name=name)
            if before
            else M_("{row} was not checked yet: there is nothing to take back.", row=row_name(record, row))
        )
    if isinstance(row, Check) and said.found is Found.TAKEN_BACK:
        return
    said = aimed(row, said)
    refuse(record, row, said, latest(record, row, said.matter), today)


def check_ticked(record: Retrospective, said: Tick) -> None:
    """RetroError if one of those concerned has had already what a line ticks, by a tick or an apology of its own."""
    party = record.get(said.of)
    if not isinstance(party, Party) or said.ticked is None:
        return
    state = party_state(record, party)
    there = state.ticks.get(said.ticked) or (state.apology if state.has(said.ticked) else None)
    if there is not None:
        name = row_name(record, party)
        raise RetroError(
            M_(
                "{row} was ticked so already: {ticked} ({place}).",
                row=name,
                ticked=Message(said.ticked.label),
                place=row_name(record, there),
            ),
            M_(
                "Nothing was added. What is wrong about it is taken back with: "
                "retro tick {reference} {row} {code} --taken-back",
                reference=record.reference,
                row=name,
                code=said.ticked.value,
            )
            if isinstance(there, Tick)
            else None,
        )


def refuse(record: Retrospective, row: Entry, said: Check, before: Check | None, today: date) -> None:
    """RetroError if a row cannot be checked so."""
    name = row_name(record, row)
    _refuse_kind(row, said, name)
    day = day_of(said, record)
    if day is not None and day > today:
        raise UsageError(
            M_("{day} lies in the future: nobody has looked yet.", day=ToldDay(day=day)),
            M_("Say on which day it was found, or leave the day out: then it is today."),
        )
    if day is not None and record.began_after(day):
        raise UsageError(
            M_("{day} is before the case: {row} cannot have been checked then.", day=ToldDay(day=day), row=name),
            M_("The case began on {day}.", day=ToldDay(day=record.began or day)),
        )
    if said.found is Found.NEW_DATE and (said.new_date is None or (day is not None and said.new_date < day)):
        raise UsageError(M_("To which day is {row} moved? It lies ahead.", row=name), M_("Say it with --new-date DAY."))
    if said.found is Found.DROPPED and not (said.reason.strip() or said.evidence.strip()):
        raise UsageError(
            M_("Why is {row} not done any more? The reason is needed.", row=name), M_("Say it with --reason TEXT.")
        )
    if said.look_again is not None and said.look_again < today:
        raise UsageError(
            M_("{day} is past: nobody can look again at {row} then.", day=ToldDay(day=said.look_again), row=name),
            M_("Say a day that lies ahead with --look-again DAY, or none."),
        )
    if said.found is Found.TAKEN_BACK and before is None:
        raise RetroError(M_("{row} was not checked yet: there is nothing to take back.", row=name))
    if before and (before.found, day_of(before, record)) == (said.found, day) and said.found is not Found.NEW_DATE:
        raise RetroError(
            M_("{row} was found so already: {found}.", row=name, found=told(record, before)),
            M_(
                "Nothing was changed. What is wrong about it is taken back with: retro check {ref} {row} taken-back",
                ref=record.reference,
                row=name,
            ),
        )


def _refuse_kind(row: Entry, said: Check, name: str) -> None:
    kind = Message(type(row).label)
    if not checkable(row, said.matter):
        if isinstance(row, Contact):
            what = M_("a promise or a call back") if said.matter is None else Message(said.matter.label)
            raise UsageError(
                M_("{row} is a contact without {what}: there is nothing to check.", row=name, what=what),
                M_("Write what was promised first: retro edit REF {row} promise=…", row=name),
            )
        kinds = tuple(Message(each.label) for each in ROWS if each.finds and each.deadlines)
        raise UsageError(
            M_("{row} is no row that is checked: {kind}.", row=name, kind=kind),
            M_("Checked are: {kinds}.", kinds=kinds),
        )
    if isinstance(row, Party) and said.found is Found.DONE:
        raise UsageError(
            M_("What those concerned have had is ticked, not checked."),
            M_("Write it like: retro tick REF {row} told", row=name),
        )
    finds = (*(said.matter.finds if said.matter else type(row).finds), Found.TAKEN_BACK)
    if said.found not in finds:
        raise UsageError(
            M_("What was found of {row}: {kind}?", row=name, kind=kind),
            M_("Choose from: {found}.", found=tuple(map(choice_as_typed, finds))),
        )


def day_of(said: Check, record: Retrospective) -> date | None:
    """The day of a check in the zone of its case."""
    if said.on is None or said.on.first is None:
        return None
    first = said.on.first
    return first.astimezone(record.zone).date() if isinstance(first, datetime) else first
