"""What is asked where several cases are chosen: their tags, the folder for their reports, why they are taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.message import Message
from textual.widgets import Input

from retro.language import _, n_
from retro.screens.prompt import Prompt
from widgets.prompt_line import PromptLine


class TagPrompt(Prompt):
    """The tags that cases get, and those that are taken from them."""

    @dataclass
    class Answered(Message):
        """These cases are to be tagged so."""

        references: Sequence[str]
        text: str

    def __init__(self, references: Sequence[str]) -> None:
        question = n_("Tags for {n} case", "Tags for {n} cases", len(references))
        hint = _("Words with commas between them; -word takes one away. Enter writes them, Esc leaves all as it is.")
        super().__init__(question, PromptLine(""), hint)
        self._references = references

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip(" ,、，"):
            self.post_message(self.Answered(self._references, event.value))
        else:
            self.say(_("Which tag? Esc leaves all as it is."), wrong=True)


class FolderPrompt(Prompt):
    """The folder that the reports of cases are written to."""

    @dataclass
    class Answered(Message):
        """The reports of these cases are to be written there."""

        references: Sequence[str]
        folder: str
        prompt: FolderPrompt

    def __init__(self, references: Sequence[str], folder: str) -> None:
        question = n_("Folder for {n} report", "Folder for {n} reports", len(references))
        hint = _("The team's report of each, as Markdown. Enter writes them, Esc stops; what is written is whole.")
        super().__init__(question, PromptLine(folder), hint)
        self._references = references
        self.is_writing = False

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip() and not self.is_writing:
            self.post_message(self.Answered(self._references, event.value, self))


class RemovePrompt(Prompt):
    """Why cases are taken out of the archive."""

    @dataclass
    class Answered(Message):
        """These cases are to be taken out."""

        references: Sequence[str]
        reason: str

    def __init__(self, references: Sequence[str], title: str = "") -> None:
        question = n_("Why is {n} case taken out?", "Why are {n} cases taken out?", len(references))
        if title:
            question = _("Why is {title} taken out?", title=title)
        hint = _("It is kept, and u brings it back. Enter takes it out with this reason, Esc leaves all as it is.")
        super().__init__(question, PromptLine(""), hint)
        self._references = references

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.post_message(self.Answered(self._references, event.value))
        else:
            self.say(_("The reason is empty, and is needed."), wrong=True)
