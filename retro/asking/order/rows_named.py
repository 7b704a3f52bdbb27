"""How a question calls the rows that it is about: by their numbers, and the beginning of what they say."""

from __future__ import annotations

from collections.abc import Sequence

from retro.language import M_, Message
from retro.model.entry import Entry, EntryId
from retro.model.record import Retrospective
from retro.text.shortened import a_few, beginning

_NAMED = 6
"""How many rows a question names."""
_QUOTED = 50
"""How many letters of a row it quotes."""


def about_rows(record: Retrospective, text: Message, entries: Sequence[EntryId], *, always: bool = False) -> Message:
    """The question with the rows that it is about; without where no other could be meant, unless `always`."""
    rows = numbered(record, [entry for entry in entries if record.get(entry)])
    if not rows or (
        not always
        and len(rows) == 1
        and sum(type(row) is type(rows[0][1]) for row in record.stage(rows[0][1].stage)) == 1
    ):
        return text
    named = [M_("{number} “{text}”", number=number, text=known_by(row.main_text)) for number, row in rows]
    return M_("{rows}: {question}", rows=a_few(named, _NAMED), question=text)


def known_by(text: str) -> str:
    """The beginning of a row's text, enough to know it by."""
    return beginning(text, _QUOTED)


def numbered(record: Retrospective, entries: Sequence[EntryId]) -> list[tuple[int, Entry]]:
    """The rows with these ids that are there, with their numbers, in that order."""
    rows = (row for entry in entries if (row := record.get(entry)))
    return sorted(((record.numbers[row.id], row) for row in rows), key=lambda each: each[0])
