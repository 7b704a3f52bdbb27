"""The entry point: what is asked for most is answered from here, before the command line is even loaded.

That is `retro --version`, without any import; `retro list` and `retro search`; and what opens on the screen: the
archive, for `retro` alone, and the walk of `retro open REF`.
"""

from __future__ import annotations

import gc
import os
import signal
import sys

_SELDOM = 200_000
"""So many objects are made before garbage is looked for: what is imported is none, and looking took a twelfth of it."""


def main() -> None:
    """Run `retro` with the words that it was given, and end the process."""
    words = sys.argv[1:]
    if words == ["--version"] and _version_told():
        return
    gc.set_threshold(_SELDOM)
    try:
        _answer(words)
    except SystemExit as end:
        _end(end.code or 0)
        raise
    except KeyboardInterrupt:  # before anything was there that could say so
        sys.exit(128 + signal.SIGINT)
    _end(0)


def _answer(words: list[str]) -> None:
    if _show_a_password(words):  # it is told of where all words are read
        _command_line()
        return
    if "list" in words:
        from retro.cli import plain_list

        if asked := plain_list.understood(words):
            sys.exit(plain_list.answer(asked))
    if "search" in words:
        from retro.cli import plain_search

        if asked_for := plain_search.understood(words):
            sys.exit(plain_search.answer(asked_for))
    from retro.cli import COMPLETION

    if COMPLETION not in os.environ:  # a shell that completes says its words otherwise
        from retro.cli import plain_open

        if asked_to_open := plain_open.understood(words):
            gc.disable()  # until the first screen stands, when the app enables it: nothing that is imported is garbage
            if plain_open.opened(asked_to_open):
                return
            gc.enable()
    _command_line()


def _show_a_password(words: list[str]) -> bool:
    """Whether others could read one in the words; they cannot any more, as far as the system allows it."""
    if not any("postgres" in word or "assword" in word.casefold() for word in words):
        return False
    from retro.cli.shown_password import hide

    return hide(words)


def _command_line() -> None:
    from retro.cli.main import main

    main()


def _version_told() -> bool:
    """Whether the version could be written. If it could not, the command line says why."""
    from retro import __version__

    try:
        return sys.stdout is not None and os.write(sys.stdout.fileno(), f"retro {__version__}\n".encode()) > 0
    except (OSError, ValueError):
        return False


def _end(code: int | str) -> None:
    """End the process where it stands, unless a thread has still something to do, or somebody to tell.

    Everything is saved, closed and given back to the terminal. Python would go on to take apart all that was ever made:
    a tenth of `retro export`, and most of the time between the key that leaves a screen and the shell.
    """
    import threading

    working = any(not thread.daemon for thread in threading.enumerate() if thread is not threading.current_thread())
    if isinstance(code, int) and not working:
        try:
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
        except OSError:  # Python will say so
            return
        os._exit(code)
