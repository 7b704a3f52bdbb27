"""What is summed up of a case in a few lines: hands, what was forgotten, and what is missing in each stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from retro.language import M_, language
from retro.model.change import Change, Forget, Logged
from retro.model.stage import Stage
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.head import CaseLink, Relation, Status
from retro.model.stages.prevention import PREVENTION
from retro.model.stages.review import Vote
from retro.model.stages.scope import SCOPE
from retro.review.compared import basis
from retro.review.forgettings import forgettings
from retro.review.gap import Gap, GapCode
from retro.review.hands import summed
from retro.review.missing_by_stage import missing_by_stage
from retro.review.third_time import named
from tests.records import record

EN, JA = language("en"), language("ja")


def test_hands_for_one_row_and_question_are_one_vote_with_all_points() -> None:
    votes = [
        Vote(id="1", row="a", asked="which", points=Decimal(2)),
        Vote(id="2", row="b", asked="which"),
        Vote(id="3", row="a", asked="which", points=Decimal("1.5")),
        Vote(id="4", row="a", asked="why", points=Decimal(4)),
        Vote(id="5", row="b", asked="which"),
        Vote(id="6", row="c", points=Decimal(0)),
        Vote(id="7", row="a", asked="which"),
    ]
    assert [(each.id, each.points) for each in summed(votes)] == [
        ("1", Decimal("3.5")), ("2", None), ("4", Decimal(4)), ("6", Decimal(0)),
    ]  # fmt: skip
    assert summed([]) == ()


def test_what_was_forgotten_is_told_by_the_days_of_the_case_each_entry_once() -> None:
    def change(hour: int, *entries: str, act: str = "forget") -> Logged:
        op = Forget("cause", "c", ("what",), entries)
        at = datetime(2026, 11, 27, hour, tzinfo=UTC)
        return Logged(hour, Change(f"c{hour}", at, "", (op,), act=act))  # type: ignore[arg-type]  # one of them

    log = [change(9, "e1", "e2"), change(10, "e2", "e3"), change(11, "e9", act="edit"), change(16, "e1")]
    found = forgettings(log, ZoneInfo("Asia/Tokyo"))
    assert [(each.day, each.entries) for each in found] == [(date(2026, 11, 27), 3), (date(2026, 11, 28), 1)]
    assert [each.words.show(EN) for each in found] == [
        "3 entries forgotten on 2026-11-27", "1 entry forgotten on 2026-11-28",
    ]  # fmt: skip
    assert forgettings([], UTC) == ()


def gap(code: GapCode, stage: Stage, words: str) -> Gap:
    return Gap(code, stage, "", M_(words))


def test_of_each_stage_what_is_missing_first_is_told_and_how_much_more_and_empty_stages_come_first() -> None:
    other = next(code for code in GapCode if code is not GapCode.EMPTY)
    missing = [
        gap(other, CAUSE, "a cause"),
        gap(other, PREVENTION, "an owner"),
        gap(GapCode.EMPTY, PREVENTION, "no row"),
        gap(other, PREVENTION, "a day"),
        gap(GapCode.EMPTY, SCOPE, "no harm"),
        gap(other, SCOPE, "who"),
    ]
    assert [line.show(EN) for line in missing_by_stage(record(), missing)] == [
        "Prevention: no row (and 2 more things)",
        "Scope: no harm (and 1 more thing)",
        "Cause: a cause",
    ]
    assert list(missing_by_stage(record(), [])) == []


def test_from_the_third_time_on_a_case_is_named_with_how_often_it_happened() -> None:
    assert [named("slips", times, EN) for times in (1, 2, 3, 12)] == [
        "slips", "slips", "3 times · slips", "12 times · slips",
    ]  # fmt: skip


def test_it_is_looked_at_anew_whether_a_case_happened_before_once_what_it_is_held_by_has_changed() -> None:
    link, cause = CaseLink(id="l", reference="2026-001"), Cause(id="c", what="one table")
    case = record(link, cause)
    assert basis(case) == basis(record(link, replace(cause, evidence="a photograph"), status=Status.REVIEW))
    relation = next(iter(Relation))
    for other in (
        record(link, cause, title="x"), record(link, cause, origin="logistics"), record(link, cause, tags=("x",)),
        record(link, cause, closed="2026-11-20T10:00Z"), record(link, replace(cause, what="two tables")), record(cause),
        record(replace(link, reference="2026-002"), cause), record(replace(link, relation=relation), cause),
        record(link),
    ):  # fmt: skip
        assert basis(other) != basis(case)
