"""What screens say where nothing can be written: at a copy of a shared archive, and to somebody who may only read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from retro.errors import CopyError, RetroError
from retro.language import _, active
from widgets.commands import Command

if TYPE_CHECKING:
    from retro.screens.store_worker import StoreWorker


def in_few_words(archive: StoreWorker) -> str:
    """It for the top of a screen, of a copy with how old it is; "" where one may write."""
    if archive.pulled is not None:
        return archive.pulled.briefly(archive.factory.now()).show(active())
    return _("for reading only") if archive.only_read is not None else ""


def before_typing(why: RetroError | None) -> str:
    """What will become of what is typed, said before anything is; "" where it is saved."""
    if isinstance(why, CopyError):
        return _("This is a copy. What you type is kept, and “retro pull” sends it.")
    return refusal(why)


def refusal(why: RetroError | None) -> str:
    """What is said to somebody who may only read, of whatever writes; "" to whom that does not concern."""
    if why is None or isinstance(why, CopyError):
        return ""
    return _("You may only read here. Ask whoever keeps the archive if you are to write.")


def writing(commands: Iterable[Command], action: str, parameters: Sequence[object]) -> bool:
    """Whether an action is that of a command that writes."""
    told = f"{action}({', '.join(map(repr, parameters))})" if parameters else action
    return any(each.writes and each.does == told for each in commands)
