"""What the marks of a quick line mean in a given record.

Choices are known by any of their names, roles as the record spells them, rows by their number or the beginning of
their text, figures with their unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field as held
from functools import cached_property
from typing import Any

from retro.model import kinds
from retro.model.called import choice_names, in_all_languages
from retro.model.entry import in_field
from retro.model.fields import Field
from retro.model.figures import leading_figure
from retro.model.marks import Mark
from retro.model.naming import find_row
from retro.model.problem import Code, Problem, Refused
from retro.model.reading import Context
from retro.model.record import Retrospective
from retro.model.stages.head import HEAD
from retro.text.folding import name_key


@dataclass(frozen=True)
class MarkValues:
    """Reads the values of marks in `record`, moments relative to `context`."""

    record: Retrospective
    context: Context
    _names: dict[str, Mapping[str, str]] = held(default_factory=dict)

    def read_all(self, marks: Sequence[Mark]) -> tuple[dict[str, Any], list[Problem]]:
        """The values of all marks by the names of their fields, and all that is wrong with them."""
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for mark in marks:
            try:
                read = self._read(mark.field, mark.value)
                values |= _joined(mark.field, values, read)
            except Refused as refused:
                told = (in_field(problem, mark.field) for problem in refused.problems)
                problems += (_with_literal(problem, mark) for problem in told)
        return values, problems

    def reads(self, field: Field, text: str) -> bool:
        """Whether `text` reads as a value of `field`."""
        try:
            self._read(field, text)
        except Refused:
            return False
        return True

    def names(self, field: Field) -> Mapping[str, str]:
        """The names by which values of `field` are known: the `name_key` of each, and how it is spelled."""
        if field.name not in self._names:
            self._names[field.name] = self._named(field)
        return self._names[field.name]

    def _named(self, field: Field) -> Mapping[str, str]:
        kind = field.kind
        if isinstance(kind, kinds.OneOf | kinds.AnyOf):
            return _keyed(name for choice in kind.choices for name in choice_names(choice))
        if isinstance(kind, kinds.YesNo):
            return _keyed(word for message in (kind.yes, kind.no) if message for word in in_all_languages(message))
        return self._roles if _names_someone(field) else {}

    def _read(self, field: Field, text: str) -> dict[str, Any]:
        if not text.strip():
            raise Refused(Problem(Code.REQUIRED))
        if isinstance(field.kind, kinds.Link):
            return {field.name: find_row(text, field.kind, self.record)}
        figure = leading_figure(text) if field.unit else None
        if figure and not figure.rest and not figure.about:
            return {field.name: field.kind.read(figure.number, self.context), field.unit: figure.unit}
        spelled = self.names(field).get(name_key(text), text)
        return {field.name: field.kind.read(spelled, self.context)}

    @cached_property
    def _roles(self) -> Mapping[str, str]:
        """The roles and groups that the record names, those of the participants first."""
        return _keyed(
            getattr(entry, field.name)
            for entry in (*self.record.stage(HEAD), self.record.head, *self.record.rows)
            for field in entry.fields()
            if _names_someone(field)
        )


def _names_someone(field: Field) -> bool:
    return isinstance(field.kind, kinds.Role) or field.mark == "@"


def _keyed(names: Iterable[str]) -> Mapping[str, str]:
    keyed: dict[str, str] = {}
    for name in names:
        if key := name_key(name):
            keyed.setdefault(key, name)
    return keyed


def _joined(field: Field, values: Mapping[str, Any], read: Mapping[str, Any]) -> Mapping[str, Any]:
    """`read`, joined to what the same field was given before. Refused where it holds one value alone."""
    if field.name not in values:
        return read
    if not isinstance(field.kind, kinds.AnyOf | kinds.Tags):
        raise Refused(Problem(Code.TWICE))
    chosen = (item for given in (values, read) for item in given[field.name])
    return {field.name: field.kind.load([*chosen])}


def _with_literal(problem: Problem, mark: Mark) -> Problem:
    return Problem(problem.code, problem.field, problem.entry, {**problem.params, "literal": mark.literal})
