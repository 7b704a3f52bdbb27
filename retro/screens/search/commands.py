"""What can be done with what was found, with its keys. All of them work while one types."""

from __future__ import annotations

from retro.language import N_
from widgets.commands import Command

COMMANDS = (
    Command(
        "search.open", ("enter",), N_("Open"), N_("Open the case at this row; n and N go on to the others"), footer=1
    ),
    Command("search.read", ("ctrl+o",), N_("Read"), N_("Read the case as a page, with these words marked"), footer=4),
    Command("search.down", ("down", "ctrl+n"), N_("Down"), N_("The next row that was found"), "move(1)"),
    Command("search.up", ("up",), N_("Up"), N_("The row before"), "move(-1)"),
    Command("search.page-down", ("pagedown",), N_("Page down"), N_("One page down"), "page(1)"),
    Command("search.page-up", ("pageup",), N_("Page up"), N_("One page up"), "page(-1)"),
    Command("search.complete", ("tab",), N_("Complete"), N_("Offer what can be said, such as severity:high"), footer=4),
    Command("search.take", ("ctrl+l",), N_("As list"), N_("Show these cases in the archive's list"), footer=3),
    Command("search.close", ("escape",), N_("Back"), N_("Back to where you came from; the words are kept"), footer=2),
)
