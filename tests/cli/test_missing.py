"""What is missing is told with how much is needed, why, and with the command that answers it, which does."""

from __future__ import annotations

import re
import shlex

from retro.language import M_
from retro.model.stages.cause import CAUSE
from retro.review.closing_needs import missing_for_closing
from retro.review.judgement.judged import Judged, JudgementLevel
from retro.services.follow_up.gap_commands import command_about, command_for
from tests.cli.running import Cli

VALUES = {
    "kind": "complaint", "severity": "high", "started": "2026-11-20 14:00", "detected": "2026-11-20 15:00",
    "resolved": "2026-11-20 18:00", "origin": "logistics", "responsibility": "ours", "affected": "gift set 12",
    "figure": "2", "unit": "parcels", "certainty": "confirmed", "hurts": "economic", "reversible": "yes",
    "sure": "fact", "due": "2026-12-01", "check_on": "2027-03-01", "strength": "stronger", "means": "forcing",
    "giver": "company", "lasting": "final", "channel": "phone", "received": "accepted", "happened": "14:05",
    "confirmed": "yes", "answers": "1", "given": "2026-11-21 10:00", "result": "planned", "how": "occurred",
    "change_of": "equipment", "grave": "costly", "date_suits": "yes", "ended": "content",
    "recording_announced": "yes", "read_back": "yes", "error_proofing": "yes",
}  # fmt: skip
"""A value for each field that takes no words of one's own."""


def words_of(command: str) -> list[str]:
    """The command with something written in the place of each `…`."""
    command = re.sub(r" \(=.*\)$", "", command)
    found = shlex.split(command)
    assert found.pop(0) == "retro"
    field, filled, _ = found[-1].partition("=…")
    if filled:
        return [*found[:-1], f"{field}={VALUES.get(field, 'the place of both')}"]
    text = "shipping lead" if "head" in found else "no place for two orders on the table"
    text = "2025-004" if found[-1].startswith("case:") else text
    return [*found[:-1], found[-1].replace("…", text)]


_MANY = 90
"""More commands than it takes."""
_EVENTS = 6
"""More rows than a timeline needs."""


def test_every_command_that_is_told_answers_what_is_missing(case: Cli) -> None:
    case.done("set", "1", "kind=complaint", "severity=medium")
    case.done("add", "1", "timeline", "14:00 contact: the family calls #phone")
    case.done("add", "1", "cause", "the packer took the wrong slip")
    refused, listed = case("close", "1").stderr, case("rows", "1").stderr
    assert "retro rows 2026-001" in refused
    for told in (refused, listed):
        assert "Depth: normal (severity: medium); the questions of a complaint (kind: complaint)\n" in told
    for gap in missing_for_closing(case.record()):
        told = f"  →  {command_for(case.record(), gap)}\n"
        assert told in listed
    seen: list[str] = []
    record = case.record()
    while left := missing_for_closing(record):
        seen.append(command_for(record, left[0]))
        assert len(seen) < _MANY, seen[-8:]
        assert case(*words_of(seen[-1])).exit_code == 0, seen[-1]
        record = case.record()
        is_one_of_several = left[0].need == "timeline.events" and seen.count(seen[-1]) < _EVENTS
        assert is_one_of_several or left[0] not in missing_for_closing(record), seen[-1]
    assert case("close", "1").exit_code == 0
    assert len(seen) > 20


def test_rows_of_one_stage_tell_what_is_missing_there(case: Cli) -> None:
    told = case("rows", "1", "changes").stderr
    assert "Depth: normal (severity not said); the questions of a complaint (kind not said)" in told
    assert "Changes: Nothing here yet." in told
    assert "Head:" not in told


def test_a_report_is_followed_by_how_much_is_missing(case: Cli) -> None:
    case.done("set", "1", "kind=incident", "hurt_customers=yes", "severity=high")
    shown = case("show", "1")
    questions = "the questions of a complaint, the questions of an incident (kind: incident, customers were hurt)"
    assert f"Depth: full (severity: high); {questions}" in shown.stderr
    assert "things are still missing; what answers them: retro rows 2026-001" in shown.stderr
    assert "missing" not in shown.stdout
    assert case("show", "1", "--for", "management").stderr == ""


def test_of_a_closed_case_nothing_is_missing(case: Cli) -> None:
    case.done("add", "1", "cause", "one table")
    case.done("close", "1", "--because", "a test")
    assert case("rows", "1").stderr == ""
    assert case("show", "1").stderr == "No earlier case is linked.\n"


def test_it_is_told_in_japanese(case: Cli) -> None:
    told = case("--lang", "ja", "rows", "1").stderr
    assert "振り返りの深さ：標準（重大度は未記入）、クレームの質問（種別は未記入）" in told
    assert "retro set 2026-001 種別=…" in told
    assert "retro add 2026-001 時系列 '…'" in told


def test_what_is_told_in_japanese_adds_what_is_missing(case: Cli) -> None:
    case.done("set", "1", "kind=complaint", "severity=high")
    case.done("add", "1", "cause", "the packer took the wrong slip")
    told = re.findall(r"→  (retro add .*)$", case("--lang", "ja", "rows", "1").stderr, re.MULTILINE)
    assert len(told) > 8
    for command in dict.fromkeys(told):
        _retro, add, reference, stage, line = shlex.split(command)
        added = case(
            "--lang",
            "ja",
            add,
            reference,
            stage,
            "--",
            line.replace("…", "2025-004" if line.startswith("事案") else "荷物が入れ替わる"),
        )
        assert added.exit_code == 0, (command, added.stderr)
        assert "読み取り" not in added.stderr, (command, added.stderr)


def test_an_incident_is_told_of_in_the_words_of_engineers(case: Cli) -> None:
    case.done("set", "1", "kind=incident", "severity=medium")
    told = case("rows", "1").stderr
    assert "Impact: Nothing here yet. What could users not do?" in told
    assert "Mitigation: Nothing here yet. What ended it, even if only for now?" in told
    assert "Nobody is down as a responder." in told
    assert "hurt" not in told
    case.done("set", "1", "kind=complaint")
    told = case("rows", "1").stderr
    assert "Remedy: Nothing here yet. What was done for those hurt" in told
    assert "Nobody is down as taking part." in told


def test_of_the_head_its_field_is_set_and_of_all_that_is_no_row_and_no_field_a_row_is_added(case: Cli) -> None:
    record = case.record()

    def about(row: str, field: str) -> str:
        judged = Judged("x", JudgementLevel.CLOSING, CAUSE, row, field, (0, 0), "", M_("Why?"))
        return command_about(record, judged)

    assert about(record.head.id, "title") == "retro set 2026-001 title=…"
    assert about(record.head.id, "") == about("", "what") == about("", "") == "retro add 2026-001 cause '…'"
