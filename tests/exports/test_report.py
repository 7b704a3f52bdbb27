from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from markdown_it.token import Token

from exports.markdown.entry_view import EntryView
from exports.markdown.entry_views import EntryViews
from exports.markdown.report_sections import ReportSections
from exports.report import report
from retro.importers.json_file import read_json
from retro.language import LANGUAGES, Language, language
from retro.model import field_types, number_types
from retro.model.entry import Entry
from retro.model.fields import Field
from retro.model.moments.moment import Moment, Precision
from retro.model.record import ROWS, Retrospective
from retro.model.row_labels import linked_rows
from retro.model.stage import Stage
from retro.model.stages import WALKED
from retro.model.stages.cause import CAUSE, Cause, CauseConfidence, CausePath
from retro.model.stages.changes import NoChange, Place
from retro.model.stages.follow_up import Addendum, Check
from retro.model.stages.head import CaseLink, Head
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Apology
from retro.model.stages.review import REVIEW, Lesson, Reopening
from retro.model.stages.scope import Damage, FigureConfidence
from retro.model.stages.timeline import TIMELINE, Contact, Event
from retro.review.open_questions import open_questions
from retro.review.stage_answers import stage_answers
from tests.exports.reading import READERS, even, kinds as kinds_of, parse, words
from tests.of_each import of_each
from tests.strategies import chain_of_causes, retrospectives

FIXTURES = Path(__file__).parent / "fixtures"
EN = language("en")
HEAD = Head(id="f" * 16, reference="2026-001", created="2026-11-20T16:00+09:00", title="Two parcels swapped")
AT = datetime(2026, 11, 20, 5, 5, tzinfo=UTC)


def record(*rows: Entry, **head: Any) -> Retrospective:
    return Retrospective(
        replace(HEAD, **head), tuple(replace(row, id=row.id or f"{n:016x}") for n, row in enumerate(rows))
    )


def headings(text: str, name: str = "commonmark with tables") -> list[tuple[str, str]]:
    tokens = parse(name, text)
    opened = [i for i, token in enumerate(tokens) if token.type == "heading_open"]
    ends = [next(j for j in range(i, len(tokens)) if tokens[j].type == "heading_close") for i in opened]
    return [(tokens[i].tag, words(tokens[i:end])) for i, end in zip(opened, ends, strict=True)]


def test_the_whole_page() -> None:
    given = read_json((FIXTURES / "call-back.json").read_text("utf-8")).record
    assert report(given, EN) == (FIXTURES / "call-back.md").read_text("utf-8")


def test_an_empty_record_says_in_words_that_nothing_is_written() -> None:
    text = report(record(), EN)
    assert headings(text) == [
        ("h1", "2026-001 Two parcels swapped"),
        *(("h2", f"{stage.number}. {stage.label}") for stage in WALKED),
        ("h2", "Review"),
    ]
    assert text.count("\n\nNothing written yet.\n") == len(WALKED) + 1
    empty = report(record(title="", zone=""), EN)
    assert empty.startswith("# 2026-001\n\n**For your information.** Nothing is asked of you.\n")
    assert empty.endswith("## Review\n\nNothing written yet.\n")


@pytest.mark.parametrize("code", LANGUAGES)
def test_headings_are_in_the_language_of_the_report(code: str) -> None:
    to = language(code)
    h2 = [text for tag, text in headings(report(record(), to)) if tag == "h2"]
    assert h2[: len(WALKED)] == [f"{stage.number}. {to(stage.label)}" for stage in WALKED]


# Every declared field


def value_of(field: Field, n: int, rows: dict[str, str]) -> Any:
    """A value of this field that no other one has, or at least one that is not empty."""
    match field.type:
        case field_types.ChoiceType(choices):
            return list(choices)[n % len(choices)]
        case field_types.ChoicesType(choices):
            return tuple(choices)[:2]
        case field_types.MomentType():
            return Moment.exact(AT + timedelta(days=n, minutes=n))
        case field_types.DayType():
            return date(2027, 1, 1) + timedelta(days=n)
        case number_types.NumberType():
            return Decimal(5_000_000 + n)
        case field_types.YesNoType():
            return False
        case field_types.TagsType():
            return (f"tag{n}one", f"tag{n}two")
        case field_types.ZoneType():
            return "Asia/Tokyo"
        case field_types.LinkType(to) as link:
            return link.pointing([rows[to or "measure"]])
        case field_types.OpenChoiceType():
            return f"word{n}"
    return f"text{n}end"


