"""The page of a case: the story first, whole and true, in words that its reader understands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from retro.language import language
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.head_choices import Origin, Severity
from retro.model.record import Retrospective
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Check, Sharing, Tick
from retro.model.stages.head import CaseLink, Participant, Relation
from retro.model.stages.prevention import Measure
from retro.model.stages.review import Lesson
from retro.model.stages.scope import Damage, Party, Ticked
from retro.model.stages.timeline import Event
from retro.review.case_line import CaseLine
from retro.review.stage_answers import PRACTICE
from retro.services.reading.blocks import Block, BlockType
from retro.services.reading.page import page
from retro.services.reading.prose import flowing
from retro.services.reading.related import Related, RelatedCase
from tests.records import record

TODAY = date(2026, 12, 1)
ALONE = Related()


def _page(of: Retrospective, others: Related = ALONE, to: str = "en") -> list[Block]:
    return list(page(of, others, (), TODAY, language(to)))


def _text(*rows: Entry, to: str = "en", **head: object) -> str:
    return "\n".join(
        "  ".join((each.name, each.text, *each.more)).strip() for each in _page(record(*rows, **head), to=to)
    )


def test_the_story_stands_before_all_that_was_written() -> None:
    text = _text(
        Event(what="it rings"),
        Damage(what="an evening"),
        Measure(what="a place for each"),
        summary="Two gifts swapped.",
    )
    order = [text.index(part) for part in ("Two gifts swapped.", "an evening", "a place for each", "it rings")]
    assert order == sorted(order)


@pytest.mark.parametrize(("figure", "shown"), [("0", "0 s"), ("12", "12 s")])
def test_a_figure_of_nothing_is_one(figure: str, shown: str) -> None:
    assert f"the line was down ({shown})" in _text(Damage(what="the line was down", figure=Decimal(figure), unit="s"))


def test_a_change_says_what_it_is_now() -> None:
    assert "planned  tables: one for each order (6.1)" in _text(
        HardwareChange(what="tables", after="one for each order")
    )


def test_facts_have_labels_and_none_is_there_that_nobody_said() -> None:
    (facts,) = [
        each.text for each in _page(record(severity=Severity.LOW, origin=Origin.NETWORK)) if "2026-014 ·" in each.text
    ]
    assert facts == "2026-014 · draft · Severity: low · Origin: network"


def test_of_a_party_it_is_said_what_is_done() -> None:
    text = _text(Party(id="p", who="Okada"), Tick(of="p", ticked=Ticked.TOLD))
    assert "done: told; open: apologised to, put right, accepted" in text


def test_of_which_row_a_check_is_stands_there_once() -> None:
    text = _text(Measure(id="m", what="a place for each"), Check(of="m"))
    assert "5.1 a place for each" in text
    assert text.count("a place for each") == 3  # in the story, in its stage, with its check


def test_only_what_stands_under_another_row_is_set_in_and_each_has_its_number_where_it_is_told_whole() -> None:
    rows = (
        Cause(id="c1", what="one table"),
        Cause(id="c2", what="rented by the hour", parent="c1"),
        Event(id="e", what="it rings"),
        Measure(id="m", what="a place for each"),
        Check(id="k", of="m", found=Found.DONE),
    )
    blocks = [each for each in _page(record(*rows)) if each.type is BlockType.ROW]
    assert {(each.row, each.depth) for each in blocks} >= {("c1", 0), ("c2", 1), ("e", 0), ("m", 0)}
    assert {each.depth for each in blocks if each.row != "c2"} == {0}
    assert {each.depth for each in blocks if each.row == "c2"} == {1}
    assert all(each.name for each in blocks)


def test_each_row_leads_to_itself() -> None:
    rows = (Lesson(id="l", what="look twice"), Sharing(id="s", whom="all branches"), Cause(id="c", what="one table"))
    found = {each.row for each in _page(record(*rows)) if each.type is BlockType.ROW}
    assert found == {"l", "s", "c"}


def test_of_a_cause_all_is_told_but_under_which_it_stands() -> None:
    text = _text(
        Cause(id="c", what="one table"),
        Cause(id="d", what="no place", parent="c", sure=CauseConfidence.FACT, evidence="photo"),
    )
    assert "Evidence: photo" in text
    assert text.count("one table") == text.count("no place")


def test_the_cases_before_stand_at_the_top_with_what_became_of_them() -> None:
    before = RelatedCase(
        "2025-001",
        Relation.AGAIN,
        None,
        "Gifts swapped",
        date(2025, 3, 1),
        CaseLine("one table", "a notice", answers=True),
    )
    facts = [
        each.text
        for each in _page(record(), Related((before,), times=2, before=(before,)))
        if each.type is BlockType.FACT
    ]
    assert facts[-2:] == ["Happened 2 times", "2025-001  Gifts swapped: one table → a notice"]
    since = [each.text for each in _page(record(), Related(since=(before,))) if each.type is BlockType.FACT]
    assert since[-2:] == ["It happened again 1 time since.", "2025-001  Gifts swapped: one table → a notice"]
    links = [each for each in _page(record(), Related((before,), times=2, before=(before,))) if each.target]
    assert [(each.type, each.target) for each in links] == [(BlockType.LINK, "2025-001")]


def test_a_link_that_leads_to_no_case_is_a_row_of_the_page_and_leads_nowhere() -> None:
    nowhere = RelatedCase("2024-099", Relation.AGAIN, CaseLink(id="l", reference="2024-099", note="by the old books"))
    (told,) = [each for each in _page(record(), Related(out=(nowhere,))) if "2024-099" in each.text]
    assert (told.type, told.target, told.more) == (BlockType.ROW, "", ("Note: by the old books",))
    assert told.text.endswith("  2024-099 (no such case is here)")


def test_a_row_of_the_head_stands_at_the_margin() -> None:
    (role,) = [each for each in _page(record(Participant(role="packer"))) if "packer" in each.text]
    assert (role.type, role.depth) == (BlockType.ROW, 0)


def test_what_was_said_of_a_question_of_a_stage_is_told_with_the_question_and_of_a_row_with_its_words() -> None:
    answers = (
        EmptyAnswer(id="a", asked="cause.escaped", said=Said.UNKNOWN),
        EmptyAnswer(id="b", row="c", asked="cause.more", said=Said.UNKNOWN),
    )
    whole = replace(record(Cause(id="c", what="one table", sure=CauseConfidence.FACT)), answers=answers)
    said = [each.text for each in _page(whole) if each.type is BlockType.REMARK and "not known" in each.text]
    assert said == [
        "Who could have noticed, with what? not known", f"one table: {PRACTICE['cause.more'].question} not known",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("prose", "read"),
    [
        ("one line\nand the next", "one line and the next"),
        ("夕方に病院へ\n運ばれた。", "夕方に病院へ運ばれた。"),
        ("a\n\nb\nc", "a\n\nb c"),
        ("two things:\n- a *cup*\n- a book\n  of guests", "two things:\n- a cup\n- a book of guests"),
        ("1. first\n2. second", "1. first\n2. second"),
        ("```\na  b\nc\n```", "a  b\nc"),
        ("\x1b[2Jcalm", "[2Jcalm"),
        ("", ""),
    ],
)
def test_a_paragraph_is_one_line(prose: str, read: str) -> None:
    assert flowing(prose) == read
