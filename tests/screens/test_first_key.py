"""What the first key in the entry line finds ready."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from retro.model.quick_entry import stamps
from retro.model.record import Retrospective
from retro.model.stages.head import Head
from retro.model.stages.scope import SCOPE
from retro.screens.walk import entering_base
from retro.text.lazy_pattern import lazy


def test_patterns_that_typed_lines_are_looked_at_with_are_compiled_before_somebody_types(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from retro.model.quick_entry import names

    again = lazy(stamps.CLOCK_OR_DAY.pattern, stamps.CLOCK_OR_DAY.flags)
    monkeypatch.setattr(stamps, "CLOCK_OR_DAY", again)
    monkeypatch.setattr(names, "CLOCK_OR_DAY", again)
    assert not {"search", "finditer", "fullmatch"} & vars(again).keys()

    entering_base._get_ready_to_read(
        Retrospective(Head(id="h", created="2026-11-28T07:00:00+00:00")),
        SCOPE,
        datetime(2026, 11, 28, 7, 5, tzinfo=UTC),
    )

    assert {"search", "finditer", "fullmatch"} & vars(again).keys()
