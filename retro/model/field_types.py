"""The kinds of value that a field can hold.

A kind knows four forms of its value: the Python value of the record; the *plain* value that SQLite and JSON hold
(`dump`, `load`); the text that a person writes (`read`); the text that a person is shown (`show`). To add a kind is to
add a class here and, if no existing one suits it, a widget to edit it with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, tzinfo
from typing import TYPE_CHECKING, Any, ClassVar

from retro.language import Language
from retro.model.lookup import begins, labels, read_choice
from retro.model.moments.moment import Moment
from retro.model.problem import Code, Problem, ValidationError
from retro.text.controls import first_control
from retro.text.folding import folded_name
from retro.value import value

if TYPE_CHECKING:
    from retro.model.choice import Choice
    from retro.model.moments.context import MomentContext

Plain = str | int | float | bool | list[str] | None
"""What a value is in JSON. SQLite holds the same, but a list as JSON text and a bool as 0 or 1."""


class FieldType:
    """Base of the kinds. What it does of itself suits one line of text. Empty is `""`."""

    name: ClassVar[str] = "line"
    sql: ClassVar[type] = str
    empty: ClassVar[Any] = ""

    def __repr__(self) -> str:
        """Its name: there is nothing to one but its class."""
        return f"{type(self).__name__}()"

    def dump(self, value: Any) -> Plain:
        """The plain form of `value`."""
        return value  # type: ignore[no-any-return]  # a text is its own plain form

    def load(self, plain: Plain) -> Any:
        """The value of a plain form. ValidationError, with the reason, if it is no such value."""
        if not isinstance(plain, str):
            raise ValidationError(Problem(Code.WRONG_TYPE))
        if char := first_control(plain):
            raise ValidationError(Problem(Code.CONTROL, params={"char": char}))
        if "\n" in plain:
            raise ValidationError(Problem(Code.ONE_LINE))
        return plain

    def read(self, text: str, context: MomentContext) -> Any:
        """The value that a person means by `text`. ValidationError, with the reason, if it cannot be told."""
        return self.load(text.strip()) if text.strip() else self.empty

    def show(self, value: Any, to: Language, zone: tzinfo) -> str:
        """`value` in words, for a reader of the language `to`, with times in `zone`; `""` for an empty one."""
        return str(value)


class LineType(FieldType):
    """One line of plain text."""


class RoleType(FieldType):
    """One line that names a role, not a person: `shipping lead`."""

    name = "role"


class ProseType(FieldType):
    """Several lines: Markdown paragraphs, lists, quotes, links and code."""

    name = "prose"

    def load(self, plain: Plain) -> str:
        if not isinstance(plain, str):
            raise ValidationError(Problem(Code.WRONG_TYPE))
        if char := first_control(plain):
            raise ValidationError(Problem(Code.CONTROL, params={"char": char}))
        return plain

    def read(self, text: str, context: MomentContext) -> str:
        return self.load(text.replace("\r\n", "\n")) if text.strip() else ""


class ZoneType(FieldType):
    """An IANA time zone: `Asia/Tokyo`. People may write the usual abbreviations."""

    name = "zone"

    def load(self, plain: Plain) -> str:
        from retro.model.moments.zones import read_zone

        text = super().load(plain)
        return read_zone(text) if text else ""


@value
class ChoiceType(FieldType):
    """One of a fixed set. Empty is None."""

    choices: type[Choice]
    name: ClassVar[str] = "choice"
    empty: ClassVar[Any] = None

    def dump(self, value: Choice | None) -> Plain:
        return None if value is None else value.value

    def load(self, plain: Plain) -> Choice | None:
        if plain is None:
            return None
        found = self.choices.coded(plain)
        if found is None:
            raise ValidationError(Problem(Code.NO_CHOICE, params={"text": plain, "choices": labels(self.choices)}))
        return found

    def read(self, text: str, context: MomentContext) -> Choice | None:
        return read_choice(text, list(self.choices)) if text.strip() else None

    def show(self, value: Choice | None, to: Language, zone: tzinfo) -> str:
        return "" if value is None else to(value.label)


@value
class ChoicesType(FieldType):
    """Any number of a fixed set, in the order of the set. Empty is `()`."""

    choices: type[Choice]
    name: ClassVar[str] = "choices"
    empty: ClassVar[Any] = ()

    def dump(self, value: tuple[Choice, ...]) -> Plain:
        return [choice.value for choice in value]

    def load(self, plain: Plain) -> tuple[Choice, ...]:
        if not isinstance(plain, list) or None in plain:
            raise ValidationError(Problem(Code.WRONG_TYPE))
        one = ChoiceType(self.choices)
        return self._in_order({one.load(code) for code in plain})

    def read(self, text: str, context: MomentContext) -> tuple[Choice, ...]:
        parts = [part for part in re.split(r"[,、，]", text) if part.strip()]
        return self._in_order({read_choice(part, list(self.choices)) for part in parts})

    def show(self, value: tuple[Choice, ...], to: Language, zone: tzinfo) -> str:
        return to.join(to(choice.label) for choice in value)

    def _in_order(self, chosen: set[Any]) -> tuple[Choice, ...]:
        return tuple(choice for choice in self.choices if choice in chosen)


@value
class OpenChoiceType(FieldType):
    """One of a known set, or a team's own word: a known one is held as its code. Empty is `""`."""

    choices: type[Choice]
    name: ClassVar[str] = "open-choice"

    def read(self, text: str, context: MomentContext) -> str:
        if not text.strip():
            return ""
        try:
            return read_choice(text, list(self.choices)).value
        except ValidationError:
            return str(self.load(text.strip()))

    def show(self, value: str, to: Language, zone: tzinfo) -> str:
        known = self.choices.coded(value)
        return to(known.label) if known else value


