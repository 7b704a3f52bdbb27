"""All that is open across the archive, gathered: what is to be done, by whom, by when (S20)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from retro.language import M_, MN_, Language, Message
from retro.model.call import Call
from retro.model.deadline import Deadline
from retro.model.entry import EntryId
from retro.model.head_choices import Status
from retro.model.moments.moment import Moment
from retro.model.query.reading import Query
from retro.model.query.words import Word
from retro.model.record import KINDS, Retrospective
from retro.model.stages import STAGES
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.head import Head
from retro.model.stages.prevention import Strength
from retro.model.stages.scope import Party, Ticked
from retro.model.stages.timeline import Contact
from retro.review.deadline_history import DeadlineHistory, deadline_history, point
from retro.review.due_line import DueCounts, due_counts
from retro.review.open_actions import (
    CALL,
    THIRD,
    UNSHARED,
    Action,
    DueGroup,
    Wanted,
    deadlines_to_tell,
    due_group,
    end_of_week,
    in_order,
    meanwhile,
)
from retro.review.open_calls import call_told
from retro.review.open_questions import open_questions
from retro.review.unshared import SHARE_WITHIN
from retro.services.memory.case_filter import case_filter
from retro.store.protocol import Store
from retro.store.results import OpenRow, ThirdTime, Unshared

_REMEMBERED = timedelta(days=400)
"""So long a calendar is told of what is done with, or gone."""


def open_actions(
    store: Store, today: date, reference: str = "", *, share_within: int = SHARE_WITHIN
) -> tuple[Action, ...]:
    """All that is open in the archive, or in one case, on a day: what is due first stands first.

    A case should have been shared `share_within` days after it began.
    """
    rows = store.open_rows(reference)
    questions = _questions(store, rows)
    made = (
        action
        for row in rows
        if row.kind != EmptyAnswer.kind or row.row in questions
        for action in _actions(row, today, questions)
    )
    thirds = (_third(each) for each in store.third_times() if reference in ("", each.reference))
    waiting = (_to_share(each, today) for each in _unshared(store, today, share_within, reference))
    calls = map(_call, () if reference else store.calls())
    return in_order((*made, *thirds, *waiting, *calls))


def wanted_actions(
    store: Store,
    query: Query,
    today: date,
    *,
    due: bool = False,
    overdue: bool = False,
    to_check: bool = False,
    owner: str = "",
) -> Wanted:
    """Which of all that is open a query asks for, and the options of a command with it.

    Its words are to stand in what is to be done, its owner or its case; what cases are narrowed down by is asked of the
    case that it belongs to, but for owners. What is chosen is asked of its own row, where rows of that kind have days.
    """
    chosen = tuple(word for word in query.words if word.chosen)
    of_cases = query._replace(words=chosen, owners=(), open="", problem=None)
    cases = None if of_cases.is_empty else frozenset(store.references(case_filter(of_cases, store, today)))
    rows = _rows_with(store, [word for word in chosen if _is_of_rows(word)], cases or ())
    words = tuple(word for word in query.words if not word.chosen)
    return Wanted(due, overdue, to_check, owner, words, query.owners, query.open, cases, rows)


def _is_of_rows(word: Word) -> bool:
    """Whether what it asks for is chosen in rows for which something is to be done."""
    return not word.is_not and any(KINDS[each.kind].deadlines for each in word.chosen if each.kind in KINDS)


def _rows_with(store: Store, words: Sequence[Word], cases: Collection[str]) -> frozenset[EntryId] | None:
    """The rows of these cases in which all of this is chosen, as far as something is open there; None if nothing is."""
    if not words:
        return None
    there = sorted({row.reference for row in store.open_rows()}.intersection(cases))
    return frozenset.intersection(
        *(frozenset(hit.row for hits in store.hits(there, (word,)).values() for hit in hits) for word in words)
    )


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


def _actions(row: OpenRow, today: date, questions: Mapping[EntryId, Message]) -> Iterator[Action]:
    """What is to be done of a row: one thing, and beside it what is something of its own."""
    kind = KINDS[row.kind]
    days = {name: _day(text) for name, text in row.days.items()}
    for deadline in deadlines_to_tell(kind, days, today):
        yield _action(row, deadline, days[deadline.name], today, questions)


def _action(
    row: OpenRow, deadline: Deadline, due: date | None, today: date, questions: Mapping[EntryId, Message]
) -> Action:
    kind = KINDS[row.kind]
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
        what=Message(deadline.words, {"what": questions.get(row.row) or _what(row, deadline)}),
        owner=row.texts.get(deadline.owner.name, "").strip() if deadline.owner else "",
        strength=Strength.coded(row.texts.get("strength", "")),
        group=due_group(deadline, due, today),
        days=max((today - due).days, 0) if due and deadline.late else 0,
        state=_state(row, Message(meanwhile(kind, deadline, due, today))),
        is_to_be_agreed=_is_to_be_agreed(row),
    )


def _state(row: OpenRow, state: Message) -> Message:
    """How it stands; and that its owner is still to be asked, as long as they have not said yes to it."""
    return M_("{state}, not agreed", state=state) if _is_to_be_agreed(row) else state


def _is_to_be_agreed(row: OpenRow) -> bool:
    return row.texts.get("agreed") == "0"


def _what(row: OpenRow, deadline: Deadline) -> Message | str:
    """What is to be done, in the words of the row; of one of those concerned, with what they have still to have."""
    kind = KINDS[row.kind]
    text = row.texts.get(deadline.what.name if deadline.what else kind.main, "").strip().partition("\n")[0]
    what = text or Message(kind.label)
    if kind is Party and deadline.waits_for:
        codes = row.texts.get("waits", "").split()
        ticks = tuple(Message(each.label) for each in Ticked if each.value in codes)
        return M_("{text} ({remark})", text=what, remark=M_("open: {ticks}", ticks=ticks))
    return what


def _third(case: ThirdTime) -> Action:
    """That a case is the third time of something, and its origin is to be found."""
    return _of_case(case, THIRD)


def _unshared(store: Store, today: date, within: int, reference: str = "") -> Sequence[Unshared]:
    """The cases of which somebody should have been told by now."""
    if today - date.min <= timedelta(days=within):
        return ()
    return store.unshared((today - timedelta(days=within)).isoformat(), reference)


def _to_share(case: Unshared, today: date) -> Action:
    """That nobody was told of a case, and for how many days."""
    days = (today - (_day(case.day) or today)).days
    state = MN_("not shared for {n} day", "not shared for {n} days", days)
    return replace(_of_case(case, UNSHARED), is_closed=case.status == Status.CLOSED.value, state=state)


def _call(call: Call) -> Action:
    """That a call is in no case yet. Its notes are not told: whoever is to be named stands in them."""
    return Action(
        reference="",
        title="",
        is_closed=False,
        kind=Contact,
        row=call.id,
        name="",
        deadline=CALL,
        due=None,
        at=None,
        what=Message(CALL.words, {"what": call_told(call)}),
        owner=call.by,
        strength=None,
        group=DueGroup.NO_DAY,
        days=0,
        state=Message(CALL.meanwhile),
    )


def _of_case(case: ThirdTime | Unshared, deadline: Deadline) -> Action:
    """What is left of a case as a whole."""
    return Action(
        reference=case.reference,
        title=case.title,
        is_closed=False,
        kind=Head,
        row=case.head,
        name="",
        deadline=deadline,
        due=None,
        at=None,
        what=Message(deadline.words, {"what": case.title or Message(Head.label)}),
        owner="",
        strength=None,
        group=DueGroup.NO_DAY,
        days=0,
        state=Message(deadline.meanwhile),
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


def what_is_due(store: Store, today: date, *, share_within: int = SHARE_WITHIN) -> DueCounts:
    """How much is due in the archive on a day, and what must be foreseen. No record is read for it."""
    due = store.open_rows(until=end_of_week(today).isoformat())
    rows = (action for row in due for action in _actions(row, today, {}))
    counts = due_counts((*rows, *map(_third, store.third_times())))
    return replace(counts, unshared=len(_unshared(store, today, share_within)), calls=store.count_calls())
