"""What a field says of a text while it is typed: how it was understood, else what is asked for."""

from __future__ import annotations

from typing import Any

from retro.language import M_, N_, _, active
from retro.model import field_types, number_types
from retro.model.ahead import field_lies_ahead, with_future
from retro.model.fields import Field
from retro.model.moments.context import MomentContext
from retro.model.stages.answers import Said

_READ = (
    field_types.MomentType,
    field_types.DayType,
    number_types.NumberType,
    field_types.ZoneType,
    field_types.OpenChoiceType,
)
"""Kinds whose text is read: what was understood is shown while it is typed."""


def as_read(field: Field, value: Any, said: Said | None, towards: MomentContext) -> str:
    """How a text was read as the value of a field, or as what was said of it; of what is still to come, that it is."""
    if said:
        return _("reads: {value}", value=_(said.label))
    if isinstance(field.type, _READ) and value != field.type.empty:
        shown = field.type.show(value, active(), towards.zone)
        shown = with_future(shown, active(), is_ahead=field_lies_ahead(field, value, towards.now, towards.zone))
        return M_(N_("reads: {value}"), value=shown).show(active())
    return _(field.ask) if field.ask else ""
