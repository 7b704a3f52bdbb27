"""A widget alone in an app: what it tells, and what it draws."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget


class Owner(Screen[None]):
    """What the widget stands in. It keeps the messages that reach it."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self._widget = widget
        self.told: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self._widget

    def post_message(self, message: Message) -> bool:
        if type(message).__module__.startswith("widgets."):
            self.told.append(message)
        return super().post_message(message)


class Alone(App[None]):
    """An app with one widget, which has the focus if it can have it."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self._owner = Owner(widget)

    def get_default_screen(self) -> Owner:
        return self._owner

    @property
    def told(self) -> list[Message]:
        """What the widget told, since `told_since` was asked last."""
        return self._owner.told

    def told_since(self) -> list[Message]:
        """What was told since somebody asked last."""
        told, self._owner.told = self._owner.told, []
        return told


def strips(widget: Widget) -> list[Strip]:
    """The lines that a widget draws."""
    return widget.render_lines(widget.size.region)


def drawn(widget: Widget) -> list[str]:
    """The lines that a widget draws, as texts without the spaces behind them."""
    return ["".join(part.text for part in strip).rstrip() for strip in strips(widget)]


def screen(app: App[None]) -> list[str]:
    """What stands on the screen, without the empty lines."""
    lines = ("".join(part.text for part in strip).rstrip() for strip in app.screen._compositor.render_strips())
    return [line for line in lines if line]


def styled(strip: Strip, attribute: str) -> str:
    """The text of a line that has this attribute of a style: `bold`, `underline`, `reverse`."""
    return "".join(part.text for part in strip if part.style and getattr(part.style, attribute))


async def until(pilot: Pilot[None], happened: Callable[[], bool]) -> None:
    """Wait until something has happened that takes the widget a few turns, and until it stands on the screen.

    After ten seconds it never does.
    """
    for _ in range(500):
        if happened():
            if pilot.app.is_running:
                await pilot.pause(0)
            return
        await pilot.pause(0.02)
    raise AssertionError(f"it did not happen; on the screen is:\n{screen(pilot.app)}")
