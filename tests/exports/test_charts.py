from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from exports.charts.bars import MOST, Bar, BarSegment, bar_chart
from exports.charts.damage import damage_chart
from exports.charts.drawing import Fill
from exports.charts.spread import spread_chart
from exports.charts.strength import strength_chart
from exports.charts.ticks import ticks
from exports.charts.timeline import timeline_chart
from exports.document import Chart, chart_name
from retro.language import LANGUAGES, Language, language
from retro.model.moments.moment import Moment, Precision
from retro.model.record import Retrospective
from retro.model.stages.prevention import Measure, Result, Strength
from retro.model.stages.scope import Damage, FigureConfidence
from retro.model.stages.timeline import Contact, Event, EventKind
from retro.text.controls import printable
from retro.text.width import cells
from tests.exports.reading import reader
from tests.records import ZONE, at, record
from tests.strategies import LONG, hostile_line, retrospectives

EN, JA = language("en"), language("ja")
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {
    "svg": {"viewBox", "width", "height", "role", "aria-label", "font-family", "font-size"},
    "text": {"class", "fill", "x", "y", "text-anchor"},
    "line": {"class", "stroke", "stroke-width", "x1", "y1", "x2", "y2"},
    "rect": {"class", "fill", "stroke", "stroke-dasharray", "x", "y", "width", "height"},
    "circle": {"class", "fill", "stroke", "cx", "cy", "r"},
    "path": {"class", "fill", "stroke", "d"},
}
"""All that a drawing is made of: nothing that refers, runs, or is named."""


def drawn(chart: Chart | None) -> list[tuple[str, dict[str, str], str]]:
    assert chart
    return [(el.tag.removeprefix(SVG), dict(el.attrib), el.text or "") for el in ET.fromstring(chart.svg).iter()]


def words(chart: Chart | None) -> list[str]:
    return [text for name, _, text in drawn(chart) if name == "text"]


def count(chart: Chart | None, name: str, **attributes: str) -> int:
    return sum(each == name and attributes.items() <= found.items() for each, found, _ in drawn(chart))


def lines(chart: Chart | None) -> list[str]:
    assert chart
    return chart.text.split("\n")


def event(time: str, day: str = "2026-11-20", **values: Any) -> Event:
    return Event(**{"what": "x", "happened": at(time, day), **values})


def timeline(*rows: Event | Contact, to: Language = EN, **head: Any) -> Chart | None:
    return timeline_chart(record(*rows, **{"started": None, **head}), to)


# What holds for every chart


def holds(chart: Chart) -> None:
    """A drawing of shapes inside its own edges, and lines of text that stay in their block of code."""
    found = drawn(chart)
    assert all(set(attributes) <= SHAPES[name] for name, attributes, _ in found)
    assert "url(" not in chart.svg
    _, frame, _ = found[0]
    assert frame["aria-label"].strip()
    assert frame["role"] == "img"
    right, bottom = float(frame["width"]), float(frame["height"])
    assert frame["viewBox"] == f"0 0 {frame['width']} {frame['height']}"
    for name, attributes, text in found[1:]:
        x = [float(attributes[key]) for key in ("x", "x1", "x2", "cx") if key in attributes]
        y = [float(attributes[key]) for key in ("y", "y1", "y2", "cy") if key in attributes]
        if name == "rect":
            x.append(x[0] + float(attributes["width"]))
            y.append(y[0] + float(attributes["height"]))
        assert all(-1 <= each <= right + 1 for each in x), (name, attributes)
        assert all(-1 <= each <= bottom + 1 for each in y), (name, attributes, frame)
        assert name != "text" or (cells(text) <= 60 and text == printable(text))
    assert all(cells(line) <= 76 and line == line.rstrip() for line in chart.text.split("\n"))
    assert "`" not in chart.text
    read = reader("commonmark").parse(f"before\n\n```retro-{chart.name}\n{chart.text}\n```\n\nafter")
    assert [token.type for token in read].count("fence") == 1
    assert len(read) == 7


