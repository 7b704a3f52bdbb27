"""The report: a preview of the Markdown in the chosen language, and its way into a file."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from retro.errors import RetroError
from retro.language import LANGUAGES, N_, _, active, language, n_
from retro.model.record import Retrospective
from retro.screens.base import RetroScreen
from widgets.commands import Command, bindings
from widgets.document import READING, DocumentView
from widgets.editors import LineEditor
from widgets.key_bar import KeyBar

COMMANDS = (
    Command("report.language", ("l",), N_("Language"), N_("Show it in the other language"), footer=2),
    Command("report.write", ("w",), N_("Write to file"), N_("Write the Markdown to a file"), footer=1),
    Command(
        "report.clipboard", ("y",), N_("Clipboard"), N_("Offer the Markdown to the terminal's clipboard"), footer=6
    ),
    Command("report.find", ("slash",), N_("Find"), N_("Find words in the report"), footer=4),
    Command("report.found", ("n",), N_("Next found"), N_("Go to the next place found"), "found(1)"),
    Command(
        "report.found-before", ("N", "shift+n"), N_("Found before"), N_("Go to the place found before"), "found(-1)"
    ),
    Command("report.palette", ("colon",), N_("Commands"), N_("Find a command by its name"), "app.command_palette"),
    Command("report.keys", ("question_mark",), N_("Keys"), N_("Show the keys of where you are"), "app.keys", footer=3),
    Command("report.close", ("escape", "left_square_bracket"), N_("Back"), N_("Back to where you came from"), footer=5),
    Command("report.quit", ("q",), N_("Quit"), N_("Leave Retro; everything is saved"), "app.leave", footer=7),
)


class AskedPath(LineEditor):
    """The line for a file name or for words to find: Enter takes it, Esc leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", show=False),
        Binding("escape", "screen.end_asking", show=False),
    ]


class ReportScreen(RetroScreen):
    """The team's report of one retrospective."""

    COMMANDS_HERE = (*COMMANDS, *READING)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "report.tcss"
    AUTO_FOCUS = "DocumentView"

    def __init__(self, reference: str) -> None:
        super().__init__()
        self._reference = reference
        self._language = active().code
        self._markdown = ""
        self._asking = ""
        self._overwrite: Path | None = None
        self._document = DocumentView(id="document")

    def compose(self) -> ComposeResult:
        """Top bar, the document, a line for answers, keys."""
        with Horizontal(classes="topbar roomy"):
            yield Static("", id="title", classes="name", markup=False)
            yield Static("", id="languages", classes="said", markup=False)
        self._document.add_class("roomy")
        yield self._document
        with Horizontal(id="asking", classes="roomy"):
            yield Static("", id="asked", markup=False)
            yield AskedPath("")
        yield Static("", classes="too-small", markup=False)
        yield KeyBar()

    async def on_mount(self) -> None:
        """Draw the report."""
        self.query_one(KeyBar).commands = COMMANDS
        self.query_one("#asking").display = False
        self.query_one("#title", Static).update(Content(f"{self._reference}  {_('Report')}"))
        self._draw()

    def on_resize(self) -> None:
        """Draw it in the new width."""
        self.query_one(".too-small", Static).update(Content(self.too_small()))
        if self._markdown:
            self._draw()

    def _draw(self) -> None:
        """Make the report, and draw it, off the thread of the screen."""
        names = [f"[{name}]" if code == self._language else f" {name} " for code, name in LANGUAGES.items()]
        self.query_one("#languages", Static).update(Content(_("language:") + " " + " ".join(names)))
        self.run_worker(self._drawn(), exclusive=True)

    async def _drawn(self) -> None:
        width = max(min(self.app.size.width - 5, 100), 20)
        try:
            record = await self.retro.desk.ask(lambda store: store.load(self._reference))
        except RetroError as error:
            self.tell_error(error)
            return
        self._markdown, lines = await asyncio.to_thread(_made, record, self._language, width)
        self._document.show(lines)

    def action_language(self) -> None:
        """Show the report in the next language."""
        codes = list(LANGUAGES)
        self._language = codes[(codes.index(self._language) + 1) % len(codes)]
        self._draw()

    def action_write(self) -> None:
        """Ask for the name of the file."""
        suffix = f".{self._language}" if self._language != active().code else ""
        self._overwrite = None
        self._ask("write", _("Write to"), f"{self._reference}{suffix}.md")

    def action_find(self) -> None:
        """Ask for words to find."""
        self._ask("find", _("Find"), "")

    def _ask(self, what: str, question: str, text: str) -> None:
        self._asking = what
        self.query_one("#asking").display = True
        self.query_one("#asked", Static).update(Content(question))
        line = self.query_one(AskedPath)
        line.value, line.cursor_position = text, len(text)
        line.focus()

    def action_end_asking(self) -> None:
        """Take the line away."""
        if self._asking == "find":
            self._document.find("")
        self._asking = ""
        self.query_one("#asking").display = False
        self._document.focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._overwrite = None
        if self._asking == "find":
            self._document.find(event.value)

    @on(Input.Submitted)
    async def _answered(self, event: Input.Submitted) -> None:
        text, asking = event.value, self._asking
        if asking == "find":
            found = self._document.find(text)
            self._asking = ""
            self.action_end_asking()
            self.tell(n_("{n} line found; n goes to the next", "{n} lines found; n goes to the next", found))
        elif asking == "write" and text.strip():
            await self._write(Path(text.strip()))

    async def _write(self, named: Path) -> None:
        """Write the file. One that is there is written over only after a second Enter."""
        from exports.files import write_file  # needed at the end only

        again = self._overwrite == named

        def work() -> Path | None:
            """Where it was written; None if another file is there."""
            path = named.expanduser()
            if path.is_file() and not again:
                return None
            write_file(path, self._markdown, force=again)
            return path.absolute()

        try:
            written = await asyncio.to_thread(work)
        except RetroError as error:
            self.tell_error(error)
            return
        if written is None:
            self._overwrite = named
            self.tell(_("{path} is there already. Enter once more writes over it.", path=named), wrong=True)
            return
        self.action_end_asking()
        self.tell(_("Written to {path}", path=written))

    def action_clipboard(self) -> None:
        """Offer the report to the clipboard. There is no answer, so nothing is claimed."""
        self.app.copy_to_clipboard(self._markdown)
        self.tell(_("Offered to the terminal's clipboard. If it did not arrive, write it to a file with w."))

    def action_found(self, steps: int) -> None:
        """Go to the next place that was found, or the one before."""
        self._document.find_next(steps)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()


def _made(record: Retrospective, code: str, width: int) -> tuple[str, list[list[Segment]]]:
    """The report and its lines."""
    from exports.report import report  # brings in the templates
    from exports.terminal import drawn  # brings in the drawing of Markdown

    markdown = report(record, language(code))
    return markdown, drawn(markdown, width)
