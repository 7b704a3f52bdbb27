"""What can be done with cases that are like the one at hand, with its keys."""

from __future__ import annotations

from retro.language import N_
from widgets.commands import Command

COMMANDS = (
    Command("similar.open", ("enter", "right", "l"), N_("Open"), N_("Open that case at this row"), footer=1),
    Command("similar.read", ("r",), N_("Read"), N_("Read that case as a page, the story first"), footer=5),
    Command(
        "similar.take", ("T",), N_("Take over"), N_("Write this row into the case at hand, with where it is from"),
        footer=2, writes=True,
    ),
    Command(
        "similar.again", ("y",), N_("Again"), N_("It is the same thing: ours happened again after that case"),
        "say('again')", 3, writes=True,
    ),
    Command(
        "similar.apart", ("n",), N_("Not the same"), N_("It is another thing: it is kept so"), "say('apart')", 4,
        writes=True,
    ),
    Command(
        "similar.undo", ("u", "ctrl+z"), N_("Undo"), N_("Take back what was said here last"), footer=6, writes=True,
    ),
    Command("similar.palette", ("colon",), N_("Commands"), N_("Find a command by its name"), "app.command_palette"),
    Command("similar.keys", ("question_mark",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", footer=5),
    Command("similar.close", ("escape",), N_("Back"), N_("Back to where you came from"), footer=4),
    Command("similar.quit", ("q",), N_("Quit"), N_("Leave Retro; everything is saved"), "app.leave", footer=9),
)  # fmt: skip

OF_A_CASE = frozenset({"open", "read", "take", "say"})
"""What needs a case to do it with, by the names of the actions."""
