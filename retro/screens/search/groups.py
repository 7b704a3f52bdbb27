"""What was found, as the list shows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from retro.language import _, active, n_
from retro.model.head_choices import SETTLED, SETTLED_LABEL, Severity, Status
from retro.model.moments.formatting import show_day
from retro.model.record import KINDS
from retro.model.stages import STAGES
from retro.model.stages.head import HEAD
from retro.screens.trail import FoundRow
from retro.services.memory.similar import Precedent, why
from retro.services.searching.search import FoundCase, in_reference, in_rows, in_title, label_of, name_of, words_of
from retro.store.results import Hit
from widgets.hit_list import HitGroup, HitLine

_MOST = 6
"""So many rows of a case are listed; the others are counted, and come with n."""


def group(case: FoundCase) -> HitGroup:
    """A case that was found."""
    to, summary = active(), case.summary
    hits = in_rows(case)
    labels = {each.value: each.label for each in (*Severity, *Status)} | {SETTLED: SETTLED_LABEL}
    said = [to(labels[code]) for code in (summary.severity, summary.state) if code in labels]
    became = case.line.parts(to)
    lead = [n_("{n} more row", "{n} more rows", len(hits) - _MOST)] if len(hits) > _MOST else []
    lead += [_("In short: {line}", line="")] if became else []
    return HitGroup(
        summary.reference, in_reference(case), _day(summary.day), summary.title, in_title(case), "  ".join(said),
        [*map(_line, hits[:_MOST])], " · ".join(lead), became,
    )  # fmt: skip


def like_group(case: Precedent) -> HitGroup:
    """A case that is like words which stand nowhere: why it is."""
    to, summary, became = active(), case.alike.case, case.line.parts(active())
    return HitGroup(
        summary.reference, (), _day(summary.day), summary.title, (), "",
        [HitLine("", _("Why"), why(case.alike).show(to), ())],
        _("In short: {line}", line="") if became else "", became,
    )  # fmt: skip


def found_rows(cases: Sequence[FoundCase]) -> list[FoundRow]:
    """All rows that were found, in the order of the list; of a case found by its title alone, its head."""
    found = list[FoundRow]()
    for case in cases:
        reference = case.summary.reference
        rows = [_row(reference, hit) for hit in in_rows(case)]
        found += dict.fromkeys(rows or [FoundRow(reference, HEAD.number, "")])
    return found


def line_key(hit: Hit) -> str:
    """Tells a line of the list from all others of its case."""
    return f"{hit.row} {hit.field}"


def row_of(case: FoundCase, key: str) -> FoundRow:
    """The row that a line of the list stands for; the first one that was found, where it stands for the case."""
    hit = next((each for each in in_rows(case) if line_key(each) == key), None)
    return _row(case.summary.reference, hit) if hit else FoundRow(case.summary.reference, HEAD.number, "")


def _row(reference: str, hit: Hit) -> FoundRow:
    stage = KINDS[hit.kind].stage
    return FoundRow(reference, stage.number, hit.row) if stage in STAGES else FoundRow(reference, -1, "")


def _line(hit: Hit) -> HitLine:
    name = f"{name_of(hit)} {label_of(hit).show(active())}".strip()
    return HitLine(line_key(hit), name, *words_of(hit))


def _day(day: str) -> str:
    return show_day(date.fromisoformat(day), active())
