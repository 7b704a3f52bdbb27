"""The organisation: who a report is from, as the settings say it."""

from __future__ import annotations

from pathlib import Path

from retro.value import value


@value
class Organisation:
    """The sender of reports, in the language of one report. What is not said is left out of it."""

    name: str = ""
    """The organisation: `Hoshizora Gifts Ltd.`"""
    sender: str = ""
    """Who signs, as a role: `Customer care`. May have several lines."""
    closing: str = ""
    """Lines at the end of a report: address, telephone, opening hours."""
    logo: Path | None = None
    """A picture: SVG, PNG or JPEG."""
