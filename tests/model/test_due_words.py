"""`promise` without a colon: read where its day stands behind it, else told as not read; a sentence stays one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from retro.model.quick_entry.parser import read_line
from retro.model.record import Retrospective
from retro.model.stages.head import Head
from retro.model.stages.timeline import TIMELINE, Contact

RECORD = Retrospective.of_entries(Head(title="Trays", zone="Asia/Tokyo", created="2026-11-20T00:00+09:00"), ())
NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)


def read(text: str) -> tuple[Contact, tuple[str, ...]]:
    line = read_line(text, TIMELINE, RECORD, now=NOW)
    assert isinstance(line.entry, Contact)
    return line.entry, line.unread


@pytest.mark.parametrize(
    ("text", "heard", "promise"),
    [
        ("contact: 14:00 they called promise call back due 20 Nov 17:00", "they called", "call back"),
        ("contact: 14:00 they called, promise call back due 17:00 #phone", "they called", "call back"),
        ("連絡：14時 怒っていた 約束 折り返し電話 期限 11月20日17時", "怒っていた", "折り返し電話"),
    ],
)
def test_the_word_begins_the_marks_where_its_day_stands_behind_it(text: str, heard: str, promise: str) -> None:
    contact, unread = read(text)
    assert (contact.heard, contact.promise) == (heard, promise)
    assert contact.promise_due is not None
    assert unread == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("contact: 14:00 they called promise call back #phone", "promise call back"),
        ("contact: 14:00 they called, promise call back by Friday", "promise call back by Friday"),
        ("連絡：14時 怒っていた、約束 折り返し電話", "約束 折り返し電話"),
    ],
)
def test_without_its_day_it_is_told_as_not_read_and_the_text_is_kept(text: str, told: str) -> None:
    contact, unread = read(text)
    assert contact.promise == ""
    assert told in contact.heard
    assert unread == (told,)


@pytest.mark.parametrize(
    "text",
    [
        "the promise was broken",
        "they told us of the promise we gave",
        "we promise a new one",
        "約束 の時間に遅れた",
    ],
)
def test_a_sentence_with_the_word_stays_a_sentence(text: str) -> None:
    for behind in ("", " #phone"):
        contact, unread = read(f"contact: 14:00 {text}{behind}")
        assert (contact.heard, contact.promise, unread) == (text, "", ())


def test_nothing_is_taken_from_a_line_that_says_nothing_else() -> None:
    contact, _unread = read("contact: 14:00 promise call back due 17:00")
    assert contact.heard == "promise call back"
