"""One turn of a meeting on the store's thread: a line is taken, and what is asked next is looked for."""

from __future__ import annotations

from dataclasses import replace

from retro.asking.commands import Act
from retro.asking.meeting_commands import Move
from retro.errors import BusyError, NotFoundError, RetroError
from retro.language import Message
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import ClosedError
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.review.meeting.plan import USUAL_MEETING, Usual
from retro.screens.walk.ask.turn import NotTakenError
from retro.services.ask.answer import Desk
from retro.services.ask.told import reasons
from retro.services.meeting.begin import begin, join
from retro.services.meeting.end import Ended
from retro.services.meeting.lead import Terminal
from retro.services.meeting.present import read_present, took_part_told
from retro.services.meeting.prompt import Memory, Prompt, prompt
from retro.services.meeting.sitting import LeadLostError, MeetingOverError, Sitting, check_lead, open_meeting
from retro.services.meeting.taking import take as take_line
from retro.store.protocol import Store
from retro.value import value


@value
class MeetingTurn:
    """Where the meeting stands before this terminal."""

    record: Retrospective
    sitting: Sitting | None = None
    """None before it is begun, and once it is over."""
    memory: Memory = Memory()
    asked: Prompt | None = None
    """What is asked; None before it is begun, while this terminal follows, and once it is over."""
    told: tuple[Message, ...] = ()
    marks: Message | None = None
    shows: Move | Act | None = None
    ended: Ended | None = None
    is_over: bool = False
    """Whether it was ended, here or elsewhere."""

    @property
    def step(self) -> str:
        """The code of the step at which it stands; "" before it is begun, and once it is over."""
        return self.sitting.step.code if self.sitting and not self.is_over else ""

    @property
    def follows(self) -> bool:
        """Whether another terminal leads."""
        return self.sitting is not None and not self.sitting.leads


def open_up(
    store: Store, factory: ChangeFactory, reference: str, terminal: Terminal, *, takes: bool = False
) -> MeetingTurn:
    """The meeting that goes on, led from here if nobody leads it; else what is there before one is begun.

    ClosedError of a closed case.
    """
    record = store.load(reference)
    if record.head.closed:
        raise ClosedError(reference)
    if open_meeting(record) is None:
        return MeetingTurn(record)
    sitting, told = join(store, factory, record, terminal, takes=takes)
    return replace(_standing(store, factory, sitting, Memory(), ""), told=told)


def take(
    store: Store,
    factory: ChangeFactory,
    turn: MeetingTurn,
    text: str,
    *,
    terminal: Terminal,
    currency: str = "",
    usual: Usual = USUAL_MEETING,
    of: str = "",
) -> MeetingTurn:
    """Take a line. NotTakenError, with the reason, if it cannot be; BusyError if the archive cannot be written now.

    Tried again, `of` the same id, it is taken once.
    """
    factory = factory.of(of) if of else factory
    try:
        if turn.is_over:
            raise MeetingOverError(turn.record.reference)
        if turn.sitting is None:
            latest = store.load(turn.record.reference)
            if open_meeting(latest):  # another terminal was faster: it is followed, and the line is good for later
                raise LeadLostError
            said = read_present(text, latest, planned=usual.minutes)
            sitting = begin(
                store, factory, latest, terminal, said.roles,
                planned=said.planned, part=said.part, names=said.names, usual=usual,
            )  # fmt: skip
            told = took_part_told(latest, sitting.record)
            return replace(_standing(store, factory, sitting, Memory(), currency), told=told)
        check_lead(turn.sitting)
        asked = turn.asked or prompt(Desk(store, factory, currency), turn.sitting, turn.memory)[0]
        taken = take_line(Desk(store, factory, currency), turn.sitting, turn.memory, asked, text)
        if taken.ended:
            return MeetingTurn(taken.ended.record, ended=taken.ended, is_over=True)
        now = _standing(store, factory, taken.sitting, taken.memory, currency)
        return replace(now, told=taken.told, marks=taken.marks, shows=taken.shows)
    except (BusyError, NotFoundError):
        raise
    except (RetroError, ValidationError) as error:
        raise NotTakenError(tuple(reasons(error)), store.load(turn.record.reference)) from error


def look(store: Store, factory: ChangeFactory, turn: MeetingTurn, currency: str, terminal: Terminal) -> MeetingTurn:
    """Where it stands now that another terminal has written: one that began it there is followed here."""
    record = store.load(turn.record.reference)
    if turn.sitting is None and not turn.is_over and open_meeting(record) and not record.head.closed:
        return open_up(store, factory, record.reference, terminal)
    if turn.sitting is None:
        return replace(turn, record=record, told=(), shows=None)
    return _standing(store, factory, replace(turn.sitting, record=record), turn.memory, currency)


def _standing(store: Store, factory: ChangeFactory, sitting: Sitting, memory: Memory, currency: str) -> MeetingTurn:
    try:
        if not sitting.leads:
            return MeetingTurn(sitting.record, sitting, memory)
        asked, memory = prompt(Desk(store, factory, currency), sitting, memory)
    except MeetingOverError as error:
        return MeetingTurn(sitting.record, told=tuple(reasons(error)), is_over=True)
    return MeetingTurn(sitting.record, sitting, memory, asked)
