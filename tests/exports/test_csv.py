from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import example, given, settings, strategies as st

from exports.data.csv_files import csv_files
from retro.language import LANGUAGES, language
from retro.model.entry import Entry
from retro.model.field_types import LineType, ProseType, RoleType
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.number_types import NumberType
from retro.model.record import ROWS, Retrospective
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.follow_up import Check
from retro.model.stages.head import CaseKind, Head
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.remedy import Remedy
from retro.model.stages.scope import Damage, HarmType
from retro.model.stages.timeline import Contact, Event
from retro.redaction.audience import CUSTOMER, MANAGEMENT
from tests.records import at, record
from tests.reports import visible
from tests.strategies import hostile_text, retrospectives

EN, JA = language("en"), language("ja")
FORMULAS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "  =1", "\u200b=1", "\u00a0-1", "\u3000＝1", "＋1", "－1", "＠x",
    "﹦1",
    "=cmd|' /C calc'!A0", "\ttabbed", "\nafter a line", "\u00ad\u2060@x", "\ufeff=1",
)  # fmt: skip


def table(data: bytes) -> list[dict[str, str]]:
    """The rows of a file, as a spreadsheet reads them."""
    lines = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def cell(text: str) -> str:
    """The cell that this text of an event makes."""
    return table(csv_files(record(Event(what=text)), EN)["event.csv"])[0]["What"]


def test_there_is_a_file_for_the_head_and_one_for_each_kind_of_row() -> None:
    files = csv_files(record(Event(what="one"), Cause(what="two"), Event(what="three")), EN)
    assert list(files) == ["retrospective.csv", "event.csv", "cause.csv"]
    assert [row["What"] for row in table(files["event.csv"])] == ["one", "three"]
    assert [(row["Retrospective"], row["No."]) for row in table(files["event.csv"])] == [
        ("2026-014", "1"),
        ("2026-014", "2"),
    ]


def test_a_record_with_nothing_in_it_has_its_head() -> None:
    files = csv_files(Retrospective(Head(id="h", reference="2026-001", created="2026-01-01T00:00+00:00")), EN)
    assert list(files) == ["retrospective.csv"]
    assert table(files["retrospective.csv"])[0]["Retrospective"] == "2026-001"


