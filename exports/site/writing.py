"""Writing the site: a page for each case, the lists, and the texts of the search, one case at a time.

No more of the archive is held at once than one case, its line in the lists and one part of the search.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from exports.html.page import STYLE, body
from exports.report import Beside, make_report
from exports.request import ReportRequest
from exports.site.folder import SiteFolder, known_files, page_of
from exports.site.index_rows import (
    IndexRow,
    LearnedLesson,
    OpenMeasure,
    index_row,
    lessons,
    open_measures,
    tells_lessons,
)
from exports.site.pages import Pages
from exports.site.remembered import TEXTS, CaseLines, OldTexts, mark, search_part
from exports.site.search import parts, words
from retro.errors import RetroError
from retro.language import M_, MN_
from retro.model.record import Retrospective
from retro.redaction.redact import redact
from retro.redaction.stops import NamesError
from retro.value import value

if TYPE_CHECKING:
    from retro.redaction.names.named_places import NamedPlace

Load = Callable[[str], Retrospective]
"""Gives the retrospective with a reference."""

_REFERENCE = re.compile(r"\d+-\d+", re.ASCII)


class SiteNamesError(RetroError):
    """The public site would name people, and was not written. `places` says where, each with its reference."""

    def __init__(self, found: tuple[tuple[str, NamedPlace], ...]) -> None:
        title = MN_(
            "The public site was not written: {n} place names or tells who somebody is.",
            "The public site was not written: {n} places name or tell who somebody is.",
            len(found),
        )
        message = "{reference}: {place}: “{found}” → {put}"
        details = [M_(message, reference=of, place=at.message, found=at.found, put=at.instead) for of, at in found]
        step = M_("Change these words, or let --shield put the roles in their place.")
        if all(place.ask for _, place in found):
            step = M_("Write in each place who is meant; --shield cannot tell.")
            title = MN_(
                "The public site was not written: {n} name may mean one person or another.",
                "The public site was not written: {n} names may mean one person or another.",
                len(found),
            )
        super().__init__(title, step, details)
        self.places = found


@value
class Site:
    """What is to be written. With the team's report it is the team's own, with any other it is public."""

    request: ReportRequest
    """What the page of each case holds, and the day on which the lists are written."""
    of: Callable[[Retrospective], ReportRequest]
    """The same for the page of one case: on the day that it is where it happened."""
    origin: Callable[[str], str] = lambda _reference: ""
    """The hash of all that is told of a case is made from, by its reference; "" where that is not known."""

    beside: Callable[[Retrospective], Beside] = lambda _record: Beside()
    """What is known besides a case: those before it and since, and what it told when it was closed before."""

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it: what it holds is told to every customer at once."""
        return self.request.kind.is_letter

    def request_of(self, record: Retrospective) -> ReportRequest:
        """What the page of a case is asked for. Where a case is closed, the public is given the report of that day.

        So the page of a closed case stays as it is, whenever the site is written again, but for promises whose day has
        passed since.
        """
        request = self.of(record)
        request = replace(request, recipient=replace(request.recipient, reads_archive=True))
        if self.is_public and record.head.closed:
            return replace(request, on=datetime.fromisoformat(record.head.closed).date(), today=request.on)
        return request


@value
class WrittenSite:
    """How many files were written, found to be right already, and removed."""

    written: int
    unchanged: int
    removed: int
    told: int
    """How many reports are not all that the record holds: something was left out, or replaced."""


def named_nobody(site: Site, folder: Path) -> Callable[[str], bool]:
    """Whether a case, by its reference, stands in the site that is in `folder`, and is as it was then."""
    manifest = known_files(folder, public=site.is_public)
    return lambda reference: manifest.is_of(page_of(reference), site.origin(reference))


def find_names(
    site: Site,
    references: Sequence[str],
    load: Load,
    passed: Callable[[], None] = lambda: None,
    *,
    is_known: Callable[[str], bool] = lambda _reference: False,
) -> None:
    """SiteNamesError with every place of every case where the public site would name somebody.

    Those that are known to name nobody are not looked at.
    """
    found: list[tuple[str, NamedPlace]] = []
    for reference in references:
        if is_known(reference):
            passed()
            continue
        try:
            record = load(reference)
            redact(record, site.request.kind.audience, site.request.recipient, site.request.to)
        except NamesError as error:
            found += [(reference, place) for place in error.places]
        passed()
    if found:
        raise SiteNamesError(tuple(found))


