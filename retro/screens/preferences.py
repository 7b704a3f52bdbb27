"""What a person chooses once for all, from the screen: colours, language, and the file of the settings itself."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from typing import cast

from textual.app import App

from retro.errors import RetroError
from retro.language import _, active
from retro.screens.app_services import AppServices
from retro.screens.palette import languages
from retro.screens.pick_screen import Option, PickScreen
from retro.settings import load_settings
from retro.settings_file import begin_settings, keep_setting


def choose_theme(app: App[None]) -> None:
    """Let the person choose the colours, each shown as the cursor comes to it; Esc brings back those there were."""
    before = app.theme
    own = sorted(app.available_themes, key=lambda name: (not name.startswith("retro-"), name))

    def shown(name: str | None) -> None:
        app.theme = name or before

    async def chosen(name: str | None) -> None:
        app.theme = name or before
        if name:
            await keep(app, "theme", name)

    options = [Option(name, name, _("dark") if app.available_themes[name].dark else _("light")) for name in own]
    app.push_screen(PickScreen(_("Which colours?"), options, chosen=before, moved=shown), chosen)


def choose_language(app: App[None]) -> None:
    """Let the person choose the language of the screen; what is open is opened again in it."""

    async def chosen(code: str | None) -> None:
        if code and code != active().code and await _services(app).speak(code):
            await keep(app, "language", code)
            if os.environ.get("RETRO_LANG", code) != code:
                said = _("RETRO_LANG says another language: the next start follows that.")
                app.notify(said, severity="warning", markup=False)

    app.push_screen(PickScreen(_("Which language?"), languages(), chosen=active().code), chosen)


async def keep(app: App[None], key: str, value: str) -> None:
    """Write a choice into the settings; where that cannot be done, say so: it holds until Retro is left."""
    path = _services(app).environment.config
    if path is None:
        return
    try:
        await asyncio.to_thread(keep_setting, path, key, value)
    except RetroError as error:
        _services(app).show_error(error)


def edit_settings(app: App[None]) -> None:
    """Open the file of the settings in the person's editor, and follow what it says then."""
    from retro.screens.walk.external_editor import edit_file, editor_command

    path = _services(app).environment.config
    if path is None:
        app.notify(_("This run keeps no settings."), severity="warning", markup=False)
        return
    try:
        begin_settings(path)
        command = editor_command(os.environ, _services(app).environment.settings.editor)
        with app.suspend():
            edit_file(path, command)
        settings = load_settings({**os.environ, "RETRO_CONFIG": str(path)})
    except RetroError as error:
        _services(app).show_error(error)
        return
    _services(app).environment = replace(_services(app).environment, settings=settings)
    if settings.theme in app.available_themes:
        app.theme = settings.theme
    app.set_keymap({id_: ",".join(keys) for id_, keys in settings.keys.items()})
    app.notify(_("The settings in {path} hold now; the language from the next start on.", path=str(path)), markup=False)


def _services(app: App[None]) -> AppServices:
    return cast("AppServices", app)
