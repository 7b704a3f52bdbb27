"""The arguments that several commands have, and how a shell completes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from retro.cli.localized_click import option
from retro.cli.words import candidates
from retro.language import N_

F = TypeVar("F", bound=Callable[..., Any])


def ref_argument(name: str = "ref", **how: Any) -> Callable[[F], F]:
    """REF: which retrospective."""
    return click.argument(name, shell_complete=candidates.references, **how)


def stage_argument(**how: Any) -> Callable[[F], F]:
    """STAGE: one of the walk."""
    return click.argument("stage", shell_complete=candidates.stages, **how)


def row_argument(**how: Any) -> Callable[[F], F]:
    """ROW: which row of the retrospective."""
    return click.argument("row", shell_complete=candidates.rows, **how)


def fields_argument() -> Callable[[F], F]:
    """FIELD=VALUE…: of the row that was named before, else of the head."""
    return click.argument("assignments", metavar="FIELD=VALUE...", nargs=-1, shell_complete=candidates.assignments)


def text_option() -> Callable[[F], F]:
    """--text FIELD=FILE: a text that is too long for a word."""
    return option(
        "--text",
        "files",
        says=N_("Read the text of a field from a file; - is standard input."),
        metavar="FIELD=FILE",
        multiple=True,
        shell_complete=candidates.text_files,
    )
