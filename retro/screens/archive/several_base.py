"""Several cases chosen at once, and what is done with all of them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from retro.errors import RetroError
from retro.language import _, active, n_
from retro.screens.base import RetroScreen
from retro.store.protocol import CaseFilter, Order, Store
from widgets.case_list import CaseList

if TYPE_CHECKING:
    from retro.screens.archive.several_prompts import FolderPrompt, TagPrompt
    from retro.screens.prompt import Prompt

_FOLDER = "reports"
"""What is proposed for the folder of reports."""

TOLD = 5
"""So many cases are named that could not be written."""


class SeveralBase(RetroScreen):
    """A screen with a list of cases of which several can be chosen."""

    cases: CaseList
    """The list."""
    wanted: CaseFilter
    """Which cases are in it."""
    order: Order

    @property
    def meant(self) -> Sequence[str]:
        """The references of what is chosen together, else of the case under the cursor."""
        return self.cases.marked or tuple(filter(None, [self.cases.chosen]))

    async def ask(self, prompt: Prompt) -> None:
        """Put a question at the foot."""
        raise NotImplementedError

    async def end_asking(self) -> None:
        """Take it away."""
        raise NotImplementedError

    def action_mark(self) -> None:
        """Choose the case under the cursor beside others, or no longer."""
        self.cases.turn_mark()

    async def action_mark_all(self) -> None:
        """Choose all that are listed; if they are chosen already, none."""
        wanted, order = self.wanted, self.order
        everything = await self.retro.store_worker.ask(lambda store: store.references(wanted, order))
        self.cases.mark(() if len(self.cases.marked) == len(everything) else everything)

    async def action_tag(self) -> None:
        """Ask which tags they get."""
        from retro.screens.archive.several_prompts import TagPrompt

        if self.meant:
            await self.ask(TagPrompt(self.meant))

    async def on_tag_prompt_answered(self, event: TagPrompt.Answered) -> None:
        """Write the tags, and say of which cases that could not be done."""
        from retro.services.changing.tag_cases import read_tags, tag_cases

        given, gone = read_tags(event.text)
        factory = self.retro.store_worker.factory
        await self.end_asking()
        done = await self.retro.store_worker.ask(lambda store: tag_cases(store, factory, event.references, given, gone))
        self.show_message(n_("{n} case has other tags now.", "{n} cases have other tags now.", len(done.changed)))
        if done.refused:
            told = [
                _("{reference}: {reason}", reference=ref, reason=error.title.show(active()))
                for ref, error in done.refused.items()
            ]
            self.show_message("\n".join(told[:TOLD]), wrong=True)

    async def action_export(self) -> None:
        """Write the report of the case under the cursor; of several, those of all into a folder."""
        if len(self.meant) > 1:
            from retro.screens.archive.several_prompts import FolderPrompt

            await self.ask(FolderPrompt(self.meant, _FOLDER))
        elif self.meant:
            self._export_one(self.meant[0])

    @work
    async def _export_one(self, reference: str) -> None:
        from exports.request import ReportRequest
        from retro.screens.report.export_dialog import ExportDialog
        from retro.screens.report.last_export import remembered, repeated

        last = await asyncio.to_thread(remembered, self.retro.environment.last_export)
        request = repeated(last, self.retro.shown.get(reference) or ReportRequest(active()))
        written = await self.app.push_screen_wait(ExportDialog(reference, request, last))
        if written is not None:
            self.show_message(_("Written to {path}.", path=written.path))

    @work
    async def on_folder_prompt_answered(self, event: FolderPrompt.Answered) -> None:
        """Write the reports, one after the other, and say how far it is."""
        from exports.request import ReportRequest
        from retro.screens.report.file_name import path_of
        from retro.services.sending.export_archive import ArchiveExport, ArchiveStopError, export_archive, make_room

        prompt, references = event.prompt, event.references
        folder, request = path_of(event.folder), ReportRequest(active())
        context = self.retro.environment.report_context(self.retro.store_worker.factory.now())
        done = ArchiveExport()

        def write_one(reference: str, store: Store) -> None:
            export_archive(store, [reference], request, context, folder, done=done)

        prompt.is_writing = True
        try:
            await asyncio.to_thread(make_room, folder, references, request, force=False)
            for number, reference in enumerate(references, 1):
                if not prompt.is_attached:  # Esc took it away
                    break
                prompt.say(_("{n} of {all}: {reference}", n=number, all=len(references), reference=reference))
                await self.retro.store_worker.ask(partial(write_one, reference))
        except RetroError as error:
            prompt.is_writing = False
            prompt.say(f"{error.title.show(active())} {error.step.show(active()) if error.step else ''}", wrong=True)
            return
        written = done.written + done.unchanged
        said = n_("{n} report is in {folder}.", "{n} reports are in {folder}.", written, folder=str(folder))
        self.show_message(said)
        if done.stopped:
            self.show_error(ArchiveStopError(done.stopped))
        if prompt.is_attached:
            await self.end_asking()
