"""What was said of a question of a stage is told to whoever may read the stage, in every report, and to no customer."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from exports.formats import FORMATS
from exports.report import Report
from retro.language import language
from retro.model.record import Retrospective
from retro.model.stages.answers import Said
from retro.model.stages.cause import Cause, CauseConfidence, CausePath
from retro.model.stages.head import Participant, Severity
from retro.model.stages.review import Lesson
from retro.model.stages.timeline import Event
from retro.model.validation import with_entries
from retro.redaction.audience import CUSTOMER, MANAGEMENT
from tests.exports.test_word import all_text, opened
from tests.records import record
from tests.redaction.test_empty_answers import asked, said
from tests.reports import coded, made, visible

ESCAPED = "Who could have noticed, with what? not known (shipping lead finds out by 4 Dec 2026)"
ESCAPED_JA = language("ja")("Who could have noticed, with what?")


@pytest.fixture
def whole() -> Retrospective:
    given = record(
        Event(id="e", what="phones ring", confirmed=True, for_all=True),
        Cause(id="c1", what="one table for two orders", sure=CauseConfidence.FACT, for_all=True),
        Cause(id="c2", what="no place per order", sure=CauseConfidence.FACT, parent="c1", for_all=True),
        Participant(id="p", role="shipping lead", name="Quillonia Zebrowskaya"),
        severity=Severity.HIGH,
    )
    given = said(
        given, "", "cause.escaped", Said.UNKNOWN, finder="shipping lead", by=date(2026, 12, 4), reason="no log"
    )
    given = said(given, "", "remedy.remedies", Said.NOT_APPLICABLE)
    given = said(given, "", "head.related", Said.UNKNOWN)
    given = said(given, "", "review.lesson", Said.NOT_APPLICABLE)
    given = said(given, "c2", "prevention.leaves", Said.NOT_APPLICABLE, reason="Quillonia Zebrowskaya moves in March")
    given = said(given, "", "scope.all", Said.LATER, reason="the doctor calls on Monday")
    given = said(given, "", "cause.different.more", Said.NOT_APPLICABLE)
    return said(given, "", "cause.read-back", Said.NOT_APPLICABLE)


def text(whole: Retrospective, kind: str, code: str = "en") -> str:
    return made(whole, coded(kind), code).document.markdown.replace("**", "")


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [
        ("team", "en", f"- {ESCAPED}: no log"),
        ("team", "en", "- What was done for those hurt? does not apply"),
        ("team", "en", "- Did it happen before, or did an earlier case lead to it? not known"),
        ("team", "en", "- What should a colleague elsewhere know from this? does not apply"),
        ("team", "en", "- no place per order: What will stop this cause, or why does nothing? reason: Quillonia"),
        ("team", "en", "- What else belongs to this stage? later: the doctor calls on Monday"),
        ("team", "ja", f"- {ESCAPED_JA} 不明（shipping leadが2026年12月4日までに確認）：no log"),
        ("management", "en", f"- {ESCAPED}\n"),
        ("management", "ja", f"- {ESCAPED_JA} 不明（shipping leadが2026年12月4日までに確認）"),
        ("management", "en", "- Did it happen before, or did an earlier case lead to it? not known"),
        ("interim", "en", f"- {ESCAPED}\n"),
        ("interim", "ja", f"- {ESCAPED_JA} 不明"),
    ],
)
def test_it_is_told_in_its_stage(whole: Retrospective, kind: str, code: str, words: str) -> None:
    assert words in text(whole, kind, code)


def test_what_needs_no_telling_is_not_told(whole: Retrospective) -> None:
    told = text(whole, "team")
    assert "different" not in told
    assert "Is this right" not in told
    assert told.count("Nothing written yet.") == 1  # of changes nothing was said


@pytest.mark.parametrize("kind", ["customer", "interim-customer"])
def test_no_customer_is_told_of_it(whole: Retrospective, kind: str) -> None:
    assert asked(visible(whole, CUSTOMER)) == set()
    bare = record(*whole.rows, severity=Severity.HIGH)
    assert text(whole, kind) == text(bare, kind)


def test_management_is_told_neither_reasons_nor_names(whole: Retrospective) -> None:
    named = said(whole, "", "cause.escaped", Said.UNKNOWN, finder="Quillonia Zebrowskaya", by=date(2026, 12, 4))
    seen = visible(named, MANAGEMENT)
    assert not any(answer.reason for answer in seen.answers)
    for kind in ("management", "interim"):
        assert "Quillonia" not in text(named, kind)
    assert ESCAPED in text(named, "management")


def test_what_was_written_since_overtakes_it(whole: Retrospective) -> None:
    escaped = Cause(id="c3", what="nobody compares the slip", how=CausePath.ESCAPED, sure=CauseConfidence.FACT)
    since = with_entries(whole, escaped, Lesson(id="l", what="a place per order"))
    told = text(since, "team")
    assert "Who could have noticed" not in told
    assert "What should a colleague" not in told
    assert {"cause.escaped", "review.lesson"}.isdisjoint(asked(visible(since, MANAGEMENT)))


@pytest.mark.parametrize("kind", ["team", "management", "customer"])
def test_data_holds_it_for_whom_it_is(whole: Retrospective, kind: str) -> None:
    report = made(whole, coded(kind), shield=True, to_all=True)
    data = json.loads(_written(report, "json"))
    tables = _written(report, "csv")
    assert isinstance(tables, dict)
    assert ("cause.escaped" in [row.get("asked") for row in data["rows"]]) is (kind != "customer")
    assert ("Who could have noticed, with what?" in tables.get("empty_answer.csv", b"").decode()) is (
        kind != "customer"
    )


def test_documents_tell_it(whole: Retrospective) -> None:
    report = made(whole, coded("management"))
    page = _written(report, "html")
    assert isinstance(page, bytes)
    assert ESCAPED in re.sub("<[^>]+>", "", page.decode())
    assert ESCAPED in all_text(opened(_written(report, "docx")))


def _written(report: Report, code: str) -> Any:
    (form,) = (form for form in FORMATS if str(form) == code)
    return form.write(report)
