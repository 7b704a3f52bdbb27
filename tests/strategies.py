"""Hypothesis strategies for the record, made from its declarations: a new field is covered by being declared.

Made once where they can be, and of tuples, by which Hypothesis knows that it has one: it looks through each new one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from retro.model import field_types, number_types
from retro.model.answers import answer_id
from retro.model.change import Add, Change, Delete, Logged, Op, Restore, Update
from retro.model.checked import UNCHECKED
from retro.model.choice import Choice
from retro.model.entry import E, Entry
from retro.model.field_types import FieldType, Plain
from retro.model.moments.moment import Moment, Precision
from retro.model.record import ROWS, FullRecord, Retrospective
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.cause import Cause
from retro.model.stages.head import Head, Status

HOSTILE = (
    "[/x]", "[red]", "[INC-1]", "<script>", "</div>", "<b onclick=x>", "<!--", "<?php", "<![CDATA[", "<a@b.example>",
    "# ", "## Cause", "| # \n", "|---|", "a | b", ":-:", "---", "===", "***", "* * *", "___", "```", "~~~", "~~", "``",
    "> ", "- ", "+ ", "* ", "1. ", "2) ", "    ", "\t", "  \n", "\\", "\\\n", "\\|", "\\*", "*", "**", "_", "__", "`",
    "![a](http://x)", "[a]: http://b", "[a]", "[a](javascript:alert(1))", '[a](http://b "t")', "](", "][", "![",
    "[x] ", "[^1]:", "[!NOTE]", "<http://b.example>", "https://b.example/_c?d=1&e=2", "&lt;", "&#35;", "&", "<", ">",
    "!", "{{ x }}", "{% raw %}", "{x}", "%s", "'; DROP TABLE event; --", "../../etc/passwd", "=cmd|' /C calc'!A0",
    "日本語", "「表」です。", "全角　空白", "🙂", "👩\u200d👧", "é", "e\u0301", "\u200b", "\u00a0", "(c)", "a_b_c",
    "2.5%", "C#", "x" * 300, "\n", "\n\n", "\n    ", "\n> ", "\n- ", "\n  - ", "\n1. ", "\n# ", "\n```\n", "\n---\n",
    "\n===\n", "\n| a | b |\n| - | - |\n",
)  # fmt: skip
"""Pieces of text that mean something to Markdown, HTML, Rich, SQL, a template, a path, a spreadsheet."""

LONG = (">" * 10_000, "[" * 10_000, "*a " * 3_333, "x" * 10_000, "- " * 5_000, "`" * 10_000, "漢" * 10_000)
"""Texts of 10,000 characters."""

ZONES = ("UTC", "Asia/Tokyo", "Europe/Berlin", "America/New_York")

_STORABLE = st.characters(
    exclude_categories=("Cc", "Cs"),
    exclude_characters="\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff",
    include_characters="\t\n",
)


_POSITIONS = st.integers(-20, 20).map(lambda n: n / 2)


@cache
def hostile_text() -> st.SearchStrategy[str]:
    """Text of several lines that tries to be something else; all of it may be stored."""
    pieces = st.lists(st.sampled_from(HOSTILE) | st.text(_STORABLE, max_size=8), max_size=8).map("".join)
    spaced = st.lists(st.sampled_from(HOSTILE), max_size=4).map(" ".join)
    return st.integers(0, 29).flatmap(lambda n: st.sampled_from(LONG) if n == 29 else spaced if n < 5 else pieces)


@cache
def hostile_line() -> st.SearchStrategy[str]:
    """The same on one line."""
    return hostile_text().map(lambda text: text.replace("\n", " "))


@cache
def days() -> st.SearchStrategy[date]:
    """Days that an incident may have."""
    return st.dates(date(1990, 1, 1), date(2100, 12, 31))


@cache
def times() -> st.SearchStrategy[datetime]:
    """Times with a fixed offset: to the minute mostly, to the second, to the microsecond."""
    offsets = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
    whole = st.datetimes(datetime(1990, 1, 2), datetime(2100, 12, 30), timezones=offsets)  # noqa: DTZ001 -- bounds are naive
    return st.one_of(
        whole.map(lambda at: at.replace(second=0, microsecond=0)),
        whole.map(lambda at: at.replace(microsecond=0)),
        whole,
    )


_WORDS = ("夕方", "数時間後", "閉店の直前", "a few hours later", "after the 2nd call", "１８日未明")


@cache
def moments() -> st.SearchStrategy[Moment]:
    """Moments of every precision."""
    points = st.one_of(times(), days())
    spans = st.sampled_from([Precision.RANGE, Precision.ABOUT])
    return st.one_of(
        st.builds(Moment, st.sampled_from([Precision.EXACT, Precision.ABOUT]), points),
        st.builds(
            lambda of, start, minutes: Moment(of, start, start + timedelta(minutes=minutes)),
            spans,
            times(),
            st.integers(0, 3000),
        ),
        st.builds(lambda of, start, n: Moment(of, start, start + timedelta(days=n)), spans, days(), st.integers(0, 9)),
        st.builds(lambda of, end: Moment(of, None, end), spans, points),
        st.builds(lambda words: Moment(Precision.UNKNOWN, words=words), st.sampled_from(["", *_WORDS])),
    )


@cache
def values(kind: FieldType) -> st.SearchStrategy[Any]:
    """Values of the record that a field of this kind may hold, the empty one among them. A link stays empty."""
    match kind:
        case field_types.ChoiceType(choices):
            return st.none() | st.sampled_from(list(choices))
        case field_types.ChoicesType(choices):
            return st.sets(st.sampled_from(list(choices))).map(lambda chosen: _in_order(choices, chosen))
        case field_types.OpenChoiceType(choices):
            return st.sampled_from([choice.value for choice in choices]) | hostile_line()
        case field_types.MomentType():
            return st.none() | moments()
        case field_types.DayType():
            return st.none() | days()
        case number_types.NumberType():
            figures = st.integers(-(10**14), 10**14) | st.integers(-999, 9999)
            return st.none() | st.builds(_scaled, figures, st.integers(0, 3))
        case field_types.YesNoType():
            return st.sampled_from([None, True, False])
        case field_types.TagsType():
            return st.lists(hostile_line().filter(bool), max_size=3, unique=True).map(tuple)
        case field_types.ZoneType():
            return st.sampled_from(["", *ZONES])
        case field_types.LinksType():
            return st.just(())
        case field_types.LinkType():
            return st.none()
        case field_types.ProseType():
            return hostile_text()
        case _:
            return hostile_line()


def plain_values(kind: FieldType) -> st.SearchStrategy[Plain]:
    """The plain forms of `values`."""
    return values(kind).map(kind.dump)


def entries(cls: type[E], **identity: Any) -> st.SearchStrategy[E]:
    """Entries of one kind, any of their fields filled. Links are empty: only a whole record can fill them."""
    kind: Any = cls  # mypy takes a class for as hashable as its objects
    return _filled(kind).map(lambda chosen: cls(**chosen, **identity))


@cache
def _filled(cls: type[Entry]) -> st.SearchStrategy[dict[str, Any]]:
    """Values for any of an entry's fields. Made once: Hypothesis looks through a strategy when it first meets it."""
    fields = [
        field for field in cls.stored_fields() if not (isinstance(field.type, field_types.LinkType) or field.by_command)
    ]
    return st.fixed_dictionaries({}, optional={field.name: values(field.type) for field in fields})