def test_excel_reads_japanese() -> None:
    data = csv_files(record(Event(what="電話、鳴る")), JA)["event.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert table(data)[0][JA(Event.field("what").label)] == "電話、鳴る"


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("kind", [Head, *ROWS])
def test_no_two_columns_have_one_name(kind: type[Entry], code: str) -> None:
    whole = record() if kind is Head else record(kind())
    first = csv_files(whole, language(code))[f"{kind.kind}.csv"].decode("utf-8-sig").partition("\r\n")[0].split(",")
    assert len(set(first)) == len(first) >= len(kind.fields()) + 2


def test_values_are_such_as_sort_and_read() -> None:
    rows = [
        Cause(id="c1", what="Slips on one table", sure=CauseConfidence.FACT),
        Cause(id="c2", what="No place per order", parent="c1"),
        Measure(what="Trays", answers=("c2",), due=date(2026, 12, 1), result=Result.DONE),
        Damage(
            what="Late",
            figure=Decimal("1234.5"),
            unit="h",
            hurts=(HarmType.ECONOMIC, HarmType.PHYSICAL),
            reversible=False,
        ),
        Remedy(what="Drove there", cost=Decimal(-5)),
    ]
    files = csv_files(record(*rows, tags=("a", "b"), case_kind=CaseKind.COMPLAINT), EN)
    cause = table(files["cause.csv"])[1]
    assert (cause["Under"], cause["Sure"]) == ("Slips on one table", "")
    measure = table(files["measure.csv"])[0]
    assert (measure["Answers cause"], measure["Due"], measure["Result"]) == ("No place per order", "2026-12-01", "done")
    damage = table(files["damage.csv"])[0]
    assert [damage[name] for name in ("Figure", "Unit", "Can be undone")] == ["1234.5", "h", "no"]
    assert damage["Hurt"] == EN.join(["economic", "physical"])
    assert table(files["remedy.csv"])[0]["Cost"] == "-5"
    head = table(files["retrospective.csv"])[0]
    assert (head["Kind"], head["Tags"], head["Started"]) == ("complaint", "a, b", "2026-11-20T13:00+09:00")


def test_several_causes_stand_in_one_cell_in_their_order() -> None:
    rows = [
        Cause(id="c2", what="Slips on one table", position=1.0),
        Cause(id="c1", what="No place, no rule", position=2.0),
        Measure(what="Trays", answers=("c1", "c2")),
    ]
    (measure,) = table(csv_files(record(*rows), EN)["measure.csv"])
    assert measure["Answers cause"] == "Slips on one table; No place, no rule"


def test_moments_stand_in_the_zone_of_the_record_and_tell_what_is_not_exact() -> None:
    told = {
        "2026-11-20T14:05+00:00": "2026-11-20T23:05+09:00",
        "2026-11-20": "2026-11-20",
        "2026-11-20T14:05+09:00~": "2026-11-20T14:05+09:00~",
        "2026-11-20T14:05+09:00/2026-11-21": "2026-11-20T14:05+09:00/2026-11-21",
        "../2026-11-20T14:05+00:00": "../2026-11-20T23:05+09:00",
        "?": "time not known",
        "?夕方": "time not known (夕方)",
    }
    rows = table(csv_files(record(*(Event(what="x", happened=Moment.load(each)) for each in told)), EN)["event.csv"])
    assert [row["When"] for row in rows] == list(told.values())


def test_there_is_no_column_of_what_the_reader_may_not_see() -> None:
    whole = record(
        Event(what="rang", confirmed=True, source="the log", learned=at("15:00")),
        Contact(heard="inner", promise="call"),
    )
    for reader, seen, hidden in (
        (MANAGEMENT, {"Learned"}, {"Source", "Details"}),
        (CUSTOMER, {"What"}, {"Source", "Details", "Learned"}),
    ):
        files = csv_files(visible(whole, reader), EN, reader)
        columns = set(table(files["event.csv"])[0])
        assert seen <= columns
        assert not hidden & columns
        assert ("contact.csv" in files) is (reader is MANAGEMENT)
        assert b"inner" not in b"".join(files.values())


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_a_spreadsheet_would_reckon_with_is_marked_as_text(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "1-2", "'=1", "（=1）", "日本語", "a\n=1", '"=1', "5", "0123", "−5"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert cell(text) == text


@settings(max_examples=60)
@given(hostile_text() | st.builds(str.__add__, st.sampled_from(FORMULAS), hostile_text()))
@example('a","b\r\n=1')
def test_a_text_reads_back_but_for_the_mark(text: str) -> None:
    text = text.replace("\r", "")  # no record holds one
    got = cell(text)
    assert got in (text, f"'{text}")
    assert not got.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert got[:1] not in ("\t", "\r", "\n")


@settings(max_examples=25)
@given(retrospectives(), st.sampled_from(list(LANGUAGES)))
def test_nothing_of_a_record_is_lost_or_acts(whole: Retrospective, code: str) -> None:
    to = language(code)
    files = csv_files(whole, to)
    assert files == csv_files(replace(whole, rows=whole.rows[::-1]), to)
    kinds: list[type[Entry]] = [Head, *ROWS]
    for kind in kinds:
        rows: Sequence[Entry] = (
            (whole.head,) if kind is Head else [row for row in whole.stage(kind.stage) if isinstance(row, kind)]
        )
        got = table(files[f"{kind.kind}.csv"]) if rows else []
        assert len(got) == len(rows)
        for row, cells in zip(rows, got, strict=True):
            for field in kind.fields():
                value, told = getattr(row, field.name), cells[to(field.label)]
                if isinstance(field.type, LineType | ProseType | RoleType):
                    assert told.removeprefix("'") == value.removeprefix("'")
                if isinstance(field.type, NumberType):
                    assert (Decimal(told) if told else None) == value
                else:
                    assert not told.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_a_row_has_the_day_to_which_a_check_moved_it() -> None:
    moved = Check(id="k", of="m", found=Found.NEW_DATE, on=at("", "2026-11-25"), new_date=date(2026, 12, 9))
    files = csv_files(record(Measure(id="m", what="a tray", due=date(2026, 12, 1)), moved), EN)
    assert table(files["measure.csv"])[0]["Due"] == "2026-12-09"
