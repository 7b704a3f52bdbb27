"""A keyboard for tests: bytes as a terminal sends them, through Textual's own parser, into an app that runs."""

from __future__ import annotations

from typing import Any

from textual._xterm_parser import XTermParser
from textual.pilot import Pilot

PASTE = "\x1b[200~{}\x1b[201~"
"""What a terminal puts around a pasted text."""


async def send(pilot: Pilot[Any], text: str) -> None:
    """Type `text`, letter by letter: keys that are no letters are the sequences that a terminal sends for them."""
    driver = pilot.app._driver
    assert driver is not None
    for event in XTermParser().feed(text):
        event.set_sender(pilot.app)
        driver.process_message(event)
    await pilot.pause()


async def paste(pilot: Pilot[Any], text: str) -> None:
    """Paste `text`, as a terminal does that puts brackets around it."""
    await send(pilot, PASTE.format(text) + " \x7f")  # the parser gives a paste once something follows it
