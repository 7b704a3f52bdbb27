"""An exercise as somebody goes through it: what is told by now, and what they wrote. Nothing of it is on the disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from retro.value import value

if TYPE_CHECKING:
    from retro.services.memory.drill import Drill


@value
class SceneWords:
    """The words of one scene."""

    side: str
    """Who one is, in words."""
    asks: str
    known: Sequence[str]
    """A line for each row that one learns of before."""
    done: Sequence[str]
    """A line for each row of what was done."""


def scene_words(drill: Drill) -> tuple[SceneWords, ...]:
    """All scenes in words. It takes its time, and belongs on no thread that draws."""
    return tuple(
        SceneWords(
            drill.to(each.side), drill.to(each.asks), [*map(drill.line, each.known)], [*map(drill.line, each.then)]
        )
        for each in drill.scenes
    )


@dataclass
class Exercise:
    """Where one is, and what one wrote."""

    written: list[list[str]] = field(default_factory=lambda: [[]])
    """One's lines, for each scene that was reached."""
    is_compared: bool = False
    """Whether what was done in the last one of them stands beside one's lines."""
    file: Path | None = None
    """Where what one writes is kept, once one said so."""
    held: list[list[str]] = field(default_factory=list)
    """What one had written when it was kept last."""

    @property
    def at(self) -> int:
        """The number of the scene, from 0."""
        return len(self.written) - 1

    @property
    def is_kept(self) -> bool:
        """Whether nothing is lost when one leaves."""
        return not any(self.written) or self.written == self.held

    def is_over(self, scenes: Sequence[SceneWords]) -> bool:
        """Whether all was told."""
        return self.is_compared and len(self.written) == len(scenes)

    def fit(self, scenes: int) -> None:
        """The case was read anew, and has so many scenes now: what one wrote in others stands in the last one."""
        last = self.written[scenes - 1 :]
        self.written[scenes - 1 :] = [[line for lines in last for line in lines]] if last else []

    def write(self, line: str) -> None:
        """Write a line down."""
        self.written[-1].append(line)

    def take_back(self) -> str:
        """Take the last line of this scene back; "" if there is none, or if one has seen what was done."""
        return "" if self.is_compared or not self.written[-1] else self.written[-1].pop()

    def step(self) -> None:
        """See what was done; or, where one saw it, go on to the next scene."""
        if self.is_compared:
            self.written.append([])
        self.is_compared = not self.is_compared
