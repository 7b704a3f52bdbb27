"""What can be done while sentences of a letter get other words."""

from __future__ import annotations

from retro.language import N_
from widgets.commands import LEADS, Command

COMMANDS = (
    Command("reword.next", ("enter",), N_("Next"), N_("Go to the next sentence"), "go(1)", footer=1, typing=True),
    Command("reword.before", ("shift+tab",), N_("Previous"), N_("Go to the sentence before"), "go(-1)", typing=True),
    Command("reword.own", ("f7",), N_("As it was"), N_("Put the words of the row itself back, as the letter has them"),
            "own", footer=3, typing=True, writes=True),
    Command("reword.outside", ("f2",), N_("Editor"), N_("Open all of them in your own editor"), "outside", footer=4,
            typing=True, writes=True),
    Command("reword.mine", ("f3",), N_("Mine"), N_("After a conflict: what I wrote stands"), "resolve(True)",
            typing=True, writes=True),
    Command("reword.theirs", ("f4",), N_("Theirs"), N_("After a conflict: what the other wrote stands"),
            "resolve(False)", typing=True, writes=True),
    Command("reword.save", ("ctrl+s",), N_("Save"), N_("Save now; it is never needed"), "save", typing=True,
            writes=True),
    Command("reword.keys", ("f1",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", footer=LEADS,
            typing=True),
    Command("reword.close", ("escape",), N_("Back"), N_("Back to the letter; everything is saved"), "close", footer=2,
            typing=True),
)  # fmt: skip

OF_A_SENTENCE = frozenset({"reword.next", "reword.before", "reword.own", "reword.outside", "reword.save"})
"""What needs a sentence to do it with."""
OF_A_CLASH = frozenset({"reword.mine", "reword.theirs"})
"""What needs a conflict."""
