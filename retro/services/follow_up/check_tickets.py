"""Take from a table of tickets what is done: of measures and changes, by the ticket in which they are worked on.

A ticket that is closed says that something was done. Whether it holds, nobody knows by that.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import datetime

from retro.errors import RetroError, UsageError
from retro.language import M_, MN_, Message
from retro.model import edits
from retro.model.change import Change, Op
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.lookup import choice_names
from retro.model.moments.context import MomentContext
from retro.model.moments.moment import Moment
from retro.model.problem import ValidationError
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stages.follow_up import Check
from retro.model.validation import with_entries
from retro.model.written import written
from retro.services.changing.check_rules import day_of, latest, refuse
from retro.services.changing.conflict import ConflictError
from retro.services.changing.today import today_in
from retro.store.protocol import Store
from retro.text.folding import folded_name
from retro.value import value

_KEY = frozenset(("ticket", "key", "issue key", "issue", "id", "url", "link", "チケット", "キー", "課題キー", "番号"))
_STATE = frozenset(("status", "state", "found", "resolution", "状態", "ステータス", "状況", "結果"))
_DAY = frozenset(("done", "on", "date", "day", "resolved", "closed", "実施日", "完了日", "解決日", "日付"))
_DONE = frozenset(
    ("closed", "resolved", "complete", "completed", "fixed", "finished", "解決", "解決済み", "クローズ", "終了")
)
_HEADS = {what: frozenset(map(folded_name, heads)) for what, heads in (("key", _KEY), ("state", _STATE), ("day", _DAY))}
_TOLD = 10
"""How many unknown tickets are told."""


@value
class Ticket:
    """A ticket of the table that says that something is done."""

    line: int
    """The line of the table on which it stands, from 1."""
    key: str
    day: str
    """When it was done, as it is written; "" where the table does not say it."""


@value
class TicketsTaken:
    """What became of a table of tickets."""

    done: tuple[tuple[str, str], ...]
    """The rows that are done now: the reference of the case, and the name of the row."""
    known: int
    """How many rows were done, or given up, already."""
    failed: tuple[tuple[str, str], ...]
    """The rows that did not hold, and of which the table does not say that they were done since: they stay so."""
    unknown: tuple[Ticket, ...]
    """Tickets in which no row is worked on."""


def read_tickets(text: str) -> tuple[Ticket, ...]:
    """The tickets of a table that are done: all of them, where it has no column of states.

    UsageError if it has no column of tickets, or a line cannot be read.
    """
    lines = text.splitlines()
    by = max("\t;,", key=lines[0].count) if lines else ","
    reader = csv.reader(lines, delimiter=by)
    try:
        table = list(reader)
    except csv.Error as error:
        raise UsageError(
            M_("Line {n} of the table cannot be read.", n=reader.line_num),
            M_("Take out what is no table in it. Nothing was written."),
        ) from error
    names = [folded_name(cell) for cell in table[0]] if table else []
    at = {what: next((n for n, name in enumerate(names) if name in heads), None) for what, heads in _HEADS.items()}
    key = at["key"]
    if key is None:
        raise UsageError(
            M_("The table has no column of tickets."),
            M_("Call one of its columns “ticket” or “key”; others may be called “status” and “done”."),
        )
    found = []
    for number, cells in enumerate(table[1:], 2):
        held = {what: cells[n].strip() if n is not None and n < len(cells) else "" for what, n in at.items()}
        if held["key"] and (at["state"] is None or folded_name(held["state"]) in _says_done()):
            found.append(Ticket(number, held["key"], held["day"]))
    return tuple(found)


def check_tickets(
    store: Store, factory: ChangeFactory, tickets: Sequence[Ticket], *, by: str = "", known_only: bool = False
) -> TicketsTaken:
    """Write of each row that is worked on in one of the tickets that it is done, all of them or none.

    RetroError, with their lines, if some are not known, unless `known_only`; or if a day of one cannot be.
    ConflictError if somebody else checked one of the rows meanwhile.
    """
    rows: dict[str, list[tuple[str, str]]] = {}
    for held in store.ticketed():
        for name in _names(held.ticket):
            rows.setdefault(name, []).append((held.reference, held.row))
    unknown = tuple(each for each in tickets if not _rows_of(each, rows))
    if unknown and not known_only:
        raise _unknown(unknown)
    cases: dict[str, Retrospective] = {}
    ops: dict[str, list[Op]] = {}
    done: list[tuple[str, str]] = []
    failed: list[tuple[str, str]] = []
    known = 0
    for ticket in tickets:
        for reference, row_id in _rows_of(ticket, rows):
            record = cases[reference] if reference in cases else store.load(reference)
            row = record.get(row_id)
            if row is None or (reference, row_name(record, row)) in (*done, *failed):
                continue
            on = _day(ticket, record, factory.now())
            said = Check(of=row.id, found=Found.DONE, on=on, by=by, evidence=ticket.key)
            if row.standing.found is Found.FAILED and not (ticket.day and _is_since(record, said, row)):
                failed.append((reference, row_name(record, row)))
                continue
            if row.standing.found not in (None, Found.FAILED):
                known += 1
                continue
            refuse(record, row, said, latest(record, row), today_in(record, factory))
            made = edits.added(record, said, factory.new_id())
            ops.setdefault(reference, []).extend(made)
            cases[reference] = with_entries(record, *written(record, made).values())  # the next one stands behind it
            done.append((reference, row_name(record, row)))
    group = factory.new_id()
    changes = [(reference, factory.change(*made, group=group)) for reference, made in ops.items()]
    _write(store, changes)
    return TicketsTaken(tuple(done), known, tuple(failed), unknown)


def _is_since(record: Retrospective, said: Check, row: Entry) -> bool:
    """Whether it was done on a later day than that on which it was found not to hold."""
    found, done = latest(record, row), day_of(said, record)
    failed = day_of(found, record) if found else None
    return done is not None and failed is not None and done > failed


def _write(store: Store, changes: Sequence[tuple[str, Change]]) -> None:
    if changes and (clashed := store.apply_together(changes)):
        raise ConflictError(clashed, store.load(changes[0][0]))


def _day(ticket: Ticket, record: Retrospective, now: datetime) -> Moment:
    """When it was done: today, where the table does not say it. UsageError if what it says is no day."""
    today = now.astimezone(record.zone).date()
    if not ticket.day:
        return Moment.exact(today)
    try:
        read: Moment = Check.field("on").type.read(ticket.day, MomentContext(today, record.zone, now=now))
    except ValidationError as refused:
        raise UsageError(
            M_("Line {line}: {problem}", line=ticket.line, problem=refused.problems[0].message),
            M_("Nothing was changed. Write the day like 2026-12-01."),
        ) from None
    return read


def _rows_of(ticket: Ticket, rows: Mapping[str, Sequence[tuple[str, str]]]) -> Sequence[tuple[str, str]]:
    return next((rows[name] for name in _names(ticket.key) if name in rows), ())


def _names(ticket: str) -> tuple[str, ...]:
    """What a ticket may be called: as it is written, and by the key at the end of its address."""
    whole = ticket.strip().rstrip("/")
    return tuple(dict.fromkeys((folded_name(whole), folded_name(whole.rpartition("/")[2]))))


def _says_done() -> frozenset[str]:
    """The words for a state in which something is done; that it holds is more, and says at least so much."""
    names = (name for each in (Found.DONE, Found.HOLDS) for name in choice_names(each))
    return frozenset((*names, *map(folded_name, _DONE)))


def _unknown(tickets: Sequence[Ticket]) -> RetroError:
    told: list[Message] = [
        M_("Line {line}: “{key}” is no ticket of a measure or a change here.", line=each.line, key=each.key)
        for each in tickets[:_TOLD]
    ]
    if len(tickets) > _TOLD:
        told.append(MN_("and {n} more", "and {n} more", len(tickets) - _TOLD))
    return RetroError(
        told[0],
        M_("Nothing was changed. Write the key into the row (retro edit REF ROW ticket=…), or say --known-only."),
        told[1:],
    )
