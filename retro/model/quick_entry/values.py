"""What a quick line means in a given record, behind its beginning: main text, figure, marks.

Rows are known by their number or the beginning of their text, figures with their unit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from types import MappingProxyType
from typing import Any

from retro.language import LANGUAGES, Message, language
from retro.model import field_types, number_types
from retro.model.entry import Entry, in_field
from retro.model.fields import Field
from retro.model.moments.context import MomentContext
from retro.model.problem import Code, Problem, ValidationError
from retro.model.quick_entry.amounts import leading_amount, whole_amount
from retro.model.quick_entry.call_numbers import number_in
from retro.model.quick_entry.due_words import first_meant
from retro.model.quick_entry.elsewhere import rows_with
from retro.model.quick_entry.names import may_be_name
from retro.model.quick_entry.near_words import near_key
from retro.model.quick_entry.tokens import Mark, Run
from retro.model.quick_entry.typed import choices_as_typed, marks_as_typed, words_as_typed
from retro.model.quick_entry.view import View
from retro.model.quick_entry.vocabulary import leads_with_row
from retro.model.row_labels import find_linked
from retro.model.shareable import Shareable
from retro.text.folding import name_key
from retro.value import value

_FOR_ALL = re.compile(
    rf"\s(?P<mark>(?:{'|'.join(language(code)(Shareable.field('for_all').mark) for code in LANGUAGES)})"
    r"(?:\s*[:：]?\s*(?:yes|はい))?)$",
    re.IGNORECASE,
)

_SAID_WITH_FIGURE = ("certainty",)
"""What a mark may say again, and better, than the words around a figure."""
_NOTHING: Mapping[str, Any] = MappingProxyType({})
_UNKNOWN_LABEL = re.compile(r"(?:^|\s)(?P<word>[^\s:：]{1,20})[:：](?!//)")


def read_rest(
    kind: type[Entry],
    run: Run,
    view: View,
    context: MomentContext,
    *,
    plain: bool = False,
    given: Mapping[str, Any] = _NOTHING,
) -> dict[str, Any]:
    """The values, by field, of what follows the beginning of a line: main text, its figure, marks.

    Moments count from `context`; a `plain` text begins with no figure. ValidationError, with every problem, if
    something is wrong. What was `given` by the beginning of the line is not given again.
    """
    reader = _Reader(kind, view, context)
    first = next((i for i, mark in enumerate(run.marks) if reader.is_meant(mark)), len(run.marks))
    marks = run.marks[first_meant(kind, run, first) :]
    main = marks[0].before if marks else run.text
    main, counted, problems = _counted(kind, main, context, plain=plain)
    lead = {name: value for name, value in given.items() if name == kind.lead}
    values, wrong = reader.read_all(marks, {**lead, **counted})
    problems = [*problems, *wrong]
    if not main and not leads_with_row(kind):
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


@value
class _Reader:
    """Reads the values of marks by the names that are known, moments relative to `context`."""

    kind: type[Entry]
    view: View
    context: MomentContext

    def read_all(self, marks: Sequence[Mark], given: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
        """The values of all marks by the names of their fields, and all that is wrong with them.

        A field that was `given` at the beginning of the line is not given again.
        """
        values: dict[str, Any] = {name: value for name, value in given.items() if name not in _SAID_WITH_FIGURE}
        problems: list[Problem] = []
        for mark, following in zip_longest(marks, marks[1:]):
            if not mark.says and following and mark.field.ways and following.field is mark.field:
                continue  # 連絡先：電話：…
            try:
                self._check_name(mark)
                read = self._read(mark.field, mark.way + mark.says)
                values |= _joined(mark.field, values, read)
            except ValidationError as refused:
                for problem in refused.problems:
                    told = in_field(problem, mark.field)
                    problems.append(_as_typed(told, mark, self.kind))
        return values, problems

    def is_meant(self, mark: Mark) -> bool:
        """Whether a mark may begin the run: it is certainly one, or its value reads, or tries to."""
        if mark.is_open_sign:
            return mark.field.to_next_mark or self._is_known(mark) or mark.names_someone or _goes_on_with_mark(mark)
        if mark.sure or mark.is_tried or not mark.may_read:
            return mark.sure or mark.is_tried
        return any(self._reads(mark.field, value) for value in (mark.value, mark.without_remark))

    def _reads(self, field: Field, value: str) -> bool:
        try:
            self._read(field, value)
        except ValidationError:
            return False
        return True

    def _check_name(self, mark: Mark) -> None:
        """ValidationError if what stands behind `@` goes on with something that somebody meant as another mark."""
        if not mark.is_open_sign or self._is_known(mark):
            return
        if found := _UNKNOWN_LABEL.search(mark.says):
            near = near_key(self.kind, f"{found['word']}:")
            params: dict[str, Any] = {"text": found["word"], "choices": marks_as_typed(self.kind)}
            code, said = (Code.NEAR_MARK, {"near": Message(near)}) if near else (Code.NO_MARK, {})
            raise ValidationError(Problem(code, params=params | said))
        if isinstance(mark.field.type, field_types.RoleType) and not mark.names_someone:
            raise ValidationError(Problem(Code.NOT_NAME, params={"text": mark.says}))

    def _is_known(self, mark: Mark) -> bool:
        return name_key(mark.says) in self.view.names(mark.field)

    def _read(self, field: Field, text: str) -> dict[str, Any]:
        if not text.strip():
            raise ValidationError(Problem(Code.REQUIRED))
        if isinstance(field.type, field_types.LinkType):
            return {field.name: find_linked(text, field.type, self.view.record_of(field.type.to))}
        if field.reached_by:
            return self._read_reached(field, text)
        if field.unit and (amount := whole_amount(self.kind, field, text, self.context)):
            return dict(amount)
        spelled = self.view.names(field).get(name_key(text), text)
        return {field.name: field.type.read(spelled, self.context)}

    def _read_reached(self, field: Field, text: str) -> dict[str, Any]:
        """When somebody is reached, and under which number, where one or both are said: `明日17時 090-1234-5678`."""
        number, when = number_in(text)
        said: dict[str, Any] = {field.reached_by: number} if number else {}
        if when or not number:
            said[field.name] = field.type.read(when, self.context)
        return said


def _as_typed(problem: Problem, mark: Mark, kind: type[Entry]) -> Problem:
    """A problem with a mark, told with what one types: the choices behind their sign, and how to make text of it."""
    params = {**problem.params, "literal": mark.literal}
    if problem.code in (Code.NO_CHOICE, Code.AMBIGUOUS) and mark.is_sign:
        choices = choices_as_typed(mark.field, params["choices"])
        if near := params.get("near"):
            (params["near"],) = choices_as_typed(mark.field, (near,))
        elsewhere = rows_with(kind, mark.field.mark, mark.says)
        return replace(problem, params={**params, "choices": choices, "elsewhere": elsewhere})
    if problem.code is Code.NOT_YES_NO and (words := words_as_typed(mark.field)):
        return replace(problem, code=Code.NO_CHOICE, params={**params, "choices": words})
    return replace(problem, params=params)


def _goes_on_with_mark(mark: Mark) -> bool:
    """Whether a name goes on with a word and a colon that is no mark."""
    found = _UNKNOWN_LABEL.search(mark.says)
    return bool(found and may_be_name(mark.says[: found.start()], mark.before))


def _counted(
    kind: type[Entry], text: str, context: MomentContext, *, plain: bool
) -> tuple[str, dict[str, Any], list[Problem]]:
    """The main text beside the figure that it begins with, where rows of the kind begin with one; the values of it."""
    lead = kind.field(kind.lead) if kind.lead and not plain else None
    if lead is None or not isinstance(lead.type, number_types.NumberType):
        return text, {}, []
    try:
        amount = leading_amount(kind, lead, text, context)
    except ValidationError as refused:
        return text, {}, [in_field(problem, lead) for problem in refused.problems]
    return (amount.says, dict(amount.values), []) if amount else (text, {}, [])


def _joined(field: Field, values: Mapping[str, Any], read: Mapping[str, Any]) -> Mapping[str, Any]:
    """`read`, joined to what the same field was given before. ValidationError where it holds one value alone."""
    if not any(name in values for name in read):
        return read
    if field.ways:
        given = f"{values[field.name]} {read[field.name]}"
        return {field.name: f"{values[field.name]}{', ' if given.isascii() else '、'}{read[field.name]}"}
    if not isinstance(field.type, field_types.ChoicesType | field_types.TagsType | field_types.LinksType):
        raise ValidationError(Problem(Code.TWICE))
    chosen = (item for given in (values, read) for item in given[field.name])
    return {field.name: field.type.load([*chosen])}
