from __future__ import annotations

import stat

import pytest

from retro.model.stages.head import CaseKind, CaseLink, Severity, Status
from tests.cli.running import Cli


def test_new_prints_the_reference_alone(cli: Cli) -> None:
    result = cli("new", "Two parcels swapped")
    assert result.stdout == "2026-001\n"
    assert cli.done("new", "Another") == "2026-002\n"


def test_new_writes_what_was_said(cli: Cli) -> None:
    cli.done("new", "配送先の取り違え", "--kind", "comp", "--started", "~14:00", "--zone", "JST")
    head = cli.record().head
    assert head.title == "配送先の取り違え"
    assert head.case_kind is CaseKind.COMPLAINT
    assert head.zone == "Asia/Tokyo"
    assert head.started is not None
    assert head.started.dump() == "2026-11-21T14:00+09:00~"
    assert head.status is Status.DRAFT


def test_new_reads_times_back(cli: Cli) -> None:
    told = cli("new", "Checkout down", "--started", "yesterday 9am", "--zone", "Asia/Tokyo").stderr
    assert "Time zone: Asia/Tokyo" in told
    assert "20 Nov 2026 09:00" in told


def test_today_is_that_of_the_zone(cli: Cli) -> None:
    """At 09:30 UTC it is the 21st in Lima, and past 22 o'clock of the 21st in Auckland."""
    cli.done("new", "a", "--started", "0:10", "--zone", "Pacific/Kiritimati")
    assert cli.record().head.started is not None
    assert cli.record().head.started.dump() == "2026-11-21T00:10+14:00"  # type: ignore[union-attr]  # seen above


def test_the_zone_is_that_of_the_settings_or_else_of_the_system(cli: Cli) -> None:
    cli.done("new", "a", TZ="Europe/Berlin")
    cli.config.write_text('zone = "Asia/Tokyo"')
    cli.done("new", "b", TZ="Europe/Berlin")
    assert cli.record("2026-001").head.zone == "Europe/Berlin"
    assert cli.record("2026-002").head.zone == "Asia/Tokyo"


def test_what_happened_again_takes_over_what_was_so_before_and_says_so(cli: Cli) -> None:
    cli.done("new", "Two parcels swapped", "--kind", "complaint", "--zone", "Asia/Tokyo")
    cli.done("set", "1", "affected=wedding parcels", "tags=packing")
    result = cli("new", "Swapped again", "--again", "1", "--started", "yesterday 9am")
    assert result.stdout == "2026-002\n"
    told = result.stderr.splitlines()
    assert told == [
        "Started: 20 Nov 2026 09:00",
        "Taken over from 2026-001; retro set 2026-002 FIELD=VALUE changes it:",
        "Time zone: Asia/Tokyo",
        "Kind: complaint",
        "Affected: wedding parcels",
        "Tags: packing",
    ]
    head = cli.record("2026-002").head
    assert (head.case_kind, head.affected, head.tags) == (CaseKind.COMPLAINT, "wedding parcels", ("packing",))
    assert cli.record("2026-002").of(CaseLink)[0].reference == "2026-001"


def test_a_case_before_that_is_not_there_is_named_and_nothing_is_begun(cli: Cli) -> None:
    cli.done("new", "Two parcels swapped")
    refused = cli("new", "Swapped again", "--again", "2026-007")
    assert refused.exit_code
    assert "2026-007" in refused.stderr
    assert len(cli.done("list").splitlines()) == 1


def test_a_title_is_text_whatever_it_looks_like(cli: Cli) -> None:
    title = "[red]# <b>'; DROP TABLE retrospective; -- {0} %s ../../etc"
    cli.done("new", title)
    assert cli.record().head.title == title
    assert title in cli.done("list")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("new", ""), "Title"),
        (("new", "   "), "Title"),
        (("new", "a\x1b[2J"), "U+001B"),
        (("new", "two\nlines"), "Title"),
        (("new", "a", "--kind", "disaster"), "disaster"),
        (("new", "a", "--started", "whenever"), "whenever"),
        (("new", "a", "--zone", "Mars/Olympus"), "Mars/Olympus"),
    ],
)
def test_new_refuses_what_it_cannot_read(cli: Cli, words: tuple[str, ...], named: str) -> None:
    result = cli(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert named in result.stderr
    assert "\x1b" not in result.stderr
    assert not cli.db.exists()


def test_new_names_everything_that_is_wrong_at_once(cli: Cli) -> None:
    told = cli("new", "", "--kind", "disaster", "--started", "whenever", "--zone", "Mars").stderr
    assert told.count("error: ") == 4


def test_set_takes_names_labels_and_their_beginnings(case: Cli) -> None:
    case.done("set", "1", "severity=high", "Stat=review", "resp=ours", "time-zone=CET", "TAGS=packing, gift")
    head = case.record().head
    assert head.severity is Severity.HIGH
    assert head.status is Status.REVIEW
    assert head.responsibility is not None
    assert head.zone
    assert head.zone != "UTC"
    assert head.tags == ("packing", "gift")


def test_set_takes_labels_in_japanese_and_wide_signs(case: Cli) -> None:
    from retro.language import language

    label = language("ja")("Severity")
    case.done("set", "1", f"{label}＝ｈｉｇｈ")
    assert case.record().head.severity is Severity.HIGH


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("SEV1", Severity.CRITICAL), ("sev-1", Severity.CRITICAL), ("P1", Severity.CRITICAL), ("p0", Severity.CRITICAL),
        ("Ｐ２", Severity.HIGH), ("SEV 2", Severity.HIGH), ("P3", Severity.MEDIUM), ("sev4", Severity.LOW),
        ("P5", Severity.LOW), ("緊急", Severity.CRITICAL), ("軽微", Severity.LOW), ("高", Severity.HIGH),
        ("crit", Severity.CRITICAL),
    ],
)  # fmt: skip
def test_severities_are_understood_as_they_are_graded_elsewhere(case: Cli, said: str, meant: Severity) -> None:
    told = case("set", "1", f"severity={said}")
    assert case.record().head.severity is meant
    assert told.stderr == f"Severity: {meant}\n"


