"""Reads a quick line, from its beginning: the word of the kind, `>`, the moment.

The grammar follows from the declarations. A line begins with the word of its kind where a stage has several
(`Entry.prefix`), a cause with `>` to stand under another one; then comes the moment or the figure that rows of the kind
begin with (`Entry.lead`), then the main text, kept as it was typed, and at the end the marks (`tokens`).
A backslash at the very beginning makes what follows the main text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field as held, replace
from datetime import datetime
from functools import cache
from itertools import takewhile
from typing import Any

from retro.language import LANGUAGES, N_, Message, language
from retro.model.ahead import is_before, lies_ahead
from retro.model.entry import Entry, EntryId, in_field
from retro.model.fields import Field
from retro.model.moments.context import MomentContext
from retro.model.moments.moment import Moment
from retro.model.moments.reading import leading_moment
from retro.model.problem import Code, Problem, ValidationError
from retro.model.quick_entry import chats
from retro.model.quick_entry.alone import time_first
from retro.model.quick_entry.bare_words import bare_opening, bare_words, is_timed
from retro.model.quick_entry.counts import begins_with_count
from retro.model.quick_entry.days_in_words import with_day_of
from retro.model.quick_entry.due_words import told
from retro.model.quick_entry.figures import leading_figure
from retro.model.quick_entry.line import QuickLine
from retro.model.quick_entry.names import may_be_name
from retro.model.quick_entry.of_rows import found_by_text, read_of_row
from retro.model.quick_entry.participants import in_labels, told_apart
from retro.model.quick_entry.references import read_reference
from retro.model.quick_entry.residue import unread
from retro.model.quick_entry.role_words import is_role
from retro.model.quick_entry.said_day import with_day
from retro.model.quick_entry.stamps import bared
from retro.model.quick_entry.tokens import marks_at_end
from retro.model.quick_entry.values import no_main, read_rest
from retro.model.quick_entry.view import View
from retro.model.quick_entry.vocabulary import Opening, leads_with_row, opening_of, vocabulary
from retro.model.record import Retrospective, kinds_of
from retro.model.stage import Stage
from retro.model.stages.cause import Cause
from retro.model.stages.head import CaseLink, Participant
from retro.model.stages.remedy import Apology
from retro.model.stages.scope import Party
from retro.text.controls import first_control
from retro.text.folding import folded_name
from retro.text.normal_forms import composed
from retro.value import value

_LINE = N_("This line")
_WHY = N_("why")
_ROLE_AND_NAME = re.compile(r"(?P<role>[^:：]{1,40}?)\s*[:：]\s*(?P<name>[^\s:：].*)")
_SIGN_OF_NAME = re.compile("[@＠]")
_OF_CUSTOMERS = re.compile(r"[^\s]\s?(?:様|さま)(?:ご夫妻|ご一家|ご家族|方)?$")
_UNDER = re.compile(r"(?:[>＞]\s*)+")


def read_line(
    text: str,
    stage: Stage,
    record: Retrospective,
    *,
    now: datetime | None = None,
    under: EntryId | None = None,
    after: EntryId | None = None,
) -> QuickLine:
    """The row of `stage` that `text`, written at `now`, describes. ValidationError, with every problem, if it is none.

    `under` is the cause that `>` refers to: the last one, if nothing is said. `after` is the row that a time without a
    day follows, and that `+7` counts from: again the last one. Who wrote it is read where a chat says so by its form:
    `14:05 <nova> it rings`, `nova [14:05] it rings`.
    """
    said = chats.typed(text) if kinds_of(stage)[0].speaker else chats.ChatLine("", text)
    return LineReader(record, stage, now=now, under=under, after=after).read(said.text).said_by(said.speaker)


class LineReader:
    """Reads lines for one stage, one after the other, each with the rows of the ones before it in view.

    `now`, `under` and `after` as for `read_line`; `has_dots` where times in them are written with a dot: 14.30.
    Behind a cause that was taken at the top, `>` refers to that one.
    """

    def __init__(
        self,
        record: Retrospective,
        stage: Stage,
        *,
        now: datetime | None = None,
        under: EntryId | None = None,
        after: EntryId | None = None,
        has_dots: bool = False,
    ) -> None:
        context = replace(_context(record, stage, after, now), has_dots=has_dots)
        self._place = _Place(View(record), stage, under, context)

    @property
    def taken(self) -> Mapping[EntryId, Entry]:
        """The rows that were taken so far, by their ids."""
        return self._place.view.added

    @property
    def record(self) -> Retrospective:
        """The record with the rows that were taken."""
        return self._place.view.record

    def read(self, text: str) -> QuickLine:
        """The row that `text` describes. ValidationError, as `read_line`, if it is none."""
        place = self._place
        text = one_line(composed(text), place.stage)
        if is_timed(kinds_of(place.stage)[0]):
            text = time_first(text)
        begun = _plainly(text, place) or _begun(text, place)
        kind, view = begun.kind, place.view
        run = marks_at_end(begun.rest, kind.kind, view)
        lines = []
        for values in begun.readings:
            context, moment = place.context, values.get(kind.lead)
            if isinstance(moment, Moment) and moment.first:  # moments further on in the line count from it
                context = replace(context, previous=moment)
            rest = read_rest(kind, run, view, context, plain=begun.plain, given=values)
            entry = with_day(found_by_text(kind(**{**values, **rest}), view), place.context)
            if not begun.plain:
                entry = _for_whom(_as_meant(entry, place.context.day.year), view)
            is_ahead = lies_ahead(moment, place.context.now, place.context.zone)
            bare = () if begun.plain or kind is not kinds_of(place.stage)[0] else bare_words(place.stage, text)
            missed = unread(entry, text, (*run.strays, *told(kind, run, entry.main_text), *bare))
            is_early = not begun.is_plain and is_before(moment, view.began, place.context.zone)
            read = QuickLine(kind, entry, missed, is_plain=begun.is_plain, written=begun.written, is_ahead=is_ahead)
            lines.append(replace(read, is_early=True) if is_early else read)
        return replace(lines[0], alternative=lines[1]) if len(lines) > 1 else lines[0]

    def take(self, row: Entry) -> None:
        """A row that was read becomes one that the lines after it have in view, under its id."""
        self._place.view.add(row)
        moment = getattr(row, row.lead) if row.lead else None
        if isinstance(moment, Moment):
            self._place = replace(self._place, context=with_day_of(moment, self._place.context))
        if isinstance(row, Cause) and row.parent is None:
            self._place = replace(self._place, under=row.id)


@value
class _Place:
    """Where a line is written."""

    view: View
    stage: Stage
    under: EntryId | None
    context: MomentContext


@value
class _Begun:
    """A line of which the beginning is read. `rest` holds main text and marks."""

    kind: type[Entry]
    rest: str
    values: Mapping[str, Any] = held(default_factory=dict)
    later: Moment | None = None
    """The moment that it begins with, on the day after: where that may be meant."""
    is_plain: bool = True
    """Whether the day of the moment goes without saying."""
    written: str = ""
    """The moment as it was written, where it is shown otherwise: `QuickLine.written`."""
    plain: bool = False
    """Whether a backslash says that what follows is the main text, whatever it looks like."""

    @property
    def readings(self) -> tuple[Mapping[str, Any], ...]:
        """The values of the beginning: as it is read, and as it may be meant."""
        return (self.values, {**self.values, self.kind.lead: self.later}) if self.later else (self.values,)


def _context(record: Retrospective, stage: Stage, after: EntryId | None, now: datetime | None) -> MomentContext:
    """What moments in a new row count from: the last row of the stage above it that has one."""
    above = record.stage(stage)
    if (row := record.get(after)) is not None and row.stage is stage:
        above = above[: above.index(row) + 1]
    leads = (getattr(row, row.lead) for row in reversed(above) if row.lead)
    moments = [moment for moment in leads if isinstance(moment, Moment)]
    known = next((moment for moment in moments if moment.first is not None), None)
    context = record.context_after(known, now)
    behind = takewhile(lambda moment: moment.first is None, moments)
    return next((said for moment in behind if (said := with_day_of(moment, context)) != context), context)


def _as_meant(entry: Entry, year: int) -> Entry:
    """The row with a main text that is no free one read for what it says. ValidationError if it says none of that."""
    if isinstance(entry, Participant) and not entry.name:
        role, name = told_apart(entry.role)
        return replace(entry, role=role, name=name)
    if isinstance(entry, CaseLink):
        return replace(entry, reference=read_reference(entry.reference, year))
    return entry


def _for_whom(entry: Entry, view: View) -> Entry:
    """An apology with those who hear it where `@` named them: 佐藤様 is none of us, nor is one of those concerned."""
    if not isinstance(entry, Apology) or not entry.by or entry.receiver:
        return entry
    known = {folded_name(party.who) for party in view.record.of(Party)}
    is_theirs = _OF_CUSTOMERS.search(entry.by) or folded_name(entry.by) in known
    return replace(entry, by="", receiver=entry.by) if is_theirs else entry


def one_line(text: str, stage: Stage) -> str:
    """`text` as a line of `stage`, without its edges. ValidationError if it is empty, or more than a line."""
    text = text.strip(" \t\r\n")
    if char := first_control(text):
        raise ValidationError(Problem(Code.CONTROL, params={"field": Message(_LINE), "char": char}))
    if "\n" in text:
        raise ValidationError(Problem(Code.ONE_LINE, params={"field": Message(_LINE)}))
    if not text.strip():
        raise ValidationError(no_main(kinds_of(stage)[0]))
    return text.strip()


def _plainly(text: str, place: _Place) -> _Begun | None:
    """The line without its backslash, if that keeps something from being read that would be read without it."""
    rest = text.removeprefix("\\")
    if rest == text or not rest:
        return None
    try:
        begun = _begun(rest, place)
    except ValidationError:
        read = True
    else:
        read = bool(begun.values or leading_figure(rest)) or begun.rest != rest
    return _Begun(kinds_of(place.stage)[0], rest, plain=True) if read else None


def _begun(text: str, place: _Place) -> _Begun:
    """Read the beginning: the word of the kind, `>`, the moment. The word may stand behind the moment, too."""
    bare = bare_opening(place.stage, text, place.view, place.context)
    opening, rest = bare or _kind_of(text, place.stage)
    kind = opening.kind
    if kind is Cause:
        levels, rest = _levels(rest)
        parent = _parent(levels, place)
        return _Begun(kind, rest, {"parent": parent} if parent else {})
    if leads_with_row(kind):
        of = read_of_row(opening, rest, place.view, place.context)
        return _Begun(of.kind, of.rest, of.values)
    begun = _Begun(kind, _with_sign(rest) if kind is Participant else rest)
    if is_timed(kind):
        begun = _timed(kind, kind.field(kind.lead), rest, place.context)
        if rest == text and begun.values:
            opening, said = _kind_of(begun.rest, place.stage)
            if said != begun.rest and is_timed(opening.kind):
                moment = begun.values[kind.lead]
                begun = replace(begun, kind=opening.kind, rest=said, values={opening.kind.lead: moment})
    if opening.field:
        value = opening.kind.field(opening.field).type.load(opening.plain)
        begun = replace(begun, values={**begun.values, opening.field: value})
    return begun


def _with_sign(text: str) -> str:
    """A participant written `role: name`, with the sign: what stands behind the colon must not leave the team (S11)."""
    if labelled := in_labels(text):
        name, role = labelled
        return f"{role} @{name}"
    found = _ROLE_AND_NAME.fullmatch(text)
    if not found or _SIGN_OF_NAME.search(text) or not may_be_name(found["role"], ""):
        return text
    words = vocabulary(Participant.kind)
    last = found["role"].split()[-1]
    name = " ".join(takewhile(lambda word: not words.begins.match(word), found["name"].split()))
    if words.field(found["role"]) or words.field(last) or not may_be_name(name, ""):
        return text
    if is_role(name) and not is_role(found["role"]):  # `Jane Doe: driver`
        return f"{found['name']} @{found['role']}"
    return f"{found['role']} @{found['name']}"


def _kind_of(text: str, stage: Stage) -> tuple[Opening, str]:
    """The kind of row that a line says with the word that it begins with, or by its form; else the first of the stage.

    And the text without that word.
    """
    if begun := opening_of(stage, text):
        _word, opening, rest = begun
        return opening, rest
    for kind in kinds_of(stage):
        if kind.form and (
            found := re.match(rf"(?:(?:{_words(kind.prefix)})\s+)?(?P<form>{kind.form})", text, re.IGNORECASE)
        ):
            return Opening(kind), text[found.start("form") :]
    return Opening(kinds_of(stage)[0]), text


@cache
def _words(message: str) -> str:
    return "|".join(re.escape(language(code)(message)) for code in LANGUAGES)


def _word(message: str, text: str) -> re.Match[str] | None:
    """The word, in any language, with a colon behind it, at the beginning of `text`."""
    return re.match(rf"(?:{_words(message)})\s*[:：]\s*", text, re.IGNORECASE)


def _levels(text: str) -> tuple[int, str]:
    """How many `>` the text of a cause begins with, and the text without them and without `why:`."""
    found = _UNDER.match(text)
    rest = text[found.end() :] if found else text
    why = _word(_WHY, rest)
    return len(re.sub(r"\s", "", found[0])) if found else 0, rest[why.end() :] if why else rest


def _parent(levels: int, place: _Place) -> EntryId | None:
    """What a cause with so many `>` goes under: the chosen cause for one, its last child for two."""
    if not levels:
        return None
    view = place.view
    chosen = view.get(place.under)
    at = chosen.id if isinstance(chosen, Cause) else view.last_cause()
    for _ in range(levels - 1):
        at = view.last_cause_under(at) if at is not None else None
    if at is None:
        raise ValidationError(Problem(Code.NO_PARENT, "parent", params={"field": Cause.field("parent").title}))
    return at


def _timed(kind: type[Entry], lead: Field, text: str, context: MomentContext) -> _Begun:
    said = bared(text)
    try:
        found = leading_moment(said, context)
    except ValidationError as refused:
        if begins_with_count(text):
            return _Begun(kind, text)
        raise ValidationError(*(in_field(problem, lead) for problem in refused.problems)) from None
    if found is None or found[1].lstrip().startswith("の"):  # `10:05の便を待つ` speaks of the time, and has none itself
        return _Begun(kind, text)
    reading, rest = found
    return _Begun(
        kind,
        rest.strip(),
        {lead.name: reading.moment},
        reading.later,
        is_plain=reading.is_plain or reading.moment.first is None,
        written=said.strip()[: len(said.strip()) - len(rest)].rstrip(" \t\u3000:：、,|-→")
        if reading.is_converted
        else "",
    )
