"""The row under the cursor that is not open any more, or was checked here: it stays in its place until one moves on.

Otherwise the row that comes into its place would stand under the cursor, and the next key would check what nobody
chose.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from retro.review.open_actions import Action
from retro.value import value
from widgets.action_list import ActionLine

Groups = list[tuple[str, list[ActionLine]]]
"""The headings, each with its lines."""


@value
class HeldRow:
    """One such row, and where it stands."""

    action: Action
    line: ActionLine
    heading: str
    group: int
    """How many groups stood before its own."""
    place: int
    """How many lines of its group stood before it."""
    here: bool
    """Whether it was checked here, by the one who looks at it; otherwise somebody else took it away."""

    @classmethod
    def of(cls, action: Action, line: ActionLine, groups: Sequence[tuple[str, Sequence[ActionLine]]], *, here: bool,
           became: str) -> HeldRow | None:  # fmt: skip
        """The row where it stands in these groups, with what became of it; None if it is not in them."""
        for number, (heading, lines) in enumerate(groups):
            for place, each in enumerate(lines):
                if each.key == line.key:
                    told = line._replace(what=f"{became} – {line.what}", late="", state="", is_past=True)
                    return cls(action, told, heading, number, place, here)
        return None

    def among(self, groups: Iterable[tuple[str, list[ActionLine]]]) -> Groups:
        """The groups with the row in its place, and nowhere else."""
        left = [(heading, [line for line in lines if line.key != self.line.key]) for heading, lines in groups]
        found = next((lines for heading, lines in left if heading == self.heading), None)
        if found is None:
            found = []
            left.insert(min(self.group, len(left)), (self.heading, found))
        found.insert(min(self.place, len(found)), self.line)
        return [(heading, lines) for heading, lines in left if lines]
