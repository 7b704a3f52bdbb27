"""retro similar and retro again: what happened before, what was done then, and whether it held (S12, S14)."""

from __future__ import annotations

import json

import pytest

from retro.model.stages.head import CaseLink, Relation
from tests.cli.filled import once
from tests.cli.running import Cli


@pytest.fixture
@once
def cases(cli: Cli) -> Cli:
    """Three that are the same, and two that are not."""
    for title, cause, measure in (
        ("Two parcels swapped", "slips of two orders lay on one table", "a notice at each table"),
        ("A cable cut", "one road for both lines", "a second road"),
        ("Parcels swapped again", "two slips lay on the packing table", "a second packer looks"),
        ("Card payments refused", "the certificate of the bank expired", "a probe of certificates"),
        ("Swapped parcels at Easter", "slips of three orders on one table", ""),
    ):
        reference = cli.done("new", title, "--started", "2026-03-02 09:00").strip()
        cli.done("add", reference, "cause", cause)
        if measure:
            cli.done("add", reference, "prevention", f"{measure} answers 1 @lead due 2026-04-01")
    cli.done("check", "1", "5.1", "did-not-hold", "--evidence", "swapped again")
    return cli


def _references(text: str) -> list[str]:
    return [each["reference"] for each in json.loads(text)]


def test_the_likest_stand_first_with_why_and_what_became_of_them(cases: Cli) -> None:
    lines = cases.done("similar", "5").splitlines()
    first = lines.index("2026-001  2026-03-02  Two parcels swapped")
    assert lines[first + 1].startswith("    both: Swapped, parcels") or "swapped" in lines[first + 1]
    assert (
        lines[first + 2] == "    In short: slips of two orders lay on one table → a notice at each table → did not hold"
    )


@pytest.mark.parametrize("asked", ["parcels swapped", "Parcel swapped slips"])
def test_a_text_is_compared_before_there_is_a_case(cases: Cli, asked: str) -> None:
    assert set(_references(cases.done("similar", *asked.split(), "--json"))) == {"2026-001", "2026-003", "2026-005"}


def test_nothing_alike_is_said_and_is_the_exit_status(cases: Cli) -> None:
    result = cases("similar", "エレベーター停止")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "No case is like it.\n")


def test_what_looks_the_same_is_named_until_somebody_says_whether_it_is(cases: Cli) -> None:
    told = cases.done("again", "5")
    assert "2026-005 is linked to no earlier case as the same thing." in told
    assert "2026-001" in told
    assert "2026-003" in told
    assert "2026-002" not in told
    told = cases.done("again", "5", "2026-001")
    assert told.startswith("2026-005 happened again after 1 case:\n  2026-001  2026-03-02  Two parcels swapped\n")
    assert "a notice at each table → did not hold" in told
    told = cases.done("again", "5", "3", "--not")
    assert "nobody has said" not in told
    links = cases.record("2026-005").of(CaseLink)
    assert {(link.reference, link.relation) for link in links} == {
        ("2026-001", Relation.AGAIN), ("2026-003", Relation.APART),
    }  # fmt: skip


def test_where_none_looks_the_same_the_likest_are_named_until_somebody_says_what_they_are(cases: Cli) -> None:
    cases.done("new", "The road to the harbour was flooded", "--started", "2026-03-09 09:00")
    told = cases.done("again", "6")
    assert "These look the same" not in told
    assert "None looks the same. These are the likest" in told
    assert "  2026-002  2026-03-02  A cable cut\n" in told
    assert "If not: retro again 2026-006 2026-002 --not" in told
    assert "2026-002" not in cases.done("again", "6", "2", "--not")


def test_the_third_time_is_told_as_a_system(cases: Cli) -> None:
    cases.done("again", "3", "1")
    told = cases.done("again", "5", "3")
    assert told.splitlines()[0] == "2026-005 happened again after 2 cases:"
    assert "Three times is a system: look for its origin, and change equipment or process." in told
    first = cases.done("again", "1").splitlines()
    assert first[:2] == [
        "2026-001 is linked to no earlier case as the same thing.",
        "It happened again 2 times since.",
    ]
    assert [line.split()[0] for line in first if line.startswith("  2026")][:2] == ["2026-003", "2026-005"]
    assert "Three times is a system: look for its origin, and change equipment or process." in first


