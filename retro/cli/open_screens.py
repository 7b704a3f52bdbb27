"""Opening the screens, for whoever asks: the entry point, or a command."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping, Sequence
from typing import TYPE_CHECKING

from retro.cli.session import Session
from retro.cli.streams import at_terminal, is_dumb
from retro.errors import UsageError
from retro.language import M_

if TYPE_CHECKING:
    from retro.model.call import Call


def open_archive(session: Session) -> None:
    """The archive on the screen."""
    need_terminal()
    if not session.has_archive:
        with session.store(create=True):  # made here, so that the user's own folder and file are for the user alone
            pass
    open_screens(session)


def open_walk(session: Session, reference: str, *, reads: bool = False) -> None:
    """The walk through a retrospective, or its page to be read.

    RetroError if no case has this reference, or several could be meant.
    """
    need_terminal()
    open_screens(session, reference, reads=reads)


def open_call(session: Session, words: Sequence[str], by: str = "") -> None:
    """A call, in the place of the archive; what became of it is told at the end."""
    from retro.cli.streams import say
    from retro.cli.words.call_words import read_words
    from retro.model.call import Call

    factory = session.factory
    began = factory.now()
    if not session.has_archive:
        with session.store(create=True):
            pass
    reference, first = read_words(session, words)
    call = Call(factory.new_id(), began, by.strip().lstrip("@＠"), factory.author, reference)
    if said := open_screens(session, call=(call, first)):
        say(said)


def open_screens(
    session: Session, reference: str = "", *, reads: bool = False, call: tuple[Call, str] | None = None
) -> str:
    """The archive, and over it the walk through `reference`, or its page to be read; or a call with its first note.

    RetroError if it cannot be opened, as `start.run`.
    """
    spare_input_methods(os.environ)  # Textual looks at it when it is imported
    load_asyncio()
    from retro.cli.progress import bar_of_a_file
    from retro.start import run

    return run(
        session.database,
        settings=session.settings,
        environ=session.environ,
        factory=session.factory,
        zone=session.zone,
        reference=reference,
        reads=reads,
        progress=bar_of_a_file,
        call=call,
    )


def spare_input_methods(environ: MutableMapping[str, str]) -> None:
    """Keep Textual from asking iTerm2 for keys in the form of kitty: an input method does not work with it there.

    Not in tmux, which speaks for itself, and not where the user has decided.
    """
    is_iterm = environ.get("TERM_PROGRAM") == "iTerm.app" or environ.get("LC_TERMINAL") == "iTerm2"
    if is_iterm and not environ.get("TMUX"):
        environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")


def load_asyncio() -> None:
    """Load asyncio without TLS, which no screen speaks: OpenSSL is a tenth of the memory, and some of the start.

    asyncio does without a missing `ssl` by itself. Whoever imports that later gets it, and asyncio goes on without.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # so Python marks what cannot be imported
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]


def need_terminal() -> None:
    """UsageError if there is no terminal to draw on."""
    if not at_terminal():
        raise UsageError(
            M_("Retro opens a screen here, and this is no terminal."),
            M_("Without a screen: retro list, retro show REF, retro export REF. All commands: retro --help."),
        )
    if is_dumb():
        raise UsageError(
            M_(
                "Retro opens a screen here, and this terminal says that it draws none (TERM={term}).",
                term=os.environ["TERM"],
            ),
            M_(
                "Without a screen: retro ask REF, retro list, retro show REF. If it does draw, say so: "
                "TERM=xterm-256color retro."
            ),
        )
