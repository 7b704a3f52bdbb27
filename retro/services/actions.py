"""All that is open across the archive, gathered: what is to be done, by whom, by when (S20)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from retro.language import Language, Message
from retro.model.entry import EntryId
from retro.model.head_choices import Status
from retro.model.moments.moment import Moment
from retro.model.record import KINDS, Retrospective
from retro.model.stages import STAGES
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.prevention import Strength
from retro.review.deadline_history import DeadlineHistory, deadline_history, point
from retro.review.due_line import DueCounts, due_counts
from retro.review.open_actions import Action, deadline_to_tell, due_group, in_order, meanwhile
from retro.review.open_questions import open_questions
from retro.store.protocol import OpenRow, Store

_REMEMBERED = timedelta(days=400)
"""So long a calendar is told of what is done with, or gone."""


def open_actions(store: Store, today: date, reference: str = "") -> tuple[Action, ...]:
    """All that is open in the archive, or in one case, on a day: what is due first stands first."""
    rows = store.open_rows(reference)
    questions = _questions(store, rows)
    made = (_action(row, today, questions) for row in rows if row.kind != EmptyAnswer.kind or row.row in questions)
    return in_order(made)


def calendar_of_actions(store: Store, today: date, to: Language, *, reference: str = "", to_dos: bool = False) -> bytes:
    """A calendar of all that is open in the archive, or in one case.

    It tells of what is over, too, to whoever has an earlier one: in each case with something open, and in each in which
    something was written within the last 400 days.
    """
    from exports.data.calendar import calendar_of_cases  # it brings in much

    return calendar_of_cases(_remembered(store, today, reference), to, to_dos=to_dos)


def _remembered(store: Store, today: date, reference: str) -> Iterator[tuple[Retrospective, DeadlineHistory]]:
    if reference:
        cases = [reference]
    else:
        since = today - _REMEMBERED if today - date.min > _REMEMBERED else date.min
        found = {*(row.reference for row in store.open_rows()), *store.changed_since(since.isoformat())}
        cases = sorted(found, key=lambda each: (len(each), each))
    for case in cases:
        whole = store.whole(case)
        yield whole.record, deadline_history(whole)


def _action(row: OpenRow, today: date, questions: Mapping[EntryId, Message]) -> Action:
    kind = KINDS[row.kind]
    days = {name: _day(text) for name, text in row.days.items()}
    deadline = deadline_to_tell(kind, days, today)
    due = days[deadline.name]
    text = row.texts.get(deadline.what.name if deadline.what else kind.main, "")
    what = questions.get(row.row) or text.strip().partition("\n")[0] or Message(kind.label)
    return Action(
        reference=row.reference,
        title=row.title,
        is_closed=row.status == Status.CLOSED.value,
        kind=kind,
        row=row.row,
        name=f"{kind.stage.number}.{row.number}" if row.number and kind.stage in STAGES else "",
        deadline=deadline,
        due=due,
        at=_time(row.texts.get(deadline.name, ""), due),
        what=Message(deadline.words, {"what": what}),
        owner=row.texts.get(deadline.owner.name, "").strip() if deadline.owner else "",
        strength=Strength.coded(row.texts.get("strength", "")),
        group=due_group(deadline, due, today),
        days=max((today - due).days, 0) if due and deadline.late else 0,
        state=Message(meanwhile(kind, deadline, due, today)),
    )


def _questions(store: Store, rows: Sequence[OpenRow]) -> dict[EntryId, Message]:
    """What is asked where somebody finds something out, as long as it is. The record alone knows the words."""
    cases = dict.fromkeys(row.reference for row in rows if row.kind == EmptyAnswer.kind)
    return {each.answer.id: each.question for case in cases for each in open_questions(store.load(case))}


def _time(text: str, due: date | None) -> datetime | None:
    """The time of a moment as it is written, as long as it is of the day that counts."""
    try:
        last = point(Moment.load(text)) if text else None
    except ValueError:
        return None
    return last if isinstance(last, datetime) and last.date() == due else None


def _day(text: str) -> date | None:
    """The day; None where none is said, or one that is not known."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def what_is_due(store: Store, today: date) -> DueCounts:
    """How much is due in the archive on a day, and what must be foreseen. No record is read for it."""
    foreseen = store.foreseen(today.isoformat())
    rows = (_action(row, today, {}) for row in store.open_rows())
    return due_counts(rows, foreseen.unanswered, foreseen.call_backs, foreseen.third)
