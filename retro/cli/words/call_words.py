"""What stands behind `retro call`: a case, if the first word names one, and the first note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retro.cli.session import Session
from retro.cli.words.case_meant import case_meant
from retro.errors import RetroError

_REFERENCE = re.compile(r"\d+(?:-\d+)?", re.ASCII)


def read_words(session: Session, words: Sequence[str]) -> tuple[str, str]:
    """The reference of the case, "" for none, and the first note. The archive is there.

    A number that is no case, or may be several, is the beginning of the note: nothing is asked, and nothing is lost.
    """
    if words and _REFERENCE.fullmatch(words[0]):
        with session.store() as store:
            try:
                return case_meant(store, words[0]), " ".join(words[1:])
            except RetroError:
                pass
    return "", " ".join(words)
