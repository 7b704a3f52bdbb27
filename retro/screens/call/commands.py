"""What can be done in a call, with its keys."""

from __future__ import annotations

from retro.language import N_
from widgets.commands import LEADS, Command

NOTE = Command(
    "call.note", ("enter",), N_("Take it down"), N_("Keep the line as a note, with its time"), "take", footer=1
)
OVER = Command("call.over", ("escape",), N_("The call is over"),
               N_("The call is over: say which case it is, and what was promised"), "over", footer=2)  # fmt: skip
ANSWER = Command("call.answer", ("enter",), N_("Answer"), N_("Take the answer; on nothing: later"), "take", footer=1)
LEAVE = Command("call.leave", ("escape",), N_("Later"), N_("Leave what is not answered for later"), "over", footer=2)
PAGES = Command("call.pages", ("pageup",), N_("Notes"), N_("Scroll the notes"), "page(-1)", footer=4,
                shown="PgUp PgDn")  # fmt: skip
KEYS = Command("call.keys", ("f1",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", footer=LEADS)

COMMANDS = (
    Command("call.page-up", ("pageup",), N_("Notes up"), N_("Scroll the notes up"), "page(-1)", typing=True),
    Command("call.page-down", ("pagedown",), N_("Notes down"), N_("Scroll the notes down"), "page(1)", typing=True),
)
