"""Writing documents to files: each whole or not at all, and never over another file unasked."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from retro.errors import RetroError
from retro.language import M_, Message

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_file(path: Path, data: str | bytes, *, force: bool = False, private: bool = False) -> None:
    """Write `data` to `path`, a text as UTF-8; a file that is there already is replaced only with `force`.

    A new file may be read by whom the umask lets, with `private` by its owner alone; one that is replaced keeps its
    mode. RetroError if it cannot be done; what was there before is then as it was, and no half file is left.
    """
    try:
        if path.is_dir():
            raise RetroError(M_("“{path}” is a folder.", path=path), M_("Give the name of a file in it."))
        if path.exists() and not path.is_file():
            raise RetroError(M_("“{path}” is a device, not a file.", path=path), M_("Give the name of a file."))
        _write(path, data.encode() if isinstance(data, str) else data, force=force, private=private)
    except OSError as error:
        raise _file_error(path, error) from error


def write_files(folder: Path, files: Mapping[str, bytes], *, force: bool = False, private: bool = False) -> None:
    """Write files, by their names, to `folder`, which is made if the folder that it lies in is there.

    `private` as `write_file`. RetroError if one cannot be written; without `force` none is, if one of the names is
    taken.
    """
    make_folder(folder)
    for name in files:
        if not force and os.path.lexists(folder / name):
            raise _file_error(folder / name, FileExistsError())
    for name, data in files.items():
        write_file(folder / name, data, force=force, private=private)


def write_if_changed(path: Path, data: bytes, *, private: bool = False) -> bool:
    """Write `data` to `path` unless that is what it holds; gives whether it was written.

    `private` and RetroError as `write_file`.
    """
    try:
        if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
            return False
    except OSError as error:
        raise _file_error(path, error) from error
    write_file(path, data, force=True, private=private)
    return True


def make_folder(folder: Path) -> None:
    """Make `folder`, unless it is there. RetroError if it cannot be made: what it is to lie in must be there."""
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:
        raise RetroError(M_("“{path}” is a file, not a folder.", path=folder), M_("Name a folder.")) from None
    except OSError as error:
        raise _file_error(folder, error) from error


def read_bounded(path: Path, most: int) -> bytes:
    """What the file `path` holds. OSError if that is more than `most` bytes, or no file: a pipe would never end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return data


def _write(path: Path, data: bytes, *, force: bool, private: bool) -> None:
    part = path.with_name(f".retro-{os.urandom(8).hex()}.part")  # in the same folder, so that it can take the name
    mode = 0o600 if private else 0o666
    try:
        with open(part, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            if force and path.is_file() and not path.is_symlink():
                part.chmod(stat.S_IMODE(path.stat().st_mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if not force:
            path.touch(exist_ok=False)  # takes the name before anybody else can; then nothing of theirs is replaced
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _file_error(path: Path, error: OSError) -> RetroError:
    """The error of the system in words, with what to do next."""
    folder = path.absolute().parent
    if isinstance(error, FileExistsError):
        return RetroError(M_("“{path}” is there already.", path=path), M_("To replace it, say --force."))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return RetroError(M_("There is no folder “{folder}”.", folder=folder), M_("Make it first, or choose another."))
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return RetroError(M_("“{folder}” may not be written to.", folder=folder), M_("Choose another folder with -o."))
    if error.errno in _NO_ROOM:
        return RetroError(
            M_("There is no room left for “{path}”.", path=path), M_("Make room, or choose another disk.")
        )
    reason = Message(error.strerror or type(error).__name__)
    return RetroError(M_("“{path}” cannot be written: {reason}.", path=path, reason=reason), M_("Choose another name."))