@st.composite
def retrospectives(draw: st.DrawFn, max_rows: int = 8, kinds_of_rows: tuple[type[Entry], ...] = ROWS) -> Retrospective:
    """Whole records: a head, rows of any kind in any order, causes in a tree, links to rows that are there.

    And what was said of fields, of empty ones and of others.
    """
    drawn = draw(st.lists(st.sampled_from(kinds_of_rows), max_size=max_rows))
    new_id = _ids(draw)
    rows: list[Entry] = [
        draw(entries(cls, id=new_id(), position=draw(_POSITIONS), revision=draw(st.integers(1, 99)))) for cls in drawn
    ]
    head = _head(draw, new_id())
    linked = tuple(_linked(draw, row, rows[:i]) for i, row in enumerate(rows))
    return Retrospective(head, linked, draw(_answers(head, linked)))


@st.composite
def _answers(draw: st.DrawFn, head: Head, rows: tuple[Entry, ...]) -> tuple[EmptyAnswer, ...]:
    found: dict[str, EmptyAnswer] = {}
    for entry in draw(st.lists(st.sampled_from([head, *rows]), max_size=3)):
        asked = draw(st.sampled_from(tuple(field.name for field in entry.fields())))
        row = None if entry is head else entry.id
        new = answer_id(head.id, row, asked)
        drawn = draw(entries(EmptyAnswer, id=new, revision=draw(st.integers(1, 99))))
        found[new] = replace(drawn, row=row, asked=asked)
    return tuple(found.values())


