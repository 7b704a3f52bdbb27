"""Merge one case into another: one complaint was logged twice. Undo parts the two again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from retro.errors import RetroError
from retro.language import M_, _
from retro.model import edits
from retro.model.answers import answer_id, with_answers_cleared
from retro.model.change import Add, Delete, Op
from retro.model.change_factory import ChangeFactory
from retro.model.checked import UNCHECKED
from retro.model.closed_record import ClosedError
from retro.model.entry import E, Entry, EntryId
from retro.model.field_types import LineType, LinkType
from retro.model.fields import Field, fields_of
from retro.model.insertion import inserted
from retro.model.record import Retrospective
from retro.model.removed_record import forbid_if_removed, removal
from retro.model.stages import STAGES
from retro.model.stages.head import HEAD, CaseLink, Head, Relation
from retro.model.stages.review import Reopening
from retro.model.stages.scope import Party
from retro.services.archive.merge_parties import lacking, same_parties
from retro.services.changing.conflict import ConflictError
from retro.services.changing.overtaken import with_overtaken_cleared
from retro.services.changing.today import today_in
from retro.store.protocol import Store
from retro.value import value

_EARLIER = (Relation.AGAIN, Relation.SECOND_COMPLAINT)
"""Relations of a case to an earlier one: the two are two."""

_OWN = fields_of(Head.status, Head.zone, Head.depth, Head.depth_reason, Head.closed_because, Head.facilitator)
"""What the head of a case says of itself alone, and not of what happened."""

_PUBLISHED = Head.field("may_publish")
"""Is said of a case anew once another one went into it, unless it may be published as well."""

_SOURCE = "source"
"""The field in which rows of several kinds say where it is known from."""


@value
class MergedCases:
    """What came of it."""

    record: Retrospective
    """The case that the other one went into, as it is now."""
    rows: int
    """How many rows it got."""
    kept: tuple[Field, ...]
    """What the two heads say differently: it stands as this one said it."""


def merge_cases(store: Store, factory: ChangeFactory, taken: Retrospective, into: Retrospective) -> MergedCases:
    """Put the rows of `taken` into `into`, and what its head says where that of `into` says nothing.

    Each row says where it came from, in its source where it has one and none is said; a row of `into` names the case.
    `taken` is kept as it was, out of the archive, and its reference leads to `into`. RetroError if the two are one, one
    of them is closed or out of the archive, or one names the other as its earlier case.
    """
    taken, into = store.load(taken.reference), store.load(into.reference)
    _check(store, taken, into)
    stays = {link.id for link in _links(store, taken, into)}
    rows = [row for row in _rows(taken) if row.id not in stays]
    ids = _new_ids(rows, into, factory)
    new = [_copy(row, ids, taken.reference) for row in rows if ids[row.id] not in _ids(into)]
    filled, kept = _head(taken.head, into.head)
    group = factory.new_id()
    note = _("Merged into this case: {title}", title=taken.head.title)
    link = CaseLink(relation=Relation.RELATED, reference=taken.reference, note=note, id=factory.new_id())
    ops = (
        *inserted(into, [*new, link]),
        *_answers(taken, into, ids),
        *(Delete(CaseLink.kind, each.id, each.revision) for each in _links(store, into, taken)),
        *edits.changed(into.head, filled),
        *_completed(rows, into, ids),
    )
    gone = removal(taken.head, today_in(taken, factory), into=into.reference)
    conflict = store.apply_together(
        [
            (into.reference, factory.change(*_cleared(into, ops), group=group)),
            (taken.reference, factory.change(*gone, group=group)),
        ]
    )
    if conflict:
        raise ConflictError(conflict, store.load(into.reference))
    return MergedCases(store.load(into.reference), len(new), kept)


def _check(store: Store, taken: Retrospective, into: Retrospective) -> None:
    """RetroError if they cannot be merged."""
    if taken.head.id == into.head.id:
        raise RetroError(
            M_("{reference} cannot be merged into itself.", reference=taken.reference),
            M_("Name two cases: retro merge REF into REF. Nothing was changed."),
        )
    for record in (taken, into):
        forbid_if_removed(record.head)
        if record.head.closed:
            raise ClosedError(record.reference)
    for one, other in ((taken, into), (into, taken)):
        if any(link.relation in _EARLIER for link in _links(store, one, other)):
            raise RetroError(
                M_("{reference} names {other} as an earlier case: they are two.", reference=one.reference,
                   other=other.reference),
                M_("If that is wrong, delete that row first: retro rows {reference}", reference=one.reference),
            )  # fmt: skip


def _links(store: Store, one: Retrospective, other: Retrospective) -> Iterator[CaseLink]:
    """The rows of a case that name another one."""
    for link in one.of(CaseLink):
        try:
            named = store.resolve(link.reference)
        except RetroError:
            continue
        if named == other.reference:
            yield link


def _rows(record: Retrospective) -> Iterator[Entry]:
    """The rows that go along, each behind those that it may stand under."""
    for stage in STAGES:
        yield from (row for row in record.stage(stage) if not isinstance(row, Reopening))


def _ids(record: Retrospective) -> set[EntryId]:
    return {row.id for row in record.rows}


def _new_ids(rows: Sequence[Entry], into: Retrospective, factory: ChangeFactory) -> Mapping[EntryId, EntryId]:
    """The id of each row in the other case: of a participant, a link or a party that stands there, that one's."""
    there = {(row.kind, str(row.dump())): row.id for row in into.stage(HEAD)}
    parties = same_parties([row for row in rows if isinstance(row, Party)], into)
    return {
        row.id: parties.get(row.id)
        or (there.get((row.kind, str(row.dump()))) if row.stage is HEAD else None)
        or factory.new_id()
        for row in rows
    }


