"""What comes from a keyboard, before a widget gets it: in a text every letter, elsewhere keys, whatever their width.

Textual takes as text what `str.isprintable` allows. That leaves out the space of every Japanese input method (U+3000),
the space that does not break, the joiner of emoji, letters of one's own making, and all that is newer than Python's
tables. Here everything is text that is no control character.

Where no text is typed, a full-width key acts as its twin does. A kana key has none: it says that the input method is
on.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar
from unicodedata import name

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.keys import KEY_NAME_REPLACEMENTS

from retro.text.controls import first_control
from retro.text.folding import half_width

if TYPE_CHECKING:
    from textual.types import CSSPathType
    from textual.widget import Widget

    _OfWidget = Widget
else:
    _OfWidget = object  # Textual takes styles and components from the first base that is a widget

_SAME_KEY = {"　": " ", "「": "[", "」": "]", "、": ",", "。": ".", "・": "/"}
"""What an input method makes of the keys that have no full-width letter of their own."""
_JAPANESE = (("\u3005", "\u3007"), ("\u3041", "\u30ff"), ("\u3400", "\u9fff"), ("\uff66", "\uff9f"))
"""The first and the last letter of each range of them. A pattern of these takes 2 ms to compile at every start."""
_ONE_WORD = 1.0
"""Seconds within which letters are of one word: an input method sends it at once."""
_ROUNDS = 3
"""How often one waits behind a key: for itself, for the message that it sent, for the cursor that this moved."""
_LOOK = 0.1
"""Seconds between two looks whether the widget is still there in which one waits for a key."""
_AT_MOST = 3.0
"""Seconds that keys wait at most for the one before them."""


class Key(events.Key):
    """A key whose character is text. Textual finds a key's handlers by the name of its class."""

    @property
    def is_printable(self) -> bool:
        """That it is text."""
        return True


