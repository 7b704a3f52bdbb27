"""What a flaw is in words, with the name of the row and the field, and both values."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from retro.language import M_, Message, active
from retro.model.entry import Entry, EntryId
from retro.model.field_types import Plain
from retro.model.problem import ValidationError
from retro.model.record import KINDS, FullRecord
from retro.model.row_labels import row_name
from retro.model.stages.head import Head
from retro.review.flaws import Flaw, Kind
from retro.text.shortened import beginning


def flaw_words(flaw: Flaw, whole: FullRecord) -> Message:
    """What it is; half a sentence that begins small."""
    if flaw.kind is Kind.FIELD:
        return _field_words(flaw, whole)
    if flaw.kind in {Kind.ROW, Kind.DELETED}:
        return _row_words(flaw, whole)
    here, logged = (_time(each, whole) for each in (flaw.here, flaw.logged))
    match flaw.kind:
        case Kind.CREATED:
            return M_("begun on {here}, by the log on {logged}", here=here, logged=logged)
        case Kind.REFERENCE:
            return M_("its reference is {here}, by the log {logged}", here=here, logged=logged)
        case Kind.CLOSED:
            return M_("closed on {here}, by the log on {logged}", here=here, logged=logged)
        case Kind.UNSEALED:
            return M_("closed on {logged} by the log: its seal is gone, and nobody reopened it", logged=logged)
        case Kind.NO_LOG:
            return M_("its log is empty")
        case Kind.SEAL:
            return M_("its seal is not the one of its closing")
        case Kind.ENTRY:
            return M_("entry {seq} of its log is not what it was", seq=flaw.seq)
        case _:
            if any(logged.seq == flaw.seq for logged in whole.log):
                return M_("before entry {seq} of its log one is missing, or that one was altered", seq=flaw.seq)
            return M_("its log ends before its last entry, {seq}", seq=flaw.seq)


def name_of_row(kind: str, row: EntryId, whole: FullRecord, text: Plain = "") -> Message:
    """What a row is called: `2.3 “phones ring”`; one that is not there by its kind, and its `text`."""
    entry = _entry(row, whole)
    if isinstance(entry, Head):
        return Message(Head.label)
    said = in_short(entry.main_text if entry else text)
    if entry and whole.record.get(row):
        return M_("{row} “{text}”", row=row_name(whole.record, entry), text=said)
    return M_("{kind} “{text}”", kind=Message(KINDS[kind].label), text=said)


def value_in_words(kind: str, field: str, plain: Plain, whole: FullRecord) -> Message:
    """The value of a field, in quotation marks."""
    shown = in_short(plain)
    if KINDS[kind].has_field(field):
        type_ = KINDS[kind].field(field).type
        with suppress(ValidationError):  # another program wrote it: as it stands
            shown = in_short(type_.show(type_.load(plain), active(), whole.record.zone))
    return M_("“{text}”", text=shown) if shown else M_("(empty)")


def in_short(plain: Plain) -> str:
    """The beginning of a value as the database holds it, in one line, fit to be shown; "" for none."""
    return beginning("" if plain is None else str(plain))


def _field_words(flaw: Flaw, whole: FullRecord) -> Message:
    row = name_of_row(flaw.entry, flaw.id, whole)
    if not KINDS[flaw.entry].has_field(flaw.field):
        return M_("{row} stands in another place than by the log", row=row)
    return M_(
        "{row}, {field}: {here}, by the log {logged}",
        row=row,
        field=KINDS[flaw.entry].field(flaw.field).title,
        here=value_in_words(flaw.entry, flaw.field, flaw.here, whole),
        logged=value_in_words(flaw.entry, flaw.field, flaw.logged, whole),
    )


def _row_words(flaw: Flaw, whole: FullRecord) -> Message:
    row = name_of_row(flaw.entry, flaw.id, whole, flaw.logged if flaw.here is None else flaw.here)
    if flaw.kind is Kind.DELETED:
        return M_("{row} was deleted, and what was kept of it is gone", row=row)
    if flaw.here is None:
        return M_("{row} is gone, and by the log it is there", row=row)
    return M_("{row} is there, and by the log it is not", row=row)


def _entry(row: EntryId, whole: FullRecord) -> Entry | None:
    record = whole.record
    if row == record.head.id:
        return record.head
    return record.get(row) or next((each for each in (*record.answers, *whole.deleted) if each.id == row), None)


def _time(text: Plain, whole: FullRecord) -> str:
    """A time to the second, in the zone of the case; what is none as it stands."""
    try:
        time = datetime.fromisoformat(str(text)).astimezone(whole.record.zone)
    except (ValueError, OverflowError):
        return in_short(text) or "-"
    return f"{time:%Y-%m-%d %H:%M:%S}"
