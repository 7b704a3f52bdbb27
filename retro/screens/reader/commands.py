"""What can be done while reading a case, with its keys."""

from __future__ import annotations

from retro.language import N_
from widgets.commands import LEADS, Command

FOLLOW = "reader.follow"

COMMANDS = (
    Command("reader.find", ("slash",), N_("Find"), N_("Find words on this page"), footer=2),
    Command("reader.found", ("n",), N_("Next found"), N_("Go to the next place found"), "found(1)"),
    Command(
        "reader.found-before", ("N", "shift+n"), N_("Found before"), N_("Go to the place found before"), "found(-1)"
    ),
    Command(
        "reader.link", ("tab",), N_("Next other case"), N_("Choose the next case that this one names"), "link(1)", 4,
    ),
    Command(
        "reader.link-before", ("shift+tab",), N_("Other case before"), N_("Choose the case before that this one names"),
        "link(-1)",
    ),
    Command(FOLLOW, ("enter", "right", "l"), N_("Read that case"), N_("Read the chosen case"), footer=5),
    *(
        Command(
            f"reader.follow-{n}", (str(n),), N_("Read that case"), N_("Read the case with this number"), f"follow({n})"
        )
        for n in range(1, 10)
    ),
    Command("reader.walk", ("w", "i"), N_("Work on it"), N_("Walk through it, at the row that is read"), footer=1),
    Command(
        "reader.drill",
        ("D", "shift+d"),
        N_("Drill"),
        N_("Practise on this case: what would you do, and what was done"),
    ),
    Command("reader.report", ("e",), N_("Report"), N_("Read and export its report"), footer=6),
    Command("reader.palette", ("colon",), N_("Commands"), N_("Find a command by its name"), "app.command_palette"),
    Command(
        "reader.keys", ("question_mark",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", footer=LEADS
    ),
    Command(
        "reader.back",
        ("escape", "backspace", "left"),
        N_("Back"),
        N_("Back to the case that was read before, or to where you came from"),
        footer=3,
    ),
    Command("reader.quit", ("q",), N_("Quit"), N_("Leave Retro; everything is saved"), "app.leave", footer=9),
)  # fmt: skip