EVERY: tuple[type[Entry], ...] = (Head, *ROWS)


@cache
def full() -> Retrospective:
    """A record with a row of every kind and one more cause for it to lie under, every field filled."""
    ids = {kind.kind: f"{n:016x}" for n, kind in enumerate(ROWS)}
    above = Cause(id="a" * 16, what="above", revision=1, position=-1)
    n = 0
    entries = []
    for kind in EVERY:
        values = {}
        for field in kind.stored_fields():
            n += 1
            values[field.name] = value_of(field, n, {**ids, "cause": above.id if kind is Cause else ids["cause"]})
        entries.append(kind(**values, id=ids.get(kind.kind, "f" * 16)))
    head = entries[0]
    assert isinstance(head, Head)
    return Retrospective(replace(head, reference="2026-001", created=HEAD.created), (*entries[1:], above))


@cache
def all_told(code: str) -> str:
    """The report of that record in this language."""
    return report(full(), language(code))


DECLARED = [
    (kind, field.name)
    for kind in EVERY
    for field in kind.stored_fields()
    if not (field.by_command and field.is_code)  # the program wrote it for itself
]
TOLD_IN_OTHER_WORDS = {
    (Event, "confirmed"), (Addendum, "confirmed"), (Cause, "parent"), (Check, "of"), (Head, "zone"), (Head, "depth"),
    (Measure, "strength"), (Place, "of"),  # where they are empty, they may follow from the rest
}  # fmt: skip


def without(whole: Retrospective, kind: type[Entry], name: str) -> tuple[Entry, Retrospective]:
    """The entry of this kind, and the record with that field of it empty."""
    if kind is Head:
        return whole.head, replace(whole, head=replace(whole.head, **{name: kind.field(name).type.empty}))
    entry = next(row for row in whole.rows if isinstance(row, kind) and row.main_text != "above")
    emptied = replace(entry, **{name: kind.field(name).type.empty})
    return entry, replace(whole, rows=tuple(emptied if row is entry else row for row in whole.rows))


@of_each([(kind, name, code) for kind, name in DECLARED for code in LANGUAGES])
def test_every_declared_field_that_has_a_value_is_told(kind: type[Entry], name: str, code: str) -> None:
    whole, to, field = full(), language(code), kind.field(name)
    entry, emptied = without(whole, kind, name)
    told, untold = all_told(code), report(emptied, to)
    assert told != untold
    value = getattr(entry, name)
    shown = field.type.show(value, to, whole.zone)
    if isinstance(field.type, field_types.LinkType):
        (shown,) = (row.main_text for row in linked_rows(whole, value, field.type) if row)
    if (kind, name) not in TOLD_IN_OTHER_WORDS:
        assert told.count(shown) > untold.count(shown)


def test_a_field_that_the_template_does_not_know_is_told_at_the_end_with_its_label() -> None:
    text = report(record(Damage(what="late", who="one family", basis="slip")), EN)
    assert (
        "| **no figure** (not said how sure) | late | one family | not said |\n\n- **late**\n  - Basis: slip\n" in text
    )


def test_a_field_of_spaces_says_nothing() -> None:
    assert "Digest before" not in report(record(Reopening(reason="why", digest=" ")), EN)


# What is not certain


def test_what_is_not_confirmed_is_marked_in_words() -> None:
    events = [Event(what=f"event {n}", confirmed=said) for n, said in enumerate([True, False, None])]
    causes = [Cause(what=f"cause {n}", sure=sure) for n, sure in enumerate([*CauseConfidence, None])]
    text = report(record(*events, *causes), EN)
    assert "| event 0 |" in text
    assert "| [not confirmed] event 1 |" in text
    assert "| [not checked] event 2 |" in text
    assert text.count("not confirmed") == 1
    assert "- cause 0 (fact)\n- [presumed] cause 1\n- [unknown] cause 2\n- [not checked] cause 3\n" in text


