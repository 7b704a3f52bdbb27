"""The sections of a period report on what was to be done: measures, changes, promises, and what comes first of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from exports.charts.strength import strength_chart
from exports.markdown.case_links import case_link
from exports.markdown.escape import Markdown, inline
from exports.markdown.table import counted
from exports.period.figures import burden
from exports.period.sections import by_times
from exports.period.words import Words, blocks, joined, listed
from retro.language import M_, MN_, N_, Message
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer
from retro.model.stages.changes import HardwareChange
from retro.model.stages.head import CaseLink, Relation, Severity
from retro.model.stages.prevention import Measure, Strength
from retro.model.stages.review import Request
from retro.model.stages.timeline import Contact
from retro.review import metrics
from retro.review.actions import ActionStatus, days_late, failed_before, is_open
from retro.review.figures.figure import FEW

_GRAVEST = 3
"""How many critical cases are named."""
_MOST = 10
"""How many requests stand at the beginning; the rest is counted."""


def first(words: Words) -> Markdown:
    """What the reader should see if they see nothing else."""
    asked = [(case, row) for case, row in words.period.rows(Request) if is_open(row)]
    items = [*_gravest(words), *_thirds(words), *_unlinked_thirds(words)]
    if asked:
        waiting = MN_("{n} request waits for your answer:", "{n} requests wait for your answer:", len(asked))
        below = [_request(words, case, row) for case, row in asked[:_MOST]]
        if len(asked) > _MOST:
            more = len(asked) - _MOST
            below.append(inline(MN_("and {n} more", "and {n} more", more).show(words.to)))
        items.append(f"{words.say(waiting)}\n{listed(below, 1)}")
    items += [words.say(message) for message in _counts(words)]
    if not items:
        return words.say(
            M_("Nothing stands out: nothing is overdue, and nothing is known to have happened for a third time.")
        )
    return listed(items)


def _gravest(words: Words) -> list[str]:
    """The critical cases of the period, the last of them if there are many."""
    grave = [case for case in words.period.cases if case.head.severity is Severity.CRITICAL]
    if not grave:
        return []
    more = MN_("{n} critical case", "{n} critical cases", len(grave))
    return [words.bold(more, Markdown(words.to.join(map(words.named, grave[-_GRAVEST:]))))]


def _thirds(words: Words) -> list[str]:
    """What happened three times or more (S12), and how many measures it happened under."""
    lines = []
    for chain in by_times(words.period.chains):
        if len(chain) > 2:  # noqa: PLR2004 -- three times is a system
            line = words.bold(MN_("Happened {n} times", "Happened {n} times", len(chain)), words.named(chain[-1]))
            failed = len(failed_before(chain[:-1], chain[-1]))
            held = MN_("{n} measure before did not hold", "{n} measures before did not hold", failed)
            lines.append(words.to(N_("{text} ({remark})"), text=line, remark=words.say(held)) if failed else line)
    return lines


def _unlinked_thirds(words: Words) -> list[str]:
    """Three cases or more that are alike, of which no link says whether it was a third time."""
    return [
        words.bold(MN_("{n} case much alike, not linked", "{n} cases much alike, not linked", group.n), named)
        for group in words.period.alike
        if group.n > 2 and (named := words.named(group.cases[-1]))  # noqa: PLR2004 -- three times is a system
    ]


def _request(words: Words, case: Retrospective, row: Request) -> str:
    line = f"{words.link(case)} {words.shown(case, row).short('{what}{(wanted cost due)}')}"
    days = days_late(row, words.on)
    if not days:
        return line
    late = words.say(MN_("{n} day overdue", "{n} days overdue", days))
    return f"{line} – **{late}**"


def _counts(words: Words) -> Iterator[Message]:
    """What has gone wrong with what was decided and promised, each as a sentence with its number."""
    failed = sum(row.standing.failed for _, row in words.period.rows(Measure))
    if failed:
        yield MN_("{n} measure was found not to hold.", "{n} measures were found not to hold.", failed)
    for kind in (Measure, HardwareChange, Contact, EmptyAnswer):
        late = [found.days for _, found in words.late(kind)]
        if late:
            yield _late(kind, len(late), MN_("{n} day", "{n} days", max(late)))
    more = words.period.uncounted
    if more:
        yield MN_(
            "{n} more case from before has something overdue; it is not counted here.",
            "{n} more cases from before have something overdue; they are not counted here.",
            more,
        )


def _late(kind: type[Entry], n: int, days: Message) -> Message:
    """How many of a kind are overdue, and how long the longest of them."""
    if kind is Measure:
        return MN_(
            "{n} measure is overdue, or its check, for {days}.",
            "{n} measures are overdue, or their checks, the longest for {days}.",
            n,
            days=days,
        )
    if kind is HardwareChange:
        return MN_(
            "{n} change of equipment or process is overdue, for {days}.",
            "{n} changes of equipment or process are overdue, the longest for {days}.",
            n,
            days=days,
        )
    if kind is EmptyAnswer:
        return MN_(
            "{n} open question is past its day, for {days}.",
            "{n} open questions are past their days, the longest for {days}.",
            n,
            days=days,
        )
    return MN_(
        "{n} promise is past its time, for {days}.",
        "{n} promises are past their time, the longest for {days}.",
        n,
        days=days,
    )


def measures(words: Words) -> Markdown:
    """The measures of the period's cases, and those of others that were due in it or are overdue since before."""
    to, pairs = words.to, words.period.rows(Measure)
    rows = [row for _, row in pairs]
    if not rows:
        return words.say(M_("No measure was decided, and none was due."))
    strengths = metrics.measures_by_strength(rows, words.period.span, words.on)
    late = words.late(Measure)
    stand = sum((row.stand for row in strengths.values()), Counter[ActionStatus]())
    failed = [(case, row) for case, row in pairs if row.standing.failed]
    said = words.say(
        MN_(
            "{n} measure: {due} due in the period, {overdue} overdue, {unchecked} with a check overdue, {failed} found "
            "not to hold.",
            "{n} measures: {due} due in the period, {overdue} overdue, {unchecked} with a check overdue, {failed} "
            "found not to hold.",
            len(rows),
            due=sum(row.due for row in strengths.values()),
            overdue=stand[ActionStatus.OVERDUE],
            unchecked=stand[ActionStatus.UNCHECKED],
            failed=len(failed),
        ),
        _shares(strengths),
    )
    table = [
        (to(strength.label if strength else N_("not said")), [row.due, *_cells(row.stand), row.n])
        for strength, row in strengths.items()
    ]
    if len(table) > 1:
        table.append((to(N_("Total")), [sum(counts) for counts in zip(*(counts for _, counts in table), strict=True)]))
    return blocks(
        said,
        counted([to(head) for head in _HEADINGS], table, totals=1),
        words.chart(strength_chart(rows, to)),
        _under(to(N_("Overdue, itself or its check")), words.late_grid(late, "what", "owner")),
        _under(to(N_("Found not to hold")), listed(_failed(words, case, row) for case, row in failed)),
    )


