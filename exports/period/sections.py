"""The sections of a period report that count its cases: how many, what harm, what again, how long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from exports.markdown.escape import Markdown, inline
from exports.markdown.figures import with_unit
from exports.markdown.table import counted, grid
from exports.period.charts import months_chart, origin_in_words, origins_chart, times_chart
from exports.period.figures import cases_behind
from exports.period.words import Words, blocks, joined, listed, span_in_words
from retro.language import M_, MN_, N_, Language, Message
from retro.model.head_choices import SETTLED_LABEL, Status
from retro.model.moments.lengths import show_minutes
from retro.model.record import Retrospective
from retro.model.stages.head import CaseKind, Head, Origin, Severity
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Remedy
from retro.model.stages.scope import Damage, FigureConfidence
from retro.review import durations, metrics
from retro.review.actions import did_not_hold
from retro.review.figures.figure import FEW
from retro.review.figures.harm import harm
from retro.review.figures.numbers import numbers as numbers_of
from retro.review.figures.times import TOO_FEW, times as times_of
from retro.review.period import SimilarCases
from retro.review.settled import is_settled_case
from retro.review.units import UnitTotal

_NOT_SAID = N_("not said")
GRAVE = (Severity.CRITICAL, Severity.HIGH)
_SEVERITIES = (*GRAVE, Severity.MEDIUM, Severity.LOW, None)


def facts(words: Words) -> Markdown:
    """The period, what it is compared with, and the day on which everything in the report is so."""
    to, span = words.to, words.period.span
    told = [(N_("Period"), span_in_words(span, to))]
    if span.before:
        told.append((N_("Compared with"), span_in_words(span.before, to)))
    told.append((N_("Figures as of"), words.day(words.on)))
    if words.period.unread:
        told.append((N_("Not counted, for they cannot be read"), to.join(words.period.unread)))
    return listed(inline(to(N_("{label}: {value}"), label=to(label), value=value)) for label, value in told)


def numbers(words: Words) -> Markdown:
    """How many cases began, by origin and severity, and by kind, beside those of the period before."""
    period = words.period
    heads = [case.head for case in period.cases]
    grave = sum(head.severity in GRAVE for head in heads)
    drafts = sum(head.status is Status.DRAFT for head in heads)
    before = period.span.before
    said = words.say(
        MN_(
            "{n} retrospective began in this period, {grave} of them of high or critical severity.",
            "{n} retrospectives began in this period, {grave} of them of high or critical severity.",
            len(heads),
            grave=grave,
        )
        if heads
        else M_("No retrospective began in this period."),
        MN_("{n} of them is still a draft.", "{n} of them are still drafts.", drafts) if drafts else None,
        MN_(
            "In the period before, {span}, it was {n}.",
            "In the period before, {span}, there were {n}.",
            len(period.before),
            span=span_in_words(before, words.to),
        )
        if before
        else None,
    )
    if not heads:
        return said
    return blocks(
        said,
        _by_origin(words, heads, period.before),
        words.chart(origins_chart(heads, words.to)),
        words.chart(months_chart([case.day for case in period.cases], period.span, words.to)),
        _by_kind(words, heads, period.before),
        cases_behind(words, numbers_of(period)),
    )


def _by_origin(words: Words, heads: list[Head], before: Iterable[Head]) -> Markdown:
    to = words.to
    now = Counter((head.origin.strip(), head.severity) for head in heads)
    origins = Counter(head.origin.strip() for head in heads)
    then = Counter(head.origin.strip() for head in before)
    told = [*origins, *(origin for origin in then if origin not in origins and Origin.coded(origin))]
    rows = []
    for origin in sorted(told, key=lambda each: (-origins[each], -then[each], each)):
        by_severity = [now[origin, severity] for severity in _SEVERITIES]
        rows.append((origin_in_words(origin, to), [*by_severity, origins[origin], then.pop(origin, 0)]))
    if then:  # words of a team's own, which no shield has looked at
        rows.append((to(N_("another origin")), [*[0] * len(_SEVERITIES), 0, then.total()]))
    if len(rows) > 1:
        rows.append((to(N_("Total")), [sum(counts) for counts in zip(*(counts for _, counts in rows), strict=True)]))
    severities = [to(severity.label if severity else _NOT_SAID) for severity in _SEVERITIES]
    return counted([to(N_("Origin")), *severities, to(N_("Total")), to(N_("Period before"))], rows, totals=2)


def _by_kind(words: Words, heads: list[Head], before: Iterable[Head]) -> Markdown:
    to = words.to
    now, then = Counter(head.case_kind for head in heads), Counter(head.case_kind for head in before)
    rows = [
        (to(kind.label if kind else _NOT_SAID), [now[kind], then[kind]])
        for kind in (*CaseKind, None)
        if now[kind] or then[kind]
    ]
    return counted([to(N_("Kind")), to(N_("Total")), to(N_("Period before"))], rows, totals=2)


def damage(words: Words) -> Markdown:
    """Damage by unit and by how sure it is, and the costs of remedies by currency: never one sum of two units."""
    to, cases = words.to, words.period.cases
    hurt = sum(bool(case.of(Damage)) for case in cases)
    costs = metrics.costs(cases)
    said = words.say(
        M_("{hurt} of {n} cases name damage.", hurt=hurt, n=len(cases)) if hurt else M_("No case names any damage."),
        M_("The remedies cost {costs}.", costs=to.join(_amount(cost, to) for cost in costs))
        if costs
        else M_("No cost of a remedy is noted."),
    )
    certainties = (*FigureConfidence, None)
    headings = [to(N_("Unit")), *(to(each.label if each else _NOT_SAID) for each in certainties)]
    rows = [
        [
            inline(total.unit or to(N_("without a unit"))),
            *(inline(_figure(total.sums.get(certainty), to)) for certainty in certainties),
        ]
        for total in metrics.damage_totals(cases)
    ]
    unknown = metrics.damage_of_unknown_size(cases)
    silent = metrics.remedies_without_cost(cases) if any(case.of(Remedy) for case in cases) else 0
    below = [
        MN_("{n} damage of unknown size", "{n} damages of unknown size", unknown) if unknown else None,
        MN_("{n} remedy without a cost noted", "{n} remedies without a cost noted", silent) if silent else None,
    ]
    return blocks(
        said,
        grid(headings, rows),
        joined(listed(inline(each.show(to)) for each in below if each), cases_behind(words, harm(words.period))),
    )


def _amount(of: metrics.Total, to: Language) -> str:
    found = of.sums[None]
    return found.told(with_unit(f"{found.figure:,f}", of.unit, to).strip()).show(to)


def _figure(of: UnitTotal | None, to: Language) -> str:
    return "" if of is None else of.told(f"{of.figure:,f}").show(to)


def repeated(words: Words) -> Markdown:
    """What happened again, the most often first: each time, and what was in place before and did not hold."""
    chains = by_times(words.period.chains)
    thirds = sum(len(chain) > 2 for chain in chains)  # noqa: PLR2004 -- three times is a system
    seconds = len(chains) - thirds
    said = words.say(
        MN_(
            "{n} thing happened for the third time or more: something is broken there, and it goes on until it is "
            "found.",
            "{n} things happened for the third time or more: something is broken there, and it goes on until it is "
            "found.",
            thirds,
        )
        if thirds
        else None,
        MN_("{n} thing happened for the second time.", "{n} things happened for the second time.", seconds)
        if seconds
        else None,
        None if chains else M_("No case is linked to an earlier one: whether anything happened again was not said."),
    )
    return blocks(said, Markdown("\n".join(_chain(words, chain) for chain in chains)), _alike(words))


def _alike(words: Words) -> Markdown:
    """Cases that are alike, and of which no link says whether it happened again."""
    groups = words.period.alike
    if not groups:
        return Markdown("")
    said = words.say(M_("Of these, which are much alike, no link says whether the same thing happened again:"))
    return blocks(said, Markdown("\n".join(_group(words, group) for group in groups)))


def _group(words: Words, group: SimilarCases) -> Markdown:
    alike = MN_("{n} case much alike", "{n} cases much alike", group.n)
    lines = [f"- {words.bold(alike, words.title(group.cases[-1]))}"]
    if group.n > len(group.cases):
        before = M_("The last {n} of them:", n=len(group.cases))
        lines.append(f"  - {words.say(before)}")
    lines += [f"  - {words.link(case)} {words.day(case.day)} – {words.title(case)}" for case in group.cases]
    return Markdown("\n".join(lines))


def by_times(chains: Iterable[tuple[Retrospective, ...]]) -> list[tuple[Retrospective, ...]]:
    """What happened most often first; of equals, what happened last."""
    return sorted(chains, key=lambda chain: (-len(chain), -chain[-1].day.toordinal(), chain[-1].reference))


def _chain(words: Words, chain: tuple[Retrospective, ...]) -> Markdown:
    times = MN_("{n} times", "{n} times", len(chain))
    lines = [f"- {words.bold(times, words.title(chain[-1]))}"]
    for n, case in enumerate(chain):
        lines.append(f"  - {words.link(case)} {words.day(case.day)} – {words.title(case)}")
        later = chain[n + 1].day if n + 1 < len(chain) else None
        broken = did_not_hold(case, later)
        lines += [f"    - {_did_not_hold(words, case, measure)}" for measure in broken]
        if later and not broken:
            lines.append(f"    - {words.say(_NOT_IN_PLACE)}")
    return Markdown("\n".join(lines))


_NOT_IN_PLACE = M_("No measure was in place when it happened again.")


def _did_not_hold(words: Words, case: Retrospective, measure: Measure) -> str:
    shown = words.shown(case, measure)
    return words.to(N_("Did not hold: {measure}"), measure=shown.short("{what}{(strength)}"))


def times(words: Words) -> Markdown:
    """How long it took to notice and to settle, as a spread: one long case does not hide the others."""
    to, cases = words.to, words.period.cases
    rows, held, halves = [], [], []
    few: list[Message] = []
    for label, half, measured in _TIMES:
        minutes = [told for case in cases if (told := measured(case)) is not None]
        held.append((to(label), minutes))
        spread = metrics.spread(minutes)
        if spread:
            enough = spread.n >= FEW
            least, lower, median, upper, most = (
                show_minutes(each, to)
                for each in (spread.least, spread.lower, spread.median, spread.upper, spread.most)
            )
            quartiles = (lower, median, upper) if enough else ("–", median, "–")
            shown = [to(label), str(spread.n), least, *quartiles, most, str(len(cases) - spread.n)]
            rows.append([inline(cell) for cell in shown])
            if enough:
                halves.append(M_(half, time=median))
            elif TOO_FEW not in few:
                few.append(TOO_FEW)
    if not rows:
        return words.say(M_("Of no case the times are known exactly enough to say how long it took."))
    headings = [to(head) for head in _SPREAD]
    return blocks(
        words.say(*halves, *few),
        grid(headings, rows),
        cases_behind(words, times_of(words.period)),
        words.chart(times_chart(held, to)),
    )


_TIMES = (
    (N_("Time to notice"), N_("Half of the cases were noticed within {time}."), durations.time_to_detect),
    (
        N_("Time to the first answer"),
        N_("In half of the cases those hurt had an answer within {time}."),
        durations.time_to_answer,
    ),
    (N_("Time to settle"), N_("Half of the cases were settled within {time}."), durations.time_to_resolve),
    (N_("Time to approve"), N_("In half of the cases approvals were given within {time}."), durations.time_to_approve),
)
_SPREAD = (
    N_("Span"), N_("Cases"), N_("Shortest"), N_("A quarter within"), N_("Half within"), N_("Three quarters within"),
    N_("Longest"), N_("Not known"),
)  # fmt: skip


def cases(words: Words) -> Markdown:
    """All cases that began in the period."""
    to = words.to
    if not words.period.cases:
        return words.say(M_("No retrospective began in this period."))
    rows = [
        [
            words.link(case),
            words.day(case.day),
            words.title(case),
            inline(to(case.head.severity.label) if case.head.severity else ""),
            inline(to(_state(case))),
        ]
        for case in words.period.cases
    ]
    headings = (N_("Case"), N_("Date"), N_("Title"), N_("Severity"), N_("State"))
    return grid([to(heading) for heading in headings], rows)


def _state(case: Retrospective) -> str:
    """How far it has come, as the archive tells it."""
    if is_settled_case(case):
        return SETTLED_LABEL
    return case.head.status.label if case.head.status else ""
