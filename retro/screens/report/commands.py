"""What can be done on the report: one definition for keys, footer, palette and help."""

from __future__ import annotations

from retro.language import N_
from widgets.commands import LEADS, Command

TO_WHOM, NUMBER = "report.to-whom", "report.number"
REWORD = "report.reword"
SAME, OTHER = "report.same", "report.other"
SHIELD, PLACE, OPEN, STOCK = "report.shield", "report.place", "report.open", "report.stock"
AGAINST, SENT = "report.against", "report.sent"

COMMANDS = (
    Command("report.account", ("a",), N_("Reader"), N_("Show the report for the next reader"), "kind(1)", 2),
    Command(
        "report.account-before", ("A", "shift+a"), N_("Reader before"), N_("Back to the reader before"), "kind(-1)"
    ),
    Command("report.language", ("l",), N_("Language"), N_("Show it in the other language"), footer=3),
    Command(
        SHIELD,
        ("s",),
        N_("Roles for names"),
        N_("Roles in the place of names, or the names again"),
        footer=1,
    ),
    Command(TO_WHOM, ("c",), N_("To whom"), N_("Address it to one of those hurt, or to all"), footer=8),
    Command(SAME, ("equals_sign",), N_("The same"), N_("The customer of the row is the addressee"), "answer(True)", 1),
    Command(OTHER, ("d",), N_("Somebody else"), N_("The customer of the row is not the addressee"), "answer(False)", 1),
    Command(NUMBER, ("i",), N_("Number"), N_("Which interim report it is: the next one"), footer=8),
    Command(PLACE, ("enter",), N_("To the row"), N_("Go to the row that the name stands in"), footer=1),
    Command(STOCK, ("T",), N_("Stock template"), N_("Use the template that comes with Retro, or yours"), footer=1),
    Command(
        AGAINST, ("p",), N_("Against it"), N_("List what stands against its going out, or read it again"), footer=1
    ),
    Command(
        REWORD,
        ("r",),
        N_("Other words"),
        N_("Give sentences of the letter other words for its reader"),
        footer=7,
        writes=True,
    ),
    Command("report.write", ("w",), N_("Export"), N_("Write the report to a file, in any format"), footer=1),
    Command(OPEN, ("o",), N_("Open"), N_("Open the file that was written last"), footer=4),
    Command(
        SENT, ("m",), N_("Was sent"), N_("Keep to whom the file was sent that was written last"), footer=4, writes=True
    ),
    Command(
        "report.clipboard", ("y",), N_("Clipboard"), N_("Offer the Markdown to the terminal's clipboard"), footer=8
    ),
    Command("report.find", ("slash",), N_("Find"), N_("Find words in the report"), footer=6),
    Command("report.found", ("n",), N_("Next found"), N_("Go to the next place found"), "found(1)"),
    Command(
        "report.found-before", ("N", "shift+n"), N_("Found before"), N_("Go to the place found before"), "found(-1)"
    ),
    Command("report.palette", ("colon",), N_("Commands"), N_("Find a command by its name"), "app.command_palette"),
    Command(
        "report.keys", ("question_mark",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", footer=LEADS
    ),
    Command("report.close", ("escape", "left_square_bracket"), N_("Back"), N_("Back to where you came from"), footer=3),
    Command("report.quit", ("q",), N_("Quit"), N_("Leave Retro; everything is saved"), "app.leave", footer=9),
)

OF_A_TEXT = {"report.write", "report.clipboard", "report.find"}
"""What the footer leaves out where there is no text."""