class KeyboardApp(App[None]):
    """An app that reads keys so, and lets each act before the next one: what is typed on goes where that leads.

    Textual gives every key to what has the cursor when it arrives. A command that moves the cursor would come too late
    for keys that are typed fast, or while the program is busy: letters would act as commands.
    """

    _kana_at = float("-inf")
    """When a kana key was pressed last."""

    def __init__(self, *, driver_class: type[Driver] | None = None, css_path: CSSPathType | None = None) -> None:
        super().__init__(driver_class=driver_class, css_path=css_path)
        self._arrived: deque[events.Key | events.Paste | asyncio.Event] = deque()
        """What was typed and pasted, and not given on yet; and who waits for what was typed before."""
        self._waits = 0
        """The number of the key that the others wait for; 0 where they wait for none."""
        self._last = 0
        self._behind: tuple[DOMNode, int] = self, 0
        """The widget in which one waits behind that key, and how many rounds are left."""
        self._acted: asyncio.Event | None = None
        """Set once that key has acted."""
        self._has_typed = False
        """Whether keys were given to a text of which nobody knows that they have acted."""

    def show_input_method_is_on(self) -> None:
        """Say that keys act once it is off."""

    @property
    def commands_given(self) -> int:
        """How many keys that may do something were given on so far; letters of a text are none of them."""
        return self._last

    async def on_event(self, event: events.Event) -> None:
        """Give on what a key means where it was pressed."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._arrived.append(event)
            await self._give_on()
        else:
            await super().on_event(event)

    async def _give_on(self) -> None:
        while self._arrived and not self._waits:
            event = self._arrived.popleft()
            if isinstance(event, asyncio.Event):
                self._acted = event
                self._hold()
                return
            if isinstance(event, events.Key) and self._has_typed and self._overtakes(event):
                self._arrived.appendleft(event)
                self._hold()
                return
            if isinstance(event, events.Key) and event.key == "ctrl+j":
                event = events.Key("enter", "\r")  # so Enter comes until the terminal is ours, and in bursts
            if isinstance(event, events.Key) and not (event.character or "a").isascii():
                event = self._typed(event) if self._takes_text() else self._pressed(event)
            stays = self._stays_in_text(event)
            await super().on_event(event)
            if stays:
                self._has_typed = True
            else:
                self._hold()

    async def keys_have_acted(self, seconds: float) -> None:
        """Wait until all that was typed so far has acted, but no longer than so many seconds."""
        acted = asyncio.Event()
        self.call_later(self._wait_behind, acted)
        with suppress(TimeoutError):
            await asyncio.wait_for(acted.wait(), seconds)

    async def _wait_behind(self, acted: asyncio.Event) -> None:
        self._arrived.append(acted)
        await self._give_on()

    def _hold(self) -> None:
        """Let what is typed wait until what was given on has acted."""
        self._waits = self._last = self._last + 1
        self._has_typed = False
        self._follow(self.focused or self.screen, self._waits, _ROUNDS)
        self.set_timer(_LOOK, partial(self._look_after, self._waits, monotonic() + _AT_MOST))

    def _overtakes(self, event: events.Key) -> bool:
        """Whether a command is bound to the key which Textual carries out before the text has got its letters."""
        found = self.screen.active_bindings.get(event.key)
        return found is not None and found.binding.priority

    def _stays_in_text(self, event: events.Key | events.Paste) -> bool:
        """Whether it goes into the text that has the cursor, which takes it in its turn, and the cursor stays there."""
        if not self._takes_text():
            return False
        if isinstance(event, events.Paste) or event.is_printable:
            return True
        return isinstance(self.focused, KeysInOrder) and self.focused.acts_in_order(event.key)

    def _follow(self, node: DOMNode, key: int, rounds: int) -> None:
        """Wait behind a key, from widget to widget on its way up to the app, and as often for what it caused."""
        self._behind = node, rounds
        if not node.call_later(self._followed, node, key, rounds):
            self.call_later(self._came_back, key, rounds)  # it is going away

    def _followed(self, node: DOMNode, key: int, rounds: int) -> None:
        if key != self._waits:
            return
        if node.parent is None or node is self.screen or isinstance(node.parent, App):
            self.call_later(self._came_back, key, rounds)
        else:
            self._follow(node.parent, key, rounds)

    def _look_after(self, key: int, until: float) -> None:
        """A widget that went away took with it what waited there; one that stands still is not waited for for ever."""
        if key != self._waits:
            return
        node, rounds = self._behind
        if not node.is_attached or monotonic() > until:
            self.call_later(self._came_back, key, rounds)
        self.set_timer(_LOOK, partial(self._look_after, key, until))

    async def _came_back(self, key: int, rounds: int) -> None:
        if key != self._waits:
            return
        if rounds > 1:
            self._follow(self.focused or self.screen, key, rounds - 1)
        else:
            self._waits = 0
            if self._acted is not None:
                self._acted.set()
                self._acted = None
            await self._give_on()

    def _takes_text(self) -> bool:
        """Whether letters go into a text, or into something else that wants them."""
        return self.focused is not None and self.focused.check_consume_key("a", "a")

    def _typed(self, event: events.Key) -> events.Key:
        letter = event.character or ""
        return Key(event.key, letter) if not letter.isprintable() and first_control(letter) is None else event

    def _pressed(self, event: events.Key) -> events.Key:
        letter = event.character or ""
        if twin := letter_of_key(letter):
            return events.Key(key_of(twin), twin)
        if event.key not in self.screen.active_bindings:
            self.note_kana(event)
        return event

    def note_kana(self, event: events.Key) -> None:
        """Say of a kana key that did nothing why it did not, once for a word."""
        letter = (event.character or " ")[0]
        if any(first <= letter <= last for first, last in _JAPANESE):
            if event.time - self._kana_at > _ONE_WORD:
                self.show_input_method_is_on()
            self._kana_at = event.time


class KeysInOrder(_OfWidget):
    """What makes a widget's keys act in the order in which they were pressed. It stands before the widget's base.

    Textual gives a key that is bound to the app first, which carries it out after the letters that came behind it.
    """

    IN_ORDER: ClassVar[frozenset[str]] = frozenset()
    """The actions that are carried out here: they move and change. One that ends the widget would wait for itself."""

    def acts_in_order(self, key: str) -> bool:
        """Whether the key is carried out here, and leaves the cursor in the text: not where it gives the text away."""
        names = {_name(binding) for binding in self._bindings.key_to_bindings.get(key, ())}
        return not names.isdisjoint(self.IN_ORDER - {"submit"})

    async def _on_key(self, event: events.Key) -> None:
        """Carry out at once what the key is bound to here."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if _name(binding) in self.IN_ORDER and await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return


def actions(declared: Iterable[BindingType]) -> frozenset[str]:
    """The names of the actions that a widget binds keys to."""
    return frozenset(_name(binding) for binding in Binding.make_bindings(declared))


def _name(binding: Binding) -> str:
    return binding.action.partition("(")[0]


def letter_of_key(letter: str) -> str:
    """The letter of the key that a full-width letter was typed with; "" where there is none."""
    return half_width(letter) or _SAME_KEY.get(letter, "")


def key_of(letter: str) -> str:
    """Textual's name of the key of an ASCII letter."""
    if letter.isalnum():
        return letter
    key = name(letter).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(key, key)
