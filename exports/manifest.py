"""What the files of a folder were made from: only those are made again of which something changed since.

Beside the name of each file stand two hashes, of all that it was made from and of what was written. A file that
somebody changed or removed is made again, and so is every file once the program itself was changed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import exports
import retro
from exports.files import write_if_changed

Made = Mapping[str, Any]
"""How a file was made: its two hashes, and whatever else its maker wants to know again."""


class Manifest:
    """The manifest of one folder."""

    def __init__(self, folder: Path, made: object) -> None:
        """`made` is what was remembered of the files, by their names; anything else counts as nothing."""
        known = made if isinstance(made, dict) else {}
        self._folder = folder
        self._read = {name: each for name, each in known.items() if isinstance(each, dict)}
        self.made: dict[str, Made] = {**self._read}
        """What is to be remembered: plain values."""

    @classmethod
    def read(cls, path: Path, form: str) -> Manifest:
        """The manifest in a file that `save` wrote, of the folder that it lies in. One that cannot be read is empty."""
        try:
            told = json.loads(path.read_bytes())
        except (OSError, ValueError):
            told = None
        is_ours = isinstance(told, dict) and told.get("format") == form
        return cls(path.parent, told.get("files") if is_ours else None)

    def save(self, path: Path, form: str, *, private: bool) -> None:
        """Write the manifest, if there is anything new in it. RetroError if that cannot be done."""
        if self.made != self._read:
            told = {"format": form, "files": dict(sorted(self.made.items()))}
            text = json.dumps(told, ensure_ascii=False, indent=0, separators=(",", ":"))
            write_if_changed(path, f"{text}\n".encode(), private=private)

    def get(self, name: str) -> Made:
        """How the file was made; empty if it is not known."""
        return self.made.get(name, {})

    def is_of(self, name: str, origin: str) -> bool:
        """Whether the file was made from just this. Of "" nothing is known."""
        return bool(origin) and self.get(name).get("origin") == origin

    def is_as_made(self, name: str, origin: str) -> bool:
        """Whether the file was made from just this, and is what was written then."""
        return self.is_of(name, origin) and self.is_as_written(name)

    def is_as_written(self, name: str) -> bool:
        """Whether the file is what was written when it was made."""
        found = _content(self._folder / name)
        return found is not None and self.get(name).get("content") == found

    def note(self, name: str, origin: str, content: bytes, **more: Any) -> None:
        """A file was made, or found to hold the same."""
        self.made[name] = {"origin": origin, "content": hash_of(content), **more}

    def forget(self, name: str) -> None:
        """A file could not be made."""
        self.made.pop(name, None)


def origin(*parts: object) -> str:
    """The hash of all that a file is made from, which are plain values; of the program itself, too."""
    return hash_of(json.dumps([_program(), *parts], ensure_ascii=False).encode("utf-8", "surrogatepass"))


@cache
def _program() -> str:
    """Which program this is: another one where one of its files is another one."""
    found = sorted(_files(Path(package.__file__ or "").parent for package in (exports, retro)))
    return hash_of(json.dumps(found).encode())


def _files(folders: Iterable[Path | str]) -> Iterator[tuple[str, int, int]]:
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        yield from _files([entry.path])
                else:
                    found = entry.stat()
                    yield entry.path, found.st_size, found.st_mtime_ns


def _content(path: Path) -> str | None:
    """The hash of what a file holds; None if there is none of ours."""
    try:
        return None if path.is_symlink() else hash_of(path.read_bytes())
    except OSError:
        return None


def hash_of(data: bytes) -> str:
    """SHA-256, as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
