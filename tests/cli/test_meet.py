"""`retro meet`: a meeting line by line, from the last promises to new ones, in one terminal."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from retro.model.head_choices import Status
from retro.model.stages.cause import Cause
from retro.model.stages.follow_up import Check
from retro.model.stages.meeting import Meeting, MeetingPart
from retro.model.stages.prevention import Measure
from retro.model.stages.review import ParkingLotItem, Vote
from retro.model.stages.timeline import Event
from retro.services.meeting.lead import Terminal
from tests.cli.filled import once
from tests.cli.running import Cli

ROLES = "shift lead, packer, driver"
BEGUN = f"{ROLES}\n"


@pytest.fixture
@once
def prepared(cli: Cli) -> Cli:
    """A case whose facts were taken before the meeting, and one of the same origin with a promise that is overdue."""
    cli.done("new", "Call back never made", "--zone", "UTC", "--started", "2026-10-01")
    cli.done("set", "1", "origin=logistics", "case_kind=complaint", "severity=medium")
    cli.done("add", "1", "prevention", "a bell at the ramp @packer due 2026-11-20")
    cli.done("new", "Two parcels swapped", "--zone", "UTC", "--started", "2026-11-20 14:00")
    cli.done("set", "2", "origin=logistics", "case_kind=complaint", "severity=medium", "injured=no", "affected=order 7")
    for line in ("14:05 phones start ringing ~confirmed", "14:20 the van is stopped ~confirmed"):
        cli.done("add", "2", "timeline", line)
    cli.done("add", "2", "cause", "one table for two orders ~fact")
    cli.done("add", "2", "prevention", "one place per order @shift-lead due 2026-12-01 !stronger")
    cli.done("add", "2", "prevention", "slips in two colours @sales due 2026-12-05 !weaker")
    return cli


def meeting(cli: Cli) -> Meeting:
    (row,) = cli.record("2026-002").of(Meeting)
    return row


def test_it_leads_from_the_last_promises_to_the_minutes(prepared: Cli) -> None:
    said = "/next\nd three weeks without a miss\n\n" + "/next\n" * 6 + "y\n\n/end\n"
    told = prepared.done("meet", "2", typed=BEGUN + said)
    places = [line.split(" · ")[1] for line in told.splitlines() if " min left" in line or "min over" in line]
    assert list(dict.fromkeys(places)) == [
        "Rules and roles", "Last promises", "1 Timeline", "2 Cause", "3 Scope", "4 Remedy", "5 Prevention",
        "6 Changes", "Read-back",
    ]  # fmt: skip
    assert "1 of 1  a bell at the ramp\n" in told
    assert "packer · 20 Nov 2026 · 1 day overdue · 2026-001" in told
    assert "h holds   f did not hold   d done   n new date   x not doing" in told.replace("  d done  h", "")
    assert "The meeting is over. Minutes: 0. Roles present: 3. People × minutes: 0." in told
    (check,) = prepared.record("2026-001").of(Check)
    assert check.evidence == "three weeks without a miss"
    assert prepared.record("2026-002").head.status is Status.REVIEW


def test_what_an_owner_who_is_not_here_is_to_do_stands_as_not_agreed(prepared: Cli) -> None:
    to_the_end = "/next\n" * 8
    told = prepared.done("meet", "2", typed=f"{BEGUN}{to_the_end}y\n/end\n")
    assert "\nshift-lead\n" in told
    assert "sales  (not down as being here)" in told
    assert "Not agreed, since the owner is not down as having been here" in told
    here, away = prepared.record("2026-002").of(Measure)
    assert (here.agreed, away.agreed) == (True, False)
    assert "not agreed" in prepared.done("actions", "2")


def test_an_owner_says_yes_to_another_date(prepared: Cli) -> None:
    prepared.done("meet", "2", typed=BEGUN + "/next\n" * 8 + "5.1 n 12 Dec\n/end\n")
    row = prepared.record("2026-002").of(Measure)[0]
    assert (row.agreed, str(row.due)) == (True, "2026-12-12")


def test_the_minutes_say_who_was_there_how_long_and_what_it_cost(prepared: Cli) -> None:
    prepared("meet", "2", typed=BEGUN)
    prepared.now += timedelta(minutes=48)
    prepared.done("meet", "2", typed="/end\n")
    row = meeting(prepared)
    assert row.roles == ("shift lead", "packer", "driver")
    assert (row.took, row.cost, row.part) == (Decimal(48), Decimal(144), MeetingPart.WHOLE)
    assert row.ended is not None
    assert not row.goes_on
    assert "Meeting" in prepared.done("export", "2", "--format", "md")


def test_it_goes_on_at_the_step_where_it_was_left(prepared: Cli) -> None:
    for step, place in enumerate(["Last promises", "1 Timeline", "2 Cause", "3 Scope"], 2):
        told = prepared.done("meet", "2", typed=(BEGUN if step == 2 else "") + "/next\n")
        assert f"{step} of 9 · {place}" in told
    told = prepared.done("meet", "2", typed="")
    assert "5 of 9 · 3 Scope · 3 of 3 min left" in told
    assert "It goes on there with: retro meet 2026-002" in told
    assert len(prepared.record("2026-002").of(Meeting)) == 1


def test_a_night_between_two_runs_counts_nothing(prepared: Cli) -> None:
    prepared("meet", "2", typed=BEGUN)
    prepared.now += timedelta(minutes=1)
    prepared("meet", "2", typed="/next\n")
    prepared.now += timedelta(hours=16)
    told = prepared.done("meet", "2", typed="/pause\n/pause\n/end\n")
    assert "3 of 3 min left · paused" in told
    assert meeting(prepared).took == 1


def test_nobody_present_is_asked_for_once_more(cli: Cli) -> None:
    cli.done("new", "A case", "--zone", "UTC")
    told = cli.done("meet", "1", typed="\n , \nshift lead\n")
    assert told.count("! A meeting needs somebody: which roles are in the room?") == 2
    assert cli.record().of(Meeting)[0].roles == ("shift lead",)
    assert cli("meet", "1", typed="").exit_code == 0


@pytest.mark.parametrize("minutes", ["0", "10000", "-5"])
def test_a_meeting_of_no_or_of_endless_minutes_is_refused(cli: Cli, minutes: str) -> None:
    cli.done("new", "A case", "--zone", "UTC")
    result = cli("meet", "1", "--minutes", minutes, "--roles", "lead")
    assert result.exit_code == 2
    assert f"A meeting of {minutes} minutes cannot be planned." in result.stderr
    assert cli.record().of(Meeting) == ()


@pytest.mark.parametrize("words", [["--step", "lunch=5"], ["--step", "cause"], ["--facts", "--measures"]])
def test_words_that_no_meeting_can_have_are_refused(cli: Cli, words: list[str]) -> None:
    cli.done("new", "A case", "--zone", "UTC")
    assert cli("meet", "1", *words, "--roles", "lead").exit_code == 2


def test_with_an_empty_first_stage_it_says_what_will_not_fit(cli: Cli) -> None:
    cli.done("new", "A case", "--zone", "UTC")
    told = cli.done("meet", "1", typed=BEGUN)
    assert "1 Timeline 20" in told
    assert "5 Prevention, 6 Changes will not fit today" in told
    assert "5 of 9 · " not in told


def test_what_did_not_fit_is_passed_over_and_can_be_gone_to(cli: Cli) -> None:
    cli.done("new", "A case", "--zone", "UTC")
    told = cli.done("meet", "1", typed=BEGUN + "/next\n" * 6 + "/5\n/next\n/next\n\n\n")
    assert "9 of 9 · Read-back" in told
    assert "7 of 9 · 5 Prevention · 0 min, none planned" in told
    assert "Not gone through today: Prevention, Changes" in told


def test_a_step_is_left_out_with_a_reason_and_more_time_is_given(prepared: Cli) -> None:
    said = "/skip\n/skip we know them\n/skip none is open\n/extend 0\n/extend 5\n"
    told = prepared.done("meet", "2", typed=BEGUN + said)
    assert "! Why is the step left out?" in told
    assert "3 of 9 · 1 Timeline · 15 of 15 min left" in told
    assert "! How many minutes more" in told
    assert "skip promises none is open" in meeting(prepared).journal


def test_silent_minutes_then_a_round_role_by_role(prepared: Cli) -> None:
    said = "/2\n/silent 3\n\nno place for slips\n\nthe lamp was off\nnobody looked\n\n\n"
    told = prepared.done("meet", "2", typed=BEGUN + said)
    assert "Silent until 09:33" in told
    assert told.index("shift lead: What made it possible") < told.index("driver: What made it possible")
    assert "= The round is over." in told
    causes = prepared.record("2026-002").of(Cause)
    assert {"no place for slips", "the lamp was off", "nobody looked"} <= {cause.what for cause in causes}
    assert not any("driver" in str(cause.dump()) for cause in causes)  # who said what is kept nowhere


def test_hands_are_counted_and_only_the_sum_is_kept(prepared: Cli) -> None:
    told = prepared.done(
        "meet", "2", typed=f"{BEGUN}/5\n/hands 1 3, 5.2 1\n/hands 1 4\n/hands 9 1\n/hands many\n/undo\n"
    )
    assert "= 5.1: 4 hands" in told
    assert told.count("! ") == 2
    votes = {vote.row: vote.points for vote in prepared.record("2026-002").of(Vote)}
    first, second = prepared.record("2026-002").of(Measure)
    assert votes == {first.id: 3, second.id: 1}


def test_what_is_parked_has_somebody_who_takes_it_up(prepared: Cli) -> None:
    prepared.done("meet", "2", typed=f"{BEGUN}/park new scanners\nIT lead\n/park a lamp @caretaker\n/park paint\n\n")
    assert [(row.what, row.owner) for row in prepared.record("2026-002").of(ParkingLotItem)] == [
        ("new scanners", "IT lead"), ("a lamp", "caretaker"), ("paint", ""),
    ]  # fmt: skip


def test_a_row_is_disputed_and_by_whom(prepared: Cli) -> None:
    prepared.done("meet", "2", typed=f"{BEGUN}/1\n/doubt packer: it was a quarter past\n")
    row = prepared.record("2026-002").of(Event)[-1]
    assert (row.disputed_by, row.is_confirmed, row.details) == ("packer", False, "packer: it was a quarter past")


def test_the_row_that_is_disputed_is_the_one_written_last_or_the_one_that_is_named(prepared: Cli) -> None:
    said = "/1\n/1 14:10 the belt stops ~confirmed\n/doubt driver\n/doubt 1.1 packer: later\n/doubt 9.9 packer\n"
    prepared("meet", "2", typed=BEGUN + said)
    assert [(row.what, row.disputed_by) for row in prepared.record("2026-002").of(Event)] == [
        ("phones start ringing", "packer"), ("the belt stops", "driver"), ("the van is stopped", ""),
    ]  # fmt: skip


def test_what_the_program_keeps_for_itself_is_told_nowhere(prepared: Cli) -> None:
    told = prepared.done("meet", "2", typed=f"{BEGUN}/end\n") + prepared.done("rows", "2", "review")
    assert "step rules" not in told
    assert "rules=2" not in told


def test_a_half_heard_row_is_asked_for_in_full(prepared: Cli) -> None:
    prepared.done("add", "2", "timeline", "14:30 the driver said that…", "~confirmed")
    told = prepared.done("meet", "2", typed=f"{BEGUN}/1\n" + "\n" * 12)
    assert "What was it in full?" in told


def test_a_promise_gets_a_new_day(prepared: Cli) -> None:
    told = prepared.done("meet", "2", typed=f"{BEGUN}/next\nq\nn\n12 Dec\n")
    assert "! Of this one can be said:" in told
    assert "To which day?" in told
    assert prepared.record("2026-001").of(Check)[0].new_date is not None
    assert "n new date" not in prepared.done("meet", "2", typed="/next\n")  # it goes on behind what was said


def test_a_promise_is_not_done_with_the_reason(prepared: Cli) -> None:
    prepared.done("meet", "2", typed=f"{BEGUN}/next\nx it cannot be heard\n")
    assert prepared.record("2026-001").of(Check)[-1].reason == "it cannot be heard"


def test_two_meetings_go_through_the_facts_then_the_measures(prepared: Cli) -> None:
    told = prepared.done("meet", "2", "--facts", "--minutes", "30", typed=BEGUN + "/next\n" * 6 + "/end\n")
    assert "7 of 7 · Read-back" in told
    assert "5 Prevention" not in told.split("Read-back")[0]
    told = prepared.done("meet", "2", "--measures", typed=BEGUN + "/next\n" * 2 + "/end\n")
    assert "3 of 5 · 5 Prevention" in told
    assert [row.part for row in prepared.record("2026-002").of(Meeting)] == [MeetingPart.FACTS, MeetingPart.MEASURES]


def elsewhere(monkeypatch: pytest.MonkeyPatch, process: int, *running: int) -> None:
    """The next command runs in another process."""
    monkeypatch.setattr(
        Terminal, "here", classmethod(lambda cls: cls("machine", process, lambda each: each in running))
    )


def test_a_second_terminal_follows_and_says_so(prepared: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere(monkeypatch, 1, 1, 2)
    prepared("meet", "2", typed=f"{BEGUN}/next\n")
    elsewhere(monkeypatch, 2, 1, 2)
    told = prepared.done("meet", "2", typed="/next\n")
    assert "Another terminal leads this meeting: this one follows it." in told
    assert "2 of 9 · Last promises" in told
    assert "--lead" in told
    assert meeting(prepared).leader == "machine/1"


def test_it_is_taken_over_where_the_leader_is_gone_or_somebody_says_so(
    prepared: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere(monkeypatch, 1, 1)
    prepared("meet", "2", typed=BEGUN)
    elsewhere(monkeypatch, 2, 2)
    assert "this terminal leads it now" in prepared.done("meet", "2", typed="/next\n")
    elsewhere(monkeypatch, 3, 2, 3)
    assert "this terminal leads it now" in prepared.done("meet", "2", "--lead", typed="/next\n")
    assert meeting(prepared).leader == "machine/3"
    assert "step timeline" in meeting(prepared).journal


def test_a_closed_case_has_no_meeting_and_one_that_is_closed_meanwhile_ends_it(prepared: Cli) -> None:
    prepared("meet", "2", typed=BEGUN)
    prepared.done("close", "2", "--because", "a trial")
    result = prepared("meet", "2", typed="/next\n")
    assert result.exit_code == 1
    assert "2026-002 is closed." in result.stderr


def test_bytes_that_are_no_text_are_refused(prepared: Cli) -> None:
    result = prepared("meet", "2", typed=BEGUN.encode() + b"\xff\xfe\n")
    assert result.exit_code == 1
    assert "It is not UTF-8 text." in result.stdout


def test_one_word_shows_the_rules_again_and_another_all_words(prepared: Cli) -> None:
    told = prepared.done("meet", "2", typed=f"{BEGUN}/rules\n/help\n/\n/all\n/quit\n")
    assert told.count("We ask what made it possible, not who.") == 2
    assert "/hands  hands that were counted for a row" in told
    assert told.count("/skip") == 2  # a slash alone lists them, too


def test_going_back_and_undoing_a_step_bring_it_back(prepared: Cli) -> None:
    told = prepared.done("meet", "2", typed=f"{BEGUN}/back\n/next\n/next\n/back\n/undo\n/undo\n")
    assert "! This is the first step." in told
    assert told.rstrip().split("\n\n")[-1].startswith("2 of 9 · Last promises")


def test_it_speaks_japanese(prepared: Cli) -> None:
    told = prepared.done("meet", "2", typed="主任、梱包担当\n／次へ\n／会議終了\n", RETRO_LANG="ja")
    assert "残り" in told
    assert "会議を終えました" in told


@pytest.mark.parametrize("last", ["／終了\n", ""])
def test_who_leaves_is_told_that_it_is_open_and_what_ends_it(prepared: Cli, last: str) -> None:
    told = prepared.done("meet", "2", typed=f"主任\n{last}", RETRO_LANG="ja")
    assert "会議はまだ終わっていません" in told
    assert "/会議終了" in told.splitlines()[-2]
    assert told.rstrip().endswith("retro meet 2026-002")


@pytest.mark.parametrize("command", ["meet", "drill", "ask"])
def test_that_it_is_the_third_time_stands_in_the_title_wherever_somebody_is_led(prepared: Cli, command: str) -> None:
    prepared.done("new", "Parcels swapped again", "--zone", "UTC", "--started", "2026-11-20 15:00")
    prepared.done("add", "3", "timeline", "15:05 phones start ringing ~confirmed")
    prepared.done("add", "3", "remedy", "15:30 the right gift is brought")
    prepared.done("again", "2", "1")
    assert "2026-002  Two parcels swapped\n" in prepared.done(command, "2", typed="")
    prepared.done("again", "3", "2")
    assert "2026-003  3回発生・Parcels swapped again\n" in prepared.done(command, "3", typed="", RETRO_LANG="ja")


def test_a_slash_alone_lists_the_words_of_the_meeting_too(prepared: Cli) -> None:
    told = prepared.done("meet", "2", typed="主任\n/\n", RETRO_LANG="ja")
    assert "  /5 " in told
    assert "  /会議終了  " in told


FORMATS = ("md", "html", "json", "csv", "ics", "todo")


@pytest.mark.parametrize("reader", ["management", "customer"])
def test_no_report_for_others_than_the_team_tells_of_the_meeting(prepared: Cli, tmp_path: Path, reader: str) -> None:
    prepared.done("set", "2", "responsibility=ours", "detected=2026-11-20", "words_en=the wrong door")
    prepared.done("add", "2", "head", "zqnight zqlead @Ines Falkzq")
    prepared.done("add", "2", "prevention", "a place per order @lead due 2026-12-01 for-all")
    prepared.done("edit", "2", "2.1", "for_all=yes")
    said = (
        "zqdriver, zqnight zqlead\n/1\n/1 14:30 zqdoubted it was the wrong door ~confirmed\n"
        "/doubt zqdriver: zqwhy it was not\n"
        "/2\n/hands 1 3\n/round\nzqcause somebody said\n\n\n/park zqparked\nzqtaker\n/skip zqreason\n/end\n"
    )
    prepared.done("meet", "2", typed=said)
    team = prepared.done("export", "2", "--format", "md")
    assert "zqdriver" in team
    secrets = {"zqdriver", "zqparked", "zqtaker", "zqreason", "falkzq", "2 × "}
    if reader == "customer":
        secrets |= {"zqdoubted", "zqwhy", "zqcause"}
    else:
        secrets -= {"zqdriver"}  # a role that doubts a row is told with it
    for form in FORMATS:
        out = tmp_path / f"out-{reader}-{form}"
        more = ["--addressee", "Ann Lee"] if reader == "customer" else []
        prepared.done(
            "export", "2", "--for", reader, "--format", form, "-o", str(out), "--force", "--shield", "--yes", *more
        )
        files = [out] if out.is_file() else [each for each in out.rglob("*") if each.is_file()]
        whole = "\n".join(each.read_bytes().decode("utf-8", "ignore") for each in files).casefold()
        assert {secret for secret in secrets if secret in whole} == set(), form


def test_what_is_disputed_is_no_fact_in_a_report_for_others(prepared: Cli) -> None:
    prepared.done("meet", "2", typed=f"{BEGUN}/2 the wrong door was open ~fact\n/2\n/doubt packer: it was shut\n")
    prepared.done("edit", "2", "2.2", "sure=fact", "for_all=yes")  # somebody insists
    prepared.done("add", "2", "remedy", "14:50 a new parcel for-all")
    for row in ("1.1", "2.1"):  # a letter says what happened and what caused it
        prepared.done("edit", "2", row, "for_all=yes")
    cause = prepared.record("2026-002").of(Cause)[-1]
    assert (cause.disputed_by, cause.is_confirmed) == ("packer", False)
    told = prepared.done("export", "2", "--for", "management", "--shield", "--yes")
    (line,) = [line for line in told.splitlines() if "the wrong door was open" in line]
    assert "presumed" in line
    assert "fact" not in line
    letter = prepared.done("export", "2", "--for", "customer", "--addressee", "A", "--shield", "--yes")
    assert "a new parcel" in letter
    assert "the wrong door" not in letter


def test_figures_beside_the_roles_are_minutes_there_too(prepared: Cli) -> None:
    prepared.done("meet", "2", typed="45 min, lead, packer\n")
    held = meeting(prepared)
    assert held.roles == ("lead", "packer")
    assert held.planned == Decimal(45)


def test_the_length_and_the_steps_that_are_usual_come_from_the_settings(prepared: Cli) -> None:
    prepared.config.write_text("[meeting]\nminutes = 45\ncause = 20\n", encoding="utf-8")
    told = prepared.done("meet", "2", typed=BEGUN)
    assert "45 minutes:" in told
    assert "2 Cause 20" in told


@pytest.mark.parametrize("minutes", [(), ("--minutes", "45")])
def test_a_line_that_names_what_is_no_role_is_asked_for_once_more(prepared: Cli, minutes: tuple[str, ...]) -> None:
    told = prepared.done("meet", "2", *minutes, typed="-5, lead\n0, lead\nlead\n")
    assert "! “-5” is no role, and no number of minutes." in told
    assert "A meeting of 0 minutes cannot be planned." in told
    assert meeting(prepared).planned == Decimal(45 if minutes else 60)


def test_a_word_with_a_slash_is_no_role_and_one_that_leaves_begins_no_meeting(prepared: Cli) -> None:
    before = prepared.record("2026-002")
    for words in ("/終了\n", "／quit\n", "/end\n", "/next\n/quit\n"):
        prepared("meet", "2", typed=words)
        assert prepared.record("2026-002") == before
    assert "is no role" in prepared("meet", "2", typed="/pause\n").stdout
