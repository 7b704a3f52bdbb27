"""A call as it is noted while somebody speaks (S33): its lines, each with its time, before it belongs to a case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from retro.value import value

NOTE = ""
"""As what a line counts that answers nothing: a note."""

CALL = "call"
"""What a note is called in a journal, in the place of the kind of a row."""
_MINUTE = timedelta(minutes=1)


@value
class CallLine:
    """A line that was typed in a call, or about it, as it was typed."""

    at: datetime
    """When Enter was pressed, with an offset."""
    text: str
    field: str = NOTE
    """The field of the contact that it answers; `NOTE` for what was noted while one spoke."""


@value
class Call:
    """A call that is no contact of a case yet."""

    id: str
    began: datetime
    """When its line was opened, with an offset."""
    by: str = ""
    """The role that speaks; "" if nobody said."""
    author: str = ""
    """Whose line it is, as of changes."""
    reference: str = ""
    """The case that it was begun for; "" if none was named, or it is gone."""
    over: datetime | None = None
    """When somebody said that it is over; None if nobody did, as after the end of the process."""
    lines: tuple[CallLine, ...] = ()
    """In the order in which they were written, whatever their times."""

    @property
    def notes(self) -> tuple[CallLine, ...]:
        """What was noted while one spoke."""
        return tuple(line for line in self.lines if line.field == NOTE)

    @property
    def answers(self) -> dict[str, CallLine]:
        """What was answered about it last, by the field."""
        return {line.field: line for line in self.lines if line.field != NOTE}

    @property
    def ended(self) -> datetime:
        """When it was over, as far as it is known: else the time of the last note."""
        return self.over or max([self.began, *(line.at for line in self.notes)])

    @property
    def minutes(self) -> int:
        """How long it was, in minutes that were begun; at least one, also where the clock was set back."""
        last = max([self.began, self.ended, *(line.at for line in self.notes)])
        return max(-((self.began - last) // _MINUTE), 1)


def plain(call: Call, field: str = NOTE) -> dict[str, str]:
    """What has to be known of a call, so that a line of it which answers `field` can be written in another run."""
    of = {"field": field} if field != NOTE else {}
    return of | {"began": call.began.isoformat(), "by": call.by, "author": call.author, "reference": call.reference}


def read_note(call: str, at: str, text: str, values: Mapping[str, str]) -> tuple[Call, CallLine]:
    """A call of this id as `plain` gave it, and a line of it. ValueError or KeyError if it is none."""
    began = datetime.fromisoformat(values["began"])
    begun = Call(call, began, values["by"], values["author"], values["reference"])
    return begun, CallLine(datetime.fromisoformat(at), text, values.get("field", NOTE))
