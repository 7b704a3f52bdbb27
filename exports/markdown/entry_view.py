"""An entry as a reader sees it: its values with their labels, arranged on lines, safe in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from exports.markdown.entry_values import NOTHING, SEPARATOR, EntryValues, FieldGroup, fields_of_kind
from exports.markdown.escape import Markdown, inline
from exports.markdown.line_template import LineTemplate, Slot, parsed
from exports.markdown.prose import is_one_paragraph
from retro.language import N_, Language
from retro.model.field_types import ProseType
from retro.model.fields import field_of, fields_of
from retro.model.found import Found
from retro.model.shareable import Shareable
from retro.model.stages.cause import Cause
from retro.model.stages.follow_up import Addendum, Check
from retro.model.stages.timeline import Event

_LABELLED = N_("{label}: {value}")
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

_CHECK = fields_of(Check.new_date, Check.look_again, Check.by, Check.evidence)
"""What is told of a check besides what was found and when, before its reason."""
_FOR_ALL = field_of(Shareable.for_all).name
_LOOK_AGAIN = field_of(Check.look_again).name


class EntryView(EntryValues):
    """One entry, its values arranged on lines.

    Three methods give the whole entry: `item`, `line` and `blocks` fill a pattern with it and add every other field
    that is not empty, with its label. So a template arranges the fields that it knows and loses none of the others.

    Patterns are those of `exports.markdown.line_template`. Fields that are named in one group share a line. `words`
    has what to say of an empty field, where "not said" will not do.
    """

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
        every, others, figures = _besides(self.kind, groups, said)
        if not self._told_of(every):
            return [*self._checks()] if self._derives and self._record.checks else []
        told = [fact for group in groups if (fact := self.fact(group))]
        for name in self._told_of(others):
            if name in figures and self[figures[name]]:  # a unit stands behind its figure
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
                yield Markdown(self._to(_LABELLED, label=shown.name, value=self._to(SEPARATOR).join(told)))

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
        if not (filled := self._filled_in(group)):
            return NOTHING
        return Markdown(self._to(SEPARATOR).join([self._labelled(name, value) for name, value in filled]))

    def aside(self, group: str) -> Markdown:
        """The values of the fields named in `group` in brackets, with a space before them; "" if all are empty.

        What was said of an empty one stands with its label.
        """
        if not (filled := self._filled_in(group)):
            return NOTHING
        told = [(name, value) for name, value in filled if not (name == "sure" and self.mark)]
        values = [value if self[name] else self._labelled(name, value) for name, value in told]
        if not values:
            return NOTHING
        return Markdown(self._to(_ASIDE, values=self._to(SEPARATOR).join(values)))

    def _filled_in(self, group: str) -> list[tuple[str, Markdown]]:
        """The fields named in `group` that are not empty, with their values; of empty ones, what was said of them."""
        return [(name, value) for name in self._told_of(_group(self.kind, group)) if (value := self.filled(name))]

    def cell(self, name: str) -> Markdown:
        """The value of a field in a table; of the main one with its mark, or that nothing is said."""
        return self.marked_text if name == self.entry.main else self.filled(name)

    def _filled(self, pattern: str, groups: tuple[str, ...], words: dict[str, str], joint: str) -> Markdown:
        taken_apart = parsed(pattern)
        return Markdown(joint.join([self._begun(taken_apart, words), *self.facts(*groups, said=taken_apart.names)]))

    def _begun(self, pattern: LineTemplate, words: dict[str, str]) -> str:
        return "".join([part if isinstance(part, str) else self._in_place(part, words) for part in pattern.parts])

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

    def _labelled(self, name: str, value: Markdown) -> str:
        """A field that is not empty, with its label. Prose of several blocks stands below its label."""
        before, behind = _around(self._label_id(name), self._to)
        if not isinstance(self._fields[name].type, ProseType):
            return f"{before}{value}{behind}"
        value = _indented(value, 4)
        if is_one_paragraph(value):
            return f"{before}{value}{behind}"
        return f"{f'{before}{behind}'.rstrip()}\n\n    {value}"


@cache
def _group(kind: str, group: str) -> FieldGroup:
    """The fields that are named in a group."""
    return FieldGroup.of(kind, group.split())


@cache
def _besides(
    kind: str, groups: tuple[str, ...], said: tuple[str, ...]
) -> tuple[FieldGroup, FieldGroup, Mapping[str, str]]:
    """All that is told of a kind besides what was `said`; and of it what stands in no group, nor is told otherwise.

    What a command writes for the program itself is no word for a reader. Then the names of units, each with the figure
    that it is the unit of.
    """
    grouped = " ".join(groups).split()
    told = {*said, *grouped, _TOLD_OTHERWISE.get(kind, "")}
    fields = fields_of_kind(kind)
    figures = {field.unit: field.name for field in fields.values() if field.unit}
    others = [f.name for f in fields.values() if f.name not in told and not (f.is_code and f.by_command)]
    return FieldGroup.of(kind, (*grouped, *others)), FieldGroup.of(kind, others), figures


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
