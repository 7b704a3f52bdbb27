"""Answers to empty fields: how they are read, found, given, and taken back once the field holds something.

An answer is about a field of a row or of the head, or about a question of a stage, which is called by a code with a dot
in it (`cause.escaped`), as no field is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from retro.model import edits
from retro.model.change import Add, Delete, Op, Update
from retro.model.entry import Entry, EntryId
from retro.model.field_types import LineType, LinkType, OpenChoiceType, ProseType, RoleType, TagsType, ZoneType
from retro.model.fields import Field
from retro.model.lookup import read_choice
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.head import Head
from retro.model.validation import is_empty
from retro.text.folding import folded
from retro.text.sha256 import sha256

if TYPE_CHECKING:
    from retro.model.moments.context import MomentContext

_TAKE_ANY = (LineType, RoleType, ProseType, TagsType, LinkType)
"""Kinds of field that would read a sign as a text."""
_SIGNS = {
    Said.UNKNOWN: ("?", "unknown", "not known", "不明", "分からない", "わからない"),
    Said.NOT_APPLICABLE: ("-", "\u2010", "\u2212", "–", "—", "ー", "n/a", "does not apply", "該当なし"),
    Said.LATER: (".", "。", "later", "あとで", "後で"),
}
_MEANT = {sign: said for said, signs in _SIGNS.items() for sign in signs}
_QUOTED = ('""', "“”", "「」", "''")


def sign(text: str) -> Said | None:
    """What a whole answer means that says that there is no value: `?`, `-`, `.`, or one of their words.

    Full-width signs, and those that an input method gives, mean the same.
    """
    return _MEANT.get(folded(text).strip())


def sign_of(said: Said) -> str:
    """The sign by which this is said."""
    return _SIGNS[said][0]


def unquoted(text: str) -> str:
    """`text`, and what is meant by a sign in quotation marks: the sign itself as a text."""
    said = text.strip()
    inside = said[1:-1]
    return inside if said[:1] + said[-1:] in _QUOTED and sign(inside) else text


def may_be_answered(kind: type[Entry], field: Field) -> bool:
    """Whether a field may be empty because somebody said so: not what a row is, nor the state and zone of a case."""
    return field.name not in (kind.main, "status") and not isinstance(field.type, ZoneType)


def read_value(kind: type[Entry], field: Field, text: str, context: MomentContext) -> Any:
    """The value that a person means by `text` for a field, or what that says (`Said`) of a field that stays empty.

    Where the field itself reads a sign, that is its value: `?` is a moment of its own. ValidationError, with the
    reason, if it cannot be told.
    """
    said = sign(text) if may_be_answered(kind, field) else None
    if said is None:
        return field.type.read(unquoted(text), context)
    return said_or_value(field, said, text, lambda: field.type.read(text, context))


def said_or_value(field: Field, said: Said, text: str, read: Callable[[], Any]) -> Any:
    """What the sign `said` means in a field: the value that the field's own way to `read` makes of it, else itself."""
    if isinstance(field.type, _TAKE_ANY):
        return said
    try:
        if isinstance(field.type, OpenChoiceType):  # any other word would be the team's own
            return read_choice(text, list(field.type.choices)).value
        return read()
    except ValidationError:
        return said


def answer_id(head: EntryId, row: EntryId | None, asked: str) -> EntryId:
    """The id of the answer about a field of a row of the retrospective `head`; None for the head and for stages."""
    return sha256(f"{head}\0{row or ''}\0{asked}")[:16]


def answer_to(record: Retrospective, about: EntryId, asked: str) -> EmptyAnswer | None:
    """What was said of the field `asked` of the row or the head `about`, or of a question of a stage (`about` is "").

    None where nothing was said, where the field holds something, and of a row that is not there.
    """
    answer = held_for(record, about, asked)
    return answer if answer is not None and asked in answers_of(record, about) else None


def answers_of(record: Retrospective, about: EntryId) -> Mapping[str, EmptyAnswer]:
    """What was said of the empty fields of the row or the head `about`, by their names; "": of questions of stages."""
    found = record.answered.get(_row(record, about))
    if not found:
        return {}
    entry = record.head if about == record.head.id else record.get(about)
    if about and entry is None:
        return {}
    return {asked: answer for asked, answer in found.items() if _stands(entry, asked)}


def asked_of(record: Retrospective, answer: EmptyAnswer) -> Field | None:
    """The field that an answer is about; None where it is about a question of a stage, or about a row that is gone."""
    entry = record.get(answer.row) if answer.row else record.head
    return entry.field(answer.asked) if entry is not None and entry.has_field(answer.asked) else None


def held_for(record: Retrospective, about: EntryId, asked: str) -> EmptyAnswer | None:
    """The answer that the record holds, whether it still stands or not."""
    return record.answered.get(_row(record, about), {}).get(asked)


def _stands(entry: Entry | None, asked: str) -> bool:
    """Whether the question is still open to what was said of it."""
    if entry is None or "." in asked:  # a question that no field answers: of a stage, or of a row
        return "." in asked and not isinstance(entry, Head)
    return entry.has_field(asked) and is_empty(entry, asked)


def saying(
    record: Retrospective,
    about: EntryId,
    asked: str,
    said: Said,
    *,
    reason: str = "",
    finder: str = "",
    by: date | None = None,
    on: date | None = None,
) -> tuple[Op, ...]:
    """The operations that say this of a field, or of a question of a stage; a value in the field goes.

    None if it is said already.
    """
    new = EmptyAnswer(row=_row(record, about), asked=asked, said=said, reason=reason, finder=finder, by=by, on=on)
    entry = record.head if about == record.head.id else record.get(about)
    of_field = entry if entry is not None and entry.has_field(asked) else None  # others: questions of a row
    emptied = edits.changed(of_field, {asked: of_field.field(asked).type.empty}) if of_field is not None else ()
    held = held_for(record, about, asked)
    if not emptied and held is not None and held.dump() == new.dump():
        return ()
    return (*emptied, Add(new.kind, answer_id(record.head.id, new.row, asked), new.dump()))


def unsaying(record: Retrospective, about: EntryId, asked: str) -> tuple[Op, ...]:
    """The operations that take back what was said; none if nothing was."""
    held = held_for(record, about, asked)
    return (_gone(held),) if held is not None else ()


def with_answers_cleared(record: Retrospective, ops: Sequence[Op]) -> tuple[Op, ...]:
    """`ops`, and what takes away the answers about the fields that they write, but those that they give."""
    if not record.answers:
        return tuple(ops)
    given = {op.id for op in ops if op.kind == EmptyAnswer.kind}
    written = {(op.id, name) for op in ops if isinstance(op, Update) for name in op.after}
    gone = (
        answer
        for answer in record.answers
        if (answer.row or record.head.id, answer.asked) in written and answer.id not in given
    )
    return (*ops, *map(_gone, gone))


def _gone(answer: EmptyAnswer) -> Delete:
    return Delete(answer.kind, answer.id, answer.revision)


def _row(record: Retrospective, about: EntryId) -> EntryId | None:
    """What an answer holds for what it is about."""
    return None if about in ("", record.head.id) else about
