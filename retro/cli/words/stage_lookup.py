"""What people call a stage on the command line: by its number, or by the beginning of a name in any language."""

from __future__ import annotations

from difflib import get_close_matches

from retro.errors import UsageError
from retro.language import M_, active
from retro.model.lookup import meant_by, official_names
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.text.folding import folded_name


def stage_called(said: str) -> Stage:
    """The stage with this number, code or name. UsageError if there is none, or if there are several."""
    names = {stage: (str(stage.number), *official_names(stage)) for stage in STAGES}
    others = {stage: tuple(map(folded_name, stage.also)) for stage in STAGES}
    found = meant_by(said, names) or meant_by(said, others)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            M_("“{text}” could mean several stages: {stages}.", text=said, stages=tuple(map(_typed, found))),
            M_("Write more of the name, or its number."),
        )
    near = {name: stage for stage in STAGES for name in (*names[stage][1:], *others[stage])}
    close = [near[name] for name in get_close_matches(folded_name(said), near, n=3, cutoff=0.6)]
    title = M_("There is no stage “{text}”.", text=said)
    if close:
        meant = tuple(map(_typed, dict.fromkeys(close)))
        title = M_("There is no stage “{text}”. Did you mean {stages}?", text=said, stages=meant)
    raise UsageError(
        title,
        M_("The stages are: {stages}; or 0 to {last}.", stages=tuple(map(_typed, STAGES)), last=len(STAGES) - 1),
    )


def _typed(stage: Stage) -> str:
    """What one types for a stage: its code; in Japanese its name, which needs no quotation marks."""
    to = active()
    return stage.code if to.code == "en" or " " in to(stage.name) else to(stage.name)
