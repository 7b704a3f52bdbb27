"""Add many lines at once: what was pasted or piped in becomes rows, all of them in one change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from retro.errors import RetroError
from retro.language import M_, Message
from retro.model.change import Op
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry, EntryId
from retro.model.field_types import MomentType
from retro.model.insertion import inserted
from retro.model.moments.zones import ABBREVIATIONS, place_of
from retro.model.problem import Problem, ValidationError
from retro.model.quick_entry.line import QuickLine
from retro.model.quick_entry.parser import LineReader
from retro.model.quick_entry.pasted import PastedLine
from retro.model.quick_entry.several import ticks_in
from retro.model.quick_entry.stamps import begins_with_dotted_time
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stage import Stage
from retro.model.stages.follow_up import Check
from retro.model.validation import with_entries
from retro.services.changing.add_line import behind, check_row, dated
from retro.services.changing.check_rules import check_said
from retro.services.changing.commit import commit_latest
from retro.services.changing.past_days import check_days
from retro.store.protocol import Store
from retro.value import value

_MARKS = "|#*_-–—=>・●■□◆◇▼○<[](){}（）【】<>:：,、。"
"""What stands around the words of headings, and says nothing."""


@value
class ReadLine:
    """One line as it was read: a row, or why it is none."""

    pasted: PastedLine
    line: QuickLine | None = None
    """What it was read as; None if it was refused."""
    row: EntryId = ""
    """The id that its row has, once it is added."""
    problems: tuple[Problem, ...] = ()
    """Why it is refused."""
    refused: RetroError | None = None
    """Why it is refused, where nothing is wrong with a single field."""

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why it is refused, in words."""
        said = (self.refused.title, self.refused.step) if self.refused else ()
        return (*(problem.message for problem in self.problems), *(each for each in said if each))


