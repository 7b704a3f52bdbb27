"""A deadline: a day by which something is to be done of a row, and what in the row says that it was.

A kind of row declares its deadlines once. What is open, done or late is worked out from that in `retro.review.actions`;
the store asks the same of its tables, and calendar, site and reports read no fields of their own.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Any, Protocol

from retro.language import N_
from retro.model.checked import Checked
from retro.model.choice import Choice
from retro.model.found import Found
from retro.value import value


class Lateness(Choice):
    """What has not been done although its day has passed."""

    NOT_DONE = "not-done", N_("not done")
    NOT_CHECKED = "not-checked", N_("not checked")
    NOT_KEPT = "not-kept", N_("not kept")
    NOT_ANSWERED = "not-answered", N_("not answered")
    NOT_GIVEN = "not-given", N_("not given")
    NOT_CALLED = "not-called", N_("not called back")
    NOT_SEEN_TO = "not-seen-to", N_("not seen to")


class DeadlineState(Enum):
    """Whether what is to be done by a deadline is still to be done."""

    OPEN = auto()
    DONE = auto()
    CANCELLED = auto()


@value
class Holds:
    """A condition on a row: a field holds one of `values`; without any, it is filled. Spaces fill nothing."""

    field: Any
    """The declared field, as it stands in the body of its class."""
    values: tuple[Any, ...] = ()

    @property
    def name(self) -> str:
        """The name of the field."""
        return str(self.field.name)

    def is_true_of(self, row: object) -> bool:
        """Whether the row fulfils it."""
        value = getattr(row, self.name)
        if self.values:
            return value in self.values
        return bool(value.strip()) if isinstance(value, str) else value is not None


def holds(field: Any, *values: Any) -> Holds:
    """The condition that a field holds one of these values; without any, that it is filled."""
    return Holds(field, values)


class Row(Protocol):
    """What a deadline reads of a row, besides the fields that it names."""

    @property
    def standing(self) -> Checked:
        """How it stands by its checks."""
        ...


@value
class Deadline:
    """One deadline of a kind of row. Fields are named by themselves, in the body of the class that declares them."""

    on: Any = None
    """The field with the day, or with the moment whose last day counts; None where a check alone says the day."""
    late: Lateness | None = None
    """What has not been done when its day has passed; None if nobody is late then."""
    met_by: tuple[Found, ...] = ()
    """What a check finds when it was done: one of these."""
    ended_by: tuple[Found, ...] = ()
    """What a check finds when it need not be done any more."""
    only_if: tuple[Found, ...] = ()
    """What a check must find for it to stand at all; () where it stands by itself."""
    only_when_moved: bool = False
    """Whether it is a deadline only once a check gave a new day, or found that the day fell through.

    Where a field says the day, it is one from the beginning, until it is met: what met it before does so no more then.
    """
    waits_for: tuple[str, ...] = ()
    """Codes of what other rows tell: it stands as long as one of them is among what the row waits for."""
    is_apart: bool = False
    """Whether it is something to do of its own, beside the other ones of its row, and does not come behind them."""
    meanwhile: str = ""
    """The message id of what it is called until its day has passed, where its lateness does not say it."""
    done: tuple[Holds, ...] = ()
    """What in the row itself says that it was done: one of these is enough."""
    cancelled: tuple[Holds, ...] = ()
    """What in the row itself says that it need not be done any more."""
    what: Any = None
    """The field that says what is to be done; else it is the main one of the row."""
    words: str = "{what}"
    """The message id of what is to be done."""
    done_on: Any = None
    """The field that says when it was done."""
    tells: tuple[Any, ...] = ()
    """The fields that say more about it."""
    is_told_when_done: bool = False
    """Whether a report over a period tells of it also in the period in which it was done."""
    needs_no_day: bool = False
    """Whether it is a matter of every period while it is open, whatever its day."""
    owner: Any = None
    """The field with the role that sees to it."""
    stands_by: tuple[Any, ...] = ()
    """Fields of which one, filled, makes it something to do even while nobody has said a day."""
    code: str = ""
    """What it is called where no field says its day."""
    is_at_once: bool = False
    """Whether it is due as soon as it stands."""

    def __post_init__(self) -> None:
        assert (self.on is None) == bool(self.code), "it is called by its field, or else by its code"
        assert self.done_on or not self.is_told_when_done, "which field says when it was done?"

    @property
    def name(self) -> str:
        """What it is called among the deadlines of its kind: the name of the field with the day, else its code."""
        return self.code or str(self.on.name)

    def is_to_do(self, row: object, *, has_day: bool) -> bool:
        """Whether there is anything to do by it: somebody said a day, or what is to be done."""
        return has_day or any(holds(each).is_true_of(row) for each in self.stands_by)

    def state(self, row: Row) -> DeadlineState:
        """Whether what is to be done of the row by this deadline is done, cancelled, or still open."""
        stands = row.standing
        is_moved = stands.new_date is not None or stands.found in (Found.FAILED, Found.DROPPED)
        if self.only_when_moved and not is_moved and (self.on is None or not holds(self.on).is_true_of(row)):
            return DeadlineState.DONE
        is_ended = stands.found in self.ended_by or (self.only_if and stands.found not in self.only_if)
        if is_ended or (self.cancelled and any(each.is_true_of(row) for each in self.cancelled)):
            return DeadlineState.CANCELLED
        if self.only_if and stands.looked_again and stands.look_again is None:
            return DeadlineState.DONE
        if self.waits_for and not any(each.code in self.waits_for for each in stands.waits):
            return DeadlineState.DONE
        if stands.found in self.met_by:
            return DeadlineState.DONE
        is_done = self.done and any(each.is_true_of(row) for each in self.done)
        return DeadlineState.DONE if is_done and not (self.only_when_moved and is_moved) else DeadlineState.OPEN


def look_again(what: Any, owner: Any) -> Deadline:
    """The day on which one looks again at what is not done any more, where only the check says it."""
    words = N_("Look again: {what}")
    return Deadline(code="again", only_if=(Found.DROPPED,), what=what, words=words, owner=owner)


def look_when_moved(what: Any, owner: Any) -> Deadline:
    """The day on which one looks whether it holds, where no field says it: what is done was given a new date."""
    return Deadline(
        code="look",
        late=Lateness.NOT_CHECKED,
        only_if=(Found.DONE,),
        only_when_moved=True,
        what=what,
        words=N_("Check: {what}"),
        owner=owner,
    )


def decide_anew(what: Any, owner: Any) -> Deadline:
    """What did not hold is open until somebody decides what is done instead: at once, whatever its day was."""
    return Deadline(
        code="anew",
        only_if=(Found.FAILED,),
        what=what,
        words=N_("Decide what instead: {what}"),
        owner=owner,
        stands_by=(what,),
        is_at_once=True,
    )
