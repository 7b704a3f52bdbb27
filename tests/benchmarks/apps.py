"""The smallest Textual apps that do what ours is timed at: `python apps.py blank|line|page`."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static

READY = "ready for a key"
"""What each of them shows first."""
PRESSED = "pressed down"
"""What `blank` shows once a key was pressed."""


class Blank(App[None]):
    """One text, and another one after a key."""

    def compose(self) -> ComposeResult:
        yield Static(READY)

    def on_key(self, event: Key) -> None:
        self.query_one(Static).update(f"pressed {event.key}")


class Line(App[None]):
    """One line to type in."""

    def compose(self) -> ComposeResult:
        from textual.widgets import Input

        yield Input(placeholder=READY, compact=True)


class Page(App[None]):
    """One page to type in."""

    def compose(self) -> ComposeResult:
        from textual.widgets import TextArea

        yield TextArea(placeholder=READY, compact=True)


if __name__ == "__main__":
    {"blank": Blank, "line": Line, "page": Page}[sys.argv[1]]().run()
