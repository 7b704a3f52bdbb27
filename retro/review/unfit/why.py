"""Why a text of the team is not for a customer as it stands."""

from __future__ import annotations

from enum import Enum

from retro.language import N_


class Why(Enum):
    """Why a sentence is not for its reader. The value is a message id."""

    LANGUAGE = N_("another language than the letter")
    PLAIN = N_("plain style in a polite letter")
    INTERNAL = N_("of the house itself")


def why_not(text: str, language: str) -> Why | None:
    """Why a text is not for a customer who reads the language with this code; None where nothing is against it."""
    from retro.review.unfit.internal import is_internal  # the words and endings: only letters are asked about
    from retro.review.unfit.script import is_in
    from retro.review.unfit.style import is_plain

    if not is_in(text, language):
        return Why.LANGUAGE
    if is_internal(text):
        return Why.INTERNAL
    return Why.PLAIN if language == "ja" and is_plain(text) else None
