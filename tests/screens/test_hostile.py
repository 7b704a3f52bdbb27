from __future__ import annotations

from pathlib import Path

from retro.model.change import Add, Applied
from retro.store.sqlite.store import open_store
from tests.screens.conftest import Open, factory, screen_text, settle

HOSTILE = ["[/x]", "[red]", "<script>alert(1)</script>", "| # \\n", "$(reboot)", "{title}", "日本語" * 40, "x" * 10_000]
FIELDS = {
    "participant": ("role", "name"),
    "event": ("what", "source", "details"),
    "cause": ("what", "evidence"),
    "damage": ("what", "who", "unit"),
    "measure": ("what", "owner", "details"),
    "no_change": ("reason",),
    "lesson": ("what",),
}


async def test_hostile_text_is_only_text_on_every_screen(opened: Open, database: Path) -> None:
    store, stamps = open_store(database), factory(7000)
    for text in HOSTILE:
        store.create({"title": text, "zone": "UTC"}, stamps.change())
    ops = [
        Add(kind, stamps.new_id(), dict.fromkeys(names, text), float(place))
        for place, text in enumerate(HOSTILE)
        for kind, names in FIELDS.items()
    ]
    assert isinstance(store.apply("2026-001", stamps.change(*ops)), Applied)
    store.close()
    async with opened(size=(110, 40)) as pilot:
        for text in HOSTILE:
            assert text[:10] in screen_text(pilot)
            await pilot.press("down")
            await settle(pilot)
        await pilot.press("end", "enter")
        await settle(pilot)
        for stage in "0157":
            await pilot.press(stage, "enter", "tab", "tab", "tab", "escape")
            for _ in HOSTILE:
                await pilot.press("j")
            await settle(pilot)
        await pilot.press("1", "x", "u")
        await settle(pilot)
        assert "Took back" in screen_text(pilot)
        await pilot.press("8")
        await settle(pilot)
        await pilot.app.workers.wait_for_complete()
        await settle(pilot)
        assert "2026-001" in screen_text(pilot)
        assert "[/x]" in screen_text(pilot)
