"""retro tick: what those concerned have had, by a command."""

from __future__ import annotations

from datetime import date

import pytest

from retro.model.stages.changes import Place
from retro.model.stages.follow_up import Outcome, Stay, Tick
from retro.model.stages.scope import Party, Ticked
from retro.model.stages.timeline import Contact
from tests.cli.filled import once
from tests.cli.running import Cli

TODAY = date(2026, 11, 21)


@pytest.fixture
@once
def parties(case: Cli) -> Cli:
    """Row 3.1 is a damage, 3.2 and 3.3 are parties."""
    case.done("add", "1", "scope", "2 parcels wrong")
    case.done("add", "1", "scope", "-", typed="Parties:\nAnn Lee\nBob Ray")
    return case


def ticks(case: Cli) -> list[tuple[str, Ticked | None, date | None, str]]:
    record = case.record()
    names = {party.id: party.who for party in record.of(Party)}
    return [(names[tick.of or ""], tick.ticked, tick.on, tick.by) for tick in record.of(Tick)]


def test_one_and_several_are_ticked_and_rows_says_who_is_open_for_what(parties: Cli) -> None:
    told = parties.done("tick", "1", "3.2", "told")
    assert told == "7.1  tick, 3.2, ticked told, date Sat 21 Nov 2026\n"
    parties.done("tick", "1", "3.2", "scope.3", "put-right", "--on", "2026-11-20", "--by", "customer care")
    assert ticks(parties) == [
        ("Ann Lee", Ticked.TOLD, TODAY, ""),
        ("Ann Lee", Ticked.PUT_RIGHT, date(2026, 11, 20), "customer care"),
        ("Bob Ray", Ticked.PUT_RIGHT, date(2026, 11, 20), "customer care"),
    ]
    rows = parties.done("rows", "1", "scope")
    assert "3.2  party, “Ann Lee” – done: told, put right; open: apologised to, accepted\n" in rows
    assert "3.3  party, “Bob Ray” – done: put right; open: told, apologised to, accepted\n" in rows


@pytest.mark.parametrize("word", ["apologised", "apologized", "謝罪", "apologised to"])
def test_a_tick_has_many_names(parties: Cli, word: str) -> None:
    parties.done("tick", "1", "3.2", word)
    assert ticks(parties) == [("Ann Lee", Ticked.APOLOGISED, TODAY, "")]


def test_the_entry_line_ticks_in_the_stage_of_the_parties_and_in_the_review(parties: Cli) -> None:
    parties.done("add", "1", "scope", "told 3.2, 3.3")
    parties.done("add", "1", "review", "accepted 3.3 on 2026-11-20")
    assert ticks(parties) == [
        ("Ann Lee", Ticked.TOLD, TODAY, ""),
        ("Bob Ray", Ticked.TOLD, TODAY, ""),
        ("Bob Ray", Ticked.ACCEPTED, date(2026, 11, 20), ""),
    ]


def test_what_was_ticked_is_not_ticked_twice(parties: Cli) -> None:
    parties.done("tick", "1", "3.2", "told")
    again = parties("tick", "1", "3.2", "told")
    assert (again.exit_code, again.stdout) == (0, "")
    assert "says so already" in again.stderr
    assert len(ticks(parties)) == 1


def test_a_closed_case_takes_ticks(parties: Cli) -> None:
    parties.done("close", "1", "--because", "for the test")
    parties.done("tick", "1", "3.3", "accepted")
    assert ticks(parties) == [("Bob Ray", Ticked.ACCEPTED, TODAY, "")]
    assert "holds what it held" in parties.done("verify", "1") or parties("verify", "1").exit_code == 0


def test_what_was_ticked_wrongly_goes_in_an_open_case(parties: Cli) -> None:
    parties.done("tick", "1", "3.2", "3.3", "accepted")
    parties.done("tick", "1", "3.3", "accepted", "--taken-back")
    assert ticks(parties) == [("Ann Lee", Ticked.ACCEPTED, TODAY, "")]