@st.composite
def wholes(draw: st.DrawFn) -> FullRecord:
    """Retrospectives with deleted rows and a log whose operations name rows that are, or were, there."""
    full = draw(retrospectives())
    gone = draw(st.integers(0, len(full.rows)))
    entries_by_turn = [full.head, *full.rows, *full.answers]
    log = tuple(
        Logged(seq, draw(_changes(f"{seq:016x}", entries_by_turn))) for seq in range(1, draw(st.integers(1, 4)) + 1)
    )
    rows = [replace(row, checked=UNCHECKED) for row in full.rows]  # how they stand follows from those that are left
    record = Retrospective(replace(full.head, seq=len(log)), tuple(rows[gone:]), full.answers[:-1])
    return FullRecord(record, (*rows[:gone], *full.answers[-1:]), log)


@st.composite
def _changes(draw: st.DrawFn, new: str, among: list[Entry]) -> Change:
    ops = tuple(_op(draw, entry) for entry in draw(st.lists(st.sampled_from(among), max_size=3)))
    act: Any = draw(st.sampled_from(("create", "edit", "undo", "redo", "import")))
    return Change(
        new, draw(times()), draw(hostile_line()), ops, group=new, act=act, of=new if act in {"undo", "redo"} else ""
    )


def _op(draw: st.DrawFn, entry: Entry) -> Op:
    plain: dict[str, Plain] = {**entry.dump(), "position": entry.position}
    some = {name: plain[name] for name in sorted(draw(st.sets(st.sampled_from(tuple(sorted(plain))), max_size=4)))}
    match draw(st.sampled_from((Add, Update, Delete, Restore))):
        case cls if cls is Add:
            some.pop("position", None)
            return Add(entry.kind, entry.id, some, entry.position)
        case cls if cls is Update:
            return Update(entry.kind, entry.id, draw(st.integers(0, 99)), some, some)
        case cls if cls is Delete:
            return Delete(entry.kind, entry.id, draw(st.integers(0, 99)))
        case _:
            return Restore(entry.kind, entry.id)


def _head(draw: st.DrawFn, new: str) -> Head:
    reference = f"{draw(st.integers(1990, 2100))}-{draw(st.integers(1, 1200)):03d}"
    created = draw(times()).astimezone(UTC).isoformat()
    identity = {"id": new, "reference": reference, "created": created, "revision": draw(st.integers(1, 99))}
    head = draw(entries(Head, **identity))
    if head.status is not Status.CLOSED:
        return head
    return replace(head, closed=draw(times()).isoformat(), digest=f"{draw(st.integers(0, 2**256 - 1)):064x}")


def _linked(draw: st.DrawFn, row: Entry, earlier: list[Entry]) -> Entry:
    """The row with its links drawn among earlier rows, so that causes make a tree."""
    links: dict[str, Any] = {}
    for field in row.fields():
        if isinstance(field.type, field_types.LinkType):
            targets = [other.id for other in earlier if field.type.to in ("", other.kind)]
            if isinstance(field.type, field_types.LinksType):
                chosen = draw(st.sets(st.sampled_from(targets), max_size=3)) if targets else ()
                links[field.name] = field.type.pointing(chosen)
            else:
                links[field.name] = draw(st.sampled_from([None, *targets]))
    return replace(row, **links) if links else row


def _ids(draw: st.DrawFn) -> Any:
    seed, turn = draw(st.integers(0, 2**64 - 1)), iter(range(10_000))
    return lambda: f"{(seed + next(turn) * 0x9E3779B97F4A7C15) % 2**64:016x}"


def _in_order(choices: type[Choice], chosen: set[Choice]) -> tuple[Choice, ...]:
    return tuple(choice for choice in choices if choice in chosen)


def _scaled(figure: int, places: int) -> Decimal:
    return number_types.NumberType().load(float(Decimal(figure).scaleb(-places)))  # type: ignore[return-value]


def chain_of_causes(depth: int) -> Retrospective:
    """A record whose causes go `depth` whys deep, one below the other."""
    ids = [f"{n:016x}" for n in range(depth)]
    rows = [Cause(id=new, what=f"why {n}", parent=ids[n - 1] if n else None, revision=1) for n, new in enumerate(ids)]
    return Retrospective(
        Head(id="f" * 16, reference="2026-001", created="2026-01-01T00:00+00:00", title="x"), tuple(rows)
    )
