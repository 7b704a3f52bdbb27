"""What the archive asks of a new case in a line at its foot: its title, and when it started."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual import on
from textual.message import Message
from textual.widgets import Input

from retro.errors import RetroError, UsageError
from retro.language import _, active
from retro.model.moments.formatting import show_moment
from retro.screens.once_still import OnceStill
from retro.screens.prompt import Prompt
from retro.services.changing.begin import read_beginning
from widgets.prompt_line import PromptLine

if TYPE_CHECKING:
    from retro.model.change_factory import ChangeFactory
    from retro.screens.base import RetroScreen
    from retro.services.changing.head_texts import HeadValues
    from retro.services.memory.seen_before import SeenBefore
    from retro.store.protocol import Store


class NewCasePrompt(Prompt):
    """The title of a new retrospective, then when it started; Esc goes back from that to the title."""

    @dataclass
    class Answered(Message):
        """A retrospective is to be begun with this head."""

        read: HeadValues

    def __init__(self, zone: str, factory: ChangeFactory, hint: str = "") -> None:
        self._once_still = OnceStill(self, "seen", 0.3)
        self._title_hint = hint or _("A title in one line, then Enter. Esc takes it back.")
        super().__init__(_("What happened?"), PromptLine(""), self._title_hint)
        self._title = ""
        self._zone, self._factory = zone, factory

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._title and event.value.strip():
            self._read(event.value.strip())
        elif not self._title:
            self._once_still.typed(self._look)

    async def _look(self) -> None:
        """See whether it may have happened before (S12)."""
        title, worker = self.line.value.strip(), cast("RetroScreen", self.screen).retro.store_worker

        def work(store: Store) -> SeenBefore | None:
            from retro.services.memory.seen_before import seen_in_title

            return seen_in_title(store, title, worker.factory.now)

        with suppress(RetroError):  # nobody asked: what cannot be read is told where somebody does
            seen = await worker.ask(work) if title else None
            if self.is_attached and not self._title and title == self.line.value.strip():
                self.say(_said(seen) if seen else self._title_hint)

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        if not self._title:
            if not text:
                self.say(_("A retrospective needs a title: what happened, in one line?"), wrong=True)
                return
            self._title = text
            self.ask_again(
                _("When did it begin?"),
                _(
                    "Like 14:05, yesterday 9am, 20 Nov 14:05 ({zone}). Enter alone: later.",
                    zone=self._zone,
                ),
            )
            return
        read = self._read(text)
        if read is not None:
            self.post_message(self.Answered(read))

    def give_up(self) -> None:
        """One step back: to the title, which stays, and from there away."""
        if not self._title:
            super().give_up()
            return
        title, self._title = self._title, ""
        self.ask_again(_("What happened?"), self._title_hint, title)

    def _read(self, started: str) -> HeadValues | None:
        """The head of the new retrospective, having said how its start was read; None if that cannot be read."""
        try:
            read = read_beginning(self._factory, self._zone, title=self._title, started=started)
        except UsageError as error:
            reasons = (each.show(active()) for each in (error.title, *error.details))
            self.say(" ".join(reasons), wrong=True)
            return None
        if started:
            shown = show_moment(read.values["started"], active(), read.zone)
            self.say(_("reads: {value}; times are in {zone}", value=shown, zone=read.values["zone"]))
        return read


def _said(seen: SeenBefore) -> str:
    to = active()
    return _("{lead} {story}", lead=seen.lead.show(to), story=seen.story(to))
