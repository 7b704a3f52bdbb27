"""What a reader has not been told yet, or was told otherwise, since a letter of the same kind went to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from exports.letters.letter_lines import LetterLines
from exports.markdown.entry_view import EntryView
from exports.markdown.escape import Markdown, filled_in, inline
from retro.language import MN_, N_, Language
from retro.model.entry import Entry
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Addendum
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Remedy
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Event
from retro.review.revision import Revision

_NEW = {
    Event.kind: N_("New in the course of things"),
    Cause.kind: N_("A cause is established"),
    Damage.kind: N_("New on what it did"),
    Remedy.kind: N_("New on what we have done"),
    Measure.kind: N_("New on what keeps it from happening again"),
    HardwareChange.kind: N_("New on what keeps it from happening again"),
    Addendum.kind: N_("Found since"),
}
_CHANGED = {
    Event.kind: N_("Corrected in the course of things"),
    Cause.kind: N_("Corrected on the cause"),
    Damage.kind: N_("Corrected on what it did"),
    Remedy.kind: N_("Corrected on what we have done"),
    Measure.kind: N_("Changed on what keeps it from happening again"),
    HardwareChange.kind: N_("Changed on what keeps it from happening again"),
}
_OF_HEAD = ("started", "detected", "asked_of_them", "next_report")
"""What letters tell of the head."""


def news(found: Revision, lines: LetterLines, shown: Callable[[Entry], EntryView], to: Language) -> Iterator[Markdown]:
    """Each thing that is new or told otherwise, with what it is now, as the letter has it.

    Of what was taken back only how much: its words may be why.
    """

    def line(label: str, said: str) -> Markdown:
        return filled_in(N_("{label}: {value}"), to, label=to(label), value=said)

    head = shown(found.now.head)
    for field in found.head:
        if field.name in _OF_HEAD and head[field.name]:
            yield Markdown(head.fact(field.name))
    for labels, rows in ((_NEW, found.added), (_CHANGED, tuple(row for row, _fields in found.changed))):
        for row in rows:
            said = lines.line(shown(row)) if row.kind in labels else None
            if said:
                yield line(labels[row.kind], said)
    gone = sum(row.kind in _NEW for row in found.removed)
    if gone:
        words = MN_("{n} thing that we told you is no longer so", "{n} things that we told you are no longer so", gone)
        yield inline(words.show(to))
