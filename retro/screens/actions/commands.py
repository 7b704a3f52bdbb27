"""What can be done with what is open, with its keys."""

from __future__ import annotations

from retro.language import N_
from widgets.commands import Command

COMMANDS = (
    Command("actions.open", ("enter", "right", "l"), N_("Open the case"), N_("Open the case at this row"), footer=2),
    Command("actions.by", ("b",), N_("Group"), N_("Put it together by day, by owner or by case"), footer=3),
    Command("actions.find", ("slash",), N_("Find"), N_("Show what holds these words"), footer=4),
    Command("actions.palette", ("colon",), N_("Commands"), N_("Find a command by its name"), "app.command_palette"),
    Command("actions.keys", ("question_mark",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", footer=5),
    Command("actions.close", ("escape",), N_("Back"), N_("Back to where you came from"), footer=3),
    Command("actions.quit", ("q",), N_("Quit"), N_("Leave Retro; everything is saved"), "app.leave", footer=9),
)

OF_AN_ACTION = frozenset({"open", "by"})
"""What needs something that is open, by the names of the actions."""
