"""Whether something doubtful may go out: said with the command, or asked where a person sits in front of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from retro.cli.streams import say
from retro.language import _, active

if TYPE_CHECKING:
    from retro.model.change import Change
    from retro.model.change_factory import ChangeFactory
    from retro.redaction.preflight.refusal import DoubtsError

_YES = frozenset({"y", "yes", "ｙ", "はい", "は"})


def agreement(factory: ChangeFactory, *, yes: bool, asks: bool = True) -> Callable[[DoubtsError], Change | None]:
    """Who says whether it may go out: `yes`, or else whoever sits there, unless it `asks` nobody.

    Whoever said `yes` before they knew what it is for is told what goes out with it.
    """

    def said(doubts: DoubtsError) -> Change | None:
        if yes:
            _tell(_("{reference} goes out with this in it, as --yes says:", reference=doubts.reference), doubts)
            return factory.change()
        return factory.change() if asks and _somebody_is_there() and _agrees(doubts) else None

    return said


def _somebody_is_there() -> bool:
    """Whether a person reads what is said, and can answer, wherever the report itself goes."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def _agrees(doubts: DoubtsError) -> bool:
    _tell(doubts.title.show(active()), doubts)
    say(_("y lets it go out, and is kept; anything else does not."))
    return sys.stdin.readline().strip().casefold() in _YES


def _tell(title: str, doubts: DoubtsError) -> None:
    say(title)
    for each in doubts.details:
        say(f"  {each.show(active())}")
