"""A retrospective from the JSON that an export wrote."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from retro.errors import RetroError
from retro.language import M_, MN_, Message
from retro.model.json_format import EXTRACT, load
from retro.model.problem import Problem, ValidationError
from retro.model.record import FullRecord
from retro.redaction import audience
from retro.text.controls import printable
from retro.text.shortened import shortened

_LISTED = 10
"""How many mistakes are told."""
_SHOWN = 60
"""How many characters of a mistaken value are told."""
_NEXT_STEP = M_("Give a file that “retro export --format json” wrote.")


def read_json(text: str) -> FullRecord:
    """The whole retrospective in `text`. RetroError, with the places of what is wrong, if there is none."""
    try:
        data = _parsed(text.removeprefix("\ufeff"))
        if isinstance(data, dict) and data.get("format") == EXTRACT:
            raise _extract(data)
        return load(data)
    except ValidationError as refused:
        raise _refusal(refused.problems) from None
    except RecursionError:
        raise RetroError(M_("This JSON has too many brackets inside one another."), _NEXT_STEP) from None


def _extract(data: dict[str, Any]) -> RetroError:
    match data.get("for"):
        case audience.CUSTOMER.code:
            title = M_("This is an extract for the customer, not the whole retrospective.")
        case audience.MANAGEMENT.code:
            title = M_("This is an extract for management, not the whole retrospective.")
        case _:
            title = M_("This is an extract, not the whole retrospective.")
    return RetroError(title, M_("Export it anew: retro export REF --for team --format json."))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number, object_pairs_hook=_once_each)
    except json.JSONDecodeError as mistake:
        error = _at_the_comma(mistake)
        title = M_("This is no JSON: line {line}, column {column}.", line=error.lineno, column=error.colno)
        raise RetroError(title, _NEXT_STEP) from None
    except ValueError:  # a whole number of thousands of digits
        raise RetroError(M_("This JSON has a number that is too long."), _NEXT_STEP) from None


def _at_the_comma(error: json.JSONDecodeError) -> json.JSONDecodeError:
    """A comma too many is told where it stands, as Python does from 3.13 on, and not at the bracket behind it."""
    before = error.doc[: error.pos].rstrip(" \t\r\n")
    too_many = before.endswith(",") and error.doc[error.pos : error.pos + 1] in ("}", "]")
    return json.JSONDecodeError(error.msg, error.doc, len(before) - 1) if too_many else error


def _no_number(name: str) -> NoReturn:
    raise RetroError(M_("“{name}” is no number in JSON.", name=name), _NEXT_STEP)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise RetroError(M_("“{key}” stands twice in one object.", key=_short(twice)), _NEXT_STEP)
    return found


def _refusal(problems: tuple[Problem, ...]) -> RetroError:
    told = [M_("{place}: {problem}", place=problem.field, problem=_message(problem)) for problem in problems[:_LISTED]]
    if len(problems) > _LISTED:
        told.append(MN_("and {n} more", "and {n} more", len(problems) - _LISTED))
    lines = Message("\n".join(f"{{p{i}}}" for i in range(len(told))), {f"p{i}": each for i, each in enumerate(told)})
    title = MN_(
        "{n} value in it is wrong:\n{lines}", "{n} values in it are wrong:\n{lines}", len(problems), lines=lines
    )
    return RetroError(title, M_("Correct the file, or export it anew. Nothing was changed."))


def _message(problem: Problem) -> Message:
    """The words, with the mistaken value cut short."""
    message = problem.message
    name = problem.field.rpartition(".")[2]
    return Message(message.text, {**message.params, "field": name, "text": _short(message.params["text"])})


def _short(value: object) -> str:
    text = printable(str(value)) if isinstance(value, str | int | float) else "…"
    return shortened(text, _SHOWN)
