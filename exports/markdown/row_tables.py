"""The rows of a case as tables, the gravest of each kind first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import zip_longest
from typing import Any

from exports.markdown.entry_view import EntryView
from exports.markdown.entry_views import EntryViews
from exports.markdown.escape import Markdown, inline, said
from exports.markdown.table import table
from retro.language import MN_, N_
from retro.model.fields import field_of, fields_of
from retro.model.stages.cause import Cause, CausePath
from retro.model.stages.changes import HardwareChange
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.scope import Damage
from retro.review.actions import ActionStatus, action_status, is_settled
from retro.review.gravity import Root, gravest_harm, is_irreversible, least_accepted, most_pressing, roots

_OF_DAMAGE = (N_("Figure"), N_("What"), N_("Who"), field_of(Damage.reversible).label)
_OF_REMEDIES = (N_("When"), N_("What"), N_("By"), N_("Cost"), N_("Received"))
_OF_MEASURES = (
    *(field.label for field in fields_of(Measure.what, Measure.strength, Measure.owner, Measure.due)),
    N_("State"),
)
_OF_CHANGES = (N_("What"), N_("Before"), N_("After"), N_("Owner"), N_("Due"), N_("State"))
"""The heads of the columns."""
_TOLD = N_("{text} ({remark})")
_ALARMING = (ActionStatus.OVERDUE, ActionStatus.UNCHECKED, ActionStatus.FAILED)


class RowTables:
    """Tables of one record. Each has the first `most` rows, all of them where nothing is said, and how many more."""

    def __init__(self, shown: EntryViews, *, on: date = date.min) -> None:
        self._shown, self._record, self._to, self._on = shown, shown.record, shown.to, on

    def damage(self, most: int | None = None) -> Markdown:
        """Who was hurt how, and whether that can be undone: what cannot stands first."""
        return self._drawn(_OF_DAMAGE, self._damages, most, at=1)

    @cached_property
    def _damages(self) -> list[list[Markdown]]:
        return [self._damage(row) for row in gravest_harm(self._record.of(Damage))]

    def _damage(self, row: Damage) -> list[Markdown]:
        shown, to = self._shown(row), self._to
        figure = shown["figure"] or said(N_("no figure"), to)
        sure = shown["certainty"] or said(N_("not said how sure"), to)
        never = said(N_("never"), to) if is_irreversible(row) else Markdown("")
        undone = shown.filled("reversible") or never or shown.absent
        return [
            Markdown(to(_TOLD, text=f"**{figure}**", remark=sure)),
            shown.main_text,
            shown["who"],
            Markdown(f"**{undone}**") if is_irreversible(row) else undone,
        ]

    def causes(self, most: int | None = None) -> Markdown:
        """The roots of both paths beside each other: why it happened, and why nobody noticed.

        What a root made happen, where something stands above it, is told with the first of its roots.
        """
        occurred, escaped = self._roots
        columns = [self._first_told(each[:most]) for each in (occurred, escaped)]
        rows = [*zip_longest(*columns)]
        cells = [[self._path(each) for each in row] for row in rows]
        if cells and not escaped:
            cells[0][1] = self._shown(occurred[0].cause).absent
        heads = (N_("Why it happened"), N_("Why nobody noticed"))
        told = {cause.id for column in columns for path in column for cause in path}
        return self._with_more(heads, cells, len(self._record.of(Cause)) - len(told) if most is not None else 0, at=0)

    @cached_property
    def _roots(self) -> tuple[tuple[Root, ...], tuple[Root, ...]]:
        return roots(self._record, CausePath.OCCURRED), roots(self._record, CausePath.ESCAPED)

    def _first_told(self, some: Sequence[Root]) -> list[tuple[Cause, ...]]:
        """Each root, and before it what it made happen, unless the root before it told that."""
        tops = [None, *(root.top.id for root in some)]
        return [
            (root.cause,) if root.top is root.cause or root.top.id == before else (root.top, root.cause)
            for before, root in zip(tops, some, strict=False)
        ]

    def _path(self, path: Sequence[Cause] | None) -> Markdown:
        return Markdown(" ← ".join(self._shown(cause).marked_text for cause in path or ()))

    def remedies(self, most: int | None = None) -> Markdown:
        """What was done for those hurt, and the apologies, and how they were taken: what was not accepted first."""
        return self._drawn(_OF_REMEDIES, self._remedies, most, at=1)

    @cached_property
    def _remedies(self) -> list[list[Markdown]]:
        rows = least_accepted([*self._record.of(Remedy), *self._record.of(Apology)])
        return [self._remedy(row) for row in rows]

    def _remedy(self, row: Remedy | Apology) -> list[Markdown]:
        shown, to = self._shown(row), self._to
        if isinstance(row, Apology):
            what = Markdown(to(N_("{label}: {value}"), label=shown.name, value=shown.main_text))
            by, cost, when = self._joined(shown, "by", "channel"), Markdown(""), shown["given"] or shown["planned"]
        else:
            what, when = shown.main_text, shown["given"]
            by, cost = self._joined(shown, "giver", "lasting"), shown["cost"]
        received = shown["received"] or said(N_("not said"), to)
        is_alarming = row.received is not None and row.received.value == "not-accepted"
        return [when or shown.absent, what, by, cost, Markdown(f"**{received}**") if is_alarming else received]

    def measures(self, most: int | None = None) -> Markdown:
        """What will stop it, and how each measure stands: what is overdue first."""
        return self._drawn(_OF_MEASURES, self._measures, most)

    @cached_property
    def _measures(self) -> list[list[Markdown]]:
        return [self._measure(row) for row in most_pressing(self._record.of(Measure), self._on)]

    def _measure(self, row: Measure) -> list[Markdown]:
        shown = self._shown(row)
        return [
            shown.main_text,
            *(shown.filled(name) for name in ("strength", "owner", "due")),
            self._state(row, shown, "check_on"),
        ]

    def _state(self, row: Measure | HardwareChange, shown: EntryView, next_day: str) -> Markdown:
        """How it stands, and when somebody looks at it next."""
        status = action_status(row, self._on)
        stands = said(status.label, self._to)
        stands = Markdown(f"**{stands}**") if status in _ALARMING else stands
        day = shown[next_day]
        if not day or is_settled(row):
            return stands
        return Markdown(self._to(N_("{state}; check {day}"), state=stands, day=day))

    def changes(self, most: int | None = None) -> Markdown:
        """What is changed: before, after, and how it stands."""
        return self._drawn(_OF_CHANGES, self._changes, most)

    @cached_property
    def _changes(self) -> list[list[Markdown]]:
        rows = sorted(self._record.of(HardwareChange), key=lambda row: action_status(row, self._on) not in _ALARMING)
        return [self._change(row) for row in rows]

    def _change(self, row: HardwareChange) -> list[Markdown]:
        shown = self._shown(row)
        status = action_status(row, self._on)
        stands = said(status.label, self._to)
        if row.done:
            stands = Markdown(self._to(N_("{state} {day}"), state=stands, day=shown["done"]))
        stands = Markdown(f"**{stands}**") if status in _ALARMING else stands
        owner, due = (shown.filled(name) for name in ("owner", "due"))
        return [shown.main_text, *(shown[name] or shown.absent for name in ("before", "after")), owner, due, stands]

    def before(self, cases: Sequence[Mapping[str, Any]], most: int | None = None) -> Markdown:
        """The cases in which the same happened, and the measures of each that did not hold, as the templates have them.

        Of more than `most` the latest ones.
        """
        heads = (N_("Case"), N_("Date"), N_("Title"), N_("Did not hold"))
        rows = [
            [
                Markdown(f"**{case['reference']}**"),
                inline(case["day"]),
                inline(case["title"]),
                self._failed(case.get("failed", ())),
            ]
            for case in (cases if most is None else cases[len(cases) - min(most, len(cases)) :])
        ]
        return self._with_more(heads, rows, len(cases) - len(rows), at=2)

    def _failed(self, rows: Sequence[EntryView]) -> Markdown:
        if not rows:
            return Markdown("")
        more = MN_("and {n} more", "and {n} more", len(rows) - 1).show(self._to) if len(rows) > 1 else ""
        return Markdown(self._to(N_("; ")).join(filter(None, (rows[0].main_text, inline(more)))))

    def _joined(self, shown: EntryView, *names: str) -> Markdown:
        return Markdown(self._to(N_("; ")).join(filter(None, (shown[name] for name in names))))

    def _drawn(
        self, heads: Sequence[str], rows: Sequence[Sequence[Markdown]], most: int | None, *, at: int = 0
    ) -> Markdown:
        kept = rows if most is None else rows[:most]
        return self._with_more(heads, kept, len(rows) - len(kept), at=at)

    def _with_more(self, heads: Sequence[str], rows: Sequence[Sequence[Markdown]], more: int, *, at: int) -> Markdown:
        """The rows, and below them in column `at` how many more there are."""
        if more > 0:
            left_out = MN_("and {n} more in the team's report", "and {n} more in the team's report", more)
            rest = inline(left_out.show(self._to))
            rows = [*rows, [rest if n == at else Markdown("") for n in range(len(heads))]]
        return table([said(head, self._to) for head in heads], rows) if rows else Markdown("")
