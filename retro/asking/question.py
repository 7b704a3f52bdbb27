"""A question: what is asked, what may be answered, and where the answer goes. Plain values; nothing is asked here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Any

from retro.language import M_, N_, Message
from retro.model import field_types
from retro.model.choice import Choice
from retro.model.entry import Entry, EntryId
from retro.model.fields import Field
from retro.model.lookup import choice_names, in_all_languages, official_choice_names
from retro.model.stage import Stage
from retro.model.stages.scope import Ticked
from retro.text.folding import folded_name
from retro.value import value

_YES = N_("yes")
_NO = N_("no")
_YES_WORDS = ("y", "yes", "true", "はい")
_NO_WORDS = ("n", "no", "false", "いいえ")
_YES_NO_FIRST = re.compile(
    r"(?:(?:はい|ええ|いいえ|いえ)(?:、|。|，|,|\.)|(?:yes|yeah|yep|nope)(?:[,;.]\s|\s[-–—]\s)|no(?:[,;]\s|\.\s(?!\d)|\s[-–—]\s))"
    r"\s*(?=[^\W_])",
    re.IGNORECASE,
)
_NONE_WORDS = ("none", "nothing", "no", "nobody", "なし", "無し", "ない", "いいえ")


@value
class Option:
    """One of the answers that are offered with a number."""

    label: Message
    value: Any
    """What is written if it is chosen: the plain value of a choice, a row's id, yes or no."""
    number: int | None
    """The number that it is shown with and chosen by; None where it is said by a word alone."""
    names: tuple[str, ...] = ()
    """What the program itself calls it, folded, in every language."""
    also: tuple[str, ...] = ()
    """What people call it besides, folded."""
    example: Message | None = None
    """What it stands for, in a few words."""
    is_row: bool = False
    """Whether it is a row of the record."""


@value
class TakeRows:
    """The answer is a line that becomes a row."""

    kind: type[Entry]
    values: Mapping[str, Any] = field(default_factory=dict)
    """What the row is said to be, where the line says nothing else: who could have noticed is a cause that escaped."""
    is_list: bool = False
    """Whether one line may hold several rows, with commas between: the roles in a room."""
    is_one: bool = False
    """Whether one row answers it, and it is not asked for further ones."""
    candidates: tuple[str, ...] = ()
    """References of cases that are offered: those chosen are the same thing happening again, of none are all others."""


@value
class FillField:
    """The answer is the value of a field, in one entry or, by column, in all those that lack it."""

    entries: tuple[EntryId, ...]
    name: str
    is_same: bool = True
    """Whether one value can be meant for all of them: an owner, but not the time of two events."""


@value
class MarkRows:
    """The answer is the numbers of rows: these get one value in a field, the others of those asked another one."""

    rows: tuple[EntryId, ...]
    name: str
    chosen: Any
    others: Any


@value
class SortRows:
    """The answer is the numbers of rows that become rows of another stage; the others stay where they are."""

    rows: tuple[EntryId, ...]
    stage: Stage


@value
class KnownOrTold:
    """What is written into a field of a row where it is known, and where it was only told."""

    row: EntryId
    name: str
    known: Any
    told: Any


@value
class TellApart:
    """The answer is the numbers of rows that were only told; the others are known."""

    verdicts: tuple[KnownOrTold, ...]


@value
class FindRow:
    """The answer is the number of the row that tells of it, which is marked so; or a value for a field of the head."""

    name: str
    mark: str
    value: Any
    answered: EntryId = ""
    """Where an earlier answer went, the row or the head, that this one takes the place of; "" if it is the first."""


@value
class ReadBack:
    """The answer says whether what was read back is right; a number is that of the row which is not."""


@value
class Retake:
    """The answer is the row anew: what the line says takes the place of what the row says."""

    row: EntryId


@value
class Propose:
    """The answer is yes or no: whether a field is to hold this value from here on."""

    entry: EntryId
    name: str
    value: Any


@value
class TickParties:
    """The answer is the numbers of parties that have had something by now, with a day behind; of one, yes or no."""

    parties: tuple[EntryId, ...]
    ticked: Ticked


@value
class FindOut:
    """The answer says who finds out what is not known, and by when."""

    answer: EntryId
    """The id of the answer that said so."""


@value
class Leavable:
    """One thing on a list of what can be left: where what is said of it is kept."""

    places: tuple[tuple[EntryId, str], ...]
    answers: int
    """How many answers it takes."""
    may_not_apply: bool


@value
class Offered:
    """The answer is the numbers of what somebody wants to be asked; all others are left for later."""

    left: tuple[Leavable, ...]


Target = (
    TakeRows
    | FillField
    | MarkRows
    | SortRows
    | FindRow
    | ReadBack
    | Retake
    | Propose
    | TellApart
    | TickParties
    | FindOut
    | Offered
)


@value
class Part:
    """A part of the walk that is no stage: it can be gone to, and left for now, by itself."""

    code: str
    name: Message


