"""What of a walk that leads is kept while one looks elsewhere: the line, the place, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from retro.asking.again import Given
from retro.asking.next import Here
from retro.model.entry import EntryId
from retro.model.stage import Stage
from widgets.line_notes import RefusedLine

_KEPT = 200
"""How many answers are kept to be changed."""


@dataclass
class WalkSitting:
    """One case as somebody is led through it, until the program ends. What is on the disk is enough to go on."""

    text: str = ""
    """What stood in the line when it was left."""
    not_taken: list[RefusedLine] = field(default_factory=list)
    """Answers that were not taken while another text stood in the line."""
    is_begun: bool = False
    """Whether what was kept on the disk when the case was left stands here."""
    here: Here = field(default_factory=Here)
    given: list[Given] = field(default_factory=list)
    """The answers of this sitting, the latest last."""
    stage: Stage | None = None
    """The stage of the question that was asked last."""
    row: EntryId = ""
    """The row that was written last."""
    looks_at: Stage | None = None
    """The stage in which it begins, as long as something of it is open."""
    recalls: bool = False
    """Whether it begins with all that is remembered."""
    leaves: bool = False
    """Whether the case is left, too."""

    def note(self, given: Given, instead_of: Given | None = None) -> None:
        """Keep an answer; one that was given anew takes its old place."""
        if (place := self.place_of(instead_of)) >= 0:
            self.given[place] = given
        else:
            self.given = [*self.given[1 - _KEPT :], given]

    def place_of(self, given: Given | None) -> int:
        """Which of the answers this one is; -1 if it is none of them."""
        return next((n for n, each in enumerate(self.given) if each is given), -1)

    def shorten(self, place: int, text: str) -> None:
        """An answer that was looked at became two rows: `text` is left of it."""
        if 0 <= place < len(self.given):
            self.given[place] = replace(self.given[place], text=text)