def test_what_was_said_is_said_anew_and_taken_back(cases: Cli) -> None:
    cases.done("again", "5", "1")
    cases.done("again", "5", "1", "--not")
    (link,) = cases.record("2026-005").of(CaseLink)
    assert link.relation is Relation.APART
    cases.done("undo", "5")
    (link,) = cases.record("2026-005").of(CaseLink)
    assert link.relation is Relation.AGAIN


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("5", "--not"), "Which case is another thing?"),
        (("5", "5"), "2026-005 is this case itself."),
        (("5", "99"), "99"),
    ],
)
def test_what_cannot_be_said_is_refused_and_changes_nothing(cases: Cli, words: tuple[str, ...], said: str) -> None:
    result = cases("again", *words)
    assert result.exit_code != 0
    assert said in result.stderr
    assert not cases.record("2026-005").of(CaseLink)


def test_a_later_time_is_named_once_and_is_no_time_before(cases: Cli) -> None:
    cases.done("again", "3", "1")
    cases.done("again", "5", "3")
    told = cases.done("again", "1")
    assert [line.split()[0] for line in told.splitlines() if line.startswith("  2026")] == ["2026-003", "2026-005"]
    assert "nobody has said" not in told
    for words in (("1", "5"), ("1", "3"), ("1", "5", "--not")):
        refused = cases("again", *words)
        assert refused.exit_code == 2
        assert f"2026-00{words[1]} is a later time of 2026-001: it stands so already." in refused.stderr
        assert f"retro again 2026-00{words[1]} 2026-001 --not" in refused.stderr
    assert not cases.record("2026-001").of(CaseLink)


def test_who_begins_a_case_is_told_unasked_that_it_may_have_happened_before(cases: Cli) -> None:
    begun = cases("new", "Two parcels swapped at a wedding")
    assert begun.stdout == "2026-006\n"
    (told,) = [line for line in begun.stderr.splitlines() if "2026-001" in line]
    assert told.startswith("4 times by now? 2026-001 Two parcels swapped → a notice at each table → did not hold; ")
    assert told.endswith("retro again 2026-006 shows more.")
    assert cases("new", "エレベーター停止").stderr.splitlines() == ["Time zone: UTC"]


def test_who_begins_one_by_questions_is_told_so_too_and_once(cases: Cli) -> None:
    begun = cases("ask", typed="Two parcels swapped at a wedding\n/quit\n")
    assert begun.stderr.startswith("4 times by now? 2026-001 Two parcels swapped → ")
    assert "2026-001" not in cases("ask", "2026-006", typed="/quit\n").stderr


def test_who_writes_a_title_or_a_cause_is_told_so_too_and_of_other_rows_nothing_is_said(cases: Cli) -> None:
    cases.done("new", "Wrong parcels sent")
    assert "2026-001" not in cases("add", "6", "timeline", "10:00 slips of two orders lay on one table").stderr
    told = cases("add", "6", "cause", "slips of two orders lay on one table", "--json")
    assert json.loads(told.stdout)
    assert "2026-001 Two parcels swapped → a notice at each table → did not hold" in told.stderr
    again = cases("add", "6", "cause", "slips of two orders lay on one shelf").stderr
    assert "2026-001" not in again  # it was said with the row before
    assert "2026-001" not in cases("set", "6", "severity=high").stderr
    assert "2026-001 Two parcels swapped → " in cases("set", "6", "title=Two parcels swapped").stderr
    cases.done("again", "6", "1", "--not")
    assert "2026-001" not in cases("set", "6", "title=Two parcels swapped at Easter").stderr


def test_in_japanese_days_are_written_as_in_reports_and_each_line_says_what_it_is(cases: Cli) -> None:
    again = cases.done("--lang", "ja", "again", "5", "1")
    similar = cases.done("--lang", "ja", "similar", "5")
    for told in (again, similar):
        assert "2026-001  2026年3月2日  Two parcels swapped" in told
        assert "2026-03-02" not in told
    assert "要点：slips of two orders lay on one table → a notice at each table" in again
    assert "    要点：slips" in similar
