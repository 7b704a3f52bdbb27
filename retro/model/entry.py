"""What all entries have in common: identity, place in the list, and fields declared by their class."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass
from typing import Any, ClassVar, Self, TypeVar, dataclass_transform

from retro.language import Message
from retro.model.checked import UNCHECKED, Checked, said_by
from retro.model.deadline import Deadline
from retro.model.field_types import FieldType, LinkType, Plain
from retro.model.fields import Field
from retro.model.found import Found
from retro.model.number_types import NumberType
from retro.model.problem import Code, Problem, ValidationError
from retro.model.stage import Stage

T = TypeVar("T")

EntryId = str
"""Sixteen lower-case hexadecimal digits, made at random."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
def declared(cls: type[T]) -> type[T]:
    """Make the class of an entry a frozen dataclass whose fields are given by name.

    The methods that `dataclass` would write for each class as text, and compile, stand once in `Entry` and look at
    `defaults`. The kinds are made in a twentieth of the time then (1 ms where it took 20), and so is an entry in a
    third.
    """
    made = dataclass(init=False, repr=False, eq=False, match_args=False)(cls)
    shared = {name for base in cls.__bases__ for name in getattr(base, "defaults", ())}
    fields = sorted(
        dataclasses.fields(made),  # type: ignore[arg-type]  # it was made a dataclass just now
        key=lambda each: "retro" in each.metadata and each.name in shared,
    )
    made.defaults = {each.name: each.default for each in fields}  # type: ignore[attr-defined]  # of an entry, see below
    for each in fields:
        if "retro" in each.metadata:  # the default stands in `defaults`; on the class, the name gives the field
            setattr(made, each.name, each.metadata["retro"].named(each.name))
            made.main = made.main or each.name  # type: ignore[attr-defined]  # of an entry, which is all that is declared
    made.label = made.label or made.kind  # type: ignore[attr-defined]  # as above
    return made


