"""The declaration of a field, in one line: label, kind, question, who may see it, how quick entry writes it.

Everything else that the program knows of a field follows from here: the form, the column, the JSON, the
report, the checks. What is not said is the safe thing: seen by the team only.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from retro.language import Message
from retro.model import field_types, number_types
from retro.model.choice import TEAM, Choice, Circle
from retro.model.field_types import FieldType
from retro.value import value


@value
class Field:
    """One declared field.

    `label` and `ask` (the question that the field answers) are message ids. `mark` is how quick entry writes it: one of
    `# @ ! ~` before the value, or a word such as `due` (a message id of the sense `mark`: that of each language is
    understood).
    In a quick line its label means it, too, and each word of `also`, in any language, with a colon behind: `担当：`.
    So does each word of `ways`, which stays a part of the value; a line may have several: `電話：… メール：…`.
    `to_next_mark` says that words without quotation marks behind a sign belong to the value, up to the next mark.
    Three more are names of other fields of the entry: `unit` of the one that says what a figure counts, `not_before` of
    the moment that this one cannot precede, `reached_by` of the one that holds a number written beside a moment.
    `to_one` says that it holds words for the one customer that the row is about, which no other is told. `by_checks`
    says that the row does not hold it: its checks tell it, and what a line or a form says of it is written as a check.
    `by_command` says that a command of its own writes it, and no form offers it.
    `is_code` says that the program wrote it for itself: no search reads it.
    `personal` says that its words tell of one person: who it is, how it is reached, what it said. They are forgotten
    once the time for keeping them is over. `reaches` says that its words tell how that person is reached: wherever they
    are repeated, they leave the team no more than a name does. `holds_times` says that days and times in its words are
    what it is about, and no marks that were not read. `beside_seal` says that it tells nothing that was found, but
    how it is told: it is no part of the seal of a closed case, and may be written after the closing.
    """

    label: str
    type: FieldType
    ask: str = ""
    seen_by: Circle = TEAM
    mark: str = ""
    also: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    to_next_mark: bool = False
    unit: str = ""
    not_before: str = ""
    reached_by: str = ""
    to_one: bool = False
    by_checks: bool = False
    by_command: bool = False
    is_code: bool = False
    personal: bool = False
    reaches: bool = False
    holds_times: bool = False
    beside_seal: bool = False
    name: str = ""

    @property
    def title(self) -> Message:
        """The label, to be shown in a language chosen later."""
        return Message(self.label)

    @property
    def question(self) -> Message:
        """What the field answers, to be shown in a language chosen later; its label, if nothing is asked."""
        return Message(self.ask or self.label)

    def named(self, name: str) -> Field:
        """The field under the name that it has in its class."""
        return self if self.name == name else dataclasses.replace(self, name=name)


def _declare(label: str, type_: FieldType, options: dict[str, Any]) -> Any:
    """A dataclass field that carries its `Field`. Typed Any, so that `what: str = line(...)` is well typed."""
    return dataclasses.field(default=type_.empty, metadata={"retro": Field(label, type_, **options)})


def field_of(declared: object) -> Field:
    """The field itself, by its name in its class: `field_of(Head.severity)`.

    On the class, a declared name gives its `Field`; type checkers know it as the value that it has in an entry, and so
    they notice when a field is renamed.
    """
    assert isinstance(declared, Field)
    return declared


def fields_of(*declared: object) -> tuple[Field, ...]:
    """Several fields by their names in their classes."""
    return tuple(map(field_of, declared))


def line(label: str, **options: Any) -> Any:
    """One line of text."""
    return _declare(label, field_types.LineType(), options)


def prose(label: str, **options: Any) -> Any:
    """Several lines of Markdown."""
    return _declare(label, field_types.ProseType(), options)


def role(label: str, **options: Any) -> Any:
    """The name of a role."""
    return _declare(label, field_types.RoleType(), options)


def choice(label: str, choices: type[Choice], **options: Any) -> Any:
    """One of a fixed set."""
    return _declare(label, field_types.ChoiceType(choices), options)


def choices(label: str, choices: type[Choice], **options: Any) -> Any:
    """Any number of a fixed set."""
    return _declare(label, field_types.ChoicesType(choices), options)


def open_choice(label: str, choices: type[Choice], **options: Any) -> Any:
    """One of a known set, or the team's own word."""
    return _declare(label, field_types.OpenChoiceType(choices), options)


def moment(label: str, *, ahead: bool = False, **options: Any) -> Any:
    """When something happened; `ahead`: by when it is to be done."""
    return _declare(label, field_types.MomentType(ahead), options)


def day(label: str, *, ahead: bool = False, **options: Any) -> Any:
    """A calendar day; `ahead`: by which something is to be done."""
    return _declare(label, field_types.DayType(ahead), options)


def number(label: str, **options: Any) -> Any:
    """A figure."""
    return _declare(label, number_types.NumberType(), options)


def minutes(label: str, **options: Any) -> Any:
    """How long something took, in minutes."""
    return _declare(label, number_types.MinutesType(), options)


def yes_no(label: str, *, yes: str = "", no: str = "", **options: Any) -> Any:
    """Yes, no, or not said. `yes` and `no` are message ids of further words for the two: `confirmed`, `unconfirmed`."""
    return _declare(label, field_types.YesNoType(yes, no), options)


def tags(label: str, **options: Any) -> Any:
    """Short words."""
    return _declare(label, field_types.TagsType(), options)


def zone(label: str, **options: Any) -> Any:
    """A time zone."""
    return _declare(label, field_types.ZoneType(), options)


def link(label: str, *, to: str = "", is_far: bool = False, **options: Any) -> Any:
    """Another row, of the kind `to`; `is_far`: called with the number of its stage."""
    return _declare(label, field_types.LinkType(to, is_far), options)


def links(label: str, *, to: str, **options: Any) -> Any:
    """Any number of other rows, of the kind `to`."""
    return _declare(label, field_types.LinksType(to), options)
