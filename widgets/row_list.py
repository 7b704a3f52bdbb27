"""The rows of a stage as a list: number, lead, text by its depth, and what is said of it on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from widgets.cells import fit
from widgets.line_list import LineList, Pieces


@dataclass(frozen=True)
class RowLine:
    """One row as a line. All texts are in the reader's language, and plain."""

    id: str
    number: str
    lead: str
    text: str
    said: str
    depth: int = 0


class RowList(LineList):
    """The rows of one stage."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self._rows: Sequence[RowLine] = ()
        self._lead = 0

    @property
    def chosen(self) -> str:
        """The id of the row under the cursor; "" when there is none."""
        return self._rows[self.cursor].id if self.cursor < len(self._rows) else ""

    def show(self, rows: Sequence[RowLine], choose: str = "") -> None:
        """Show these rows, with the cursor on the row `choose`, else on the row it stood on, else where it was."""
        wanted = choose or self.chosen
        self._rows = rows
        self._lead = min(max((cell_len(row.lead) for row in rows), default=0), 24)
        self.count = len(rows)
        found = next((i for i, row in enumerate(rows) if row.id == wanted), None)
        self.cursor = self.cursor if found is None else found
        self.refresh()

    def pieces(self, index: int, width: int) -> Pieces:
        """Number, lead, text, and on the right what is said of the row."""
        row = self._rows[index]
        dim = self.piece_style("dim")
        lead = f"{fit(row.lead, self._lead)}  " if self._lead else ""
        indent = "  " * min(row.depth, 12)
        said = min(cell_len(row.said), max(width // 3, 12)) if row.said else 0
        room = width - 4 - cell_len(lead) - len(indent) - (said + 2 if said else 0)
        pieces: Pieces = [
            (f"{fit(row.number, 2, right=True)}  ", dim),
            (lead, dim),
            (indent, None),
            (fit(row.text, room), None),
        ]
        return [*pieces, (f"  {fit(row.said, said)}", dim)] if said else pieces
