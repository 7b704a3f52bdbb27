"""What a template may use: the words of one report, all made from the record that its reader may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from exports.document import Chart
from exports.letters.context import LetterContext
from exports.letters.numbers import report_number
from exports.letters.stance import Stance
from exports.markdown.contents import PLACE
from exports.markdown.decision_block import DecisionBlock
from exports.markdown.entry_view import EntryView
from exports.markdown.entry_views import EntryViews
from exports.markdown.escape import Markdown, filled_in, inline
from exports.markdown.report_sections import ReportSections
from exports.markdown.row_tables import RowTables
from exports.news import News
from exports.one_page import MOST
from exports.open_ends import OpenEnds
from exports.other_cases import OtherCases
from exports.report_charts import CHARTS
from exports.request import ReportRequest
from exports.templating import LazyWord, Named
from retro.language import MN_, N_, Language
from retro.model.choice import TEAM
from retro.model.head_choices import Publicity
from retro.model.moments.formatting import show_day
from retro.model.moments.moment import Moment
from retro.model.record import KINDS, Retrospective
from retro.model.stages import STAGES
from retro.model.stages.answers import MUTES
from retro.model.stages.head import CaseKind
from retro.model.stages.prevention import Measure
from retro.review.actions import is_open
from retro.review.facts import facts
from retro.review.needs.proportion import is_engineering
from retro.review.open_questions import open_questions

if TYPE_CHECKING:
    from retro.review.actions import Overdue
    from retro.review.approvals import Signed
    from retro.review.decision import Decision
    from retro.review.forgettings import Forgetting
    from retro.review.revision import Revision

_STAGES = Named({stage.code.upper(): stage for stage in STAGES})
_TITLES = {
    CaseKind.COMPLAINT: N_("Complaint report"),
    CaseKind.NEAR_MISS: N_("Near-miss report"),
    CaseKind.UNSAFE_CONDITION: N_("Unsafe-condition report"),
}


@dataclass
class TemplateContext:
    """One report's words. `charts` holds the charts that the template asked for."""

    record: Retrospective
    request: ReportRequest
    earlier: tuple[Retrospective, ...] = ()
    """The cases that this one happened again after, the oldest first."""
    later: tuple[Retrospective, ...] = ()
    """Those in which it happened again after this one, the oldest first."""
    alike: tuple[Retrospective, ...] = ()
    """Cases that are much like this one, where none is linked."""
    revised: Revision | None = None
    """What is otherwise than when it was closed before."""
    stance: Stance = field(default_factory=Stance)
    """How we stand to those hurt, by the whole case."""
    subject: str = ""
    """What letters to its reader call the case; "" where nobody wrote words for that."""
    signed: tuple[Signed, ...] = ()
    """Who signed the case, as the formal report has it."""
    shared: Callable[[], frozenset[str]] = frozenset
    """Gives the ids of the rows that somebody marked for customers."""
    promised: Callable[[], Moment | None] = lambda: None
    """Gives by when the reader of a letter was promised to hear from us, as the whole case says it."""
    held_back: frozenset[str] = frozenset()
    """The kinds of which there is a row that is certain, and not told to this reader."""
    uncounted: frozenset[str] = frozenset()
    """The ids of the rows whose figure is kept back, for nobody has confirmed it."""
    forgotten: tuple[Forgetting, ...] = ()
    """What was forgotten of the case, which the team is told."""
    charts: dict[str, Chart] = field(default_factory=dict)
    most: Mapping[str, int] = field(default_factory=lambda: MOST)
    """How many rows of each section stand in a report of one page."""
    _seen: dict[tuple[bool, bool], EntryViews] = field(default_factory=dict)
    _drawn: dict[str, Chart | None] = field(default_factory=dict)
    """The charts that there are, and those that there are not: a report of one page is written several times."""

    @property
    def to(self) -> Language:
        """The language of the report."""
        return self.request.to

    def words(self) -> dict[str, Any]:
        """The names that stand in a template."""
        to, audience = self.to, self.request.kind.audience
        outline = ReportSections(self._views(derives=audience.circle is TEAM), on=self.request.read_on)
        organisation, head = self.request.organisation, self.record.head
        ends, news = self._open_ends, News(self.revised, self.record, self.request, self._shown, lambda: self.letters)
        others = OtherCases(self.record, to, self.earlier, self.later, self.alike)
        return {
            "decision": self._block, "tables": self._tables, "most": self.most.__getitem__,
            "N_": N_, "n_": self._plural, "line": self._line, "join": to.join,
            "stage": _STAGES,
            "record": self.record, "account": self.request.kind.code,
            "title": f"{self.record.reference} {head.title}".strip() or to(head.label),
            "head": self._shown(head),
            "on": LazyWord(lambda: show_day(self.request.on, to)),
            "report": to(_TITLES.get(head.case_kind or CaseKind.INCIDENT, N_("Incident report"))),
            "has": outline.has, "name": outline.name, "items": outline.items, "lines": outline.lines,
            "blocks": outline.blocks, "others": outline.others, "other_stages": outline.other_stages,
            "facts": outline.facts, "deviation": outline.deviation, "timeline": outline.timeline,
            "causes": outline.causes, "trees": outline.trees, "table": outline.table, "below": outline.below,
            "contents": PLACE,
            "heading": outline.heading,
            "questions": outline.questions, "unknown": outline.unknown, "told": outline.told,
            "nothing": to(N_("Nothing written yet.")), "closed": outline.closed, "revised": news.revised,
            "since_sent": news.since_sent,
            "labelled": self._labelled, "fact": self._fact, "stated": self._stated, "rows": self.rows,
            "untold": self._untold,
            "more": self._more, "chart": self._chart, "brief": self._brief,
            "parties": outline.parties, "carried": outline.carried,
            "known_facts": self._facts,
            "participants": to(N_("Responders") if is_engineering(self.record) else N_("Participants")),
            "open_questions": self._open_questions, "earlier": others.earlier, "later": others.later,
            "alike": others.alike, "related": others.related, "overdue": self._overdue,
            "late_others": lambda: [late for late in self._overdue() if late["row"].kind != Measure.kind],
            "may_apologise": self.stance.may_apologise,
            "forgotten": [inline(each.words.show(to)) for each in self.forgotten],
            "muted": self._muted,
            "held_back": self.held_back,
            "is_watched": self.record.head.publicity in (Publicity.FEARED, Publicity.OUT),
            "asked": self._asked, "answered": self._answered,
            "is_anything_known": ends.is_anything_known, "is_anything_open": ends.is_anything_open,
            "report_number": report_number(self.request.number, to),
            "so_far": lambda: ends.so_far(outline.unknown()), "open_end": ends.open_end,
            "is_closed": bool(head.closed), "next_report": LazyWord(ends.next_report), "is_lapsed": ends.is_lapsed,
            "is_extent_open": ends.is_extent_open, "is_unsure": ends.is_unsure,
            "inquiry_is_complete": to(N_("Our inquiry is complete. Please turn to us at any time.")),
            "number": max(self.request.number, 1), "for_customer": self.request.kind.is_letter,
            "organisation": organisation.name,
            "sender": LazyWord(lambda: self._lines(organisation.sender)),
            "closing": LazyWord(lambda: self._lines(organisation.closing)),
            **self.letters.words(),
        }  # fmt: skip

    @property
    def letters(self) -> LetterContext:
        """The words that only letters and formal reports have. They hold this context, so it does not keep them."""
        return LetterContext(
            self.record,
            self.request,
            self.stance,
            self.subject,
            self.signed,
            self.shared,
            self._shown,
            self.rows,
            self._open_ends.is_extent_open,
            self._open_ends.is_lapsed,
        )

    @cached_property
    def _block(self) -> DecisionBlock:
        record, on, others = self.record, self.request.on, len(self.earlier) + len(self.later)

        def made() -> Decision:  # it does not hold these words, which hold it: a record would outlive its report
            from retro.review.decision import decision

            return decision(record, on, others=others)

        return DecisionBlock(made, self._views(derives=self.request.kind.audience.told_everything))

    @cached_property
    def _open_ends(self) -> OpenEnds:
        return OpenEnds(self.record, self.request, self._shown, self.held_back, self.uncounted, self.promised)

    @cached_property
    def _tables(self) -> RowTables:
        return RowTables(self._views(derives=self.request.kind.audience.told_everything), on=self.request.on)

    def rows(self, kind: str) -> list[EntryView]:
        """The rows of a kind, in their order; causes as the tree is read."""
        stage = KINDS[kind].stage
        return [self._shown(row) for row in self.record.stage(stage) if row.kind == kind]

    def _facts(self) -> list[EntryView]:
        """What happened and whom it hurt, to be numbered."""
        return [self._shown(row) for row in facts(self.record)]

    @cached_property
    def _shown(self) -> EntryViews:
        """A row as the template itself tells it."""
        kind = self.request.kind
        return self._views(derives=kind.audience.told_everything, in_full=kind.is_formal)

    def _views(self, *, derives: bool, in_full: bool = False) -> EntryViews:
        if (found := self._seen.get((derives, in_full))) is None:
            found = self._seen[derives, in_full] = EntryViews(self.record, self.to, derives=derives, in_full=in_full)
        return found

    def _plural(self, one: str, many: str, n: int, **params: Any) -> str:
        return self.to.plural(one, many, n, **params)

    def _more(self, n: int) -> Markdown:
        """A list item that says that `n` more rows are left out; "" for none."""
        return Markdown(f"- {self._more_words(n)}\n" if n > 0 else "")

    def _untold(self, heading: str, section: str, n: int) -> Markdown:
        """That a section of `n` rows is left out of a report of one page; "" where some of it stands there."""
        return Markdown("") if self.most[section] or not n else self._labelled(heading, self._more_words(n))

    def _more_words(self, n: int) -> Markdown:
        said = MN_("and {n} more in the team's report", "and {n} more in the team's report", n)
        return inline(said.show(self.to))

    def _brief(self, text: str, sentences: int = 3) -> Markdown:
        """The first sentences of some prose on one line, for a reader with one minute."""
        from exports.sentences import first

        return inline(first(text, sentences))

    def _labelled(self, label: str, value: str) -> Markdown:
        """`label: value`; the label alone where there is no value."""
        return self._line(N_("{label}: {value}"), label=label, value=value) if value else self._line("{a}", a=label)

    def _line(self, message: str, **values: str) -> Markdown:
        """`message` in the report's language with `values` in it, of which those that are no Markdown are escaped."""
        return filled_in(message, self.to, **values)

    def _fact(self, name: str) -> Markdown:
        """A field of the head with its label; "" if it is empty."""
        return self._shown(self.record.head).fact(name)

    def _stated(self, *facts: str) -> Markdown:
        """Facts on one line; empty ones are left out."""
        return Markdown(" · ".join(fact if isinstance(fact, Markdown) else inline(fact) for fact in facts if fact))

    def _asked(self) -> list[EntryView]:
        """The requests to management that nobody has answered."""
        return [row for row in self.rows("request") if is_open(row.entry)]

    def _answered(self) -> list[EntryView]:
        return [row for row in self.rows("request") if not is_open(row.entry)]

    def _lines(self, text: str) -> Markdown:
        """Lines of the settings, each on its own line of the document."""
        return Markdown("\\\n".join(inline(line) or Markdown("") for line in text.strip().splitlines() if line.strip()))

    def _overdue(self) -> list[dict[str, Any]]:
        """What should have been done before the day of the report: the row, what was not done, since when."""
        return self._late

    @cached_property
    def _late(self) -> list[dict[str, Any]]:
        from retro.review.actions import overdue

        return [
            {
                "row": self._shown(late.row),
                "what": self._to_do(late),
                "why": self.to(late.lateness.label),
                "since": show_day(late.due, self.to),
            }
            for late in overdue(self.record, self.request.on)
        ]

    def _open_questions(self) -> list[dict[str, Any]]:
        """What is not known and somebody finds out: what, and the row that says who, by when."""
        return [
            {"what": inline(each.question.show(self.to)), "row": self._shown(each.answer), "by": each.answer.by}
            for each in open_questions(self.record)
        ]

    def _muted(self) -> list[Markdown]:
        """What the team does not ask itself again, and why; of others' reports nothing of it is left."""
        if not any(answer.asked.startswith(MUTES) for answer in self.record.answers):
            return []
        from retro.review.figures.muted import told_mutes  # with it comes all that can be asked about

        return [inline(each.show(self.to)) for each in told_mutes(self.record)]

    def _to_do(self, late: Overdue) -> Markdown:
        """What is to be done by a deadline: what its field says, or the row."""
        asked = (each.question for each in open_questions(self.record) if each.answer is late.row)
        for question in asked:
            return inline(question.show(self.to))
        row, of = self._shown(late.row), late.deadline
        told = row[of.what.name] if of.what else row.main_text
        if told or of.on is None:
            return told
        return inline(
            late.row.field(of.on.name).title.show(self.to)
        )  # whoever may not read its words learns what it is

    def _chart(self, name: str) -> Markdown:
        """The chart `name` as a block of its own, which renderers draw; "" where there is nothing to draw."""
        if name not in self._drawn:
            self._drawn[name] = CHARTS[name](self.record, self.request)
        chart = self._drawn[name]
        if chart is None:
            return Markdown("")
        self.charts[chart.name] = chart
        return Markdown(chart.markdown)
