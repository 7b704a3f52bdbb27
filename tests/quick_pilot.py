"""Textual in tests, without work that is done again and again and shows nothing.

What is drawn is drawn as ever: a list asks for what it lacks when it is drawn.
"""

from __future__ import annotations

import asyncio
from typing import Any

from textual import _wait
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.message_pump import MessagePump
from textual.pilot import Pilot, WaitForScreenTimeout

_parse_rules = Stylesheet._parse_rules
_parsed: dict[Any, list[RuleSet]] = {}
_times_drawn = 0


def hasten() -> None:
    """Let all apps of this process be so."""
    # The pilot waits behind each key until the program has rested for so long: two thirds of a test of a screen.
    _wait.SLEEP_GRANULARITY /= 2
    _wait.SLEEP_IDLE /= 2
    Pilot._wait_for_screen = wait_for_screen  # type: ignore[method-assign]
    Stylesheet._parse_rules = parse_rules  # type: ignore[method-assign]
    App.post_display_hook = _count  # type: ignore[method-assign, assignment]


def times_drawn() -> int:
    """How many times a screen or a part of one was drawn in this process."""
    return _times_drawn


def _count(_app: App[Any]) -> None:
    global _times_drawn  # noqa: PLW0603 -- one number for all apps
    _times_drawn += 1


def parse_rules(self: Stylesheet, *source: Any, **more: Any) -> list[RuleSet]:
    """The rules of a source with these variables: read once, not by each app anew."""
    key = (source, *more.items(), frozenset(self._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse_rules(self, *source, **more)
    return _parsed[key]


async def wait_for_screen(self: Pilot[Any], timeout: float = 30.0) -> bool:  # noqa: ASYNC109 -- the name is Textual's
    """Wait until all widgets have done what they were asked for; whether they could.

    Textual asks each of them. Who waits for messages and has none has done all; only the screen is asked in any case,
    which lays out and draws when it has nothing else to do.
    """
    app = self.app
    try:
        screen = app.screen
    except Exception:  # noqa: BLE001 -- as Textual does
        return False
    left, all_done = 0, asyncio.Event()

    def done() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            all_done.set()

    for pump in (app, screen, *screen.walk_children()):
        if (pump in (app, screen) or not _rests(pump)) and pump.call_later(done):
            left += 1
    if left:
        waiting = [asyncio.create_task(event.wait()) for event in (all_done, app._exception_event)]
        _, pending = await asyncio.wait(waiting, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        if len(pending) == len(waiting):
            raise WaitForScreenTimeout("Timed out while waiting for widgets to process pending messages.")
    return left == 0


def _rests(pump: MessagePump) -> bool:
    """Whether it waits for a message, and none has come."""
    queue: Any = pump._message_queue
    return queue.empty() and bool(queue.ready_event._waiters) and not pump._next_callbacks
