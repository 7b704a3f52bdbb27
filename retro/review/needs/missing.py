"""What of the table of needs is not met in a case: one gap for a need, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from retro.language import M_, MN_, Message
from retro.model.answers import answer_to
from retro.model.entry import Entry, EntryId
from retro.model.head_choices import Level
from retro.model.record import kinds_of
from retro.model.stage import Stage
from retro.model.stages.answers import Said
from retro.review.gap import Gap, GapCode, numbers
from retro.review.needs.case import Case
from retro.review.needs.need import Need, Per
from retro.review.needs.proportion import Nature
from retro.review.needs.said import has_finder, satisfies
from retro.review.needs.table import NEEDS


def missing(case: Case, stage: Stage) -> Iterator[Gap]:
    """The gaps of a stage. Where it holds no row and needs some, that is the one thing that is said of its rows."""
    needs = [need for need in NEEDS.get(stage, ()) if need.is_needed(case.proportion)]
    if not stage.empty or case.record.stage(stage):
        yield from (gap for need in needs for gap in _unmet(case, need))
        return
    yield from (gap for need in needs if need.per is Per.HEAD for gap in _unmet(case, need))
    for gap in (gap for need in needs if need.is_of_rows for gap in _unmet(case, need)):
        said = stage.wording(engineering=case.proportion.nature == Nature.INCIDENT)
        yield replace(gap, code=GapCode.EMPTY, message=Message(said.empty or stage.empty))
        return
    if stage not in NEEDS and not stage.may_be_empty:  # one that was added, and of which the table says nothing yet
        yield Gap(GapCode.EMPTY, stage, "", Message(stage.empty), needed=True, kind=next(iter(kinds_of(stage)), None))


def _unmet(case: Case, need: Need) -> Iterator[Gap]:
    lacking: list[Any] = []
    unfound: list[Any] = []
    for entry in need.concerned(case):
        if need.is_met(case, entry):
            continue
        answer = answer_to(case.record, *_place(need, entry))
        if answer is None or not satisfies(answer, need):
            lacking.append(entry)
        elif answer.said is Said.UNKNOWN and case.proportion.level is Level.FULL and not has_finder(answer):
            unfound.append((entry, answer))
    apart = [entry for entry in lacking if need.is_apart and need.is_apart(case, entry)]
    if alike := [entry for entry in lacking if entry not in apart]:
        yield _gap(case, need, alike, need.says)
    if apart:
        yield _gap(case, need, apart, need.says_apart)
    if unfound:
        yield _finder(case, need, [entry for entry, _ in unfound], [answer for _, answer in unfound])


def _place(need: Need, entry: Entry | None) -> tuple[EntryId, str]:
    """What an answer to the need is about, and what it is asked."""
    if entry is None:
        return "", need.code
    return entry.id, need.fields[0] if need.fields else need.code


def _gap(case: Case, need: Need, lacking: Sequence[Any], says: Message | None) -> Gap:
    rows = tuple(entry.id for entry in lacking if entry is not None)
    return Gap(
        need.gap,
        need.stage,
        rows[0] if rows else "",
        _message(case, need, lacking, says),
        needed=True,
        rows=rows,
        kind=need.kind,
        fields=need.fields,
        question=_question(case, need),
        need=need.code,
        may_be_unknown=need.unknown,
        may_not_apply=need.none,
        may_have_reason=need.reasoned,
        only_open=need.only_open,
    )


def _question(case: Case, need: Need) -> Message:
    """What is asked: for the first rows, or for further ones."""
    is_begun = need.further and any(case.rows(kind) for kind in need.kinds)
    return Message(need.further) if is_begun else need.asks(case.proportion)


def _message(case: Case, need: Need, lacking: Sequence[Any], says: Message | None) -> Message:
    titles = {"field": need.kind.field(need.fields[0]).title} if need.fields else {}
    if need.per is not Per.ROW:
        return need.says_of(case.proportion) or M_("The head has no “{field}” yet.", **titles)
    count, told = len(lacking), need.tells(lacking) if need.tells else {}
    said = says or MN_("Row {rows} has no “{field}” yet.", "Rows {rows} have no “{field}” yet.", count, **titles)
    return replace(said, params={**said.params, **told, "rows": _numbers(case, lacking)}, n=count)


def _finder(case: Case, need: Need, entries: Sequence[Any], answers: Sequence[Any]) -> Gap:
    """What is not known in a grave case is looked for: by whom, and by when."""
    if need.per is Per.ROW and need.fields:
        field = need.kind.field(need.fields[0]).title
        message = MN_(
            "Row {rows}: “{field}” is not known. Who finds it out, and by when?",
            "Rows {rows}: “{field}” is not known. Who finds it out, and by when?",
            len(entries),
            field=field,
            rows=_numbers(case, entries),
        )
    else:
        message = M_(
            "{question} That is not known. Who finds it out, and by when?", question=need.asks(case.proportion)
        )
    rows = tuple(answer.id for answer in answers)
    return Gap(
        GapCode.FINDER,
        need.stage,
        "" if entries[0] is None else entries[0].id,
        message,
        needed=True,
        rows=rows,
        kind=type(answers[0]),
        fields=("finder", "by"),
        question=M_("Who finds it out, and by when?"),
        need=need.code,
    )


def _numbers(case: Case, entries: Sequence[Entry]) -> tuple[str, ...]:
    return numbers([case.record.numbers[entry.id] for entry in entries])
