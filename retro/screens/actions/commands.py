"""What can be done with what is open, with its keys."""

from __future__ import annotations

from retro.language import N_
from widgets.commands import LEADS, Command

COMMANDS = (
    Command("actions.done", ("d",), N_("Is done"), N_("It was done; u takes it back"), "found('done')", 1, writes=True),
    Command("actions.holds", ("h",), N_("Holds"), N_("It was looked at, and holds"), "found('holds')", 1, writes=True),
    Command(
        "actions.failed",
        ("f",),
        N_("Did not hold"),
        N_("It did not hold; then a new case can be begun that happened again after this one"),
        "found('did-not-hold')",
        1,
        writes=True,
    ),
    Command(
        "actions.new-date", ("n",), N_("New day"), N_("Move it to another day"), "found('new-date')", 1, writes=True
    ),
    Command(
        "actions.dropped",
        ("x",),
        N_("Not doing"),
        N_("It is not done any more; why?"),
        "found('not-doing')",
        1,
        writes=True,
    ),
    Command("actions.agreed", ("y",), N_("Agreed"), N_("Its owner was asked, and agrees"), "agree", 1, writes=True),
    Command(
        "actions.take-back", ("u", "ctrl+z"), N_("Undo"), N_("Take back what was said here last"), footer=2, writes=True
    ),
    Command("actions.open", ("enter", "right", "l"), N_("Open"), N_("Open the case at this row"), footer=3),
    Command("actions.by", ("b",), N_("Group"), N_("Put it together by day, by owner or by case"), footer=5),
    Command("actions.find", ("slash",), N_("Find"), N_("Show what holds these words"), footer=4),
    Command("actions.palette", ("colon",), N_("Commands"), N_("Find a command by its name"), "app.command_palette"),
    Command(
        "actions.keys", ("question_mark",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", footer=LEADS
    ),
    Command("actions.close", ("escape",), N_("Back"), N_("Back to where you came from"), footer=6),
    Command("actions.quit", ("q",), N_("Quit"), N_("Leave Retro; everything is saved"), "app.leave", footer=9),
)

OF_AN_ACTION = frozenset({"open", "by", "found", "agree"})
"""What needs something that is open, by the names of the actions."""
