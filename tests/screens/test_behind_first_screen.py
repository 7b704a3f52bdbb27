"""What is made ready behind the first screen of a case, and not before it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from retro.model.quick_entry import stamps
from retro.model.record import Retrospective
from retro.model.stages.head import Head
from retro.model.stages.scope import SCOPE
from retro.screens.walk import entering_base
from retro.screens.walk.judging_base import JudgingBase
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


def test_a_case_is_looked_over_once_its_screen_is_drawn() -> None:
    record = Retrospective(Head(id="h", created="2026-11-28T07:00:00+00:00"))
    begun, later = list[object](), list[Callable[[], object]]()
    walk: Any = SimpleNamespace(
        _judged=(None, None, ()),
        book=SimpleNamespace(record=record),
        call_after_refresh=later.append,
        _judge=lambda *given: begun.append(given),
    )

    JudgingBase.look_over(walk, SCOPE, ())
    assert not begun
    later[0]()
    assert begun == [(record, SCOPE, ())]