@pytest.mark.parametrize("said", ["SEV", "P", "SEV6", "P12", "1", "SEV1 or 2"])
def test_a_grade_that_is_none_is_refused_and_told_as_one_types_it(case: Cli, said: str) -> None:
    result = case("set", "1", f"severity={said}")
    assert result.exit_code == 2
    assert "low" in result.stderr
    assert case.record().head.severity is None


def test_choices_are_told_as_one_types_them(case: Cli) -> None:
    told = case("set", "1", "responsibility=nobody", "case_kind=a near miss").stderr
    assert "Choose from: ours, shared, not-ours, investigating." in told
    assert "Choose from: incident, complaint, near-miss, unsafe-condition." in told
    assert "当社、双方、当社以外、調査中" in case("set", "1", "責任=x", RETRO_LANG="ja").stderr


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        ("重要度=緊急", "severity", "critical"), ("ステータス=会議中", "status", "meeting"),
        ("種類=クレーム", "case_kind", "complaint"), ("責任=弊社", "responsibility", "ours"),
        ("責任=当方", "responsibility", "ours"), ("責任=当方以外", "responsibility", "not-ours"),
        ("司会＝進行係", "facilitator", "進行係"), ("sev=P2", "severity", "high"),
    ],
)  # fmt: skip
def test_fields_have_other_names_too(case: Cli, said: str, name: str, value: str) -> None:
    case.done("set", "1", said)
    assert case.record().head.dump()[name] == value


def test_set_reads_times_relative_to_the_case(case: Cli) -> None:
    result = case("set", "1", "resolved=16:30")
    assert "Resolved: 20 Nov 2026 16:30" in result.stderr
    assert result.stdout == ""


def test_a_zone_counts_for_the_times_beside_it(case: Cli) -> None:
    case.done("set", "1", "resolved=23:30", "zone=JST")
    resolved = case.record().head.resolved
    assert resolved is not None
    assert resolved.dump().endswith("T23:30+09:00")


def test_an_empty_value_clears_the_field(case: Cli) -> None:
    case.done("set", "1", "severity=high")
    told = case("set", "1", "severity=").stderr
    assert case.record().head.severity is None
    assert "Severity: (empty)" in told


def test_a_value_may_hold_equals_signs(case: Cli) -> None:
    case.done("set", "1", "title=a=b=c")
    assert case.record().head.title == "a=b=c"


@pytest.mark.parametrize(
    ("assignment", "named"),
    [
        ("colour=red", "There is no field “colour”"),
        ("=red", "There is no field"),
        ("severity", "FIELD=VALUE"),
        ("s=high", "could mean several fields"),
        ("severity=awful", "awful"),
        ("started=25:99", "25:99"),
        ("zone=Mars", "Mars"),
        ("title=", "Title"),
        ("title=a\x07", "U+0007"),
        ("summary=\udce4", "U+DCE4"),
    ],
)
def test_one_wrong_value_keeps_all_from_being_written(case: Cli, assignment: str, named: str) -> None:
    before = case.record()
    result = case("set", "1", "origin=logistics", assignment)
    assert (result.exit_code, result.stdout) == (2, "")
    assert named in result.stderr
    assert case.record() == before


def test_set_names_everything_that_is_wrong_at_once(case: Cli) -> None:
    told = case("set", "1", "colour=red", "severity=awful", "started=25:99", "severity=low").stderr
    assert told.count("error: ") == 4
    assert "written twice" in told


def test_an_end_before_the_start_is_refused(case: Cli) -> None:
    before = case.record()
    result = case("set", "1", "severity=high", "resolved=2026-11-01")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "“Resolved” lies before “Started”." in result.stderr
    assert case.record() == before


def test_saying_the_same_again_writes_nothing(case: Cli) -> None:
    case.done("set", "1", "severity=high")
    before = case.record()
    assert "says so already" in case("set", "1", "severity=high").stderr
    assert case.record() == before


def test_who_wrote_it_is_in_the_log(case: Cli) -> None:
    case.done("set", "1", "severity=high")
    assert '"author": "tester"' in case.done("export", "1", "--format", "json")


def test_the_users_own_archive_is_for_the_user_alone(cli: Cli) -> None:
    home = cli.folder / "home"
    own = {"RETRO_DB": "", "HOME": str(home), "XDG_DATA_HOME": str(home / "data")}
    cli.done("new", "a", **own)
    path = home / "data/retro/retro.db"
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "a" in cli.done("list", **own)
