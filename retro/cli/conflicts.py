"""What to say when somebody else changed the same thing meanwhile."""

from __future__ import annotations

from retro.errors import RetroError
from retro.language import M_, Message, active
from retro.model.change import Clash, Conflict
from retro.model.kinds import Plain
from retro.model.record import KINDS, Retrospective


def refusal(conflict: Conflict, record: Retrospective) -> RetroError:
    """The error that names every clash, with the value that stands there now."""
    clashes = active().join(_told(clash, record).show(active()) for clash in conflict.clashes)
    return RetroError(
        M_("Somebody else changed the same thing meanwhile: {clashes}.", clashes=clashes),
        M_("Nothing was written. Look with retro show {reference}, then say it again.", reference=record.reference),
    )


def _told(clash: Clash, record: Retrospective) -> Message:
    kind = KINDS[clash.kind]
    if not clash.field:
        return M_("{kind}: added or deleted", kind=Message(kind.label))
    if clash.field not in {field.name for field in kind.fields()}:  # its place in the list
        return M_("{kind}: moved", kind=Message(kind.label))
    field = kind.field(clash.field)
    return M_(
        "“{field}” is now “{value}”", field=field.title, value=_shown(clash.kind, clash.field, clash.theirs, record)
    )


def _shown(kind: str, name: str, plain: Plain, record: Retrospective) -> str:
    field = KINDS[kind].field(name)
    return field.kind.show(field.kind.load(plain), active(), record.zone)
