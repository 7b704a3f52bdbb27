"""What is said beside a stage: what is still missing, what to ask, and how its quick lines are written."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from retro.language import _, active
from retro.model.quick_entry.completion import marks_of
from retro.model.quick_entry.vocabulary import SIGNS
from retro.model.record import kinds_of
from retro.model.stage import Stage
from retro.model.stages.review import ADDENDUM_FORM, REVIEW
from retro.review.completeness import Gap


def example(stage: Stage, *, closed: bool) -> str:
    """The message id of what stands in the empty entry line; of a closed case, only the review takes one."""
    if closed:
        return ADDENDUM_FORM if stage is REVIEW else ""
    return stage.example


def marks(stage: Stage, *, closed: bool) -> str:
    """The marks of a row of the stage, for the empty entry line: `#kind  ~confirmed  learned  source`."""
    if closed:
        return ""
    to = active()
    labels = {field.mark: to(field.label).lower() for field in kinds_of(stage)[0].fields() if field.mark in SIGNS}
    said = (each.text.strip("：: ") for each in marks_of(stage, to))
    return _("{marks}   Tab completes", marks="  ".join(f"{mark}{labels.get(mark, '')}" for mark in said))


def forms(stage: Stage) -> list[tuple[str, str]]:
    """The forms of the entry line in a stage, with their meanings."""
    return [(_(form), _(meaning)) for form, meaning in stage.forms]


def beside(missing: Sequence[Gap], stage: Stage, notice: str = "") -> Content:
    """The text beside a stage: a `notice`, what is missing, and what to ask."""
    blocks: list[Content] = [Content.styled(notice, "bold"), Content("")] if notice else []
    if missing:
        blocks += [Content.styled(_("Still missing here"), "bold"), Content("")]
        for gap in missing:
            blocks += [Content(gap.message.show(active())), Content("")]
    if stage.asks:
        blocks += [Content.styled(_("Asked here"), "bold"), Content("")]
    for question in stage.asks:
        blocks += [Content.styled(_(question), "dim"), Content("")]
    return Content("\n").join(blocks)
