"""What people call a row: by its number in its stage, or by the beginning of its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retro.language import Language
from retro.model.entry import Entry, EntryId
from retro.model.field_types import LinkType
from retro.model.problem import Code, Problem, ValidationError
from retro.model.record import Retrospective
from retro.model.stages import STAGES
from retro.model.stages.cause import Cause
from retro.text.folding import folded_name
from retro.value import value

_LISTED = 6
"""How many rows a refusal lists."""


def number_of(record: Retrospective, row: Entry) -> int:
    """The number that `row` is shown with: its place in its stage, from 1. 0 if it is not in the record."""
    return record.numbers.get(row.id, 0)


def row_name(record: Retrospective, row: Entry) -> str:
    """What `row` is called in its retrospective: `5.2` for the second one of stage 5."""
    return f"{row.stage.number}.{number_of(record, row)}"


def row_label(record: Retrospective, row: Entry, link: LinkType) -> str:
    """What a link calls the row: `2`; with the number of the stage, `5.2`, where it may point to any stage."""
    return _call(number_of(record, row), row, link)


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
        return f"{to(type(self.row).label)}: {self.row.main_text}"


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


def _call(number: int, row: Entry, link: LinkType) -> str:
    return str(number) if link.to else f"{row.stage.number}.{number}"


def _listed(rows: Sequence[tuple[str, Entry]]) -> tuple[str, ...]:
    names = [f"{number} “{_beginning(row.main_text)}”" for number, row in rows[:_LISTED]]
    names += ["…"] if len(rows) > _LISTED else []
    return tuple(names)


def _beginning(text: str) -> str:
    line = text.strip().split("\n")[0]
    return line if len(line) <= 30 else f"{line[:29]}…"  # noqa: PLR2004 -- enough to know it by
