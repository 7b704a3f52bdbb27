"""A line by itself that was copied out of notes: the marks of that place before its time, and the day behind it.

`- **21:49 UTC** - it rings`, `| 2026-11-20 09:00 | it rings |`, `22:30 (29 Oct) it rings`. Of several lines at once
`pasted` takes off more, for it sees what stands around them.
"""

from __future__ import annotations

import re

from retro.model.quick_entry import stamps
from retro.model.quick_entry.marks import LONGEST, unmarked

_SHARE = re.compile(r"[(（]\d{1,2}/\d{1,2}[)）](?!\s*[-–—:：])(?=\s*\S)")
"""A day behind a time, or a share of what is told next: `09:15 (5/20) loads were rejected`."""
_NEAR = 40
"""So many letters from the beginning it stands at most."""
_SURE = re.compile(r"[:：時]|\d{4}|月")
_APART = re.compile(r"\s*(?:[-–—:：]|$)")


def time_first(text: str) -> str:
    """`text` with its day and time in front, where only marks stand before them or its day behind its time.

    Any other text is left as it is: a bullet may be meant.
    """
    if len(text) > LONGEST:
        return text
    if (not text[0].isalnum() or text[0].isdecimal()) and not stamps.begins_with_clock(text):
        lines = unmarked(text, levels=False)
        if len(lines) == 1 and lines[0].body != text and _begins_surely(lines[0].body):
            stamp, rest = stamps.split(lines[0].body)
            text = f"{stamp} {rest}" if stamp else lines[0].body
    said = stamps.bared(text)
    stamp, rest = stamps.split(said)
    return text if said.startswith(stamp) or _SHARE.search(said[:_NEAR]) else f"{stamp} {rest}"


def _begins_surely(body: str) -> bool:
    """Whether a text begins with a time, or with what is no quantity: `> 5/11 pallets`, `- May 5 pallets`."""
    found = stamps.CLOCK_OR_DAY.match(body)
    return found is not None and bool(_SURE.search(found[0]) or _APART.match(body, found.end()))
