"""Whether what goes out is a report at all: of a case that is as it says, with something on each point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from retro.language import M_, Message
from retro.model.entry import Entry
from retro.model.row_labels import row_name
from retro.model.stages.cause import Cause
from retro.model.stages.changes import HardwareChange
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Remedy
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Event
from retro.redaction.command_line import command_for
from retro.redaction.customers_words import is_wordless, words_of
from retro.redaction.people import concerned
from retro.redaction.preflight.finding import Outgoing, PreflightFinding, Weight
from retro.redaction.redact import is_held_back, is_sayable
from retro.review import derived
from retro.review.needs.proportion import is_engineering
from retro.text.shortened import beginning

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
    """Points of which there is nothing to read: all of them is no report, some is a question.

    What caused it and what was done for them is no question: a row that tells it is marked, or held back, one by one.
    """
    silent = [(label, kinds) for label, kinds in _POINTS if not any(map(out.visible.of, kinds))]
    if len(silent) == len(_POINTS):
        yield PreflightFinding(
            "empty", Weight.GRAVE,
            M_("It says nothing of cause, damage, remedy or prevention: nobody would know what it is about."),
            M_("Mark the rows that this reader may be told: retro edit {reference} ROW for_all=yes, or say whom they "
               "are about.", reference=out.record.reference),
        )  # fmt: skip
        return
    held = [(label, rows) for label, kinds in silent if (rows := [*_held(out, kinds)])]
    doubtful: list[Message] = []
    for label, rows in held:
        row = None if out.recipient.is_published else _due(rows)
        if row is None:
            doubtful.append(label)
        else:
            yield _unmarked(out, label, row)
    if doubtful:
        yield PreflightFinding(
            "four-points", Weight.DOUBTFUL,
            M_("It has nothing to tell on: {points}. The case has rows that are not marked for this reader.",
               points=tuple(doubtful)),
            words=" ".join(str(each) for each in doubtful),
        )  # fmt: skip
    if not out.recipient.is_published and not _tells_what_happened(out):
        yield _says_not_what_happened(out)


def _due(rows: Sequence[Entry]) -> Entry | None:
    """The first of these rows that a letter cannot pass over in silence: a cause or a remedy that is nobody's own."""
    return next((row for row in rows if isinstance(row, Cause | Remedy) and not concerned(row)), None)


def _unmarked(out: Outgoing, label: Message, row: Entry) -> PreflightFinding:
    """That a point is known, and nobody said whether this reader is told it: which row would tell it, and how."""
    record = out.record
    return PreflightFinding(
        "point-unmarked", Weight.GRAVE,
        M_("It has nothing on {point}, though the case knows it: {row} “{words}” has no mark for this reader.",
           point=label, row=row_name(record, row), words=beginning(row.main_text)),
        M_("retro edit {reference} {row} for_all=yes tells it; for_all=no, of each such row, tells no customer.",
           reference=record.reference, row=row_name(record, row)),
        row.id, words=str(label),
    )  # fmt: skip


def _tells_what_happened(out: Outgoing) -> bool:
    """Whether a sentence of it says what happened: an event, what letters call the case, or what it did to them."""
    told = (out.record.get(row.id) for row in out.visible.of(Event))
    is_event = any(isinstance(row, Event) and row.is_marked for row in told)
    return is_event or bool(words_of(out.record.head, out.to).strip()) or bool(out.visible.of(Damage))


def _says_not_what_happened(out: Outgoing) -> PreflightFinding:
    """That no sentence of it says what happened: which event could, or what letters call the case."""
    record, field = out.record, out.record.head.words_in(out.to.code)
    what = M_(
        "It does not say what happened: no event is marked for its reader, and letters have no words for the case."
    )
    cure = M_("retro set {reference} {field}=…, in a few words", reference=record.reference, field=field or "words_en")
    if row := next(_held(out, (Event,)), None):
        cure = M_("{said}; or {row} “{words}” tells it: retro edit {reference} {row} for_all=yes", said=cure,
                  row=row_name(record, row), words=beginning(row.main_text), reference=record.reference)  # fmt: skip
    return PreflightFinding("nothing-happened", Weight.GRAVE, what, cure, record.head.id, field)


def _held(out: Outgoing, kinds: Iterable[type[Entry]]) -> Iterator[Entry]:
    return (row for kind in kinds for row in out.record.of(kind) if _is_only_held_back(row, out))


def _is_only_held_back(row: Entry, out: Outgoing) -> bool:
    """Whether a row is nobody's own affair and could be told, and is not: nobody marked it for this reader.

    What is somebody's own could be marked for all where the letter is to all; a page that anybody reads has no gap.
    """
    could_be_common = out.recipient.to_all and not out.recipient.is_published
    is_own = bool(concerned(row)) and not could_be_common
    is_decided = is_held_back(row) or is_wordless(row, out.record, out.to)
    return not is_own and not is_decided and is_sayable(row, out.record, out.audience)