@declared
class Entry:
    """Base of every row of a retrospective, and of its head.

    A class says with `kind` what it is called in the file (the name of its table), with `stage` where it belongs, with
    `main` which field says what the row is (the first one, if nothing is said), and with `lead` which field a quick
    line begins with, if any: a moment, a figure, or the row that it is of, which is enough then (`told 3.2`).
    `prefix` is the word that begins a quick line of this kind where a stage has several (`contact: …`). `deadlines` are
    the days by which something is to be done of a row, the one that counts first standing first.

    What a kind says of its rows on their way out of the team is declared here, too. What it does not say is the safe
    thing: nothing of it is confirmed, every figure is an estimate, and it is about nobody in particular.
    """

    kind: ClassVar[str] = ""
    stage: ClassVar[Stage]
    label: ClassVar[str] = ""
    main: ClassVar[str] = ""
    lead: ClassVar[str] = ""
    prefix: ClassVar[str] = ""
    also: ClassVar[tuple[str, ...]] = ()
    """Further words that begin a quick line of this kind, in any language, with a colon behind: `応対：`."""
    read_in: ClassVar[tuple[Stage, ...]] = ()
    """Further stages in which a quick line of this kind is read."""
    openings: ClassVar[tuple[tuple[str, str, Plain], ...]] = ()
    """Words that do so and say something besides: word, field, plain value. `電話：` is a contact by telephone."""
    day_said: ClassVar[str] = ""
    """The field of the one day that its rows tell of, which a quick line may say without a mark."""
    form: ClassVar[str] = ""
    """What a quick line of this kind looks like that needs no word in front: a pattern of its beginning."""
    customer: ClassVar[str] = ""
    """The field that says which customer a row is about; "" where rows are about nobody in particular."""
    person: ClassVar[str] = ""
    """The field that names the person of whom the personal fields of a row tell; "" where none does."""
    speaker: ClassVar[str] = ""
    """The field that holds, for the team alone, who wrote a line that comes from a chat; "" if there is none."""
    is_apology: ClassVar[bool] = False
    """Whether its rows say that the fault was ours (S7)."""
    is_of_other_case: ClassVar[bool] = False
    """Whether its rows tell of another case."""
    is_kept_close: ClassVar[bool] = False
    """Whether its rows are for those who work on the case: no site and no report over several cases tells them."""
    follows_closing: ClassVar[bool] = False
    """Whether its rows may be added to a closed case, where they are never altered. The digest leaves them out."""
    finds: ClassVar[tuple[Found, ...]] = ()
    """What a check can find of its rows; () where there is nothing to check."""
    deadlines: ClassVar[tuple[Deadline, ...]] = ()
    defaults: ClassVar[dict[str, Any]] = {}
    """What its fields hold when nothing is said, in their order: its identity, its own ones, the shared ones."""
    _declared: ClassVar[dict[str, Field]]
    _stored: ClassVar[tuple[Field, ...]]
    _by_types: ClassVar[dict[tuple[type[FieldType], ...], tuple[Field, ...]]]
    _told: ClassVar[tuple[Field, ...]]

    id: EntryId = ""
    position: float = 0.0
    """Rows of a stage stand in the order of their positions; equal ones in the order of their ids."""
    revision: int = 0
    """How often the row was changed: 1 when it is new, 0 when it was never stored."""
    checked: Checked = UNCHECKED
    """How the row stands by the checks of its record, which puts this there."""

    def __init__(self, **values: Any) -> None:
        held = self.__dict__
        held.update(self.defaults)
        held.update(values)
        if len(held) > len(self.defaults):
            unknown = ", ".join(sorted(values.keys() - self.defaults.keys()))
            raise TypeError(f"{type(self).__name__} has no field {unknown}")

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        said = {name: value for name, value in self.__dict__.items() if value not in ("", (), None, UNCHECKED)}
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in said.items())})"

    @classmethod
    def fields(cls) -> tuple[Field, ...]:
        """The declared fields, in order; those that several kinds share stand last."""
        return cls.fields_of()

    @classmethod
    def fields_of(cls, *types: type[FieldType]) -> tuple[Field, ...]:
        """Those of them whose type is one of these, in order; without a type, all.

        They are kept: what looks at the rows of many cases asks for them with each row.
        """
        if "_by_types" not in cls.__dict__:
            cls._by_types = {}
        if types not in cls._by_types:
            declared_here = cls._by_name().values()
            cls._by_types[types] = tuple(each for each in declared_here if not types or isinstance(each.type, types))
        return cls._by_types[types]

    @classmethod
    def stored_fields(cls) -> tuple[Field, ...]:
        """The fields that its rows hold themselves: all but those that checks tell."""
        if "_stored" not in cls.__dict__:
            cls._stored = tuple(field for field in cls.fields() if not field.by_checks)
        return cls._stored

    @classmethod
    def fields_by_checks(cls) -> tuple[Field, ...]:
        """The fields that the checks of its rows tell."""
        if "_told" not in cls.__dict__:
            cls._told = tuple(field for field in cls.fields() if field.by_checks) if cls.finds else ()
        return cls._told

    @classmethod
    def field(cls, name: str) -> Field:
        """The declared field `name`; KeyError if there is none."""
        return cls._by_name()[name]

    @classmethod
    def has_field(cls, name: str) -> bool:
        """Whether a field `name` is declared."""
        return name in cls._by_name()

    @classmethod
    def customer_fields(cls) -> tuple[str, ...]:
        """The fields that name a customer: the one whom a row is about, and whom else it is for."""
        return (cls.customer,) if cls.customer else ()

    @classmethod
    def needed(cls) -> str:
        """The field without which a row says nothing: the main one; where a line begins with the row it is of, that."""
        is_of_row = cls.lead and isinstance(cls.field(cls.lead).type, LinkType)
        return cls.lead if is_of_row else cls.main

    @classmethod
    def _by_name(cls) -> dict[str, Field]:
        if "_declared" not in cls.__dict__:
            held = {name: getattr(cls, name) for name in cls.defaults}
            cls._declared = {name: field for name, field in held.items() if isinstance(field, Field)}
        return cls._declared

    @classmethod
    def load(cls, plain: Mapping[str, Plain], **identity: Any) -> Self:
        """The entry whose fields have these plain values; missing ones are empty.

        ValidationError, with every problem at once, if a value is not what its field takes or a name is no field.
        """
        values, problems = {}, []
        for name, value in plain.items():
            field = cls._by_name().get(name)
            if field is None:
                problems.append(Problem(Code.NOT_FIELD, name, params={"text": name, "choices": tuple(cls._by_name())}))
                continue
            try:
                values[name] = field.type.load(value)
            except ValidationError as refused:
                problems += [in_field(problem, field) for problem in refused.problems]
        if problems:
            raise ValidationError(*problems)
        return cls(**values, **identity)

    @classmethod
    def offered(cls) -> tuple[Field, ...]:
        """The fields that people write into, in their order."""
        return tuple(field for field in cls.fields() if not field.by_command)

    def dump(self) -> dict[str, Plain]:
        """The plain values of all fields."""
        return {field.name: field.type.dump(getattr(self, field.name)) for field in self.fields()}

    @property
    def standing(self) -> Checked:
        """How the row stands: as its checks say, and before it is written as its line says."""
        if self.checked is not UNCHECKED and self.checked != UNCHECKED:
            return self.checked
        for field in self.fields_by_checks():
            value = getattr(self, field.name)
            if value is not None and (said := said_by(value)).found:
                return said
        return UNCHECKED

    @property
    def main_text(self) -> str:
        """The text of the main field: what this row is, in its writer's words."""
        return str(getattr(self, self.main)) if self.main else ""

    @property
    def about(self) -> str:
        """Which customer the row is about, as it calls them; "" if it is about nobody in particular."""
        return str(getattr(self, self.customer)) if self.customer else ""

    @property
    def is_confirmed(self) -> bool:
        """Whether what the row says is a fact, or needs no confirming (S9)."""
        return False

    @property
    def estimates(self) -> tuple[str, ...]:
        """The fields that hold a figure which nobody has confirmed (S3)."""
        figures = (field for field in self.fields() if isinstance(field.type, NumberType))
        return tuple(name for field in figures for name in (field.name, field.unit) if name)

    @property
    def is_promise(self) -> bool:
        """Whether it says what will be done, and was not done yet (S7)."""
        return False

    @property
    def is_abandoned(self) -> bool:
        """Whether it is not done any more: given up, or it did not hold."""
        return False


def in_field(problem: Problem, field: Field, entry: EntryId = "") -> Problem:
    """`problem`, which a kind found in a bare value, told with the field and the row where it is.

    Of choices, what is asked is told: a label such as “How” says nothing beside them.
    """
    is_of_choice = problem.code in (Code.NO_CHOICE, Code.AMBIGUOUS)
    called = field.question if is_of_choice else field.title
    return Problem(problem.code, field.name, entry, {**problem.params, "field": called})


E = TypeVar("E", bound=Entry)


def title(cls: type[Entry]) -> Message:
    """What a row of this kind is called, to be shown in a language chosen later."""
    return Message(cls.label)