@settings(max_examples=20, deadline=None)
@given(retrospectives(kinds_of_rows=(Event, Damage, Measure)), st.sampled_from(sorted(LANGUAGES)))
def test_charts_of_any_record_hold(given: Retrospective, code: str) -> None:
    to = language(code)
    for chart in (timeline_chart(given, to), damage_chart(given, to), strength_chart(given.of(Measure), to)):
        if chart:
            holds(chart)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(hostile_line(), st.integers(-5, 10**30) | st.decimals(-5, 10**9, places=3)), max_size=15),
    st.lists(st.tuples(hostile_line(), st.lists(st.integers(-5, 10**7), max_size=9)), max_size=4),
    hostile_line(),
)
def test_charts_of_anything_hold(
    values: list[tuple[str, Decimal | int]], spans: list[tuple[str, Sequence[int]]], title: str
) -> None:
    for chart in (
        bar_chart("a", title + "x", [Bar(label, value) for label, value in values], EN),
        spread_chart("b", title + "x", spans, JA),
    ):
        if chart:
            holds(chart)


@pytest.mark.parametrize("text", [*LONG, "```", "~~~\n```\n# x", "\x1b[31mred", "</text><script>", "]]>", "&amp;"])
def test_labels_are_text(text: str) -> None:
    chart = bar_chart("a", text, [Bar(text, 2), Bar("b", 1, said=text)], EN)
    assert chart
    holds(chart)
    assert "<script" not in chart.svg
    if len(text) < 10:
        assert text in words(chart) or not text.isprintable()


# The timeline


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [event("14:05")],
        [event("14:05"), event("14:05")],
        [event("14:05"), Event(what="x", happened=Moment(Precision.UNKNOWN)), Event(what="y")],
        [event("14:05"), Contact(happened=at("15:00"))],
    ],
)
def test_fewer_than_two_moments_are_no_timeline(rows: list[Event | Contact]) -> None:
    assert timeline(*rows) is None


def test_the_strip_tells_when_it_began_was_noticed_and_was_over() -> None:
    rows = [event("13:30"), event("14:10", confirmed=False), event("15:00", confirmed=True)]
    chart = timeline(*rows, started=at("13:00"), detected=at("14:05"), resolved=at("16:00"))
    assert chart
    assert chart.title == "Timeline of 20 Nov 2026: 3 events"
    assert {"Started 13:00", "Noticed 14:05", "Settled 16:00", "not confirmed"} <= set(words(chart))
    assert {"13:00", "14:00", "15:00", "16:00"} <= set(words(chart))
    assert chart.text == (
        "Timeline of 20 Nov 2026: 3 events\n\n"
        f"1{' ' * 26}2{' ' * 47}3\n"
        f"{'-' * 12}#{'-' * 16}o{'-' * 20}#{'-' * 25}\n"
        f"13:00{' ' * 20}14:00{' ' * 20}15:00\n\n"
        "1 Started 13:00\n2 Noticed 14:05\n3 Settled 16:00\n\no not confirmed"
    )


def test_what_the_head_does_not_say_events_do() -> None:
    rows = [
        event("13:00", event_kind=EventKind.START), event("13:10", event_kind=EventKind.DETECTION),
        event("13:20", event_kind=EventKind.DETECTION), event("14:00", event_kind=EventKind.RESOLUTION),
    ]  # fmt: skip
    told = [text for text in words(timeline(*rows, detected=at("13:15"))) if text[0].isalpha()]
    assert sorted(told) == ["Noticed 13:15", "Settled 14:00", "Started 13:00"]


