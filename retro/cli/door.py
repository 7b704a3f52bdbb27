"""The door of the program. Without a word behind `retro` the archive opens, and the command line is not even loaded."""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Run `retro` with the words that it was given."""
    try:
        if len(sys.argv) > 1 or not _archive_opened():
            from retro.cli.main import main as command_line

            command_line()
    except KeyboardInterrupt:  # before anything was there that could say so
        sys.exit(128 + signal.SIGINT)


def _archive_opened() -> bool:
    """Whether the archive was opened on the screen, and left again. If it cannot be, the command line says why."""
    from retro.cli.opening import open_archive
    from retro.cli.session import Session
    from retro.errors import RetroError
    from retro.language import use

    session = Session()
    use(session.language(None))
    try:
        open_archive(session)
    except RetroError:
        return False
    return True
