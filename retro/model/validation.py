"""Checks of the record as a whole: what cannot be true.

A field checks its own value as it is read (`retro.model.field_types`); here is what only the record can tell. Nothing
is refused for being unfinished: `retro.review` says what is missing. What contradicts itself is refused before it is
written: `refusals`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from retro.model.entry import Entry, EntryId
from retro.model.field_types import LinkType, RoleType
from retro.model.moments.moment import Moment, Precision
from retro.model.problem import Code, Problem
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.head import HEAD, Head, Participant

_NONE: Mapping[EntryId, Entry] = MappingProxyType({})


def contradictions(record: Retrospective, stage: Stage | None = None) -> tuple[Problem, ...]:
    """What cannot be true: ends before starts, links to rows that are not there, causes that cause themselves.

    And a name in a role, where nothing would keep it from leaving the team (S11).

    With a stage, those of its rows alone; the head is in the stage of that name.
    """
    head = [record.head] if stage in (None, HEAD) else []
    rows = _in_order(record) if stage is None else record.stage(stage)
    looped = _looped(record) if stage in (None, CAUSE) else set()
    found: list[Problem] = []
    for entry in (*head, *rows):
        found += _out_of_turn(record, entry)
        found += _astray(record, entry)
        found += _name_in_role(entry)
        if entry.id in looped:
            found.append(Problem(Code.LOOP, "parent", entry.id, {"field": entry.field("parent").title}))
    return tuple(found)


def refusals(record: Retrospective, *entries: Entry) -> tuple[Problem, ...]:
    """The contradictions that writing `entries` would bring into the record: why it must not be done.

    An entry is the head, a row, or a new row, as it would be then. What is wrong with the record already (two people
    can each write a half of it) is not counted, so that it never stands in the way of other work.
    """
    before = set(map(_place, contradictions(record)))
    return tuple(problem for problem in contradictions(with_entries(record, *entries)) if _place(problem) not in before)


def faults(record: Retrospective, new: Entry, beside: Mapping[EntryId, Entry] = _NONE) -> tuple[Problem, ...]:
    """Why a row that nothing points to yet must not be added: what `refusals` says, without looking at the others.

    It may point to rows `beside` it, which come into the record together with it.
    """
    return (*_out_of_turn(record, new), *_astray(record, new, beside), *_name_in_role(new))


def with_entries(record: Retrospective, *entries: Entry) -> Retrospective:
    """The record with these entries in the place of those with the same ids, or added to it."""
    new = {entry.id: entry for entry in entries}
    head = new.pop(record.head.id, record.head)
    assert isinstance(head, Head)
    held = [new.pop(entry.id, entry) for entry in (*record.rows, *record.answers)]
    return Retrospective.of_entries(head, (*held, *new.values()))


def is_empty(entry: Entry, name: str) -> bool:
    """Whether nothing is said in the field `name`; spaces say nothing."""
    value = getattr(entry, name)
    return not value.strip() if isinstance(value, str) else value == entry.field(name).type.empty


def _in_order(record: Retrospective) -> Iterator[Entry]:
    """The rows in the order of the walk."""
    return (row for stage in STAGES for row in record.stage(stage))


def _out_of_turn(record: Retrospective, entry: Entry) -> Iterator[Problem]:
    for field in entry.fields():
        first = field.not_before
        if first and _clearly_before(getattr(entry, field.name), getattr(entry, first), record):
            labels = {"field": field.title, "other": entry.field(first).title}
            yield Problem(Code.END_BEFORE_START, field.name, entry.id, labels)


def _clearly_before(moment: Moment | None, other: Moment | None, record: Retrospective) -> bool:
    """Whether `moment`, read as late as it may mean, lies before `other`, read as early as it may mean."""
    if moment is None or other is None:
        return False
    latest, earliest = moment.until(record.zone), other.order(record.zone)
    if latest is None or earliest is None:
        return False
    return earliest - latest > _leeway(moment) + _leeway(other)


def _leeway(moment: Moment) -> timedelta:
    """How far off an *about* may be before it is a contradiction: an hour, or a day where only the day is known."""
    if moment.precision is not Precision.ABOUT:
        return timedelta()
    return timedelta(hours=1) if isinstance(moment.start, datetime) else timedelta(days=1)


def _astray(record: Retrospective, entry: Entry, beside: Mapping[EntryId, Entry] = _NONE) -> Iterator[Problem]:
    for field in entry.fields():
        if not isinstance(field.type, LinkType):
            continue
        rows = (record.get(id_) or beside.get(id_) for id_ in field.type.targets(getattr(entry, field.name)))
        if any(row is None or field.type.to not in ("", row.kind) for row in rows):
            yield Problem(Code.NO_TARGET, field.name, entry.id, {"field": field.title})


def _name_in_role(entry: Entry) -> Iterator[Problem]:
    for field in entry.fields():
        if not isinstance(field.type, RoleType) or not re.search("[@＠]", getattr(entry, field.name)):
            continue
        if isinstance(entry, Participant):
            labels = {"field": field.title, "other": entry.field("name").title}
            yield Problem(Code.NAME_IN_ROLE, field.name, entry.id, labels)
        else:
            yield Problem(Code.SIGN_IN_ROLE, field.name, entry.id, {"field": field.title})


def _looped(record: Retrospective) -> set[EntryId]:
    """The causes that stand, in the end, under themselves."""
    parents = {cause.id: cause.parent for cause in record.of(Cause)}
    settled: set[EntryId] = set()
    looped: set[EntryId] = set()
    for start in parents:
        way: list[EntryId] = []
        on_way: set[EntryId] = set()
        here: EntryId | None = start
        while here in parents and here not in settled and here not in on_way:
            way.append(here)
            on_way.add(here)
            here = parents[here]
        if here in on_way:
            looped.update(way[way.index(here) :])
        settled |= on_way
    return looped


def _place(problem: Problem) -> tuple[Code, str, EntryId]:
    return problem.code, problem.field, problem.entry
