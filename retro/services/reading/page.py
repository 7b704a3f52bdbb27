"""In which order a case is told to somebody who reads it long after: the story first, then all that was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from exports.markdown.durations import durations
from retro.language import N_, Language
from retro.model.entry import Entry
from retro.model.fields import field_of
from retro.model.head_choices import SETTLED_LABEL
from retro.model.moments.formatting import show_day
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Addendum, Check, Sharing
from retro.model.stages.head import HEAD, CaseLink, Head, Relation, Status
from retro.model.stages.prevention import Measure
from retro.model.stages.review import REVIEW, Lesson, Reopening
from retro.model.stages.scope import Damage, NoDamage, Party
from retro.review import derived
from retro.review.actions import ActionStatus, action_status
from retro.review.needs.proportion import wording
from retro.review.settled import is_settled_case
from retro.review.stage_answers import stage_answers
from retro.review.third_time import named
from retro.services.reading.blocks import Block, BlockType
from retro.services.reading.prose import flowing
from retro.services.reading.related import Related, RelatedCase
from retro.services.reading.rows import field_lines, row_block
from retro.store.listed import Summary
from retro.text.controls import printable

_LABELLED = N_("{label}: {value}")
_APART = (CaseLink, Lesson, Check, Addendum, Sharing, Reopening)
"""Kinds of rows that stand under headings of their own, behind the stages."""
_IN_STORY = tuple(
    field_of(each).name
    for each in (
        Head.title, Head.case_kind, Head.severity, Head.status, Head.origin, Head.started, Head.detected,
        Head.resolved, Head.summary, Head.tags,
    )
)  # fmt: skip
_ORDER = (
    ActionStatus.FAILED, ActionStatus.VERIFIED, ActionStatus.DONE, ActionStatus.UNCHECKED, ActionStatus.OVERDUE,
    ActionStatus.PLANNED, ActionStatus.DROPPED,
)  # fmt: skip
_NAMED_BY = {
    Relation.AGAIN: N_("happened again in"),
    Relation.SECOND_COMPLAINT: N_("led to a second complaint"),
    Relation.RELATED: N_("related to"),
    Relation.APART: N_("not the same as"),
}
"""What the link of another case says of the one at hand."""


def page(
    record: Retrospective, others: Related, alike: Sequence[Summary], today: date, to: Language
) -> tuple[Block, ...]:
    """All of a case, as it stands on a day, for its team."""
    return tuple(_Telling(record, others, today, to).all(alike))


class _Telling:
    def __init__(self, record: Retrospective, others: Related, today: date, to: Language) -> None:
        self._record, self._others, self._today, self._to = record, others, today, to

    def all(self, alike: Sequence[Summary]) -> Iterator[Block]:
        yield from self._begin()
        yield from self._harm()
        yield from self._causes()
        yield from self._what_holds()
        yield from self._head()
        for stage in STAGES:
            yield from self._stage(stage) if stage is not HEAD else ()
        yield from self._rows(Lesson, N_("Lessons"))
        yield from self._cases(alike)
        yield from self._rows(Check, N_("Checks"))
        yield from self._rows(Addendum, N_("Addenda"))
        yield from self._rows(Reopening, N_("Reopened"))
        yield from self._rows(Sharing, N_("Shared with others"))

    def _heading(self, text: str, *, sub: bool = False) -> Block:
        return Block(BlockType.SUBHEADING if sub else BlockType.HEADING, text)

    def _shown(self, row: Entry, name: str) -> str:
        field, value = row.field(name), derived.derived(self._record, row).get(name) or getattr(row, name)
        if value is None or value == field.type.empty:
            return ""  # a figure of nothing is one
        return printable(field.type.show(value, self._to, self._record.zone))

    def _begin(self) -> Iterator[Block]:
        record, head, to = self._record, self._record.head, self._to
        yield Block(BlockType.TITLE, named(printable(head.title), head.times) or to(N_("no title")))
        state = to(SETTLED_LABEL) if is_settled_case(record) else to((head.status or Status.DRAFT).label)
        facts = [(head.field(name), self._shown(head, name)) for name in ("case_kind", "severity", "origin", "tags")]
        short = [to(_LABELLED, label=to(field.label), value=said) for field, said in facts if said]
        yield Block(BlockType.FACT, " · ".join((record.reference, state, *short)))
        times = [(head.field(name), self._shown(head, name)) for name in ("started", "detected", "resolved")]
        told = [(to(field.label), said) for field, said in times if said] + durations(record, to)
        if told:
            joined = to(N_("; ")).join(to(_LABELLED, label=label, value=said) for label, said in told)
            yield Block(BlockType.FACT, joined)
        if self._others.times > 1:
            said = to.plural("Happened {n} times", "Happened {n} times", self._others.times)
            yield Block(BlockType.FACT, said)
        yield from map(self._became, self._others.before)
        if later := self._others.since:
            said = to.plural("It happened again {n} time since.", "It happened again {n} times since.", len(later))
            yield Block(BlockType.FACT, said)
            yield from map(self._became, later)
        if head.summary.strip():
            yield Block(BlockType.TEXT, flowing(head.summary))

    def _became(self, case: RelatedCase) -> Block:
        title, became = printable(case.title), case.line.told(self._to)
        said = self._to(_LABELLED, label=title, value=became) if became else title
        return Block(BlockType.FACT, f"{case.reference}  {said}")

    def _harm(self) -> Iterator[Block]:
        record = self._record
        rows = [*record.of(Damage), *record.of(NoDamage), *record.of(Party)]
        if rows:
            yield self._heading(self._to(N_("Who was hurt, and how")))
        for row in rows:
            yield self._in_short(row, self._figure(row) if isinstance(row, Damage) else "")

    def _figure(self, row: Damage) -> str:
        figure = " ".join(filter(None, (self._shown(row, "figure"), printable(row.unit))))
        return self._to.join(filter(None, (figure, self._shown(row, "certainty"))))

    def _in_short(self, row: Entry, remark: str = "", *, depth: int = 0) -> Block:
        block = row_block(self._record, row, self._to, depth=depth)
        text = self._to(N_("{text} ({remark})"), text=block.text, remark=remark) if remark else block.text
        more = block.more[:1] if isinstance(row, Party) else ()
        return Block(BlockType.ROW, text, block.name, more, depth, row.id)

    def _causes(self) -> Iterator[Block]:
        causes = list(self._record.causes())
        if causes:
            yield self._heading(self._to(N_("What caused it")))
        for cause, depth in causes:
            yield self._in_short(cause, self._shown(cause, "sure"), depth=depth)

    def _what_holds(self) -> Iterator[Block]:
        record, to = self._record, self._to
        done: tuple[Measure | HardwareChange, ...] = (*record.of(Measure), *record.of(HardwareChange))
        rows = [(action_status(row, self._today), row) for row in done]
        if rows:
            yield self._heading(to(N_("What keeps it from happening again, and how it stands")))
        for state, row in sorted(rows, key=lambda each: _ORDER.index(each[0])):
            said = to.join(filter(None, (printable(row.owner), self._shown(row, "due"))))
            remark = to.join(filter(None, (row_name(record, row), said)))
            said = printable(row.main_text) or to(N_("not said"))
            if isinstance(row, HardwareChange) and row.after:
                said = to(_LABELLED, label=said, value=printable(row.after))
            text = to(N_("{text} ({remark})"), text=said, remark=remark)
            yield Block(BlockType.ROW, text, to(state.label), row=row.id)

    def _head(self) -> Iterator[Block]:
        record = self._record
        more = tuple(field_lines(record, record.head, self._to, but=_IN_STORY))
        rows = [row for row in record.stage(HEAD) if not isinstance(row, _APART)]
        if more or rows:
            yield self._heading(self._to(HEAD.label))
        yield from (Block(BlockType.TEXT, each) for each in more)
        yield from (row_block(record, row, self._to) for row in rows)
        yield from self._answered(HEAD)

    def _stage(self, stage: Stage) -> Iterator[Block]:
        record, to = self._record, self._to
        depths = {cause.id: depth for cause, depth in record.causes()}
        rows = [row for row in record.stage(stage) if not isinstance(row, _APART)]
        told = [*(row_block(record, row, to, depth=depths.get(row.id, 0)) for row in rows), *self._answered(stage)]
        if stage is REVIEW and not told:
            return
        number = f"{stage.number}. " if stage is not REVIEW else ""
        yield self._heading(f"{number}{to(wording(record, stage).label)}")
        yield from told or [Block(BlockType.REMARK, to(N_("Nothing written yet.")))]

    def _answered(self, stage: Stage) -> Iterator[Block]:
        for each in stage_answers(self._record):
            words = each.words(self._to)
            if each.stage is stage and words:
                about = f"{printable(each.row.main_text)}: " if each.row else ""
                yield Block(BlockType.REMARK, f"{about}{each.question.show(self._to)} {words}")

    def _rows(self, kind: type[Entry], heading: str) -> Iterator[Block]:
        rows = self._record.of(kind)
        if rows:
            yield self._heading(self._to(heading))
        for row in rows:
            block = row_block(self._record, row, self._to)
            text = block.text.removeprefix(f"{self._to(row.label)}: ")
            yield Block(BlockType.ROW, text, block.name, block.more, 0, row.id)

    def _cases(self, alike: Sequence[Summary]) -> Iterator[Block]:
        to, others = self._to, self._others
        yield self._heading(to(N_("Related cases")))
        for each in others.out:
            said = to(each.relation.label) if each.relation else to(N_("see"))
            yield self._case(each, said)
        for each in others.back:
            yield self._case(each, to(_NAMED_BY[each.relation] if each.relation else N_("named by")))
        told = {each.reference for each in (*others.out, *others.back)}
        chain = ((Relation.AGAIN.label, others.before), (_NAMED_BY[Relation.AGAIN], others.since))
        for label, cases in chain:
            yield from (self._case(each, to(label)) for each in cases if each.reference not in told)
        if not (told or others.before or others.since):
            yield Block(BlockType.REMARK, to(N_("No other case is linked.")))
        if alike:
            yield self._heading(to(N_("Not linked, but much like it")), sub=True)
        for case in alike:
            day = show_day(date.fromisoformat(case.day), to)
            text = f"{case.reference}  {printable(case.title)}"
            after = [to(N_("after this one"))] if case.day > self._record.day.isoformat() else []
            yield Block(BlockType.LINK, text, more=(to.join([day, *after]),), target=case.reference)

    def _case(self, case: RelatedCase, said: str) -> Block:
        to = self._to
        lines = [*field_lines(self._record, case.link, to, but=("reference", "relation"))] if case.link else []
        if case.day is None:
            text = to(N_("{reference} (no such case is here)"), reference=printable(case.reference))
            return Block(BlockType.ROW, f"{said}  {text}", more=tuple(lines))
        became = case.line.told(to)
        more = tuple(filter(None, (to.join([show_day(case.day, to), *([became] if became else [])]), *lines)))
        return Block(
            BlockType.LINK, f"{said}  {case.reference}  {printable(case.title)}", more=more, target=case.reference
        )
