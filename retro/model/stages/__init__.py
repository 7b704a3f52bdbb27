"""The stages of the walk, in its order. A module declares a stage and its kinds of row, and is listed here once."""

from __future__ import annotations

from types import ModuleType

from retro.model.entry import Entry
from retro.model.stage import Stage
from retro.model.stages import (
    answers,
    approval,
    cause,
    changes,
    follow_up,
    head,
    meeting,
    prevention,
    remedy,
    review,
    scope,
    timeline,
)

_MODULES = (
    head,
    timeline,
    cause,
    scope,
    remedy,
    prevention,
    changes,
    review,
)


def _stage_in(module: ModuleType) -> Stage:
    """The one stage that a module declares."""
    (stage,) = (value for value in vars(module).values() if isinstance(value, Stage))
    return stage


def _kinds_in(module: ModuleType) -> tuple[type[Entry], ...]:
    """The kinds of entry that a module declares, in the order in which they stand there."""
    declared = (value for value in vars(module).values() if isinstance(value, type) and issubclass(value, Entry))
    return tuple(kind for kind in declared if kind.__module__ == module.__name__ and kind.kind)


STAGES: tuple[Stage, ...] = tuple(map(_stage_in, _MODULES))
"""Every stage: the head, those of the walk, the review."""

for _place, _stage in enumerate(STAGES):
    object.__setattr__(_stage, "number", _place)  # it is frozen for everybody else

WALKED: tuple[Stage, ...] = tuple(stage for stage in STAGES if stage.is_walked)
"""The stages that every walk goes through."""

ENTRIES: tuple[type[Entry], ...] = tuple(
    kind for module in (*_MODULES, meeting, follow_up, approval, answers) for kind in _kinds_in(module)
)
"""Every kind of entry, in the order of the walk: the head first; last what follows a closing, and what has no stage."""
