"""One turn of the walk that leads, on the store's thread: an answer is taken, and the next question is looked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from retro.asking.commands import command_in
from retro.asking.next import Here, left, next_question
from retro.asking.question import Question
from retro.errors import BusyError, NotFoundError, ReadOnlyError, RetroError
from retro.language import M_, Message
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import ClosedError, KeptError
from retro.model.entry import EntryId
from retro.model.head_choices import Level
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.head import HEAD
from retro.review.needs.proportion import proportion
from retro.services.ask.answer import Answered, Desk, answer, reading
from retro.services.ask.candidates import with_candidates
from retro.services.ask.commands import obey
from retro.services.ask.split import split_answer
from retro.services.ask.told import reasons
from retro.services.changing.conflict import ConflictError
from retro.store.protocol import Store
from retro.value import value

_CLOSED = M_("It was closed meanwhile. Esc, then O opens it again, with the reason; what is typed stays in the line.")
_NOTHING_ASKED = M_("Nothing is asked any more. Write /1 and what happened, or press Esc for the rows.")


class NotTakenError(RetroError):
    """A line is no answer to the question, whatever is waited for; its text is kept."""

    def __init__(self, reasons: tuple[Message, ...], record: Retrospective) -> None:
        super().__init__(reasons[0], details=reasons[1:])
        self.reasons = reasons
        self.record = record
        """The record as it is now."""


@value
class Turn:
    """Where the walk stands."""

    answered: Answered
    question: Question | None
    """What is asked now; None if nothing is."""
    left: int
    """About how many answers are still to come."""
    level: Level

    @property
    def record(self) -> Retrospective:
        """The retrospective as it is now."""
        return self.answered.record

    @property
    def here(self) -> Here:
        """Where in the walk it is."""
        return self.answered.here


def look(store: Store, factory: ChangeFactory, record: Retrospective, here: Here) -> Turn:
    """What is asked of the record as it is."""
    return _behind(store, factory, Answered(record, here))


def open_up(
    store: Store, factory: ChangeFactory, record: Retrospective, here: Here, looks_at: Stage | None = None
) -> Turn:
    """What is asked when the questions are opened: first what is open in the stage that somebody looks at.

    What was left for later in it is open, too; elsewhere it is asked once nothing else is left. From the head one goes
    on where one was: its fields are asked in the stages that tell of them.
    """
    turn = look(store, factory, record, here)
    if turn.question is not None and turn.question.part is not None:  # what is remembered is told to its end
        return turn
    if looks_at is not None and looks_at is not HEAD:
        first = replace(here, first=looks_at, stage=None, row="", field="", recall=False)
        for there in (first, replace(first, again=True, passed=frozenset())):
            question = next_question(record, there)
            if question is not None and question.stage is looks_at:
                return look(store, factory, record, there)
    return turn if turn.question else look(store, factory, record, Here(again=True))


def take(
    store: Store, factory: ChangeFactory, record: Retrospective, text: str, *, question: Question | None, here: Here,
    currency: str = "", last: EntryId = "", of: str = "",
) -> Turn:  # fmt: skip
    """Take a line as the answer to a question, or as a `/` word. Tried again, `of` the same id, it is taken once.

    NotTakenError if it is none; another RetroError if the archive cannot be written now.
    """
    desk = Desk(store, factory.of(of) if of else factory, currency)
    try:
        return _behind(store, factory, _answered(desk, record, question, text, here, last=last))
    except NotTakenError:
        raise
    except ClosedError as error:
        raise NotTakenError((_CLOSED,), store.load(record.reference)) from error
    except (KeptError, ConflictError, ValidationError) as error:
        raise NotTakenError(tuple(reasons(error)), store.load(record.reference)) from error
    except ReadOnlyError as error:  # trying again changes nothing
        raise NotTakenError(tuple(reasons(error)), record) from error
    except RetroError as error:
        if _is_answer(record, question, text, factory.now(), currency):
            raise  # the archive could not be written: it is tried again
        raise NotTakenError(tuple(reasons(error)), record) from error


def split(
    store: Store, factory: ChangeFactory, record: Retrospective, parts: tuple[str, str], *, question: Question,
    here: Here, currency: str = "",
) -> Turn:  # fmt: skip
    """Part the row that is said anew into these two. RetroError, with the reason, if that cannot be done."""
    try:
        return _behind(store, factory, split_answer(Desk(store, factory, currency), record, question, parts, here))
    except ValidationError as error:
        raise NotTakenError(tuple(reasons(error)), record) from error


def _is_answer(record: Retrospective, question: Question | None, text: str, now: datetime, currency: str) -> bool:
    """Whether a line can be read as an answer, whatever became of it."""
    try:
        if question is not None:
            reading(record, question, text, now=now, currency=currency)
    except (RetroError, ValidationError):
        return False
    return True


def _answered(
    desk: Desk, record: Retrospective, question: Question | None, text: str, here: Here, *, last: EntryId
) -> Answered:
    command = None
    if question is not None:
        answered = answer(desk, record, question, text, here)
        command = answered.command
        if command is None:
            return answered
    elif (command := command_in(text)) is None:
        raise NotTakenError((_CLOSED if record.head.closed else _NOTHING_ASKED,), record)
    try:
        return obey(desk, record, question, command, here, last=last)
    except (BusyError, ClosedError, NotFoundError):
        raise
    except RetroError as error:
        raise NotTakenError(tuple(reasons(error)), record) from error


def _behind(store: Store, factory: ChangeFactory, answered: Answered) -> Turn:
    """The turn behind an answer; what was left for later before this sitting is asked once all else is."""
    record, here = answered.record, answered.here
    question = next_question(record, here)
    if question is None and not here.again and not record.head.closed:
        again = Here(again=True, passed=here.passed)
        if (question := next_question(record, again)) is not None:
            here = again
    told = Answered(record, here, answered.told, answered.marks, answered.row, answered.command)
    asked = with_candidates(store, record, question, factory.now().date())
    return Turn(told, asked, left(record, here), proportion(record).level)
