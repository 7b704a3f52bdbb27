"""Which retrospectives a span of days concerns: they began in it, or something in them is due in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from retro.errors import UnreadableError
from retro.model.deadline import Deadline, Holds
from retro.model.entry import Entry, EntryId
from retro.model.field_types import MomentType
from retro.model.found import Found
from retro.model.record import ROWS
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.head import Head, Relation, Status
from retro.review.third_time import THIRD_TIME
from retro.store.declared import HEAD
from retro.store.results import Heads, PeriodQuery, ThirdTime
from retro.store.sql import case_links, rows, standing

if TYPE_CHECKING:
    from retro.store.sql.connection import Connection


_LAST = "CASE WHEN instr({0}, '/') > 0 THEN substr({0}, instr({0}, '/') + 1, 10) ELSE substr({0}, 1, 10) END"
"""The day of a moment as it is written; of a range its last day."""

_SPACES = f"char({', '.join(str(code) for code in range(0x3001) if chr(code).isspace())})"
"""Everything that `str.strip` takes for a space: in SQLite, `trim` alone knows one."""

_MOST = 100
"""How many cases with something late from before a span are named."""


def between(conn: Connection, since: date, until: date) -> PeriodQuery:
    """What the store holds of the days from `since` to `until`. Rows are not read, but for those with a day."""
    begun = tuple(reference for _, reference in _begun(conn, since, until))
    due = _due(conn, since, until)
    known = {*due, *begun}
    late = [reference for reference in _late(conn, since) if reference not in known]
    links = said(conn)
    return PeriodQuery(
        begun,
        due=tuple(reference for reference in due if reference not in {*begun}),
        late=tuple(late[:_MOST]),
        more=len(late[_MOST:]),
        again=links.again,
        apart=links.apart,
    )


def heads(conn: Connection, since: date, until: date) -> Heads:
    """The heads of those that began from `since` to `until`."""
    read, unread = list[Head](), list[str]()
    for case, reference in _begun(conn, since, until):
        try:
            read.append(rows.head(conn, case))
        except UnreadableError:
            unread.append(reference)
    return Heads(tuple(read), tuple(unread))


def _begun(conn: Connection, since: date, until: date) -> list[tuple[EntryId, str]]:
    """The ids and references of those whose day is one of these, the oldest first."""
    found = conn.execute(
        f'SELECT "id", "reference" FROM "{HEAD}" WHERE "day" BETWEEN ? AND ? AND "removed" IS NULL '
        'ORDER BY "day", length("reference"), "reference"',
        (since.isoformat(), until.isoformat()),
    )
    return found.fetchall()


def _can_be_late() -> Iterator[tuple[type[Entry], Deadline]]:
    """Every deadline after which somebody is late, with the kind of row that declares it."""
    kinds: tuple[type[Entry], ...] = (*ROWS, EmptyAnswer)
    return ((kind, deadline) for kind in kinds for deadline in kind.deadlines if deadline.late)


def _columns_of_days() -> dict[str, list[str]]:
    """The tables of what is due on some day, and their columns of days."""
    tables: dict[str, list[str]] = {}
    for kind, deadline in _can_be_late():
        columns = tables.setdefault(kind.kind, [])
        columns.append(day_of(kind, deadline))
        columns += [_done_day(kind, deadline)] if deadline.is_told_when_done else []
    return tables


def _day(kind: type[Entry], name: str) -> str:
    """An expression: the day that a column holds."""
    column = f'"{name}"'
    return _LAST.format(column) if isinstance(kind.field(name).type, MomentType) else column


def day_of(kind: type[Entry], deadline: Deadline) -> str:
    """An expression: the day of a deadline; NULL if nobody has said one.

    A check may have moved it (that moves the first open one), or said when one looks again at what is not done.
    """
    if deadline.is_apart:
        (code,) = deadline.waits_for
        moved = standing.moved_to(code)
        return moved if deadline.on is None else f"coalesce({moved}, {_day(kind, deadline.name)})"
    if deadline.only_when_moved:
        return '"moved_to"' if deadline.on is None else f'coalesce("moved_to", {_day(kind, deadline.name)})'
    if deadline.on is None:
        return '"look_again"'
    if not standing.has_columns(kind):
        return _day(kind, deadline.name)
    own = _day(kind, deadline.name)
    if deadline.only_if:
        own = f'coalesce("look_again", {own})'
    before = kind.deadlines[: kind.deadlines.index(deadline)]
    is_first = " AND ".join(['"moved_to" IS NOT NULL', *(f"NOT ({is_open(kind, each)})" for each in before)])
    return f'CASE WHEN {is_first} AND {is_open(kind, deadline)} THEN "moved_to" ELSE {own} END'


def _done_day(kind: type[Entry], deadline: Deadline) -> str:
    """An expression: the day when it was done."""
    return '"standing_on"' if kind.field(deadline.done_on.name).by_checks else _day(kind, deadline.done_on.name)


def _due_column(kind: type[Entry], deadline: Deadline) -> str:
    """An expression: the day of a deadline; "", before all others, for one that needs none."""
    day = day_of(kind, deadline)
    return f"coalesce({day}, '')" if deadline.needs_no_day else day


def is_open(kind: type[Entry], deadline: Deadline) -> str:
    """A condition: what `Deadline.state` calls open. Empty texts are '' in the database, other empty values NULL."""
    done = [f"NOT ({_holds(kind, each)})" for each in deadline.done]
    parts = [f"NOT ({_holds(kind, each)})" for each in deadline.cancelled]
    if ends := (*deadline.ended_by, *deadline.met_by):
        parts.append(f'"standing" NOT IN ({_codes(ends)})')
    if deadline.only_if:
        parts += [f'"standing" IN ({_codes(deadline.only_if)})', "coalesce(\"look_again\", '-') <> ''"]
    if deadline.only_when_moved:
        from_beginning = [is_filled(kind, deadline.name), *done] if deadline.on is not None else ["FALSE"]
        moved = f'"moved_to" IS NOT NULL OR "standing" = \'{Found.FAILED.value}\''
        parts.append(f"({moved} OR ({' AND '.join(from_beginning)}))")
    else:
        parts += done
    if deadline.waits_for:
        parts.append(standing.waits_for(deadline.waits_for))
    return " AND ".join(parts) or "TRUE"


def _codes(found: Sequence[Found]) -> str:
    return ", ".join(f"'{each.value}'" for each in found)


def _holds(kind: type[Entry], condition: Holds) -> str:
    """A condition in SQL that is true or false, and never NULL."""
    if not condition.values:
        return is_filled(kind, condition.name)
    codes = [kind.field(condition.name).type.dump(value) for value in condition.values]
    known = ", ".join(f"'{code}'" for code in codes if code is not None)
    return f'coalesce("{condition.name}" IN ({known}), {str(None in codes).upper()})'


def is_filled(kind: type[Entry], name: str) -> str:
    """A condition: a field, or what the store itself writes into a head, is not empty. Spaces fill nothing."""
    is_text = not kind.has_field(name) or kind.field(name).type.empty == ""
    return f"trim(\"{name}\", {_SPACES}) <> ''" if is_text else f'"{name}" IS NOT NULL'


def _due(conn: Connection, since: date, until: date) -> list[str]:
    """The references of the cases with something due.

    A day earlier and later too: in the zone of the case, a promise may be due on another day than is written.
    """
    days = _moved(since, -1).isoformat(), _moved(until, 1).isoformat()
    parts, values = [], list[str]()
    for table, columns in _columns_of_days().items():
        due = " OR ".join(f"{column} BETWEEN ? AND ?" for column in columns)
        parts.append(f'SELECT "retrospective" FROM "{table}" WHERE "deleted" = 0 AND ({due})')
        values += days * len(columns)
    found = conn.execute(
        f'SELECT "reference" FROM "{HEAD}" WHERE "removed" IS NULL AND "id" IN ({" UNION ".join(parts)})', values
    )
    return sorted(reference for (reference,) in found)


def _late(conn: Connection, since: date) -> list[str]:
    """The references of the cases in which something is open that was due before, what has waited longest first."""
    parts = [
        f'SELECT "retrospective" AS "of", {_due_column(kind, deadline)} AS "due" FROM "{kind.kind}" '
        f'WHERE "deleted" = 0 AND {is_open(kind, deadline)}'
        for kind, deadline in _can_be_late()
    ]
    found = conn.execute(
        f'SELECT head."reference" FROM ({" UNION ALL ".join(parts)}) AS late JOIN "{HEAD}" AS head '
        'ON head."id" = late."of" AND head."removed" IS NULL WHERE late."due" < ? GROUP BY head."reference" '
        'ORDER BY min(late."due"), head."reference"',
        (since.isoformat(),),
    )
    return [reference for (reference,) in found]


class CaseLinks(NamedTuple):
    """What cases say of others, each pair a case and the one that it names.

    Links that lead nowhere, or to what was removed, are left out.
    """

    again: tuple[tuple[str, str], ...]
    """It happened again after that one."""
    apart: tuple[tuple[str, str], ...]
    """That one is another thing."""
    days: dict[str, str]
    """The days on which the cases that say so began."""


def said(conn: Connection) -> CaseLinks:
    """What cases say of whether they are the same thing."""
    links = case_links.links(conn)
    again, apart = (
        tuple(sorted((each.case, each.named) for each in links if each.relation == relation.value))
        for relation in (Relation.AGAIN, Relation.APART)
    )
    return CaseLinks(again, apart, {each.case: each.day for each in links})


def third(conn: Connection) -> tuple[ThirdTime, ...]:
    """The cases of something that happened for at least the third time, as long as they are not closed."""
    found = conn.execute(
        f"""SELECT "reference", "title", coalesce("status", ''), "id" FROM "{HEAD}"
        WHERE ("followed_by" <> '' OR "times" > 1) AND "times" >= ? AND coalesce("status", '') <> ? AND "closed" = ''
        ORDER BY length("reference"), "reference\"""",  # the first of them is what the index holds
        (THIRD_TIME, Status.CLOSED.value),
    )
    return tuple(ThirdTime(*each) for each in found)


def _moved(day: date, by: int) -> date:
    try:
        return day + timedelta(days=by)
    except OverflowError:  # before the first day of all, or after the last
        return day
