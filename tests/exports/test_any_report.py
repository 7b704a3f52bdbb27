"""Every report in every format: of a case with nothing in it, and of one in which all tries to be something else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import count
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from exports.formats import FORMATS
from exports.preflight import Preflight
from exports.report import make_report
from exports.report_kind import ReportKind
from retro.language import LANGUAGES
from retro.model.entry import Entry
from retro.model.field_types import LineType, ProseType, RoleType
from retro.model.record import ROWS, Retrospective
from retro.model.stages.head import Head
from retro.redaction.recipient import Recipient
from tests import reports
from tests.formats import DOCX, HTML, PDF
from tests.strategies import HOSTILE

HEAD = Head(id="f" * 16, reference="2026-001", created="2026-11-20T16:00+09:00")


def written(record: Retrospective, kind: ReportKind, code: str) -> Iterator[tuple[Any, Any]]:
    request = reports.request(kind, code, recipient=reports.SHIELDED if kind.is_letter else Recipient())
    made = make_report(record, request)
    assert Preflight(record, request, made).told is not None
    yield from ((form, form.write(made)) for form in FORMATS if form is not PDF)


@pytest.mark.parametrize("kind", reports.ALL, ids=str)
def test_a_case_with_nothing_in_it_has_every_report(kind: ReportKind) -> None:
    for code in LANGUAGES:
        assert all(content for _form, content in written(Retrospective(HEAD), kind, code))


@pytest.mark.parametrize("kind", reports.ALL, ids=str)
def test_whatever_stands_in_it_is_no_markup_anywhere(kind: ReportKind) -> None:
    turn = count()

    def filled(entry: Any) -> Any:
        texts = {
            field.name: f"a {HOSTILE[next(turn) % len(HOSTILE)]} b".replace("\n", "\n" if long else " ")
            for field in entry.fields()
            if isinstance(field.type, LineType | ProseType | RoleType)
            and field.name not in (entry.customer, "for_one", "words_en", "words_ja")
            for long in [isinstance(field.type, ProseType)]
        }
        return replace(entry, **texts, **{name: True for name in ("confirmed", "for_all") if entry.has_field(name)})

    rows: list[Entry] = [
        filled(row(id=f"{row.kind}{n}", position=float(n), revision=1)) for n in range(2) for row in ROWS
    ]
    for form, content in written(Retrospective(filled(HEAD), tuple(rows)), kind, "ja"):
        if form is HTML:
            page = _Page()
            page.feed(content.decode())
            assert page.active == []
        if form is DOCX:
            parts = zipfile.ZipFile(io.BytesIO(content))
            for name in parts.namelist():
                if name.endswith((".xml", ".rels")):
                    ET.fromstring(parts.read(name))
                assert not name.endswith(".rels") or b"javascript" not in parts.read(name)


class _Page(HTMLParser):
    """A page of which everything is kept that would run."""

    def __init__(self) -> None:
        super().__init__()
        self.active: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        runs = [name for name, said in attrs if name.startswith("on") or (said or "").lower().startswith("javascript:")]
        if runs or tag == "script":
            self.active.append((tag, attrs))
