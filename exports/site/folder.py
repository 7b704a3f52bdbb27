"""The folder of a site: which files in it are ours, so that those alone are replaced and removed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from exports.files import make_folder, write_if_changed
from exports.manifest import Manifest
from retro.errors import RetroError
from retro.language import M_

CASES = "cases"
MANIFEST = "site.json"
"""Lists the files of the site, and what they were made from. A folder without it is none of ours."""

_FORMAT = "retro site"
_OURS = re.compile(rf"(?:index|lessons|measures|{CASES}/\d+-\d+)\.html|site\.(?:css|js)|search-\d+\.js", re.ASCII)
"""What our files are called. Nothing else is ever removed, whatever a manifest says."""


def page_of(reference: str) -> str:
    """The file of the page of a case."""
    return f"{CASES}/{reference}.html"


def known_files(folder: Path, *, public: bool) -> Manifest:
    """How the files of the site for these readers were made that is in `folder`; empty if there is none."""
    told = _read(folder)
    return Manifest(folder, told.get("made") if told and told.get("public") is public else None)


class SiteFolder:
    """The folder that a site is written to, and how much was done there so far.

    It is a site at every moment, also when the work is broken off: files are whole, and the manifest names each before
    it is written.
    """

    def __init__(self, folder: Path, *, public: bool) -> None:
        self.folder = folder
        """Where it is."""
        self._public = public
        self.manifest = Manifest(folder, None)
        """How the files were made that were there before, and are made now."""
        self._listed: set[str] = set()
        self._wanted: set[str] = set()
        self.written = self.unchanged = self.removed = 0

    def begin(self, names: Iterable[str], *, force: bool) -> None:
        """Make the folder ours; `names` are the files that it will hold at least.

        RetroError if it holds anything but a site for the same readers, unless `force`.
        """
        told = _read(self.folder)
        was_public = told.get("public") if told else self._public
        if not force:
            self._refuse(is_site=told is not None, same_readers=was_public is self._public)
        cases = self.folder / CASES
        if cases.is_symlink():  # what is written or removed there would be somewhere else
            raise RetroError(
                M_("“{folder}” is a link to another folder.", folder=cases),
                M_("Remove the link, or choose another folder. Nothing was written."),
            )
        for folder in (self.folder, cases):
            make_folder(folder)
        listed = told.get("files") if told else None
        before = {name for name in map(str, listed if isinstance(listed, list) else ()) if _OURS.fullmatch(name)}
        if was_public is not self._public:  # at no moment do pages for both readers lie side by side
            self._remove(before)
        elif not force:
            self.manifest = known_files(self.folder, public=self._public)
        self._list(before.union(names))

    def write(self, name: str, text: str) -> None:
        """Write a file of the site, unless it holds just that."""
        if name not in self._listed:
            self._list(self._listed | {name})
        if write_if_changed(self.folder / name, text.encode()):
            self.written += 1
            self._wanted.add(name)
        else:
            self.keep(name)

    def keep(self, name: str) -> None:
        """Leave a file of the site as it is."""
        self.unchanged += 1
        self._wanted.add(name)

    def finish(self) -> None:
        """Remove what the site had and has no more."""
        self._remove(self._listed - self._wanted)
        self.manifest.made = {
            name: self.manifest.made[name] for name in sorted(self.manifest.made.keys() & self._wanted)
        }
        self._list(self._wanted)

    def _refuse(self, *, is_site: bool, same_readers: bool) -> None:
        if not is_site and self._holds_something():
            raise RetroError(
                M_("“{folder}” is not empty, and no site of Retro.", folder=self.folder),
                M_("Choose another folder. With --force the site is put among the files that are there."),
            )
        if not same_readers:
            raise RetroError(
                M_("“{folder}” holds the site for other readers.", folder=self.folder),
                M_("Choose another folder, or say --force to replace that site."),
            )

    def _holds_something(self) -> bool:
        try:
            return self.folder.is_dir() and any(self.folder.iterdir())
        except OSError as error:
            raise _file_error(self.folder, error) from error

    def _remove(self, names: Iterable[str]) -> None:
        for name in sorted(names):
            path = self.folder / name
            try:
                path.unlink()
            except FileNotFoundError:
                continue
            except OSError as error:
                raise _file_error(path, error) from error
            self.removed += 1

    def _list(self, names: Iterable[str]) -> None:
        self._listed = set(names)
        told = {"format": _FORMAT, "public": self._public, "files": sorted(self._listed), "made": self.manifest.made}
        write_if_changed(self.folder / MANIFEST, (json.dumps(told, ensure_ascii=False) + "\n").encode())


def _read(folder: Path) -> dict[str, object] | None:
    """What the manifest says; None if there is none."""
    try:
        told = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
    return told if isinstance(told, dict) and told.get("format") == _FORMAT else None


def _file_error(path: Path, error: OSError) -> RetroError:
    reason = error.strerror or type(error).__name__
    return RetroError(
        M_("“{path}” cannot be changed: {reason}.", path=path, reason=reason), M_("Choose another folder.")
    )
