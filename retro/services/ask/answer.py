"""An answer, from the line to the archive: read, written as one change, told back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from retro.asking.answer_line import read_answer
from retro.asking.commands import Command
from retro.asking.next import Here
from retro.asking.question import Question
from retro.language import Message
from retro.model.change_factory import ChangeFactory
from retro.model.entry import EntryId
from retro.model.record import Retrospective
from retro.model.stages.head import HEAD
from retro.review.injuries import somebody_injured
from retro.services.ask.asked import Asked, Plan
from retro.services.ask.own_last import group_of_answer
from retro.services.ask.pasted_rows import told_asides, told_rows
from retro.services.ask.plan import planned
from retro.services.ask.told import RowSaid, as_marks, told_depth, told_edits, told_other_day, told_row
from retro.services.changing.add_line import add_row
from retro.services.changing.add_lines import add_lines
from retro.services.changing.commit import commit_latest
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.store.protocol import Store
from retro.value import value

_EACH = 3
"""So many rows of one answer are told one by one."""


@value
class Desk:
    """What answers are written with."""

    store: Store
    factory: ChangeFactory
    currency: str = ""
    """What a cost is in that names no currency."""


@value
class Answered:
    """What came of an answer."""

    record: Retrospective
    """The retrospective as it is now."""
    here: Here
    """Where the walk goes on."""
    told: tuple[Message, ...] = ()
    """How it was read, a line each."""
    marks: Message | None = None
    """The marks by which an expert would have said it, to be shown after the fact; None where there are none."""
    row: EntryId = ""
    """The row that it went to; "" if it went to none."""
    command: Command | None = None
    """A `/` word, which `retro.services.ask.commands.obey` carries out; nothing was written."""


def reading(
    record: Retrospective, question: Question, text: str, *, now: datetime, currency: str = ""
) -> tuple[Message, ...]:
    """How a line would be read, while it is typed. ValidationError or RetroError, with why it cannot be taken."""
    said = read_answer(text, question)
    if isinstance(said, Command):
        return ()
    plan = planned(Asked(record, question, Here(), now, currency), said)
    rows = [RowSaid(line=line, record=record) for line in plan.rows]
    values = told_edits(record, plan.edits, now)
    return (*plan.told, *rows, *values)


def answer(desk: Desk, record: Retrospective, question: Question, text: str, here: Here) -> Answered:
    """Take the line `text` as an answer: one change, or none where nothing comes of it.

    A `/` word is given back with nothing done. ValidationError or RetroError, with the reason and the next step, if it
    cannot be taken, or if the archive cannot be written: nothing is written then, and the line is still good.
    """
    said = read_answer(text, question)
    if isinstance(said, Command):
        return Answered(record, here, command=said)
    factory = desk.factory
    plan = planned(Asked(record, question, here, factory.now(), desk.currency, factory.new_id), said)
    done = _carried_out(desk, record, plan)
    return replace(
        done, here=_gone_through(record, question, done), told=(*done.told, *told_depth(record, done.record))
    )


def _gone_through(record: Retrospective, question: Question, done: Answered) -> Here:
    """Where the walk goes on: in the stage of the question, unless it is known now that somebody was hurt."""
    if question.stage is HEAD:  # its questions stand at the beginning and at the end, and in every stage
        return done.here
    is_hurt_now = somebody_injured(done.record) and not somebody_injured(record)
    return replace(done.here, first=None if is_hurt_now else question.stage)


def _carried_out(desk: Desk, record: Retrospective, plan: Plan) -> Answered:
    store, factory, group = desk.store, desk.factory, group_of_answer(desk.factory)
    if plan.lines:
        besides = plan.made or (lambda _now: ())
        added = add_lines(store, factory, record, plan.lines, group=group, besides=besides)
        rows = [(line, each.row) for line, each in zip(plan.rows, plan.lines.taken, strict=True)]
        each = (told_row(added.record, added.record.get(row) or line.entry) for line, row in rows)
        several = told_rows(added.record, plan.lines) if len(rows) > _EACH else tuple(each)
        return Answered(added.record, plan.here, (*several, *told_asides(plan.lines)), row=rows[-1][1])
    if plan.line:
        one = add_row(store, factory, record, plan.line, group=group)
        row = one.record.get(one.row) or plan.line.entry
        told = [*plan.told, told_row(one.record, row, plan.line), *told_other_day(one.record, plan.line)]
        return Answered(one.record, plan.here, tuple(told), row=one.row)
    if plan.edits:
        at = factory.now()
        done = edit_fields(
            store, factory, record, [Edit.of(*edit) for edit in (*plan.edits, *plan.cleared)], group=group
        )
        changed = told_edits(done.record, plan.edits, at)
        first, values = plan.edits[0]
        marks = as_marks(done.record, first, values)
        return Answered(done.record, plan.here, (*plan.told, *changed), marks, plan.edits[-1][0].id)
    now = commit_latest(store, factory, record, plan.made, group=group).record if plan.made else record
    return Answered(now, plan.here, plan.told)
