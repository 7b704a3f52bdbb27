"""What can be done with the figures of a period, with its keys."""

from __future__ import annotations

from retro.language import N_
from widgets.commands import LEADS, Command

COMMANDS = (
    Command("figures.cases", ("enter",), N_("Its cases"), N_("List the cases behind this figure"), footer=1),
    Command(
        "figures.earlier",
        ("left", "h"),
        N_("Period before"),
        N_("The same length of time before"),
        "move(-1)",
        footer=3,
    ),
    Command(
        "figures.later", ("right", "l"), N_("Period after"), N_("The same length of time after"), "move(1)", footer=4
    ),
    Command("figures.length", ("p",), N_("Length"), N_("A month, a quarter, a year, and again"), footer=5),
    Command("figures.days", ("f",), N_("From – to"), N_("Type the first and the last day, month or year"), footer=6),
    Command("figures.close", ("escape",), N_("Back"), N_("Back to where you came from"), footer=2),
    Command(
        "figures.keys", ("question_mark",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", footer=LEADS
    ),
)

OF_CASES = (
    Command("cases.open", ("enter",), N_("Open"), N_("Walk through the chosen retrospective"), footer=1),
    Command("cases.read", ("r",), N_("Read"), N_("Read the chosen case as a page, the story first"), footer=3),
    Command("cases.close", ("escape",), N_("Back"), N_("Back to where you came from"), footer=2),
    Command(
        "cases.keys", ("question_mark",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", footer=LEADS
    ),
)