@value
class MomentType(FieldType):
    """A `Moment`. Empty is None; *unknown* is a moment of its own. `ahead`: by when something is to be done."""

    ahead: bool = False
    name: ClassVar[str] = "moment"
    empty: ClassVar[Any] = None

    def dump(self, value: Moment | None) -> Plain:
        return None if value is None else value.dump()

    def load(self, plain: Plain) -> Moment | None:
        if plain is None:
            return None
        try:
            return Moment.load(str(plain))
        except ValueError:
            raise ValidationError(Problem(Code.NOT_MOMENT, params={"text": plain, "reason": ""})) from None

    def read(self, text: str, context: MomentContext) -> Moment | None:
        from retro.model.moments.reading import read_moment

        if not text.strip():
            return None
        return read_moment(text, self._towards(context)).moment

    def show(self, value: Moment | None, to: Language, zone: tzinfo) -> str:
        from retro.model.moments.formatting import show_moment

        return "" if value is None else show_moment(value, to, zone)

    def _towards(self, context: MomentContext) -> MomentContext:
        """The context, in which a moment to come counts from the event that its row tells of, else from now."""
        if not self.ahead:
            return context
        before = context.own or context.previous or Moment.exact(context.now or context.today)
        return replace(context, previous=before, ahead=True)


@value
class DayType(FieldType):
    """A calendar day, as `datetime.date`. Empty is None. `ahead`: by which something is to be done."""

    ahead: bool = False
    name: ClassVar[str] = "day"
    empty: ClassVar[Any] = None

    def dump(self, value: date | None) -> Plain:
        return None if value is None else value.isoformat()

    def load(self, plain: Plain) -> date | None:
        if plain is None:
            return None
        try:
            found = date.fromisoformat(str(plain))
        except ValueError:
            raise ValidationError(Problem(Code.NOT_DAY, params={"text": plain})) from None
        if found.isoformat() != plain:
            raise ValidationError(Problem(Code.NOT_DAY, params={"text": plain}))
        return found

    def read(self, text: str, context: MomentContext) -> date | None:
        from retro.model.moments.reading import read_day

        if not text.strip():
            return None
        today = Moment.exact(context.now or context.today)
        return read_day(text, replace(context, day=context.today, previous=today, ahead=self.ahead))

    def show(self, value: date | None, to: Language, zone: tzinfo) -> str:
        from retro.model.moments.formatting import show_day

        return "" if value is None else show_day(value, to)


