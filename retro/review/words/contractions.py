"""Words that English draws together, spelled out: `could've`, `we're`, and `didnt` as people type it in a hurry."""

from __future__ import annotations

import re

from retro.text.search_forms import Placed

_DRAWN_TOGETHER = re.compile(
    r"(?<=[a-z])'(?P<rest>ve|re|m)(?![a-z])|"
    r"(?<![a-z])(?:do|does|did|ca|wo|was|were|is|are|could|should|would|has|have|had|must|need)(?P<not>n)t(?![a-z])"
)
_WHOLE = {"ve": " have", "re": " are", "m": " am"}


def spelled_out(form: Placed) -> Placed:
    """The plain form with these words in full; each letter of them stands where it was drawn together."""
    if "'" not in form.text and "nt" not in form.text:
        return form
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for found in _DRAWN_TOGETHER.finditer(form.text):
        begin, end = (found.start(), found.end()) if found["rest"] else (found.start("not"), found.end("not"))
        said = _WHOLE[found["rest"]] if found["rest"] else "n'"
        parts += [form.text[at:begin], said]
        starts += [*form.starts[at:begin], *[form.starts[begin]] * len(said)]
        ends += [*form.ends[at:begin], *[form.ends[end - 1]] * len(said)]
        at = end
    if not at:
        return form
    parts.append(form.text[at:])
    return Placed("".join(parts), [*starts, *form.starts[at:]], [*ends, *form.ends[at:]])