@pytest.mark.parametrize("certainty", [*FigureConfidence, None])
def test_a_figure_never_stands_without_how_sure_it_is(certainty: FigureConfidence | None) -> None:
    row = Damage(what="late", figure=Decimal(37), unit="parcels", certainty=certainty)
    said = certainty.label if certainty else "not said how sure"
    assert f"| **37 parcels** ({said}) | late |" in report(record(row), EN)


# Tables and lists


@pytest.mark.parametrize("typed", ["x" * 500, "漢" * 200])
def test_the_timeline_is_a_table_however_long_a_cell_is(typed: str) -> None:
    text = report(record(Event(what="first"), Event(what=typed)), EN)
    first = "| not said | [not checked] first |"
    assert (
        f"### Time not known\n\n| Time | What |\n| --- | --- |\n{first}\n| not said | [not checked] {typed} |\n" in text
    )


def test_long_texts_of_a_table_stand_below_it() -> None:
    rows = [
        Event(happened=Moment.exact(AT), what="phones ring", details="Twice.\n\n- a\n- b"),
        Contact(happened=Moment.exact(AT), heard="He waited."),
    ]
    text = report(record(*rows, zone="Asia/Tokyo"), EN)
    assert (
        "### Fri 20 Nov 2026\n\n| Time | What |\n| --- | --- |\n| 14:05 | [not checked] phones ring |\n"
        "| 14:05 | **Contact**: He waited. |\n\n"
        "- **20 Nov 2026 14:05 phones ring**\n  - Details:\n\n    Twice.\n\n    - a\n    - b\n\n## 2. Cause\n"
    ) in text


@pytest.mark.parametrize("name", READERS)
def test_every_reader_sees_the_deepest_cause(name: str) -> None:
    seen = words(parse(name, report(chain_of_causes(60), EN)))
    assert all(f"why {n}" in seen for n in range(60))
    assert "why 6 [level 8] [not checked] why 7" in seen


def test_a_link_to_a_row_that_is_gone_says_so() -> None:
    row = Measure(id="m", what="one table per order", answers=("gone",))
    assert "Answers cause: a row that is deleted" in report(record(row), EN)


# How long it took


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (0, "0 min"), (1, "1 min"), (60, "1 h"), (185, "3 h 5 min"), (1440, "1 day"), (1441, "1 day 1 min"),
        (2 * 1440 + 125, "2 days 2 h"),
    ],
)  # fmt: skip
def test_the_time_to_notice_and_to_settle(minutes: int, told: str) -> None:
    moments = {"started": Moment.exact(AT), "detected": Moment.exact(AT + timedelta(minutes=minutes))}
    assert f"\n- Time to notice: {told}\n" in report(record(**moments), EN)
    moments = {"started": Moment.exact(AT), "resolved": Moment.exact(AT + timedelta(minutes=minutes))}
    assert f"\n- Time to settle: {told}\n" in report(record(**moments), EN)


@pytest.mark.parametrize(
    "detected",
    [
        None, Moment(Precision.UNKNOWN), Moment.exact(date(2026, 11, 21)),
        Moment(Precision.ABOUT, AT + timedelta(hours=1)), Moment(Precision.RANGE, AT, AT + timedelta(hours=1)),
        Moment.exact(AT - timedelta(minutes=1)),
    ],
)  # fmt: skip
def test_no_time_is_reckoned_from_what_is_not_exact(detected: Moment | None) -> None:
    assert "Time to" not in report(record(started=Moment.exact(AT), detected=detected), EN)


# Prose in its place


