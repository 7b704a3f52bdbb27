"""What can be done in the archive, with its keys."""

from __future__ import annotations

from retro.language import N_
from widgets.commands import LEADS, Command

COMMANDS = (
    Command("archive.new", ("n",), N_("New"), N_("Begin a new retrospective"), footer=1, writes=True),
    Command("archive.open", ("enter", "right", "l"), N_("Open"), N_("Walk through the chosen retrospective"), footer=2),
    Command(
        "archive.continue",
        ("space",),
        N_("Continue"),
        N_("Be led through it: on with the next question"),
        footer=3,
        writes=True,
    ),
    Command("archive.meeting", ("m",), N_("Meeting"), N_("Go through the chosen case in a meeting"), footer=7),
    Command("archive.read", ("r",), N_("Read"), N_("Read the chosen case as a page, the story first"), footer=5),
    Command(
        "archive.drill",
        ("D", "shift+d"),
        N_("Drill"),
        N_("Practise on the chosen case: what would you do, and what was done"),
    ),
    Command(
        "archive.drill-of-the-day",
        (),
        N_("Drill of the day"),
        N_("Practise on a closed case, another one each day"),
        "drill_of_the_day",
    ),
    Command("archive.report", ("e",), N_("Report"), N_("Read and export its report"), footer=4),
    Command("archive.actions", ("a",), N_("Actions"), N_("See all that is open, in every case"), footer=6),
    Command("archive.find", ("slash",), N_("Find"), N_("Find words in whatever stands in the cases"), footer=5),
    Command(
        "archive.lessons",
        ("L", "shift+l"),
        N_("Lessons"),
        N_("Read what was learned in all cases, or find it by its words"),
    ),
    Command("archive.figures", ("i",), N_("Figures"), N_("See what the cases of a period say together, in figures")),
    Command("archive.year-ago", ("y",), N_("A year ago"), N_("Open the case that began in this week a year ago")),
    Command(
        "archive.filter", ("f",), N_("Filter"), N_("Show some states, severities, kinds, owners, tags, what is open")
    ),
    Command("archive.sort", ("s",), N_("Sort"), N_("Sort by date, title, severity, or what is open"), footer=7),
    Command("archive.sort-day", (), N_("Sort by date"), N_("The newest come first"), "sort_by('day')"),
    Command("archive.sort-title", (), N_("Sort by title"), N_("A comes first"), "sort_by('title')"),
    Command("archive.sort-severity", (), N_("Sort by severity"), N_("The worst come first"), "sort_by('severity')"),
    Command("archive.sort-open", (), N_("Sort by what is open"), N_("What is due comes first"), "sort_by('open')"),
    Command(
        "archive.turn",
        ("S", "shift+s"),
        N_("Turn round"),
        N_("Show the list from its other end: oldest or Z first"),
    ),
    Command("archive.mark", ("v",), N_("Choose"), N_("Choose this one beside others, to export or tag them together")),
    Command("archive.mark-all", ("V", "shift+v"), N_("Choose all"), N_("Choose all that are listed, or none")),
    Command("archive.export", ("w",), N_("Export"), N_("Write the report of what is chosen to a file or a folder")),
    Command(
        "archive.tag", ("number_sign",), N_("Tags"), N_("Give what is chosen a tag, or take one away"), writes=True
    ),
    Command(
        "archive.remove",
        ("x", "delete"),
        N_("Take out"),
        N_("Take what is chosen out of the archive, for a reason; it is kept"),
        writes=True,
    ),
    Command("archive.undo", ("u",), N_("Undo"), N_("Bring back what was taken out last"), writes=True),
    Command(
        "archive.jump", ("apostrophe", "ctrl+o"), N_("Jump"), N_("Put a letter before each line; typing it goes there")
    ),
    Command(
        "archive.practice",
        ("p",),
        N_("Practise"),
        N_("Be led through a case to practise with, which is kept nowhere"),
        footer=9,
    ),
    Command(
        "archive.samples", ("d",), N_("Samples"), N_("Look at invented samples, in an archive of their own"), footer=8
    ),
    Command("archive.palette", ("colon",), N_("Commands"), N_("Find a command by its name"), "app.command_palette"),
    Command("archive.back", ("escape",), N_("All"), N_("Show all retrospectives again")),
    Command(
        "archive.keys", ("question_mark",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", footer=LEADS
    ),
    Command("archive.quit", ("q",), N_("Quit"), N_("Leave Retro; everything is saved"), "app.leave", footer=6),
)

OF_A_CASE = frozenset(
    {
        "open",
        "continue",
        "meeting",
        "read",
        "drill",
        "report",
        "sort",
        "sort_by",
        "turn",
        "jump",
        "mark",
        "mark_all",
        "export",
        "tag",
        "remove",
    }
)
"""What needs a case to do it with, by the names of the actions."""
