"""The command that answers a gap, or a judgement: what a terminal is told beside each thing that is asked."""

from __future__ import annotations

from retro.language import M_, N_, Message, active
from retro.model.answers import sign_of
from retro.model.entry import Entry
from retro.model.fields import field_of
from retro.model.quick_entry.typed import choice_as_typed
from retro.model.record import Retrospective, kinds_of
from retro.model.row_labels import row_name
from retro.model.stage import Stage
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.cause import CAUSE, Cause, CausePath
from retro.model.stages.follow_up import Sharing, Tick
from retro.model.stages.head import Head
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Apology
from retro.model.stages.scope import Party, Ticked
from retro.model.validation import is_empty
from retro.model.waiting import code_of
from retro.review.gap import Gap
from retro.review.judgement.judged import Judged
from retro.review.needs.proportion import wording
from retro.review.parties import party_state
from retro.services.changing.field_texts import typed

_MARKS = {"cause.escaped": CausePath.ESCAPED}
"""What a new row says besides its text, by the code of the need that asks for it."""
_ANSWERED_BY: dict[str, type[Entry]] = {"no-apology": Apology, "second-apology": Apology, "not-shared": Sharing}
"""The kind of row that answers a judgement, by its code."""


def missing_told(record: Retrospective, gap: Gap) -> Message:
    """What is missing, and the command that answers it."""
    return M_(
        "{stage}: {gap}  →  {command}",
        stage=Message(wording(record, gap.stage).name),
        gap=gap.message,
        command=command_for(record, gap),
    )


def command_for(record: Retrospective, gap: Gap) -> str:
    """The command: of several rows that lack the same it names the first. `…` stands for what is to be written.

    Behind it stands what may be said instead of a value: `retro set 14 started=… (=?)`.
    """
    reference, row = record.reference, record.get(gap.row)
    if gap.kind is EmptyAnswer or gap.kind is None:
        return f"retro ask {reference}"
    if gap.fields and gap.kind is Head:
        return f"retro set {reference} {_assignment(gap, record.head)}"
    if gap.fields and row is not None:
        return f"retro edit {reference} {row_name(record, row)} {_assignment(gap, row)}"
    if gap.kind is Tick and row is not None:
        ticked = next(each for each in Ticked if code_of(each) == gap.need)
        return f"retro tick {reference} {row_name(record, row)} {choice_as_typed(ticked).show(active())}"
    if (line := _line(record, gap, row)) is None:
        return f"retro ask {reference}"
    return f"retro add {reference} {_stage(record, gap.kind.stage)} '{line}'"


def command_about(record: Retrospective, each: Judged) -> str:
    """The command by which a place is written anew that is asked about: its field, else a row of its stage.

    What is answered by a row of its own, or by a tick, names that: what the field holds stays as it is.
    """
    reference, row = record.reference, record.get(each.row)
    if kind := _ANSWERED_BY.get(each.code):
        line = _led(kind.prefix, "…")
        return f"retro add {reference} {_stage(record, kind.stage)} '{line}'"
    if each.code == "ticks" and isinstance(row, Party):
        lacks = next(iter(party_state(record, row).open), Ticked.TOLD)
        return f"retro tick {reference} {row_name(record, row)} {choice_as_typed(lacks).show(active())}"
    if row is not None:
        of = row.field(each.field) if each.field else None
        return f"retro edit {reference} {row_name(record, row)} {typed(of) if of else 'FIELD'}=…"
    if each.row and each.field:
        return f"retro set {reference} {typed(record.head.field(each.field))}=…"
    return f"retro add {reference} {_stage(record, each.stage)} '…'"


def _stage(record: Retrospective, stage: Stage) -> str:
    """How a stage is typed: by its code, or in another language than English by its name."""
    return stage.code if active().code == "en" else active()(wording(record, stage).name)


def _assignment(gap: Gap, entry: Entry) -> str:
    """The first of its fields that is empty, and the signs that say why it stays so."""
    name = next((name for name in gap.fields if is_empty(entry, name)), gap.fields[0])
    said = [Said.UNKNOWN] * gap.may_be_unknown + [Said.NOT_APPLICABLE] * gap.may_not_apply
    signs = " ".join(f"={sign_of(each)}" for each in said)
    return f"{typed(entry.field(name))}=…" + (f" ({signs})" if signs else "")


def _line(record: Retrospective, gap: Gap, row: Entry | None) -> str | None:
    """The line of a new row, with what makes it the row that is asked for; None where one line cannot say that."""
    assert gap.kind is not None
    if isinstance(row, Cause) and gap.kind is Cause:  # a line goes under the last one
        return _below() if row == record.stage(CAUSE)[-1] else None
    if gap.need == "cause.below":
        return _below()
    first = kinds_of(gap.kind.stage)[0]
    answers = ""
    if isinstance(row, Cause) and gap.kind is Measure:
        answers = f" {active()(field_of(Measure.answers).mark)} {record.numbers[row.id]}"
    line = f"…{_mark(gap)}{answers}"
    return _led(gap.kind.prefix, line) if gap.kind is not first and gap.kind.prefix else line


def _below() -> str:
    return f"> {_led(N_('why'), '…')}"


def _led(prefix: str, line: str) -> str:
    return active()("{label}: {value}", label=active()(prefix), value=line)


def _mark(gap: Gap) -> str:
    choice = _MARKS.get(gap.need)
    return " " + choice_as_typed(choice, "#").show(active()) if choice else ""
