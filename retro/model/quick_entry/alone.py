"""A line by itself that was copied out of notes: the marks of that place before its time, and the day behind it.

`- **21:49 UTC** - it rings`, `| 2026-11-20 09:00 | it rings |`, `22:30 (29 Oct) it rings`. Of several lines at once
`pasted` takes off more, for it sees what stands around them.
"""

from __future__ import annotations

from retro.model.quick_entry import stamps
from retro.model.quick_entry.marks import LONGEST, unmarked


def time_first(text: str) -> str:
    """`text` with its day and time in front, where only marks stand before them or its day behind its time.

    Any other text is left as it is: a bullet may be meant.
    """
    if len(text) > LONGEST:
        return text
    if (not text[0].isalnum() or text[0].isdecimal()) and not stamps.begins_with_clock(text):
        lines = unmarked(text, levels=False)
        if len(lines) == 1 and lines[0].body != text and stamps.CLOCK_OR_DAY.match(lines[0].body):
            stamp, rest = stamps.split(lines[0].body)
            text = f"{stamp} {rest}" if stamp else lines[0].body
    said = stamps.bared(text)
    stamp, rest = stamps.split(said)
    return text if said.startswith(stamp) else f"{stamp} {rest}"
