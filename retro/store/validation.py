"""Whether what comes into the archive is what the record declares. Every problem is told at once."""

from __future__ import annotations

import dataclasses
import math

from retro.errors import RetroError
from retro.language import M_
from retro.model.change import Add, Change, Forget, Op, Update, Values
from retro.model.entry import Entry, EntryId, in_field
from retro.model.field_types import Plain
from retro.model.problem import Code, Problem, ValidationError
from retro.model.record import KINDS
from retro.model.stages.head import Head
from retro.text.controls import printable, without_controls


def validate(change: Change) -> Change:
    """The change with every value in the form in which it is stored.

    ValidationError if one is not what its field takes.
    """
    problems: list[Problem] = []
    ops = tuple(_op(op, problems) for op in change.ops)
    if problems:
        raise ValidationError(*problems)
    author, group = without_controls(change.author), change.group or change.id
    return dataclasses.replace(change, ops=ops, author=author, group=group)


def head_values(values: Values, row: EntryId) -> dict[str, Plain]:
    """The values of a new head in the form in which they are stored. ValidationError as above."""
    problems: list[Problem] = []
    admitted = _values(Head, row, values, problems)
    if problems:
        raise ValidationError(*problems)
    return admitted


def _op(op: Op, problems: list[Problem]) -> Op:
    kind = KINDS.get(op.kind)
    if kind is None:
        raise RetroError(
            M_("Retro knows no rows of the kind “{kind}”.", kind=printable(op.kind)),
            M_("The kinds are: {kinds}.", kinds=tuple(KINDS)),
        )
    if isinstance(op, Update):
        return dataclasses.replace(op, after=_values(kind, op.id, op.after, problems))
    if isinstance(op, Forget):
        return op
    if kind is Head:
        raise RetroError(M_("The head of a retrospective can be changed, but neither added nor deleted."))
    if isinstance(op, Add):
        values = _values(kind, op.id, {**op.values, "position": op.position}, problems)
        values.pop("position", None)
        return dataclasses.replace(op, values=values, position=float(op.position))
    return op


def _values(kind: type[Entry], row: EntryId, values: Values, problems: list[Problem]) -> dict[str, Plain]:
    """The values as they are stored; what is wrong with them goes into `problems`."""
    admitted: dict[str, Plain] = {}
    declared = {field.name: field for field in kind.fields()}
    for name, value in values.items():
        field = declared.get(name)
        try:
            if field is not None:
                admitted[name] = field.type.dump(field.type.load(value))
            elif name == "position" and kind is not Head:
                admitted[name] = _position(value, row)
            else:
                problems.append(Problem(Code.NOT_FIELD, name, row, {"text": name, "choices": tuple(declared)}))
        except ValidationError as refused:
            problems += [in_field(problem, field, row) if field else problem for problem in refused.problems]
    return admitted


def _position(value: Plain, row: EntryId) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValidationError(Problem(Code.WRONG_TYPE, "position", row))
    return float(value)
