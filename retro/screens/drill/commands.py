"""What can be done in an exercise, with its keys. All of them work while one types."""

from __future__ import annotations

from dataclasses import replace

from retro.language import N_
from widgets.commands import LEADS, Command

WRITE = Command("drill.take", ("enter",), N_("Write down"), N_("Write the line down; on nothing, see what was done"),
                "take", footer=1)  # fmt: skip
COMPARE = Command("drill.compare", ("enter",), N_("What was done"), WRITE.help, "take", footer=2,
                  shown=N_("Enter on nothing"))  # fmt: skip
GO_ON = Command("drill.go-on", ("enter",), N_("Go on"), N_("Go on to what came next"), "take", footer=1)
COMMANDS = (
    Command("drill.before", ("up",), N_("Last line"), N_("Bring the last line back, to change it"), "before", footer=6,
            typing=True),
    Command("drill.keep", ("ctrl+s",), N_("To a file"), N_("Keep what you wrote in a file, beside what was done"),
            "keep", footer=4, typing=True),
    Command("drill.page-up", ("pageup",), N_("Page up"), N_("One page up"), "page(-1)", typing=True),
    Command("drill.page-down", ("pagedown",), N_("Page down"), N_("One page down"), "page(1)", typing=True),
)  # fmt: skip
LEAVE = Command("drill.leave", ("escape",), N_("Back"), N_("Back to where you came from"), "leave", footer=3)
PAGES = Command("drill.pages", ("pageup",), N_("Scroll"), N_("Scroll what was told so far"), "page(-1)", footer=5,
                shown="PgUp PgDn")  # fmt: skip
KEYS = Command("drill.keys", ("f1",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", footer=LEADS)
OVER = replace(LEAVE, footer=1)
"""What is left to do once all is told."""
