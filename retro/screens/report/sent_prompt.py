"""A line at the foot that asks what is to be kept of a report that was sent: to whom, by which role, with a contact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import on
from textual.message import Message
from textual.widgets import Input

from retro.language import _
from retro.screens.prompt import Prompt
from retro.text.folding import folded
from widgets.prompt_line import PromptLine

_YES = {"y", "yes", "は", "はい"}


class SentPrompt(Prompt):
    """One question after the other; Esc keeps nothing."""

    @dataclass
    class Answered(Message):
        """This is to be kept."""

        whom: str
        by: str
        with_contact: bool

    def __init__(self, whom: str, is_known: Callable[[str], bool], *, takes_contact: bool) -> None:
        """`whom`: who is known to get it, or "". `is_known`: whether the case knows somebody of a name.

        `takes_contact`: whether the case takes a contact still.
        """
        self._is_known = is_known
        self._asked_about = ""
        self._takes_contact = takes_contact
        self._answers: list[str] = []
        line = PromptLine(whom)
        super().__init__(_("To whom was it sent?"), line, _("Enter keeps that it was sent today; Esc keeps nothing."))

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        event.stop()
        said = event.value.strip()
        match len(self._answers):
            case 0 if not said:
                self.say(_("Name the reader."), wrong=True)
            case 0 if said != self._asked_about and not self._is_known(said):
                self._asked_about = said
                told = _("The case knows nobody called so. Enter once more: it went to “{name}”.", name=said)
                self.say(told, wrong=True)
            case 0:
                self._answers.append(said)
                self.ask_again(_("Which role sent it?"), _("Enter leaves it open."))
            case 1:
                self._answers.append(said)
                if self._takes_contact:
                    self.ask_again(_("Note a contact with them, too?"), _("y notes it; Enter does not."))
                else:
                    self._give(with_contact=False)
            case _:
                self._give(with_contact=folded(said) in _YES)

    def _give(self, *, with_contact: bool) -> None:
        whom, by = self._answers
        self.post_message(self.Answered(whom, by, with_contact))
        self.post_message(self.Ended())
