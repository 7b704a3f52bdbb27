"""How a start is kept short."""

from __future__ import annotations

import gc

import pytest

from retro import app
from tests.screens.conftest import Open, until


async def test_garbage_is_collected_from_when_the_first_screen_stands(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "STANDS_AFTER", 0.01)
    frozen = gc.get_freeze_count()
    gc.disable()
    try:
        async with opened() as pilot:
            await until(pilot, gc.isenabled)
            assert gc.get_freeze_count() > frozen
    finally:
        gc.enable()
        gc.unfreeze()
