"""What an earlier run could not save, told when an archive is looked through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from retro.language import M_, MN_, Message
from retro.store.finding import Finding
from retro.store.journal import UNREADABLE, is_held, journals, read
from retro.where import Where


def unreadable(file: Path) -> Message:
    """That a journal cannot be read."""
    return M_("What could not be saved stands in “{path}”, which Retro cannot read.", path=str(file))


def unsaved(where: Where) -> Iterator[Finding]:
    """What the journals of an archive hold."""
    for file in journals(where):
        try:
            lines = len(read(file))
        except UNREADABLE:
            yield Finding(
                "unsaved",
                unreadable(file),
                M_("Open that file with an editor, and type anew what is missing in the archive."),
            )
        else:
            runs = is_held(file)
            yield Finding(
                "unsaved",
                MN_("{n} line that could not be saved stands in “{path}”.",
                    "{n} lines that could not be saved stand in “{path}”.", lines, path=str(file)),
                M_("A Retro that runs holds them, and saves them as soon as it can.") if runs
                else M_("Open the archive on the screen, with retro, or say retro recover: they are added."),
                is_wrong=not runs,
            )  # fmt: skip
