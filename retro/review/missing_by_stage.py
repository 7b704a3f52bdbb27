"""What is missing in a few lines, one for each stage, for whoever decides whether to close all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retro.language import M_, MN_, Message
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.review.gap import Gap, GapCode
from retro.review.needs.proportion import wording


def missing_by_stage(record: Retrospective, missing: Sequence[Gap]) -> Iterator[Message]:
    """Of each stage what is missing there first, and how much more; stages in which nothing stands come first."""
    of_stages: dict[Stage, list[Gap]] = {}
    for gap in missing:
        of_stages.setdefault(gap.stage, []).append(gap)
    for stage in sorted(of_stages, key=lambda stage: _is_filled(of_stages[stage])):
        first, *more = sorted(of_stages[stage], key=lambda gap: gap.code is not GapCode.EMPTY)
        name = Message(wording(record, stage).name)
        if more:
            yield MN_(
                "{stage}: {gap} (and {n} more thing)",
                "{stage}: {gap} (and {n} more things)",
                len(more),
                stage=name,
                gap=first.message,
            )
        else:
            yield M_("{stage}: {gap}", stage=name, gap=first.message)


def _is_filled(gaps: Sequence[Gap]) -> bool:
    return all(gap.code is not GapCode.EMPTY for gap in gaps)
