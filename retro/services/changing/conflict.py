"""What to say when somebody else changed the same thing meanwhile."""

from __future__ import annotations

from retro.errors import RetroError
from retro.language import M_, Message, active
from retro.model.change import Conflict, FieldConflict
from retro.model.field_types import Plain
from retro.model.record import KINDS, Retrospective


class ConflictError(RetroError):
    """Somebody else changed the same thing meanwhile. Its title names every clash, with the value that stands now."""

    def __init__(self, conflict: Conflict, record: Retrospective) -> None:
        clashes = active().join(_clash_text(clash, record).show(active()) for clash in conflict.clashes)
        super().__init__(
            M_("Somebody else changed the same thing meanwhile: {clashes}.", clashes=clashes),
            M_("Nothing was written. Look with retro show {reference}, then say it again.", reference=record.reference),
        )
        self.conflict = conflict
        self.record = record
        """The record as it is now."""


def _clash_text(clash: FieldConflict, record: Retrospective) -> Message:
    kind = KINDS[clash.kind]
    if not clash.field:
        return M_("{kind}: added or deleted", kind=Message(kind.label))
    if clash.field not in {field.name for field in kind.fields()}:  # its place in the list
        return M_("{kind}: moved", kind=Message(kind.label))
    field = kind.field(clash.field)
    return M_(
        "“{field}” is now “{value}”", field=field.title, value=shown(clash.kind, clash.field, clash.theirs, record)
    )


def shown(kind: str, name: str, plain: Plain, record: Retrospective) -> str:
    """What a field holds, in words."""
    field = KINDS[kind].field(name)
    return field.type.show(field.type.load(plain), active(), record.zone)
