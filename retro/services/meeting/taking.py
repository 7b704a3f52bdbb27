"""A line in a meeting, from the typist to the archive: an answer, a row, a key for a promise, a `/` word."""

from __future__ import annotations

from dataclasses import replace

from retro.asking.commands import Act, Command, command_in
from retro.asking.meeting_commands import (
    MeetingCommand,
    Move,
    meeting_command_in,
    near_words,
    typed,
    unknown_word_in,
)
from retro.errors import UsageError
from retro.language import M_, Message
from retro.model.answers import sign
from retro.model.entry import EntryId
from retro.model.stages.answers import Said
from retro.model.stages.review import ParkingLotItem
from retro.review.meeting.read_back import Owned
from retro.review.open_actions import Action
from retro.services.ask.answer import Answered, Desk, answer
from retro.services.ask.commands import obey
from retro.services.ask.own_last import group_of_answer, take_back
from retro.services.ask.told import told_other_day, told_row
from retro.services.changing.add_line import add_row, read_row
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.services.follow_up.check_action import take_back as take_back_check
from retro.services.meeting import moves
from retro.services.meeting.agree import agree, is_yes, read_agreement
from retro.services.meeting.end import Ended, end
from retro.services.meeting.hands import count_hands, read_hands
from retro.services.meeting.promises import PromiseAnswer, answer_promise, read_promise
from retro.services.meeting.prompt import (
    Asks,
    AsksOwner,
    AsksPromise,
    AsksRole,
    AsksSilence,
    AsksToGoOn,
    AsksWhoTakes,
    AsksWords,
    Memory,
    Prompt,
    Undoable,
    today_at,
)
from retro.services.meeting.sitting import Sitting
from retro.value import value

_TO_ANOTHER_STEP = (Move.NEXT, Move.BACK)
_END = Message(Move.END.word)


@value
class Taken:
    """What came of a line."""

    sitting: Sitting
    memory: Memory
    told: tuple[Message, ...] = ()
    """How it was read, a line each."""
    marks: Message | None = None
    """The marks by which an expert would have said it."""
    shows: Move | Act | None = None
    """What a `/` word asks the client to show, or that it leaves."""
    ended: Ended | None = None
    """The minutes, if the meeting was ended."""
    promise: Action | None = None
    """The promise of which something was written, and what that is."""
    check: EntryId = ""
    is_turned: bool = False
    """Whether something was taken back, or brought back."""


def take(desk: Desk, sitting: Sitting, memory: Memory, asked: Prompt, text: str) -> Taken:
    """Take a line as an answer to what is `asked`, or as a `/` word.

    ValidationError or RetroError, with the reason and the next step, if it cannot be taken; LeadLostError and
    MeetingOverError where the meeting is led elsewhere, or over. Nothing is written then, and the line is still good.
    """
    taken = _taken(desk, sitting, replace(memory, written=(*memory.written, desk.factory.now())), asked, text)
    if taken.is_turned or (taken.promise is None and taken.sitting.record.head.seq == sitting.record.head.seq):
        return taken
    before = Undoable(replace(memory, before=()), taken.promise, taken.check)
    return replace(taken, memory=replace(taken.memory, before=(*taken.memory.before, before)))


def _taken(desk: Desk, sitting: Sitting, memory: Memory, asked: Prompt, text: str) -> Taken:
    if (move := meeting_command_in(text)) is not None:
        return _moved(desk, sitting, replace(memory, asks_first=None), move)
    if (command := command_in(text)) is not None:
        return _obeyed(desk, sitting, replace(memory, asks_first=None), asked, command)
    if word := unknown_word_in(text):
        raise _unknown(word)
    said = "" if sign(text) is Said.LATER and not isinstance(asked, Asks) else text.strip()
    match asked:
        case Asks(question):
            done = answer(desk, sitting.record, question, text, memory.here)
            return _answered(sitting, memory, done)
        case AsksPromise() | AsksWords():
            return _promised(desk, sitting, memory, asked, said)
        case AsksOwner(owned):
            return _agreed(desk, sitting, memory, owned, said) if said else _passed(sitting, memory, owned)
        case AsksWhoTakes(row):
            return _taken_up(desk, sitting, replace(memory, asks_first=None), row, said)
        case AsksRole() | AsksSilence() if said:
            return _row(desk, sitting, memory, text)
        case AsksRole() | AsksSilence():
            now = moves.next_in_round(desk.store, desk.factory, sitting)
            return Taken(now, memory, () if now.course.round else (M_("The round is over."),))
        case AsksToGoOn(takes_rows=True) if said:
            return _row(desk, sitting, memory, text)
        case AsksToGoOn() if said:
            raise UsageError(M_("Enter alone goes on. A row for a stage: /1 and the words."))
        case AsksToGoOn():
            return Taken(moves.go_on(desk.store, desk.factory, sitting), memory)
    if not is_yes(said):  # Enter alone ends nothing: it is pressed to pass over what is asked before this
        raise UsageError(
            M_("The meeting goes on."), M_("y or /{end} ends it; a row for a stage: /5 and the words.", end=_END)
        )
    return _ended(desk, sitting, memory)