_HEADINGS = (
    N_("Strength"), N_("Due in the period"), N_("planned"), N_("of these overdue"), N_("done"),
    N_("of these with a check overdue"), N_("verified"), N_("did not hold"), N_("not doing"), N_("Total"),
)  # fmt: skip


def _cells(stand: Mapping[ActionStatus, int]) -> tuple[int, ...]:
    """How measures stand, as the chart below counts them: what is planned and done, with what of it is overdue."""
    late, unchecked = stand[ActionStatus.OVERDUE], stand[ActionStatus.UNCHECKED]
    return (
        stand[ActionStatus.PLANNED] + late,
        late,
        stand[ActionStatus.DONE] + unchecked,
        unchecked,
        stand[ActionStatus.VERIFIED],
        stand[ActionStatus.FAILED],
        stand[ActionStatus.DROPPED],
    )


def _under(heading: str, below: Markdown) -> Markdown:
    return Markdown(f"### {inline(heading)}\n\n{below}" if below else "")


def _failed(words: Words, case: Retrospective, row: Measure) -> str:
    return f"{words.link(case)} {words.shown(case, row).short('{what}{(strength owner)}')}"


def _shares(strengths: Mapping[Strength | None, metrics.StrengthRow]) -> Message | None:
    """How the measures divide by strength, of those that say it: in numbers where they are few."""
    rows = {strength: row.n for strength, row in strengths.items() if strength}
    whole = sum(rows.values())
    if not whole:
        return None
    counts = {each.value: rows.get(each, 0) for each in Strength}
    if whole < FEW:
        return M_("Stronger {stronger}, intermediate {intermediate}, weaker {weaker}.", **counts)
    shares = {code: M_("{n} %", n=round(100 * n / whole)) for code, n in counts.items()}
    return M_("Stronger {stronger}, intermediate {intermediate}, weaker {weaker}.", **shares)


def changes(words: Words) -> Markdown:
    """Changes of equipment and process, and the cases in which nothing changes (S16)."""
    to, period = words.to, words.period
    rows = [row for _, row in period.rows(HardwareChange)]
    told = metrics.changes(rows, period.cases, words.on)
    said = words.say(
        M_(
            "{done} changed, {open} still open, {late} of them overdue.",
            done=told.done,
            open=told.open,
            late=told.overdue,
        )
        if rows
        else M_("No change was decided, and none was due.")
    )
    without = [
        (N_("With a written reason why nothing changes: {cases}"), told.reasoned),
        (N_("With neither a change nor a reason yet: {cases}"), told.silent),
    ]
    return blocks(
        said,
        words.late_grid(words.late(HardwareChange), "what", "owner"),
        listed(to(message, cases=words.linked(cases)) for message, cases in without if cases),
    )


def complaints(words: Words) -> Markdown:
    """Complaints about how an earlier one was handled (S18), and promises that were not kept."""
    second = [
        (case, row)
        for case in words.period.cases
        for row in case.of(CaseLink)
        if row.relation is Relation.SECOND_COMPLAINT
    ]
    promised = [row for _, row in words.period.rows(Contact) if row.promise or row.promise_due]
    late = words.late(Contact)
    said = words.say(
        MN_("{n} second complaint.", "{n} second complaints.", len(second)) if second else M_("No second complaint."),
        MN_(
            "{n} promise: {kept} kept, {late} past its time.",
            "{n} promises: {kept} kept, {late} past their time.",
            len(promised),
            kept=sum(row.promise_kept is not None for row in promised),
            late=len(late),
        )
        if promised
        else M_("No promise is noted."),
    )
    return blocks(
        said,
        joined(listed(_second(words, case, row) for case, row in second), burden(words)),
        words.late_grid(late, "promise", "by"),
    )


def _second(words: Words, case: Retrospective, row: CaseLink) -> str:
    """The case, the one whose handling brought it, and what that cost, as far as the reader may know."""
    shown = words.shown(case, row)
    line = words.to(
        N_("{case}, second complaint of {earlier}"),
        case=words.named(case),
        earlier=case_link(row.reference.strip(), words.links),
    )
    more = filter(None, (shown.fact("why"), shown.fact("extra_hours extra_people extra_contacts")))
    return "\n".join([line, *(f"  - {fact}" for fact in more)])
