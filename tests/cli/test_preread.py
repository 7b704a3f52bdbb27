"""`retro preread`: the facts so far, numbered, for those who take part; what they send back comes into the case."""

from __future__ import annotations

import pytest

from retro.model.stages.scope import Damage, FigureConfidence
from retro.model.stages.timeline import Event
from tests.cli.filled import once
from tests.cli.running import Cli


@pytest.fixture
@once
def told(case: Cli) -> Cli:
    """A case with facts, with what is none, with names, and with what is the team's alone."""
    case.done("set", "1", "severity=high", "kind=complaint")
    case.done("add", "1", "head", "packer @森 一郎")
    case.done("add", "1", "timeline", "14:05 phones start ringing ~confirmed #detection")
    case.done("add", "1", "timeline", "14:10 森さんが伝票を取り違えた")
    case.done(
        "add", "1", "timeline", "contact: 14:20 「SECRET WORDS」 #phone wish gold-plating promise a call due 17:00"
    )
    case.done("add", "1", "timeline", "harassment: 23:10 SHOUTED AT @night-desk means: BY TELEPHONE")
    case.done("add", "1", "scope", "2 families waited @Tanaka family #economic ~estimated")
    case.done("add", "1", "cause", "THE CAUSE ~fact")
    case.done("add", "1", "prevention", "THE MEASURE @shipping-lead due 2026-12-01")
    return case


def facts(text: str) -> list[str]:
    return [line for line in text.splitlines() if line[:1].isdigit()]


def test_s20_the_facts_are_numbered_and_what_is_not_confirmed_is_marked_so(told: Cli) -> None:
    found = facts(told.done("preread", "1"))
    assert [line.partition(". ")[0] for line in found] == ["1", "2", "3", "4"]
    assert found[0] == "1. 20 Nov 2026 14:05: phones start ringing"
    assert found[1].startswith("2. [not checked] 20 Nov 2026 14:10")
    assert "Promise: a call (20 Nov 2026 17:00)" in found[2]
    assert "estimated" in found[3]


@pytest.mark.parametrize("form", ["md", "html"])
def test_nothing_that_is_kept_close_no_name_no_cause_and_no_measure_stands_in_it(told: Cli, form: str) -> None:
    for lang in ("en", "ja"):
        text = told.done("preread", "1", "--format", form, "--lang", lang)
        for word in ("森", "Tanaka", "SECRET", "gold-plating", "SHOUTED", "BY TELEPHONE", "THE CAUSE", "THE MEASURE"):
            assert word not in text, (lang, word)


def test_when_it_was_noticed_is_what_the_report_of_the_team_says(told: Cli) -> None:
    told.done("set", "1", "detected=")
    assert "Noticed: 20 Nov 2026 14:05" in told.done("preread", "1")
    assert "Noticed: 20 Nov 2026 14:05" in told.done("export", "1")


def test_it_is_the_report_for_participants(told: Cli) -> None:
    assert told.done("preread", "1") == told.done("export", "1", "--for", "participants")


def test_an_empty_case_says_so(case: Cli) -> None:
    assert "Nothing written yet." in case.done("preread", "1")


def test_s20_what_is_sent_back_disputes_facts_and_adds_others_and_one_undo_takes_it_back(told: Cli) -> None:
    replies = (
        "> 1 shipping lead: it was 14:20, not 14:05\n"
        "4、配送リーダー：3世帯\n"
        "\n"
        "- 14:15 the van had left ~confirmed\n"
        "fact 1 @packing lead: I heard it at 14:00\n"
    )
    before = told.record()
    said = told("preread", "1", "--answers", "-", typed=replies)
    assert said.exit_code == 0, said.stderr
    assert "Disputed: 1.1 “phones start ringing”, by shipping lead: it was 14:20, not 14:05" in said.stdout
    assert "3 facts are disputed." in said.stderr
    first, *_others = told.record().of(Event)
    assert (first.confirmed, first.disputed_by) == (False, "shipping lead, packing lead")
    assert first.details.split("\n\n") == [
        "shipping lead: it was 14:20, not 14:05", "packing lead: I heard it at 14:00",
    ]  # fmt: skip
    added = {row.what: row for row in told.record().of(Event) if row.id not in {each.id for each in before.rows}}
    assert (added["the van had left"].confirmed, added["the van had left"].happened is not None) == (True, True)
    assert (added["3世帯"].confirmed, added["3世帯"].source) == (False, "配送リーダー")
    assert [row.certainty for row in told.record().of(Damage)] == [FigureConfidence.ESTIMATED]
    told.done("undo", "1")
    assert [row.dump() for row in told.record().rows] == [row.dump() for row in before.rows]


@pytest.mark.parametrize("line", ["9 May: the mail came", "14:20 lead: the mail came", "20 Nov 2026 14:30 boss: done"])
def test_a_day_and_a_time_are_no_number_of_a_fact(told: Cli, line: str) -> None:
    said = told("preread", "1", "--answers", "-", typed=f"{line}\n")
    assert said.exit_code == 0, said.stderr
    assert "0 facts are disputed." in said.stderr
    assert len(told.record().of(Event)) == 3


def test_a_number_that_is_no_fact_changes_nothing(told: Cli) -> None:
    before = told.record()
    said = told("preread", "1", "--answers", "-", typed="1 lead: no\n12 lead: no\n")
    assert said.exit_code != 0
    assert "There is no fact 12" in said.stderr
    assert told.record() == before


def test_what_cannot_be_read_is_given_back_with_its_number_and_the_rest_is_kept(told: Cli) -> None:
    said = told("preread", "1", "--answers", "-", typed="1 lead: it was later\n14:99 nonsense\n")
    assert said.exit_code != 0
    assert "line 2: " in said.stderr
    assert "14:99 nonsense" in said.stderr
    assert told.record().of(Event)[0].confirmed is False


def test_a_closed_case_takes_no_corrections(told: Cli) -> None:
    told.done("close", "1", "--because", "done")
    before = told.record()
    assert told("preread", "1", "--answers", "-", typed="1 lead: no\n").exit_code != 0
    assert told.record() == before
