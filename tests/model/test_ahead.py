"""What lies in the future for who writes it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from retro.model.ahead import field_lies_ahead
from retro.model.entry import Entry
from retro.model.stages.follow_up import Check
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Event
from tests.model.spellings import TOKYO
from tests.records import at

NOW = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
"""Half past midnight of the 21st in Tokyo."""


@pytest.mark.parametrize(
    ("kind", "name", "value", "is_ahead"),
    [
        (Event, "happened", at("00:31", "2026-11-21"), True),
        (Event, "happened", at("00:30", "2026-11-21"), False),
        (Event, "happened", at("", "2026-11-21"), False),
        (Event, "happened", at("", "2026-11-22"), True),
        (Event, "happened", None, False),
        (Event, "what", "tomorrow", False),
        (Check, "on", at("", "2026-11-22"), True),
        (Check, "new_date", date(2026, 11, 22), False),
        (Measure, "due", date(2026, 11, 22), False),
    ],
)
def test_what_was_begins_after_now_and_what_is_due_may(
    kind: type[Entry], name: str, value: Any, is_ahead: bool
) -> None:
    assert field_lies_ahead(kind.field(name), value, NOW, TOKYO) is is_ahead
    assert not field_lies_ahead(kind.field(name), value, None, TOKYO)
