"""The rules of a meeting, in one line, shown at its beginning and whenever somebody asks for them."""

from __future__ import annotations

from retro.language import N_

RULES: tuple[str, ...] = (
    N_("We ask what made it possible, not who."),
    N_("Facts first; what is doubted is marked, not argued away."),
    N_("One speaks at a time."),
    N_("What is said here stays here; reports name no one."),
)
"""Each a message id."""
