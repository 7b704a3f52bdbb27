"""What an earlier run could not save, told when an archive is looked through."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from retro.language import M_, MN_, Message
from retro.store.finding import Finding
from retro.store.journal import UNREADABLE, is_held, journals, of_other_addresses, read
from retro.where import Where, copy_of, in_shell


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
    for told, step in elsewhere(where):
        yield Finding("unsaved", told, step, is_wrong=False)


def elsewhere(where: Where) -> Iterator[tuple[Message, Message]]:
    """What stands in journals of another place that are of this archive, or may be, and what to do.

    It was typed at the copy that is pulled from it, or while it was reached by another address.
    """
    for path in () if isinstance(where, Path) else journals(copy_of(where, os.environ)):
        yield (
            M_("What was typed at the copy of the archive stands in “{path}”.", path=str(path)),
            M_("To send it, say: retro pull"),
        )
    for path, address in of_other_addresses(where).items():
        yield (
            M_("What could not be saved at {url} stands in “{path}”.", url=address, path=str(path)) if address
            else M_("What could not be saved at another address stands in “{path}”.", path=str(path)),
            M_("If that is this archive, its server was named otherwise: retro recover --from {path}",
               path=in_shell(str(path))),
        )  # fmt: skip
