"""The table of what is needed: one module a stage, one `Need` a line. A further line is all that a new need takes."""

from __future__ import annotations

from collections.abc import Mapping

from retro.model.stage import Stage
from retro.model.stages.cause import CAUSE
from retro.model.stages.changes import CHANGES
from retro.model.stages.head import HEAD
from retro.model.stages.prevention import PREVENTION
from retro.model.stages.remedy import REMEDY
from retro.model.stages.review import REVIEW
from retro.model.stages.scope import SCOPE
from retro.model.stages.timeline import TIMELINE
from retro.review.needs.need import Need
from retro.review.needs.table import cause, changes, head, prevention, remedy, review, scope, timeline

NEEDS: Mapping[Stage, tuple[Need, ...]] = {
    HEAD: head.NEEDS,
    TIMELINE: timeline.NEEDS,
    CAUSE: cause.NEEDS,
    SCOPE: scope.NEEDS,
    REMEDY: remedy.NEEDS,
    PREVENTION: prevention.NEEDS,
    CHANGES: changes.NEEDS,
    REVIEW: review.NEEDS,
}
"""What is needed in each stage, in the order in which it is asked."""

BY_CODE: Mapping[str, Need] = {need.code: need for needs in NEEDS.values() for need in needs}
"""Every need by its code."""
