"""What a meeting prints: its rules, where it stands, what is left of its time, promises, read-back, minutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from retro.asking.commands import suggestions
from retro.asking.meeting_commands import meeting_words
from retro.cli.question_lines import HELP, tell_question
from retro.cli.row_lines import lines as row_lines, told as row_told
from retro.cli.streams import give
from retro.cli.wrapped import give_lines
from retro.language import M_, Message, _, active, n_
from retro.model.entry import Entry
from retro.model.moments.formatting import show_day, show_moment
from retro.model.record import Retrospective
from retro.model.stages.meeting import Meeting
from retro.review.meeting.course import whole_minutes
from retro.review.meeting.read_back import Owned, ReadBack, read_back, stages_left
from retro.review.meeting.rules import RULES
from retro.review.meeting.steps import PROMISES, READ_BACK, MeetingStep
from retro.review.needs.proportion import wording
from retro.review.open_actions import Action
from retro.services.meeting.end import Ended
from retro.services.meeting.promises import keys_of, more_told
from retro.services.meeting.prompt import (
    Asks,
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
from retro.services.meeting.sitting import Sitting
from retro.services.meeting.taking import Taken
from retro.text.controls import printable

_SHOWN = 12
"""So many rows of a stage are shown when it is opened: the last ones, by which one goes on."""


def tell(*messages: Message | None) -> None:
    """These, a line each."""
    give_lines(*(printable(message.show(active())) for message in messages if message))


def tell_rules() -> None:
    """The rules, calmly."""
    give_lines(" ".join(_(rule) for rule in RULES))


def tell_help() -> None:
    """How to answer, the words of a meeting, and those of the questions."""
    give_lines(*map(_, HELP))
    words = dict(meeting_words(active()))
    others = {each.text: each.meaning for each in suggestions("/", active()) if each.text not in words}
    give_lines(*(f"  {word}  {meaning}" for word, meaning in (words | others).items()))


def time_said(left: timedelta, budget: timedelta) -> Message:
    """What is left of the time of a step, in whole minutes; once it is used up, by how much."""
    if left < timedelta(0):
        return M_("{over} min over {budget}", over=whole_minutes(-left), budget=whole_minutes(budget))
    return M_("{left} of {budget} min left", left=whole_minutes(left), budget=whole_minutes(budget))


def tell_place(sitting: Sitting, now: datetime, written: Sequence[datetime]) -> None:
    """Where the meeting stands, and what is left of the time of this step."""
    course, others = sitting.course, [*sitting.written, *written]
    place = M_("{n} of {steps}", n=sitting.steps.index(sitting.step) + 1, steps=len(sitting.steps))
    time = time_said(course.left(now, others), course.budget(course.step))
    paused = M_("paused") if course.is_paused else None
    parts = filter(None, (place, sitting.step.name(sitting.record), time, paused))
    give("\n")
    give_lines(" · ".join(part.show(active()) for part in parts))


def tell_plan(sitting: Sitting) -> None:
    """The steps with their minutes, and what will not fit today."""
    plan, record = sitting.course.plan, sitting.record
    parts = (
        f"{step.name(record).show(active())} {plan.minutes.get(step.code, 0)}"
        for step in sitting.steps
        if step.code not in plan.unfit
    )
    give_lines(_("{minutes} minutes: {steps}", minutes=plan.total, steps=" · ".join(parts)))
    if unfit := names_of((step for step in sitting.steps if step.code in plan.unfit), record):
        give_lines(
            _("Nobody has gathered the facts yet: they come first, and {steps} will not fit today.", steps=unfit),
            _("Go there all the same with /{number}; or take them in a second meeting.", number=_first(sitting)),
        )


def _first(sitting: Sitting) -> int:
    return next(step.stage.number for step in sitting.steps if step.code in sitting.course.plan.unfit)


def names_of(steps: Iterable[MeetingStep], record: Retrospective) -> str:
    """The names of steps, as a list in the language of the moment."""
    return active().join([step.name(record).show(active()) for step in steps])


def tell_step_begun(sitting: Sitting) -> None:
    """What is told once when a step is opened: the last rows of a stage; before the read-back what was found."""
    record, step = sitting.record, sitting.step
    if step.code == READ_BACK:
        _tell_found(read_back(record, sitting.meeting.roles), record)
    if not step.is_stage:
        return
    rows = record.stage(step.stage)
    if more := len(rows[:-_SHOWN]):
        give_lines(n_("  … {n} row before these; /all shows all", "  … {n} rows before these; /all shows all", more))
    give_lines(*(f"  {line}" for line in row_lines(record, rows[-_SHOWN:])))


def tell_prompt(asked: Prompt, sitting: Sitting, memory: Memory, *, is_again: bool) -> None:
    """What is asked now."""
    record = sitting.record
    match asked:
        case Asks(question):
            tell_question(record, question, is_again=is_again)
        case AsksPromise(action, place, of):
            if place == 1 and memory.promises:
                tell(more_told(memory.promises))
            _tell_promise(action, place, of)
        case AsksWords(said=said):
            tell(said.lacks)
        case AsksOwner(owned):
            _tell_owned(owned, record)
        case AsksWhoTakes():
            give_lines(_("Who takes it up? A role; Enter: nobody yet."))
        case AsksRole(role):
            who = printable(role)
            give_lines(_("{role}: what do you see? A line each; Enter on nothing: the next role.", role=who))
        case AsksSilence(until):
            at = f"{until.astimezone(record.zone):%H:%M}"
            give_lines(_("Silent until {time}: everybody writes for themselves. Enter: role by role.", time=at))
        case AsksToGoOn(step, takes_rows):
            name = step.name(record).show(active())
            if takes_rows:
                give_lines(_("Nothing more is asked here. A line is a row; Enter goes on: {step}", step=name))
            elif memory.promises and not memory.promises.shown and sitting.step.code == PROMISES:
                give_lines(_("Nothing like it is open from before. Enter goes on: {step}", step=name))
            else:
                give_lines(_("That is all here. Enter goes on: {step}", step=name))
        case AsksToEnd():
            _tell_rest(read_back(record, sitting.meeting.roles, memory.passed), sitting)
            give_lines(_("Enter ends the meeting; /back goes back."))


def tell_taken(taken: Taken) -> None:
    """How a line was read, and the marks that would have said it."""
    give_lines(*(f"= {printable(each.show(active()))}" for each in taken.told))
    if taken.marks:
        give_lines(f"  {printable(taken.marks.show(active()))}")


def _tell_promise(action: Action, place: int, of: int) -> None:
    """A promise: which, by when, by whom, in which case; and what can be said of it."""
    due = show_day(action.due, active()) if action.due else ""
    late = n_("{n} day overdue", "{n} days overdue", action.days) if action.days else ""
    what = action.what.show(active())
    case = f"{action.reference} {action.title}"
    parts = [part for part in (due, late, what, action.owner, case) if part]
    give_lines(
        _("{n} of {steps}", n=place, steps=of) + "  " + printable(" · ".join(parts)),
        "  " + "   ".join(key.show(active()) for key in keys_of(action)) + "   " + _("Enter: the next one"),
    )


def _tell_found(back: ReadBack, record: Retrospective) -> None:
    """What was found, and what is not sure of it."""
    _listed(_("What was found:"), back.found, record)
    _listed(_("Not confirmed, or disputed:"), back.unsure, record)


def _tell_owned(owned: Owned, record: Retrospective) -> None:
    """What one role is to do."""
    who = printable(owned.owner) if owned.owner else _("nobody yet")
    away = "" if owned.is_here or not owned.owner else "  " + _("(not in the room)")
    give_lines(f"{who}{away}", *(f"  {line}" for line in row_lines(record, owned.rows)))
    give_lines("  " + _("y yes   n 12 Dec another date   a not here: will be asked   Enter: later"))


def _tell_rest(back: ReadBack, sitting: Sitting) -> None:
    """What is not agreed, what is not done and why, the next contact, the first check, what was not gone through."""
    record, zone = sitting.record, sitting.record.zone
    _listed(_("Not agreed yet, to be asked:"), back.not_agreed, record)
    _listed(_("Not done:"), back.not_done, record)
    if back.next_contact:
        give_lines(_("Those hurt hear from us: {moment}", moment=show_moment(back.next_contact, active(), zone)))
    if back.next_check:
        give_lines(_("We look whether it held: {day}", day=show_day(back.next_check, active(), with_weekday=True)))
    course = sitting.course
    if left := stages_left(tuple(course.skipped), course.plan.unfit):
        names = [_(wording(record, stage).name) for stage in left]
        give_lines(_("Not gone through today: {stages}", stages=active().join(names)))


def _listed(title: str, rows: Sequence[Entry], record: Retrospective) -> None:
    if rows:
        give_lines(title, *(f"  {line}" for line in row_lines(record, rows)))


def tell_ended(ended: Ended) -> None:
    """The minutes of a meeting that was ended, and what comes next."""
    record, meeting = ended.record, ended.meeting
    give("\n")
    give_lines(_minutes(meeting))
    if ended.not_agreed:
        _listed(_("Not agreed, since the owner was not here; it stands so in retro actions:"), ended.not_agreed, record)
    give_lines(
        _("Minutes: {row}", row=row_told(record, meeting)),
        _("Reports: retro export {reference} -o report.md", reference=record.reference),
        _("For management: retro export {reference} --for management -o report.md", reference=record.reference),
    )


def _minutes(meeting: Meeting) -> str:
    took, cost = int(meeting.took or 0), int(meeting.cost or 0)
    return _(
        "The meeting is over. Minutes: {minutes}. Roles present: {people}. People × minutes: {cost}.",
        minutes=took, people=len(meeting.roles), cost=cost,
    )  # fmt: skip
