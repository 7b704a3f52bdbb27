"""What a quick line means in a given record, behind its beginning: main text, figure, marks.

Rows are known by their number or the beginning of their text, figures with their unit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from retro.language import LANGUAGES, language
from retro.model import field_types
from retro.model.entry import Entry, in_field
from retro.model.fields import Field
from retro.model.moments.context import MomentContext
from retro.model.problem import Code, Problem, ValidationError
from retro.model.quick_entry.figures import leading_figure
from retro.model.quick_entry.tokens import Mark, Run
from retro.model.quick_entry.view import View
from retro.model.row_labels import find_row
from retro.model.shareable import Shareable
from retro.text.folding import name_key

_FOR_ALL = re.compile(
    rf"\s(?P<mark>(?:{'|'.join(language(code)(Shareable.field('for_all').mark) for code in LANGUAGES)})"
    r"(?:\s*[:：]?\s*(?:yes|はい))?)$",
    re.IGNORECASE,
)


def read_rest(
    kind: type[Entry], run: Run, view: View, context: MomentContext, *, plain: bool = False
) -> dict[str, Any]:
    """The values, by field, of what follows the beginning of a line: main text, its figure, marks.

    Moments count from `context`; a `plain` text begins with no figure. ValidationError, with every problem, if
    something is wrong.
    """
    reader = _Reader(view, context)
    first = next((i for i, mark in enumerate(run.marks) if reader.is_meant(mark)), len(run.marks))
    marks = run.marks[first:]
    main = marks[0].before if marks else run.text
    main, counted, problems = _counted(kind, main, context, plain=plain)
    values, wrong = reader.read_all(marks)
    problems = [*problems, *wrong]
    if not main:
        problems.insert(0, no_main(kind))
    problems += _not_for_all(kind, [main, *(mark.says for mark in marks)])
    if problems:
        raise ValidationError(*problems)
    return {kind.main: main, **counted, **values}


def no_main(kind: type[Entry]) -> Problem:
    """That a line says nothing in the main text of its kind."""
    return Problem(Code.REQUIRED, kind.main, params={"field": kind.field(kind.main).title})


def _not_for_all(kind: type[Entry], texts: Sequence[str]) -> list[Problem]:
    """That a line ends in the mark for every customer where no row of its kind is told to any."""
    if issubclass(kind, Shareable):
        return []
    found = (_FOR_ALL.search(text) for text in texts)
    return [Problem(Code.NOT_FOR_ALL, kind.main, params={"text": each["mark"]}) for each in found if each]


@dataclass(frozen=True)
class _Reader:
    """Reads the values of marks by the names that are known, moments relative to `context`."""

    view: View
    context: MomentContext

    def read_all(self, marks: Sequence[Mark]) -> tuple[dict[str, Any], list[Problem]]:
        """The values of all marks by the names of their fields, and all that is wrong with them."""
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for mark in marks:
            try:
                read = self._read(mark.field, mark.says)
                values |= _joined(mark.field, values, read)
            except ValidationError as refused:
                for problem in refused.problems:
                    told = in_field(problem, mark.field)
                    problems.append(replace(told, params={**told.params, "literal": mark.literal}))
        return values, problems

    def is_meant(self, mark: Mark) -> bool:
        """Whether a mark may begin the run: it is certainly one, or its value reads, or tries to."""
        if mark.sure or mark.is_tried or not mark.may_read:
            return mark.sure or mark.is_tried
        try:
            self._read(mark.field, mark.value)
        except ValidationError:
            return False
        return True

    def _read(self, field: Field, text: str) -> dict[str, Any]:
        if not text.strip():
            raise ValidationError(Problem(Code.REQUIRED))
        if isinstance(field.type, field_types.LinkType):
            return {field.name: find_row(text, field.type, self.view.record)}
        figure = leading_figure(text) if field.unit else None
        if figure and not figure.rest and not figure.about:
            return {field.name: field.type.read(figure.number, self.context), field.unit: figure.unit}
        spelled = self.view.names(field).get(name_key(text), text)
        return {field.name: field.type.read(spelled, self.context)}


def _counted(
    kind: type[Entry], text: str, context: MomentContext, *, plain: bool
) -> tuple[str, dict[str, Any], list[Problem]]:
    """The main text beside the figure that it begins with, where rows of the kind begin with one; the values of it."""
    lead = kind.field(kind.lead) if kind.lead and not plain else None
    figure = leading_figure(text) if lead and isinstance(lead.type, field_types.NumberType) else None
    if lead is None or figure is None:
        return text, {}, []
    try:
        values = {lead.name: lead.type.read(figure.number, context), lead.unit: figure.unit}
    except ValidationError as refused:
        return text, {}, [in_field(problem, lead) for problem in refused.problems]
    if figure.about:  # `about 37` says with the figure what `~estimated` says behind it
        sure = next(field for field in kind.fields() if field.mark == "~")
        values[sure.name] = sure.type.read("estimated", context)
    return figure.says, values, []


def _joined(field: Field, values: Mapping[str, Any], read: Mapping[str, Any]) -> Mapping[str, Any]:
    """`read`, joined to what the same field was given before. ValidationError where it holds one value alone."""
    if field.name not in values:
        return read
    if not isinstance(field.type, field_types.ChoicesType | field_types.TagsType):
        raise ValidationError(Problem(Code.TWICE))
    chosen = (item for given in (values, read) for item in given[field.name])
    return {field.name: field.type.load([*chosen])}
