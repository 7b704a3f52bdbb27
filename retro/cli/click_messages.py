"""What click itself says ("Usage:", "No such option"), in the language of the screen.

Click looks its words up with the standard `gettext`, in whichever catalogue is current for the process, so ours is made
the current one. `gettext` takes the language from the environment alone; that is why LANGUAGE is set.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

from retro.language import LOCALE_DIR, N_

SAID = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Option {name!r} does not take a value."),
)
"""Click's message ids that our commands can bring up, marked for our catalogue."""


def n_(one: str, many: str) -> tuple[str, str]:
    """Mark a counting text of click's for the catalogue, under the name that extraction looks for."""
    return one, many


COUNTED = (
    n_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    n_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    n_("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    n_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
)


def speak(code: str, catalogues: Path = LOCALE_DIR) -> None:
    """Let click speak the language `code` from now on."""
    if code == "en":  # its own words are English
        gettext.textdomain("messages")
        return
    os.environ["LANGUAGE"] = code
    gettext.bindtextdomain("retro", str(catalogues))
    gettext.textdomain("retro")
