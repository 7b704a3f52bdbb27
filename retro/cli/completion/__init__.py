"""Completion in shells: a script for each, which asks `retro` itself what may stand where the cursor is.

The script hands over the command line up to the cursor, and gets a line for each candidate: what sort it is, the word,
what it means. The sorts: `plain`; `open`, behind which no space is put, for the word goes on; `file` and `dir`, for
which the shell looks itself.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from click.shell_completion import CompletionItem, ShellComplete, add_completion_class, split_arg_string

_CURSOR = "\x1f"
"""Stands at the end of what is read, so that an empty word at the cursor is a word too."""


def script(shell: str) -> str:
    """What is to be read by the shell."""
    return (Path(__file__).parent / f"retro.{shell}").read_text("utf-8")


def words(line: str) -> list[str]:
    """The words of a command line; the last one is the one at its end, of which nothing may be written yet."""
    parted = split_arg_string(line + _CURSOR)
    return [*parted[:-1], parted[-1].removesuffix(_CURSOR)]


class _Complete(ShellComplete):
    """What the three have in common."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words behind the name of the program, and the one at the cursor."""
        said = words(os.environ.get("COMP_LINE", ""))
        return said[1:-1], said[-1]

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """A candidate as a line."""
        return f"{item.type}\t{item.value}\t{item.help or ''}"


class _Bash(_Complete):
    """bash puts candidates in the place of the last part of a word: of `severity=h` it has cut off `severity=`."""

    name = "bash"

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """A candidate without what stands before the part that is replaced."""
        _args, incomplete = self.get_completion_args()
        part = os.environ.get("COMP_PART", "")
        part = "" if part and not part.strip("=:") else words(part)[-1]
        before = incomplete[: len(incomplete) - len(part)] if incomplete.endswith(part) else ""
        item.value = str(item.value).removeprefix(before)
        return super().format_completion(item)


class _Zsh(_Complete):
    name = "zsh"


class _Fish(_Complete):
    name = "fish"


def register() -> None:
    """Answer the scripts of this package."""
    for each in (_Bash, _Zsh, _Fish):
        add_completion_class(each)