def write_site(
    site: Site,
    references: Sequence[str],
    load: Load,
    folder: Path,
    *,
    force: bool = False,
    passed: Callable[[], None] = lambda: None,
) -> WrittenSite:
    """Write the site of these cases, newest first, to `folder`.

    Only what changed is written. RetroError if the folder holds something else (unless `force`), or cannot be written
    to; NamesError at the first case of a public site that would name somebody: `find_names` tells all of them, before
    anything is written. `passed` is called after each case.
    """
    if wrong := [reference for reference in references if not _REFERENCE.fullmatch(reference)]:
        raise RetroError(M_("“{reference}” is no reference, and cannot be the name of a page.", reference=wrong[0]))
    out = SiteFolder(folder, public=site.is_public)
    has_lessons = tells_lessons(site.request.kind.audience)
    lists = ["measures.html", *(["lessons.html"] if has_lessons else []), "index.html"]
    out.begin([*_STATIC, *map(page_of, references), *lists], force=force)
    for name, read in _STATIC.items():
        out.write(name, read())
    work = _Work(site, load, out, passed)
    made = 0
    for made, script in enumerate(parts(work.texts(references)), 1):
        out.write(search_part(made), script)
        out.manifest.note(search_part(made), TEXTS, script.encode())
    measures = sorted(work.measures, key=lambda measure: measure.order)
    out.write("measures.html", work.pages.measures(measures, site.request.on))
    if has_lessons:
        out.write("lessons.html", work.pages.lessons(work.lessons))
    out.write("index.html", work.pages.index(work.lines, made))  # last, so that it links to nothing that is not there
    out.finish()
    return WrittenSite(out.written, out.unchanged, out.removed, work.told)


class _Work:
    """The cases going by: each leaves its page on the disk, its lines here, and its text to the search."""

    def __init__(self, site: Site, load: Load, out: SiteFolder, passed: Callable[[], None]) -> None:
        self._site = site
        self._load = load
        self._out = out
        self._passed = passed
        request = site.request
        self._texts = OldTexts(out)
        self.pages = Pages(request.to, request.kind.audience, request.organisation)
        self.lines: list[IndexRow] = []
        self.measures: list[OpenMeasure] = []
        self.lessons: list[LearnedLesson] = []
        self.told = 0

    def texts(self, references: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Write the page of each case; gives its reference and its text."""
        for newer, reference, older in zip(["", *references], references, [*references[1:], ""], strict=False):
            yield reference, self._case(reference, newer, older)
            self._passed()

    def _case(self, reference: str, newer: str, older: str) -> str:
        """See that its page is there, and note what the lists say of it; gives its text."""
        beside = [newer, older]
        lines, text = self._known(reference, beside) or self._made(reference, beside)
        self.lines.append(lines.row)
        self.measures += lines.measures
        self.lessons += lines.lessons
        self.told += lines.told
        return text

    def _known(self, reference: str, beside: list[str]) -> tuple[CaseLines, str] | None:
        """What was made of the same before, and is still there."""
        out, name = self._out, page_of(reference)
        made = out.manifest.get(name)
        if made.get("beside") != beside or not out.manifest.is_as_made(name, self._site.origin(reference)):
            return None
        lines, text = CaseLines.load(reference, made), self._texts.get(reference)
        if lines is None or text is None or mark(lines, text) != made.get("mark"):
            return None
        out.keep(name)
        return lines, text

    def _made(self, reference: str, beside: list[str]) -> tuple[CaseLines, str]:
        site, origin, record = self._site, self._site.origin(reference), self._load(reference)
        report = make_report(record, site.request_of(record), site.beside(record))
        html, reader = body(report.document), report.kind.audience
        page = self.pages.case(report.document, html, *beside)
        title, text = words(escape(report.document.title)), words(html)
        text = text if title in text else f"{title} {text}"
        measures = open_measures(record, report.record, reader, site.request.on)
        row = index_row(report.record, reader)
        lines = CaseLines(row, measures, lessons(report.record, row, reader, site.request.on), bool(report.messages))
        self._out.write(page_of(reference), page)
        if origin:
            said = {"beside": beside, "mark": mark(lines, text), **lines.dump()}
            self._out.manifest.note(page_of(reference), origin, page.encode(), **said)
        return lines, text


def _style() -> str:
    return f"{STYLE}\n{_beside('site.css')}"


def _beside(name: str) -> str:
    return (Path(__file__).parent / name).read_text("utf-8")


_STATIC: dict[str, Callable[[], str]] = {"site.css": _style, "site.js": lambda: _beside("site.js")}
"""The files that are the same for every archive."""
