"""What is said of a stage: how it begins, and how its quick lines are written."""

from __future__ import annotations

from retro.language import _, active
from retro.model.record import kinds_of
from retro.model.stage import Stage, Wording
from retro.model.stages.review import ADDENDUM_FORM, REVIEW


def example(stage: Stage, said: Wording, *, closed: bool) -> str:
    """The message id of what stands in the empty entry line; of a closed case, only the review takes one."""
    if closed:
        return ADDENDUM_FORM if stage is REVIEW else ""
    return said.example


def marks(stage: Stage, *, closed: bool) -> str:
    """The marks of a row of the stage, for the empty entry line: `#kind  ~confirmed  learned  source`."""
    if closed:
        return ""
    from retro.model.quick_entry.completion import marks_of  # nobody needs them before they type
    from retro.model.quick_entry.vocabulary import SIGNS

    to = active()
    labels = {field.mark: to(field.label).lower() for field in kinds_of(stage)[0].fields() if field.mark in SIGNS}
    said = (each.text.strip("：: ") for each in marks_of(stage, to))
    return _("{marks}   Tab completes", marks="  ".join(f"{mark}{labels.get(mark, '')}" for mark in said))


def forms(stage: Stage) -> list[tuple[str, str]]:
    """The forms of the entry line in a stage, with their meanings."""
    return [(_(form), _(meaning)) for form, meaning in stage.forms]


def empty(said: Wording, *, closed: bool, types: bool) -> str:
    """What to say while a stage has no rows: how to begin, whether or not somebody `types` in the line already."""
    if closed:
        return _("Nothing was written here.")
    begin = (
        _("Nothing written yet. Type the first line below, then Enter.")
        if types
        else _("Nothing written yet. i begins a line.")
    )
    example = _("For example:  {line}", line=_(said.example))
    return f"{begin}\n\n{example}" if said.example else begin
