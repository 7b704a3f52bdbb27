"""Errors that a person is meant to read are told, whoever meets them, and all goes on; what lasts has a mark on top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.message_pump import MessagePump
from textual.widgets import Static

from retro.errors import RetroError

if TYPE_CHECKING:
    from textual.message import Message
    from textual.screen import Screen

    _Pump = MessagePump
else:
    _Pump = object  # Textual finds handlers by the order of classes


class TellsErrors(_Pump):
    """What handles keys and messages. Whoever asks the archive may get an error; no key ends the program."""

    def show_error(self, error: RetroError) -> None:
        """Say it."""
        raise NotImplementedError

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except RetroError as error:
            self.show_error(error)


def for_a_person(error: Exception) -> RetroError | None:
    """The error that somebody is to read, of what ended work in the background; None if it is another one."""
    from textual.worker import WorkerFailed  # seldom needed

    found = error.error if isinstance(error, WorkerFailed) else error
    return found if isinstance(found, RetroError) else None


def show_mark(screen: Screen[Any], mark: str, *, wrong: bool) -> None:
    """Show it in the top bar of a screen, behind its name, as something `wrong` or not; "" takes it away."""
    for bar in screen.query(".topbar"):
        if shown := [*bar.query(".away").results(Static)]:
            if shown[0].content != mark:
                shown[0].update(mark)
            shown[0].display = bool(mark)
            shown[0].set_class(wrong, "-wrong")
        elif mark:
            bar.mount(Static(mark, classes="away -wrong" if wrong else "away", markup=False), after=0)
