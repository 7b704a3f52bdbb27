"""What a meeting tells, in lines: its rules, where it stands, what is asked, the read-back, the minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from retro.asking.meeting_commands import Move
from retro.language import M_, Message, _, active, n_
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.moments.formatting import show_day, show_moment
from retro.model.record import Retrospective
from retro.model.stages.meeting import Meeting
from retro.review.judgement.read_back import still_asked
from retro.review.meeting.course import whole_minutes
from retro.review.meeting.read_back import ReadBack, read_back, stages_left
from retro.review.meeting.rules import RULES
from retro.review.meeting.steps import PROMISES, READ_BACK, MeetingStep
from retro.review.needs.proportion import wording
from retro.review.open_actions import Action
from retro.services.meeting.end import Ended
from retro.services.meeting.hands import hands_of
from retro.services.meeting.promises import keys_of, more_told
from retro.services.meeting.prompt import (
    AsksOwner,
    AsksPromise,
    AsksRole,
    AsksSilence,
    AsksToEnd,
    AsksToGoOn,
    AsksWhoTakes,
    AsksWords,
    Memory,
    Prompt,
)
from retro.services.meeting.row_lines import lines as row_lines, told as row_told
from retro.services.meeting.sitting import Sitting
from retro.text.controls import printable


def rules() -> str:
    """The rules, calmly."""
    return active().sentences(_(rule) for rule in RULES)


def time_said(left: timedelta, budget: timedelta) -> Message:
    """What is left of the time of a step, in whole minutes; once it is used up, by how much."""
    if not budget:
        return M_("{used} min, none planned", used=whole_minutes(-left))
    if left < timedelta(0):
        return M_("{over} min over {budget}", over=whole_minutes(-left), budget=whole_minutes(budget))
    return M_("{left} of {budget} min left", left=whole_minutes(left), budget=whole_minutes(budget))


def place(sitting: Sitting) -> str:
    """At which step it stands: `2 of 9 · Last promises`."""
    n = sitting.steps.index(sitting.step) + 1
    where = _("{n} of {steps}", n=n, steps=len(sitting.steps))
    return f"{where} · {sitting.step.name(sitting.record).show(active())}"


def clock(sitting: Sitting, now: datetime, written: Sequence[datetime]) -> str:
    """What is left of the silent minutes, else of this step; and that the clock stands still, if somebody said so."""
    course, others = sitting.course, [*sitting.written, *written]
    if course.silent_until is not None:
        return _silence(course.silent_until - now)
    time = time_said(course.left(now, others), course.budget(course.step)).show(active())
    return " · ".join([time, _("paused")]) if course.is_paused else time


def is_up(sitting: Sitting, now: datetime, written: Sequence[datetime]) -> bool:
    """Whether the time that the clock shows is used up."""
    course = sitting.course
    if course.silent_until is not None:
        return now >= course.silent_until
    return course.left(now, [*sitting.written, *written]) < timedelta(0)


def _silence(left: timedelta) -> str:
    minutes = -(-left // timedelta(minutes=1))
    if minutes <= 0:
        return _("the silent minutes are over")
    return n_("silent, {n} min left", "silent, {n} min left", minutes)


def rows_told(record: Retrospective, rows: Sequence[Entry]) -> Iterator[str]:
    """A line for each row, with the sum of the hands that were raised for it."""
    hands = hands_of(record)
    for line, row in zip(row_lines(record, rows), rows, strict=True):
        raised = n_("{n} hand", "{n} hands", hands.get(row.id, 0))
        yield f"{line} · {raised}" if row.id in hands else line


def plan(sitting: Sitting) -> Iterator[str]:
    """The steps with their minutes, and what will not fit today."""
    minutes, record = sitting.course.plan, sitting.record
    parts = (
        f"{step.name(record).show(active())} {minutes.minutes.get(step.code, 0)}"
        for step in sitting.steps
        if step.code not in minutes.unfit
    )
    yield _("{minutes} minutes: {steps}", minutes=minutes.total, steps=" · ".join(parts))
    unfit = [step for step in sitting.steps if step.code in minutes.unfit]
    if unfit:
        names = _names(unfit, record)
        yield _("Nobody has gathered the facts yet: they come first, and {steps} will not fit today.", steps=names)
        number = unfit[0].stage.number
        yield _("Go there all the same with /{number}; or take them in a second meeting.", number=number)


def _names(steps: Iterable[MeetingStep], record: Retrospective) -> str:
    return active().join([step.name(record).show(active()) for step in steps])


def asked(prompt: Prompt, sitting: Sitting, memory: Memory) -> Iterator[str]:
    """What is asked now, where it is no question of a stage: what there is to say before it stands in `beside`."""
    record = sitting.record
    match prompt:
        case AsksPromise(action, at, of):
            yield "  ".join([_("{n} of {steps}", n=at, steps=of), printable(action.what.show(active()))])
        case AsksWords(action, said) if said.lacks:
            yield printable(action.what.show(active()))
            yield said.lacks.show(active())
        case AsksOwner(owned):
            who = printable(owned.owner) if owned.owner else _("nobody yet")
            yield who if owned.is_here or not owned.owner else "  ".join([who, _("(not down as being here)")])
            yield from (f"  {line}" for line in row_lines(record, owned.rows))
        case AsksWhoTakes():
            yield _("Who takes it up? A role; Enter: nobody yet.")
        case AsksRole(role, question):
            yield _("{role}: {question}", role=printable(role), question=question.show(active()))
        case AsksSilence(until):
            at_time = f"{until.astimezone(record.zone):%H:%M}"
            yield _("Silent until {time}: everybody writes for themselves. Enter: role by role.", time=at_time)
        case AsksToGoOn(step, takes_rows):
            yield _going_on(step.name(record).show(active()), sitting, memory, takes_rows=takes_rows)
        case AsksToEnd():
            yield _("Is the meeting over? y ends it; /back goes back.")


def _going_on(name: str, sitting: Sitting, memory: Memory, *, takes_rows: bool) -> str:
    if takes_rows:
        return _("Nothing more is asked here. A line is a row; Enter goes on: {step}", step=name)
    if memory.promises and not memory.promises.shown and sitting.step.code == PROMISES:
        return _("Nothing like it is open from before. Enter goes on: {step}", step=name)
    return _("That is all here. Enter goes on: {step}", step=name)


def may_be_said(prompt: Prompt, memory: Memory) -> Iterator[str]:
    """What can be answered to it."""
    match prompt:
        case AsksPromise(action):
            yield _promise(action)
            yield "   ".join([*(key.show(active()) for key in keys_of(action)), _("Enter: the next one")])
            if Found.FAILED in action.finds:
                yield _(
                    "A reason may stand behind the key, in the same line: {example}", example=_("f nobody was told")
                )
            if memory.promises and (more := more_told(memory.promises)):
                yield more.show(active())
        case AsksRole():
            yield _("A line each. Enter on nothing: the next role.")
        case AsksOwner(owned) if not owned.owner:
            yield _("A role and a day: {example}   Enter: later", example=_("shift lead 12 Dec"))
        case AsksOwner():
            yield _("y yes   n 12 Dec another date   a not here: will be asked   Enter: later")


def before(prompt: Prompt, sitting: Sitting, memory: Memory) -> Iterator[str]:
    """What is told before it is asked: at the end, what is left."""
    if isinstance(prompt, AsksToEnd):
        yield from _rest(read_back(sitting.record, sitting.meeting.roles, memory.passed), sitting)


def found(sitting: Sitting) -> Iterator[str]:
    """What was found, and what is not sure of it: told before the read-back."""
    if sitting.step.code == READ_BACK:
        back = read_back(sitting.record, sitting.meeting.roles)
        yield from _listed(_("What was found:"), back.found, sitting.record)
        yield from _listed(_("Not confirmed, or disputed:"), back.unsure, sitting.record)
        yield from _unsaid(back, sitting.record)
        if again := still_asked(sitting.record, None):
            yield printable(again.show(active()))


def _unsaid(back: ReadBack, record: Retrospective) -> Iterator[str]:
    """Of how many rows of each stage nobody has said whether they are facts."""
    stages = list(dict.fromkeys(row.stage for row in back.unsaid))
    parts = [f"{_(wording(record, stage).name)} {sum(row.stage is stage for row in back.unsaid)}" for stage in stages]
    if parts:
        yield _("Nobody has said whether these are facts: {rows}", rows=" · ".join(parts))


def _promise(action: Action) -> str:
    """By whom it was promised, by when, in which case."""
    due = show_day(action.due, active()) if action.due else ""
    late = n_("{n} day overdue", "{n} days overdue", action.days) if action.days else ""
    case = f"{action.reference} {action.title}"
    return printable(" · ".join(part for part in (action.owner, due, late, case) if part))


def _rest(back: ReadBack, sitting: Sitting) -> Iterator[str]:
    """What is not agreed, what is not done and why, the next contact, the first check, what was not gone through."""
    record, zone, course = sitting.record, sitting.record.zone, sitting.course
    passed = [row for owned in read_back(record, sitting.meeting.roles).owned for row in owned.rows]
    yield from _listed(_("Nobody has said yes or no to it yet:"), passed, record)
    yield from _listed(_("Not agreed yet, to be asked:"), back.not_agreed, record)
    yield from _listed(_("Not done:"), back.not_done, record)
    if back.next_contact:
        yield _("Those hurt hear from us: {moment}", moment=show_moment(back.next_contact, active(), zone))
    if back.next_check:
        yield _("We look whether it held: {day}", day=show_day(back.next_check, active(), with_weekday=True))
    if left := stages_left(tuple(course.skipped), course.plan.unfit):
        names = [_(wording(record, stage).name) for stage in left]
        yield _("Not gone through today: {stages}", stages=active().join(names))


def _listed(title: str, rows: Sequence[Entry], record: Retrospective) -> Iterator[str]:
    if rows:
        yield title
        yield from (f"  {line}" for line in row_lines(record, rows))


def ended(done: Ended) -> Iterator[str]:
    """The minutes of a meeting that was ended, and what comes next."""
    record, meeting = done.record, done.meeting
    yield _minutes(meeting)
    title = _("Not agreed, since the owner is not down as having been here; it stands so in retro actions:")
    yield from _listed(title, done.not_agreed, record)
    yield _("Minutes: {row}", row=row_told(record, meeting))


def left_open() -> str:
    """That a meeting which is left goes on, and what ends it: the word that leaves does not."""
    return _("The meeting is still open: /{end} ends it there.", end=_(Move.END.word))


def reports(record: Retrospective) -> Iterator[str]:
    """How its reports are written by command."""
    yield _("Reports: retro export {reference} -o report.md", reference=record.reference)
    yield _("For management: retro export {reference} --for management -o report.md", reference=record.reference)


def _minutes(meeting: Meeting) -> str:
    took, cost = int(meeting.took or 0), int(meeting.cost or 0)
    return _(
        "The meeting is over. Minutes: {minutes}. Roles present: {people}. People × minutes: {cost}.",
        minutes=took, people=len(meeting.roles), cost=cost,
    )  # fmt: skip
