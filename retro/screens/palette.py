"""The palette: every command of where you are, found by its name."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from retro.language import _
from retro.screens.base import EVERYWHERE, RetroScreen
from widgets.commands import Command


class RetroCommands(Provider):
    """The commands of the screen, and those that work everywhere."""

    async def discover(self) -> Hits:
        """All of them, in order."""
        for command in self._commands():
            yield DiscoveryHit(self._label(command), partial(self._run, command), help=_(command.help))

    async def search(self, query: str) -> Hits:
        """Those whose name or help holds the letters of `query`."""
        matcher = self.matcher(query)
        for command in self._commands():
            label = f"{_(command.label)}: {_(command.help)}"
            score = matcher.match(label)
            if score > 0:
                yield Hit(
                    score, Content(self._label(command)), partial(self._run, command), text=label, help=_(command.help)
                )

    def _commands(self) -> list[Command]:
        here = self.screen.COMMANDS_HERE if isinstance(self.screen, RetroScreen) else ()
        return [*here, *EVERYWHERE]

    async def _run(self, command: Command) -> None:
        await self.screen.run_action(command.does)

    def _label(self, command: Command) -> str:
        return f"{_(command.label)}  ({command.key})"
