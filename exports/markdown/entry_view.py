"""An entry as a reader sees it: its values in the words of the report's language, safe in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import compress
from operator import ne
from typing import Any

from exports.markdown.escape import Markdown, inline, said
from exports.markdown.figures import money, with_unit
from exports.markdown.line_template import LineTemplate, Slot, parsed
from exports.markdown.prose import is_one_paragraph, prose
from retro.language import N_, Language, Message
from retro.model.answers import answers_of
from retro.model.answers_in_words import told_in_words
from retro.model.checked import UNCHECKED
from retro.model.entry import Entry
from retro.model.field_types import DayType, FieldType, LineType, LinkType, MomentType, ProseType, RoleType
from retro.model.fields import Field, field_of, fields_of
from retro.model.found import Found
from retro.model.head_choices import SETTLED_LABEL
from retro.model.moments.formatting import show_day, show_moment
from retro.model.record import KINDS, Retrospective
from retro.model.row_labels import linked_rows
from retro.model.shareable import Shareable
from retro.model.stages.answers import Said
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.follow_up import Addendum, Check
from retro.model.stages.head import Head, Status
from retro.model.stages.remedy import Remedy
from retro.model.stages.timeline import Event, EventKind
from retro.review.as_it_stands import as_it_stands, given_up, given_up_field, moved_days
from retro.review.derived import derived
from retro.review.moment_words import event_label, moment_label
from retro.review.settled import is_settled_case

_LABELLED = N_("{label}: {value}")
_SEPARATOR = N_("; ")
_ASIDE = N_(" ({values})")
_BEHIND = N_(": {value}")

_TOLD_OTHERWISE = {
    kind: field_of(declared).name
    for kind, declared in (
        (Event.kind, Event.confirmed),
        (Addendum.kind, Addendum.confirmed),
        (Cause.kind, Cause.parent),
    )
}
"""Fields that a mark or the place of the entry tells."""

_NOT_CHECKED, _NOT_CONFIRMED = N_("not checked"), N_("not confirmed")
"""The marks of statements that nobody confirmed."""
_CHECK = fields_of(Check.new_date, Check.look_again, Check.by, Check.evidence)
"""What is told of a check besides what was found and when, before its reason."""
_CURRENCY = field_of(Remedy.currency).name
_FOR_ALL = field_of(Shareable.for_all).name
_LOOK_AGAIN = field_of(Check.look_again).name

_LINES = (LineType, RoleType)
"""What holds text on a line, which is told as it is."""
_NOTHING = Markdown("")
_NONE: Mapping[str, Any] = {}


class EntryView:
    """One entry. `shown["owner"]`, in a template `shown.owner`, is the field's value in words, "" if it is empty.

    Three methods give the whole entry: `item`, `line` and `blocks` fill a pattern with it and add every other field
    that is not empty, with its label. So a template arranges the fields that it knows and loses none of the others.

    Patterns are those of `exports.markdown.line_template`. Fields that are named in one group share a line. `words`
    has what to say of an empty field, where "not said" will not do.
    """

    def __init__(
        self, entry: Entry, record: Retrospective, to: Language, *, derives: bool = False, in_full: bool = False
    ) -> None:
        """`derives`: what follows for empty fields is told, too, and marked. For readers who are told of every row.

        `in_full`: days and times are written as letters and forms have them: 2026年11月20日（金）14時5分.
        """
        self._given = self.entry = entry
        self._written: Mapping[str, Any] = _NONE
        """What was written in the fields of which checks say another day."""
        self._gone: Mapping[str, Message] = _NONE
        """That it was given up, by the field behind which that stands."""
        if entry.checked is not UNCHECKED:
            self._look_at_checks(entry, derives=derives)
        self._derives = derives
        self._in_full = in_full
        self._derived = derived(record, entry) if derives else _NONE
        self.kind = entry.kind
        """The name of its kind: `event`."""
        self._record = record
        self._to = to
        self._values: dict[str, Markdown] = {}
        self._main: Markdown | None = None
        self._answers = answers_of(record, entry.id) if record.answers else _NONE
        given = {**vars(self.entry), **self._derived} if self._derived else vars(self.entry)
        self._fields, names, empty = _fields(self.kind)
        filled = compress(names, map(ne, map(given.__getitem__, names), empty))
        self._told = (*filled, *self._answers) if self._answers else tuple(filled)
        """The fields that are not empty, or of which something follows, or was said: few, so that they need no set."""

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

    def item(self, pattern: str, *groups: str, **words: str) -> Markdown:
        """The pattern, and the other fields in a list below it."""
        return self._filled(pattern, groups, words, "\n  - ")

    def line(self, pattern: str, *groups: str, **words: str) -> Markdown:
        """The pattern, and the other fields behind it on the same line."""
        return self._filled(pattern, groups, words, " – ")

    def blocks(self, pattern: str, *groups: str, **words: str) -> Markdown:
        """The pattern, and the other fields as paragraphs after it, for patterns that end with prose."""
        return self._filled(pattern, groups, words, "\n\n  ")

    def short(self, pattern: str, **words: str) -> Markdown:
        """The pattern alone, without the fields that it does not name."""
        return Markdown(self._begun(parsed(pattern), words))

    def facts(self, *groups: str, said: tuple[str, ...] = ()) -> list[Markdown]:
        """A line for each group of fields, with their labels; then one for each further field that is not `said`."""
        every, others = _besides(self.kind, groups, said)
        if every.isdisjoint(self._told):
            return [*self._checks()] if self._derives and self._record.checks else []
        told = [fact for group in groups if (fact := self.fact(group))]
        for name, figure in others:
            if name not in self._told or (figure and self[figure]):  # a unit stands behind its figure
                continue
            if name == _FOR_ALL and getattr(self.entry, name):  # most are: who is told less stands there
                continue
            if value := self.filled(name):  # spaces are not empty, and show nothing
                told.append(Markdown(self._labelled(name, value)))
        return [*told, *self._checks()] if self._derives and self._record.checks else told

    def _checks(self) -> Iterator[Markdown]:
        """What was found of it, a line for each check, for readers who are told of every row."""
        for check in self._record.checks.get(self.entry.id, ()):
            more = [*self._besides(check)]
            if more or not self._tells(check):
                shown = EntryView(check, self._record, self._to)
                told = [*filter(None, (shown["matter"], shown["found"], shown["on"])), *more]
                yield Markdown(self._to(_LABELLED, label=shown.name, value=self._to(_SEPARATOR).join(told)))

    def _besides(self, check: Check) -> Iterator[Markdown]:
        """What a check says besides what was found and when, as far as the row does not give the same reason."""
        shown = EntryView(check, self._record, self._to)
        reason, again = (getattr(self.entry, name, None) for name in ("reason", "review_on"))
        for field in _CHECK:
            if shown[field.name] and not (field.name == _LOOK_AGAIN and check.look_again == again):
                yield shown[field.name]
        if check.reason.strip() and check.reason != reason:
            yield inline(" ".join(check.reason.split()))

    def _tells(self, check: Check) -> bool:
        """Whether a field of the row tells what a check found: the day when it was done, a result of no known day."""
        told = [getattr(self.entry, field.name) for field in self.entry.fields_by_checks()]
        if check.on is None:
            return any(getattr(each, "found", None) is check.found for each in told)
        return check.found is Found.DONE and (check.on in told or check.on.day in told)

    def fact(self, group: str) -> Markdown:
        """The fields named in `group` on one line, each with its label; empty ones are left out."""
        told = [self._labelled(name, value) for name, value in self._filled_in(group)]
        return Markdown(self._to(_SEPARATOR).join(told)) if told else _NOTHING

    def aside(self, group: str) -> Markdown:
        """The values of the fields named in `group` in brackets, with a space before them; "" if all are empty.

        What was said of an empty one stands with its label.
        """
        told = [(name, value) for name, value in self._filled_in(group) if not (name == "sure" and self.mark)]
        values = [value if self[name] else self._labelled(name, value) for name, value in told]
        if not values:
            return _NOTHING
        return Markdown(self._to(_ASIDE, values=self._to(_SEPARATOR).join(values)))

    def _filled_in(self, group: str) -> Iterator[tuple[str, Markdown]]:
        """The fields named in `group` that are not empty, with their values; of empty ones, what was said of them."""
        for name in _in_group(self.kind, group):
            if name in self._told and (value := self.filled(name)):
                yield name, value

    def filled(self, name: str) -> Markdown:
        """The value of a field; of an empty one, what was said of it."""
        return self[name] or (self._said(name) if self._answers else _NOTHING)

    def cell(self, name: str) -> Markdown:
        """The value of a field in a table; of the main one with its mark, or that nothing is said."""
        return self.marked_text if name == self.entry.main else self.filled(name)

    def _said(self, name: str) -> Markdown:
        """What was said of an empty field: that it is not known, and who finds out; "" where nothing, or "later"."""
        answer = self._answers.get(name)
        if answer is None or answer.said in (None, Said.LATER):
            return _NOTHING
        return inline(told_in_words(answer, self._to))

    def __getitem__(self, name: str) -> Markdown:
        shown = self._values.get(name)
        if shown is None:
            field = self._fields[name]
            shown = self._with_end(name, self._shown(field)) if name in self._told else _NOTHING
            self._values[name] = shown
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
            self._main = self._with_end(self.entry.main, inline(first) or self.absent)
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

    @property
    def mark(self) -> Markdown:
        """What stands before a statement that is not certain: `[not confirmed] `."""
        match self.entry:
            case Event(confirmed=is_sure) | Addendum(confirmed=is_sure):
                message = "" if is_sure else _NOT_CHECKED if is_sure is None else _NOT_CONFIRMED
            case Cause(sure=sure):
                message = "" if sure is CauseConfidence.FACT else sure.label if sure else _NOT_CHECKED
            case _:
                return _NOTHING
        return _marked(message, self._to) if message else _NOTHING

    @property
    def absent(self) -> Markdown:
        """What stands for an empty value that is expected."""
        return said(N_("not said"), self._to)

    def _filled(self, pattern: str, groups: tuple[str, ...], words: dict[str, str], joint: str) -> Markdown:
        taken_apart = parsed(pattern)
        return Markdown(joint.join([self._begun(taken_apart, words), *self.facts(*groups, said=taken_apart.names)]))

    def _begun(self, pattern: LineTemplate, words: dict[str, str]) -> str:
        return "".join(part if isinstance(part, str) else self._in_place(part, words) for part in pattern.parts)

    def _with_end(self, name: str, said: Markdown) -> Markdown:
        """What a field says; of what was given up, with that behind it."""
        if not said or name not in self._gone:
            return said
        remark = inline(self._gone[name].show(self._to))
        return Markdown(self._to(N_("{text} ({remark})"), text=said, remark=remark))

    def _in_place(self, place: Slot, words: dict[str, str]) -> str:
        name = place.names
        if place.way == "aside":
            return self.aside(name)
        if place.way == "behind":
            return self._to(_BEHIND, value=self[name]) if self[name] else ""
        if name == "mark":
            return self.mark
        if name == self.entry.main and not isinstance(self._fields[name].type, ProseType):
            return self.marked_text
        return _indented(self[name], 2) or self._said(name) or inline(words.get(name, "")) or self.absent

    def _shown(self, field: Field) -> Markdown:
        name, kind = field.name, field.type
        value = getattr(self.entry, name)
        if value == kind.empty:
            return self._following(name)
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
        if before := self._written.get(name):
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
            return _NOTHING
        kind, value = self._fields[name].type, self._derived[name]
        if isinstance(kind, LinkType):
            words: str = self._linked(kind, value)
        else:
            words = inline(self._in_words(kind, value))
        return Markdown(self._to(N_("{value} (follows)"), value=words))

    def _labelled(self, name: str, value: Markdown) -> str:
        """A field that is not empty, with its label. Prose of several blocks stands below its label."""
        before, behind = _around(self._label_id(name), self._to)
        if not isinstance(self._fields[name].type, ProseType):
            return f"{before}{value}{behind}"
        value = _indented(value, 4)
        if is_one_paragraph(value):
            return f"{before}{value}{behind}"
        return f"{f'{before}{behind}'.rstrip()}\n\n    {value}"

    def _linked(self, link: LinkType, value: Any) -> Markdown:
        rows = linked_rows(self._record, value, link)
        gone = inline(self._to(N_("a row that is deleted")))
        told = (EntryView(row, self._record, self._to).main_text if row else gone for row in rows)
        return Markdown(self._to(_SEPARATOR).join(told))


@cache
def _fields(kind: str) -> tuple[dict[str, Field], tuple[str, ...], tuple[object, ...]]:
    """The fields of a kind by their names, the names, and the empty value of each."""
    fields = {field.name: field for field in KINDS[kind].fields()}
    return fields, tuple(fields), tuple(field.type.empty for field in fields.values())


@cache
def _in_group(kind: str, group: str) -> tuple[str, ...]:
    """The names in a group, which are those of fields."""
    fields, _names, _empty = _fields(kind)
    return tuple(fields[name].name for name in group.split())


@cache
def _besides(
    kind: str, groups: tuple[str, ...], said: tuple[str, ...]
) -> tuple[frozenset[str], tuple[tuple[str, str], ...]]:
    """All that is told of a kind besides what was `said`; and of it what stands in no group, nor is told otherwise.

    What a command writes for the program itself is no word for a reader.

    Of each of those: its name, and the figure that it is the unit of, or "".
    """
    grouped = " ".join(groups).split()
    told = {*said, *grouped, _TOLD_OTHERWISE.get(kind, "")}
    fields, _names, _empty = _fields(kind)
    figures = {field.unit: field.name for field in fields.values() if field.unit}
    others = [f.name for f in fields.values() if f.name not in told and not (f.is_code and f.by_command)]
    return frozenset((*grouped, *others)), tuple((name, figures.get(name, "")) for name in others)


@cache
def _marked(message: str, to: Language) -> Markdown:
    """A mark of what is not certain."""
    return Markdown(f"［{to(message)}］" if to.code == "ja" else f"[{to(message)}] ")


@cache
def _around(label: str, to: Language) -> tuple[str, str]:
    """What stands before the value of a field, and what behind it, where it stands with its label."""
    before, _, behind = to(_LABELLED, label=inline(to(label)), value="\0").partition("\0")
    return before, behind


def _indented(markdown: Markdown, by: int) -> Markdown:
    """With every line but the first indented, and empty lines left empty."""
    if "\n" not in markdown:
        return markdown
    return Markdown(re.sub(r"\n(?=[^\n])", f"\n{' ' * by}", markdown))
