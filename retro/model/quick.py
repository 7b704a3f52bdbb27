"""Quick entry: one line of text, one row. `14:05 phones start ringing #detection`.

The grammar follows from the declarations. A line begins with the word of its kind where a stage has several
(`Entry.prefix`), a cause with `>` to stand under another one; then comes the moment or the figure that rows of the kind
begin with (`Entry.lead`), then the main text, kept as it was typed, and at the end the marks (`retro.model.marks`).
A backslash at the very beginning makes what follows the main text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field as held, replace
from typing import Any

from retro.language import LANGUAGES, N_, Language, Message, language
from retro.model import kinds
from retro.model.entry import Entry, EntryId, in_field
from retro.model.fields import Field
from retro.model.figures import leading_figure
from retro.model.mark_values import MarkValues
from retro.model.marks import split_marks, vocabulary
from retro.model.moment import Moment
from retro.model.naming import called
from retro.model.problem import Code, Problem, Refused
from retro.model.reading import Context, Reading, leading_moment, next_day
from retro.model.record import Retrospective, kinds_of
from retro.model.showing import show_moment
from retro.model.stage import Stage
from retro.model.stages.cause import Cause
from retro.text.controls import first_control, printable

_LINE = N_("This line")
_WHY = N_("why")
_UNDER = re.compile(r"(?:[>＞]\s*)+")


@dataclass(frozen=True)
class QuickLine:
    """A line as it was read."""

    kind: type[Entry]
    entry: Entry
    """The row that it describes, without id and position."""
    alternative: QuickLine | None = None
    """The same on the day after: there where the line says a time before the row above, but no day."""

    def echo(self, to: Language, record: Retrospective) -> str:
        """How the line was read: `event, 14:05, “phones start ringing”, kind detection`."""
        return to.join([to(self.kind.label).lower(), *self._parts(to, record)])

    def echo_moment(self, to: Language, record: Retrospective) -> str:
        """The moment that the line begins with, with its day; "" if there is none."""
        moment = getattr(self.entry, self.kind.lead) if self.kind.lead else None
        return show_moment(moment, to, record.zone) if isinstance(moment, Moment) else ""

    def _parts(self, to: Language, record: Retrospective) -> Iterator[str]:
        lead, main = self.kind.lead, self.kind.main
        units = {field.unit for field in self.kind.fields()}
        for field in sorted(self.kind.fields(), key=lambda field: (field.name != lead, field.name != main)):
            value, label = getattr(self.entry, field.name), to(field.label).lower()
            if value == field.kind.empty or field.name in units:
                continue
            shown = _shown(field, value, to, record)
            if field.unit:
                shown = f"{shown} {printable(getattr(self.entry, field.unit))}".strip()
            if field.name == main:
                yield to(N_("“{text}”"), text=shown)
            elif field.name == lead or _says_itself(field, shown, label):
                yield shown
            else:
                yield f"{label} {shown}"


def read_line(
    text: str, stage: Stage, record: Retrospective, *, under: EntryId | None = None, after: EntryId | None = None
) -> QuickLine:
    """The row of `stage` that `text` describes. Refused, with every problem that can be told, if it is none.

    `under` is the cause that `>` refers to: the last one, if nothing is said. `after` is the row that a time without a
    day follows, and that `+7` counts from: again the last one.
    """
    text = _one_line(text, stage)
    place = _Place(record, stage, under, _context(record, stage, after))
    begun = _plainly(text, place) or _begun(text, place)
    line = _finished(begun, place)
    later = next_day(begun.reading, place.context) if begun.reading else None
    if later is None:
        return line
    return replace(line, alternative=_finished(replace(begun, values={**begun.values, begun.kind.lead: later}), place))


@dataclass(frozen=True)
class _Place:
    """Where a line is written."""

    record: Retrospective
    stage: Stage
    under: EntryId | None
    context: Context


@dataclass(frozen=True)
class _Begun:
    """A line of which the beginning is read. `rest` holds main text and marks."""

    kind: type[Entry]
    rest: str
    values: Mapping[str, Any] = held(default_factory=dict)
    reading: Reading | None = None
    plain: bool = False
    """Whether a backslash says that what follows is the main text, whatever it looks like."""


def _context(record: Retrospective, stage: Stage, after: EntryId | None) -> Context:
    """What moments in a new row count from: the last row of the stage above it that has one."""
    above = record.stage(stage)
    if (row := record.get(after)) in above:
        above = above[: above.index(row) + 1]
    moments = (getattr(row, row.lead) for row in reversed(above) if row.lead)
    known = (moment for moment in moments if isinstance(moment, Moment) and moment.start is not None)
    return Context(record.day, record.zone, next(known, None))


def _one_line(text: str, stage: Stage) -> str:
    text = text.strip(" \t\r\n")
    if char := first_control(text):
        raise Refused(Problem(Code.CONTROL, params={"field": Message(_LINE), "char": char}))
    if "\n" in text:
        raise Refused(Problem(Code.ONE_LINE, params={"field": Message(_LINE)}))
    if not text.strip():
        raise Refused(_no_main(kinds_of(stage)[0]))
    return text.strip()


def _no_main(kind: type[Entry]) -> Problem:
    return Problem(Code.REQUIRED, kind.main, params={"field": kind.field(kind.main).title})


def _plainly(text: str, place: _Place) -> _Begun | None:
    """The line without its backslash, if that keeps something from being read that would be read without it."""
    rest = text.removeprefix("\\")
    if rest == text or not rest:
        return None
    try:
        begun = _begun(rest, place)
    except Refused:
        read = True
    else:
        read = bool(begun.values or leading_figure(rest)) or begun.rest != rest
    return _Begun(kinds_of(place.stage)[0], rest, plain=True) if read else None


def _begun(text: str, place: _Place) -> _Begun:
    """Read the beginning: the word of the kind, `>`, the moment."""
    kind, text = _kind_of(text, place.stage)
    if kind is Cause:
        levels, text = _levels(text)
        parent = _parent(levels, place)
        return _Begun(kind, text, {"parent": parent} if parent else {})
    lead = kind.field(kind.lead) if kind.lead else None
    if lead and isinstance(lead.kind, kinds.When):
        return _timed(kind, lead, text, place.context)
    return _Begun(kind, text)


def _kind_of(text: str, stage: Stage) -> tuple[type[Entry], str]:
    for kind in kinds_of(stage):
        if kind.prefix and (found := _word(kind.prefix, text)):
            return kind, text[found.end() :]
    return kinds_of(stage)[0], text


def _word(message: str, text: str) -> re.Match[str] | None:
    """The word, in any language, with a colon behind it, at the beginning of `text`."""
    words = "|".join(re.escape(language(code)(message)) for code in LANGUAGES)
    return re.match(rf"(?:{words})\s*[:：]\s*", text, re.IGNORECASE)


def _levels(text: str) -> tuple[int, str]:
    """How many `>` the text of a cause begins with, and the text without them and without `why:`."""
    found = _UNDER.match(text)
    rest = text[found.end() :] if found else text
    why = _word(_WHY, rest)
    return len(re.sub(r"\s", "", found[0])) if found else 0, rest[why.end() :] if why else rest


def _parent(levels: int, place: _Place) -> EntryId | None:
    """What a cause with so many `>` goes under: the chosen cause for one, its last child for two."""
    causes = [cause for cause, _ in place.record.causes()]
    chosen = place.record.get(place.under)
    at = chosen if isinstance(chosen, Cause) else causes[-1] if causes else None
    for _ in range(levels - 1):
        at = next((cause for cause in reversed(causes) if at and cause.parent == at.id), None)
        if at is None:
            break
    if levels and at is None:
        raise Refused(Problem(Code.NO_PARENT, "parent", params={"field": Cause.field("parent").title}))
    return at.id if levels and at else None


def _timed(kind: type[Entry], lead: Field, text: str, context: Context) -> _Begun:
    try:
        found = leading_moment(text, context)
    except Refused as refused:
        raise Refused(*(in_field(problem, lead) for problem in refused.problems)) from None
    if found is None:
        return _Begun(kind, text)
    reading, rest = found
    return _Begun(kind, rest.strip(), {lead.name: reading.moment}, reading)


def _finished(begun: _Begun, place: _Place) -> QuickLine:
    """Read main text and marks, and the figure that the main text begins with."""
    kind = begun.kind
    reader = MarkValues(place.record, _within(begun, place.context))
    main, marks = split_marks(begun.rest, vocabulary(kind.kind), reader.names, reader.reads)
    values, problems = reader.read_all(marks)
    if not begun.plain:
        main, counted, wrong = _counted(kind, main, place.context)
        values, problems = {**counted, **values}, [*wrong, *problems]
    if not main:
        problems.insert(0, _no_main(kind))
    if problems:
        raise Refused(*problems)
    return QuickLine(kind, kind(**{**begun.values, kind.main: main, **values}))


def _counted(kind: type[Entry], text: str, context: Context) -> tuple[str, dict[str, Any], list[Problem]]:
    """The main text beside the figure that it begins with, where rows of the kind begin with one; the values of it."""
    lead = kind.field(kind.lead) if kind.lead else None
    figure = leading_figure(text) if lead and isinstance(lead.kind, kinds.Number) else None
    if lead is None or figure is None:
        return text, {}, []
    try:
        values = {lead.name: lead.kind.read(figure.number, context), lead.unit: figure.unit}
    except Refused as refused:
        return text, {}, [in_field(problem, lead) for problem in refused.problems]
    if figure.about:  # `about 37` says with the figure what `~estimated` says behind it
        sure = vocabulary(kind.kind).fields["~"]
        values[sure.name] = sure.kind.read("estimated", context)
    return figure.says, values, []


def _within(begun: _Begun, context: Context) -> Context:
    """What moments further on in the line count from: the one that it begins with."""
    moment = begun.values.get(begun.kind.lead)
    return replace(context, previous=moment) if isinstance(moment, Moment) and moment.start else context


def _shown(field: Field, value: Any, to: Language, record: Retrospective) -> str:
    if isinstance(field.kind, kinds.YesNo) and field.kind.yes:
        return to(field.kind.yes if value else field.kind.no)
    if isinstance(value, Moment):
        return show_moment(value, to, record.zone, near=record.day)
    if isinstance(field.kind, kinds.Link):
        row = record.get(value)
        return called(record, row, field.kind) if row else ""
    return printable(field.kind.show(value, to, record.zone))


def _says_itself(field: Field, shown: str, label: str) -> bool:
    """Whether a value is understood without its label: `unconfirmed`, `by the company`."""
    return (isinstance(field.kind, kinds.YesNo) and bool(field.kind.yes)) or shown.lower().startswith(label)
