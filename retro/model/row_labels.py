"""What people call a row: by its number in its stage, or by the beginning of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from retro.language import M_, N_, Language, Message
from retro.model.entry import Entry, EntryId
from retro.model.field_types import LinksType, LinkType
from retro.model.problem import Code, Problem, ValidationError
from retro.model.record import Retrospective
from retro.model.stages import STAGES
from retro.model.stages.cause import Cause
from retro.text.folding import folded_name, normal
from retro.text.lazy_pattern import lazy
from retro.text.shortened import a_few, beginning
from retro.value import value

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NUMBERS = lazy(rf"#?{_NUMBER.pattern}(?:(?:\s*(?:[,、;・&+/と]|\band\b)\s*|\s+)#?{_NUMBER.pattern})+", re.IGNORECASE)
_COMMA = lazy(r"[,、，;；]")
_LISTED = 6
"""How many rows a refusal lists."""
_KNOWN_BY = 30
"""How many letters of each."""


def number_of(record: Retrospective, row: Entry) -> int:
    """The number that `row` is shown with: its place in its stage, from 1. 0 if it is not in the record."""
    return record.numbers.get(row.id, 0)


def row_name(record: Retrospective, row: Entry) -> str:
    """What `row` is called in its retrospective: `5.2` for the second one of stage 5."""
    return f"{row.stage.number}.{number_of(record, row)}"


def row_label(record: Retrospective, row: Entry, link: LinkType) -> str:
    """What a link calls the row: `2`; with the number of the stage, `5.2`, where it may point to any stage."""
    return _call(number_of(record, row), row, link)


def linked_rows(record: Retrospective, value: Any, link: LinkType) -> list[Entry | None]:
    """The rows to which `value` of a link points, in their order; last, None for each that is gone."""
    rows = [record.get(target) for target in link.targets(value)]
    there = sorted(filter(None, rows), key=lambda row: (row.stage.number, number_of(record, row)))
    return [*there, *(row for row in rows if row is None)]


def linked_labels(record: Retrospective, value: Any, link: LinkType, to: Language) -> str:
    """What a link calls the rows to which its `value` points: `2, 3`; without those that are gone."""
    return to.join(row_label(record, row, link) for row in linked_rows(record, value, link) if row)


def find_linked(text: str, link: LinkType, record: Retrospective) -> Any:
    """The value of a link that `text` says: what one row is called, where it points to several, a few: `2, 3`, `2 3`.

    ValidationError, with those that it may mean, if a part of it calls none or several.
    """
    if not isinstance(link, LinksType):
        return find_row(text, link, record)
    try:
        return link.pointing([find_row(text, link, record)])
    except ValidationError:
        parts = _parts(text)
        if len(parts) < 2:  # noqa: PLR2004 -- several
            raise
        return link.pointing([find_row(part, link, record) for part in parts])


def row_text(record: Retrospective, row: Entry) -> str:
    """What a row says: its main text; of one that says no more than of which row it is, what that one says."""
    of = record.get(getattr(row, row.needed())) if row.needed() != row.main else None
    return row.main_text or (of.main_text if of else "")


def find_row(text: str, link: LinkType, record: Retrospective) -> EntryId:
    """The row that `text` calls: by its number, its name (`5.2`), its id, or the beginning of what it says.

    ValidationError, with those that it may mean, if it calls none or several.
    """
    rows = [
        (_call(n, row, link), row)
        for stage in STAGES
        for n, row in enumerate(record.stage(stage), 1)
        if link.to in ("", row.kind)
    ]
    said = folded_name(text)
    meant = [named for named in rows if said in (named[0], named[1].id)]
    meant = meant or [named for named in rows if row_name(record, named[1]) == said]
    meant = meant or [named for named in rows if folded_name(named[1].main_text).startswith(said)]
    if len(meant) == 1:
        return meant[0][1].id
    if not rows:
        raise ValidationError(Problem(Code.NO_TARGET))
    code = Code.AMBIGUOUS if meant else Code.NO_CHOICE
    raise ValidationError(Problem(code, params={"text": text.strip(), "choices": _listed(meant or rows)}))


@value
class LinkTarget:
    """A row that a link may point to. Among causes, `depth` says how far down its chain it stands, from 0."""

    row: Entry
    number: int
    """The place of a cause among causes, from 1; 0 for other rows, which are told by their kind."""
    depth: int = 0

    def label(self, to: Language) -> str:
        """What to offer it as."""
        if self.number:
            return f"{self.number}  {'  ' * self.depth}{self.row.main_text}"
        return to(N_("{label}: {value}"), label=to(type(self.row).label), value=self.row.main_text)


def link_targets(record: Retrospective, entry: Entry, link: LinkType) -> list[LinkTarget]:
    """The rows that a link of `entry` may point to: not the row itself, nor, among causes, what stands under it."""
    if link.to == Cause.kind:
        return list(_causes_beside(record, entry))
    rows = [row for row in record.rows if row.id != entry.id and link.to in ("", row.kind)]
    rows.sort(key=lambda row: (row.stage.number, row.position, row.id))
    return [LinkTarget(row, 0) for row in rows]


def _causes_beside(record: Retrospective, entry: Entry) -> Iterator[LinkTarget]:
    under = -1
    for number, (cause, depth) in enumerate(record.causes(), 1):
        if 0 <= under < depth:
            continue
        under = depth if cause.id == entry.id else -1
        if under < 0:
            yield LinkTarget(cause, number, depth)


def _parts(text: str) -> list[str]:
    """What a text calls that is meant to call several rows: numbers with anything between them, else by commas."""
    said = normal(text)
    if _NUMBERS.fullmatch(said):
        return _NUMBER.findall(said)
    return [part for part in _COMMA.split(text) if part.strip()]


def _call(number: int, row: Entry, link: LinkType) -> str:
    return str(number) if link.to and not link.is_far else f"{row.stage.number}.{number}"


def _listed(rows: Sequence[tuple[str, Entry]]) -> tuple[Message | str, ...]:
    names = [M_("{number} “{text}”", number=number, text=beginning(row.main_text, _KNOWN_BY)) for number, row in rows]
    return a_few(names, _LISTED)
