"""The day that the words of a promise say themselves: 12月10日までに交換品を送る. It is not asked for again."""

from __future__ import annotations

import re
from datetime import datetime

from retro.model.entry import Entry
from retro.model.problem import ValidationError
from retro.model.quick_entry.stamps import DAY
from retro.model.record import Retrospective
from retro.model.validation import is_empty
from retro.services.ask.values import Values, context_for

_CLOCK = r"(?:(?:の?\s?(?:午前|午後)?\d{1,2}時(?:\d{1,2}分|半)?|\s(?:at\s)?\d{1,2}:\d{2}))?"
_BY = re.compile(
    rf"(?P<ja>(?:{DAY}){_CLOCK})\s?(?:まで|中に)|"
    rf"\b(?:by|no later than)\s+(?P<en>(?:{DAY}){_CLOCK})",
    re.IGNORECASE,
)


def with_day_in_words(record: Retrospective, row: Entry, values: Values, now: datetime) -> Values:
    """`values` of a row, and the day by which what they say is due, where they name one day and the row has none."""
    due = {each.what.name: each.name for each in row.deadlines if each.what is not None and row.has_field(each.name)}
    for name, text in values.items():
        of = due.get(name)
        if of is None or not isinstance(text, str) or not is_empty(row, of) or of in values:
            continue
        found = list(_BY.finditer(text))
        if len(found) != 1:
            continue
        try:
            day = row.field(of).type.read(found[0]["ja"] or found[0]["en"], context_for(record, row, of, now))
        except ValidationError:
            continue
        return {**values, of: day}
    return values
