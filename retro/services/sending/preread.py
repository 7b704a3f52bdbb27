"""What those who take part say to the facts that they were given to read: disputes, and what is missing.

The facts have the numbers that they have in the report for participants, as it would be written now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from retro.errors import RetroError
from retro.language import M_, Language, Message
from retro.model import edits
from retro.model.change import Op
from retro.model.change_factory import ChangeFactory
from retro.model.entry import EntryId
from retro.model.problem import ValidationError
from retro.model.quick_entry.line import QuickLine
from retro.model.quick_entry.parser import read_line
from retro.model.quick_entry.pasted import PastedLine, read_pasted
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stages.head import Participant
from retro.model.stages.timeline import TIMELINE, Event
from retro.redaction.audience import PARTICIPANTS
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact
from retro.review.facts import facts
from retro.services.changing.add_lines import AddedRows, ReadLine, ReadLines, add_lines, read_lines
from retro.services.follow_up.dispute import disputed
from retro.store.protocol import Store
from retro.text.controls import without_controls
from retro.text.folding import normal
from retro.text.shortened import quoted
from retro.value import value

_DISPUTE = re.compile(
    r"\s*(?:[>・•*-]\s*)*(?:fact\s*|事実\s*)?(?P<number>\d{1,3})(?:\s*[.、)）]\s*|\s+)(?P<role>[^\d:：]{1,60}?)"
    r"\s*[:：]\s*(?P<why>\S.*)"
)
"""`3 shipping lead: it was 14:20`. A day and a time in front are no number and role: see `_dispute`."""


@value
class Dispute:
    """That a role sees a fact otherwise."""

    row: EntryId
    role: str
    why: str

    def told(self, record: Retrospective) -> Message:
        """Which row it is, and who says so."""
        row = record.get(self.row)
        assert row is not None
        name, what = row_name(record, row), quoted(row.main_text)
        return M_("Disputed: {row} “{what}”, by {role}: {why}", row=name, what=what, role=self.role, why=self.why)


@value
class Answers:
    """What was sent back, as it was read."""

    disputes: tuple[Dispute, ...]
    lines: ReadLines
    """What becomes rows of the timeline, and what does not."""


def read_answers(record: Retrospective, text: str, to: Language, factory: ChangeFactory) -> Answers:
    """What was sent back, one line each: `3 ROLE: WORDS` disputes fact 3, all else is a line of the timeline.

    RetroError if a fact of that number was not told; StopError if the facts cannot be told as they are.
    """
    numbered = [row.id for row in facts(redact(record, PARTICIPANTS, Recipient(), to).record)]
    disputes, left = list[Dispute](), list[str]()
    for line in without_controls(text).split("\n"):
        if (found := _dispute(line, record)) is None:
            left.append(line)
        elif 1 <= int(found["number"]) <= len(numbered):
            row = numbered[int(found["number"]) - 1]
            disputes.append(Dispute(row, found["role"].lstrip("@＠").strip(), found["why"].strip()))
            left.append("")  # the lines keep their numbers
        else:
            raise RetroError(
                M_("There is no fact {number}: {text}", number=found["number"], text=quoted(line.strip())),
                M_("They go from 1 to {n}. Nothing was changed.", n=len(numbered)),
            )
    pasted = read_pasted("\n".join(left), TIMELINE, [person.name for person in record.of(Participant)])
    return Answers(
        tuple(disputes), read_lines(record, TIMELINE, pasted.lines, now=factory.now(), new_id=factory.new_id)
    )


def _dispute(line: str, record: Retrospective) -> re.Match[str] | None:
    """The number, the role and the words, unless the line begins with a time: `9 May: the mail came` is an event."""
    found = _DISPUTE.fullmatch(normal(line))
    if found is None:
        return None
    try:
        read = read_line(line.strip(), TIMELINE, record)
    except ValidationError:
        return found
    return None if isinstance(read.entry, Event) and read.entry.happened else found


def take_answers(store: Store, factory: ChangeFactory, record: Retrospective, answers: Answers) -> AddedRows:
    """Write what was sent back, in one change, so that it is taken back at once.

    An event that is disputed is confirmed no longer, and the team reads by whom and why. What is said against another
    fact becomes an event of its own, which nobody has confirmed. RetroError or ValidationError as of `add_lines`.
    """
    beside = [each for each in answers.disputes if not isinstance(record.get(each.row), Event)]
    said = [_as_line(record, each, factory.new_id()) for each in beside]

    def disputes(now: Retrospective) -> Iterator[Op]:
        for row, why in _by_row(answers.disputes):
            event = now.get(row)
            if isinstance(event, Event):
                said: dict[str, Any] = {}
                for each in why:
                    said |= disputed(replace(event, **said), each.role, each.why)
                yield from edits.changed(event, said)

    lines = replace(answers.lines, lines=(*answers.lines.lines, *said))
    return add_lines(store, factory, record, lines, besides=lambda now: tuple(disputes(now)))


def _by_row(disputes: Sequence[Dispute]) -> Iterator[tuple[EntryId, list[Dispute]]]:
    """The disputes of each row, in their order."""
    for row in dict.fromkeys(each.row for each in disputes):
        yield row, [each for each in disputes if each.row == row]


def _as_line(record: Retrospective, dispute: Dispute, row: EntryId) -> ReadLine:
    against = record.get(dispute.row)
    assert against is not None
    event = Event(what=dispute.why, source=dispute.role, confirmed=False, details=against.main_text)
    return ReadLine(PastedLine(0, dispute.why, dispute.why), QuickLine(Event, event), row)
