"""What is left out of a small installation: formats that need a package of their own."""

from __future__ import annotations

from retro.errors import RetroError
from retro.language import M_


class MissingExtraError(RetroError):
    """A format was asked for whose package is not installed."""

    def __init__(self, format_name: str, extra: str) -> None:
        super().__init__(
            M_("{format} needs a further package.", format=format_name),
            M_("Install it: {command}", command=f"pip install 'incident-retro[{extra}]'"),
        )
