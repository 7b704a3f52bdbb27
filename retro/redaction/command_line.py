"""Commands as a cure prints them: what somebody asked for in them again, so that they run as they stand."""

from __future__ import annotations

import re
import shlex

from retro.language import Language
from retro.redaction.recipient import Recipient

_BARE = re.compile(r"[\w./:@%+-]+")
_NEEDS_CARE = re.compile(r"[\"$`\\!\x00-\x1f]")
"""What shells read as more than a letter, in double quotes."""


def command_for(verb: str, reference: str, reader: str, recipient: Recipient, to: Language) -> str:
    """`retro export 2026-014 --for customer --lang en --addressee "Ann Lee"`: for the same reader once more.

    How somebody is addressed is not in it: that is said each time, and kept nowhere.
    """
    said = ["retro", verb, reference, "--for", reader, "--lang", to.code]
    if recipient.addressee.strip():
        said += ["--addressee", recipient.addressee.strip()]
    said += ["--to-all"] if recipient.to_all else []
    for option, names in (("--same", recipient.same), ("--other", recipient.other)):
        for name in names:
            said += [option, name]
    said += ["--shield"] if recipient.shield else []
    return " ".join(map(word, said))


def word(text: str) -> str:
    """One word of a command line, in quotes where it needs some."""
    if _BARE.fullmatch(text):
        return text
    return shlex.quote(text) if _NEEDS_CARE.search(text) else f'"{text}"'
