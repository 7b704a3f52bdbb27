"""A step of the walk: what is asked at one place of the order, as long as nothing was said of it.

A step gives its *spots*, the places where an answer is missing, and the question for one of them. It looks at the
record alone: what was passed over stands there as an answer to an empty field, so the walk goes on after a kill.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from retro.asking.order.rows_named import about_rows, numbered
from retro.asking.question import (
    FillField,
    FindRow,
    MarkRows,
    Option,
    Part,
    Question,
    ReadBack,
    TakeRows,
    Target,
    named_options,
    options_for_rows,
    options_of,
    read_back_options,
)
from retro.language import M_, N_, Message
from retro.model import field_types
from retro.model.entry import Entry, EntryId
from retro.model.fields import Field
from retro.model.head_choices import Level, Status
from retro.model.lookup import in_all_languages
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.head import Head
from retro.model.validation import is_empty
from retro.review.judgement.read_back import still_asked
from retro.review.needs.case import case_of
from retro.review.needs.proportion import Nature, Proportion
from retro.value import value

HEAD_FIELD = "head."
"""What stands before the name of a field of the head, where it is said anew."""

IsOpen = Callable[[EntryId, str], bool]
"""Whether nothing was said of a field, or of a question of a stage (whose row is "")."""

_MORE = ".more"
"""What is said of further rows is kept apart from what was said of the first: that these are all meets no need."""

_ONE_FOR_ALL = N_("One answer for all of them, or one each with commas between, in their order.")
_SEVERAL_EACH = N_("One answer for all of them, or one each with commas between, in their order: 1, 2 3.")
_ONE_EACH = N_("One for each, with commas between, in their order; or a number and its answer: {number} …")


@value
class Spot:
    """A place where an answer is missing: a field of these entries, or a question of a stage."""

    entries: tuple[EntryId, ...]
    asked: str


@value
class Progress:
    """How far a case is: what it holds, how much of the walk it needs, and what was said already."""

    record: Retrospective
    proportion: Proportion
    is_open: IsOpen
    recalls: bool = False
    """Whether somebody wants to say first all that they remember."""


@value(kw_only=True)
class Step:
    """Base of the steps. `complaint` and `incident` say from which level on it is asked; None: not at all."""

    code: str
    stage: Stage
    complaint: Level | None
    incident: Level | None
    text: str
    """The message id of the question."""
    for_incident: str = ""
    """The same in the words of an engineering incident, where they are others."""
    hint: str = ""
    hint_for_incident: str = ""
    """The same in the words of an engineering incident, where they are others."""
    expected: int = 1
    """How many answers it takes in an ordinary case, told while its rows are not there yet."""
    may_not_apply: bool = False
    part: Part | None = None
    """The part of the walk that it belongs to, where that is no stage."""

    def applies(self, proportion: Proportion) -> bool:
        """Whether it is asked of a case of this nature and level."""
        natures = ((Nature.COMPLAINT, self.complaint), (Nature.INCIDENT, self.incident))
        return any(
            nature in proportion.nature and least is not None and proportion.level.holds(least)
            for nature, least in natures
        )

    def spots(self, progress: Progress) -> Iterator[Spot]:
        """The places where it is still to be answered, in order."""
        raise NotImplementedError

    def question(self, progress: Progress, spot: Spot) -> Question:
        """What is asked at one of its places."""
        raise NotImplementedError

    def to_come(self, progress: Progress) -> int:
        """About how many answers it will take."""
        return sum(1 for _ in self.spots(progress))

    def words(self, proportion: Proportion) -> str:
        """The message id of the question for this nature."""
        return self.for_incident if self.for_incident and Nature.INCIDENT in proportion.nature else self.text

    def hinted(self, proportion: Proportion) -> Message | None:
        """What to think of, for this nature."""
        is_incident = self.hint_for_incident and Nature.COMPLAINT not in proportion.nature
        hint = self.hint_for_incident if is_incident else self.hint
        return Message(hint) if hint else None

    def _asks(self, text: Message, target: Target, spot: Spot, **more: Any) -> Question:
        hint = more.pop("hint", Message(self.hint) if self.hint else None)
        return Question(
            self.code,
            self.stage,
            text,
            target,
            hint,
            may_not_apply=self.may_not_apply,
            about=spot.entries[0] if spot.entries else "",
            asked=spot.asked,
            rows=spot.entries,
            part=self.part,
            **more,
        )


@value(kw_only=True)
class Rows(Step):
    """Rows are taken, one an answer, until Enter on nothing; or one alone."""

    kind: type[Entry]
    further: str = ""
    """The question once a row is there; "" if one row is all that is asked."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """What the rows are said to be; a row that is so answers the step."""
    when: Callable[[Retrospective], bool] = lambda _record: True
    is_list: bool = False
    is_one: bool = False
    """Whether one row answers it, whatever other rows of the kind are there."""
    options: tuple[Option, ...] = ()
    need: str = ""
    """The code of the need that it answers, under which what is said of it is kept; its own, if nothing is said."""
    least: int = 1
    """So many rows answer it."""
    counts: Callable[[Any], bool] = lambda _row: True
    """Whether a row answers it."""
    may_come: Callable[[Retrospective], bool] = lambda _record: False
    """Whether it may be asked later on though `when` is not so yet: it counts among what is to come."""

    @property
    def asked(self) -> str:
        """What an empty answer to it is kept under."""
        return self.need or self.code

    def spots(self, progress: Progress) -> Iterator[Spot]:
        if not self.when(progress.record):
            return
        if len(self.taken(progress.record)) < self.least:
            if progress.is_open("", self.asked):
                yield Spot((), self.asked)
            return
        if self.further and progress.is_open("", f"{self.asked}{_MORE}"):
            yield Spot((), f"{self.asked}{_MORE}")

    def question(self, progress: Progress, spot: Spot) -> Question:
        target = TakeRows(self.kind, self.values, self.is_list, self.is_one)
        more: dict[str, Any] = {"options": self.options, "is_open": bool(self.options)}
        if self.further and len(self.taken(progress.record)) >= self.least:
            return self._asks(Message(self.further), target, spot, hint=None, has_rows=True, **more)
        hint = self.hinted(progress.proportion)
        return self._asks(Message(self.words(progress.proportion)), target, spot, hint=hint, **more)

    def to_come(self, progress: Progress) -> int:
        rows = len(self.taken(progress.record))
        expected = min(self.expected, 2) if progress.proportion.level is Level.LIGHT else self.expected
        if not rows and not self.when(progress.record) and self.may_come(progress.record):
            return expected
        return sum(max(expected - rows, 1) for _ in self.spots(progress))

    def taken(self, record: Retrospective) -> Sequence[Entry]:
        """The rows that answer it."""
        return [
            row
            for row in record.stage(self.kind.stage)
            if isinstance(row, self.kind)
            and all(getattr(row, name) == value for name, value in self.values.items())
            and self.counts(row)
        ]


@value(kw_only=True)
class Fill(Step):
    """A field is filled in, of the head or of the rows that lack it: by column, or one row after the other."""

    kind: type[Entry]
    name: str
    among: Callable[[Retrospective], Sequence[Any]] | None = None
    """Which entries it is asked of; all of the kind, if nothing is said."""
    when: Callable[[Any], bool] = lambda _entry: True
    is_column: bool = False
    is_same: bool = True
    examples: Mapping[str, Message] = field(default_factory=dict)

    def spots(self, progress: Progress) -> Iterator[Spot]:
        case = case_of(progress.record)
        lacking = (
            entry.id
            for entry in self._entries(progress.record)
            if not case.holds(entry, self.name) and progress.is_open(entry.id, self.name) and self.when(entry)
        )
        if not self.is_column:
            yield from (Spot((entry,), self.name) for entry in lacking)
        elif column := tuple(lacking):
            yield Spot(column, self.name)

    def question(self, progress: Progress, spot: Spot) -> Question:
        of = self.kind.field(self.name)
        hint = self.hinted(progress.proportion)
        answers = answers_of_field(progress.record, of, self.examples)
        if len(spot.entries) > 1:
            first = progress.record.numbers.get(spot.entries[0], 0)
            if isinstance(of.type, field_types.LinksType):
                hint, answers = M_(_SEVERAL_EACH), {**answers, "several": False, "several_each": True}
            elif not isinstance(of.type, field_types.ChoicesType):  # there, several are chosen for all of them
                hint = M_(_ONE_FOR_ALL) if self.is_same else M_(_ONE_EACH, number=first)
        return self._asks(
            about_rows(
                progress.record,
                Message(self.words(progress.proportion)),
                spot.entries,
                always=isinstance(of.type, field_types.MomentType),  # of a time one asks: of what?
            ),
            FillField(spot.entries, self.name, self.is_same),
            spot,
            hint=hint,
            **answers,
        )

    def to_come(self, progress: Progress) -> int:
        if self.kind is Head or progress.record.of(self.kind):
            return super().to_come(progress)
        return self.expected

    def _entries(self, record: Retrospective) -> Sequence[Entry]:
        if self.among is not None:
            return self.among(record)
        return (record.head,) if self.kind is Head else record.of(self.kind)


@value(kw_only=True)
class Marks(Step):
    """One question for all rows of a kind: which of them are so. With a single row, yes or no."""

    kind: type[Entry]
    name: str
    chosen: Any
    others: Any
    none: str
    """What 0 means, a message id."""
    among: Callable[[Retrospective], Sequence[Entry]]
    for_one: str = ""
    """The question about a single row."""

    def spots(self, progress: Progress) -> Iterator[Spot]:
        lacking = tuple(
            row.id
            for row in self.among(progress.record)
            if is_empty(row, self.name) and progress.is_open(row.id, self.name)
        )
        if lacking:
            yield Spot(lacking, self.name)

    def question(self, progress: Progress, spot: Spot) -> Question:
        if len(spot.entries) == 1 and self.for_one:
            of = self.kind.field(self.name)
            target: Target = FillField(spot.entries, self.name)
            text = about_rows(progress.record, Message(self.for_one), spot.entries)
            return self._asks(text, target, spot, **answers_of_field(progress.record, of))
        target = MarkRows(spot.entries, self.name, self.chosen, self.others)
        options = options_for_rows(numbered(progress.record, spot.entries), none=Message(self.none))
        return self._asks(Message(self.words(progress.proportion)), target, spot, options=options, several=True)

    def to_come(self, progress: Progress) -> int:
        return super().to_come(progress) if progress.record.of(self.kind) else 1


@value(kw_only=True)
class Find(Step):
    """Which row tells of it, or when it was: asked unless that follows from a marked row, or the head says so."""

    kind: type[Entry]
    name: str
    """The field of the head."""
    mark: str
    """The field of the row that is marked."""
    value: Any

    def spots(self, progress: Progress) -> Iterator[Spot]:
        head = progress.record.head
        if progress.is_open(head.id, self.name) and not case_of(progress.record).holds(head, self.name):
            yield Spot((head.id,), self.name)

    def question(self, progress: Progress, spot: Spot) -> Question:
        rows = numbered(progress.record, [row.id for row in progress.record.of(self.kind)])
        text = Message(self.words(progress.proportion))
        target = FindRow(self.name, self.mark, self.value)
        return self._asks(text, target, spot, options=options_for_rows(rows), is_open=True)


@value(kw_only=True)
class Back(Step):
    """What a stage holds is read back in a meeting, and at the end, when it is all, to whoever was led alone, too.

    A single row is not, for it was told when it was said.
    """

    is_all: bool = False
    """Whether it is the whole record."""

    def spots(self, progress: Progress) -> Iterator[Spot]:
        if self._is_due(progress.record) and progress.is_open("", self.code):
            yield Spot((), self.code)

    def _is_due(self, record: Retrospective) -> bool:
        return self.is_all or (record.head.status is Status.MEETING and len(record.stage(self.stage)) > 1)

    def question(self, progress: Progress, spot: Spot) -> Question:
        record = progress.record
        rows = () if self.is_all else record.stage(self.stage)
        options = read_back_options(enumerate(rows, 1))
        if self.is_all:
            options += named_options((row_name(record, row), row) for stage in STAGES for row in record.stage(stage))
            options += _facts_of_the_head()
        hint = still_asked(record, None if self.is_all else self.stage)
        asked = self._asks(Message(self.words(progress.proportion)), ReadBack(), spot, options=options, hint=hint)
        return replace(asked, rows=tuple(row.id for row in rows))

    def to_come(self, progress: Progress) -> int:
        is_due = self.is_all or progress.record.head.status is Status.MEETING
        return int(is_due and progress.is_open("", self.code))


def _facts_of_the_head() -> tuple[Option, ...]:
    """What is asked of the head, as options that are called by their labels."""
    return tuple(
        Option(of.title, f"{HEAD_FIELD}{of.name}", None, also=in_all_languages(of.label), is_row=True)
        for of in Head.offered()
        if of.label
    )


def answers_of_field(
    record: Retrospective, of: Field, examples: Mapping[str, Message] | None = None
) -> Mapping[str, Any]:
    """How the values of a field are offered: its options, or the rows that a link may point to."""
    if isinstance(of.type, field_types.LinkType):
        rows = [row for row in record.rows if of.type.to in ("", row.kind)]
        return {
            "options": options_for_rows(numbered(record, [row.id for row in rows])),
            "several": isinstance(of.type, field_types.LinksType),
            "is_open": True,
        }
    return {
        "options": options_of(of, examples),
        "several": isinstance(of.type, field_types.ChoicesType),
        "is_open": isinstance(of.type, field_types.OpenChoiceType),
    }
