"""Lines that were copied out of notes and are read one by one, with the marks of that place around them."""

from __future__ import annotations

from datetime import datetime

import pytest

from retro.language import language
from retro.model.quick_entry.alone import time_first
from retro.model.quick_entry.parser import read_line
from retro.model.stages.timeline import TIMELINE, Contact
from retro.services.changing.add_line import as_kind
from tests.records import record

NOW = datetime.fromisoformat("2026-11-20T14:05+09:00")


@pytest.mark.parametrize(
    ("copied", "typed"),
    [
        ("22:30 UTC (Oct 29) - it rings", "Oct 29 22:30 UTC it rings"),
        ("[22:30 UTC] (29 Oct) – it rings", "29 Oct 22:30 UTC it rings"),
        ("22:30（10月29日）鳴った", "10月29日 22:30 鳴った"),
        ("- 21:49 UTC - it rings", "21:49 UTC it rings"),
        ("- **21:49 UTC** - it rings", "21:49 UTC it rings"),
        ("* 14:05 it rings #detection", "14:05 it rings #detection"),
        ("・14:05 鳴った", "14:05 鳴った"),
        ("1. 14:05 it rings", "14:05 it rings"),
        ("| 2026-11-19 09:00 | it rings |", "2026-11-19 09:00 it rings"),
        ("- 2026-11-19 - it rings", "2026-11-19 - it rings"),
    ],
)
def test_the_time_stands_in_front(copied: str, typed: str) -> None:
    assert time_first(copied) == typed
    found, said = (read_line(text, TIMELINE, record(), now=NOW).entry for text in (copied, typed))
    assert (found, bool(found.main_text)) == (said, True)


def test_what_is_no_time_keeps_its_marks_and_a_line_with_two_days_both() -> None:
    for text in ("- no time", "* none", "| a | b |", "3/4 of them", "- 3 of them", "\\- 14:05 it rings", "? it rings",
                 "28 Oct 22:30 (29 Oct) it rings", "14:05 (29 parcels) late", "09:15 (5/20) loads were rejected",
                 "9:30 (1/2) of the crew were out", "> 5/11 pallets arrived", "- May 5 pallets arrived",
                 "- " + "x" * 3000):  # fmt: skip
        assert time_first(text) == text


def test_the_word_of_a_kind_goes_before_the_time_and_not_before_its_mark() -> None:
    line = as_kind(record(), Contact, "- 14:05 - customer calls", NOW)
    assert line.endswith(": 14:05 customer calls")


def test_a_day_without_an_hour_is_read_before_a_colon() -> None:
    english = language("en")
    for text in ("Oct 28: it rings", "28 Oct: it rings", "October 28th: it rings", "- Oct 28: it rings"):
        line = read_line(text, TIMELINE, record(), now=NOW)
        assert line.echo(english, record()) == "event, 28 Oct (before it began), “it rings”"
        assert not line.unread
    assert "28:30" in read_line("Oct 28:30 it rings", TIMELINE, record(), now=NOW).entry.main_text
