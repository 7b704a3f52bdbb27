"""The time before which a case was closed for longer than it is kept."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from retro.errors import UsageError
from retro.language import language
from retro.services.archive.retention import closed_before

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("5y", "2021-11-21"),
        ("1 year", "2025-11-21"),
        ("2 years", "2024-11-21"),
        ("5年", "2021-11-21"),
        ("５年", "2021-11-21"),
        ("1m", "2026-10-21"),
        ("10m", "2026-01-21"),
        ("11 months", "2025-12-21"),
        ("12m", "2025-11-21"),
        ("1 month", "2026-10-21"),
        ("18m", "2025-05-21"),
        ("6か月", "2026-05-21"),
        ("6ヶ月", "2026-05-21"),
        ("6カ月", "2026-05-21"),
        ("6ヵ月", "2026-05-21"),
        ("2w", "2026-11-07"),
        ("1 week", "2026-11-14"),
        ("12 weeks", "2026-08-29"),
        ("2週間", "2026-11-07"),
        ("2週", "2026-11-07"),
        ("90d", "2026-08-23"),
        ("1 day", "2026-11-20"),
        ("2 days", "2026-11-19"),
        ("30日", "2026-10-22"),
        ("30日間", "2026-10-22"),
        ("2025y", "0001-11-21"),
    ],
)
def test_a_span_is_counted_back_from_now(said: str, then: str) -> None:
    assert closed_before(said, NOW) == datetime.fromisoformat(f"{then}T09:30+00:00")


@pytest.mark.parametrize(
    ("now", "said", "then"),
    [
        ("2026-03-31", "1m", "2026-02-28"),
        ("2024-03-31", "1m", "2024-02-29"),
        ("2024-02-29", "1y", "2023-02-28"),
        ("2024-02-29", "4y", "2020-02-29"),
        ("2026-01-31", "1m", "2025-12-31"),
        ("2026-12-31", "1m", "2026-11-30"),
        ("2026-12-15", "12m", "2025-12-15"),
    ],
)
def test_a_day_that_the_month_has_not_is_its_last(now: str, said: str, then: str) -> None:
    assert closed_before(said, datetime.fromisoformat(now)) == datetime.fromisoformat(then)


@pytest.mark.parametrize("said", ["", "0y", "0d", "000w", "y", "5", "5 x", "-5y", "5y 3m", "5yy", "12345d", "a 5y"])
def test_what_is_no_span_is_told_with_examples(said: str) -> None:
    with pytest.raises(UsageError) as refused:
        closed_before(said, NOW)
    assert refused.value.title.show(language("en")) == f"“{said}” is no span of time."
    assert refused.value.step
    assert refused.value.step.show(language("en")) == "Say, for example: 5y, 18m, 90d"


@pytest.mark.parametrize("said", ["2026y", "9999年"])
def test_before_all_days_there_is_none(said: str) -> None:
    with pytest.raises(UsageError) as refused:
        closed_before(said, NOW)
    assert refused.value.title.show(language("en")) == f"“{said}” is longer than there were days."
    assert refused.value.step
    assert refused.value.step.show(language("en")) == "Say, for example: 5y, 18m, 90d"


def test_weeks_and_days_end_there_likewise() -> None:
    with pytest.raises(UsageError, match="longer than there were days"):
        closed_before("9999d", datetime(20, 1, 1, tzinfo=UTC))
    with pytest.raises(UsageError, match="longer than there were days"):
        closed_before("9999w", datetime(20, 1, 1, tzinfo=UTC))
