"""What is open as one looks at it on a day: how urgent it is, and what it is called meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from retro.language import N_, Language, Message
from retro.model.choice import Choice
from retro.model.deadline import Deadline, Lateness
from retro.model.entry import Entry, EntryId
from retro.model.found import Found
from retro.model.query.places import REFERENCE
from retro.model.query.words import Word
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.follow_up import Matter
from retro.model.stages.head import Head
from retro.model.stages.prevention import Strength
from retro.model.stages.review import ParkingLotItem
from retro.model.stages.scope import Party
from retro.model.stages.timeline import Contact
from retro.model.waiting import WISH
from retro.review.actions import ActionStatus
from retro.text.folding import folded_name
from retro.value import value

if TYPE_CHECKING:
    from retro.model.query.matching import Matcher

THIRD = Deadline(code="third", words=N_("Find its origin: {what}"), meanwhile=N_("third time"))
"""What is left of a case of something that happened for at least the third time, until it is closed (S12)."""


UNSHARED = Deadline(code="unshared", words=N_("Share it with others: {what}"), meanwhile=N_("not shared"))
"""What is left of a case while nobody is down as told of it, some days after it began (S17)."""


CALL = Deadline(code="call", words=N_("Say which case it is: {what}"), meanwhile=N_("in no case yet"))
"""What is left of a call that is in no case yet (S33); it has no reference."""


class DueGroup(Choice):
    """How urgent something is, the most urgent first."""

    OVERDUE = "overdue", N_("overdue")
    TODAY = "today", N_("today")
    THIS_WEEK = "this-week", N_("this week")
    AGAIN = "again", N_("to look at again")
    LATER = "later", N_("later on")
    NO_DAY = "no-day", N_("without a day")


GroupedBy = Literal["due", "owner", "case"]
"""What actions can be put together by."""


@value
class Action:
    """One thing that is to be done still: an open row, told of by one of its deadlines."""

    reference: str
    title: str
    """Of its case."""
    is_closed: bool
    """Whether its case is closed."""
    kind: type[Entry]
    row: EntryId
    name: str
    """What the row is called: `5.2`; "" for what is no row of a stage."""
    deadline: Deadline
    due: date | None
    at: datetime | None
    """The time of that day, as far as one is said."""
    what: Message
    """What is to be done."""
    owner: str
    strength: Strength | None
    group: DueGroup
    days: int
    """For how many days it has been overdue."""
    state: Message
    """How it stands: planned, overdue, to check …"""
    is_to_be_agreed: bool = False
    """Whether its owner, who was not in the room, is still to be asked."""

    @property
    def is_to_those_hurt(self) -> bool:
        """Whether it was promised to somebody who was hurt (S8), or concerns one of them."""
        return self.kind is Contact or bool(self.kind.customer)

    @property
    def matter(self) -> Matter | None:
        """What of a contact it is, if it is not its promise."""
        return next(filter(None, map(Matter.coded, self.deadline.waits_for)), None) if self.deadline.is_apart else None

    @property
    def finds(self) -> tuple[Found, ...]:
        """What can be found of it, one key each. Of one of those concerned: that they have had what comes next."""
        if self.deadline in (THIRD, UNSHARED, CALL) or self.is_wish:
            return ()
        if self.kind is Party:
            return (Found.DONE, *self.kind.finds)
        return self.matter.finds if self.matter else self.kind.finds

    @property
    def is_wish(self) -> bool:
        """Whether it is a wish of somebody who was hurt, that nobody has answered."""
        return WISH in self.deadline.waits_for

    @property
    def is_check(self) -> bool:
        """Whether it is to be looked whether something held, or is to be looked at again."""
        return self.deadline is not CALL and is_check(self.kind, self.deadline)


@value
class Wanted:
    """Which actions to tell of. Empty: all."""

    due: bool = False
    """What is due by today."""
    overdue: bool = False
    """What was due before today."""
    to_check: bool = False
    """What is done and to be checked, or to be looked at again."""
    owner: str = ""
    """What this role sees to, however it is written."""
    words: tuple[Word, ...] = ()
    """What holds all of these words, in what is to be done, its owner or its case, and none that is not to be there."""
    owners: tuple[str, ...] = ()
    """Folded texts, one of which stands in the name of its owner."""
    open: Literal["", "yes", "overdue", "no"] = ""
    """Whether something is left to do of it: `overdue` only where its day has passed; `no` is said of nothing here."""
    cases: frozenset[str] | None = None
    """The references of the cases that it may belong to; None: any."""
    rows: frozenset[EntryId] | None = None
    """The rows of which it may be; None: any."""

    def holds(self, action: Action, to: Language) -> bool:
        """Whether an action is wanted. Of the days and the check, one that is asked for is enough."""
        asked = [
            (self.overdue, action.group is DueGroup.OVERDUE),
            (self.due, action.group in (DueGroup.OVERDUE, DueGroup.TODAY, DueGroup.AGAIN)),
            (self.to_check, action.is_check),
        ]
        if any(wanted for wanted, _ in asked) and not any(wanted and holds for wanted, holds in asked):
            return False
        if self.owner and folded_name(self.owner) != folded_name(action.owner):
            return False
        if self.open == "no" or (self.open == "overdue" and action.group is not DueGroup.OVERDUE):
            return False
        if self.owners and not any(each in folded_name(action.owner) for each in self.owners):
            return False
        if self.cases is not None and action.reference not in self.cases:
            return False
        if self.rows is not None and action.row not in self.rows:
            return False
        if not self.words:
            return True
        owner = action.deadline.owner
        texts = {
            (action.kind.kind, action.kind.main): action.what.show(to),
            (action.kind.kind, owner.name if owner else ""): action.owner,
            (Head.kind, "title"): action.title,
            REFERENCE: action.reference,
        }
        return self._matcher.fits({n for place, text in texts.items() for n in self._matcher.found_in(place, text)})

    @cached_property
    def _matcher(self) -> Matcher:
        from retro.model.query.matching import Matcher  # most ask for no words, and it compiles much

        return Matcher(self.words)


_MEANWHILE = {
    Lateness.NOT_DONE: (ActionStatus.PLANNED.label, ActionStatus.OVERDUE.label),
    Lateness.NOT_CHECKED: (N_("to check"), ActionStatus.UNCHECKED.label),
    Lateness.NOT_KEPT: (N_("promised"), Lateness.NOT_KEPT.label),
    Lateness.NOT_ANSWERED: (N_("asked"), Lateness.NOT_ANSWERED.label),
}
"""By what is late once its day has passed: what it is called until then, and from then on."""

_OF_KIND = {EmptyAnswer: N_("to find out"), ParkingLotItem: N_("parked"), Head: N_("to report")}
"""What the other ones are called."""


def is_check(kind: type[Entry], deadline: Deadline) -> bool:
    """Whether a deadline of a kind is the day on which one only looks: whether something holds, or again at it."""
    looks_again = deadline.late is None and not deadline.is_at_once and kind not in _OF_KIND
    return deadline.late is Lateness.NOT_CHECKED or looks_again


def due_group(deadline: Deadline, due: date | None, today: date) -> DueGroup:
    """How urgent it is. A week ends with its Sunday; what is due today is not overdue.

    Nor is that after which nobody is late: once its day has passed, a parked matter is to be looked at again, and a
    report to those concerned is due until it is made.
    """
    if due is None:
        return DueGroup.TODAY if deadline.is_at_once else DueGroup.NO_DAY
    if due < today:
        return DueGroup.OVERDUE if deadline.late else DueGroup.TODAY if deadline in Head.deadlines else DueGroup.AGAIN
    if due == today:
        return DueGroup.TODAY
    return DueGroup.THIS_WEEK if due <= end_of_week(today) else DueGroup.LATER


def end_of_week(today: date) -> date:
    """The Sunday of the week."""
    return today + min(timedelta(days=6 - today.weekday()), date.max - today)


def deadlines_to_tell(kind: type[Entry], days: Mapping[str, date | None], today: date) -> Iterator[Deadline]:
    """Of the open deadlines of a row, by the names of their fields, those to tell of on a day.

    That is the first declared one whose day has passed; if none has, the first declared one. What is something of its
    own is told beside it.
    """
    still = [deadline for deadline in kind.deadlines if deadline.name in days]
    in_turn = [each for each in still if not each.is_apart]
    passed = (each for each in in_turn if each.late and (due := days[each.name]) is not None and due < today)
    if in_turn:
        yield next(passed, in_turn[0])
    yield from (each for each in still if each.is_apart)


def meanwhile(kind: type[Entry], deadline: Deadline, due: date | None, today: date) -> str:
    """The message id of how it stands on a day: `planned`, `overdue`, `to check`, `promised`, `parked`."""
    if deadline.is_at_once:
        return ActionStatus.FAILED.label
    is_late = due is not None and due < today
    if deadline.meanwhile and not is_late:
        return deadline.meanwhile
    if kind in _OF_KIND and not (deadline.late and is_late):
        return _OF_KIND[kind]
    if deadline.late is None:
        return N_("to look at again")
    until, after = _MEANWHILE.get(deadline.late, (deadline.late.label, deadline.late.label))
    return after if is_late else until


def in_order(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The actions, what is due first standing first."""
    return tuple(sorted(actions, key=_order))


