"""What to say when others wrote since over what somebody takes back, or brings back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from retro.language import M_, Message
from retro.model.change import Conflict, FieldConflict, Logged, Update
from retro.model.field_types import Plain
from retro.model.record import KINDS, Retrospective
from retro.services.changing.conflict import ConflictError, shown
from retro.text.shortened import beginning


class TurnConflictError(ConflictError):
    """Others wrote since over what would be taken back or brought back. Its title has both values of every clash."""

    def __init__(
        self,
        conflict: Conflict,
        record: Retrospective,
        act: Literal["undo", "redo"],
        log: Sequence[Logged],
        author: str,
        *,
        anyone: bool,
    ) -> None:
        super().__init__(conflict, record)
        told = [_both(clash, record, _writer(clash, log, author)) for clash in conflict.clashes]
        self.title = told[0]
        self.details = tuple(told[1:])
        command = f"retro {act} {record.reference}{' --anyone' if anyone else ''}"
        self.step = M_(
            "Nothing was written. Choose:\n{command} --mine   writes over it\n{command} --theirs   leaves that, and "
            "does the rest",
            command=command,
        )
        self.anyone = anyone


def name_of(author: str) -> str | Message:
    """Who made a change, where it is told."""
    return author or M_("somebody without a name")


def in_words(kind: str, field: str, plain: Plain, record: Retrospective) -> Message:
    """The value of a field, in quotation marks, a long one shortened."""
    said = beginning(shown(kind, field, plain, record))
    return M_("“{text}”", text=said) if said else M_("(empty)")


def _writer(clash: FieldConflict, log: Sequence[Logged], author: str) -> str:
    """Who of the others wrote there last."""
    for logged in reversed(log):
        for op in logged.change.ops:
            about = (op.kind, op.id) == (clash.kind, clash.id)
            if about and logged.change.author != author and (not isinstance(op, Update) or _writes(op, clash)):
                return logged.change.author
    return ""


def _writes(op: Update, clash: FieldConflict) -> bool:
    return not clash.field or clash.field in op.after


def _both(clash: FieldConflict, record: Retrospective, writer: str) -> Message:
    kind, author = KINDS[clash.kind], name_of(writer)
    if clash.field and kind.has_field(clash.field):
        theirs, mine = (in_words(clash.kind, clash.field, each, record) for each in (clash.theirs, clash.mine))
        return M_(
            "“{field}” was changed since by {author}: it is {theirs}, and would be {mine} again.",
            field=kind.field(clash.field).title,
            author=author,
            theirs=theirs,
            mine=mine,
        )
    label, row = Message(kind.label), record.get(clash.id)
    if row is None:
        return M_("{kind}: deleted since by {author}.", kind=label, author=author)
    text = beginning(row.main_text)
    if clash.field:  # its place in the list
        return M_("{kind} “{text}” was moved since by {author}.", kind=label, text=text, author=author)
    return M_(
        "{kind} “{text}” would go, and {author} wrote in it since, or in a row that belongs to it.",
        kind=label,
        text=text,
        author=author,
    )