@value
class YesNoType(FieldType):
    """True, False, or None for not said. `yes` and `no` are message ids of words that also name the two."""

    yes: str = ""
    no: str = ""
    name: ClassVar[str] = "yes-no"
    sql: ClassVar[type] = int
    empty: ClassVar[Any] = None

    def load(self, plain: Plain) -> bool | None:
        if plain is None:
            return None
        if plain not in (0, 1):
            raise ValidationError(Problem(Code.NOT_YES_NO, params={"text": plain}))
        return bool(plain)

    def read(self, text: str, context: MomentContext) -> bool | None:
        said = folded_name(text)
        if not said:
            return None
        if said in {"yes", "y", "true", "1", "はい"} or begins(self.yes, said):
            return True
        if said in {"no", "n", "false", "0", "いいえ"} or begins(self.no, said):
            return False
        raise ValidationError(Problem(Code.NOT_YES_NO, params={"text": text.strip()}))

    def show(self, value: bool | None, to: Language, zone: tzinfo) -> str:
        from retro.model.moments.formatting import NO, YES

        return "" if value is None else to(YES if value else NO)


class TagsType(FieldType):
    """Short words, each once, in the order written. Empty is `()`."""

    name = "tags"
    empty = ()

    def dump(self, value: tuple[str, ...]) -> Plain:
        return list(value)

    def load(self, plain: Plain) -> tuple[str, ...]:
        if not isinstance(plain, list):
            raise ValidationError(Problem(Code.WRONG_TYPE))
        return tuple(dict.fromkeys(str(super(TagsType, self).load(tag)) for tag in plain))

    def read(self, text: str, context: MomentContext) -> tuple[str, ...]:
        parts = (part.strip() for part in re.split(r"[,、，]", text))
        return self.load([part for part in parts if part])

    def show(self, value: tuple[str, ...], to: Language, zone: tzinfo) -> str:
        return to.join(value)


@value
class LinkType(FieldType):
    """The id of another row of the same retrospective, of the kind `to` (`""`: of any kind). Empty is None.

    `is_far` says that it is in another stage than the reader looks at, so that it is called with that: `3.2`.
    """

    to: str = ""
    is_far: bool = False
    name: ClassVar[str] = "link"
    empty: ClassVar[Any] = None

    def load(self, plain: Plain) -> Any:
        return None if plain is None else str(super().load(plain))

    def read(self, text: str, context: MomentContext) -> Any:
        return self.load(text.strip()) if text.strip() else self.empty

    def show(self, value: Any, to: Language, zone: tzinfo) -> str:
        return to.join(self.targets(value))

    def targets(self, value: Any) -> tuple[str, ...]:
        """The ids of the rows that `value` points to."""
        return (value,) if value else ()

    def pointing(self, targets: Iterable[str]) -> Any:
        """The value that points to the rows with these ids; to the first of them where it can point to one alone."""
        return next(iter(targets), None)


@value
class LinksType(LinkType):
    """The ids of any number of rows of the kind `to`, as a set: each once, sorted. Empty is `()`.

    The plain form of none is None, of one its id, of several their list: a field that held a single link before reads
    and writes what it did.
    """

    name: ClassVar[str] = "links"
    empty: ClassVar[Any] = ()

    def dump(self, value: tuple[str, ...]) -> Plain:
        return list(value) if len(value) > 1 else value[0] if value else None

    def load(self, plain: Plain) -> Any:
        ids = plain if isinstance(plain, list) else [] if plain is None else [plain]
        return self.pointing(super(LinksType, self).load(each or 0) for each in ids)  # an empty id is no text

    def read(self, text: str, context: MomentContext) -> Any:
        return self.load([part.strip() for part in re.split(r"[,、，]", text) if part.strip()])

    def targets(self, value: tuple[str, ...]) -> tuple[str, ...]:
        return value

    def pointing(self, targets: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(set(targets)))
