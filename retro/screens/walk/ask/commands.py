"""What can be done while one is led: the keys of the answer line."""

from __future__ import annotations

from retro.language import N_
from widgets.commands import LEADS, Command

NEXT = Command("ask.next", ("enter",), N_("Next"), N_("Take the answer, and go to the next question"), "take", footer=1)
THAT_IS_ALL = Command(
    "ask.nothing", ("enter",), N_("That is all"), N_("Enter on nothing: that is all, or later"), "take", footer=2,
    shown=N_("Enter on nothing"),
)  # fmt: skip
KEEP = Command("ask.keep", ("enter",), N_("Keep"), N_("Enter on nothing: it stays as it is"), "take", footer=2,
               shown=THAT_IS_ALL.shown)  # fmt: skip
LATER = Command("ask.later", ("enter",), N_("Later"), THAT_IS_ALL.help, "take", footer=2, shown=THAT_IS_ALL.shown)

COMMANDS = (
    Command("ask.up", ("up",), N_("Last answer"), N_("Bring the last answer back, to change it"), "before", footer=4,
            typing=True),
    Command("ask.down", ("down",), N_("Back"), N_("Go back to the question that is asked"), "behind", typing=True),
    Command("ask.undo", ("ctrl+z",), N_("Undo"), N_("Take the last answer back; its question returns"), "take_back",
            writes=True),
    Command("ask.redo", ("ctrl+y", "ctrl+r"), N_("Redo"), N_("Bring the answer back again"), "bring_back", writes=True),
    Command("ask.throw-away", ("f10",), N_("Throw away"),
            N_("Throw away the lines that could not be taken; undo brings them back"), "throw_away", typing=True),
    Command("ask.page-up", ("pageup",), N_("Rows up"), N_("Scroll the rows of this stage up"), "page(-1)", typing=True),
    Command("ask.page-down", ("pagedown",), N_("Rows down"), N_("Scroll the rows of this stage down"), "page(1)",
            typing=True),
)  # fmt: skip

PAGES = Command("ask.pages", ("pageup",), N_("More rows"), N_("Scroll the rows of this stage"), "page(-1)", footer=3,
                shown="PgUp PgDn")  # fmt: skip
"""Shown where not all of the rows are."""
RECALL = Command("ask.recall", ("f6",), N_("Recall"),
                 N_("First say all that you remember, in any order; it is sorted afterwards"), "recall",
                 footer=4)  # fmt: skip
SPLIT = Command("ask.split", ("f9",), N_("Split"), N_("Make two rows of the one in the line, parted at the cursor"),
                "split", footer=3, also=(N_("Split here"),))  # fmt: skip
SLASH = Command("ask.slash", ("slash",), N_("Commands"), N_("Begin a / word: stages, edit, park, all rows"), footer=5)
ROWS = Command("ask.rows", ("escape",), N_("Rows"), N_("Go to the rows; what is typed stays in the line"), "rows",
               footer=3)  # fmt: skip
KEYS = Command("ask.keys", ("f1",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", footer=LEADS)
BACK = Command("ask.present", ("escape",), N_("Back"), N_("Go back to the question that is asked"), "rows", footer=2)
"""What Esc does while an earlier answer is in the line, or the whole record is shown."""
