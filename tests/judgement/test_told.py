"""What is asked about a place, in one sentence: where it is, the words, and that it was muted before."""

from __future__ import annotations

from dataclasses import replace

from retro.language import M_, language
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.head import HEAD
from retro.review.judgement.judged import Judged, JudgementLevel
from retro.review.judgement.told import told
from tests.records import record

EN = language("en")
CASE = record(Cause(id="c", what="be careful"))
ASKED = Judged("code", JudgementLevel.CLOSING, CAUSE, "c", "what", (0, 10), "be careful", M_("Who says so?"))


def test_a_place_is_told_with_its_words_where_it_is_about_words() -> None:
    assert told(CASE, ASKED).show(EN) == "2.1 “be careful”: Who says so?"
    assert told(CASE, replace(ASKED, span=(0, 0))).show(EN) == "2.1: Who says so?"
    assert (
        told(CASE, replace(ASKED, row="gone", field="title", stage=HEAD)).show(EN) == "Title “be careful”: Who says so?"
    )
    assert told(CASE, replace(ASKED, row="", field="", span=(0, 0))).show(EN) == "Cause: Who says so?"


def test_long_words_are_cut_and_sixty_letters_are_not() -> None:
    assert told(CASE, replace(ASKED, words="x" * 60)).show(EN) == f"2.1 “{'x' * 60}”: Who says so?"
    assert told(CASE, replace(ASKED, words="x" * 61)).show(EN) == f"2.1 “{'x' * 59}…”: Who says so?"


def test_why_it_was_muted_is_told_where_it_was() -> None:
    again = replace(ASKED, muted_before="their word")
    assert told(CASE, again).show(EN) == (
        "2.1 “be careful”: Who says so? It was muted (their word); what stands there changed since."
    )
