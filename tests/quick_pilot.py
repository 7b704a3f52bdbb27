"""Textual in tests, without work that is done again and again and shows nothing."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from inspect import CO_VARARGS, CO_VARKEYWORDS
from types import FunctionType
from typing import Any
from weakref import WeakSet

from textual import _callback, _wait
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot, WaitForScreenTimeout
from textual.screen import Screen

from tests import quick_lookups, quick_styles

_parse_rules = Stylesheet._parse_rules
_parsed: dict[Any, list[RuleSet]] = {}
_parse = Stylesheet.parse
_sheets: dict[Any, tuple[list[RuleSet], dict[str, list[RuleSet]]]] = {}
_count_parameters = _callback._count_parameters
_dispatch_methods = MessagePump._get_dispatch_methods
_Plan = list[tuple[type, list[Callable[..., Any]]]]
_plans: dict[tuple[type, str, type], _Plan | None] = {}
_draw = Screen._compositor_refresh
_times_changed = 0
_lazy: WeakSet[App[Any]] = WeakSet()
_undrawn: WeakSet[App[Any]] = WeakSet()


ALL = "RETRO_EVERY_PICTURE"


def hasten() -> None:
    """Let all apps of this process be so."""
    # The pilot waits behind each key until the program has rested for so long: two thirds of a test of a screen.
    _wait.SLEEP_GRANULARITY /= 2
    _wait.SLEEP_IDLE /= 2
    Pilot._wait_for_screen = wait_for_screen  # type: ignore[method-assign]
    Stylesheet._parse_rules = parse_rules  # type: ignore[method-assign]
    Stylesheet.parse = parse  # type: ignore[method-assign]
    _callback._count_parameters = count_parameters
    MessagePump._get_dispatch_methods = dispatch_methods  # type: ignore[method-assign]
    Screen._compositor_refresh = _draw_or_wait  # type: ignore[assignment, method-assign]
    quick_lookups.hasten()
    if not os.environ.get(ALL):  # the nightly job shows that all is the same with the rules as Textual finds them
        quick_styles.hasten()


def draw_when_read(app: App[Any]) -> None:
    """Let an app draw when somebody looks at it (`draw`), all that has changed until then in one go.

    What is where, and how large, is worked out as ever. With RETRO_EVERY_PICTURE=1 it draws each change, as in a
    terminal: the nightly job.
    """
    if not os.environ.get(ALL):
        _lazy.add(app)


def draw(app: App[Any]) -> None:
    """Draw what has changed since somebody looked: a list, for one, asks for what it lacks when it is drawn."""
    if app in _undrawn and app.is_running:
        _undrawn.discard(app)
        with app._context():
            _draw(app.screen)


def times_changed() -> int:
    """How many times there was something to draw, of any app of this process."""
    return _times_changed


def _draw_or_wait(screen: Screen[Any]) -> None:
    global _times_changed  # noqa: PLW0603 -- one number for all apps
    _times_changed += 1
    app = screen.app
    if app not in _lazy or screen is not app.screen:
        _draw(screen)
        return
    _undrawn.add(app)
    screen._dirty_widgets.clear()
    app._update_mouse_over(screen)


def parse_rules(self: Stylesheet, *source: Any, **more: Any) -> list[RuleSet]:
    """The rules of a source with these variables: read once, not by each app anew."""
    key = (source, *more.items(), frozenset(self._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse_rules(self, *source, **more)
    return _parsed[key]


def parse(self: Stylesheet) -> None:
    """The rules of all sources, and what each of them selects: put together once, not by each app anew."""
    key = (*self.source.items(), frozenset(self._variables.items()))
    if key in _sheets:
        rules, self._rules_map = _sheets[key]
        self._rules, self._require_parse = rules.copy(), False
    else:
        _parse(self)
        _sheets[key] = self._rules.copy(), self.rules_map


def count_parameters(func: Callable[..., Any]) -> int:
    """How many parameters a function has. Textual makes its whole signature, of each closure and partial anew."""
    if not isinstance(func, FunctionType) or func.__dict__:  # such as `__wrapped__`
        return _count_parameters(func)
    code = func.__code__
    more = bool(code.co_flags & CO_VARARGS) + bool(code.co_flags & CO_VARKEYWORDS)
    return code.co_argcount + code.co_kwonlyargcount + more


def dispatch_methods(self: MessagePump, method_name: str, message: Message) -> Iterator[tuple[type, Any]]:
    """The handlers of a message. Textual looks through all classes for each message; which they are stays the same.

    So a test that wants another handler gives the widget a class of its own.
    """
    key = type(self), method_name, type(message)
    if key not in _plans:
        _plans[key] = _plan(*key)
    if (plan := _plans[key]) is None:
        yield from _dispatch_methods(self, method_name, message)
        return
    for cls, methods in plan:
        if message._no_default_action:
            break
        for method in methods:
            yield cls, method.__get__(self, cls)


def _plan(of: type, method_name: str, message: type) -> _Plan | None:
    """The handlers in each class, in Textual's order; None where it depends on who sent the message."""
    plan: _Plan = []
    told: set[Any] = set()
    for cls in of.__mro__:
        methods: list[Callable[..., Any]] = []
        decorated: dict[type, list[tuple[Any, Any]]] = cls.__dict__.get("_decorated_handlers") or {}
        for message_class in message.__mro__:
            for method, selectors in decorated.get(message_class, ()):
                if selectors:
                    return None
                if method not in told:
                    methods.append(method)
                    told.add(method)
        named = cls.__dict__.get(f"_{method_name}") or cls.__dict__.get(method_name)
        if named is not None and not getattr(named, "_textual_on", None):
            methods.append(named)
        if methods:
            plan.append((cls, methods))
    return plan


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
