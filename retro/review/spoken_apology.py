"""Which words of a case are the apology that its letters speak."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retro.model.record import Retrospective
from retro.model.stages.remedy import Apology
from retro.text.lazy_pattern import lazy

_WHOLE = lazy(
    r"(?:(?:申し訳|申しわけ|申訳)(?:ご[ざ座]いません|ありません)(?:でした)?|す[みい]ません(?:でした)?"
    r"|(?:詫び|わび|陳謝|深謝|謝罪)(?:を|の意を)?(?:申し?[上あ]げ|いたし|致し|し)(?:ま(?:す|した)|た))[。．!！]?\s*$"
    r"|^(?:(?:we|i)(?: are|'re| am|'m)?(?: \w+)? (?:sorry|apologi[sz]e)|please accept our (?:\w+ )?apolog)",
    re.IGNORECASE,
)
"""A sentence that apologises already: `お待たせし、申し訳ございません`; none that only names it: `発送遅れのお詫び`."""


def spoken(visible: Retrospective) -> Sequence[tuple[Apology, str]]:
    """The fields that hold them: the sentence that was said last, else all that apologies were given for.

    What one is given for may be a sentence itself, and the last one is spoken as it stands.
    """
    given = visible.of(Apology)
    if given and given[-1].sentence.strip():
        return ((given[-1], "sentence"),)
    named = [row for row in given if row.what_for.strip()]
    if named and is_sentence(named[-1].what_for):
        return ((named[-1], "what_for"),)
    return tuple((row, "what_for") for row in named if not is_sentence(row.what_for))


def is_sentence(what_for: str) -> bool:
    """Whether what an apology is given for is written as a whole apology, so that no other one goes around it."""
    return bool(_WHOLE.search(what_for.strip()))
