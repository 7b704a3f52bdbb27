"""The fields of a record that an audience may read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from retro.model.answers import answer_to, asked_of
from retro.model.checked import UNCHECKED
from retro.model.entry import E, Entry, EntryId
from retro.model.field_types import LinkType
from retro.model.fields import Field, field_of
from retro.model.moments.moment import Moment, Precision
from retro.model.record import Retrospective
from retro.model.stages.answers import MUTES, EmptyAnswer
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.follow_up import Check
from retro.model.stages.timeline import Event
from retro.redaction.audience import Audience
from retro.review.derived import answered
from retro.review.facts import FACT_FIELDS
from retro.review.settled import is_settled_case
from retro.review.stage_answers import stage_answers


def readable(record: Retrospective, rows: Sequence[Entry], audience: Audience) -> Retrospective:
    """The head and these rows of the record, with the fields alone that the audience may read.

    What was said of an empty field is told to whom the field is. Links to rows that are left out are empty; a row that
    stands under one of its own kind (a cause under a cause) hangs on the nearest one above that stays.
    """
    kept = {row.id for row in rows}
    seen = (_rehung(_seen(row, audience), record, kept) for row in rows)
    answers = (_seen(answer, audience) for answer in _readable_answers(record, kept, audience))
    # both follow from words that not all may read
    head = replace(record.head, answered=answered(record), settled=is_settled_case(record))
    return Retrospective(_seen(head, audience), tuple(seen), tuple(answers))


def _readable_answers(record: Retrospective, kept: set[EntryId], audience: Audience) -> Iterator[EmptyAnswer]:
    """What was said of empty fields that the audience may read, and of questions of stages that it may.

    A letter tells nothing of those questions: how far the team has come is its own affair.
    """
    tells_stages = audience.told_everything and audience.told_beyond_facts
    stages = {each.answer.id: each for each in stage_answers(record)} if tells_stages else {}
    for answer in record.answers:
        if answer.row is not None and answer.row not in kept:
            continue
        if answer.asked.startswith(MUTES):  # what the team does not ask itself any more is nobody else's affair
            if audience.sees_all:
                yield answer
            continue
        if (asked := stages.get(answer.id)) is not None:
            if reads_kind(audience, asked.kind):
                yield answer
        elif (field := asked_of(record, answer)) is not None:
            stands = answer_to(record, answer.row or record.head.id, answer.asked) is answer
            if stands and reads_field(audience, type(record.get(answer.row or "") or record.head), field):
                yield answer


def without_kept_close(record: Retrospective) -> Retrospective:
    """The record without the rows that are for those alone who work on the case, and without what was said of them."""
    close = {row.id for row in record.rows if row.is_kept_close}
    if not close:
        return record
    rows = tuple(row for row in record.rows if row.id not in close)
    return replace(record, rows=rows, answers=tuple(said for said in record.answers if said.row not in close))


def reads_kind(audience: Audience, kind: type[Entry]) -> bool:
    """Whether the audience may read what rows of a kind say."""
    return reads_field(audience, kind, kind.field(kind.main))


def reads_any(audience: Audience, row: Entry) -> bool:
    """Whether the audience may read any field of the row."""
    return any(reads_field(audience, type(row), field) for field in row.fields())


def reads_field(audience: Audience, kind: type[Entry], field: Field) -> bool:
    """Whether the audience may read this field of rows of a kind."""
    is_told = audience.told_beyond_facts or kind is EmptyAnswer or field.name in FACT_FIELDS.get(kind, ())
    return is_told and (audience.reads(field) or f"{kind.kind}.{field.name}" in audience.reads_besides)


def reads_checks(audience: Audience, kind: type[Entry]) -> bool:
    """Whether the audience may read what was found of rows of a kind: whoever may read the fields that tell it.

    Where no field does, whoever may read by what one knows it.
    """
    told = kind.fields_by_checks() or (field_of(Check.evidence),)
    return audience.told_beyond_facts and all(map(audience.reads, told))


@cache
def _unread(audience: Audience, kind: Any) -> Mapping[str, Any]:
    """The fields of rows of a kind that the audience may not read, each with what is put there."""
    return {field.name: field.type.empty for field in kind.fields() if not reads_field(audience, kind, field)}


def _seen(entry: E, audience: Audience) -> E:
    kind: Any = type(entry)  # it can be hashed, which mypy does not see
    unread = _unread(audience, kind)
    hidden = {name: empty for name, empty in unread.items() if getattr(entry, name) != empty}
    if not audience.told_words_for_times:
        told = ((field.name, getattr(entry, field.name)) for field in entry.fields() if field.name not in unread)
        hidden |= {name: Moment(Precision.UNKNOWN) for name, value in told if isinstance(value, Moment) and value.words}
    if entry.checked is not UNCHECKED and not reads_checks(audience, type(entry)):
        hidden["checked"] = UNCHECKED
    hidden |= _disputed(entry)
    return replace(entry, **hidden) if hidden else entry


def _disputed(entry: Entry) -> dict[str, Any]:
    """What a row says of itself while somebody doubts it: it is told as no fact, whatever else it was said to be."""
    if not isinstance(entry, Event | Cause) or not entry.disputed_by.strip():
        return {}
    if isinstance(entry, Event):
        return {"confirmed": False}
    return {"sure": CauseConfidence.PRESUMED} if entry.sure is CauseConfidence.FACT else {}


def _rehung(row: Entry, record: Retrospective, kept: set[EntryId]) -> Entry:
    stays: dict[str, Any] = {}
    for field in row.fields_of(LinkType):
        link = field.type
        assert isinstance(link, LinkType)
        if not kept.issuperset(targets := link.targets(getattr(row, field.name))):
            nearest = _nearest(row, field.name, record, kept) if link == LinkType(row.kind) else None
            stays[field.name] = nearest or link.pointing(each for each in targets if each in kept)
    return replace(row, **stays) if stays else row


def _nearest(row: Entry, link: str, record: Retrospective, kept: set[EntryId]) -> EntryId | None:
    """The first row that stays, going up the links from `row`."""
    passed: set[EntryId] = set()
    above = record.get(getattr(row, link))
    while above is not None and above.kind == row.kind and above.id not in passed:
        if above.id in kept:
            return above.id
        passed.add(above.id)
        above = record.get(getattr(above, link))
    return None