def _unknown(word: str) -> UsageError:
    """That there is no such `/` word, with those that may be meant, else with all of the meeting."""
    known = tuple(typed(move.word) for move in Move)
    return UsageError(
        M_("There is no word “{text}” here.", text=word),
        M_("Did you mean {choices}?", choices=near)
        if (near := near_words(word))
        else M_("The words here: {choices}.", choices=known),
    )


def _ended(desk: Desk, sitting: Sitting, memory: Memory) -> Taken:
    ended = end(desk.store, desk.factory, sitting, memory.written)
    return Taken(replace(sitting, record=ended.record), memory, ended=ended)


def _answered(sitting: Sitting, memory: Memory, done: Answered) -> Taken:
    now = replace(sitting, record=done.record)
    return Taken(now, replace(memory, here=done.here, last=done.row or memory.last), done.told, done.marks)


def _row(desk: Desk, sitting: Sitting, memory: Memory, text: str) -> Taken:
    """A row for the stage of this step, as it is said; who said it is kept nowhere."""
    record, factory = sitting.record, desk.factory
    line = read_row(record, sitting.step.stage, text, now=factory.now(), currency=desk.currency)
    added = add_row(desk.store, factory, record, line, group=group_of_answer(factory))
    row = added.record.get(added.row) or line.entry
    told = (told_row(added.record, row, line), *told_other_day(added.record, line))
    return Taken(replace(sitting, record=added.record), replace(memory, last=row.id), told)


def _promised(desk: Desk, sitting: Sitting, memory: Memory, asked: AsksPromise | AsksWords, text: str) -> Taken:
    action, memory = asked.action, replace(memory, asks_first=None)
    if isinstance(asked, AsksWords):
        if not text:  # it is asked again what became of it
            return Taken(sitting, memory)
        said = PromiseAnswer(asked.said.found, text)
    elif text:
        said = read_promise(text, action)
    promise = {(action.reference, action.row)}
    if not text:
        return Taken(sitting, replace(memory, passed_over=memory.passed_over | promise))
    looked_at = replace(memory, looked_at=memory.looked_at | promise)
    if said.lacks:
        return Taken(sitting, replace(memory, asks_first=AsksWords(action, said)))
    made = answer_promise(desk.store, desk.factory, action, said)
    row = made.record.get(made.check) or made.row
    told = M_("{reference} {row}", reference=action.reference, row=told_row(made.record, row))
    is_own = action.reference == sitting.record.reference
    now = replace(sitting, record=made.record) if is_own else sitting
    return Taken(now, looked_at, (told,), promise=action, check=made.check)


def _passed(sitting: Sitting, memory: Memory, owned: Owned) -> Taken:
    return Taken(sitting, replace(memory, passed=memory.passed | {row.id for row in owned.rows}))


def _agreed(desk: Desk, sitting: Sitting, memory: Memory, owned: Owned, text: str) -> Taken:
    said = read_agreement(text, owned, sitting.record, today_at(desk, sitting))
    if said.agreed is None and not said.owner:
        return Taken(sitting, replace(memory, passed=memory.passed | set(said.rows)))
    now = agree(desk.store, desk.factory, sitting, said)
    rows = (now.record.get(row) for row in said.rows)
    return Taken(now, memory, tuple(told_row(now.record, row) for row in rows if row is not None))


