"""What stands above the line in a meeting: the rows or what is read back, the question, what may be answered."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from retro.asking.meeting_commands import meeting_words
from retro.language import _, active
from retro.model.record import Retrospective
from retro.model.stages.prevention import PREVENTION
from retro.review.meeting.steps import RULES
from retro.screens.meeting.turn import MeetingTurn
from retro.screens.walk.ask import words as of_questions
from retro.services.meeting import words
from retro.services.meeting.present import known_roles
from retro.services.meeting.prompt import Asks, AsksOwner
from retro.services.meeting.row_lines import lines as row_lines
from retro.text.controls import printable

_SHOWN = 30
"""So many causes are shown."""


def above(turn: MeetingTurn) -> Iterator[str]:
    """What one looks at while one types."""
    sitting = turn.sitting
    if turn.ended:
        yield from words.ended(turn.ended)
    elif sitting is None:
        yield words.rules()
    elif sitting.step.stage is PREVENTION:
        yield from _causes(turn.record)
    else:
        if sitting.step.code == RULES:
            yield words.rules()
            yield ""
            yield from words.plan(sitting)
        yield from words.found(sitting)
        if turn.asked:
            yield from words.before(turn.asked, sitting, turn.memory)
    if sitting and isinstance(turn.asked, AsksOwner):
        yield ""
        yield from words.asked(turn.asked, sitting, turn.memory)


def _causes(record: Retrospective) -> Iterator[str]:
    """What is to be stopped: shown as long as nobody has said with what."""
    if causes := [cause for cause, _depth in record.causes()][:_SHOWN]:
        yield _("What made it possible:")
        yield from (f"  {line}" for line in row_lines(record, causes))


def asked(turn: MeetingTurn) -> str:
    """The question."""
    if turn.is_over:
        return (
            _("Enter leaves; e and Enter: its report.")
            if turn.ended
            else active().sentences(each.show(active()) for each in turn.told)
        )
    if turn.sitting is None:
        return _("Who is in the room? The roles, with commas between.")
    if turn.follows or turn.asked is None:
        return _("Another terminal leads this meeting: this one follows it.")
    if isinstance(turn.asked, Asks):
        return of_questions.asked(turn.asked.question, turn.record)
    if isinstance(turn.asked, AsksOwner):
        owner = printable(turn.asked.owned.owner)
        return _("{owner}: is it agreed?", owner=owner) if owner else _("Nobody owns it yet: which role does?")
    return "\n".join(words.asked(turn.asked, turn.sitting, turn.memory))


def beside(turn: MeetingTurn) -> Content:
    """What may be answered."""
    if turn.sitting is None:
        known = known_roles(turn.record)
        lines = [_("A figure is how many minutes it takes: 30, shift lead, packer.")]
        if known:
            lines.append(_("Enter alone: {roles}", roles=printable(active().join(known))))
        return Content("" if turn.is_over else "\n".join(lines))
    if turn.asked is None:
        return Content(_("F9 takes it over, if that one is gone.") if turn.follows else "")
    if isinstance(turn.asked, Asks):
        return of_questions.beside(turn.asked.question, turn.record)
    return Content("\n".join(words.may_be_said(turn.asked, turn.memory)))


def whole(turn: MeetingTurn) -> Iterator[str]:
    """The whole record, a line for each row."""
    yield from of_questions.whole_sheet(turn.record)


def stages(turn: MeetingTurn) -> Iterator[str]:
    """The stages with what is in each, and the words of the meeting."""
    yield from of_questions.stages_sheet(turn.record)
    yield ""
    yield from (f"{word}   {meaning}" for word, meaning in meeting_words(active()))