@value
class ReadLines:
    """Lines as they were read, each with the rows of the ones before it in view."""

    lines: tuple[ReadLine, ...]
    asides: tuple[PastedLine, ...] = ()
    """The lines beside them that become no row: they say something of those below them."""

    @property
    def unheard(self) -> tuple[PastedLine, ...]:
        """The asides with a word that no line below them has: they may have been meant as rows.

        A day, a time or a writer above several lines stands in each of those; the head of a table was read.
        """
        last = {word: each.pasted.number for each in self.lines for word in _words(each.pasted)}

        def is_heard(aside: PastedLine) -> bool:
            if aside.is_head and self.lines:
                return True
            return all(last.get(word, 0) > aside.number for word in _marks_off(aside.raw))

        return tuple(each for each in self.asides if not is_heard(each))

    @property
    def wrapped(self) -> int:
        """How many lines were joined to the one above them, as wrapped prose."""
        return sum(each.pasted.wrapped for each in self.lines)

    @property
    def taken(self) -> tuple[ReadLine, ...]:
        """Those that become rows."""
        return tuple(each for each in self.lines if each.line)

    @property
    def refused(self) -> tuple[ReadLine, ...]:
        """Those that do not."""
        return tuple(each for each in self.lines if not each.line)

    @property
    def untimed(self) -> tuple[ReadLine, ...]:
        """Those that become rows of a kind that begins with a time, and say none."""
        return tuple(each for each in self.taken if each.line and _lacks_time(each.line.entry))

    @property
    def zones_by_place(self) -> tuple[str, ...]:
        """The zones above them that were read as the time of their place, for its clocks show another one that day."""
        by_place = (each.pasted for each in self.taken if each.pasted.text == each.pasted.at_its_place)
        return tuple(dict.fromkeys(pasted.zone_above for pasted in by_place))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The rows that they become, with their ids."""
        return tuple(replace(each.line.entry, id=each.row) for each in self.lines if each.line)


@value
class AddedRows:
    """The rows that were added."""

    record: Retrospective
    """The retrospective as it is now."""
    rows: tuple[EntryId, ...]


def read_lines(
    record: Retrospective,
    stage: Stage,
    lines: Sequence[PastedLine],
    *,
    now: datetime,
    new_id: Callable[[], EntryId],
    under: EntryId | None = None,
    after: EntryId | None = None,
    currency: str = "",
) -> ReadLines:
    """What `lines`, written at `now`, would add to `stage`. A refused one does not stand in the way of the others.

    `under` and `after` as for `read_line`, `currency` as for `read_row`; a `>` counts from the last cause among the
    lines that has none. ClosedError if the record is closed and takes no such row.
    """
    has_dots = any(begins_with_dotted_time(each.text) for each in lines)
    reader = LineReader(record, stage, now=now, under=under, after=after, has_dots=has_dots)
    today = now.astimezone(record.zone).date()

    def read_text(pasted: PastedLine) -> QuickLine:
        line = dated(reader.read(pasted.text).said_by(pasted.speaker).priced(currency), today)
        line = line.without_reading(pasted.unread)
        check_row(record, line.entry, reader.taken)
        check_days(record, line.entry, today)
        return line

    def read(pasted: PastedLine) -> ReadLine:
        row = new_id()
        try:
            line = read_text(pasted)
        except ValidationError as refused:
            if not pasted.at_its_place:
                return ReadLine(pasted, problems=refused.problems)
            pasted = replace(pasted, text=pasted.at_its_place)
            try:
                line = read_text(pasted)
            except ValidationError:
                return ReadLine(pasted, problems=refused.problems)
        if isinstance(line.entry, Check):
            try:
                check_said(reader.record, line.entry, today)
            except RetroError as error:
                return ReadLine(pasted, refused=error)
        reader.take(replace(line.entry, id=row))
        return ReadLine(pasted, line, row)

    each = (
        replace(pasted, text=text)
        for pasted in lines
        for text in ticks_in(pasted.text, stage, lambda: reader.record) or (pasted.text,)
    )
    return ReadLines(tuple(map(read, each)))


def add_lines(
    store: Store,
    factory: ChangeFactory,
    record: Retrospective,
    read: ReadLines,
    *,
    after: EntryId | None = None,
    group: str = "",
    besides: Callable[[Retrospective], Sequence[Op]] = lambda _now: (),
) -> AddedRows:
    """Add the rows that lines were read as, in one change: all of them or none, and undo takes all of them back.

    A row goes where its time puts it, else behind the one before it, the first one behind `after`, else to the end.
    The same change does what `besides` gives. ValidationError or RetroError, as `commit_latest` raises them, if that
    cannot be done any more.
    """
    entries = read.entries

    def made(now: Retrospective) -> Sequence[Op]:
        whole = with_entries(now, *entries)
        for entry in entries:
            check_row(whole, entry)
        where = None if now.head.closed or not entries else behind(record, now, entries[0], after)
        return (*inserted(now, entries, where), *besides(now))

    done = commit_latest(store, factory, record, made, group=group)
    return AddedRows(done.record, tuple(entry.id for entry in entries))


def told_zones(read: ReadLines) -> tuple[Message, ...]:
    """Which zones above the lines were read as the time of their place, and how to say that they are meant exactly."""
    return tuple(
        M_(
            "{zone} is read as the time in {place}, whose clocks show another one on that day. If {zone} itself is "
            "meant, write {offset} above the lines.",
            zone=zone, place=place_of(zone), offset=_exactly(zone),
        )
        for zone in read.zones_by_place
    )  # fmt: skip


def _exactly(zone: str) -> str:
    hours = ABBREVIATIONS[zone][1]
    return f"UTC{int(hours):+d}" + (":30" if hours % 1 else "")


def told_unread(record: Retrospective, read: ReadLines) -> tuple[Message, ...]:
    """Which rows hold something that looks as if it were meant and was not read, and how zones above were read."""
    rows = [record.get(each.row) for each in read.taken if each.line and each.line.unread]
    names = tuple(row_name(record, row) for row in rows if row is not None)
    if not names:
        return told_zones(read)
    return (M_("{n} of {all} not fully read: {rows}", n=len(names), all=len(read.taken), rows=names), *told_zones(read))


def _words(line: PastedLine) -> set[str]:
    return _marks_off(f"{line.speaker} {line.text}")


def _marks_off(text: str) -> set[str]:
    """The words of a text, without what stands around them."""
    return {word for each in text.split() if (word := each.strip(_MARKS))}


def _lacks_time(entry: Entry) -> bool:
    lead = entry.field(entry.lead) if entry.lead else None
    return bool(lead and isinstance(lead.type, MomentType) and getattr(entry, lead.name) is None)
