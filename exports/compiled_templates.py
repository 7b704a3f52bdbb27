"""The stock templates in compiled form, kept from one run to the next: compiling them is a quarter of a report."""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import CodeType

_FOLDER = f"templates-2-{sys.implementation.cache_tag}-{sys.hexversion:x}"
"""The first number changes with how they are compiled (`exports.direct_code`). What one Python compiles is not for
another one."""


class CompiledTemplates:
    """A folder of the user's own. Where it cannot be written, templates are compiled each time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str, source: str) -> CodeType | None:
        """The code that was kept of this very text; None if there is none. What is broken is as good as none."""
        path = self._folder / name
        try:
            if not path.is_file():  # there is none, or something that one would wait for
                return None
            of, code = marshal.loads(path.read_bytes())  # noqa: S302 -- nobody but the user wrote it
        except (OSError, EOFError, TypeError, ValueError):  # half a file raises whatever it reads as
            return None
        return code if of == source and isinstance(code, CodeType) else None

    def keep(self, name: str, source: str, code: CodeType) -> None:
        """Keep it, if that can be done, in one step: others may read it at this moment."""
        begun = self._folder / f"{name}.{os.getpid()}"
        try:
            begun.write_bytes(marshal.dumps((source, code)))
            begun.replace(self._folder / name)
        except OSError:
            with suppress(OSError):
                begun.unlink(missing_ok=True)


def cache_path() -> Path:
    """The user's folder of what can be made anew at any time."""
    from platformdirs import user_cache_path

    return user_cache_path("retro", appauthor=False)


def compiled_templates(cache: Path) -> CompiledTemplates | None:
    """What is kept in the folder `cache`; None where there can be none, or where others may write in it.

    It is run as it is, so nobody but the user may have put it there.
    """
    folder = cache / _FOLDER
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        held = folder.stat()
    except OSError:
        return None
    if hasattr(os, "getuid") and (held.st_uid != os.getuid() or held.st_mode & 0o022):
        return None
    return CompiledTemplates(folder)
