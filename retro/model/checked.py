"""How a row stands by its checks: the one place where what was found, one check after the other, is added up (S20)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Protocol, TypeVar

from retro.model.choice import Choice
from retro.model.field_types import ChoiceType, DayType, FieldType
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.value import value


@value
class Wait:
    """Something that a row waits for, and that stands in other rows: a tick of a party, a call back."""

    code: str
    moved: date | None = None
    """The day to which a check moved it."""


@value
class Checked:
    """How a row stands."""

    found: Found | None = None
    """What was found last; None while nobody looked, and again once what was given up is given a new date."""
    on: Moment | None = None
    """When that was found."""
    done: Moment | None = None
    """When it was done, as far as it is."""
    new_date: date | None = None
    """The day that its first open deadline was moved to."""
    look_again: date | None = None
    """The day on which one looks again at what is not done."""
    looked_again: bool = False
    """Whether somebody looked again at what was not done, and it still is not: the check says when next.

    Of what did not hold: whether a later case says what is done now.
    """
    failed: bool = False
    """Whether it was found not to hold, and neither done anew nor found to hold since: whatever is to become of it."""
    last: str = ""
    """The id of the check that says so."""
    waits: tuple[Wait, ...] = ()
    """What it waits for besides, as other rows of its record tell."""


UNCHECKED = Checked()
"""How a row stands at which nobody looked."""


class CheckRow(Protocol):
    """What this module reads of a check."""

    @property
    def id(self) -> str:
        """Its own."""
        ...

    @property
    def position(self) -> float:
        """Where it stands."""
        ...

    @property
    def of(self) -> str | None:
        """The row that was checked."""
        ...

    @property
    def found(self) -> Found | None:
        """What was found."""
        ...

    @property
    def on(self) -> Moment | None:
        """When."""
        ...

    @property
    def new_date(self) -> date | None:
        """The day that it is moved to."""
        ...

    @property
    def look_again(self) -> date | None:
        """The day on which one looks again."""
        ...


C = TypeVar("C", bound=CheckRow)


def standing_checks(checks: Iterable[C]) -> tuple[C, ...]:
    """Those of a case's checks that nobody took back, by their days; those without a day first."""
    ordered = sorted(checks, key=_order)
    taken: set[str | None] = set()
    for check in reversed(ordered):
        if check.found is Found.TAKEN_BACK and check.id not in taken:
            taken.add(check.of)
    return tuple(check for check in ordered if check.found and check.id not in taken)


def added_up(checks: Sequence[CheckRow], finds: Sequence[Found]) -> Checked:
    """How a row stands by its standing checks, in their order; `finds` is what a check can find of rows of its kind.

    A new date opens again what was given up or did not hold, and what was done where nobody can look afterwards whether
    it holds. Where somebody can, it stays done, and is looked at on the new day.
    """
    is_looked_at = Found.HOLDS in finds
    stands = UNCHECKED
    for check in checks:
        match check.found:
            case Found.NEW_DATE:
                stays_done = is_looked_at and stands.found in (Found.DONE, Found.HOLDS)
                found, done = (Found.DONE, stands.done) if stays_done else (None, None)
                stands = Checked(found, stands.on, done, check.new_date, failed=stands.failed, last=check.id)
            case Found.DONE:
                stands = Checked(Found.DONE, check.on, check.on, last=check.id)
            case Found.HOLDS | Found.FAILED as found:
                failed = found is Found.FAILED
                stands = Checked(found, check.on, stands.done or check.on, failed=failed, last=check.id)
            case Found.DROPPED as found:
                anew, again = stands.found is found, check.look_again
                stands = Checked(found, check.on, None, None, again, anew, failed=stands.failed, last=check.id)
    return stands


def in_force(stands: Checked, due: date | None, day: date) -> bool:
    """Whether what stands so was in force on a day: it was done and due by then, as far as days are said.

    Of what was done without a check of its own, the first check says only that it was done by then.
    """
    if stands.found not in (Found.DONE, Found.HOLDS, Found.FAILED) or (due is not None and due > day):
        return False
    done = stands.done.day if stands.done else None
    return done is None or done <= day


def after_it_happened_again(stands: Checked, checks: Sequence[CheckRow], due: date | None, again: date) -> Checked:
    """How something stands by its `checks`, when it happened again on a day: what was in force then did not hold (S12).

    What was given up or did not hold, and was done anew since that day, was another thing then.
    """
    done = [check for check in checks[1:] if check.found is Found.DONE and check.on and check.on.day]
    if not in_force(stands, due, again) or any(check.on.day > again for check in done if check.on and check.on.day):
        return stands
    return replace(stands, found=Found.FAILED, failed=True)


def said_by(value: Any) -> Checked:
    """How a row stands of which a line says this value: a result, or when it was done."""
    if isinstance(value, Choice):
        found = getattr(value, "found", None)
        return Checked(found, failed=found is Found.FAILED)
    if isinstance(value, date):
        value = Moment.exact(value)
    return Checked(Found.DONE, value, value) if isinstance(value, Moment) else UNCHECKED


def value_by(kind: FieldType, stands: Checked) -> Any:
    """What a field of this kind, which checks tell, says of a row that stands so."""
    match kind:
        case ChoiceType(choices):
            return next(
                (each for each in choices if stands.found and getattr(each, "found", None) is stands.found), None
            )
        case DayType():
            return stands.done.day if stands.done else None
        case _:
            return stands.done


def _order(check: CheckRow) -> tuple[str, float, str]:
    """By the last day that it may be of, as it is written; then as the rows stand."""
    day = check.on.dump().rpartition("/")[2][:10] if check.on is not None and check.on.first is not None else ""
    return day, check.position, check.id
