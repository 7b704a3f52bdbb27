"""Say on stderr how the values that were given for fields were read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any

from retro.cli.streams import say
from retro.language import _, active
from retro.model import field_types
from retro.model.ahead import field_lies_ahead, with_future
from retro.model.entry import Entry
from retro.model.fields import Field
from retro.model.record import Retrospective
from retro.model.row_labels import linked_rows, row_name
from retro.model.stages.answers import Said

_LONGEST = 100
"""How many letters of a text are said back: enough to see that it is the right one."""


def say_as_read(record: Retrospective, entry: Entry, values: Mapping[str, Any], now: datetime) -> None:
    """Say what was written into fields of an entry of the record."""
    for name, value in values.items():
        field = entry.field(name)
        shown = ""
        if isinstance(field.type, field_types.LinkType) and not isinstance(value, Said):
            shown = active().join(row_name(record, row) for row in linked_rows(record, value, field.type) if row)
        say_value(field, value, record.zone, now, shown)


def say_value(field: Field, value: Any, zone: tzinfo, now: datetime, shown: str = "") -> None:
    """Say the value of a field, `shown` where the field itself cannot show it; of what is to come `now`, that it is."""
    if isinstance(value, Said):
        shown = _(value.label)
    text = " ".join((shown or field.type.show(value, active(), zone)).split())
    if len(text) > _LONGEST:
        text = _("{beginning} … ({n} letters)", beginning=text[: _LONGEST - 1].rstrip(), n=len(str(value)))
    text = with_future(text, active(), is_ahead=field_lies_ahead(field, value, now, zone))
    say(_("{label}: {value}", label=_(field.label), value=text or _("(empty)")))
