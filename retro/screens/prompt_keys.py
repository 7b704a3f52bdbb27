"""The keys at the foot of a list: those of what is asked, else those that can do something now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual.screen import Screen

from widgets.command_footer import CommandFooter
from widgets.commands import Command


def show_keys(
    screen: Screen[Any], commands: Sequence[Command], why_idle: Callable[[str], str], of_prompt: Sequence[Command]
) -> None:
    """Show them in the footer, if there is one yet. `why_idle` says of what a command does why it cannot be done."""
    for footer in screen.query(CommandFooter):
        footer.commands = of_prompt or [each for each in commands if not why_idle(each.does)]
