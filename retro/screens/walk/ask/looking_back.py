"""Looking back: which of the answers that were given stands in the line again, to be given otherwise."""

from __future__ import annotations

from retro.asking.again import Given, asked_again
from retro.asking.question import Question
from retro.model.record import Retrospective
from retro.screens.walk.ask.sitting import WalkSitting

_PRESENT = -1


class LookingBack:
    """A place among the answers of a sitting; at first, and after the latest of them, the present question."""

    def __init__(self, sitting: WalkSitting) -> None:
        self._sitting = sitting
        self._place = _PRESENT

    @property
    def given(self) -> Given | None:
        """The answer that stands in the line again; None where the present question is asked."""
        return self._sitting.given[self._place] if 0 <= self._place < len(self._sitting.given) else None

    def question(self, record: Retrospective) -> Question | None:
        """Its question; None if what it was about is gone."""
        return asked_again(record, self.given) if self.given else None

    def is_unchanged(self, text: str) -> bool:
        """Whether the answer stands in the line as it was given."""
        return self.given is not None and self.given.text == text

    def back(self) -> bool:
        """Go to the answer before, at first to the latest; whether there is one."""
        to = (self._place if self.given else len(self._sitting.given)) - 1
        self._place = to if to >= 0 else self._place
        return to >= 0

    def forward(self) -> None:
        """Go to the answer behind, and at last to the present question."""
        self._place = self._place + 1 if self._place + 1 < len(self._sitting.given) else _PRESENT

    def end(self) -> None:
        """Go to the present question."""
        self._place = _PRESENT

    def shorten(self, text: str) -> None:
        """The answer became two rows: `text` is left of it. Then go to the present question."""
        self._sitting.shorten(self._place, text)
        self.end()

    def go_to(self, given: Given | None) -> None:
        """Go to this answer, if it is one of the sitting's."""
        if (place := self._sitting.place_of(given)) >= 0:
            self._place = place