def test_what_nobody_confirmed_is_hollow() -> None:
    rows = [event(f"14:{n:02}", confirmed=[True, False, None][n % 3]) for n in range(0, 60, 7)]
    chart = timeline(*rows)
    hollow = {"class": "c-edge c-paper"}
    assert count(chart, "circle", **hollow) - 1 == sum(row.confirmed is False for row in rows) == 3  # one in the legend
    assert count(chart, "circle", **{"class": "c-mark"}) == 6
    assert "hollow" not in str(words(timeline(event("14:00"), event("15:00"))))
    assert "not confirmed" not in words(timeline(event("14:00"), event("15:00")))


def test_a_span_is_drawn_as_long_as_it_may_be() -> None:
    day = Event(what="x", happened=Moment.load("2026-11-20"))
    chart = timeline(day, event("12:00", "2026-11-21"), zone=ZONE)
    room = max(float(attributes["width"]) for name, attributes, _ in drawn(chart) if name == "rect")
    assert 220 < room < 230  # two thirds of the axis
    assert "some time in this span" in words(chart)
    assert lines(chart)[3].startswith("=" * 50)


def test_a_range_without_length_is_a_point() -> None:
    point = Event(what="x", happened=Moment.load("2026-11-20T14:00+09:00/2026-11-20T14:00+09:00"))
    chart = timeline(point, event("15:00"))
    assert count(chart, "circle") == 2
    assert count(chart, "rect") == 0


@pytest.mark.parametrize("n", [10, 10_000])
def test_many_events_take_no_more_room_than_some(n: int) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    moments = [Moment.exact(start + timedelta(minutes=n * n % 9973)) for n in range(n)]
    chart = timeline(*[Event(what="x", happened=moment, confirmed=moment.dump()[-8] != "3") for moment in moments])
    assert chart
    holds(chart)
    assert len(chart.svg) < 12_000
    assert f"{n} events" in chart.title


@pytest.mark.parametrize(
    ("seconds", "labels"),
    [
        (3, ["14:00:00", "14:00:01", "14:00:02", "14:00:03"]),
        (90, ["14:00:00", "14:00:30", "14:01:00", "14:01:30"]),
        (7 * 60, ["14:00", "14:02", "14:04", "14:06"]),
        (5 * 3600, ["14:00", "15:00", "16:00", "17:00", "18:00"]),
        (20 * 3600, ["18:00", "21 Nov", "06:00"]),
        (3 * 86400, ["21 Nov", "22 Nov", "23 Nov"]),
        (40 * 86400, ["30 Nov", "10 Dec", "20 Dec", "30 Dec"]),
        (300 * 86400, ["1 Jan 2027", "1 Mar 2027", "1 May 2027", "1 Jul 2027", "1 Sep 2027"]),
        (30 * 365 * 86400, ["2030", "2040", "2050"]),
    ],
)
def test_the_axis_is_marked_at_round_times(seconds: int, labels: list[str]) -> None:
    start = datetime.fromisoformat("2026-11-20T14:00+09:00")
    found = ticks(start, start + timedelta(seconds=seconds), record().zone, EN)
    assert [label for _, label in found] == labels
    assert [label for _, label in found] == sorted({label for _, label in found}, key=labels.index)


def test_marks_follow_the_clocks_of_the_zone_over_the_end_of_summer_time() -> None:
    rows = [event("20:00", "2026-10-24"), event("20:00", "2026-10-25")]
    assert {"18:00", "25 Oct", "06:00"} <= set(words(timeline(*rows, zone="Europe/Berlin")))


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/New_York"])
def test_the_first_and_the_last_day_of_all_can_be_drawn(zone: str) -> None:
    rows = [Event(what="x", happened=Moment.load(day)) for day in ("0001-01-01", "9999-12-31")]
    chart = timeline(*rows, zone=zone)
    assert chart
    holds(chart)
    near_end = [Event(what="x", happened=Moment.load(f"9999-12-{day}T23:59+00:00")) for day in (30, 31)]
    assert timeline(*near_end, zone=zone)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 100), min_size=3, max_size=3))
