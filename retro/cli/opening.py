"""Opening the screens, for whoever asks: the entry point, or a command."""

from __future__ import annotations

from retro.cli.session import Session
from retro.cli.streams import at_terminal
from retro.errors import UsageError
from retro.language import M_


def open_archive(session: Session) -> None:
    """The archive on the screen."""
    need_terminal()
    if not session.database.exists():
        with session.store(create=True):  # made here, so that the user's own folder and file are for the user alone
            pass
    open_screens(session)


def open_screens(session: Session, reference: str = "") -> None:
    """The archive, and over it the walk through `reference`."""
    from retro.app import run

    run(
        session.database,
        settings=session.settings,
        environ=session.environ,
        factory=session.factory,
        zone=session.zone,
        reference=reference,
    )


def need_terminal() -> None:
    """UsageError if there is no terminal to draw on."""
    if not at_terminal():
        raise UsageError(
            M_("Retro opens a screen here, and this is no terminal."),
            M_("Without a screen: retro list, retro show REF, retro export REF. All commands: retro --help."),
        )
