"""Umlauts, and how they are written where a keyboard has none: Müller and Mueller."""

from __future__ import annotations

import re

from retro.text.normal_forms import composed

_APART = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe"}
_UMLAUT = re.compile("[äöüø]")
_IN_TWO = re.compile("(?<![aeouqg])([aou])e(?=[bcdfghjklmnprstvwxyz])")
"""Two vowels that may stand for one: no vowel stands before them, and one consonant behind."""
_LEAST = 5
"""So many letters has a word in which two vowels are taken for one: `does` is none."""


def other_spellings(word: str, plain: str) -> tuple[str, ...]:
    """How a word that is looked for may be spelt besides, given its plain form, in which umlauts are simple vowels.

    Muller is that form of Müller: so it is not told of it, nor is Mueller told of Muller, which may be another name.
    """
    typed = composed(word).casefold().strip()
    if _UMLAUT.search(typed):
        return (_UMLAUT.sub(lambda found: _APART[found[0]], typed),) if typed.isalpha() else ()
    if len(plain) < _LEAST or not (plain.isascii() and plain.isalpha()):
        return ()
    simple = _IN_TWO.sub(r"\1", plain)
    return (simple,) if simple != plain else ()
