"""A change told in words: what undo says it took back, and what the history shows."""

from __future__ import annotations

from collections.abc import Sequence

from retro.language import M_, MN_, N_, Message
from retro.model.change import Add, Change, Delete, Op, Restore, Update
from retro.model.entry import Entry, EntryId
from retro.model.record import KINDS, Retrospective
from retro.model.stages.answers import MUTES, EmptyAnswer, Said
from retro.model.stages.head import Head
from retro.text.shortened import beginning

_LONGEST = 60
"""How many letters of a row are quoted."""

_ACTS = {
    Add: N_("{kind} “{text}” added"),
    Delete: N_("{kind} “{text}” deleted"),
    Restore: N_("{kind} “{text}” restored"),
}
_ACTS_ALONE = {Add: N_("{kind} added"), Delete: N_("{kind} deleted"), Restore: N_("{kind} restored")}
"""The same of a row without words."""


def summary(change: Change, *records: Retrospective) -> Message:
    """What `change` did, in words. Rows are quoted from the first of `records` that holds them: now, else before."""
    gone = Delete, Restore  # an answer goes, and comes back, with what took its place or with its row
    ops = [op for op in change.ops if op.kind != EmptyAnswer.kind or not isinstance(op, gone)] or change.ops
    told = [_operation_summary(op, records) for op in ops]
    if not told:
        return M_(N_("nothing"))
    if len(told) == 1:
        return told[0]
    return MN_("{first}, and {n} more", "{first}, and {n} more", len(told) - 1, first=told[0])


def _operation_summary(op: Op, records: Sequence[Retrospective]) -> Message:
    if op.kind == EmptyAnswer.kind:
        return _answer_summary(op, records)
    kind = KINDS[op.kind]
    label = Message(kind.label)
    if isinstance(op, Update):
        if op.kind == Head.kind and op.after.get("removed"):
            return _removal_summary(op, records)
        return _update_summary(op, kind, _quoted(_row_label(op.id, records)))
    text = _added_label(op, records) if isinstance(op, Add) else _row_label(op.id, records)
    if not text:
        return M_(_ACTS_ALONE[type(op)], kind=label)
    return M_(_ACTS[type(op)], kind=label, text=_quoted(text))


def _update_summary(op: Update, kind: type[Entry], text: str) -> Message:
    """That a row was moved, or which of its fields were changed."""
    label = Message(kind.label)
    fields = tuple(kind.field(name).title for name in op.after if name != "position")
    if fields:
        changed = N_("{fields} of {kind} “{text}” changed") if text else N_("{fields} of {kind} changed")
        return M_(changed, kind=label, text=text, fields=fields)
    return M_(N_("{kind} “{text}” moved") if text else N_("{kind} moved"), kind=label, text=text)


def _removal_summary(op: Update, records: Sequence[Retrospective]) -> Message:
    """That a case was taken out of the archive, or merged into another."""
    text = _quoted(_row_label(op.id, records))
    if into := op.after.get("merged_into"):
        return M_(N_("“{text}” merged into {into}"), text=text, into=str(into))
    return M_(N_("“{text}” taken out of the archive"), text=text)


def _added_label(op: Add, records: Sequence[Retrospective]) -> str:
    kind = KINDS[op.kind]
    of = _entry(str(op.values.get(kind.needed()) or ""), records)
    return str(op.values.get(kind.main) or "") or (of.main_text if of and kind.needed() != kind.main else "")


def _answer_summary(op: Op, records: Sequence[Retrospective]) -> Message:
    """That something was said of an empty field, or is said no longer."""
    answer = EmptyAnswer.load(op.values) if isinstance(op, Add) else _answer(op.id, records)
    said = Message(answer.said.label) if answer and answer.said else M_(N_("nothing"))
    entry = _entry(answer.row, records) if answer else None
    if answer and answer.asked.startswith(MUTES):
        return _mute_summary(answer, entry, is_gone=isinstance(op, Delete))
    what = Message(EmptyAnswer.label)
    if answer and entry and entry.has_field(answer.asked):
        field, kind, text = entry.field(answer.asked).title, Message(entry.label), _quoted(entry.main_text)
        what = M_(N_("{field} of {kind} “{text}”"), field=field, kind=kind, text=text)
    told = N_("{what}: no longer “{said}”") if isinstance(op, Delete) else N_("{what}: {said}")
    return M_(told, what=what, said=said)


def _mute_summary(answer: EmptyAnswer, entry: Entry | None, *, is_gone: bool) -> Message:
    """That a place was muted, or is asked about again: which row, and for which reason it was."""
    text = _quoted(entry.main_text) if entry is not None else ""
    about = M_(N_("{kind} “{text}”"), kind=Message(entry.label), text=text) if entry and text else M_(N_("the stage"))
    if answer.said is not Said.NOT_APPLICABLE:  # left for later, and so not muted
        return M_(N_("a question about {what} left for later"), what=about)
    told = N_("{what} asked about again, which was muted: {reason}") if is_gone else N_("{what} muted: {reason}")
    return M_(told, what=about, reason=_quoted(answer.reason))


def _answer(id_: EntryId, records: Sequence[Retrospective]) -> EmptyAnswer | None:
    return next((each for record in records for each in record.answers if each.id == id_), None)


def _entry(row: EntryId | None, records: Sequence[Retrospective]) -> Entry | None:
    if row is None:
        return records[0].head if records else None
    return next((entry for record in records if (entry := record.get(row))), None)


def _row_label(id_: EntryId, records: Sequence[Retrospective]) -> str:
    held: list[Entry | None] = [each.head if id_ == each.head.id else each.get(id_) for each in records]
    entry = next(filter(None, held), None)
    if entry is None or entry.main_text or entry.needed() == entry.main:
        return entry.main_text if entry else ""
    of = _entry(getattr(entry, entry.needed()) or "", records)
    return of.main_text if of else ""


def _quoted(text: str) -> str:
    """The beginning of a text, in one line."""
    return beginning(text, _LONGEST)
