"""The cases behind a figure: each can be opened or read, and Esc goes back to the figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from retro.language import _, active, n_
from retro.model.moments.formatting import show_day
from retro.review.figures.figure import Figure
from retro.screens.base import RetroScreen
from retro.screens.figures.commands import OF_CASES
from retro.services.sending.figures import CaseName
from retro.text.controls import printable
from retro.text.width import cells, fit
from widgets.command_footer import CommandFooter
from widgets.commands import bindings
from widgets.line_list import LineList, Pieces
from widgets.wrapped_text import WrappedText

_GAP = "  "


class CaseNames(LineList):
    """Cases by reference, day and title."""

    def __init__(self, cases: Sequence[CaseName]) -> None:
        super().__init__()
        self._cases = cases
        self._days = [show_day(each.day, active()) for each in cases]
        self._reference = max((cells(each.reference) for each in cases), default=0)
        self._day = max(map(cells, self._days), default=0)

    def pieces(self, index: int, width: int) -> Pieces:
        """One case."""
        case, dim = self._cases[index], self.piece_style("dim")
        room = max(width - self._reference - self._day - 2 * len(_GAP), 0)
        return [
            (fit(case.reference, self._reference) + _GAP, None),
            (fit(self._days[index], self._day, right=True) + _GAP, dim),
            (fit(printable(case.title) or _("without a title"), room), None),
        ]


class FigureCasesScreen(RetroScreen):
    """The cases behind one figure, the oldest first, as they were when it was counted."""

    COMMANDS_HERE = OF_CASES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(OF_CASES)]
    CSS_PATH: ClassVar = "screen.tcss"
    AUTO_FOCUS = "CaseNames"

    def __init__(self, figure: Figure, cases: Sequence[CaseName]) -> None:
        super().__init__()
        self._figure, self._cases = figure, cases
        self._list = CaseNames(cases)

    def again(self) -> FigureCasesScreen:
        """The same cases."""
        return FigureCasesScreen(self._figure, self._cases)

    def compose(self) -> ComposeResult:
        """Top bar, the figure, its cases, keys."""
        to = active()
        with Horizontal(classes="topbar roomy"):
            yield Static(_("Figures"), classes="name", markup=False)
            yield Static(n_("{n} case", "{n} cases", len(self._cases)), classes="said", markup=False)
        label, told = printable(self._figure.label.show(to)), printable(self._figure.told.show(to))
        yield WrappedText(Content.assemble((label, "bold"), "  ", told), id="told", classes="roomy")
        yield self._list.add_class("roomy")
        yield WrappedText(classes="too-small")
        yield CommandFooter()

    def on_mount(self) -> None:
        """Show the cases, and the keys."""
        self._list.count = len(self._cases)
        self.query_one(CommandFooter).commands = OF_CASES

    @property
    def _reference(self) -> str:
        return self._cases[self._list.cursor].reference

    @on(LineList.Chosen)
    def _chose(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Walk through the case under the cursor."""
        self.retro.open_walk(self._reference)

    def action_read(self) -> None:
        """Read it."""
        self.retro.open_reader(self._reference)

    def action_close(self) -> None:
        """Go back to the figures."""
        self.dismiss()
