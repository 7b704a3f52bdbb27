"""The calls that are in no case, as one is told of them: when they began, and nobody's words."""

from __future__ import annotations

from retro.language import M_, MN_, Message
from retro.model.call import Call
from retro.model.moments.formatting import ToldDay


def call_told(call: Call) -> Message:
    """`A call of 27 Nov 2026, 14:02, with 3 notes`."""
    notes = MN_("{n} note", "{n} notes", len(call.notes))
    day, time = ToldDay(day=call.began.date()), f"{call.began:%H:%M}"
    if call.over is None:
        return M_("A call of {day}, {time}, with {notes}, not ended", day=day, time=time, notes=notes)
    return M_("A call of {day}, {time}, with {notes}", day=day, time=time, notes=notes)
