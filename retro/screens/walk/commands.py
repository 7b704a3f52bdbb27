"""What can be done in the walk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from retro.language import N_
from retro.model.record import ROWS, Retrospective
from retro.model.stages import STAGES
from retro.review.needs.proportion import wording
from widgets.commands import LEADS, Command

REPORT = len(STAGES)
"""The place of the report on the rail, and its key: behind the stages."""


def go_to(record: Retrospective | None) -> Iterator[Command]:
    """The commands that go to the stages, called as they are in this case."""
    for n, stage in enumerate(STAGES):
        said = wording(record, stage) if record else stage.wording(engineering=False)
        yield Command(f"walk.go-{n}", (str(n),), said.label, said.question or said.label, f"go({n})")


CHECKED = tuple(kind for kind in ROWS if kind.finds and kind.deadlines)
"""The kinds of row that are checked."""

COMMANDS = (
    Command("walk.lead", ("space",), N_("Answer"), N_("Be led: one question at a time"), footer=2, writes=True),
    Command(
        "walk.recall",
        ("f6",),
        N_("Recall"),
        N_("First say all that you remember, in any order; it is sorted afterwards"),
        "lead('recalls')",
        footer=12,
        writes=True,
    ),
    Command("walk.add", ("i", "a"), N_("Add"), N_("Write a row in the entry line"), footer=1, writes=True),
    Command(
        "walk.line",
        ("f8",),
        N_("Entry line"),
        N_("Go to the entry line, from anywhere"),
        "add",
        typing=True,
        writes=True,
    ),
    Command(
        "walk.throw-away",
        ("f10",),
        N_("Throw away"),
        N_("Throw away the lines of this stage that could not be taken; undo brings them back"),
        "throw_away",
        typing=True,
    ),
    Command("walk.edit", ("enter",), N_("Edit"), N_("Edit the fields of the row"), footer=2),
    Command("walk.link", ("l",), N_("Link"), N_("Choose the causes that the measure answers"), footer=12, writes=True),
    Command("walk.check", ("v",), N_("Check"), N_("Say what was found of the row on its day"), footer=9, writes=True),
    Command(
        "walk.for-all",
        ("m",),
        N_("For whom"),
        N_("Say which customers may be told the row: all, none, or one of them; each press is the next"),
        footer=10,
        writes=True,
    ),
    Command(
        "walk.indent",
        ("greater_than_sign",),
        N_("Deeper"),
        N_("Put the cause under the one above"),
        footer=10,
        writes=True,
    ),
    Command(
        "walk.outdent",
        ("less_than_sign",),
        N_("Higher"),
        N_("Put the cause beside the one it is under"),
        footer=11,
        writes=True,
    ),
    Command("walk.down", ("J", "shift+down"), N_("Move down"), N_("Move the row down"), "move(1)", writes=True),
    Command("walk.up", ("K", "shift+up"), N_("Move up"), N_("Move the row up"), "move(-1)", writes=True),
    Command(
        "walk.delete", ("x", "delete"), N_("Delete"), N_("Delete the row; undo brings it back"), footer=8, writes=True
    ),
    Command("walk.undo", ("u", "ctrl+z"), N_("Undo"), N_("Take back my latest change"), footer=7, writes=True),
    Command("walk.redo", ("ctrl+r", "ctrl+y"), N_("Redo"), N_("Bring back what was taken back"), writes=True),
    Command("walk.previous", ("left_square_bracket",), N_("Back"), N_("Go to the stage before"), "step(-1)", footer=5),
    Command("walk.next", ("right_square_bracket",), N_("Next"), N_("Go to the next stage"), "step(1)", footer=4),
    Command(
        "walk.next-found", ("n",), N_("Next found"), N_("Go on to the next row that was found"), "found(1)", footer=1
    ),
    Command(
        "walk.found-before",
        ("N", "shift+n"),
        N_("Found before"),
        N_("Go back to the row that was found before"),
        "found(-1)",
        footer=8,
    ),
    Command("walk.question", ("n",), N_("Question"), N_("Ask the next question of this stage"), footer=4),
    Command("walk.question-typing", ("ctrl+n",), N_("Question"), N_("The same, while typing"), "question", typing=True),
    Command(
        "walk.mute", ("w",), N_("Mute"), N_("Do not ask about this place again, for a reason"), footer=5, writes=True
    ),
    Command(
        "walk.stage-down",
        ("ctrl+down", "alt+down"),
        N_("Next stage"),
        N_("Go to the next stage, and stay in the line"),
        "stage(1)",
        typing=True,
    ),
    Command(
        "walk.stage-up",
        ("ctrl+up", "alt+up"),
        N_("Stage before"),
        N_("Go to the stage before, and stay in the line"),
        "stage(-1)",
        typing=True,
    ),
    *go_to(None),
    Command("walk.report", (str(REPORT), "e"), N_("Report"), N_("Read and export the report"), footer=6),
    Command("walk.meeting", ("M", "shift+m"), N_("Meeting"), N_("Go through this case in a meeting")),
    Command(
        "walk.drill", ("D", "shift+d"), N_("Drill"), N_("Practise on this case: what would you do, and what was done")
    ),
    Command("walk.read", ("r",), N_("Read"), N_("Read this case as a page, the story first")),
    Command(
        "walk.similar",
        ("s",),
        N_("Similar"),
        N_("See what was done in cases like this one, and whether it held"),
        footer=11,
    ),
    Command(
        "walk.close-case",
        ("C", "shift+c"),
        N_("Close case"),
        N_("Freeze the case, with its digest"),
        footer=13,
        writes=True,
    ),
    Command(
        "walk.reopen",
        ("O", "shift+o"),
        N_("Open again"),
        N_("Open a closed case again, with a reason"),
        footer=6,
        writes=True,
    ),
    Command(
        "walk.outside",
        ("f2",),
        N_("Editor"),
        N_("Edit the prose of the row in your own editor"),
        typing=True,
        writes=True,
    ),
    Command(
        "walk.split",
        ("f9",),
        N_("Split"),
        N_("Make two rows of one, parted where the cursor is in its text"),
        also=(N_("Split here"),),
        writes=True,
    ),
    Command("walk.mine", ("f3",), N_("Mine"), N_("After a conflict: what I wrote stands"), typing=True, writes=True),
    Command(
        "walk.theirs",
        ("f4",),
        N_("Theirs"),
        N_("After a conflict: what the other wrote stands"),
        typing=True,
        writes=True,
    ),
    Command("walk.save", ("ctrl+s",), N_("Save"), N_("Save now; it is never needed"), typing=True, writes=True),
    Command("walk.palette", ("colon",), N_("Commands"), N_("Find a command by its name"), "app.command_palette"),
    Command(
        "walk.keys", ("question_mark",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", footer=LEADS
    ),
    Command("walk.close", ("escape",), N_("Archive"), N_("Back to the archive; everything is saved"), footer=9),
    Command("walk.quit", ("q",), N_("Quit"), N_("Leave Retro; everything is saved"), "app.leave"),
)

WRITING = {
    "walk.edit",
    "walk.link",
    "walk.for-all",
    "walk.indent",
    "walk.outdent",
    "walk.down",
    "walk.up",
    "walk.delete",
}
"""What cannot be done to a row that is frozen."""

_KEYS_WHILE_TYPING = Command(
    "typing.keys", ("f1",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", LEADS
)

TYPING = (
    Command("typing.enter", ("enter",), N_("Take"), N_("Take the line, or go to the next field"), footer=1),
    Command("typing.tab", ("tab",), N_("Next field"), N_("Go to the next field"), footer=3),
    Command("typing.rows", ("escape",), N_("Rows"), N_("Go back to the rows"), footer=2),
    *(replace(command, footer=4) for command in COMMANDS if command.id in {"walk.line", "walk.outside", "walk.split"}),
    _KEYS_WHILE_TYPING,
)
"""What the footer shows while text is typed. The editors bind these keys themselves."""

ENTERING = (
    TYPING[0],
    Command("entering.complete", ("tab",), N_("Complete"), N_("Complete the word, again for the next one"), footer=3),
    Command("entering.piece", ("shift+tab",), N_("Change"), N_("Change the last value, or the one before"), footer=5),
    Command(
        "entering.number",
        ("ctrl+g",),
        N_("Number"),
        N_("Number the values that were read; a number changes its own"),
        footer=5,
    ),
    *(command for command in TYPING[2:] if command.id not in {"walk.line", "walk.split"}),
    *(replace(command, footer=4) for command in COMMANDS if command.id == "walk.question-typing"),
    *(replace(command, footer=6) for command in COMMANDS if command.id == "walk.stage-down"),
)
"""What it shows while a line is typed."""

SIGNS = Command(
    "typing.signs",
    ("question_mark", "minus", "full_stop"),
    N_("Not known, n/a, later"),
    N_("A sign alone says why the field is empty: ? not known, - does not apply, . later"),
    footer=3,
    shown="? - .",
)
"""What the footer shows besides in a field that may stay empty: a sign alone says why it does."""

TYPING_PROSE = tuple(
    replace(command, label=N_("New line"), help=N_("Begin a new line")) if command.id == "typing.enter" else command
    for command in TYPING
)
"""What it shows while a text of several lines is typed."""

PASTED = (
    Command("pasted.rows", ("enter",), N_("Take the rows"), N_("Add what was pasted, a row for each line"), footer=1),
    Command("pasted.one", ("f7",), N_("As one row"), N_("Make one row of what was pasted"), footer=2),
    Command("pasted.none", ("escape",), N_("None"), N_("Add nothing of what was pasted"), footer=3),
    _KEYS_WHILE_TYPING,
)
"""What the footer shows while pasted lines wait for an answer. The entry line binds these keys itself."""

CLASHING = (
    *(replace(command, footer=1) for command in COMMANDS if command.id in {"walk.mine", "walk.theirs"}),
    _KEYS_WHILE_TYPING,
)
"""What the footer shows while a conflict is to be resolved."""

LETTING_GO = tuple(command for command in CLASHING if command.id != "walk.mine")
"""What it shows where the row was deleted elsewhere."""