def _copy(row: E, ids: Mapping[EntryId, EntryId], source: str) -> E:
    """A row as it stands in the other case."""
    values: dict[str, Any] = {
        field.name: _led(getattr(row, field.name), ids) for field in row.fields() if isinstance(field.type, LinkType)
    }
    if row.has_field(_SOURCE) and isinstance(row.field(_SOURCE).type, LineType) and not getattr(row, _SOURCE):
        values[_SOURCE] = source
    values |= {
        field.name: field.type.empty for field in row.fields_by_checks()
    }  # its checks go along, and tell it anew
    return replace(row, id=ids[row.id], revision=0, checked=UNCHECKED, **values)


def _led(link: Any, ids: Mapping[EntryId, EntryId]) -> Any:
    """A link, or several, to where the rows are now; what did not go along is not linked any more."""
    if isinstance(link, tuple | list):
        return tuple(sorted(ids[each] for each in link if each in ids))
    return ids.get(link) if link else link


def _completed(rows: Sequence[Entry], into: Retrospective, ids: Mapping[EntryId, EntryId]) -> Iterator[Op]:
    """What is said of a party in `taken` alone, in the party that stands in the other case already."""
    for row in rows:
        ours = into.get(ids[row.id])
        if isinstance(row, Party) and isinstance(ours, Party):
            yield from edits.changed(ours, lacking(ours, _copy(row, ids, "")))


def _answers(taken: Retrospective, into: Retrospective, ids: Mapping[EntryId, EntryId]) -> Iterator[Op]:
    """What was said of empty fields of the rows that go along."""
    for answer in taken.answers:
        row = ids.get(answer.row or "")
        if row and row not in _ids(into):
            yield Add(answer.kind, answer_id(into.head.id, row, answer.asked), replace(answer, row=row).dump())


def _head(taken: Head, into: Head) -> tuple[dict[str, Any], tuple[Field, ...]]:
    """What the head lacks and the other one says, and the fields of which they say different things."""
    lacking, kept = dict[str, Any](), list[Field]()
    for field in Head.offered():
        theirs, ours = getattr(taken, field.name), getattr(into, field.name)
        if field.name == _PUBLISHED.name and ours is True and theirs is not True:
            lacking[field.name] = field.type.empty  # what of it comes from there, nobody allowed to be read by all
            kept.append(field)
        if field in _OWN or field.name == _PUBLISHED.name or theirs in (field.type.empty, ours):
            continue
        if ours == field.type.empty:
            lacking[field.name] = theirs
        elif field.name == "tags":
            lacking[field.name] = tuple(dict.fromkeys((*ours, *theirs)))
        else:
            kept.append(field)
    return lacking, tuple(kept)


def _cleared(record: Retrospective, ops: tuple[Op, ...]) -> tuple[Op, ...]:
    """With what was said of fields that were empty, and are not any more."""
    return tuple(with_overtaken_cleared(record, with_answers_cleared(record, ops)))
