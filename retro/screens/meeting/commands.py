"""What can be done in a meeting, with its keys."""

from __future__ import annotations

from retro.language import N_
from widgets.commands import LEADS, Command

ENTER = Command(
    "meeting.take", ("enter",), N_("Take"), N_("Take the line; on nothing, go on"), "take", footer=1, writes=True
)
COMMANDS = (
    Command("meeting.next", ("f6",), N_("Next step"), N_("Go to the next step of the meeting"), "say('next')", footer=2,
            typing=True, writes=True),
    Command("meeting.rules", ("f3",), N_("Rules"), N_("Show the rules again"), "say('rules')", footer=5, typing=True),
    Command("meeting.pause", ("f4",), N_("Pause"), N_("Stop the clock, or let it go on"), "say('pause')", footer=6,
            typing=True, writes=True),
    Command("meeting.undo", ("ctrl+z",), N_("Undo"), N_("Take the last line back"), "undo", writes=True),
    Command("meeting.throw-away", ("f10",), N_("Throw away"),
            N_("Throw away the lines that could not be taken; undo brings them back"), "throw_away", typing=True),
    Command("meeting.lead", ("f9",), N_("Lead"), N_("Take the lead over from another terminal"), "lead", typing=True,
            writes=True),
    Command("meeting.page-up", ("pageup",), N_("Rows up"), N_("Scroll up"), "page(-1)", typing=True),
    Command("meeting.page-down", ("pagedown",), N_("Rows down"), N_("Scroll down"), "page(1)", typing=True),
)  # fmt: skip
SLASH = Command("meeting.slash", ("slash",), N_("Commands"), N_("Begin a / word: steps, time, rounds, hands"), footer=4)
LEAVE = Command("meeting.leave", ("escape",), N_("Leave"), N_("Leave; it goes on there the next time"), "leave",
                footer=3)  # fmt: skip
KEYS = Command("meeting.keys", ("f1",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", footer=LEADS)
