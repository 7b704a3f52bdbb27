"""What an earlier run could not save, told when an archive is looked through."""

from __future__ import annotations

from collections.abc import Iterator

from retro.language import M_, MN_
from retro.store.finding import Finding
from retro.store.journal import is_held, journals, read
from retro.where import Where


def unsaved(where: Where) -> Iterator[Finding]:
    """What the journals of an archive hold."""
    for file in journals(where):
        try:
            lines = len(read(file))
        except (OSError, ValueError, TypeError):
            yield Finding(
                "unsaved",
                M_("What could not be saved stands in “{path}”, which Retro cannot read.", path=str(file)),
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