@pytest.mark.parametrize(
    "code", ["\tif a:\n\t\tb", "    deep\n  less", "a\n\n\n\nb", "> not a quote\n- not a list", "~~~\n| a |"]
)
def test_code_keeps_its_lines_wherever_prose_stands(code: str) -> None:
    deeper = re.sub("^", "   ", code, flags=re.MULTILINE)
    typed = f"Before:\n\n```\n{code}\n```\n\n1. a\n2. b\n\n   ```\n{deeper}\n   ```"
    rows = [
        Event(what="x" * 90, details=typed), Contact(heard=typed, demand=typed), Apology(sentence=typed),
        Lesson(what=typed), Addendum(what=typed), NoChange(reason=typed),
        CaseLink(note=typed),
        Measure(what="m", reason=typed, details=typed),
    ]  # fmt: skip
    text = report(record(*rows, summary=typed), EN)
    fences = [token for token in parse("commonmark", text) if token.type == "fence"]
    held = [token.content for token in fences if not token.info.startswith("retro-")]
    kept = "\n".join(line.rstrip() for line in code.split("\n"))
    assert held == [f"{kept}\n"] * 22


# Whatever is typed


_WITH_THEIR_STAGE = {
    "event", "contact", "cause", "damage", "no_damage", "remedy", "apology", "measure", "hardware_change", "no_change",
}  # fmt: skip
"""Kinds that stand below the heading of their stage. Any other kind of the walk has a heading of its own."""
_IN_REVIEW = ("observation", "lesson", "request", "outcome", "addendum", "reopening")
_TABLES = ("damage", "measure", "hardware_change", "place", "request", "party")
_APPENDED = [kind for kind in ROWS if kind.stage is REVIEW and kind.kind not in _IN_REVIEW and kind is not Check]
"""Kinds that are told in the record behind the review."""


def days_of(given: Retrospective) -> int:
    """How many days the timeline has, that nobody knows being one."""
    told = [row for row in given.stage(TIMELINE) if isinstance(row, Event | Contact)]
    return sum(1 for _ in groupby(row.happened.day if row.happened else None for row in told))


def _headed(given: Retrospective, stage: Stage) -> int:
    """How many kinds with rows in this stage have a heading of their own."""
    return sum(bool(given.of(kind)) for kind in ROWS if kind.stage is stage and kind.kind not in _WITH_THEIR_STAGE)


def own_headings(given: Retrospective, to: Language) -> list[str]:
    """The headings that belong to the report, stages by their numbers."""
    has = {kind.kind: bool(given.of(kind)) for kind in ROWS}
    is_answered = any(each.stage.code == "head" and each.words(to) for each in stage_answers(given))
    paths = {(top.how or CausePath.OCCURRED) for top, depth in given.causes() if depth == 0}
    in_record = sum(has[kind.kind] for kind in _APPENDED)
    sections = ReportSections(EntryViews(given, to))
    has_record = bool(in_record or has["participant"] or sections.facts() or sections.closed())
    parts = {TIMELINE: days_of(given), CAUSE: len(paths) if len(paths) > 1 else 0}
    walked = [["h2", *["h3"] * (parts.get(stage, 0) + _headed(given, stage))] for stage in WALKED]
    return [
        "h1",
        *chain.from_iterable(walked),
        *["h2"] * (has["case_link"] or is_answered),
        *["h2"] * (bool(open_questions(given)) + 1),
        *["h3"] * sum(has[kind] for kind in _IN_REVIEW),
        *["h2"] * has_record,
        *["h3"] * (has["participant"] + in_record),
    ]


def own_tables(given: Retrospective) -> int:
    """The figures on top, a table for each day, and one for each kind of row that has one."""
    has = {kind.kind: bool(given.of(kind)) for kind in ROWS}
    return 1 + days_of(given) + (has["remedy"] or has["apology"]) + sum(has[kind] for kind in _TABLES)


@pytest.mark.parametrize("kind", _APPENDED)
def test_a_row_that_is_told_in_the_record_stands_below_its_heading(kind: type[Entry]) -> None:
    bare_record = Retrospective(Head(id="f" * 16), (kind(id="a" * 16),))
    assert [tag for tag, _ in headings(report(bare_record, EN))] == ["h1", *["h2"] * (len(WALKED) + 2), "h3"]


