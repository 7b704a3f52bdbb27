"""The tables, told by the declarations of the record, with comments that say what every column means.

Types are called TEXT, INTEGER and REAL here; each engine has its own names for them, and its own statements.
"""

from __future__ import annotations

from functools import cache

from retro.model import field_types
from retro.model.entry import Entry
from retro.model.fields import Field
from retro.model.record import KINDS
from retro.store.declared import HEAD
from retro.store.sql import standing
from retro.store.sql.due import action_queries
from retro.store.sql.link_tables import has_column, link_table
from retro.store.sql.values import to_sql
from retro.value import value

_TYPES = {str: "TEXT", float: "REAL", int: "INTEGER"}

_FORMS = {
    field_types.MomentType: (
        "a moment: 2026-11-20T14:05+09:00 or 2026-11-20; a range: / between, .. for no start; about: ~ behind; "
        "unknown: ?, with words behind"
    ),
    field_types.DayType: "a day: 2026-11-20",
    field_types.ProseType: "Markdown",
    field_types.RoleType: "a role, not a person",
    field_types.YesNoType: "0 no, 1 yes",
    field_types.TagsType: "a JSON list of words",
    field_types.ZoneType: "a time zone by its IANA name",
    field_types.LinkType: "the id of a row",
}


@value
class Column:
    """A column: its name, its type with what restrains it, and what it means."""

    name: str
    sql: str
    note: str


@value
class Table:
    """A table of one kind of entry, or of one field with several links.

    `indexes` are what each of its indexes is of: its columns, and of which rows. `key` names the columns of a primary
    key of several.
    """

    name: str
    note: str
    columns: tuple[Column, ...]
    indexes: dict[str, str]
    key: str = ""


@cache
def table(kind: str) -> Table:
    """The table of the kind of entry with this name."""
    entry = KINDS[kind]
    fields = tuple(_column(field) for field in entry.stored_fields() if has_column(field))
    says, _, _ = (entry.__doc__ or "").partition("\n")
    note = f"{entry.label}: {says}"
    if kind == HEAD:
        return Table(HEAD, note, (*_HEAD_FIRST, *fields, *_HEAD_LAST), {**_HEAD_INDEXES, **_open_rows(entry)})
    indexes = {f"{kind}_of": '("retrospective", "deleted")', **_open_rows(entry)}
    return Table(kind, note, (*_ROW_FIRST, *fields, *_standing(entry), *_ROW_LAST), indexes)


@cache
def link_tables() -> tuple[Table, ...]:
    """The tables of the fields that hold several links: a row for each link, with the row that it leads from and to."""
    return tuple(
        _link_table(kind, field, field.type)
        for kind, entry in KINDS.items()
        for field in entry.fields()
        if isinstance(field.type, field_types.LinksType)
    )


def _standing(entry: type[Entry]) -> tuple[Column, ...]:
    return _STANDING if standing.has_columns(entry) else ()


def names() -> tuple[str, ...]:
    """A name for every table and every column that may come later: what migrations record as done."""
    declared = (
        name
        for kind, entry in KINDS.items()
        for name in (
            kind,
            *(
                f"{kind}.{field.name}" if has_column(field) else link_table(kind, field.name)
                for field in entry.stored_fields()
            ),
        )
    )
    standing_of = (f"{kind}.{column.name}" for kind, entry in KINDS.items() for column in _standing(entry))
    head = (*_SEAL, _SETTLED, _FOLLOWED, _UNSHARED, _FOLLOWED_ON, _TIMES)
    return (*declared, *(f"{HEAD}.{column.name}" for column in head), *standing_of)


def _open_rows(entry: type[Entry]) -> dict[str, str]:
    """The index of the rows alone of which something is to be done: what is done with costs nothing."""
    if entry not in action_queries.kinds():
        return {}
    case = "id" if entry.kind == HEAD else "retrospective"
    return {f"{entry.kind}_open": f'("{case}") WHERE {action_queries.is_open(entry)}'}


def _column(field: Field) -> Column:
    kind = field.type
    empty = to_sql(kind.dump(kind.empty))
    sql = _TYPES[kind.sql] if empty is None else f"{_TYPES[kind.sql]} NOT NULL DEFAULT '{empty}'"
    if isinstance(kind, field_types.YesNoType):
        sql += f' CHECK ("{field.name}" IN (0, 1))'
    if isinstance(kind, field_types.LinkType) and kind.to:
        sql += f" {_reference(kind.to)}"
    return Column(field.name, sql, " ".join(filter(None, (f"{field.label}.", field.ask, _form(field)))))


def _link_table(kind: str, field: Field, links: field_types.LinksType) -> Table:
    name = link_table(kind, field.name)
    columns = (
        Column("row", f"TEXT NOT NULL {_reference(kind)}", f"The id of a row of {kind}."),
        Column("target", f"TEXT NOT NULL {_reference(links.to)}", f"The id of a row of {links.to} to which it points."),
    )
    note = " ".join(filter(None, (f"{KINDS[kind].label}, {field.label}.", field.ask)))
    return Table(name, note, columns, {f"{name}_target": '("target")'}, key='"row", "target"')


