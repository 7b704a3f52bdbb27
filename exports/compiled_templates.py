"""The stock templates in compiled form, kept from one run to the next: compiling them is a quarter of a report."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

_FOLDER = f"templates-direct-jinja2-{jinja2.__version__}"
"""What one version compiles is not for another one, nor what was compiled otherwise (`exports.direct_code`). Python's
version and the text of a template are in each file."""


class CompiledTemplates(FileSystemBytecodeCache):
    """A folder of the user's own. Where it cannot be written, templates are compiled each time."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, if that can be done."""
        with suppress(OSError):
            super().dump_bytecode(bucket)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept; what is broken is as good as none."""
        if not Path(self._get_cache_filename(bucket)).is_file():
            return  # there is none, or something that one would wait for
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 -- half a file raises whatever it reads as
            bucket.reset()


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
    return CompiledTemplates(str(folder))
