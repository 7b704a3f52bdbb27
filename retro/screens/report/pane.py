"""The report as it is read, or why it is not shown, and below it what its writer should be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from retro.errors import RetroError
from retro.language import M_, MN_, N_, Message, _, active, n_
from retro.redaction.preflight.finding import PreflightFinding, Weight
from retro.redaction.redact import BECAME
from retro.redaction.stops import (
    AlikeError,
    ManyCustomersError,
    NamesError,
    Objection,
    StopError,
    UnclearNamesError,
    UnreadError,
)
from retro.screens.document_worker import DocumentWorker
from retro.screens.report.blocked_view import BlockedView
from widgets.document import DocumentView
from widgets.wrapped_text import WrappedText

if TYPE_CHECKING:
    from exports.preflight import Preflight

_WIDEST = 100
"""Cells of a line that is still read with ease."""
_AT_ONCE = 200
"""Lines that are drawn before they are shown."""
_TOLD = 3
"""How many things are told below the report: what does not stand in it is seen before it leaves."""


class ReportPane(Vertical):
    """One report, drawn on the document worker; what is shown stays until the first lines of the next are there."""

    DEFAULT_CSS = """
    ReportPane { height: 1fr; padding-top: 1; }
    ReportPane > DocumentView { height: 1fr; }
    ReportPane > #told { height: auto; max-height: 5; padding: 0 2; color: $text-warning; }
    """

    def __init__(self, worker: DocumentWorker) -> None:
        super().__init__(classes="roomy")
        self._documents = worker
        self.document = DocumentView(id="document")
        self.stopped = BlockedView()
        self.from_top = True
        """Whether the next report is shown from its top, or from where the last one was."""
        self._width = 0

    def compose(self) -> ComposeResult:
        """The report, or why there is none; what is told of it."""
        yield self.document
        yield self.stopped
        yield WrappedText(id="told")

    def on_mount(self) -> None:
        """Show nothing yet."""
        self.stopped.display = False

    @property
    def is_drawn_otherwise(self) -> bool:
        """Whether the window has become wider or narrower since the report was drawn."""
        return self._width != self._room()

    async def show(self, made: Preflight) -> None:
        """Show the report: what is seen first, then the rest."""
        from exports.terminal.drawing import drawn  # brings in the drawing of Markdown
        from exports.terminal.table import Line

        markdown, width = made.report.document.markdown, self._room()
        first = _AT_ONCE if self.from_top else self.document.scroll_offset.y + _AT_ONCE

        def begun() -> tuple[Iterator[Line], list[Line]]:
            lines = drawn(markdown, width)
            return lines, list(islice(lines, first))

        lines, seen = await self._documents.make(begun)
        self.document.show(seen, from_top=self.from_top)
        self._width, self.from_top = width, False
        self._show_instead(self.document)
        told = [message for message in made.seen if message.text != BECAME.text] or made.seen[:1]
        against = []
        if made.against:
            against = [active()(N_("{said} p lists it."), said=told_against(made.against).show(active()))]
        is_late = any(each.code == "lapsed" for each in made.findings)
        keys = [_("v on a row of the case says that it was done, or another day.")] if is_late else []
        shown = [*against, *(message.show(active()) for message in told), *keys]
        self._tell(shown, len(against) + len(made.seen) + len(keys))
        await self.wait_for_refresh()  # two threads take longer to draw a screen than one
        while more := await self._documents.make(lambda: list(islice(lines, _AT_ONCE))):
            self.document.add(more)

    def stop(self, error: RetroError) -> None:
        """Show why there is no report, and nothing of the one that was shown before."""
        self.stopped.show(error.title.show(active()), _step(error), error.spots if isinstance(error, StopError) else ())
        self.document.show([])
        self._show_instead(self.stopped)
        self._tell([], 0)

    def list_findings(self, findings: Sequence[PreflightFinding]) -> None:
        """Show what stands against it in the place of the report, or of the reason why there is none."""
        step = _("Enter goes to the row, and Esc comes back. w writes it, once nothing grave is left.")
        spots = [Objection(each.row, each.message if each.row else each.told, field=each.field) for each in findings]
        self.stopped.show(told_against(findings).show(active()), step, spots)
        self._show_instead(self.stopped)

    def show_report_again(self) -> None:
        """Show the report again in the place of what stands against it."""
        self._show_instead(self.document)

    def _room(self) -> int:
        """How many cells a line of the report may fill."""
        return max(min(self.app.size.width - 4, _WIDEST), 20)

    def _show_instead(self, shown: DocumentView | BlockedView) -> None:
        """Show the one and not the other; the cursor goes along, if it was there."""
        had_cursor = self.has_focus_within or self.screen.focused is None
        self.document.display = shown is self.document
        self.stopped.display = shown is self.stopped
        if had_cursor:
            (self.document if shown is self.document else self.stopped.rows).focus()

    def _tell(self, told: list[str], of: int) -> None:
        left = of - min(len(told), _TOLD)
        more = " " + n_("(and {n} more)", "(and {n} more)", left) if left > 0 else ""
        self.query_one("#told", WrappedText).update(Content("\n".join(told[:_TOLD]) + more))


def told_against(findings: Sequence[PreflightFinding]) -> Message:
    """How much stands against a report, and how much of it is to be answered."""
    grave = sum(each.weight is Weight.GRAVE for each in findings)
    asked = len(findings) - grave
    if not grave:
        return MN_("{n} thing in it is doubtful.", "{n} things in it are doubtful.", asked)
    said = MN_("{n} thing stands against it.", "{n} things stand against it.", grave)
    return said if not asked else M_("{said} Besides, {n} to be answered.", said=said, n=asked)


def _step(error: RetroError) -> str:
    """What to do next, with the keys of this page."""
    match error:
        case UnclearNamesError():
            return _("Write in each of these rows which of the two is meant.")
        case UnreadError():
            return _("Write in each of these rows who is meant, or record how the name in kanji is read.")
        case NamesError():
            return _("Nothing is shown or written while names stand in it. s puts roles in their place.")
        case ManyCustomersError():
            return _("c says which of them it is for, then that it is a general statement to all.")
        case AlikeError():
            return _("Each of these rows: = the same customer, d somebody else. Enter goes to the row.")
    return error.step.show(active()) if error.step else ""
