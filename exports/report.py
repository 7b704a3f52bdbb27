"""The report: the record as Markdown for the team, in the language of its readers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from exports.escape import Markdown, inline
from exports.shown import Shown
from exports.table import table
from retro.language import MN_, N_, Language
from retro.model.moment import Moment, Precision
from retro.model.record import KINDS, Retrospective
from retro.model.stage import Stage
from retro.model.stages.review import How, Observation
from retro.model.stages.timeline import Event

if TYPE_CHECKING:
    from jinja2 import Environment

DEEPEST = 6
"""How deep causes are nested as lists in lists: readers of Markdown leave out what lies much deeper."""

_SPANS = (("started", "detected", N_("Time to notice")), ("started", "resolved", N_("Time to settle")))


def report(record: Retrospective, to: Language) -> str:
    """The team's report. The same record gives the same bytes."""

    def rows(kind: str) -> list[Shown]:
        return [Shown(row, record, to) for row in record.of(KINDS[kind])]

    timeline = [Shown(row, record, to) for row in record.stage(Stage.TIMELINE)]
    return _environment().get_template("team.md.j2").render(
        _=to,
        stage=Stage,
        record=record,
        title=inline(f"{record.reference} {record.head.title}"),
        head=Shown(record.head, record, to),
        rows=rows,
        spans=_spans(record, to),
        timeline=timeline,
        timeline_table=_timeline_table(timeline, to),
        causes=[(Shown(cause, record, to), *_depth(depth, to)) for cause, depth in record.causes()],
        observations=sorted(rows(Observation.kind), key=_how_it_went),
        nothing=to(N_("Nothing written yet.")),
        unsaid=to(N_("not said")),
    )  # fmt: skip


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=False,  # noqa: S701 -- it is no HTML that we write: `finalize` escapes for Markdown
        finalize=_safe,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _safe(value: object) -> Markdown:
    """What a template puts out: Markdown as it is, everything else escaped."""
    return value if isinstance(value, Markdown) else inline(str(value))


def _timeline_table(timeline: Sequence[Shown], to: Language) -> Markdown:
    """The timeline as a table; "" if some of it is too long for one."""
    names = ("happened", "what", "event_kind", "learned", "source")
    headings = [inline(to(Event.field(name).label)) for name in names]
    rows = []
    for row in timeline:
        if isinstance(row.entry, Event):
            rows.append([row["happened"], Markdown(row.mark + row.says), *(row[name] for name in names[2:])])
        else:
            rows.append([row["happened"], Markdown(row.name + row.aside("channel", "by")), *[Markdown("")] * 3])
    return table(headings, rows)


def _depth(depth: int, to: Language) -> tuple[Markdown, Markdown]:
    """The indent of a cause, and what says its level where it is not nested any deeper."""
    level = f"[{to(N_('level {n}'), n=depth + 1)}] " if depth > DEEPEST else ""
    return Markdown("  " * min(depth, DEEPEST)), Markdown(level)


def _how_it_went(row: Shown) -> int:
    """Well before badly before luckily, as declared; what was not said last."""
    went = row.entry.went if isinstance(row.entry, Observation) else None
    return list(How).index(went) if went else len(How)


def _spans(record: Retrospective, to: Language) -> Markdown:
    """How long it took to notice and to settle, as far as the times are known exactly."""
    spans = []
    for start, end, label in _SPANS:
        minutes = _minutes(getattr(record.head, start), getattr(record.head, end))
        if minutes is not None:
            spans.append(to(N_("{label}: {value}"), label=to(label), value=_words(minutes, to)))
    return Markdown(to(N_("; ")).join(spans))


def _minutes(start: Moment | None, end: Moment | None) -> int | None:
    """The whole minutes between two moments, if both are exact times and in this order."""
    if not start or not end or not start.precision is end.precision is Precision.EXACT:
        return None
    if not isinstance(start.start, datetime) or not isinstance(end.start, datetime) or end.start < start.start:
        return None
    return int((end.start - start.start).total_seconds() // 60)


def _words(minutes: int, to: Language) -> str:
    """`2 days 3 h`, `3 h 5 min`, `0 min`."""
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    words = [MN_("{n} day", "{n} days", days), MN_("{n} h", "{n} h", hours), MN_("{n} min", "{n} min", rest)]
    told = [word.show(to) for word in words if word.n]
    return " ".join(told[:2]) or words[2].show(to)
