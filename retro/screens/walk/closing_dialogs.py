"""What is asked before a retrospective is closed, and before a closed one is opened again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from retro.language import N_, _, active, n_
from retro.review.gap import Gap
from widgets.command_footer import CommandFooter
from widgets.commands import Command, bindings
from widgets.prompt_line import PromptLine
from widgets.wrapped_text import WrappedText

ANSWERS = (
    Command("closing.yes", ("y",), N_("Close it"), N_("Close it as it is"), "answer(True)", footer=1),
    Command("closing.no", ("n", "escape"), N_("Go back"), N_("Leave it open"), "answer(False)", footer=2),
)


class CloseDialog(ModalScreen[bool]):
    """What is still missing, and whether to close."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ANSWERS)]
    CSS = """
    CloseDialog { align: center middle; background: $background 60%; }
    CloseDialog > Vertical { width: 76; max-width: 96%; height: auto; max-height: 92%; background: $surface; }
    CloseDialog VerticalScroll { height: auto; max-height: 100%; padding: 1 2; }
    """

    def __init__(self, reference: str, missing: Sequence[Gap]) -> None:
        super().__init__()
        self._reference = reference
        self._missing = missing

    def compose(self) -> ComposeResult:
        """The question, what is missing by stages, what closing means, the keys."""
        with Vertical():
            with VerticalScroll():
                yield WrappedText(Content("\n").join(self._lines()))
            yield CommandFooter()

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(CommandFooter).commands = ANSWERS

    def _lines(self) -> list[Content]:
        lines = [Content.styled(_("Close {reference}?", reference=self._reference), "bold"), Content("")]
        if self._missing:
            count = len(self._missing)
            lines.append(Content(n_("{n} thing is still missing:", "{n} things are still missing:", count)))
            for stage, gaps in groupby(self._missing, key=lambda gap: gap.stage):
                lines += [Content(""), Content.styled(_(stage.label), "bold")]
                lines += [Content(gap.message.show(active())) for gap in gaps]
        else:
            lines.append(Content(_("Nothing that is needed is missing.")))
        frozen = _("Closed, it is kept as it is: it takes addenda alone, and is opened again only with a reason.")
        return [*lines, Content(""), Content.styled(frozen, "dim")]

    @on(CommandFooter.Pressed)
    async def _pressed(self, event: CommandFooter.Pressed) -> None:
        event.stop()
        await self.run_action(event.command.does)

    def action_answer(self, wanted: bool) -> None:
        """Go back with the answer."""
        self.dismiss(wanted)


class ReopenDialog(ModalScreen[str]):
    """Why a closed retrospective is opened again, in one line; "" where it is not."""

    CSS = """
    ReopenDialog { align: center middle; background: $background 60%; }
    ReopenDialog > Vertical { width: 76; max-width: 96%; height: auto; background: $surface; padding: 1 2; }
    ReopenDialog .question { text-style: bold; }
    ReopenDialog PromptLine { margin: 1 0; background: $panel; }
    ReopenDialog .echo { color: $text-muted; }
    ReopenDialog .echo.-wrong { color: $text-warning; }
    """

    def __init__(self, reference: str) -> None:
        super().__init__()
        self._reference = reference

    def compose(self) -> ComposeResult:
        """The question, the line, what comes of it."""
        with Vertical():
            question = _("Why is {reference} opened again?", reference=self._reference)
            yield WrappedText(question, classes="question")
            yield PromptLine("")
            kept = _("The reason is kept in the review. Enter opens it; Esc leaves it closed.")
            yield WrappedText(kept, classes="echo")

    @on(Input.Submitted)
    def _given(self, event: Input.Submitted) -> None:
        event.stop()
        if reason := event.value.strip():
            self.dismiss(reason)
            return
        echo = self.query_one(".echo", WrappedText)
        echo.update(Content(_("The reason is empty, and is needed.")))
        echo.add_class("-wrong")

    @on(PromptLine.GivenUp)
    def _given_up(self) -> None:
        """Leave it closed."""
        self.dismiss("")
