"""The logo of the organisation, as documents hold it."""

from __future__ import annotations

import errno
from pathlib import Path

from exports.files import read_bounded
from exports.organisation import Organisation
from retro.errors import RetroError
from retro.language import M_
from retro.value import value

_NEXT_STEP = M_("Correct the logo in the settings, or take it out.")
_LARGEST = 20 << 20
"""Bytes of the largest picture that is read at all: each document holds it."""
_BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}


class NoPictureError(RetroError):
    """What the settings name as the logo is no picture, or a broken one."""

    def __init__(self, path: Path | None) -> None:
        super().__init__(M_("The logo “{path}” is no picture in PNG, JPEG or SVG.", path=path), _NEXT_STEP)


@value
class Logo:
    """A picture and what it is: `png`, `jpg` or `svg`."""

    data: bytes
    suffix: str


def logo_of(organisation: Organisation) -> Logo | None:
    """The logo that the settings name; None if they name none. RetroError if it cannot be read or is no picture."""
    if organisation.logo is None:
        return None
    try:
        data = read_bounded(organisation.logo, _LARGEST)
    except OSError as error:
        if error.errno == errno.EFBIG:
            title = M_("The logo “{path}” is larger than {n} MB.", path=organisation.logo, n=_LARGEST >> 20)
        elif error.errno == errno.EINVAL:
            title = M_("The logo “{path}” is no file.", path=organisation.logo)
        else:
            title = M_("The logo “{path}” cannot be read.", path=organisation.logo)
        raise RetroError(title, _NEXT_STEP) from error
    for beginning, suffix in _BEGINNINGS.items():
        if data.startswith(beginning):
            return Logo(data, suffix)
    if b"<svg" in data[:4096]:
        return Logo(data, "svg")
    raise NoPictureError(organisation.logo)
