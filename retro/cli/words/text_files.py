"""Texts that stand in a file, or come from stdin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from retro.cli.streams import read_stdin
from retro.errors import RetroError, UsageError
from retro.language import M_, Message, _

_MOST = 256 * 2**20
"""So many bytes are read at most: far more than a retrospective with a long history has as JSON."""
_CONVERT = M_("Convert it to UTF-8.")


def text_of(file: str, step: Message = _CONVERT) -> str:
    """The text of a file, of stdin for `-`. RetroError if it cannot be read, with `step` where it is no UTF-8."""
    name = name_of_file(file)
    try:
        return _bytes_of(file, name).decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or str(error)
        raise RetroError(
            M_("“{name}” cannot be read: {reason}.", name=name, reason=reason), M_("Name another file, or - for stdin.")
        ) from None
    except UnicodeDecodeError as error:
        raise RetroError(
            M_("“{name}” is not UTF-8 text: byte {place} is broken.", name=name, place=error.start + 1), step
        ) from None


def _bytes_of(file: str, name: str) -> bytes:
    """What is in the file; no more than a text may have, so that a device that never ends does not fill the memory."""
    if file == "-":
        data = read_stdin().read(_MOST + 1)
    else:
        with Path(file).expanduser().open("rb") as opened:
            data = opened.read(_MOST + 1)
    if len(data) > _MOST:
        raise RetroError(
            M_("“{name}” is longer than {size} MB.", name=name, size=_MOST // 2**20), M_("Name the file that you mean.")
        )
    return data


def name_of_file(file: str) -> str:
    """What a file is called in messages."""
    return _("standard input") if file == "-" else file


def field_texts(assignments: Sequence[str]) -> list[tuple[str, str]]:
    """For each `FIELD=FILE` the field and the text of the file, without the line end behind it.

    UsageError if one is of another form, or if stdin is asked for twice.
    """
    parted = []
    for assignment in assignments:
        field, *file = re.split("[=＝]", assignment, maxsplit=1)
        if not file or not file[0]:
            raise UsageError(
                M_("“{text}” is not of the form FIELD=FILE.", text=assignment),
                M_("Write the field, = and the name of a file; - is standard input."),
            )
        parted.append((field, file[0]))
    if sum(file == "-" for _field, file in parted) > 1:
        raise UsageError(M_("Standard input can be read for one field only."), M_("Put the other text into a file."))
    return [(field, text_of(file).rstrip("\r\n")) for field, file in parted]
