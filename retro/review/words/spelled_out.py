"""Words as people type them, spelled out: `could've`, `we're`, `didnt`, `shoulda`, and `adress`, `ppl` in a hurry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from retro.text.search_forms import Placed

_DRAWN_TOGETHER = re.compile(
    r"(?<=[a-z])'(?P<rest>ve|re|m)(?![a-z])|"
    r"(?<![a-z])(?:could|should|would|must|might)(?P<have>ve|a)(?![a-z])|"
    r"(?<![a-z])(?:do|does|did|ca|wo|was|were|is|are|could|should|would|has|have|had|must|need)(?P<not>n)t(?![a-z])"
)
_WHOLE = {"ve": " have", "a": " have", "re": " are", "m": " am"}
_SIGNS = ("'", "nt", "ldve", "lda", "stve", "sta", "htve", "hta")
"""Without any of these nothing is drawn together."""
_SPELLINGS = Path(__file__).parent / "spellings.en.txt"
_WORD = re.compile("[a-z]+")


def spelled_out(form: Placed) -> Placed:
    """The plain form with these words in full; each letter of them stands where the word was typed."""
    return _with(form, [*_hurried(form.text), *_drawn_together(form.text)])


def _drawn_together(text: str) -> Iterator[tuple[int, int, str]]:
    if not any(sign in text for sign in _SIGNS):
        return
    for found in _DRAWN_TOGETHER.finditer(text):
        if found["rest"]:
            yield found.start(), found.end(), _WHOLE[found["rest"]]
        else:
            drawn = "have" if found["have"] else "not"
            yield *found.span(drawn), _WHOLE.get(found[drawn], "n'")


def _hurried(text: str) -> Iterator[tuple[int, int, str]]:
    words = _spellings()
    if not words.keys().isdisjoint(_WORD.findall(text)):
        yield from (
            (found.start(), found.end(), words[found[0]]) for found in _WORD.finditer(text) if found[0] in words
        )


@cache
def _spellings() -> Mapping[str, str]:
    lines = (line.partition(" = ") for line in _SPELLINGS.read_text("utf-8").splitlines())
    return {typed: meant for typed, sign, meant in lines if sign}


def _with(form: Placed, said: list[tuple[int, int, str]]) -> Placed:
    """The form with other words in places of it, which do not overlap."""
    if not said:
        return form
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for begin, end, words in sorted(said):
        if begin < at:
            continue
        parts += [form.text[at:begin], words]
        starts += [*form.starts[at:begin], *[form.starts[begin]] * len(words)]
        ends += [*form.ends[at:begin], *[form.ends[end - 1]] * len(words)]
        at = end
    parts.append(form.text[at:])
    return Placed("".join(parts), [*starts, *form.starts[at:]], [*ends, *form.ends[at:]])
