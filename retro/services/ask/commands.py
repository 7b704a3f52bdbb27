"""The `/` words that write or move: a row for another stage, a row anew, a stage left, a matter parked, a doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from unicodedata import normalize

from retro.asking.commands import Act, Command
from retro.asking.next import Here, is_asked_at, next_question, skip_code
from retro.asking.order import recall
from retro.asking.question import Part, Question
from retro.errors import RetroError
from retro.language import M_, MN_, N_, Message
from retro.model.answers import saying, unsaying
from retro.model.change import Op
from retro.model.entry import Entry, EntryId
from retro.model.head_choices import Level
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.answers import Said
from retro.model.stages.cause import Cause
from retro.model.stages.head import Participant
from retro.model.stages.review import REVIEW, ParkingLotItem
from retro.model.stages.timeline import Event
from retro.review.needs.proportion import depth_told, proportion, wording
from retro.services.ask.answer import Answered, Desk
from retro.services.ask.own_last import bring_back, group_of_answer, take_back
from retro.services.ask.told import told_depth, told_other_day, told_place, told_row
from retro.services.changing.add_line import add_row, read_row
from retro.services.changing.commit import commit_latest
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.services.changing.history import Reverted
from retro.services.follow_up.dispute import disputed
from retro.text.folding import folded

_COLON = re.compile(r"(?<!\d)[:：]|[:：](?!\d)")
"""A colon that parts; the one in 23:40 does not."""
_ROW_IN_FRONT = re.compile(r"\s*(?P<stage>\d)\.(?P<number>\d{1,4})[\s:：,、]+")
_LONGEST_ROLE = 40
_ROW_BEHIND = re.compile(r"(?P<role>[^\d:：][^:：]*?)[\s:：,、]+(?P<row>\d[.．]\d{1,4})\s*")
"""`packer 2.3`: the row that is meant, behind whoever doubts it."""
_WORDS_MISSING = {
    Act.SKIP: M_("Why is the stage left? Write the reason behind the word: /skip the driver is not here today"),
    Act.PARK: M_("What is put off? Write it behind the word: /park new scanners"),
    Act.DOUBT: M_("Who doubts it, and why? Write the role, then why: /doubt packer it was the other table"),
}


def obey(
    desk: Desk, record: Retrospective, question: Question | None, command: Command, here: Here, *, last: EntryId = ""
) -> Answered:
    """Carry out a `/` word, as one change where it writes. Those that only show something are the client's own.

    `last` is the row that was written last in this sitting: that is disputed where no other one is named.
    ValidationError or RetroError, with the reason and the next step, if it cannot be done: nothing is written then.
    """
    done = _obeyed(desk, record, question, command, here, last=last)
    return replace(done, told=(*done.told, *told_depth(record, done.record)))


def _obeyed(
    desk: Desk, record: Retrospective, question: Question | None, command: Command, here: Here, *, last: EntryId
) -> Answered:
    stage = here.stage or (question.stage if question else None)
    stays = replace(here, first=question.stage if question else here.first)
    if command.lacks_text:
        raise RetroError(_WORDS_MISSING[command.act])
    match command.act:
        case Act.GO if command.text and command.stage:
            return _add(desk, record, command.stage, command.text, stays)
        case Act.GO:
            return _go(record, command.stage, here)
        case Act.RECALL:
            return _recall(desk, record, here)
        case Act.EDIT:
            row = _row_meant(record, command, stage)
            return Answered(record, replace(here, row=row.id))
        case Act.SKIP if question and question.part:
            return _skip(desk, record, question.part, command.text, here)
        case Act.SKIP if stage:
            return _skip(desk, record, stage, command.text, here)
        case Act.LATER:
            return _later(record, here)
        case Act.PARK:
            said = f"{ParkingLotItem.prefix}: {command.text}"
            return _add(desk, record, REVIEW, said, stays)
        case Act.DEPTH:
            return _depth(desk, record, command, stays)
        case Act.DOUBT:
            return _doubt(desk, record, _doubted(record, stage, command.text, last), here)
        case Act.UNDO:
            return _turned(take_back(desk.store, desk.factory, record), here, N_("Took back: {what}"))
        case Act.REDO:
            return _turned(bring_back(desk.store, desk.factory, record), here, N_("Brought back: {what}"))
        case _:
            return Answered(record, here, command=command)


def _go(record: Retrospective, stage: Stage | None, here: Here) -> Answered:
    """Go to a stage; where nothing of it is asked, why not, and what can be done."""
    there = replace(here, stage=stage, recall=False, row="", passed=frozenset())
    question = next_question(record, there)
    if stage is None or (question is not None and question.stage is stage):
        return Answered(record, there)
    found = proportion(record)
    names = {"stage": Message(wording(record, stage).name), "number": stage.number}
    if is_asked_at(stage, found) or found.level is Level.FULL:
        told = M_("Nothing is left to ask in {stage}. A row: /{number} and the words.", **names)
    else:
        level = next(level for level in (Level.NORMAL, Level.FULL) if is_asked_at(stage, replace(found, level=level)))
        told = M_(
            "At this depth {stage} is not asked. More: /depth {level}; a row alone: /{number} and the words.",
            **names,
            level=Message(level.label),
        )
    return Answered(record, there, (told,))


def _later(record: Retrospective, here: Here) -> Answered:
    """Ask what was left for later, in this sitting or before."""
    again = Here(again=True)
    if not any(answer.said is Said.LATER for answer in record.answers) or next_question(record, again) is None:
        return Answered(record, here, (M_("Nothing was left for later."),))
    return Answered(record, again)


def _add(desk: Desk, record: Retrospective, stage: Stage, text: str, here: Here) -> Answered:
    """Add a row to another stage; the question and the stage stay."""
    line = read_row(record, stage, text, now=desk.factory.now(), currency=desk.currency)
    added = add_row(desk.store, desk.factory, record, line, group=group_of_answer(desk.factory))
    row = added.record.get(added.row) or line.entry
    told = (told_place(added.record, row), told_row(added.record, row, line), *told_other_day(added.record, line))
    return Answered(added.record, here, told, row=added.row)


def _row_meant(record: Retrospective, command: Command, stage: Stage | None) -> Entry:
    """The row that is named, in its stage or in this one; without a number the last one of this stage."""
    where = command.stage or stage
    rows = record.stage(where) if where else ()
    number = command.row or len(rows)
    if not 1 <= number <= len(rows):
        there = len(rows)
        raise RetroError(
            MN_("There is no such row: it has {n} row here.", "There is no such row: there are {n} rows here.", there),
            M_("Name it with its stage: /edit 2.1"),
        )
    return rows[number - 1]


def _recall(desk: Desk, record: Retrospective, here: Here) -> Answered:
    """Ask for all that is remembered: whatever was said of that before is asked once more."""

    def made(now: Retrospective) -> Sequence[Op]:
        said = [each for each in now.answers if each.asked.startswith(f"{recall.PART.code}.")]
        return [op for each in said for op in unsaying(now, each.row or "", each.asked)]

    done = commit_latest(desk.store, desk.factory, record, made, group=group_of_answer(desk.factory))
    return Answered(done.record, replace(here, stage=None, recall=True, row="", passed=frozenset()))


def _skip(desk: Desk, record: Retrospective, part: Stage | Part, reason: str, here: Here) -> Answered:
    def made(now: Retrospective) -> Sequence[Op]:
        return saying(now, "", skip_code(part), Said.LATER, reason=reason)

    done = commit_latest(desk.store, desk.factory, record, made, group=group_of_answer(desk.factory))
    name = Message(part.name) if isinstance(part, Stage) else part.name
    back = part.number if isinstance(part, Stage) else Message(Act.RECALL.word)
    told = M_("{stage}: left for now. Come back with /{number}.", stage=name, number=back)
    return Answered(done.record, replace(here, stage=None, recall=False, row=""), (told,))


def _doubted(record: Retrospective, stage: Stage | None, text: str, last: EntryId) -> tuple[Event | Cause, str]:
    """The row that is disputed, and the words behind its name.

    It is the one that is named, else the last one that was written, else the last one of the stage. RetroError if there
    is none.
    """
    text = _row_in_front(record, text)
    if named := _ROW_IN_FRONT.match(normalize("NFKC", text)):
        stages = {each.number: each for each in STAGES}
        rows = record.stage(stages[int(named["stage"])]) if int(named["stage"]) in stages else ()
        number = int(named["number"])
        row = rows[number - 1] if 1 <= number <= len(rows) else None
        if isinstance(row, Event | Cause):
            return row, text[named.end() :].strip()
    elif isinstance(row := record.get(last), Event | Cause) and (stage is None or row.stage is stage):
        return row, text
    elif in_stage := [row for row in (record.stage(stage) if stage else ()) if isinstance(row, Event | Cause)]:
        return in_stage[-1], text
    raise RetroError(
        M_("Only events and causes can be disputed, and there is none in this stage yet."),
        M_("Go to the stage first: /1"),
    )


def _row_in_front(record: Retrospective, text: str) -> str:
    """A text in which the row that is meant stands in front, also where it stood behind the role: `packer 2.3`."""
    found = _ROW_BEHIND.fullmatch(text)
    if found is None:
        return text
    known = {folded(row.role) for row in record.of(Participant)}
    is_role = len(found["role"].split()) == 1 or folded(found["role"].strip()) in known
    return f"{found['row']} {found['role']}" if is_role else text


def _doubt(desk: Desk, record: Retrospective, doubted: tuple[Event | Cause, str], here: Here) -> Answered:
    """A row is disputed: it is a fact no longer, and the team reads by whom and why."""
    row, text = doubted
    role, why = _role_and_why(record, text)
    edit = Edit.of(row, disputed(row, role, why))
    done = edit_fields(desk.store, desk.factory, record, [edit], group=group_of_answer(desk.factory))
    told = M_("Disputed: row {row}, by {role}.", row=row_name(done.record, row), role=role)
    return Answered(done.record, here, (told,), row=row.id)


def _depth(desk: Desk, record: Retrospective, command: Command, here: Here) -> Answered:
    """How much is asked from here on; without a level, how much it is now."""
    found, level, reason = proportion(record), command.level, command.text
    if level is None:
        said = M_("More or less is asked with a level behind the word: /depth light, /depth normal, /depth full")
        return Answered(record, here, (depth_told(found), said))
    if not level.holds(found.usual) and not reason:
        raise RetroError(
            M_("“{usual}” is usual for a case like this; less needs a reason.", usual=Message(found.usual.label)),
            M_("Write the reason behind it: /depth {level} nobody noticed it", level=Message(level.label)),
        )
    values = {"depth": None if level is found.usual and not reason else level, "depth_reason": reason}
    edit = Edit.of(record.head, values)
    now = edit_fields(desk.store, desk.factory, record, [edit], group=group_of_answer(desk.factory)).record
    return Answered(now, here, () if told_depth(record, now) else (depth_told(proportion(now)),))


def _role_and_why(record: Retrospective, text: str) -> tuple[str, str]:
    """The role that a text begins with: one that takes part, else what stands before a colon, else the first word."""
    known = sorted((row.role for row in record.of(Participant)), key=len, reverse=True)
    for role in known:
        if role and folded(text).startswith(folded(role)):
            return role, text[len(role) :].lstrip(" :：、,　")
    if (colon := _COLON.search(text[:_LONGEST_ROLE])) is not None:
        return text[: colon.start()].strip(), text[colon.end() :].strip()
    first, *rest = text.split(maxsplit=1)
    return first, rest[0] if rest else ""


def _turned(reverted: Reverted, here: Here, words: str) -> Answered:
    told: tuple[Message, ...] = tuple(M_(words, what=each) for each in reverted.told)
    return Answered(reverted.record, replace(here, row="", passed=frozenset()), told or (M_("Nothing is to be done."),))
