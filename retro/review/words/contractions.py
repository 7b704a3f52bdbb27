"""Words that English draws together, spelled out: `could've`, `we're`, and `didnt`, `shoulda` as people type them."""

from __future__ import annotations

import re

from retro.text.search_forms import Placed

_DRAWN_TOGETHER = re.compile(
    r"(?<=[a-z])'(?P<rest>ve|re|m)(?![a-z])|"
    r"(?<![a-z])(?:could|should|would|must|might)(?P<have>ve|a)(?![a-z])|"
    r"(?<![a-z])(?:do|does|did|ca|wo|was|were|is|are|could|should|would|has|have|had|must|need)(?P<not>n)t(?![a-z])"
)
_WHOLE = {"ve": " have", "a": " have", "re": " are", "m": " am"}
_SIGNS = ("'", "nt", "ldve", "lda", "stve", "sta", "htve", "hta")
"""Without any of these nothing is drawn together."""


def spelled_out(form: Placed) -> Placed:
    """The plain form with these words in full; each letter of them stands where it was drawn together."""
    if not any(sign in form.text for sign in _SIGNS):
        return form
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for found in _DRAWN_TOGETHER.finditer(form.text):
        drawn = "rest" if found["rest"] else "have" if found["have"] else "not"
        begin, end = (found.start(), found.end()) if drawn == "rest" else found.span(drawn)
        said = _WHOLE.get(found[drawn], "n'")
        parts += [form.text[at:begin], said]
        starts += [*form.starts[at:begin], *[form.starts[begin]] * len(said)]
        ends += [*form.ends[at:begin], *[form.ends[end - 1]] * len(said)]
        at = end
    if not at:
        return form
    parts.append(form.text[at:])
    return Placed("".join(parts), [*starts, *form.starts[at:]], [*ends, *form.ends[at:]])
