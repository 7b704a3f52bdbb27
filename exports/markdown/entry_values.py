"""The fields of an entry, each in the words of the report's language, safe in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import compress
from operator import itemgetter, ne
from typing import Any

from exports.markdown.escape import Markdown, inline, said
from exports.markdown.figures import money, with_unit
from exports.markdown.prose import prose
from retro.language import N_, Language, Message
from retro.model.answers import answers_of
from retro.model.answers_in_words import told_in_words
from retro.model.checked import UNCHECKED
from retro.model.entry import Entry
from retro.model.field_types import DayType, FieldType, LineType, LinkType, MomentType, ProseType, RoleType
from retro.model.fields import Field, field_of
from retro.model.head_choices import SETTLED_LABEL
from retro.model.moments.formatting import show_day, show_moment
from retro.model.record import KINDS, Retrospective
from retro.model.row_labels import linked_rows
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import Head, Status
from retro.model.stages.remedy import Remedy
from retro.model.stages.timeline import Event, EventKind
from retro.review.as_it_stands import as_it_stands, given_up, given_up_field, moved_days
from retro.review.derived import derived
from retro.review.moment_words import event_label, moment_label
from retro.review.settled import is_settled_case
from retro.value import value

NOTHING = Markdown("")
"""What stands for an empty field."""
SEPARATOR = N_("; ")
"""What stands between values on one line."""

_NOT_CHECKED, _NOT_CONFIRMED = N_("not checked"), N_("not confirmed")
"""The marks of statements that nobody confirmed."""
_CURRENCY = field_of(Remedy.currency).name
_LINES = (LineType, RoleType)
"""What holds text on a line, which is told as it is."""
_NONE: Mapping[str, Any] = {}


class EntryValues:
    """One entry. `shown["owner"]`, in a template `shown.owner`, is the field's value in words, "" if it is empty."""

    _written: Mapping[str, Any] = _NONE
    """What was written in the fields of which checks say another day."""
    _gone: Mapping[str, Message] = _NONE
    """That it was given up, by the field behind which that stands."""
    _derived: Mapping[str, Any] = _NONE
    """What follows for empty fields."""
    _answers: Mapping[str, EmptyAnswer] = _NONE
    """What was said of empty fields."""
    _main: Markdown | None = None

    def __init__(
        self, entry: Entry, record: Retrospective, to: Language, *, derives: bool = False, in_full: bool = False
    ) -> None:
        """`derives`: what follows for empty fields is told, too, and marked. For readers who are told of every row.

        `in_full`: days and times are written as letters and forms have them: 2026年11月20日（金）14時5分.
        """
        self._given = self.entry = entry
        self.kind = entry.kind
        """The name of its kind: `event`."""
        self._record, self._to, self._derives, self._in_full = record, to, derives, in_full
        self._values: dict[str, Markdown] = {}
        if entry.checked is not UNCHECKED:
            self._look_at_checks(entry, derives=derives)
        self._fields = fields_of_kind(entry.kind)
        if derives and (follows := derived(record, entry)):
            self._derived = follows
        if record.answers and (answers := answers_of(record, entry.id)):
            self._answers = answers

    def is_of(self, row: Entry) -> bool:
        """Whether it was made of this row."""
        return self._given is row or self._given == row

    def _look_at_checks(self, entry: Entry, *, derives: bool) -> None:
        """Tell the entry as its checks say that it stands."""
        if moved := moved_days(entry):
            self.entry = as_it_stands(entry, hides=not derives)
            if derives:
                self._written = {name: getattr(entry, name) for name in moved}
        if gone := given_up(self.entry):
            self._gone = {given_up_field(self.entry): gone}

    def __getitem__(self, name: str) -> Markdown:
        shown = self._values.get(name)
        if shown is None:
            field, value = self._fields[name], getattr(self.entry, name)
            if value == field.type.empty:
                shown = self._following(name) if self._derived else NOTHING
            else:
                shown = self._shown(field, value)
            self._values[name] = shown = self._with_end(name, shown) if self._gone else shown
        return shown

    @property
    def name(self) -> Markdown:
        """What its kind is called: `Event`."""
        return said(self.entry.label, self._to)

    @property
    def main_text(self) -> Markdown:
        """What the entry says, on one line; of prose the first one."""
        if self._main is None:
            first, _, _ = self.entry.main_text.strip().partition("\n")
            told = inline(first) or self.absent
            self._main = self._with_end(self.entry.main, told) if self._gone else told
        return self._main

    @property
    def marked_text(self) -> Markdown:
        """The main text behind the mark."""
        return Markdown(mark + self.main_text) if (mark := self.mark) else self.main_text

    def label(self, name: str) -> Markdown:
        """What a field is called."""
        return inline(self._to(self._label_id(name)))

    def _label_id(self, name: str) -> str:
        """The message id of what a field is called, which for moments of the head is a matter of the case."""
        own = moment_label(self._record, name) if isinstance(self.entry, Head) else ""
        return own or self._fields[name].label

    def _told_of(self, fields: FieldGroup) -> list[str]:
        """The names of those of the fields that are not empty, or for which something follows, or was said."""
        held = fields.held(vars(self.entry))
        filled = [] if held == fields.empty else [*compress(fields.names, map(ne, held, fields.empty))]
        if not self._derived and not self._answers:
            return filled
        return [name for name in fields.names if name in filled or name in self._derived or name in self._answers]

    def filled(self, name: str) -> Markdown:
        """The value of a field; of an empty one, what was said of it."""
        return self[name] or (self._said(name) if self._answers else NOTHING)

    def _said(self, name: str) -> Markdown:
        """What was said of an empty field: that it is not known, and who finds out; "" where nothing, or "later"."""
        answer = self._answers.get(name)
        if answer is None or answer.said in (None, Said.LATER):
            return NOTHING
        return inline(told_in_words(answer, self._to))

    @property
    def mark(self) -> Markdown:
        """What stands before a statement that is not certain: `[not confirmed] `."""
        match self.entry:
            case Event(confirmed=is_sure) | Addendum(confirmed=is_sure):
                message = "" if is_sure else _NOT_CHECKED if is_sure is None else _NOT_CONFIRMED
            case Cause(sure=sure):
                message = "" if sure is CauseConfidence.FACT else sure.label if sure else _NOT_CHECKED
            case _:
                return NOTHING
        return _marked(message, self._to) if message else NOTHING

    @property
    def absent(self) -> Markdown:
        """What stands for an empty value that is expected."""
        return said(N_("not said"), self._to)

    def _with_end(self, name: str, said: Markdown) -> Markdown:
        """What a field says; of what was given up, with that behind it."""
        if not said or name not in self._gone:
            return said
        remark = inline(self._gone[name].show(self._to))
        return Markdown(self._to(N_("{text} ({remark})"), text=said, remark=remark))

    def _shown(self, field: Field, value: Any) -> Markdown:
        kind = field.type
        if type(kind) in _LINES:
            return inline(value)
        if value is Status.CLOSED and is_settled_case(self._record):
            return inline(self._to(SETTLED_LABEL))
        if isinstance(kind, ProseType):
            return prose(value)
        if isinstance(kind, LinkType):
            return self._linked(kind, value)
        if isinstance(value, EventKind):
            return inline(self._to(event_label(self._record, value)))
        words = self._in_words(kind, value)
        if before := self._written.get(field.name):
            before = kind.show(before, self._to, self._record.zone)
            return inline(self._to(N_("{day} (was {before})"), day=words, before=before))
        if words and field.unit:
            unit = getattr(self.entry, field.unit)
            is_money = field.unit == _CURRENCY and isinstance(value, Decimal)
            words = money(value, unit, self._to) if is_money else with_unit(words, unit, self._to)
        return inline(words)

    def _in_words(self, kind: FieldType, value: Any) -> str:
        if self._in_full and isinstance(kind, MomentType):
            return show_moment(value, self._to, self._record.zone, in_full=True)
        if self._in_full and isinstance(kind, DayType):
            return show_day(value, self._to, in_full=True)
        return kind.show(value, self._to, self._record.zone)

    def _following(self, name: str) -> Markdown:
        """What follows for an empty field, marked as such."""
        if name not in self._derived:
            return NOTHING
        kind, value = self._fields[name].type, self._derived[name]
        if isinstance(kind, LinkType):
            words: str = self._linked(kind, value)
        else:
            words = inline(self._in_words(kind, value))
        return Markdown(self._to(N_("{value} (follows)"), value=words))

    def _linked(self, link: LinkType, value: Any) -> Markdown:
        rows = linked_rows(self._record, value, link)
        gone = inline(self._to(N_("a row that is deleted")))
        told = (EntryValues(row, self._record, self._to).main_text if row else gone for row in rows)
        return Markdown(self._to(SEPARATOR).join(told))


@value
class FieldGroup:
    """Some fields of a kind. Of most rows, most groups are empty: that is told by one look at all of them."""

    names: tuple[str, ...]
    held: Callable[[Mapping[str, Any]], tuple[object, ...]]
    """Gives what they hold, of the values of a row by their names."""
    empty: tuple[object, ...]
    """What they hold when they are empty."""

    @classmethod
    def of(cls, kind: str, names: Sequence[str]) -> FieldGroup:
        """The fields with these names; KeyError if one is none of the kind."""
        fields = fields_of_kind(kind)
        empty = tuple(fields[name].type.empty for name in names)
        match names:
            case []:
                return cls((), lambda _values: (), empty)
            case [name]:
                return cls((name,), lambda values: (values[name],), empty)
        return cls(tuple(names), itemgetter(*names), empty)


@cache
def fields_of_kind(kind: str) -> Mapping[str, Field]:
    """The fields of a kind by their names."""
    return {field.name: field for field in KINDS[kind].fields()}


@cache
def _marked(message: str, to: Language) -> Markdown:
    """A mark of what is not certain."""
    return Markdown(f"［{to(message)}］" if to.code == "ja" else f"[{to(message)}] ")
