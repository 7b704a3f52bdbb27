"""The dialog that writes a report to a file: its format, whom it is for, in which language, and where."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from exports.format import MD
from exports.formats import FORMATS, format_coded
from exports.request import ReportRequest
from retro.errors import RetroError
from retro.language import N_, Message, _, active, language
from retro.redaction.preflight.finding import PreflightFinding
from retro.redaction.preflight.refusal import DoubtsError, PreflightError
from retro.redaction.recipient import Recipient
from retro.redaction.stops import AlikeError, ManyCustomersError, NamesError, StopError, UnclearNamesError, UnreadError
from retro.screens.app_services import AppServices
from retro.screens.document_worker import DocumentWorker
from retro.screens.report.choices import kinds, languages
from retro.screens.report.file_name import followed, path_of, proposed
from retro.screens.report.last_export import LastExport, remember
from retro.screens.report.sending_base import Written
from retro.services.sending.export import exported, is_taken, write
from retro.services.sending.leaving import keep_agreed
from retro.services.sending.report import ReportSource, gather
from retro.text.wrap import wrap
from widgets.command_footer import CommandFooter
from widgets.commands import Command, bindings
from widgets.editors import GoTo
from widgets.prompt_line import PromptLine
from widgets.segmented_control import CHOOSING, SegmentedControl

COMMANDS = (
    Command("export.write", ("enter",), N_("Write"), N_("Write the file"), footer=1),
    Command("export.next", ("tab", "down"), N_("Next line"), N_("To the next line"), "app.focus_next", 3),
    Command("export.before", ("shift+tab", "up"), N_("Line before"), N_("To the line before"), "app.focus_previous"),
    Command("export.leave", ("escape",), N_("Back"), N_("Leave without writing"), footer=2),
)

_NOTE, _NOTE_LINES = 74, 4
"""The cells of a line of what is said below the choices, and how many lines there are."""


_NEXT_STEPS: tuple[tuple[type[StopError], str], ...] = (
    (PreflightError, N_("Leave: p lists them on the report.")),
    (UnclearNamesError, N_("Leave, and write in each place which of the two is meant: the report shows them.")),
    (UnreadError, N_("Leave, and write in each place who is meant, or how the name in kanji is read.")),
    (NamesError, N_("Choose “roles instead”, or leave and change the places: the report shows them.")),
    (AlikeError, N_("Leave, and answer on the report, in each row: = the same customer, d somebody else.")),
    (ManyCustomersError, N_("Leave, and say on the report whom it is for.")),
)
"""What to do about a report that is stopped, from here; the first that fits. Another says itself what to do."""


class ExportDialog(ModalScreen[Written | None]):
    """Asks how and where; gives what was written, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "export_dialog.tcss"
    AUTO_FOCUS = "#format"
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (18, "-high")]  # noqa: RUF012 -- Textual declares it so

    def __init__(self, reference: str, request: ReportRequest, last: LastExport) -> None:
        super().__init__()
        self._reference = reference
        self._asked = request
        self._folder = last.folder
        self._format = format_coded(last.format) or MD
        self._documents = DocumentWorker()
        self._formats = SegmentedControl([(each, each.code) for each in FORMATS], self._format, id="format")
        self._kinds = kinds("kind", request.kind)
        self._languages = languages("language", request.to.code)
        names = [(False, _("stop where one stands")), (True, _("roles instead"))]
        self._names = SegmentedControl(names, request.recipient.shield, id="names")
        self._proposed = self._proposal()
        self._dear = PromptLine(request.recipient.dear, placeholder=_("by their name, as you write it; kept nowhere"))
        self._file = PromptLine(self._proposed)
        self._dear.id, self._file.id = "dear", "file"
        self._over: Path | None = None
        self._doubts: tuple[PreflightFinding, ...] = ()
        """What is doubtful, as far as it was asked."""
        self._is_busy = self._is_writing = False

    def compose(self) -> ComposeResult:
        """A line for each choice, the line for the file, what is said of it, keys."""
        with Vertical(id="dialog"):
            yield Static(_("Export {reference}", reference=self._reference), id="title", markup=False)
            yield from _line(_("Format"), self._formats)
            yield from _line(_("Reader"), self._kinds)
            yield from _line(_("Written in"), self._languages)
            yield from _line(_("Names"), self._names)
            yield from _line(_("Addressed as"), self._dear)
            yield from _line(_("File"), self._file)
            yield Static("", id="note", markup=False)
            yield CommandFooter()

    def on_mount(self) -> None:
        """Say where it will be written."""
        self.query_one(CommandFooter).commands = [*COMMANDS, *CHOOSING]
        self._follow()

    def on_unmount(self) -> None:
        """Make nothing more."""
        self._documents.close()

    @property
    def retro(self) -> AppServices:
        """The app that this is in."""
        return cast("AppServices", self.app)

    def _request(self) -> ReportRequest:
        kind, whom = self._kinds.value, self._asked.recipient
        return replace(
            self._asked,
            kind=kind,
            to=language(self._languages.value),
            format=self._formats.value,
            recipient=replace(whom, shield=self._names.value, dear=self._addressed_as)
            if kind.is_letter
            else Recipient(),
        )

    @property
    def _addressed_as(self) -> str:
        """How the letter addresses its one reader: it is in this dialog alone, and kept nowhere."""
        return self._dear.value.strip() if self._asked.recipient.addressee else ""

    def _proposal(self) -> str:
        kind, code = self._kinds.value, self._languages.value
        form, whom = self._formats.value, self._asked.recipient
        return proposed(
            self._reference,
            kind,
            code,
            form,
            usual=active().code,
            folder=self._folder,
            addressee=whom.addressee,
        )

    @on(SegmentedControl.Changed)
    def _follow(self) -> None:
        """Let the name of the file follow the choices, as far as nobody has typed another."""
        line, form = self._file, self._formats.value
        before, self._proposed = self._proposed, self._proposal()
        line.value = self._proposed if line.value == before else followed(line.value, self._format, form)
        line.cursor_position = len(line.value)
        self._format = form
        is_letter = self._kinds.value.is_letter
        self.query_one("#names-line").display = is_letter
        self.query_one("#dear-line").display = is_letter and bool(self._asked.recipient.addressee)
        self._say_where()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_write()

    @on(PromptLine.GivenUp)
    def _given_up(self) -> None:
        self.action_leave()

    @on(Input.Changed)
    def _say_where(self) -> None:
        """Say where it will be written, and forget what was asked about another name."""
        self._over, self._doubts = None, ()
        path = path_of(self._file.value)
        self._say(_("{format}, written to {path}", format=_(self._format.label), path=path))

    def _say(self, text: str, *, wrong: bool = False) -> None:
        note, lines = self.query_one("#note", Static), wrap(text, _NOTE)
        if len(lines) > _NOTE_LINES:  # a path without end: what is said of it stands at the ends
            lines = [lines[0], "..", *lines[-2:]]
        note.update(Content("\n".join(lines)))
        note.set_class(wrong, "-wrong")

    def action_write(self) -> None:
        """Write the file. What is there is written over, and what is doubtful goes out, after a second Enter."""
        if self._is_busy:
            return
        if not self._file.value.strip():
            self._say(_("Give the file a name."), wrong=True)
            return
        self._is_busy = True
        self.run_worker(self._write(path_of(self._file.value), self._request()))

    async def _write(self, path: Path, request: ReportRequest) -> None:
        slow = self.set_timer(self.retro.timings.notify_after_seconds, lambda: self._say(_("Making it …")))
        try:
            if path != self._over and await asyncio.to_thread(is_taken, path, request.format):
                self._over = path
                self._say(_("{path} is there already. Enter once more writes over it.", path=path), wrong=True)
                return
            report_context = self.retro.environment.report_context(self.retro.store_worker.factory.now())
            source = await self.retro.store_worker.ask(
                lambda store: gather(store, self._reference, request, report_context)
            )
            doubts = self._doubts
            answered = [each.key for each in doubts]
            made = await self._documents.make(lambda: exported(source, request, answered))
            await self._put(path, made.content, request)
            kept = await self._keep(source, doubts) if doubts else ()
        except DoubtsError as asked:
            self._doubts = asked.findings
            told = " ".join(each.message.show(active()) for each in asked.findings)
            self._say(_("{question} Enter once more writes it as it is. {told}",
                        question=asked.title.show(active()), told=told), wrong=True)  # fmt: skip
        except StopError as error:
            step = next((_(step) for kind, step in _NEXT_STEPS if isinstance(error, kind)), "")
            self._say(f"{error.title.show(active())} {step}", wrong=True) if step else self._say_error(error)
        except RetroError as error:
            self._say_error(error)
        else:
            last = LastExport(request.format.code, request.kind.code, request.to.code, str(path.parent))
            await asyncio.to_thread(remember, self.retro.environment.last_export, last)
            if messages := (*made.messages, *kept):  # of what was left out: the report that is shown may be another one
                said = "\n".join(message.show(active()) for message in messages)
                self.app.notify(said, markup=False, timeout=10)
            self.dismiss(Written(path, source.request, report_context.now))
        finally:
            slow.stop()
            self._is_busy = self._is_writing = False

    async def _put(self, path: Path, made: Any, request: ReportRequest) -> None:
        """Write what was made; from here on it cannot be left any more."""
        self._is_writing = True
        try:
            await asyncio.to_thread(write, path, made, request.kind.audience, force=path == self._over)
        except RetroError as error:  # its next step is one of the command line; here, the name stands above
            raise RetroError(error.title) from error

    async def _keep(self, source: ReportSource, doubts: Sequence[PreflightFinding]) -> Sequence[Message]:
        """Keep that what is doubtful may go out; gives what is to be told of that."""
        worker = self.retro.store_worker
        return await worker.ask(lambda store: keep_agreed(store, source, doubts, worker.factory.change()))

    def _say_error(self, error: RetroError) -> None:
        self._over = None
        step = error.step.show(active()) if error.step else ""
        self._say(f"{error.title.show(active())} {step}".strip(), wrong=True)

    def action_leave(self) -> None:
        """Leave. What is being made is dropped; what is being written is written."""
        if not self._is_writing:
            self.dismiss(None)

    def on_descendant_focus(self) -> None:
        """Tell by the name of the line where the cursor is."""
        for line in self.query(".line"):
            line.set_class(self.focused in line.children, "-here")

    @on(GoTo)
    def _go_to(self, event: GoTo) -> None:
        if event.to == "next_field":
            self.focus_next()
        else:
            self.focus_previous()

    @on(CommandFooter.Pressed)
    async def _pressed(self, event: CommandFooter.Pressed) -> None:
        choosing = event.command in CHOOSING and isinstance(self.focused, SegmentedControl)
        await (self.focused if choosing and self.focused else self).run_action(event.command.does)


def _line(label: str, choice: SegmentedControl[Any] | PromptLine) -> Sequence[Horizontal]:
    """A line of the dialog: what it is, and the choice."""
    name = f"{choice.id}-line"
    return [Horizontal(Static(label, classes="label", markup=False), choice, id=name, classes="line")]
