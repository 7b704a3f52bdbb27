"""Whether what goes out is a report at all: of a case that is as it says, with something on each point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from retro.language import M_, Message
from retro.model.entry import Entry
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Remedy
from retro.model.stages.scope import Damage
from retro.redaction.command_line import command_for
from retro.redaction.people import concerned
from retro.redaction.preflight.finding import Outgoing, PreflightFinding, Weight
from retro.redaction.redact import is_held_back, is_sayable
from retro.review import derived
from retro.review.needs.proportion import is_engineering

_POINTS = (
    (Message(Cause.stage.label), (Cause,)),
    (Message(Damage.stage.label), (Damage,)),
    (Message(Remedy.stage.label), (Remedy,)),
    (Message(Measure.stage.label), (Measure, HardwareChange)),
)
"""The four points of a report (S1), and the rows that say something on each."""


def of_whole_report(out: Outgoing) -> Iterator[PreflightFinding]:
    """What stands against it as a whole."""
    if out.is_interim:
        yield from _of_interim(out)
    elif out.is_letter:
        yield from _four_points(out)


def _of_interim(out: Outgoing) -> Iterator[PreflightFinding]:
    record, head = out.record, out.record.head
    if head.closed:
        weight = Weight.GRAVE if out.is_letter else Weight.DOUBTFUL
        again = command_for("export", record.reference, out.audience.code, out.recipient, out.to)
        final = M_("Write the final report: {command}", command=again)
        what = M_("It tells what is known so far, and the case is closed.")
        yield PreflightFinding("interim-closed", weight, what, final, head.id, words=head.closed)
    elif (
        out.is_letter
        and is_engineering(record)
        and out.visible.head.resolved is None
        and (over := derived.resolved(record)) is not None
    ):
        yield PreflightFinding(
            "open-end", Weight.GRAVE,
            M_("It says that nobody knows when it will be over, and by the timeline it is over."),
            M_("retro set {reference} resolved=…", reference=record.reference),
            head.id, "resolved", over.dump(),
        )  # fmt: skip


def _four_points(out: Outgoing) -> Iterator[PreflightFinding]:
    """Points of which there is nothing to read: all of them is no report, some is a question."""
    silent = [(label, kinds) for label, kinds in _POINTS if not any(map(out.visible.of, kinds))]
    if len(silent) == len(_POINTS):
        yield PreflightFinding(
            "empty", Weight.GRAVE,
            M_("It says nothing of cause, damage, remedy or prevention: nobody would know what it is about."),
            M_("Mark the rows that this reader may be told: retro edit {reference} ROW for_all=yes, or say whom they "
               "are about.", reference=out.record.reference),
        )  # fmt: skip
        return
    held = tuple(label for label, kinds in silent if any(_is_only_held_back(row, out) for row in _rows(out, kinds)))
    if held:
        yield PreflightFinding(
            "four-points", Weight.DOUBTFUL,
            M_("It has nothing to tell on: {points}. The case has rows that are not marked for this reader.",
               points=held),
            words=" ".join(str(each) for each in held),
        )  # fmt: skip


def _rows(out: Outgoing, kinds: Iterable[type[Entry]]) -> Iterator[Entry]:
    return (row for kind in kinds for row in out.record.of(kind))


def _is_only_held_back(row: Entry, out: Outgoing) -> bool:
    """Whether a row is nobody's own affair and could be told, and is not: nobody marked it for this reader.

    What is somebody's own could be marked for all where the letter is to all; a page that anybody reads has no gap.
    """
    could_be_common = out.recipient.to_all and not out.recipient.is_published
    is_own = bool(concerned(row)) and not could_be_common
    return not is_own and not is_held_back(row) and is_sayable(row, out.record, out.audience)
