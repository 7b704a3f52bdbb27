"""What is told and taken in a meeting: hands, silence, rounds, doubts, and what nobody owns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from retro import language
from retro.errors import UsageError
from retro.model.change import Add
from retro.model.found import Found
from retro.model.stages.cause import CAUSE, Cause
from retro.model.stages.follow_up import Check
from retro.model.stages.prevention import Measure
from retro.review.meeting.read_back import read_back
from retro.review.meeting.steps import READ_BACK
from retro.services.ask.told import reasons
from retro.services.meeting import words
from retro.services.meeting.prompt import Asks, AsksOwner, AsksPromise, AsksRole, AsksToEnd, AsksWords
from tests.records import record
from tests.services.test_meeting_taken_back import Table


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    language.use("en")
    found = Table(tmp_path / "retro.db")
    yield found
    found.store.close()


def told(table: Table) -> str:
    return "\n".join(words.asked(table.asked, table.sitting, table.memory))


def test_behind_a_meeting_the_commands_are_told_that_write_its_reports() -> None:
    told = list(words.reports(record()))
    assert told == [
        "Reports: retro export 2026-014 -o report.md",
        "For management: retro export 2026-014 --for management -o report.md",
    ]


def test_silent_minutes_are_counted_down_and_their_end_is_told(table: Table) -> None:
    table.say("/2", "/silent 3")
    shown = [words.clock(table.sitting, table.now + timedelta(seconds=each), ()) for each in (1, 61, 179, 181)]
    assert shown == ["silent, 3 min left", "silent, 2 min left", "silent, 1 min left", "the silent minutes are over"]
    assert not words.is_up(table.sitting, table.now + timedelta(seconds=179), ())
    assert words.is_up(table.sitting, table.now + timedelta(seconds=181), ())


def test_each_role_of_a_round_is_asked_what_the_stage_asks(table: Table) -> None:
    asked = []
    for stage in "12345":
        table.say(f"/{stage}", "/round")
        assert isinstance(table.asked, AsksRole)
        asked.append(told(table))
    assert len(set(asked)) == 5
    assert asked[0] == "lead: What did you see or hear, and when?"
    assert asked[4] == "lead: What will stop it, even on a tired day?"


def test_the_sum_of_hands_stands_beside_the_row(table: Table) -> None:
    table.say("/2", "/hands 1 3, 2 1")
    lines = list(words.rows_told(table.sitting.record, table.sitting.record.stage(CAUSE)))
    assert [line.endswith(hands) for line, hands in zip(lines, ("· 3 hands", "· 1 hand"), strict=True)] == [True] * 2


@pytest.mark.parametrize(
    ("said", "row", "role", "why"),
    [
        ("/doubt packer 2.1", "one table", "packer", ""),
        ("/doubt 2.1 packer", "one table", "packer", ""),
        ("/doubt 主任 ２.１", "one table", "主任", ""),
        ("/doubt shipping lead 2.1", "one table", "shipping lead", ""),
        ("/doubt packer it was not 2.1", "no place per order", "packer", "it was not 2.1"),
    ],
)
def test_the_row_that_is_doubted_may_stand_behind_the_role(
    table: Table, said: str, row: str, role: str, why: str
) -> None:
    table.say("/2", said)
    (doubted,) = (each for each in table.sitting.record.of(Cause) if each.disputed_by)
    assert (doubted.what, doubted.disputed_by) == (row, role)
    assert why in doubted.evidence


def test_a_row_that_says_what_made_it_possible_stands_under_what_is_asked(table: Table) -> None:
    table.say("/2")
    while "What made it possible: “one table”" not in table_question(table):
        table.say("")
    table.say("> why: rented by the hour")
    row = next(each for each in table.sitting.record.of(Cause) if "rented" in each.what)
    assert row.parent == "c1"


def table_question(table: Table) -> str:
    asked = table.asked
    return asked.question.text.show(language.active()) if isinstance(asked, Asks) else ""


def test_a_promise_is_on_the_screen_while_its_day_is_asked(table: Table) -> None:
    table.say("/next", "n")
    assert isinstance(table.asked, AsksWords)
    assert "one place per order" in told(table)
    table.say("")
    assert isinstance(table.asked, AsksPromise)  # what became of it is asked again
    table.say("n", "10 Dec")
    (check,) = table.store.load("2026-002").of(Check)
    assert (check.found, check.new_date) == (Found.NEW_DATE, date(2026, 12, 10))


def test_what_nobody_owns_gets_an_owner_and_the_owner_is_asked_then(table: Table) -> None:
    table.say("/5", "two colours", *["/next"] * 2)
    asked = table.asked
    assert isinstance(asked, AsksOwner)
    assert asked.owned.owner == ""
    for nobody in ("y", "a", "n 12 Dec", "5"):
        with pytest.raises(UsageError, match="Nobody owns it yet"):
            table.say(nobody)
    table.say("lead 12 Dec")
    (row,) = table.sitting.record.of(Measure)
    assert (row.owner, row.due, row.agreed) == ("lead", date(2026, 12, 12), None)
    asked = table.asked
    assert isinstance(asked, AsksOwner)
    assert (asked.owned.owner, asked.owned.is_here) == ("lead", True)
    table.say("/undo")
    assert table.sitting.record.of(Measure)[0].owner == ""


@pytest.mark.parametrize("owner", ["", " @lead"], ids=["of-nobody", "of-lead"])
@pytest.mark.parametrize("later", [".", "5.1 ."])
def test_a_row_that_is_left_for_later_stays_as_it_is_and_the_meeting_goes_on(
    table: Table, owner: str, later: str
) -> None:
    table.say("/5", f"two colours{owner}", *["/next"] * 2)
    before = table.sitting.record
    assert isinstance(table.asked, AsksOwner)
    table.say(later)
    assert not isinstance(table.asked, AsksOwner)
    assert table.sitting.record == before == table.store.load(before.reference)


def test_what_nobody_said_anything_of_is_told_as_a_figure_and_not_as_doubtful(table: Table) -> None:
    table.say("/1", "/doubt 1.2 packer it was later", "/6", "/next")
    back = read_back(table.sitting.record, ("lead",))
    assert [getattr(row, "what", "") for row in back.unsure] == ["second"]
    assert len(back.unsaid) == 4
    assert "Nobody has said whether these are facts: Timeline 2 · Cause 2" in list(words.found(table.sitting))


def test_japanese_sentences_stand_behind_one_another_without_a_blank(table: Table) -> None:
    assert words.rules().startswith("We ask what made it possible, not who. Facts first;")
    language.use("ja")
    assert "。 " not in words.rules()
    language.use("en")
    assert language.active().sentences(["One.", "", "「二。」", "三。", "four"]) == "One. 「二。」 三。four"


def test_an_owner_who_is_there_and_was_passed_over_is_told_at_the_end(table: Table) -> None:
    table.say("/5", "two colours @lead due 12 Dec", *["/next"] * 2, "")
    for _ in range(20):
        if isinstance(table.asked, AsksToEnd):
            break
        table.say("")
    told = "\n".join(words.before(table.asked, table.sitting, table.memory))
    assert "Nobody has said yes or no to it yet:\n  5.1  measure, “two colours”" in told


def test_stage_1_says_how_one_doubts_what_stands_there(table: Table) -> None:
    table.say("/1")
    asked = table.asked
    assert isinstance(asked, Asks)
    assert asked.question.hint is not None
    assert "/doubt 1.2 ROLE" in str(asked.question.hint)


def test_what_nobody_owns_is_asked_of_row_by_row(table: Table) -> None:
    table.say("/5", "two colours", "a tray", *["/next"] * 2, "lead", "y", "sales 12 Dec")
    assert [(row.owner, str(row.due)) for row in table.sitting.record.of(Measure)] == [
        ("lead", "None"), ("sales", "2026-12-12"),
    ]  # fmt: skip


@pytest.mark.parametrize(("code", "word"), [("en", "/end"), ("ja", "/会議終了")])
def test_the_word_that_is_told_for_the_end_ends_the_meeting(table: Table, code: str, word: str) -> None:
    to = language.language(code)
    table.say(*["/next"] * 8)
    with pytest.raises(UsageError) as at_last:
        table.say("/next")
    assert f"{word} " in at_last.value.title.show(to)
    while not isinstance(table.asked, AsksToEnd):
        table.say("")
    with pytest.raises(UsageError) as raised:
        table.say("")
    told = " ".join(each.show(to) for each in reasons(raised.value))
    assert word in re.findall(r"/[a-z一-鿿]+", told)
    assert table.say(word).ended


@pytest.mark.parametrize("where", ["/next", "/1", "/2", "/round", "/5"])
@pytest.mark.parametrize("slip", ["/手", "／沈黙", "/foo bar", "/9"])
def test_a_word_that_is_unknown_becomes_nothing_wherever_it_is_said(table: Table, where: str, slip: str) -> None:
    table.say("/2", where)
    before = table.sitting.record.head.seq
    with pytest.raises(UsageError) as raised:
        table.say(slip)
    assert slip.split(maxsplit=1)[0] in raised.value.title.show(language.language("ja"))
    assert "/" in [*reasons(raised.value)][-1].show(language.language("ja"))
    assert table.store.load(table.sitting.record.reference).head.seq == before


def test_a_path_is_a_row_in_a_meeting(table: Table) -> None:
    table.say("/2", "/round", "/var/log was full")
    assert table.sitting.record.stage(CAUSE)[-1].main_text == "/var/log was full"


@pytest.mark.parametrize(
    ("code", "label", "said"),
    [("en", "f not kept", "f the number was lost"), ("ja", "f 未履行", "未履行 the number was lost")],
)
def test_a_promise_is_not_kept_and_its_reason_stands_behind_the_key(
    table: Table, code: str, label: str, said: str
) -> None:
    values = {"heard": "where is it", "promise": "a call by five", "promise_due": "2026-11-02T17:00+09:00"}
    table.store.apply("2026-002", table.factory.change(Add("contact", "called", values, 1.0)))
    table.say("/next")
    while isinstance(table.asked, AsksPromise) and table.asked.action.row != "called":
        table.say("")
    language.use(code)
    shown = list(words.may_be_said(table.asked, table.memory))
    language.use("en")
    assert any(label in each for each in shown)
    assert any("f nobody was told" in each or "f 担当に伝わっていなかった" in each for each in shown[2:])
    table.say(said)
    (check,) = table.store.load("2026-002").of(Check)
    assert (check.found, check.reason) == (Found.FAILED, "the number was lost")


def test_the_read_back_says_what_is_to_be_looked_at_again(table: Table) -> None:
    table.say("/5", "be more careful @佐藤 due 2027-03-01")
    while table.sitting.step.code != READ_BACK:
        table.say("/next")
    said = next(line for line in words.found(table.sitting) if line.startswith("To look at again"))
    assert "attention" in said  # it comes before what only reads better otherwise