def test_what_was_ticked_wrongly_in_a_closed_case_is_taken_back_by_a_check(parties: Cli) -> None:
    parties.done("close", "1", "--because", "for the test")
    parties.done("tick", "1", "3.3", "accepted")
    back = parties.done("tick", "1", "3.3", "accepted", "--taken-back")
    assert back == "3.3  party, “Bob Ray” – open: told, apologised to, put right, accepted\n"
    assert len(ticks(parties)) == 1
    parties.done("tick", "1", "3.3", "accepted")
    assert "Bob Ray” – done: accepted; open: told" in parties.done("rows", "1", "3")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["3.1", "told"], "Row 3.1 is no Party: Damage."),
        (["3.2", "carried"], "Row 3.2 is no Other place: Party."),
        (["3.9", "told"], "There is no row"),
        (["3.2", "loved"], "loved"),
        (["3.2", "3.3", "told", "--on", "yesteryear"], "yesteryear"),
        (["told"], "ROW"),
    ],
)
def test_what_cannot_be_ticked_is_refused_and_changes_nothing(parties: Cli, words: list[str], said: str) -> None:
    result = parties("tick", "1", *words)
    assert result.exit_code in (1, 2)
    assert said in result.stderr
    assert ticks(parties) == []


def test_a_change_is_carried_place_by_place_also_once_the_case_is_closed(case: Cli) -> None:  # S32
    case.done("add", "1", "changes", "date field on the slip #form @shipping-lead due 2026-12-01")
    for place in ("depot in Ulm @depot-lead due 2026-12-20", "counter in Kassel @shop-manager due 2026-12-10"):
        case.done("add", "1", "changes", f"elsewhere: {place}")
    case.done("tick", "1", "6.2", "carried", "--on", "2026-11-20")
    assert "carried to 1 of 2 other places: counter in Kassel" in case.done("export", "1", "--for", "management")
    case.done("close", "1", "--because", "for the test")
    assert "counter in Kassel" in case.done("actions")
    assert "depot in Ulm" not in case.done("actions")
    case.done("tick", "1", "6.3", "展開済み")
    ulm, kassel = case.record().of(Place)
    assert (ulm.carried, kassel.carried) == (date(2026, 11, 20), TODAY)
    assert "counter in Kassel" not in case.done("actions")
    back = case("tick", "1", "6.3", "carried", "--taken-back")
    assert (back.exit_code, back.stderr) == (0, ""), "and not that it says so already"
    assert case.record().of(Place)[1].carried is None
    assert "as it was closed" in case.done("verify", "1")


@pytest.mark.parametrize("word", ["carried", "展開済み"])
def test_what_was_carried_is_not_carried_again(case: Cli, word: str) -> None:
    case.done("add", "1", "changes", "elsewhere: Ulm @depot-lead")
    case.done("tick", "1", "6.1", "carried", "--on", "2026-11-20")
    again = case("tick", "1", "6.1", word)
    assert again.exit_code == 0
    assert "carried Fri 20 Nov 2026 says so already; nothing was added." in again.stderr
    assert "retro tick 2026-001 6.1 carried --taken-back" in again.stderr
    (ulm,) = case.record().of(Place)
    assert ulm.carried == date(2026, 11, 20)


@pytest.mark.parametrize(
    "found", [["not-doing", "--reason", "it was closed"], ["did-not-hold"]], ids=lambda said: said[0]
)
def test_a_place_that_is_given_up_is_not_ticked(case: Cli, found: list[str]) -> None:
    case.done("add", "1", "changes", "elsewhere: Ulm @depot-lead")
    case.done("add", "1", "changes", "elsewhere: Kassel @shop-manager")
    case.done("check", "1", "6.1", *found)
    refused = case("tick", "1", "6.2", "6.1", "carried")
    assert refused.exit_code == 2
    assert "6.1 is not to be ticked: " in refused.stderr
    assert "retro check 2026-001 6.1 new-date --new-date DAY" in refused.stderr
    assert case.record().of(Place)[1].carried is None, "nor is the other one ticked"
    case.done("check", "1", "6.1", "new-date", "--new-date", "2026-12-01")
    case.done("tick", "1", "6.1", "6.2", "carried")
    assert all(place.carried == TODAY for place in case.record().of(Place))


