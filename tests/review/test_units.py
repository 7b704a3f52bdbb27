"""Which figures of one unit add up."""

from __future__ import annotations

from decimal import Decimal

from retro.review.units import UnitTotal, adds_up, come_to

_SUMS = (
    "", "parcels", "people", "JPY", "円", "件", "名", "person-hours", "人時", "customer-minutes", "points", "ポイント",
    "日分", "requests", "orders", "GB", "点",
)  # fmt: skip
_NO_SUMS = (
    "%", "％", "% of requests", "percent", "per cent", "percentage points", "パーセント", "‰", "ppm", "誤り率",
    "error rate",
    "req/s", "requests per minute", "件/分", "件／日", "毎分", "1日あたり", "rps", "Mbps", "倍", "x", "°C", "℃", "割",
    "minutes", "min", "hours", "h", "ms", "分", "時間", "日間", "days", "ヵ月", "個月", "営業日", "business days",
    "min.",    "minutes of downtime", "2倍以上",
)  # fmt: skip


def test_what_is_counted_adds_up_and_shares_rates_ratios_and_lengths_of_time_do_not() -> None:
    assert [unit for unit in _SUMS if not adds_up(unit)] == []
    assert [unit for unit in _NO_SUMS if adds_up(unit)] == []
    assert come_to("parcels", [Decimal(2), Decimal(3)]) == UnitTotal(Decimal(5))
    assert come_to("%", [Decimal(38), Decimal(97)]) == UnitTotal(Decimal(97), 2)