def test_no_words_of_the_strip_overlap(minutes: list[int]) -> None:
    start = datetime(2026, 11, 20, tzinfo=UTC)
    named = zip(("started", "detected", "resolved"), sorted(minutes), strict=True)
    moments: dict[str, Any] = {name: Moment.exact(start + timedelta(hours=n)) for name, n in named}
    chart = timeline(event("00:00"), event("12:00", "2026-11-25"), **moments)
    rows: dict[str, list[tuple[float, float]]] = {}
    for name, attributes, text in drawn(chart):
        if name == "text" and text[:3] in {"Sta", "Not", "Set"}:
            x, room = float(attributes["x"]), cells(text) * 6
            extent = (x - room, x) if attributes.get("text-anchor") == "end" else (x, x + room)
            rows.setdefault(attributes["y"], []).append(extent)
    assert sum(map(len, rows.values())) == 3
    for row in rows.values():
        assert all(a[1] <= b[0] for a, b in zip(sorted(row), sorted(row)[1:], strict=False))


# Damage


def damage(
    what: str,
    figure: str | None,
    unit: str = "parcels",
    certainty: FigureConfidence | None = FigureConfidence.CONFIRMED,
) -> Damage:
    return Damage(what=what, figure=Decimal(figure) if figure else None, unit=unit, certainty=certainty)


def test_without_a_figure_there_is_no_chart_of_damage() -> None:
    assert damage_chart(record(), EN) is None
    assert damage_chart(record(damage("a", None, certainty=FigureConfidence.UNKNOWN)), EN) is None


def test_figures_of_one_unit_share_a_scale_and_others_do_not() -> None:
    rows = [
        damage("late", "10"), damage("lost", "40", certainty=FigureConfidence.UPPER_BOUND), damage("sales",
        "1000000", "JPY"),
        damage("trust", None, "", FigureConfidence.UNKNOWN), damage("wet", "20", certainty=FigureConfidence.ESTIMATED),
    ]  # fmt: skip
    chart = damage_chart(record(*rows), EN)
    assert chart
    assert chart.text == (
        "Damage in figures\n\n"
        f"lost  {'-' * 56} 40 parcels\n"
        f"wet   {'/' * 28} 20 parcels\n"
        f"late  {'#' * 14} 10 parcels\n\n"
        "sales # 1,000,000 JPY\n"
        "trust ?\n\n"
        "# confirmed   / estimated   - upper bound"
    )
    assert {"40 parcels", "1,000,000 JPY", "?", "confirmed", "estimated", "upper bound"} <= set(words(chart))


def test_how_sure_a_figure_is_is_told_by_its_pattern() -> None:
    looks = {}
    for certainty in (*FigureConfidence, None):
        chart = damage_chart(record(damage("a", "1", certainty=certainty), damage("b", "1", certainty=certainty)), EN)
        looks[certainty] = (
            tuple(sorted(Counter(name for name, _, _ in drawn(chart)).items())),
            "dasharray" in str(drawn(chart)),
        )
    del looks[None]  # drawn as one that is unknown; its words differ
    assert len(set(looks.values())) == 3
    unsure = record(damage("a", "1", certainty=None), damage("b", "1", certainty=None))
    assert "not said how sure" in words(damage_chart(unsure, EN))
    assert damage_chart(record(damage("a", "1")), EN) is None


@pytest.mark.parametrize("figure", ["-5", "1e30", "0.001", "-1e30", "999999999999999"])
def test_figures_of_any_size_are_told(figure: str) -> None:
    chart = damage_chart(record(damage("a", figure), damage("b", "3")), EN)
    assert chart
    holds(chart)
    assert any(text.startswith(("-", f"{Decimal(figure):,f}"[:3], "1e+30")) for text in words(chart))


# Measures


def test_without_measures_there_is_no_chart_of_them() -> None:
    assert strength_chart([], EN) is None
    assert strength_chart([Measure(what="a", strength=Strength.WEAKER, result=Result.DROPPED)], EN) is None


