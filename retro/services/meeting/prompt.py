"""What is asked now in a meeting: a question, a promise, an owner's yes, a role's lines, or whether one goes on."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date, datetime

from retro.asking.in_meeting import question_of_round, question_of_stage
from retro.asking.next import Here
from retro.asking.question import Question
from retro.language import Message
from retro.model.entry import EntryId
from retro.review.meeting.promises import Promises
from retro.review.meeting.read_back import Owned
from retro.review.meeting.steps import PROMISES, READ_BACK, MeetingStep
from retro.review.open_actions import Action
from retro.services.ask.answer import Desk
from retro.services.ask.candidates import with_candidates
from retro.services.meeting.agree import next_owner
from retro.services.meeting.moves import next_step
from retro.services.meeting.promises import PromiseAnswer, promises, spoken_of
from retro.services.meeting.sitting import Sitting
from retro.value import value


@value
class Asks:
    """A question of this step, as ask mode has it."""

    question: Question


@value
class AsksPromise:
    """What became of a promise from before."""

    action: Action
    place: int
    of: int


@value
class AsksWords:
    """The day, or the reason, that belongs to what was said of a promise."""

    action: Action
    said: PromiseAnswer


@value
class AsksOwner:
    """What an owner says to what they are to do."""

    owned: Owned


@value
class AsksRole:
    """The lines of one role of a round."""

    role: str
    question: Message
    """What each role is asked."""


@value
class AsksSilence:
    """Nothing until then: everybody writes for themselves."""

    until: datetime


@value
class AsksToGoOn:
    """Whether one goes on: nothing is left in this step."""

    step: MeetingStep
    """The one that comes next."""
    takes_rows: bool
    """Whether a line is a row of this stage."""


@value
class AsksToEnd:
    """Whether the meeting is ended."""


@value
class AsksWhoTakes:
    """Which role takes up what was parked."""

    row: EntryId


Prompt = Asks | AsksPromise | AsksWords | AsksOwner | AsksRole | AsksSilence | AsksToGoOn | AsksToEnd | AsksWhoTakes


@value
class Memory:
    """What a terminal knows of the meeting that the record does not keep. Nothing of it has to be kept."""

    here: Here = field(default_factory=lambda: Here(again=True))
    promises: Promises | None = None
    looked_at: frozenset[tuple[str, EntryId]] = frozenset()
    """The promises that were spoken of: each by its case and row."""
    passed_over: frozenset[tuple[str, EntryId]] = frozenset()
    """The promises that were left for later."""
    passed: frozenset[EntryId] = frozenset()
    """The rows of the read-back that were left for later."""
    asks_first: AsksWords | AsksWhoTakes | None = None
    """What the last line left open, which is asked before all else."""
    last: EntryId = ""
    """The row that was written last."""
    written: tuple[datetime, ...] = ()
    """When something was said."""
    before: tuple[Undoable, ...] = ()
    """What was known before each line that wrote something, the last one last: undo goes back there."""

    def at_step(self) -> Memory:
        """The same where somebody comes to a step: whatever was left for later in it is asked again."""
        here = Here(again=True)
        return replace(self, here=here, passed_over=frozenset(), passed=frozenset(), asks_first=None)


@value
class Undoable:
    """What a terminal knew before a line that wrote something."""

    memory: Memory
    promise: Action | None = None
    """The promise of which something was said; None where the line went into the case of the meeting."""
    check: EntryId = ""
    """What was said of it."""


def today_at(desk: Desk, sitting: Sitting) -> date:
    """The day that it is where the case is written."""
    return desk.factory.now().astimezone(sitting.record.zone).date()


def prompt(desk: Desk, sitting: Sitting, memory: Memory) -> tuple[Prompt, Memory]:
    """What is asked now; and what is known from here on. MeetingOverError if the meeting goes on no more."""
    if memory.asks_first is not None:
        return memory.asks_first, memory
    step = sitting.step
    if step.code == PROMISES:
        return _of_promises(desk, sitting, memory)
    if step.code == READ_BACK:
        return _of_read_back(desk, sitting, memory), memory
    course = sitting.course
    if step.is_stage and course.round:
        return AsksRole(course.round, question_of_round(sitting.record, step.stage)), memory
    if step.is_stage and course.silent_until is not None:
        return AsksSilence(course.silent_until), memory
    return _question(desk, sitting, memory) or _to_go_on(sitting), memory


def _of_promises(desk: Desk, sitting: Sitting, memory: Memory) -> tuple[Prompt, Memory]:
    found = memory.promises
    if found is None:
        found = promises(desk.store, sitting.record, today_at(desk, sitting))
        memory = replace(
            memory, promises=found, looked_at=memory.looked_at | spoken_of(desk.store, found, sitting.meeting)
        )
    for place, action in enumerate(found.shown, 1):
        if (action.reference, action.row) not in memory.looked_at | memory.passed_over:
            return AsksPromise(action, place, len(found.shown)), memory
    return _to_go_on(sitting), memory


def _of_read_back(desk: Desk, sitting: Sitting, memory: Memory) -> Prompt:
    if (owned := next_owner(sitting, memory.passed)) is not None:
        return AsksOwner(owned)
    return _question(desk, sitting, memory) or AsksToEnd()


def _question(desk: Desk, sitting: Sitting, memory: Memory) -> Asks | None:
    asked = question_of_stage(sitting.record, memory.here, sitting.step.stage)
    question = with_candidates(desk.store, sitting.record, asked, today_at(desk, sitting))
    return Asks(question) if question else None


def _to_go_on(sitting: Sitting) -> Prompt:
    step = next_step(sitting)
    return AsksToGoOn(step, takes_rows=sitting.step.is_stage) if step else AsksToEnd()
