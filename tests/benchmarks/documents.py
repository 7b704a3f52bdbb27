"""Documents: reports in memory, web pages, and the pages of a site. Time of the processor alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from time import process_time

from markdown_it import MarkdownIt

from exports.document import Document
from exports.html.page import html
from exports.markdown.escape import inline
from exports.markdown.prose import prose
from exports.report import report
from exports.request import ReportRequest
from exports.site.writing import Site, write_site
from retro.language import Language, language
from retro.model.field_types import ProseType
from retro.model.record import Retrospective
from retro.store.protocol import CaseFilter
from retro.store.sqlite.store import open_store
from tests.benchmarks.figure import Figure, in_turn

REPORTS = 1_000
"""A run is so many reports; with ten runs that is 10,000."""
ROWS, LONG_REPORTS = 500, 20
"""How many rows a long report has, and how many of them a run makes: there, what each row costs is nearly all."""
_ON = date(2026, 11, 21)
LONG = 100_000
"""How many characters the report has that is made a web page."""


def documents(archives: dict[int, Path], folder: Path, runs: int) -> Iterator[Figure]:
    """Reports beside a plain string builder over the same rows, HTML beside markdown-it-py alone, pages of a big site
    beside those of a small one.
    """
    to = language("en")
    store = open_store(archives[100])
    records = [store.load(line.reference) for line in store.list(CaseFilter(), 0, 100)]
    store.close()
    ours, plain = (partial(_time, partial(_all, records, REPORTS, made, to)) for made in (report, by_hand))
    yield Figure(f"{REPORTS:,} team reports", in_turn(runs, ours, plain), goal=1 / 0.5)
    long = [_with_rows(records[0], ROWS)]
    ours, plain = (partial(_time, partial(_all, long, LONG_REPORTS, made, to)) for made in (report, by_hand))
    yield Figure(f"{LONG_REPORTS} team reports of {ROWS} rows", in_turn(runs, ours, plain), goal=1 / 0.5)
    text = _long_report(records[0], to)
    document = Document("A long report", text, to)
    reader = MarkdownIt("commonmark").enable("table")
    pairs = in_turn(runs, partial(_time, partial(html, document)), partial(_time, partial(reader.render, text)))
    yield Figure("a web page of 100 KB", pairs, goal=2)
    big, small = (partial(_page, archives[cases], folder) for cases in (10_000, 100))
    yield Figure("a page of a site of 10,000, of 100", [(big(), small())], goal=1.1)


def by_hand(record: Retrospective, to: Language) -> str:
    """The report as somebody would write it who wants nothing but the rows, their labels, and text that is safe.

    It has no figures on top, no contents, no tables, no charts and nothing that follows from other rows, which a report
    has whatever its length: beside a case of few rows it is a floor that a report cannot come near.
    """
    said = [f"# {record.reference} {inline(record.head.title)}\n"]
    for entry in (record.head, *record.rows):
        said.append(f"\n## {to(entry.label)}\n\n")
        for field in entry.fields():
            value = getattr(entry, field.name)
            if value != field.type.empty:
                told = (
                    prose(value)
                    if isinstance(field.type, ProseType)
                    else inline(field.type.show(value, to, record.zone))
                )
                said.append(f"- {to(field.label)}: {told}\n")
    return "".join(said)


def _all(
    records: list[Retrospective], reports: int, made: Callable[[Retrospective, Language], str], to: Language
) -> None:
    for n in range(reports):
        made(records[n % len(records)], to)


def _with_rows(record: Retrospective, least: int) -> Retrospective:
    """The case with its rows over and over again, until it has so many."""
    rows = record.rows
    while len(rows) < least:
        rows = (*rows, *(replace(row, id=f"{len(rows)}{row.id}") for row in record.rows))
    return replace(record, rows=rows)


def _long_report(record: Retrospective, to: Language) -> str:
    """The report of a case with so many rows that it is `LONG`."""
    while len(text := report(record, to)) < LONG:
        record = _with_rows(record, len(record.rows) * 2)
    return text


def _page(archive: Path, folder: Path) -> float:
    """Milliseconds for each page of the site of an archive."""
    store = open_store(archive)
    references = [line.reference for line in store.list(CaseFilter(), 0, store.count(CaseFilter()))]
    request = ReportRequest(language("en"), on=_ON)
    site = Site(request, lambda _record: request)
    target = folder / f"site-{len(references)}"
    spent = _time(partial(write_site, site, references, store.load, target))
    store.close()
    return spent / len(references)


def _time(work: Callable[[], object]) -> float:
    """Milliseconds of the processor."""
    began = process_time()
    work()
    return (process_time() - began) * 1000