def test_measures_are_counted_by_strength_and_within_by_result() -> None:
    results = [Result.VERIFIED] * 3 + [Result.DONE] * 2 + [Result.FAILED, Result.DROPPED, Result.PLANNED, None]
    measures = [Measure(what="a", strength=Strength.STRONGER, result=result) for result in results]
    measures += [Measure(what="a", strength=Strength.WEAKER, result=Result.FAILED), Measure(what="b")]
    chart = strength_chart(measures, EN)
    assert lines(chart)[2:] == [
        "stronger     #########3##########//////2//////------2------xx1xxx..1... 9",
        "intermediate 0",
        "weaker       xxxxxx 1",
        "not said     ------ 1",
        "",
        "# verified   / done   - planned   x did not hold   . not doing",
    ]
    assert [text for text in words(chart) if text.isdigit()] == ["3", "2", "2", "1", "1", "9", "0", "1", "1"]


# Bars and spreads of any kind


def test_bars_that_do_not_fit_are_counted() -> None:
    chart = bar_chart("a", "Cases", [Bar(f"origin {n}", n + 1) for n in range(MOST + 3)], EN)
    assert "and 3 more" in words(chart)
    assert sum(text.startswith("origin") for text in words(chart)) == MOST
    assert lines(chart)[-1] == "and 3 more"


def test_of_many_figures_the_largest_are_drawn_and_the_others_counted() -> None:
    chart = damage_chart(record(*(damage(f"loss {n}", str(n + 1)) for n in range(MOST + 3))), EN)
    losses = [text for text in words(chart) if text.startswith("loss")]
    assert losses == [f"loss {n}" for n in range(MOST + 2, 2, -1)]
    assert "and 3 more" in words(chart)
    assert "and 3 more" in lines(chart)


def test_nothing_is_no_chart() -> None:
    assert bar_chart("a", "Cases", [], EN) is None
    assert bar_chart("a", "Cases", [Bar("b", 0), Bar("c", -1)], EN) is None
    assert spread_chart("a", "Times", [("b", [])], EN) is None


def test_long_labels_stand_above_their_bars_and_are_cut() -> None:
    label = "結納の品が一日早く、仏滅の日に、祖父母の家へ届いた"
    chart = bar_chart("a", "x", [Bar(label, 1, (BarSegment("p", 1, Fill.HATCHED),), "1 日"), Bar("b", 2)], JA)
    assert label in words(chart)
    assert lines(chart)[2].startswith("結納の品が一日早く、仏滅の… ")


def test_a_spread_shows_each_case_and_says_the_median() -> None:
    chart = spread_chart("a", "Times", [("Time to notice", [5, 10, 20, 60, 2880]), ("Time to settle", [1440])], EN)
    assert chart
    holds(chart)
    assert {"5 cases", "median 20 min, half of them 10 min – 1 h", "1 case", "median 1 day"} <= set(words(chart))
    assert count(chart, "circle") == 6
    assert count(chart, "rect") == 1
    signs = lines(chart)[4]
    assert [re.sub("-", "", signs), signs[-1]] == ["o[|]o", "o"]


def test_a_spread_of_no_time_at_all_can_be_drawn() -> None:
    chart = spread_chart("a", "Times", [("b", [0, 0, 0, 0, 0])], EN)
    assert "median 0 min, half of them 0 min – 0 min" in words(chart)


@pytest.mark.parametrize(
    ("info", "name"),
    [("retro-damage", "damage"), ("  retro-spread ", "spread"), ("retro-", ""), ("chart a", ""), ("python", ""),
     ("", ""), ("Retro-damage", ""), ("myretro-damage", "")],
)  # fmt: skip
def test_a_block_of_code_is_a_chart_where_its_first_line_names_one(info: str, name: str) -> None:
    assert chart_name(info) == name