def typed_in(given: Retrospective) -> Iterator[str]:
    """Everything that people wrote into the record."""
    for entry in (given.head, *given.rows):
        if isinstance(entry, Check):  # told beside its row, and here it may be of any or of none
            continue
        for field in entry.fields():
            value = getattr(entry, field.name)
            if field.by_command and field.is_code:  # the program wrote it for itself
                continue
            if isinstance(field.type, field_types.TagsType):
                yield from value
            elif isinstance(value, str) and type(field.type) in {
                field_types.LineType,
                field_types.RoleType,
                field_types.ProseType,
                field_types.OpenChoiceType,
            }:
                known = isinstance(field.type, field_types.OpenChoiceType) and field.type.choices.coded(value)
                yield "" if known else value


def bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def said(tokens: list[Token]) -> str:
    """All letters and digits in the text, in code and its languages, in the addresses and titles of links."""
    inside = "".join(f"{token.content}{token.info if token.type == 'fence' else ''}" for token in tokens)
    return bare(inside) + "\n" + "\n".join(bare(str(value)) for token in tokens for value in token.attrs.values())


OWN = {
    "heading", "paragraph", "bullet_list", "ordered_list", "list_item", "blockquote", "fence", "strong", "em",
    "code_inline", "link", "hardbreak", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(retrospectives())
def test_every_reader_sees_the_reports_own_headings_and_tables_and_every_word(given: Retrospective) -> None:
    text = report(given, EN)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not re.search(r"[ \t]$", text, re.MULTILINE)
    assert report(replace(given, rows=given.rows[::-1], answers=given.answers[::-1]), EN) == text
    for name in READERS:
        tokens = parse(name, text)
        assert kinds_of(tokens) <= OWN
        assert [token.tag for token in tokens if token.type == "heading_open"] == own_headings(given, EN)
        assert sum(token.type == "table_open" for token in tokens) == (own_tables(given) if name != "commonmark" else 0)
        seen = said(tokens)
        for run in {run for typed in typed_in(given) for run in re.findall(r"[^\W_]+", even(typed))}:
            assert run in seen or re.fullmatch(r"\d+", run), run


def test_plain_records_need_no_reader_of_markdown_and_no_screen() -> None:
    program = (
        "import sys; from exports.report import report; from retro.language import language;"
        "print(sorted({'jinja2', 'markdown_it', 'textual', 'sqlite_utils'} & set(sys.modules)));"
        "from tests.strategies import chain_of_causes; report(chain_of_causes(2), language('en'));"
        "print(sorted({'markdown_it', 'textual', 'sqlite_utils'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n[]\n"


def test_a_row_is_seen_once_by_all_parts_of_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    class Counted(EntryView):
        def __init__(self, entry: Entry, *of: Any, **how: Any) -> None:
            seen.append(entry.id)
            super().__init__(entry, *of, **how)

    monkeypatch.setattr("exports.markdown.entry_views.EntryView", Counted)
    hurt = Damage(what="Two rings lost", figure=Decimal(2), unit="rings")
    given = record(Event(what="Phones ring"), hurt, Measure(what="One order a table", due=date(2026, 12, 1)))
    assert "Two rings lost" in report(given, EN)
    assert sorted(seen) == sorted([HEAD.id, *(row.id for row in given.rows)])


def test_a_template_that_names_a_field_of_a_row_is_given_that_field() -> None:
    given = record(*(row() for row in ROWS))
    views = [EntryView(row, given, EN) for row in (given.head, *given.rows)]
    own = {f"{view.kind}.{field.name}" for view in views for field in view.entry.fields() if hasattr(view, field.name)}
    assert own == {"participant.name"}  # what its kind is called: the field is row["name"]


def test_that_every_customer_may_be_told_a_row_stands_beside_no_row() -> None:
    rows = (Cause(what="one table", for_all=True), Cause(what="no tray", for_all=False), Cause(what="z", for_one="Lee"))
    text = report(record(*rows), EN)
    assert "For every customer: yes" not in text
    assert "For every customer: no" in text
    assert "Only for: Lee" in text