def _reference(kind: str) -> str:
    return f'REFERENCES "{kind}" ("id") DEFERRABLE INITIALLY DEFERRED'


def _form(field: Field) -> str:
    """How the values look, in brackets."""
    kind = field.type
    if isinstance(kind, field_types.ChoiceType):
        return f"[{', '.join(kind.choices)}]"
    if isinstance(kind, field_types.OpenChoiceType):
        return f"[{', '.join(kind.choices)}, or a word of one's own]"
    if isinstance(kind, field_types.ChoicesType):
        return f"[a JSON list of: {', '.join(kind.choices)}]"
    form = _FORMS.get(type(kind), "")
    return f"[{form}]" if form else ""


_ID = "Sixteen hexadecimal digits, made at random."
_REVISION = Column("revision", "INTEGER NOT NULL DEFAULT 1", "How often the row was changed: 1 when it is new.")

_ROW_FIRST = (
    Column("id", "TEXT PRIMARY KEY", _ID),
    Column("retrospective", f'TEXT NOT NULL REFERENCES "{HEAD}" ("id")', "The retrospective that the row belongs to."),
    Column("position", "REAL NOT NULL DEFAULT 0", "Rows stand in this order; equal ones in the order of their ids."),
)
_STANDING = (
    Column("standing", "TEXT NOT NULL DEFAULT ''", "What its checks found last; made from them by Retro."),
    Column("standing_on", "TEXT", "The day when it was done, as far as it is; made from its checks by Retro."),
    Column(
        "look_again",
        "TEXT",
        "The day on which one looks again at what is not done; empty: never; made from its checks by Retro.",
    ),
    Column("moved_to", "TEXT", "The day that its first open deadline was moved to; made from its checks by Retro."),
    Column(
        "waits",
        "TEXT NOT NULL DEFAULT ''",
        "What it waits for that stands in other rows: told, call-back=2026-12-01; made from those by Retro.",
    ),
)
_ROW_LAST = (
    _REVISION,
    Column("deleted", 'INTEGER NOT NULL DEFAULT 0 CHECK ("deleted" IN (0, 1))', "1: deleted, kept for undo."),
)
_HEAD_FIRST = (
    Column("id", "TEXT PRIMARY KEY", _ID),
    Column("reference", "TEXT NOT NULL UNIQUE", "What people call it: year and number, such as 2026-014. For good."),
)
_SEAL = (
    Column("closed", "TEXT NOT NULL DEFAULT ''", "When it was closed, ISO 8601 with offset; empty while it is open."),
    Column("digest", "TEXT NOT NULL DEFAULT ''", "SHA-256 of what it held when it was closed; empty while it is open."),
    Column("rule", "TEXT NOT NULL DEFAULT ''", "The rule by which the digest was made; empty where there is none."),
    Column("chain", "TEXT NOT NULL DEFAULT ''", "The chain of the entry of change_log that closed it; else empty."),
)
_SETTLED = Column(
    "settled",
    'INTEGER NOT NULL DEFAULT 0 CHECK ("settled" IN (0, 1))',
    "1: closed, and nothing of it is open any more; made from its rows by Retro.",
)
_FOLLOWED = Column(
    "followed_by",
    "TEXT NOT NULL DEFAULT ''",
    "The reference of the first case that happened again after this one; made from the links of cases by Retro.",
)
_UNSHARED = Column(
    "unshared",
    'INTEGER NOT NULL DEFAULT 0 CHECK ("unshared" IN (0, 1))',
    "1: somebody should be told of it, and nobody was; made from its rows by Retro.",
)
_FOLLOWED_ON = Column(
    "followed_on",
    "TEXT NOT NULL DEFAULT ''",
    "The last day on which it happened again after this one; made from the links of cases by Retro.",
)
_TIMES = Column(
    "times",
    "INTEGER NOT NULL DEFAULT 1",
    "How many times it has happened, this one counted; made from the links of cases by Retro.",
)
_DECIDED = Column(
    "decided",
    'INTEGER NOT NULL DEFAULT 0 CHECK ("decided" IN (0, 1))',
    "1: a later time of it says what is done now; made from that case's rows by Retro.",
)
_HEAD_LAST = (
    Column("created", "TEXT NOT NULL", "When it was begun to be written, ISO 8601 with offset."),
    Column("seq", "INTEGER NOT NULL DEFAULT 0", "The number of its latest change in change_log."),
    _REVISION,
    Column("day", "TEXT NOT NULL", "The day it started, else was begun to be written; made from those by Retro."),
    Column("find", "TEXT NOT NULL", "Reference and title as one searches them; made from those by Retro."),
    *_SEAL,
    _SETTLED,
    _FOLLOWED,
    _UNSHARED,
    _FOLLOWED_ON,
    _TIMES,
    _DECIDED,
)
_HEAD_INDEXES = {
    f"{HEAD}_archive": '("day", length("reference"), "reference", "find")',
    f"{HEAD}_again": """("reference") WHERE "followed_by" <> '' OR "times" > 1""",
    f"{HEAD}_unshared": '("day") WHERE "unshared" = 1',
    f"{HEAD}_removed": '("reference", "id") WHERE "removed" IS NOT NULL',
}
