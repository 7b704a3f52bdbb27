"""Which words of a case are the apology that its letters speak."""

from __future__ import annotations

from collections.abc import Sequence

from retro.model.record import Retrospective
from retro.model.stages.remedy import Apology


def spoken(visible: Retrospective) -> Sequence[tuple[Apology, str]]:
    """The fields that hold them: the sentence that was said last, else all that apologies were given for."""
    given = visible.of(Apology)
    if given and given[-1].sentence.strip():
        return ((given[-1], "sentence"),)
    return tuple((row, "what_for") for row in given if row.what_for.strip())
