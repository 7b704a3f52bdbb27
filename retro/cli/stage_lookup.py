"""What people call a stage on the command line: by its number, or by the beginning of a name in any language."""

from __future__ import annotations

from retro.errors import UsageError
from retro.language import M_
from retro.model.lookup import in_all_languages, labels, meant_by
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.text.folding import folded_name


def stage_called(said: str) -> Stage:
    """The stage with this number, code or name. UsageError if there is none, or if there are several."""
    names = {
        stage: (
            str(stage.number),
            folded_name(stage.code),
            *in_all_languages(stage.label),
            *in_all_languages(stage.name),
        )
        for stage in STAGES
    }
    found = meant_by(said, names)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            M_("“{text}” could mean several stages: {stages}.", text=said, stages=labels(found)),
            M_("Write more of the name, or its number."),
        )
    raise UsageError(
        M_("There is no stage “{text}”.", text=said),
        M_("The stages are: {stages}; or 0 to {last}.", stages=labels(STAGES), last=len(STAGES) - 1),
    )
