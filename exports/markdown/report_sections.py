"""The parts of a report that a template puts in their places: each kind of row as a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cached_property
from itertools import chain, islice

from exports.markdown.durations import durations
from exports.markdown.entry_view import EntryView
from exports.markdown.entry_views import EntryViews
from exports.markdown.escape import Markdown, inline, said
from exports.markdown.kind_table import below, kind_table
from exports.markdown.table import grid
from exports.markdown.timeline_table import TimelineTable
from retro.language import MN_, N_
from retro.model.accounts import number_of
from retro.model.entry import Entry
from retro.model.fields import field_of, fields_of
from retro.model.found import Found
from retro.model.moments.formatting import show_moment
from retro.model.moments.moment import Moment, Precision
from retro.model.record import KINDS, kinds_of
from retro.model.stage import Stage
from retro.model.stages import STAGES, WALKED
from retro.model.stages.answers import Said
from retro.model.stages.cause import Cause, CausePath
from retro.model.stages.changes import Place
from retro.model.stages.follow_up import Check
from retro.model.stages.head import Head
from retro.model.stages.review import Observation, ObservationType, Vote
from retro.model.stages.scope import Party, Ticked
from retro.model.stages.timeline import TIMELINE, Contact, Event
from retro.review.actions import is_open
from retro.review.as_it_stands import given_up
from retro.review.cause_paths import cause_paths
from retro.review.hands import summed
from retro.review.lapsed import next_report_lapsed
from retro.review.needs.proportion import depth_told, is_engineering, proportion
from retro.review.parties import PartyState, party_states, tick_in_words
from retro.review.stage_answers import StageAnswer, stage_answers

DEEPEST = 6
"""How deep causes are nested as lists in lists: readers of Markdown leave out what lies much deeper."""

_HEAD = tuple(" ".join(field.name for field in group) for group in (
    fields_of(Head.case_kind, Head.severity, Head.status),
    fields_of(Head.depth, Head.depth_reason),
    fields_of(Head.origin, Head.responsibility),
    fields_of(Head.affected),
    fields_of(Head.injured, Head.hurt_customers, Head.publicity, Head.on_call_hours),
    fields_of(Head.tags),
    fields_of(Head.facilitator),
    fields_of(Head.started, Head.detected, Head.answered, Head.resolved, Head.zone),
    fields_of(Head.next_report),
    fields_of(Head.closed_because),
))  # fmt: skip
"""The facts of the head, those on one line together."""

_LIST_ITEM = re.compile("- |  ")
"""How the last line of a list begins."""
_NEXT_ITEM, _NEXT_BLOCK = "\n", "\n\n"

_IN_TIMELINE = (Event, Contact)
_DEVIATION = fields_of(Head.normally, Head.intended, Head.actual)
_TOLD_OF_HEAD = tuple(field.name for field in (*fields_of(Head.title, Head.summary), *_DEVIATION))
_NEXT_REPORT = field_of(Head.next_report).name


class ReportSections:
    """One record as Markdown lists; each is "" if it would be empty. Patterns and groups are those of `EntryView`."""

    def __init__(self, shown: EntryViews, *, on: date = date.min) -> None:
        """`on`: the day on which it is read; a next report that was due before is told as past."""
        self._on = on
        self._shown = shown
        self._record, self._to = shown.record, shown.to
        self._told: set[str] = {Check.kind}
        """The kinds that the template has told so far, and the codes of the stages whose other kinds it has told.

        Checks are told with their rows."""

    def has(self, kind: str) -> bool:
        """Whether there is a row of this kind."""
        return KINDS[kind] in self._record.kinds

    def others(self, stage: Stage) -> list[Markdown]:
        """The rows of a stage of which the template has told none so far, each kind under a heading."""
        held = self._record.kinds
        untold = [kind for kind in kinds_of(stage) if kind in held and kind.kind not in self._told]
        self._told.add(stage.code)
        return [Markdown(f"### {self.name(kind.kind)}\n\n{self._plainly(kind)}") for kind in untold]

    def other_stages(self) -> list[Stage]:
        """The stages of the walk whose `others` the template has not asked for: those that it does not know."""
        return [stage for stage in WALKED if stage.code not in self._told]

    def _plainly(self, kind: type[Entry]) -> Markdown:
        lead = f"**{{{kind.lead}}}** " if kind.lead else ""
        return self.items(kind.kind, f"{lead}{{{kind.main}}}" if kind.main else "–")

    def heading(self, stage: Stage) -> Markdown:
        """What a stage is called in this case: with the words of engineering, or with those of complaints."""
        return said(stage.wording(engineering=self._is_engineering).label, self._to)

    @cached_property
    def _is_engineering(self) -> bool:
        return is_engineering(self._record)

    def name(self, kind: str) -> Markdown:
        """What a row of this kind is called."""
        return said(KINDS[kind].label, self._to)

    def items(self, kind: str, pattern: str, *groups: str, **words: str) -> Markdown:
        """The rows of a kind, the fields of each in a list below it."""
        return _listed(row.item(pattern, *groups, **words) for row in self._rows(kind))

    def lines(self, kind: str, pattern: str, *groups: str, **words: str) -> Markdown:
        """The rows of a kind, one line each."""
        return _listed(row.line(pattern, *groups, **words) for row in self._rows(kind))

    def blocks(self, kind: str, pattern: str, *groups: str, **words: str) -> Markdown:
        """The rows of a kind, each with blocks of prose."""
        return _listed(row.blocks(pattern, *groups, **words) for row in self._rows(kind))

    def facts(self) -> Markdown:
        """The head, but for its title and its summary, and how long it took."""
        head = self._shown(self._record.head)
        facts = head.facts(*_HEAD, said=_TOLD_OF_HEAD)
        if next_report_lapsed(self._record, self._on) and not self._record.head.closed:
            due = head.fact(_NEXT_REPORT)
            facts = [self._past(fact) if fact == due else fact for fact in facts]
        is_chosen = self._record.head.depth is not None  # it is told as chosen
        follows = self._shown.derives and not is_chosen
        depth = inline(depth_told(proportion(self._record)).show(self._to)) if follows and facts else ""
        return _listed(filter(None, [*facts, depth, self.took()]))

    def _past(self, fact: Markdown) -> Markdown:
        return Markdown(self._to(N_("{text} ({remark})"), text=fact, remark=inline(self._to(N_("has passed")))))

    def deviation(self) -> Markdown:
        """What normally happens, what was meant to happen, and what did (S30)."""
        head = self._shown(self._record.head)
        return _listed(filter(None, (head.fact(each.name) for each in _DEVIATION)))

    def questions(self, stage: Stage, most: int | None = None) -> Markdown:
        """What was said of questions of a stage that no row answers: not known, does not apply, or why.

        The first `most` of them. A row that one is about stands before it.
        """
        return _listed(islice(self._answered_in(stage), most)) if self._stage_answers else Markdown("")

    def told(self, stage: Stage, *rows: Markdown, most: int | None = None) -> Markdown:
        """What a stage holds: `rows`, then the `most` first of its `questions`; that nothing is written, if neither."""
        parts = [part.strip("\n") for part in (*rows, self.questions(stage, most)) if part.strip()]
        if not parts:
            return said(N_("Nothing written yet."), self._to)
        told = parts[0]
        for part in parts[1:]:
            goes_on = _LIST_ITEM.match(told[told.rfind("\n") + 1 :]) is not None
            told = f"{told}{_NEXT_ITEM if goes_on else _NEXT_BLOCK}{part}"
        return Markdown(told)

    def unknown(self) -> Markdown:
        """The questions of stages that were answered with "not known"."""
        return _listed(line for stage in STAGES for line in self._answered_in(stage, Said.UNKNOWN))

    def _answered_in(self, stage: Stage, *said: Said) -> Iterator[Markdown]:
        for each in self._stage_answers:
            words = each.words(self._to)
            if each.stage is stage and words and (not said or each.answer.said in said):
                told = f"**{inline(each.question.show(self._to))}** {inline(words)}"
                if each.row:
                    told = self._to(N_("{label}: {value}"), label=self._shown(each.row).main_text, value=told)
                yield Markdown(told)

    @cached_property
    def _stage_answers(self) -> tuple[StageAnswer, ...]:
        return stage_answers(self._record)

    def took(self) -> Markdown:
        """How long it took to notice, and to settle: `Time to notice: 20 min; Time to settle: 3 h`."""
        to = self._to
        told = (to(N_("{label}: {value}"), label=label, value=value) for label, value in durations(self._record, to))
        return inline(to(N_("; ")).join(told))

    def timeline(self) -> Markdown:
        """The timeline as tables, a day each: events, and contacts with what was said."""
        self._told |= {Event.kind, Contact.kind}
        rows = [self._shown(row) for row in self._record.stage(TIMELINE) if isinstance(row, _IN_TIMELINE)]
        return TimelineTable(rows, self._record, self._to).markdown()

    def table(self, kind: str, columns: str, *groups: str) -> Markdown:
        """The rows of a kind as a table with these columns, and below it what else they say."""
        return kind_table(self._rows(kind), columns.split(), *groups)

    def below(self, kind: str, columns: str, *groups: str) -> Markdown:
        """What the rows of a kind say besides these columns, which stand in a table above it."""
        return below(self._rows(kind), columns.split(), *groups)

    def causes(self, pattern: str = "", most: int | None = None) -> Markdown:
        """The causes as lists in lists: all that they say, or what `pattern` names; the first `most` of them."""
        self._told.add(Cause.kind)
        return Markdown("\n".join(self._cause(*each, pattern) for each in islice(self._record.causes(), most)))

    def trees(self) -> Markdown:
        """The causes as two trees: why it happened, and why nobody noticed. One that is alone has no heading."""
        self._told.add(Cause.kind)
        trees = self._branches()
        told = [(path, trees[path]) for path in CausePath if path in trees]
        if not told:
            return Markdown("")
        heads = {CausePath.OCCURRED: N_("Why it happened"), CausePath.ESCAPED: N_("Why nobody noticed")}
        parts = [[f"### {inline(self._to(heads[path]))}"] * (len(told) > 1) + ["\n".join(tree)] for path, tree in told]
        return Markdown("\n\n".join(chain.from_iterable(parts)))

    def _branches(self) -> dict[CausePath, list[str]]:
        """The lines of the tree of each path. Which path a tree is on, its top says."""
        trees: dict[CausePath, list[str]] = {}
        tree: list[str] = []
        paths = cause_paths(self._record)
        for cause, depth in self._record.causes():
            tree = trees.setdefault(paths[cause.id], []) if depth == 0 else tree
            tree.append(self._cause(cause, depth))
        return trees

    def _cause(self, cause: Cause, depth: int, pattern: str = "") -> str:
        level = self._to(N_("level {n}"), n=depth + 1) if depth > DEEPEST else ""
        row = self._shown(cause)
        line = row.short(pattern) if pattern else row.line("{what}{(how sure)}", "evidence")
        return f"{'  ' * min(depth, DEEPEST)}- {level and f'[{level}] '}{line}"

    def closed(self, digits: int = 64, *, in_full: bool = False) -> Markdown:
        """When it was closed, as which account, and so much of the digest that proves it; "" while it is open.

        `in_full`: the time as letters and forms have it.
        """
        head = self._record.head
        if not head.closed:
            return Markdown("")
        at = Moment(Precision.EXACT, datetime.fromisoformat(head.closed).replace(second=0, microsecond=0))
        told = N_("Closed: {at}, account no. {number}; digest {digest}")
        when, number = show_moment(at, self._to, self._record.zone, in_full=in_full), number_of(self._record)
        return inline(self._to(told, at=when, number=number, digest=head.digest[:digits]))

    def carried(self) -> Markdown:
        """To how many of the other places the changes were carried, and where not yet; "" if none is named."""
        places = self._record.of(Place)
        if not places:
            return Markdown("")
        done = sum(place.standing.found in (Found.DONE, Found.HOLDS) for place in places)
        told = MN_(
            "carried to {done} of {n} other place", "carried to {done} of {n} other places", len(places), done=done
        )
        still = [self._shown(place) for place in places if is_open(place) or given_up(place)]
        open_ = self._to.join(f"{place.main_text}{place.aside('owner due')}" for place in still)
        said = inline(told.show(self._to))
        return Markdown(self._to(N_("{label}: {value}"), label=said, value=open_) if open_ else said)

    def parties(self, most: int | None = None, *, only_open: bool = False) -> Markdown:
        """Those concerned, and what each has had, as a table; if `only_open`, those who have still to have something.

        The first `most` of them, and how many more there are.
        """
        to = self._to
        states = [state for state in self._parties if state.open or not only_open]
        told, more = states[:most], len(states[most:]) if most is not None else 0
        heads = [to(Party.label), *(to(each.label) for each in Ticked)]
        rows = [
            [self._shown(state.party).main_text, *(inline(tick_in_words(state, each, to)) for each in Ticked)]
            for state in told
        ]
        drawn = grid(heads, rows)
        if not more:
            return drawn
        rest = inline(MN_("and {n} more in the team's report", "and {n} more in the team's report", more).show(to))
        if not drawn:
            return Markdown(to(N_("{label}: {value}"), label=inline(to(Party.label)), value=rest))
        return Markdown(f"{drawn}\n\n{rest}")

    @cached_property
    def _parties(self) -> tuple[PartyState, ...]:
        return party_states(self._record)

    def _rows(self, kind: str) -> list[EntryView]:
        self._told.add(kind)
        held = summed(self._record.of(Vote)) if kind == Vote.kind else self._record.of(KINDS[kind])
        rows = [self._shown(row) for row in held]
        return sorted(rows, key=_how_it_went) if kind == Observation.kind else rows


def _listed(items: Iterable[str]) -> Markdown:
    return Markdown("\n".join(f"- {item}" for item in items))


def _how_it_went(row: EntryView) -> int:
    """Well before badly before luckily, as declared; what was not said last."""
    went = row.entry.went if isinstance(row.entry, Observation) else None
    return list(ObservationType).index(went) if went else len(ObservationType)
