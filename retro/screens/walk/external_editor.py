"""Prose in the editor that a person is used to."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from retro.errors import RetroError
from retro.language import M_
from retro.text.controls import without_controls

OF_THE_SYSTEM = ("sensible-editor", "vi", "nano", "notepad")
"""What a system may bring, the first one that is there being taken: Debian's choice of the user, then the rest."""


def editor_command(
    environ: Mapping[str, str], setting: str = "", find: Callable[[str], str | None] = which
) -> list[str]:
    """The command of the editor: VISUAL, EDITOR, the `setting`, then what the system has; `find` knows where it is.

    RetroError if there is none, or if its command cannot be read.
    """
    named = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip() or setting.strip()
    if named:
        return _words(named, find)
    found = next((command for command in OF_THE_SYSTEM if find(command)), None)
    if found is None:
        raise RetroError(
            M_("There is no editor: neither VISUAL, EDITOR nor “editor” in the settings names one."),
            M_('Name one, for example in the settings: editor = "nano"'),
        )
    return [found]


def _words(command: str, find: Callable[[str], str | None]) -> list[str]:
    """A command, word by word; one that is a program as it stands may have spaces in its path."""
    if find(command):
        return [command]
    try:
        words = shlex.split(command, posix=sys.platform != "win32")  # a backslash is part of a path there
    except ValueError as error:
        raise RetroError(
            M_("The command of the editor cannot be read: {command}", command=command),
            M_("Close its quotation marks, where VISUAL, EDITOR or the setting “editor” names it."),
        ) from error
    return [word.strip('"') for word in words]


def edit_file(path: Path, command: list[str]) -> None:
    """A file in the editor. RetroError if that cannot be started, or ends with an error."""
    try:
        subprocess.run([*command, str(path)], check=True)  # noqa: S603 -- the person's own editor
    except (OSError, subprocess.CalledProcessError) as error:
        raise RetroError(
            M_("The editor {command} could not be used.", command=command[0]),
            M_("Check VISUAL, EDITOR or the setting “editor”. ({reason})", reason=str(error)),
        ) from error


def edit_outside(text: str, command: list[str]) -> str:
    """`text` as it was saved in the editor; unchanged if it was left without saving.

    RetroError if the editor cannot be started, ends with an error, or leaves no readable text: the text is
    then as it was.
    """
    with TemporaryDirectory(prefix="retro-") as folder:
        path = Path(folder) / "text.md"
        path.write_text(text, encoding="utf-8")
        try:
            subprocess.run([*command, str(path)], check=True)  # noqa: S603 -- the person's own editor
            edited = path.read_text(encoding="utf-8")
        except (OSError, subprocess.CalledProcessError, UnicodeDecodeError) as error:
            raise RetroError(
                M_("The editor {command} did not give the text back.", command=command[0]),
                M_("Nothing was changed. Check VISUAL, EDITOR or the setting “editor”. ({reason})", reason=str(error)),
            ) from error
    edited = without_controls(edited)
    return edited if text.endswith("\n") else edited.removesuffix("\n")
