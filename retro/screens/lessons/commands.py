"""What can be done with the lessons, with its keys. All of them work while one types."""

from __future__ import annotations

from retro.language import N_
from widgets.commands import Command

COMMANDS = (
    Command(
        "lessons.open", ("enter",), N_("Open"), N_("Open the case at this lesson; n and N go on to the others"),
        footer=1,
    ),
    Command("lessons.down", ("down", "ctrl+n"), N_("Down"), N_("The next lesson"), "move(1)"),
    Command("lessons.up", ("up",), N_("Up"), N_("The lesson before"), "move(-1)"),
    Command("lessons.page-down", ("pagedown",), N_("Page down"), N_("One page down"), "page(1)"),
    Command("lessons.page-up", ("pageup",), N_("Page up"), N_("One page up"), "page(-1)"),
    Command(
        "lessons.complete", ("tab",), N_("Complete"), N_("Offer what can be said, such as severity:high"), footer=3
    ),
    Command("lessons.close", ("escape",), N_("Back"), N_("Back to where you came from"), footer=2),
)  # fmt: skip
