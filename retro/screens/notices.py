"""What is said for a moment, in lines of their own right above the keys: nothing that is asked or read is covered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.notifications import Notify, SeverityLevel

from retro.text.wrap import line_spans
from widgets.keyboard import KeyboardApp

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.screen import Screen
    from textual.types import CSSPathType

_EDGES = 3
"""Cells of such a line that hold none of its text: the bar before it, and a space at either end."""


class NoticesApp(KeyboardApp):
    """An app whose notices make room for one another.

    Where they stand is said in `app.tcss`: in the layout of the screen, which ends above them. What tells of something
    that was done goes once something is said of a later key; all that is said of one key stays, as do a warning and an
    error until their time is over. On another screen nothing is left of what was said before but errors.
    """

    def __init__(self, *, driver_class: type[Driver] | None = None, css_path: CSSPathType | None = None) -> None:
        super().__init__(driver_class=driver_class, css_path=css_path)
        self._said_of: dict[str, int] = {}
        """How many keys were given on when something was said, by the identity of what was said."""
        self._of_server: tuple[str, ...] = ()
        """What was said last of whether the server is there."""
        self._on: Screen[Any] | None = None
        """The screen that was seen last, but for dialogs over it."""

    def on_mount(self) -> None:
        """Hear of each screen that comes."""
        self.screen_change_signal.subscribe(self, self._comes_to)

    def _comes_to(self, screen: Screen[Any]) -> None:
        """What was said on a screen that was left would seem to be of the case that is open now.

        What is said of the very key that left it stays: it tells what became of that.
        """
        if screen.is_modal or screen is self._on:
            return
        self._on, is_first = screen, self._on is None
        for old in [] if is_first else list(self._notifications):
            if old.severity != "error" and self._said_of.get(old.identity) != self.commands_given:
                self._unnotify(old, refresh=False)
        self._refresh_notifications()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a message for a moment, its lines ended by our rules: Textual would cut Japanese anywhere."""
        super().notify(self._in_lines(message), title=title, severity=severity, timeout=timeout, markup=markup)

    def of_server(self, message: str) -> str:
        """The message, which says how it stands with the server, and goes in the place of what said that before."""
        for old in list(self._notifications):
            if old.message in self._of_server:
                self._unnotify(old)
        self._of_server = message, self._in_lines(message)
        return message

    def _in_lines(self, message: str) -> str:
        if message.isascii():
            return message
        room = self.size.width - _EDGES
        return "\n".join(message[start:end] for start, end in line_spans(message, max(room, 1)))

    def _on_notify(self, event: Notify) -> None:
        """Let go of what was said before; Textual takes in the new one after this."""
        new, now = event.notification, self.commands_given
        for old in list(self._notifications):
            is_over = old.severity == "information" and self._said_of.get(old.identity) != now
            if is_over or old.message == new.message:
                self._unnotify(old, refresh=False)
        stand = {each.identity for each in self._notifications}
        self._said_of = {name: key for name, key in self._said_of.items() if name in stand} | {new.identity: now}