def test_the_reports_show_who_is_open_for_what(parties: Cli) -> None:
    parties.done("add", "1", "cause", "one table for two orders ~fact for-all")
    parties.done("tick", "1", "3.2", "told", "--on", "2026-11-20")
    for word in ("told", "apologised", "put-right", "accepted"):
        parties.done("tick", "1", "3.3", word, "--on", "2026-11-20")
    team = parties.done("export", "1")
    assert "| Ann Lee | 20 Nov 2026 | not yet | not yet | not yet |" in team
    assert "| Bob Ray | 20 Nov 2026 | 20 Nov 2026 | 20 Nov 2026 | 20 Nov 2026 |" in team
    management = parties.done("export", "1", "--for", "management", "--yes")
    assert "| Ann Lee | 20 Nov 2026 | not yet | not yet | not yet |" in management
    assert "Bob Ray" not in management
    parties.done("set", "1", "words_en=a parcel that was not yours")
    letter = parties.done("export", "1", "--for", "customer", "--addressee", "Ann Lee", "--yes")
    assert "Bob" not in letter
    assert "20 Nov 2026 |" not in letter


def test_the_last_question_comes_with_the_last_check(case: Cli) -> None:  # S21
    case.done("set", "1", "kind=complaint", "severity=medium")
    case.done("add", "1", "prevention", "one table per order @lead due 2026-12-01")
    case.done("add", "1", "prevention", "a scale @lead due 2026-12-01")
    case.done("close", "1", "--because", "for the test")
    first = case("check", "1", "5.1", "holds", "--evidence", "no swap")
    assert "last question" not in first.stderr
    last = case("check", "1", "5.2", "holds", "--evidence", "no swap")
    assert "The last question" in last.stderr
    case.done("add", "1", "review", "outcome: she would call again herself ~stays @customer-care")
    (row,) = case.record().of(Outcome)
    assert (row.handling, row.stays, row.on, row.by) == (
        "she would call again herself", Stay.STAYS, TODAY, "customer-care",
    )  # fmt: skip


def test_a_promise_that_hangs_on_an_event_is_open_and_asked_about_at_each_check(case: Cli) -> None:  # S25
    case.done("add", "1", "timeline", "contact: 15:00 the vase is broken #phone promise first refusal once: a new work")
    (contact,) = case.record().of(Contact)
    assert (contact.promise, contact.promise_event) == ("first refusal", "a new work")
    case.done("add", "1", "prevention", "a bench without edges @lead due 2026-12-01")
    case.done("close", "1", "--because", "for the test")
    assert "first refusal" in case.done("actions")
    made = case("check", "1", "5.1", "holds", "--evidence", "no break")
    assert "Has it come: a new work? Promised then: first refusal. retro check 2026-001 1.1 done" in made.stderr
    assert "settled" not in made.stderr
    kept = case("check", "1", "1.1", "done")
    assert "Has it come" not in kept.stderr
    assert "settled" in kept.stderr


@pytest.mark.parametrize(
    ("day", "why"), [("2026-12-12", "2026-12-12 lies in the future"), ("1999-01-01", "1999-01-01 is before the case")]
)
def test_a_day_that_is_ahead_or_before_the_case_is_refused_everywhere(parties: Cli, day: str, why: str) -> None:
    lines = f"told 3.3 on {day}\naccepted 3.3 on {day}"
    for said, typed in (
        (("tick", "1", "3.2", "told", "--on", day), ""),
        (("tick", "1", "3.2", "told", "--on", day, "--taken-back"), ""),
        (("add", "1", "scope", f"told 3.2 on {day}"), ""),
        (("add", "1", "scope", "-"), lines),
        (("add", "1", "review", f"outcome: fine on {day}"), ""),
    ):
        result = parties(*said, typed=typed)
        assert result.exit_code != 0
        assert why in result.stderr
    assert ticks(parties) == []
    assert parties.record().of(Outcome) == ()


def test_a_line_that_ticks_what_was_ticked_or_told_as_an_apology_adds_nothing(parties: Cli) -> None:
    parties.done("add", "1", "review", "told 3.2 on 2026-11-20")
    parties.done("add", "1", "remedy", "apology: 2026-11-20 17:00 for the wait receiver: Ann Lee")
    for line, place in (("told 3.2", "told (7.1)"), ("apologised 3.2", "apologised to (4.1)")):
        refused = parties("add", "1", "review", line)
        assert refused.exit_code != 0
        assert f"3.2 was ticked so already: {place}." in refused.stderr
    again = parties("tick", "1", "3.2", "apologised")
    assert again.exit_code == 0
    assert "says so already; nothing was added." in again.stderr
    assert ticks(parties) == [("Ann Lee", Ticked.TOLD, date(2026, 11, 20), "")]
    assert "Ann Lee” – done: told, apologised to; open: put right, accepted" in parties.done("rows", "1", "3")
