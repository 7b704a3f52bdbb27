"""What is still missing in a stage once its own questions were asked: one gap at a time, what is needed first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from retro.asking.order.rows_named import about_rows
from retro.asking.order.step import Progress, Spot, Step, answers_of_field
from retro.asking.question import FillField, Question, TakeRows, options_of
from retro.language import M_, N_
from retro.model.entry import Entry, EntryId
from retro.model.field_types import MomentType
from retro.model.head_choices import Level
from retro.model.record import Retrospective
from retro.model.stage import Stage
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.cause import Cause
from retro.model.stages.prevention import Measure
from retro.model.validation import is_empty
from retro.review.completeness import gaps
from retro.review.gap import Gap
from retro.review.needs.case import case_of
from retro.value import value

WHY = "cause.why"
"""What the question why of one cause is called."""
_BELOW, _SYSTEM = "cause.below", "cause.system"
"""Needs that a why answers: what was asked so is not asked at once in other words. It is missing all the same."""
MOST = 5
"""So many gaps are asked one after the other at most, beside those that are needed; the rest is a figure."""
_REASON = N_("A new row; or why there is none: because …")
_NO_MORE = N_("A new row; or why there are no more: because …")


@value(kw_only=True)
class Gaps(Step):
    """The gaps of a stage that are left: those that are needed, or, in no light case, a few of the others."""

    need: str = ""
    """The code of the only need that is asked about; "" where any is."""
    is_needed: bool = True
    """Whether they are those that are needed; else those of which practice asks besides."""

    def spots(self, progress: Progress) -> Iterator[Spot]:
        yield from (spot for spot, _gap in self._open(progress))

    def question(self, progress: Progress, spot: Spot) -> Question:
        gap = next(gap for other, gap in self._open(progress) if other == spot)
        record, rows = progress.record, _place(spot)
        named = f"{self.stage.code}.gaps.{gap.need or gap.code}"
        if gap.fields and rows:
            of = _entry(record, rows).field(_field(gap, _entry(record, rows)))
            question = self._asks(
                about_rows(record, gap.question, (rows,), always=isinstance(of.type, MomentType)),
                FillField((rows,), of.name),
                spot,
                **answers_of_field(record, of),
            )
        else:
            assert gap.kind is not None
            hint = M_(_NO_MORE if record.of(gap.kind) else _REASON) if gap.may_have_reason else None
            text = about_rows(record, gap.question, (rows,)) if rows else gap.question
            question = self._asks(text, TakeRows(gap.kind, _linked(record, gap.kind, rows)), spot, hint=hint)
        return replace(
            question,
            code=named,
            about=_about(record, spot),
            may_not_apply=gap.may_not_apply or not gap.needed,
            may_have_reason=gap.may_have_reason,
        )

    def _open(self, progress: Progress) -> Iterator[tuple[Spot, Gap]]:
        left = MOST
        for gap in gaps(progress.record, self.stage):
            if gap.need in (_BELOW, _SYSTEM) and _was_asked_why(progress.record, gap):
                continue
            if gap.kind is None or gap.kind is EmptyAnswer or not gap.question.text:
                continue
            if self.need not in ("", gap.need) or gap.needed is not self.is_needed:
                continue
            for spot in _spots(progress.record, gap):
                if not gap.needed:
                    if left <= 0 or progress.proportion.level is Level.LIGHT:
                        continue
                    left -= 1
                if progress.is_open(_about(progress.record, spot), spot.asked) and not _was_just_said(
                    progress, spot, gap
                ):
                    yield spot, gap


def _was_asked_why(record: Retrospective, gap: Gap) -> bool:
    """Whether a why was asked of the person that a cause is, and passed; or left for later, of any cause."""
    whys = {each.row: each.said for each in record.answers if each.asked == WHY}
    if gap.need == _SYSTEM:
        return set(gap.rows or (gap.row,)) <= whys.keys()
    return Said.LATER in whys.values() or any(row.id in whys for row in case_of(record).persons)


def just_said(name: str) -> str:
    """What is kept, for one sitting, of a field that was answered in it."""
    return f"{name}="


def _was_just_said(progress: Progress, spot: Spot, gap: Gap) -> bool:
    """Whether it would be asked again what was answered in this sitting. What is needed is."""
    if gap.needed or not gap.fields:
        return False
    name = _field(gap, _entry(progress.record, _place(spot)))
    return not progress.is_open(_place(spot), just_said(name))


def _spots(record: Retrospective, gap: Gap) -> Iterator[Spot]:
    """Where a gap is answered: the field of each of its rows, or a question of the stage."""
    rows = gap.rows or ((gap.row,) if gap.row else ())
    if not gap.fields:
        asked = gap.need or f"{gap.stage.code}.{gap.code}"
        yield from (Spot((row,), asked) for row in rows) if rows else (Spot((), asked),)
        return
    for row in rows or (record.head.id,):
        entry = _entry(record, row)
        name = _field(gap, entry)
        if is_empty(entry, name):
            yield Spot((row,), name)
        elif gap.needed or options_of(entry.field(name)):  # a choice may be another one by now
            yield Spot((row,), f"{gap.stage.code}.{gap.code}")


def _linked(record: Retrospective, kind: type[Entry], row: EntryId) -> Mapping[str, Any]:
    """What a new row says of the cause that it is asked about: what it answers, or under which it stands."""
    if not isinstance(record.get(row), Cause):
        return {}
    said: Mapping[type[Entry], Mapping[str, Any]] = {Measure: {"answers": (row,)}, Cause: {"parent": row}}
    return said.get(kind, {})


def _field(gap: Gap, entry: Entry) -> str:
    """The field that is asked: the first of those of the gap that is empty, else the first."""
    return next((name for name in gap.fields if is_empty(entry, name)), gap.fields[0])


def _place(spot: Spot) -> EntryId:
    return spot.entries[0] if spot.entries else ""


def _about(record: Retrospective, spot: Spot) -> EntryId:
    """What an answer is kept about: the row; a stage where the head is asked once more what it says already."""
    place = _place(spot)
    return "" if place == record.head.id and "." in spot.asked else place


def _entry(record: Retrospective, row: EntryId) -> Entry:
    return record.get(row) or record.head


def gaps_of(stage: Stage, need: str = "") -> Gaps:
    """The step of what a stage lacks and needs; with a need, of that alone: it is asked before rows are filled in."""
    code = f"{stage.code}.gaps{need and '.'}{need.rpartition('.')[2]}"
    return Gaps(code=code, stage=stage, complaint=Level.LIGHT, incident=Level.LIGHT, text="", need=need)


def besides(stage: Stage) -> Gaps:
    """The step of what practice asks besides: it may be left."""
    code = f"{stage.code}.gaps.besides"
    return Gaps(code=code, stage=stage, complaint=Level.NORMAL, incident=Level.NORMAL, text="", is_needed=False)
