"""What follows from the rest is told to those who are told of every row, marked; letters say nothing of it."""

from __future__ import annotations

from datetime import date

import pytest

from retro.model.record import Retrospective
from retro.model.stages.prevention import Measure, MeasureCategory
from retro.model.stages.timeline import Event, EventKind
from tests.records import at, record
from tests.reports import LETTERS, coded, made


@pytest.fixture
def whole() -> Retrospective:
    return record(
        Event(what="an alert", happened=at("14:00"), event_kind=EventKind.DETECTION, confirmed=True, for_all=True),
        Event(what="rolled back", happened=at("15:00"), event_kind=EventKind.RESOLUTION, confirmed=True, for_all=True),
        Measure(what="a limit on lag", means=MeasureCategory.FORCING, due=date(2026, 12, 4), for_all=True),
    )


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [
        ("management", "en", "3 Settled 20 Nov 15:00"),
        ("management", "en", "| a limit on lag | stronger (follows) |"),
        ("management", "en", "4 Mar 2027 (follows)"),
        ("management", "ja", "2027年3月4日（自動算出）"),
        ("interim", "en", "- Settled: 20 Nov 2026 15:00 (follows)"),
        ("team", "en", "check 4 Mar 2027 (follows) |"),
        ("team", "en", "Noticed: 20 Nov 2026 14:00 (follows)"),
    ],
)
def test_it_is_told_and_marked(whole: Retrospective, kind: str, code: str, words: str) -> None:
    assert words in made(whole, coded(kind), code).document.markdown


@pytest.mark.parametrize("kind", LETTERS, ids=str)
def test_no_letter_tells_it(whole: Retrospective, kind: object) -> None:
    assert "follows" not in made(whole, coded(str(kind)), to_all=True, shield=True).document.markdown


def test_nothing_of_it_is_in_the_record(whole: Retrospective) -> None:
    report = made(whole, coded("management"))
    assert report.record.head.detected is None
    assert report.record.of(Measure)[0].check_on is None
