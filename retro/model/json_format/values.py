"""The values that surround the fields in the JSON form: ids, numbers, times; read as those of the fields are."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from retro.language import M_
from retro.model.field_types import FieldType
from retro.model.moments.moment import Moment
from retro.model.problem import Code, Problem, ValidationError
from retro.value import value

_ID = re.compile(r"[0-9A-Za-z_-]{1,64}", re.ASCII)
_MOST = 2**53
"""The largest whole number that every reader of JSON takes for itself."""


@value
class Name(FieldType):
    """The id of an entry, a change or a group, or a digest. `optional` takes an empty one, too."""

    optional: bool = False

    def load(self, plain: Any) -> str:
        """The id."""
        if not isinstance(plain, str) or not (_ID.fullmatch(plain) or (self.optional and plain == "")):
            raise ValidationError(Problem(Code.WRONG_TYPE))
        return plain


class Names(FieldType):
    """A list of ids, or of names of fields."""

    def load(self, plain: Any) -> tuple[str, ...]:
        """Them."""
        if not isinstance(plain, list):
            raise ValidationError(Problem(Code.WRONG_TYPE))
        return tuple(Name().load(each) for each in plain)


@value
class Count(FieldType):
    """A whole number from `least` on."""

    least: int = 0

    def load(self, plain: Any) -> int:
        """The number."""
        if isinstance(plain, bool) or not isinstance(plain, int) or not self.least <= plain <= _MOST:
            raise ValidationError(Problem(Code.WRONG_TYPE))
        return plain


class Position(FieldType):
    """Where a row stands: a finite number."""

    def load(self, plain: Any) -> float:
        """The position."""
        if isinstance(plain, bool) or not isinstance(plain, int | float) or not abs(plain) <= _MOST:
            raise ValidationError(Problem(Code.WRONG_TYPE))  # NaN, too: it is not less than anything
        return float(plain)


class Instant(FieldType):
    """When something was written: a time with its offset, to the microsecond."""

    def load(self, plain: Any) -> datetime:
        """The time."""
        try:
            time = Moment.load(plain).start if isinstance(plain, str) else None
        except ValueError:
            time = None
        if not isinstance(time, datetime) or "~" in plain or "/" in plain:
            reason = M_("Write it like 2026-11-20T14:05:09+09:00.")
            raise ValidationError(Problem(Code.NOT_MOMENT, params={"text": plain, "reason": reason}))
        return time


@value
class Word(FieldType):
    """One of a few words."""

    words: tuple[str, ...]

    def load(self, plain: Any) -> Any:
        """The word."""
        if plain not in self.words:
            raise ValidationError(Problem(Code.NO_CHOICE, params={"text": plain, "choices": tuple(self.words)}))
        return plain


@value
class Exactly(FieldType):
    """A value of this type of JSON, whatever it is or holds."""

    type: type

    def load(self, plain: Any) -> Any:
        """The value."""
        if not isinstance(plain, self.type):
            raise ValidationError(Problem(Code.WRONG_TYPE))
        return plain
