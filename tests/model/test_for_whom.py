"""Who gave an apology and who hears it: a customer behind `@` is no giver, and the label of the receiver is no name."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from retro.model.quick_entry.parser import read_line
from retro.model.stages.remedy import REMEDY, Apology
from retro.model.stages.scope import Party
from tests.records import record

NOW = datetime(2026, 11, 28, 3, tzinfo=UTC)
RECORD = record(Party(who="Lee family"))


@pytest.mark.parametrize(
    ("line", "by", "receiver"),
    [
        ("お詫び：表示の誤り @佐藤様", "", "佐藤様"),
        ("お詫び：表示の誤り @営業所長 受け手 森様", "営業所長", "森様"),
        ("お詫び：表示の誤り @営業所長 相手 森様", "営業所長", "森様"),
        ("お詫び：表示の誤り @営業所長", "営業所長", ""),
        ("apology: the wrong label @Lee family", "", "Lee family"),
        ("apology: the wrong label @branch manager", "branch manager", ""),
    ],
)
def test_a_customer_is_who_hears_it(line: str, by: str, receiver: str) -> None:
    row = read_line(line, REMEDY, RECORD, now=NOW).entry
    assert isinstance(row, Apology)
    assert (row.by, row.receiver) == (by, receiver)