def grouped(actions: Iterable[Action], by: GroupedBy, to: Language) -> Iterator[tuple[str, tuple[Action, ...]]]:
    """The actions under the headings by which they are put together; within each in their order.

    The heading of those that nobody owns is "", and stands last.
    """
    heading, order = _HEADINGS[by], _GROUP_ORDERS[by]
    groups: dict[str, list[Action]] = {}
    for action in actions:
        groups.setdefault(heading(action, to), []).append(action)
    found = sorted(groups.items(), key=lambda each: order(each[1][0]))
    yield from ((heading, tuple(actions)) for heading, actions in found)


_HEADINGS: Mapping[GroupedBy, Callable[[Action, Language], str]] = {
    "due": lambda action, to: to(action.group.label),
    "owner": lambda action, _: action.owner,
    "case": lambda action, to: f"{action.reference}  {action.title}" if action.reference else to(CALL.meanwhile),
}
_GROUP_ORDERS: Mapping[GroupedBy, Callable[[Action], Any]] = {
    "due": lambda action: list(DueGroup).index(action.group),
    "owner": lambda action: (not action.owner, action.owner),
    "case": lambda action: _by_reference(action.reference),
}
"""In which order the groups stand."""


def _order(action: Action) -> tuple[bool, date, tuple[int, str], str]:
    return action.due is None, action.due or date.max, _by_reference(action.reference), action.name or action.row


def _by_reference(reference: str) -> tuple[int, str]:
    return len(reference), reference
