"""What lies in the future for who writes it, or before the case: said beside it, as it is mostly a slip."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from retro.language import N_, Language
from retro.model.fields import Field
from retro.model.moments.moment import Moment

FUTURE = N_("{moment} (in the future)")
_EARLY = N_("{moment} (before it began)")


def lies_ahead(value: object, now: datetime | None, zone: tzinfo) -> bool:
    """Whether a moment or a day begins after `now`, as far as that is known; of anything else it does not."""
    at = value.first if isinstance(value, Moment) else value
    if now is None:
        return False
    if isinstance(at, datetime):
        return at > now
    return isinstance(at, date) and at > now.astimezone(zone).date()


def field_lies_ahead(field: Field, value: object, now: datetime | None, zone: tzinfo) -> bool:
    """Whether a value of a field that tells of what was begins after `now`; not of one by when something is due."""
    return getattr(field.type, "ahead", None) is False and lies_ahead(value, now, zone)


def is_before(value: object, began: date | None, zone: tzinfo) -> bool:
    """Whether a moment is over on the days before the one on which the case began, as far as that is known."""
    if began is None or not isinstance(value, Moment):
        return False
    last = value.end or value.first
    day = last.astimezone(zone).date() if isinstance(last, datetime) else last
    return day is not None and day < began


def with_future(shown: str, to: Language, *, is_ahead: bool, is_early: bool = False) -> str:
    """What is shown of a moment, with a word beside it where it is still to come, or was before the case."""
    if is_early:
        return to(_EARLY, moment=shown)
    return to(FUTURE, moment=shown) if is_ahead else shown
