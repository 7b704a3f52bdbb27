"""What a search found, as lines of a terminal: cases, the rows with the words, and what became of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from retro.cli.streams import is_dumb
from retro.language import _, active
from retro.model.head_choices import SETTLED, SETTLED_LABEL, Severity, Status
from retro.services.searching.search import FoundCase, in_reference, in_rows, in_title, label_of, name_of, words_of
from retro.store.results import Hit
from retro.text.controls import printable
from retro.text.excerpt import Span, excerpt
from retro.text.width import cells, pad

_LONGEST = 160
"""So many cells of a sentence are shown: two lines of a terminal."""
_BEGIN, _END = "\x1b[1;7m", "\x1b[m"
"""What marks a word on a terminal: bold, and light and dark exchanged, which is no colour."""


def is_marked() -> bool:
    """Whether words are marked: on a terminal that can show it, and nowhere else."""
    return sys.stdout is not None and sys.stdout.isatty() and not is_dumb()


def lines(cases: Sequence[FoundCase]) -> Iterator[str]:
    """The lines."""
    marked = _marked if is_marked() else lambda text, _spans: text
    for number, case in enumerate(cases):
        if number:
            yield ""
        summary = case.summary
        labels = [_label(Severity, summary.severity), _label(Status, summary.state)]
        called = marked(summary.reference, in_reference(case)), marked(printable(summary.title), in_title(case))
        yield "  ".join([called[0], summary.day, *labels, called[1]])
        hits = in_rows(case)
        names = [f"{name_of(hit)} {label_of(hit).show(active())}".strip() for hit in hits]
        width = max(map(cells, names), default=0)
        for name, hit in zip(names, hits, strict=True):
            yield f"  {pad(name, width)}  {marked(*excerpt(*words_of(hit), _LONGEST))}"
        if told := case.line.told(active()):
            yield "  " + _("In short: {line}", line=told)


def as_plain(case: FoundCase) -> dict[str, Any]:
    """A case that was found, as JSON for scripts."""
    summary = case.summary
    return {
        "reference": summary.reference,
        "title": summary.title,
        "day": summary.day,
        "kind": summary.case_kind,
        "severity": summary.severity,
        "status": summary.status,
        "settled": summary.settled,
        "origin": summary.origin,
        "hits": [_hit_as_plain(hit) for hit in case.hits],
        "cause": case.line.cause,
        "measure": case.line.measure,
        "held": case.line.held.value if case.line.held else "",
        "answers": case.line.answers,
    }


def _hit_as_plain(hit: Hit) -> dict[str, Any]:
    return {
        "row": name_of(hit),
        "id": hit.row,
        "kind": hit.kind,
        "field": hit.field,
        "text": hit.text,
        "spans": [list(span) for span in hit.spans],
    }


def _label(choices: type[Severity | Status], code: str) -> str:
    labels = {choice.value: choice.label for choice in choices} | {SETTLED: SETTLED_LABEL}
    return _(labels[code]) if code in labels else "-"


def _marked(text: str, spans: Sequence[Span]) -> str:
    parts, at = list[str](), 0
    for start, end in spans:
        parts += [text[at:start], _BEGIN, text[start:end], _END]
        at = end
    return "".join([*parts, text[at:]])