def _taken_up(desk: Desk, sitting: Sitting, memory: Memory, row: str, text: str) -> Taken:
    held = sitting.record.get(row)
    if held is None or not text:
        return Taken(sitting, memory)
    edit = Edit.of(held, {"owner": text.lstrip("@＠").strip()})
    done = edit_fields(desk.store, desk.factory, sitting.record, [edit], group=group_of_answer(desk.factory))
    now = done.record.get(row) or held
    return Taken(replace(sitting, record=done.record), memory, (told_row(done.record, now),))


def _moved(desk: Desk, sitting: Sitting, memory: Memory, command: MeetingCommand) -> Taken:
    """Carry out a word of the meeting."""
    at = (desk.store, desk.factory, sitting)
    match command.move:
        case Move.NEXT if moves.next_step(sitting) is None:
            raise UsageError(M_("The read-back is the last step: /{end} ends the meeting.", end=_END))
        case Move.NEXT:
            now = moves.go_on(*at)
        case Move.BACK:
            now = moves.go_back(*at)
        case Move.SKIP:
            left_out = sitting.step.name(sitting.record)
            now = moves.skip(*at, command.text)
            return Taken(now, memory.at_step(), (M_("Left out: {step}", step=left_out),))
        case Move.EXTEND:
            now = moves.extend(*at, moves.MORE if command.number is None else command.number)
        case Move.PAUSE:
            now = moves.pause(*at)
        case Move.SILENT:
            now = moves.silent(*at, moves.SILENT if command.number is None else command.number)
        case Move.ROUND:
            now = moves.end_round(*at) if sitting.course.round else moves.next_in_round(*at)
        case Move.HANDS:
            counted = read_hands(sitting.record, sitting.step.stage, command.text)
            now, told = count_hands(*at, counted)
            return Taken(now, memory, told)
        case Move.END:
            return _ended(desk, sitting, memory)
        case Move.RULES:
            return Taken(sitting, memory, shows=Move.RULES)
    return Taken(now, memory.at_step() if command.move in _TO_ANOTHER_STEP else memory)


def _taken_back(desk: Desk, sitting: Sitting, memory: Memory) -> Taken:
    """Take the last line back that this terminal wrote, in whichever case that was: what it answered is asked again."""
    last, earlier = memory.before[-1], memory.before[:-1]
    known = replace(last.memory, written=memory.written, before=earlier)
    if last.promise:
        take_back_check(desk.store, desk.factory, last.promise, last.check)
        now = replace(sitting, record=desk.store.load(sitting.record.reference))
        return Taken(now, known, (M_("Took back: {what}", what=last.promise.name),), is_turned=True)
    reverted = take_back(desk.store, desk.factory, sitting.record)
    now = replace(sitting, record=reverted.record)
    told: tuple[Message, ...] = tuple(M_("Took back: {what}", what=each) for each in reverted.told)
    if now.meeting.journal != sitting.meeting.journal:
        told = (M_("Took back the last step of the meeting."),)
    return Taken(now, known, told, is_turned=True)


def _obeyed(desk: Desk, sitting: Sitting, memory: Memory, asked: Prompt, command: Command) -> Taken:
    """Carry out a `/` word of the questions; what only shows something is the client's own."""
    stage = sitting.step.stage
    if command.act is Act.GO and command.stage and command.stage.is_walked and not command.text:
        return Taken(moves.go_to(desk.store, desk.factory, sitting, command.stage), memory.at_step())
    if command.act is Act.UNDO and memory.before:
        return _taken_back(desk, sitting, memory)
    question = asked.question if isinstance(asked, Asks) else None
    done = obey(desk, sitting.record, question, command, replace(memory.here, stage=stage), last=memory.last)
    if done.command is not None:
        return Taken(sitting, memory, shows=done.command.act)
    if command.act in (Act.UNDO, Act.REDO):
        now = replace(sitting, record=done.record)
        return Taken(now, replace(memory, asks_first=None), done.told, is_turned=True)
    taken = _answered(sitting, memory, replace(done, here=replace(done.here, stage=None, first=None, again=True)))
    row = done.record.get(done.row)
    if command.act is Act.PARK and isinstance(row, ParkingLotItem) and not row.owner:
        return replace(taken, memory=replace(taken.memory, asks_first=AsksWhoTakes(row.id)))
    return taken
