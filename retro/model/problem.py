"""What can be wrong with a value: a code that programs can test, a text that people can read."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from retro.language import N_, Message
from retro.text.shortened import quoted
from retro.value import value


class Code(StrEnum):
    """What is wrong. The value is stable; `MESSAGES` holds the words."""

    REQUIRED = "required"
    NOT_SAID = "not-said"
    CONTROL = "control-character"
    ONE_LINE = "one-line"
    NO_CHOICE = "no-such-choice"
    AMBIGUOUS = "ambiguous"
    NOT_MOMENT = "not-a-moment"
    NOT_DAY = "not-a-day"
    NOT_NUMBER = "not-a-number"
    NOT_LENGTH = "not-a-length"
    TOO_PRECISE = "too-precise"
    NOT_YES_NO = "not-yes-or-no"
    NOT_ZONE = "not-a-zone"
    NO_TARGET = "no-such-row"
    NOBODY_YET = "nobody-yet"
    LOOP = "loop"
    END_BEFORE_START = "end-before-start"
    NOT_FIELD = "no-such-field"
    WRONG_TYPE = "wrong-type"
    TWICE = "twice"
    NO_PARENT = "no-parent"
    NOT_FOR_ALL = "not-for-all"
    NAME_IN_ROLE = "name-in-role"
    SIGN_IN_ROLE = "sign-in-role"
    NO_MARK = "no-such-mark"
    NEAR_MARK = "near-a-mark"
    NOT_NAME = "not-a-name"
    NO_ROLE = "no-role"
    NOT_REFERENCE = "not-a-reference"
    NOT_YET = "not-yet"
    NOT_HAPPENED = "not-happened"
    BEFORE_CASE = "before-the-case"


MESSAGES = {
    Code.REQUIRED: N_("“{field}” is empty, and is needed."),
    Code.NOT_SAID: N_("“{field}” is not said. Choose from: {choices}."),
    Code.CONTROL: N_("“{field}” holds the control character {char}. Take it out."),
    Code.ONE_LINE: N_("“{field}” is one line; this text has several."),
    Code.NO_CHOICE: N_("“{text}” is none of the choices of “{field}”. Choose from: {choices}."),
    Code.AMBIGUOUS: N_("“{text}” could mean several choices of “{field}”: {choices}. Write more of it."),
    Code.NOT_MOMENT: N_("“{text}” does not read as a moment. {reason}"),
    Code.NOT_DAY: N_("“{text}” does not read as a day. {reason}"),
    Code.NOT_NUMBER: N_("“{text}” does not read as a number. Write it like 37, 1,200 or 2.5."),
    Code.NOT_LENGTH: N_("“{text}” does not read as how long it took. Write it like 18, 18 min, 1 h 5 min or 0:18."),
    Code.TOO_PRECISE: N_("“{text}” has more than 15 digits."),
    Code.NOT_YES_NO: N_("“{text}” is neither yes nor no."),
    Code.NOT_ZONE: N_("“{text}” is no time zone that Retro knows. Write it like Asia/Tokyo, UTC or JST."),
    Code.NO_TARGET: N_("“{field}” points to a row that is not in this retrospective."),
    Code.NOBODY_YET: N_(
        "“{text}” is none of those concerned yet. Write them down first, party: {text}; if it is a text, begin it "
        "with \\."
    ),
    Code.LOOP: N_("“{field}” would make this cause its own cause."),
    Code.END_BEFORE_START: N_("“{field}” lies before “{other}”."),
    Code.NOT_FIELD: N_("There is no field “{text}” here. The fields are: {choices}."),
    Code.WRONG_TYPE: N_("“{field}” holds a value of the wrong type."),
    Code.TWICE: N_("“{field}” is given twice."),
    Code.NO_PARENT: N_("No cause stands there for this one to go under. Write one “>” less."),
    Code.NOT_FOR_ALL: N_("No customer is told of a row of this kind. Leave out “{text}”."),
    Code.NOT_NAME: N_("“{text}” is more than the name of a role. Put the name in quotation marks: @“night shift”."),
    Code.NO_ROLE: N_(
        "“{text}” says no role. Write the role, and the name behind it with @: shipping lead @Ines Falk. If it is a "
        "role, put it in quotation marks."
    ),
    Code.NOT_REFERENCE: N_(
        "“{text}” is no reference of a case. Write it like 2026-004, or its number of this year: 4."
    ),
    Code.NOT_YET: N_("{day} lies in the future: nobody has looked yet."),
    Code.NOT_HAPPENED: N_("{day} lies in the future: that has not happened yet."),
    Code.BEFORE_CASE: N_("{day} is before the case, which began on {began}."),
    Code.NO_MARK: N_("“{text}:” is no mark here. The marks are: {choices}."),
    Code.NEAR_MARK: N_("“{text}:” is no mark here. Perhaps “{near}:”? The marks are: {choices}."),
    Code.SIGN_IN_ROLE: N_("“{field}” holds “@”, which stands before a role. Write the role alone."),
    Code.NAME_IN_ROLE: N_(
        "“{field}” holds “@”, which stands before a name. Write the name in the field “{other}”, or in one line behind "
        "a space: driver @Ines Falk."
    ),
}

_REASONS = {Code.NOT_DAY: Message(N_("Write it like 2026-12-01, 1 Dec or 12月1日."))}
"""Why it is so, where nobody says more."""
_ELSEWHERE = N_("{problem} It is one in rows of another kind ({rows}).")
_NEAR = N_("{problem} Perhaps “{near}”?")
_LITERAL = N_("{problem} If it belongs to the text, write “{literal}”.")


@value
class Problem:
    """One thing wrong with one field of one entry. `field` is the field's name, `entry` the id of its row or ""."""

    code: Code
    field: str = ""
    entry: str = ""
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def message(self) -> Message:
        """The words; `{field}` in `params` is the field's label, itself a `Message`.

        With `near` in `params`, they also say which choice may be meant; with `literal`, how to write what was taken
        for a mark as plain text; with `elsewhere`, in which rows it is one.
        """
        given = {"field": self.field, "text": "", "choices": "", "reason": _REASONS.get(self.code, ""), **self.params}
        if isinstance(text := given["text"], str):
            given["text"] = quoted(text)
        said = Message(MESSAGES[self.code], given)
        if (near := self.params.get("near")) and self.code is not Code.NEAR_MARK:
            said = Message(_NEAR, {"problem": said, "near": near})
        if rows := self.params.get("elsewhere"):
            said = Message(_ELSEWHERE, {"problem": said, "rows": rows})
        literal = self.params.get("literal")
        return Message(_LITERAL, {"problem": said, "literal": literal}) if literal else said


class ValidationError(ValueError):
    """A text or a value that a field does not take; `problems` says why, all at once."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(str(p.message) for p in problems))
        self.problems = problems
