"""The name of the file that a report is written to: what is proposed, and what becomes of what was typed."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from exports.format import Format
from exports.report_kind import ReportKind
from exports.report_name import report_name


def proposed(
    reference: str,
    kind: ReportKind,
    code: str,
    form: Format,
    *,
    usual: str,
    folder: str = "",
    addressee: str = "",
) -> str:
    """The name of the file in `folder`, while that is there and is not the one that we are in; else the name alone."""
    name = report_name(reference, kind, code, form, usual=usual, addressee=addressee)
    if folder and os.path.isdir(folder) and Path(folder) != _here():  # noqa: PTH112 -- it answers even of what cannot be read
        return str(_from_home(Path(folder)) / name)
    return name


def followed(text: str, before: Format, form: Format) -> str:
    """A name that somebody typed, when another format is chosen: its end follows, if it was that of the format."""
    if before.suffix and text.endswith(before.suffix):
        return text.removesuffix(before.suffix) + form.suffix
    return text + form.suffix if not before.suffix and text and not Path(text).suffix else text


def path_of(text: str) -> Path:
    """The absolute path that was typed; `~` is the user's own folder."""
    path = Path(text.strip())
    with suppress(RuntimeError):  # `~somebody` whom nobody knows here
        path = path.expanduser()
    return _here() / path


def _here() -> Path:
    """The folder that we are in; the root, where somebody has deleted it."""
    try:
        return Path.cwd()
    except OSError:
        return Path("/")


def _from_home(folder: Path) -> Path:
    home = Path.home()
    return Path("~") / folder.relative_to(home) if folder.is_relative_to(home) else folder
