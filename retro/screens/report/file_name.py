"""The name of the file that a report is written to: what is proposed, and what becomes of what was typed."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from unicodedata import category, normalize

from exports.format import Format
from exports.report_kind import TEAM_REPORT, ReportKind

_LONGEST = 30
"""So many letters of a name stand in the name of a file, which may have no more than 255 bytes."""


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
    """`2026-014.md`, `2026-014.customer.森様.ja.pdf`: what is as usual is not said, the report for the team neither.

    Whom a letter is addressed to is said, so that the next one does not take its place. `usual` is the code of the
    language that goes without saying. `folder` comes before it, while it is there and is not the one that we are in.
    """
    parts = [reference]
    parts += [kind.code] if kind is not TEAM_REPORT else []
    parts += [_letters(addressee)] if kind.is_letter and _letters(addressee) else []
    parts += [code] if code != usual else []
    name = ".".join(parts) + form.suffix
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


def _letters(name: str) -> str:
    """The letters and digits of a name: nothing that leads to another folder, and nothing that one does not see."""
    kept = (char if char.isalnum() or category(char) in ("Mn", "Mc") else " " for char in normalize("NFC", name))
    return "-".join("".join(kept).split())[:_LONGEST].rstrip("-")


def _here() -> Path:
    """The folder that we are in; the root, where somebody has deleted it."""
    try:
        return Path.cwd()
    except OSError:
        return Path("/")


def _from_home(folder: Path) -> Path:
    home = Path.home()
    return Path("~") / folder.relative_to(home) if folder.is_relative_to(home) else folder
