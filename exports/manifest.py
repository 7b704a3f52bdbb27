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
    """The manifest of one folder. One that cannot be read counts as empty."""

    def __init__(self, path: Path, form: str) -> None:
        self._path = path
        self._form = form
        self._read = _read(path, form)
        self._made: dict[str, Made] = {**self._read}

    def get(self, name: str) -> Made:
        """How the file was made; empty if it is not known."""
        return self._made.get(name, {})

    def is_as_made(self, name: str, origin: str) -> bool:
        """Whether the file was made from just this, and is what was written then. Of "" nothing is known."""
        made = self.get(name)
        return (
            bool(origin) and made.get("origin") == origin and made.get("content") == _content(self._path.parent / name)
        )

    def note(self, name: str, origin: str, content: bytes, **more: Any) -> None:
        """A file was made, or found to hold the same."""
        self._made[name] = {"origin": origin, "content": _hash(content), **more}

    def forget(self, name: str) -> None:
        """A file could not be made."""
        self._made.pop(name, None)

    def save(self, *, private: bool) -> None:
        """Write the manifest, if there is anything new in it. RetroError if that cannot be done."""
        if self._made == self._read:
            return
        told = {"format": self._form, "files": dict(sorted(self._made.items()))}
        text = json.dumps(told, ensure_ascii=False, indent=0, separators=(",", ":"))
        write_if_changed(self._path, f"{text}\n".encode(), private=private)


def origin(*parts: object) -> str:
    """The hash of all that a file is made from, which are plain values; of the program itself, too."""
    return _hash(json.dumps([_program(), *parts], ensure_ascii=False).encode("utf-8", "surrogatepass"))


@cache
def _program() -> str:
    """Which program this is: another one where one of its files is another one."""
    found = sorted(_files(Path(package.__file__ or "").parent for package in (exports, retro)))
    return _hash(json.dumps(found).encode())


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


def _read(path: Path, form: str) -> Mapping[str, Made]:
    try:
        told = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    files = told.get("files") if isinstance(told, dict) and told.get("format") == form else None
    return {name: made for name, made in files.items() if isinstance(made, dict)} if isinstance(files, dict) else {}


def _content(path: Path) -> str | None:
    """The hash of what a file holds; None if there is none of ours."""
    try:
        return None if path.is_symlink() else _hash(path.read_bytes())
    except OSError:
        return None


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
