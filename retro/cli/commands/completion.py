"""The command that teaches a shell to complete: completion."""

from __future__ import annotations

import click

from retro.cli.localized_click import command, in_session
from retro.cli.session import Session
from retro.cli.streams import give
from retro.language import N_

SHELLS = ("bash", "zsh", "fish")


@command(
    "completion",
    says=N_(
        "Print what teaches a shell to complete: commands, references, stages, rows, fields and their values.\n\n"
        "Append it to the file that the shell reads when it starts, and open a new one."
    ),
    examples=N_(
        "retro completion bash >> ~/.bashrc\n"
        "retro completion zsh >> ~/.zshrc\n"
        "retro completion fish > ~/.config/fish/completions/retro.fish"
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
@in_session
def completion(_session: Session, shell: str) -> None:
    """Teach a shell."""
    from retro.cli.completion import script

    give(script(shell))
