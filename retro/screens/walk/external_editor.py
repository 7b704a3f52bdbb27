"""Prose in the editor that a person is used to."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from retro.errors import RetroError
from retro.language import M_
from retro.text.controls import without_controls


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """The command of the editor, from VISUAL or EDITOR; RetroError if neither names one."""
    words = shlex.split(environ.get("VISUAL") or environ.get("EDITOR") or "")
    if not words:
        raise RetroError(
            M_("No editor is set."),
            M_("Set EDITOR before you start Retro, for example: EDITOR=nano retro"),
        )
    return words


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
                M_("Nothing was changed. Check EDITOR, or write in the field. ({reason})", reason=str(error)),
            ) from error
    edited = without_controls(edited)
    return edited if text.endswith("\n") else edited.removesuffix("\n")
