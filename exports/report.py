"""The report: the record as Markdown for the team, in the language of its readers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from exports.escape import Markdown, inline
from exports.outline import Outline
from exports.shown import Shown
from retro.language import N_, Language
from retro.model.record import Retrospective
from retro.model.stage import Stage

if TYPE_CHECKING:
    from jinja2 import Template


def report(record: Retrospective, to: Language) -> str:
    """The team's report. The same record gives the same bytes."""
    outline = Outline(record, to)
    return _template("team.md.j2").render(
        _=to,
        stage=Stage,
        record=record,
        title=f"{record.reference} {record.head.title}".strip() or to(record.head.label),
        head=Shown(record.head, record, to),
        has=outline.has,
        name=outline.name,
        items=outline.items,
        lines=outline.lines,
        blocks=outline.blocks,
        facts=outline.facts(),
        timeline=outline.timeline(),
        causes=outline.causes(),
        nothing=to(N_("Nothing written yet.")),
    )


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=False,  # noqa: S701 -- it is no HTML that we write: `finalize` escapes for Markdown
        finalize=_safe,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name)


def _safe(value: object) -> Markdown:
    """What a template puts out: Markdown as it is, everything else escaped, so that no template can forget to."""
    return value if isinstance(value, Markdown) else inline(str(value))
