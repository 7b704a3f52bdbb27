"""What a quick line is read against: the record, the rows that lines before it become, the names that they know.

Choices are known by any of their names, roles as the record spells them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from retro.model import field_types
from retro.model.entry import Entry, EntryId
from retro.model.fields import Field
from retro.model.lookup import choice_names, in_all_languages
from retro.model.record import KINDS, Retrospective
from retro.model.stages.cause import Cause
from retro.model.stages.head import HEAD
from retro.model.validation import with_entries
from retro.text.folding import name_key


class View:
    """A record, and rows that are to come into it."""

    def __init__(self, record: Retrospective) -> None:
        self._base = self._record = record
        self._new: dict[EntryId, Entry] = {}
        self._merged = 0
        """How many of the new rows stand in `_record`."""
        self._roles: dict[str, str] | None = None
        self._last_under: dict[EntryId | None, EntryId] | None = None
        """The last cause under each one, and at the top: what `>` counts from."""

    @property
    def record(self) -> Retrospective:
        """The record with the new rows, which stand behind all others. It takes as long as there are rows."""
        if self._merged < len(self._new):
            last = max((row.position for row in self._record.rows), default=0.0)
            fresh = [*self._new.values()][self._merged :]
            placed = (replace(row, position=last + n) for n, row in enumerate(fresh, 1))
            self._record, self._merged = with_entries(self._record, *placed), len(self._new)
        return self._record

    @property
    def began(self) -> date | None:
        """The day on which the case began; None if nobody has said it."""
        return self._base.began

    def record_of(self, kind: str) -> Retrospective:
        """A record with all rows of this kind; "" stands for any."""
        is_new = any(kind in ("", row.kind) for row in self._new.values())
        return self.record if is_new else self._base

    @property
    def added(self) -> Mapping[EntryId, Entry]:
        """The new rows, by their ids."""
        return self._new

    def get(self, row: EntryId | None) -> Entry | None:
        """The row with this id, new or not; None if there is none."""
        return self._new.get(row) or self._base.get(row) if row else None

    def last_cause_under(self, cause: EntryId | None) -> EntryId | None:
        """The last cause that stands right under another one, or, for None, at the top."""
        return self._last_causes().get(cause)

    def last_cause(self) -> EntryId | None:
        """The cause that is read last, from the top of the tree to its end."""
        at = None
        while (below := self.last_cause_under(at)) is not None:
            at = below
        return at

    def _last_causes(self) -> dict[EntryId | None, EntryId]:
        if self._last_under is None:
            above: list[EntryId] = []
            self._last_under = {}
            for cause, depth in self.record.causes():
                del above[depth:]
                self._last_under[above[-1] if above else None] = cause.id
                above.append(cause.id)
        return self._last_under

    def add(self, row: Entry) -> None:
        """Bring a new row in, under its id."""
        last_under = self._last_causes() if isinstance(row, Cause) else {}
        self._new[row.id] = row
        if isinstance(row, Cause):
            last_under[row.parent] = row.id
        if self._roles is not None:
            _learn(self._roles, row)

    def names(self, field: Field) -> Mapping[str, str]:
        """The `name_key` of each name that a value of `field` may have, and how it is spelled."""
        if isinstance(field.type, field_types.ChoiceType | field_types.ChoicesType | field_types.YesNoType):
            return names_of_choices(field)
        return self._known_roles() if _names_someone(field) else {}

    def _known_roles(self) -> Mapping[str, str]:
        """The roles and groups that the record names, those of the participants first."""
        if self._roles is None:
            self._roles = dict(_roles_of(self.record))
        return self._roles


_last: tuple[Retrospective, Mapping[str, str]] | None = None
"""The record that was asked last, and its roles: an entry line asks for them at every key."""


def _roles_of(record: Retrospective) -> Mapping[str, str]:
    global _last  # noqa: PLW0603 -- one record is written in at a time
    if _last is None or _last[0] is not record:
        roles: dict[str, str] = {}
        for entry in (*record.stage(HEAD), record.head, *record.rows):
            _learn(roles, entry)
        _last = (record, roles)
    return _last[1]


def _learn(roles: dict[str, str], entry: Entry) -> None:
    for name in _role_fields(entry.kind):
        if (said := getattr(entry, name)) and (key := name_key(said)):
            roles.setdefault(key, said)


@cache
def _role_fields(kind: str) -> tuple[str, ...]:
    return tuple(field.name for field in KINDS[kind].fields() if _names_someone(field))


def _names_someone(field: Field) -> bool:
    return isinstance(field.type, field_types.RoleType) or field.mark == "@"


@cache
def names_of_choices(field: Field) -> Mapping[str, str]:
    """The `name_key` of each name of each choice of a field, and how it is spelled."""
    return _keyed(_choices_called(field.type))


def _choices_called(kind: field_types.FieldType) -> Iterator[str]:
    if isinstance(kind, field_types.ChoiceType | field_types.ChoicesType):
        for choice in kind.choices:
            yield from choice_names(choice)
    elif isinstance(kind, field_types.YesNoType):
        for message in filter(None, (kind.yes, kind.no)):
            yield from in_all_languages(message)


def _keyed(names: Iterable[str]) -> Mapping[str, str]:
    keyed: dict[str, str] = {}
    for name in names:
        if key := name_key(name):
            keyed.setdefault(key, name)
    return keyed
