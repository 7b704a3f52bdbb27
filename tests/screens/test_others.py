"""Who else has a case open is named as far as there is room, and never more than that."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content
from textual.widgets import Static

from retro.language import use
from retro.screens.others import others_text, show_others
from retro.text.width import cells
from tests.sampled import sampled
from tests.screens.conftest import Open, screen_text, until


def test_as_many_are_named_as_there_is_room_for() -> None:
    names = ("佐藤", "Bob", "Cem", "Bob")
    assert others_text(names, "Ann", 40) == "also here: 佐藤, Bob, Cem"
    assert others_text(names, "Ann", 24) == "also here: 佐藤, Bob +1"
    assert others_text(names, "Ann", 18) == "also here: 佐藤 +2"
    assert others_text(names, "Ann", 9) == "+3"
    assert others_text(names, "Ann", 1) == others_text((), "Ann", 40) == ""
    assert others_text(("Ann",), "Ann", 40) == "also here: you, elsewhere"
    use("ja")
    assert others_text(names, "Ann", 40) == "ほかに：佐藤さん、Bobさん、Cemさん"


def test_a_name_that_is_long_or_holds_controls_does_no_harm() -> None:
    text = others_text(("x" * 90, "\x1b[2J\n\u202eevil"), "Ann", 60)
    assert cells(text) <= 60
    assert text.isprintable()
    assert "\n" not in text


async def test_what_stands_beside_them_comes_first(opened: Open, database: Path) -> None:
    sampled(database)
    async with opened(size=(80, 24), reference="2026-001") as pilot:
        screen = pilot.app.screen
        said = screen.query_one("#said", Static)
        show_others(screen, ("佐藤", "Bob"), "Ann")
        await until(pilot, lambda: " also here: 佐藤, Bob " in screen_text(pilot))
        said.update(Content("draft   NOT SAVED: The server took longer than it allows"))
        await until(pilot, lambda: "2026-001" in screen_text(pilot) and "than it allows " in screen_text(pilot))
        assert "also here" not in screen_text(pilot)
        said.update(Content(f"draft   NOT SAVED: {'x' * 90}"))
        await until(pilot, lambda: "2026-001  Check" in screen_text(pilot) and "xxx… " in screen_text(pilot))
        said.update(Content("saved"))
        await until(pilot, lambda: "also here: " in screen_text(pilot))
        show_others(screen, ("Cem", "Bob"), "Ann")
        await until(pilot, lambda: " also here: Cem, Bob " in screen_text(pilot))
        await pilot.resize_terminal(60, 24)
        await until(pilot, lambda: "  +2  " in screen_text(pilot))
        show_others(screen, (), "Ann")
        await until(pilot, lambda: "also here: " not in screen_text(pilot))
