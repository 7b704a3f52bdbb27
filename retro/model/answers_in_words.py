"""What was said of an empty field, in a reader's words."""

from __future__ import annotations

from retro.language import N_, Language
from retro.model.moments.formatting import show_day
from retro.model.stages.answers import EmptyAnswer

_WITH_REASON = N_("{said}: {reason}")
_FINDS_OUT_BY = N_("{said} ({finder} finds out by {day})")
_FINDS_OUT = N_("{said} ({finder} finds out)")
_BY = N_("{said} (to be found out by {day})")


def told_in_words(answer: EmptyAnswer, to: Language) -> str:
    """`not known (shipping lead finds out by 4 Dec)`, on one line; the reason behind it, where one was given."""
    said = to(answer.said.label) if answer.said else ""
    if answer.finder or answer.by:
        form = _FINDS_OUT_BY if answer.finder and answer.by else _FINDS_OUT if answer.finder else _BY
        said = to(form, said=said, finder=answer.finder, day=show_day(answer.by, to) if answer.by else "")
    reason = reason_in_words(answer)
    return to(_WITH_REASON, said=said, reason=reason) if reason else said


def reason_in_words(answer: EmptyAnswer) -> str:
    """The reason that was given, on one line; "" if none was."""
    return " ".join(answer.reason.split())
