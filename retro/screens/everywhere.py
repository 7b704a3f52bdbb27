"""What can be done on every screen, with its keys."""

from __future__ import annotations

from retro.language import N_
from widgets.commands import Command

EVERYWHERE = (
    Command("app.keys", ("f1",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", typing=True),
    Command(
        "app.palette", ("ctrl+p",), N_("Palette"), N_("Find a command by its name"), "app.command_palette", typing=True
    ),
    Command(
        "app.theme",
        ("ctrl+t",),
        N_("Dark / light"),
        N_("Change between dark and light"),
        "app.switch_theme",
        typing=True,
    ),
    Command(
        "app.choose-theme",
        (),
        N_("Theme"),
        N_("Choose the colours; each is shown as you come to it"),
        "app.choose_theme",
        also=(N_("colours"),),
    ),
    Command("app.choose-language", (), N_("Language"), N_("Choose the language of the screen"), "app.choose_language"),
    Command(
        "app.edit-settings",
        (),
        N_("Settings"),
        N_("Open the file of the settings in your editor"),
        "app.edit_settings",
        also=(N_("options"), "config"),
    ),
    Command(
        "app.call",
        ("t", "f12"),
        N_("Call"),
        N_("Note a call, now: a line and a clock at once"),
        "app.call",
        also=(N_("telephone"),),
        writes=True,
    ),
    Command("app.redraw", ("f5",), N_("Redraw"), N_("Draw the screen anew"), "app.redraw", typing=True),
    Command("app.quit", ("ctrl+q",), N_("Quit"), N_("Leave Retro; everything is saved"), "app.leave", typing=True),
)
"""What can be done on every screen, also while typing."""