@value
class Question:
    """One question. `code` is stable and names it in tests; the texts are shown in a language chosen later."""

    code: str
    stage: Stage
    text: Message
    target: Target
    hint: Message | None = None
    """What to think of, or how the answer may be written. It bears no numbers: it is no choice."""
    options: tuple[Option, ...] = ()
    several: bool = False
    """Whether several options may be chosen."""
    several_each: bool = False
    """Whether, of a column, each entry may be given several."""
    is_open: bool = False
    """Whether the writer's own words are an answer beside the options."""
    may_not_apply: bool = False
    """Whether `-` answers it."""
    may_have_reason: bool = False
    """Whether a written reason answers it: because …"""
    about: EntryId = ""
    """The row or head whose field is asked; "" for the stage. With `asked` it says where an empty answer is kept."""
    asked: str = ""
    rows: tuple[EntryId, ...] = ()
    """The rows that it speaks of, to be shown with it."""
    has_rows: bool = False
    """Whether rows that answer it are there already."""
    is_anew: bool = False
    """Whether it is said anew: Enter on nothing keeps what is there."""
    is_engineering: bool = False
    """Whether the stage is called as engineers call it."""
    part: Part | None = None
    """The part of the walk that it belongs to, where that is no stage."""

    @property
    def place(self) -> Message:
        """Where in the walk it is asked: `2 Cause`, or the name of a part that is no stage."""
        stage = Message(self.stage.wording(engineering=self.is_engineering).name)
        return self.part.name if self.part else M_("{number} {stage}", number=self.stage.number, stage=stage)

    @property
    def places(self) -> tuple[tuple[EntryId, str], ...]:
        """Where an empty answer to it is kept: fields of these entries, or a question of a stage, whose row is ""."""
        return tuple((entry, self.asked) for entry in self.rows) if self.about else (("", self.asked),)

    @property
    def is_enough(self) -> bool:
        """Whether Enter on nothing says that there is no more: rows are there already, and no gap is left."""
        return isinstance(self.target, TakeRows) and self.has_rows

    @property
    def goes_on(self) -> bool:
        """Whether it comes back after each answer, until Enter on nothing."""
        return isinstance(self.target, TakeRows) and not (self.target.is_list or self.target.is_one)

    @property
    def column(self) -> tuple[EntryId, ...]:
        """The entries that one answer fills in, where there are several."""
        entries = self.target.entries if isinstance(self.target, FillField) else ()
        return entries if len(entries) > 1 else ()


def is_bare(text: str) -> bool:
    """Whether a text says yes or no, and nothing else."""
    return folded_name(text).rstrip(".。") in (*_YES_WORDS, *_NO_WORDS)


def says_none(text: str) -> bool:
    """Whether a text says that there is nothing, and nothing else."""
    return folded_name(text).rstrip(".。") in _NONE_WORDS


def without_yes_no(text: str) -> tuple[str, str]:
    """A text without the yes or no in front of it, which answers and says nothing of its own, and that; "" if none."""
    found = _YES_NO_FIRST.match(text)
    return (text[found.end() :], text[: found.end()].strip()) if found else (text, "")


def options_of(of: Field, examples: Mapping[str, Message] | None = None) -> tuple[Option, ...]:
    """The options of a field: its choices, or yes and no; none where it takes words."""
    kind = of.type
    if isinstance(kind, field_types.YesNoType):
        return (
            Option(M_(_YES), value=True, number=1, names=_YES_WORDS, also=_words(kind.yes)),
            Option(M_(_NO), value=False, number=2, names=_NO_WORDS, also=_words(kind.no)),
        )
    if isinstance(kind, field_types.ChoiceType | field_types.ChoicesType | field_types.OpenChoiceType):
        return options_among(kind.choices, examples)
    return ()


def yes_or_no() -> tuple[Option, ...]:
    """Yes and no."""
    return options_of(_ANY_YES_NO)


def options_among(choices: Iterable[Choice], examples: Mapping[str, Message] | None = None) -> tuple[Option, ...]:
    """These choices as options, numbered from 1."""
    found = examples or {}
    return tuple(
        Option(
            Message(choice.label),
            choice.value,
            number,
            official_choice_names(choice),
            (*choice_names(choice), *_words(found[choice.value].text if choice.value in found else "")),
            found.get(choice.value),
        )
        for number, choice in enumerate(choices, 1)
    )


def options_for_rows(rows: Iterable[tuple[int, Entry]], *, none: Message | None = None) -> tuple[Option, ...]:
    """Rows as options, by the numbers that they are shown with; 0 is none of them, where `none` says what it means."""
    found = tuple(Option(M_("{text}", text=row.main_text), row.id, number, is_row=True) for number, row in rows)
    return (*found, Option(none, "", 0, _NONE_WORDS)) if none else found


def named_options(rows: Iterable[tuple[str, Entry]]) -> tuple[Option, ...]:
    """Rows of several stages as options, each called by its name alone: `5.1`."""
    return tuple(
        Option(M_("{row} “{text}”", row=name, text=row.main_text), row.id, None, also=(folded_name(name),), is_row=True)
        for name, row in rows
    )


def read_back_options(rows: Iterable[tuple[int, Entry]]) -> tuple[Option, ...]:
    """Yes, no, and the numbers of the rows."""
    yes, no = (replace(option, number=None) for option in yes_or_no())
    return (yes, no, *options_for_rows(rows))


def _words(message: str) -> tuple[str, ...]:
    return in_all_languages(message) if message else ()


_ANY_YES_NO = Field("", field_types.YesNoType())
