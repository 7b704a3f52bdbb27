"""The logo of an organisation is told by what is in its file, whatever that is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports.logo import NoPictureError, logo_of
from exports.organisation import Organisation
from retro.errors import RetroError

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"\x89PNG\r\n\x1a\n...", "png"),
        (b"\xff\xd8\xff...", "jpg"),
        (SVG, "svg"),
        (b'<?xml version="1.0" encoding="UTF-8"?>\n' + SVG, "svg"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- drawn by hand -->\n<!DOCTYPE svg>\n' + SVG, "svg"),
    ],
)
def test_it_is_what_it_begins_with(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / "logo"
    path.write_bytes(data)
    logo = logo_of(Organisation(logo=path))
    assert logo
    assert (logo.data, logo.suffix) == (data, suffix)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"not a picture", b"x" * 4096 + SVG])
def test_anything_else_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "logo.svg"
    path.write_bytes(data)
    with pytest.raises(NoPictureError):
        logo_of(Organisation(logo=path))


def test_none_is_none_and_one_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert logo_of(Organisation()) is None
    with pytest.raises(RetroError, match="cannot be read"):
        logo_of(Organisation(logo=tmp_path / "logo.svg"))
    with pytest.raises(RetroError, match="is no file"):
        logo_of(Organisation(logo=tmp_path))
