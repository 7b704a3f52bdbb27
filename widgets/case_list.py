"""The archive as a list: it holds the page that is shown, and asks its owner for another when it is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from retro.text.width import cells, fit
from widgets.line_list import LineList, Pieces

PAGE = 100
"""How many cases are asked for at a time."""

_ROOM_FOR_ORIGIN, _ROOM_FOR_SEVERITY = 90, 70


@dataclass(frozen=True)
class Case:
    """One case as a line. All texts are in the reader's language, and plain."""

    reference: str
    day: str
    title: str
    origin: str
    severity: str
    status: str
    walk: str


class CaseList(LineList):
    """All cases of the archive, of which only those near the window are in memory."""

    @dataclass
    class Needed(Message):
        """The cases from `offset` on, `PAGE` of them, are about to be shown."""

        offset: int

    def __init__(self, heads: Case, *, id: str | None = None) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self._heads = heads
        self._pages: dict[int, Sequence[Case]] = {}
        self._asked: set[int] = set()

    @property
    def chosen(self) -> str:
        """The reference under the cursor; "" when there is none, or it is not here yet."""
        case = self.case(self.cursor)
        return case.reference if case else ""

    def case(self, index: int) -> Case | None:
        """The case at `index`, if its page is here."""
        page = self._pages.get(index // PAGE, ())
        return page[index % PAGE] if index % PAGE < len(page) else None

    def clear(self) -> None:
        """Forget all pages: the archive has changed, or another part of it is listed."""
        self._pages.clear()
        self._asked.clear()

    def give(self, offset: int, cases: Sequence[Case]) -> None:
        """Take in the page that begins at `offset`."""
        self._pages[offset // PAGE] = cases
        self._asked.discard(offset // PAGE)
        self.refresh()

    def pieces(self, index: int, width: int) -> Pieces:
        """Reference, day, title, and as much of the rest as there is room for."""
        case = self.case(index)
        if case is None:
            page = index // PAGE
            if page not in self._asked:
                self._asked.add(page)
                self.post_message(self.Needed(page * PAGE))
            return [("...", self.piece_style("dim"))]
        return self._columns(case, width)

    def head(self, width: int) -> Pieces:
        """The line of column titles above the list."""
        return [("  ", None), *self._columns(self._heads, width - 3)]

    def _columns(self, case: Case, width: int) -> Pieces:
        dim = self.piece_style("dim")
        right: Pieces = []
        if width >= _ROOM_FOR_ORIGIN:
            right += [(f"  {fit(case.origin, 14)}", dim)]
        if width >= _ROOM_FOR_SEVERITY:
            right += [(f"  {fit(case.severity, 8)}", dim)]
        right += [(f"  {fit(case.status, 10)}", None), (f"  {fit(case.walk, 4, right=True)}", dim)]
        left: Pieces = [(f"{fit(case.reference, 8)}  ", None), (f"{fit(case.day, 8)}  ", dim)]
        room = width - sum(cells(text) for text, _ in left + right)
        return [*left, (fit(case.title, room), None), *right]
