"""The report for management is one printed page, in letters that can be read."""

from __future__ import annotations

from unittest.mock import Mock, create_autospec

import pytest
import typst

from exports.markdown.escape import inline
from exports.one_page import HIGH, MOST, fewer, height, on_one_page
from exports.paper.fonts import japanese_font
from exports.report_charts import CHARTS
from exports.template_context import TemplateContext
from retro.model.stages.prevention import Measure
from retro.model.stages.scope import Damage
from tests.exports.golden_files import samples
from tests.exports.one_page import printed
from tests.records import record
from tests.reports import MANAGEMENT, made

pytestmark = pytest.mark.skipif(
    japanese_font(typst.Fonts().families()) is None, reason="this system has no font for Japanese (fonts-noto-cjk)"
)


def test_the_longest_samples_are_on_one_page_in_letters_of_nine_points() -> None:
    held = samples()
    for reference, code in (("2026-005", "en"), ("2026-005", "ja"), ("2026-002", "ja"), ("2026-007", "ja")):
        pages, points = printed(held, reference, code)
        assert (pages, points >= 9) == (1, True), (reference, code)


def test_of_many_rows_the_gravest_stand_there_and_the_rest_is_counted() -> None:
    rows = [Damage(what=f"damage {n} {'x' * 60}") for n in range(60)]
    rows[59] = Damage(what="lost for good", reversible=False)
    measures = [Measure(what=f"measure {n} {'y' * 90}") for n in range(60)]
    text = made(record(*rows, *measures, summary="It was late. " * 120), MANAGEMENT).document.markdown
    assert text.count("It was late.") == 120
    assert "lost for good" in text
    assert height(text) <= HIGH
    shown = text.count("\n| **no figure** (")
    assert 1 <= shown <= MOST["damage"]
    assert f"and {60 - shown} more in the team's report" in text


def test_a_report_that_is_written_several_times_draws_its_chart_once(monkeypatch: pytest.MonkeyPatch) -> None:
    words = create_autospec(TemplateContext.words, side_effect=TemplateContext.words)
    drawn = Mock(side_effect=CHARTS["phases"])
    monkeypatch.setattr(TemplateContext, "words", words)
    monkeypatch.setitem(CHARTS, "phases", drawn)
    measures = [Measure(what=f"measure {n} {'y' * 90}") for n in range(60)]
    assert made(record(*measures, summary="It was late. " * 400), MANAGEMENT).document.markdown
    assert words.call_count > 2
    assert drawn.call_count == 1


def test_what_matters_least_goes_first_and_nothing_is_taken_away_without_need() -> None:
    asked: list[int] = []

    def write(lines: int) -> str:
        return "\n".join(["a paragraph\n"] * lines)

    def of(most: dict[str, int]) -> str:
        asked.append(sum(most.values()))
        return write(sum(most.values()))

    assert on_one_page(lambda most: of(dict(most))) == write(sum(MOST.values()))
    assert asked == [sum(MOST.values())]
    long = on_one_page(lambda most: write(20 + sum(most.values())))
    assert 700 < height(long) <= HIGH
    assert fewer(1)["addenda"] < MOST["addenda"]
    assert [fewer(1)[each] for each in ("damage", "measures")] == [MOST["damage"], MOST["measures"]]


def test_what_fits_on_no_page_runs_on() -> None:
    assert "word" in on_one_page(lambda _most: inline("word " * 20_000))
