"""What came or went when a merging of two cases was taken back, or made again, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retro.errors import RetroError
from retro.language import M_, MN_, Message
from retro.model.change import Add, Change, Update
from retro.model.entry import EntryId
from retro.model.record import KINDS, Retrospective
from retro.model.row_labels import row_name
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.head import CaseLink, Head
from retro.store.protocol import Store
from retro.text.shortened import a_few, beginning

_NAMED = 5
"""How many rows are named."""


def merged_into(store: Store, record: Retrospective) -> dict[str, str]:
    """The cases that went into this one and that a row of it names: their references, with their titles."""
    found: dict[str, str] = {}
    for link in record.of(CaseLink):
        try:
            other = store.load(link.reference).head
        except RetroError:  # it is elsewhere
            continue
        if other.merged_into == record.reference:
            found[other.reference] = other.title
    return found


def merge_words(
    before: dict[str, str], after: dict[str, str], changes: Sequence[Change], records: Sequence[Retrospective]
) -> tuple[Message, ...]:
    """What is told of a merging that was taken back or made again; nothing if none was.

    `before` and `after` are what `merged_into` gave; `changes` were made in one go with the merging.
    """
    parted, joined = before.keys() - after.keys(), after.keys() - before.keys()
    if not parted | joined:
        return ()
    (other, *_), is_back = sorted(parted or joined), bool(parted)
    title = beginning({**before, **after}[other])
    rows = list(_rows(changes, records))
    told = [
        M_("the merging: {other} “{title}” is a case of its own again, as it was", other=other, title=title)
        if is_back
        else M_("the merging: {other} “{title}” went into this case", other=other, title=title)
    ]
    if rows:
        said = a_few(rows, _NAMED)
        told += [
            MN_(
                "{n} row went from here with it: {rows}",
                "{n} rows went from here with it: {rows}",
                len(rows),
                rows=said,
            )
            if is_back
            else MN_("{n} row came from it: {rows}", "{n} rows came from it: {rows}", len(rows), rows=said)
        ]
    if fields := [Head.field(name).title for name in dict.fromkeys(_fields(changes))]:
        told += [
            M_("what the head had from it is gone: {fields}", fields=tuple(fields))
            if is_back
            else M_("what the head lacked came from it: {fields}", fields=tuple(fields))
        ]
    return tuple(told)


def _rows(changes: Sequence[Change], records: Sequence[Retrospective]) -> Iterator[Message]:
    """The rows that came with the merging, by their names in whichever record has them."""
    for change in changes:
        for op in change.ops:
            if isinstance(op, Add) and op.kind not in {CaseLink.kind, EmptyAnswer.kind, Head.kind}:
                yield _row(op.kind, op.id, records)


def _row(kind: str, row: EntryId, records: Sequence[Retrospective]) -> Message:
    for record in records:
        if entry := record.get(row):
            return M_("{row} “{text}”", row=row_name(record, entry), text=beginning(entry.main_text))
    return Message(KINDS[kind].label)


def _fields(changes: Sequence[Change]) -> Iterator[str]:
    for change in changes:
        for op in change.ops:
            if isinstance(op, Update) and op.kind == Head.kind:
                yield from (name for name in op.after if Head.has_field(name))
