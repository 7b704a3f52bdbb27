"""The steps of a history that can be taken back, and brought back: whose each of them is, told from the log alone.

Everybody has their own: what somebody takes back is the newest of what they wrote themselves, whatever others wrote
since. What came in from elsewhere is one step of whoever took it in. Whose a change is says the name of its author,
so that two terminals of one person share their steps, and undo outlives the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Self

from retro.model.change import Logged
from retro.value import value


class LogLine(NamedTuple):
    """What of an entry of the log tells the steps."""

    seq: int
    id: str
    author: str
    group: str
    act: str
    of: str
    is_empty: bool
    """Whether it changed nothing."""


@value
class UndoStep:
    """What one undo takes back: changes made in one go.

    `first` and `last` are numbers of changes that the person made in it. `parts` are the numbers of the changes whose
    opposite turns it around: its own, or the undo's or redo's that turned it around before.
    """

    group: str
    author: str
    """Who made it."""
    first: int
    last: int
    parts: tuple[int, ...]
    turner: str = ""
    """Who took it back; "" while it is not."""


@dataclass
class History:
    """The steps that can be taken back and those that can be brought back, each list with the next one last."""

    done: list[UndoStep] = field(default_factory=list)
    undone: list[UndoStep] = field(default_factory=list)
    turned: dict[str, UndoStep] = field(default_factory=dict)
    """By the id of the change that turned it around."""
    taken_in: dict[str, str] = field(default_factory=dict)
    """Who took in the changes of a group that came from elsewhere, whoever made them there."""

    @classmethod
    def of(cls, lines: Iterable[LogLine]) -> Self:
        """What can be turned around behind these entries, the oldest of which comes first."""
        told = cls()
        for line in lines:
            if line.act == "edit" and not line.is_empty:
                told._edited(line._replace(author=told.taken_in.get(line.group, line.author)))
            elif line.act == "import":
                told.taken_in[line.id] = line.author
            elif line.act in {"undo", "redo"}:
                told._turned(line)
        return told

    def next(self, act: str, who: str | None) -> UndoStep | None:
        """What an undo or a redo of somebody turns around; with None, the latest of all, whoever made it."""
        if act == "undo":
            return next((step for step in reversed(self.done) if who in {None, step.author}), None)
        return next((step for step in reversed(self.undone) if who in {None, step.turner}), None)

    def _edited(self, line: LogLine) -> None:
        """A change that its author goes on with, or begins another step by; what they took back is gone for them."""
        self.undone = [step for step in self.undone if step.turner != line.author]
        before = self.next("undo", line.author)
        first, parts = line.seq, tuple[int, ...]()
        if before and before.group == line.group:
            self.done.remove(before)
            first, parts = before.first, before.parts
        self.done.append(UndoStep(line.group, line.author, first, line.seq, (*parts, line.seq)))

    def _turned(self, line: LogLine) -> None:
        """What was left as it is, because others wrote over all of it, is no step any more."""
        taken, given = (self.done, self.undone) if line.act == "undo" else (self.undone, self.done)
        if (step := _of(taken, line)) is None:
            return
        taken.remove(step)
        self.turned[line.id] = step
        if not line.is_empty:
            given.append(replace(step, parts=(line.seq,), turner=line.author if line.act == "undo" else ""))


def lines_of(log: Iterable[Logged]) -> Iterable[LogLine]:
    """The entries of a log that was read."""
    for seq, change in ((logged.seq, logged.change) for logged in log):
        yield LogLine(seq, change.id, change.author, change.group, change.act, change.of, not change.ops)


def _of(steps: Sequence[UndoStep], line: LogLine) -> UndoStep | None:
    """The step that an undo or a redo names: of several of one name, the latest of whoever turned it."""
    named = [step for step in reversed(steps) if step.group == line.of]
    own = (step for step in named if line.author == (step.author if line.act == "undo" else step.turner))
    return next(own, named[0] if named else None)
