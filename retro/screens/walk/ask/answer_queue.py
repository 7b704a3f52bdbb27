"""Answers on their way from the line to the archive, one question after the other.

Where one is not taken, those that were typed behind it wait: they were meant for the questions that follow it, and
would else answer this one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from retro.asking.again import Given
from retro.screens.walk.ask.turn import NotTakenError
from retro.screens.walk.typed_queue import TypedQueue


@dataclass(eq=False)
class TypedAnswer:
    """A line whose Enter was pressed."""

    text: str
    at: datetime
    id: str
    """What the ids of its row and its change follow from: it is taken once only, however often that is tried."""
    earlier: Given | None = None
    """The earlier answer that it takes the place of; None: it answers what is asked when its turn comes."""


class AnswerQueue(TypedQueue[TypedAnswer]):
    """The answers of one sitting that are not saved.

    `take` carries one out: NotTakenError if it is no answer. `refused` is told of one that was not taken.
    """

    refusal = NotTakenError

    def __init__(
        self,
        take: Callable[[TypedAnswer], Awaitable[None]],
        refused: Callable[[TypedAnswer, NotTakenError], None],
        changed: Callable[[], None],
        start: Callable[[Coroutine[Any, Any, None]], object],
    ) -> None:
        super().__init__(take, changed, start)
        self.held: list[TypedAnswer] = []
        """Those that were typed behind one which was not taken: they go on behind the next one that is typed."""
        self._refused = refused
        self._has_begun = False

    def begin(self) -> None:
        """Begin to take: a question is asked now. What was typed before that waited for it."""
        self._has_begun = True
        self._go_on()

    def put(self, typed: TypedAnswer) -> None:
        """Take an answer, and behind it those that were held back.

        Enter on nothing is none while one before it cannot be saved: it would leave questions that nobody has seen.
        """
        if not typed.text and self.failure is not None:
            self._changed()
            return
        self.waiting += [typed, *self.held]
        self.held = []
        if self._has_begun:
            self._go_on()
        self._changed()

    def replace(self, typed: TypedAnswer, by: Sequence[TypedAnswer]) -> None:
        """Put others in the place of one that is here; of one that is being taken, behind it: nothing is left of it."""
        is_held = typed in self.held
        those = self.held if is_held else [*self.waiting]
        at = those.index(typed)
        is_under_way = at == 0 and not is_held and not self._idle.is_set()
        typed.text = ""
        those[at + is_under_way : at + 1] = by
        self.held, self.waiting = (those, self.waiting) if is_held else (self.held, deque(those))

    def _was_refused(self, typed: TypedAnswer, error: Exception) -> None:
        assert isinstance(error, NotTakenError)
        self.held, self.waiting = list(self.waiting), deque()
        self._refused(typed, error)
