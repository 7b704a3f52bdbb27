"""What another program altered, found in the case and its log alone, and said in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from retro.language import language
from retro.model.change import Add, Change, Logged, Update
from retro.model.record import FullRecord
from retro.model.stages.head import Status
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Event
from retro.review.flaw_words import flaw_words, in_short, name_of_row, value_in_words
from retro.review.flaws import Flaw, Kind, flaws
from tests.records import at, record

AT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def test_a_seal_that_is_gone_is_told_with_the_entry_that_closed_it() -> None:
    head = record(status=Status.CLOSED).head
    log = (
        Logged(1, Change("c1", AT, "", (Add("retrospective", "head", {**head.dump(), "status": "review"}),))),
        Logged(2, Change("c2", AT, "", (Update("retrospective", "head", 1, {"status": "review"},
                                               {"status": "closed"}),))),
    )  # fmt: skip
    whole = FullRecord(record(status=Status.CLOSED), (), log)
    (found,) = [flaw for flaw in flaws(whole) if flaw.kind is Kind.UNSEALED]
    assert found == Flaw(Kind.UNSEALED, logged=AT.isoformat(), seq=2)
    assert flaw_words(found, whole).show(language("en")) == (
        "closed on 2026-11-21 18:00:00 by the log: its seal is gone, and nobody reopened it"
    )


def test_a_value_that_is_none_says_nothing() -> None:
    assert (in_short(None), in_short(7)) == ("", "7")


ENTRY = Logged(3, Change("c3", AT, "", ()))
WHOLE = FullRecord(
    record(Event(id="e", what="phones\nring", happened=at("14:05"))), (Measure(id="gone", what="trays"),), (ENTRY,)
)


@pytest.mark.parametrize(
    ("flaw", "words"),
    [
        (
            Flaw(Kind.FIELD, "event", "e", "what", "phones ring", "a phone rings"),
            "1.1 “phones ring”, What: “phones ring”, by the log “a phone rings”",
        ),
        (
            Flaw(Kind.FIELD, "event", "e", "happened", None, "2026-11-20T14:05+09:00"),
            "1.1 “phones ring”, When: (empty), by the log “20 Nov 2026 14:05”",
        ),
        (
            Flaw(Kind.FIELD, "event", "e", "happened", "soon", "2026-11-20"),
            "1.1 “phones ring”, When: “soon”, by the log “20 Nov 2026”",
        ),
        (
            Flaw(Kind.FIELD, "retrospective", "head", "title", "", "Swapped"),
            "Retrospective, Title: (empty), by the log “Swapped”",
        ),
        (
            Flaw(Kind.FIELD, "event", "e", "position", 2.0, 1.0),
            "1.1 “phones ring” stands in another place than by the log",
        ),
        (Flaw(Kind.ROW, "event", "e", here="phones ring"), "1.1 “phones ring” is there, and by the log it is not"),
        (Flaw(Kind.ROW, "event", "x", logged="it\tstops"), "Event “it stops” is gone, and by the log it is there"),
        (Flaw(Kind.ROW, "event", "x", here="", logged="it stops"), "Event “” is there, and by the log it is not"),
        (
            Flaw(Kind.DELETED, "measure", "gone"),
            "Measure “trays” was deleted, and what was kept of it is gone",
        ),
        (
            Flaw(Kind.CREATED, here="2026-11-20T00:00:05+00:00", logged="yesterday"),
            "begun on 2026-11-20 09:00:05, by the log on yesterday",
        ),
        (Flaw(Kind.CLOSED, here=None, logged=AT.isoformat()), "closed on -, by the log on 2026-11-21 18:00:00"),
        (Flaw(Kind.REFERENCE, here="2026-014", logged="2026-013"), "its reference is 2026-014, by the log 2026-013"),
        (Flaw(Kind.NO_LOG), "its log is empty"),
        (Flaw(Kind.SEAL), "its seal is not the one of its closing"),
        (Flaw(Kind.ENTRY, seq=3), "entry 3 of its log is not what it was"),
        (Flaw(Kind.MISSING, seq=3), "before entry 3 of its log one is missing, or that one was altered"),
        (Flaw(Kind.MISSING, seq=4), "its log ends before its last entry, 4"),
    ],
    ids=lambda each: each.kind.value if isinstance(each, Flaw) else "",
)
def test_each_sort_of_flaw_is_told_with_its_row_and_both_values(flaw: Flaw, words: str) -> None:
    assert flaw_words(flaw, WHOLE).show(language("en")) == words


def test_a_field_that_no_kind_has_any_more_is_told_as_it_stands() -> None:
    assert value_in_words("event", "former", "a\nb", WHOLE).show(language("en")) == "“a b”"
    assert name_of_row("measure", "m", WHOLE, None).show(language("en")) == "Measure “”"
