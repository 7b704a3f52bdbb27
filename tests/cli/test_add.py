from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from retro.cli.words.stage_lookup import stage_called
from retro.model.stages.cause import Cause
from retro.model.stages.head import Participant
from retro.model.stages.prevention import Measure, Strength
from retro.model.stages.remedy import Remedy
from retro.model.stages.scope import Damage, Party
from retro.model.stages.timeline import Contact, Event, EventKind
from tests.cli.running import Cli


def test_a_row_is_written_and_read_back(case: Cli) -> None:
    told = case.done("add", "1", "timeline", "14:05", "phones", "start", "ringing", "#detection")
    (event,) = case.record().of(Event)
    assert event.what == "phones start ringing"
    assert event.event_kind is EventKind.DETECTION
    assert event.happened is not None
    assert event.happened.dump() == "2026-11-20T14:05+00:00"
    assert "14:05" in told
    assert "phones start ringing" in told


@pytest.mark.parametrize("stage", ["5", "５", "prevention", "Prevention measure", "prev", "PREV"])
def test_a_stage_has_many_names(case: Cli, stage: str) -> None:
    case.done("add", "1", stage, "two-person check !weaker")
    (measure,) = case.record().of(Measure)
    assert measure.strength is Strength.WEAKER


@pytest.mark.parametrize("stage", ["8", "-1", "", "c", "re", "nonsense"])
def test_a_stage_that_is_none_or_several_is_refused(case: Cli, stage: str) -> None:
    result = case("add", "1", "--", stage, "text")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"“{stage}”" in result.stderr
    assert case.record().rows == ()


def test_each_stage_has_its_own_short_form(case: Cli) -> None:
    case.done("add", "1", "scope", "37 parcels late #economic ~estimated")
    case.done("add", "1", "timeline", "contact: 15:00 they ask where it is #phone")
    (damage,) = case.record().of(Damage)
    (contact,) = case.record().of(Contact)
    assert (damage.figure, damage.unit) == (Decimal(37), "parcels")
    assert contact.heard == "they ask where it is"


def test_ten_parcels_are_ten_parties_from_one_list(case: Cli) -> None:
    case.done("add", "1", "scope", "10 parcels wrong ~confirmed")
    names = [f"household {letter}" for letter in "ABCDEFGHIJ"]
    listed = "\n".join(["Parties:", *(f"- {name}, damage: 3.1" for name in names)])
    told = case("add", "1", "scope", "-", typed=listed.encode())
    assert told.exit_code == 0
    (damage,) = case.record().of(Damage)
    assert [(row.who, row.damage) for row in case.record().of(Party)] == [(name, damage.id) for name in names]


def test_a_time_counts_from_the_row_before(case: Cli) -> None:
    case.done("add", "1", "1", "14:05 a")
    case.done("add", "1", "1", "+7 b")
    assert [event.happened.dump()[11:16] for event in case.record().of(Event) if event.happened] == ["14:05", "14:12"]


def test_a_time_that_may_be_of_two_days_is_kept_and_the_other_day_is_named(case: Cli) -> None:
    case.done("add", "1", "1", "20 Nov 0:30 a")
    case.done("add", "1", "1", "14:50 b")
    result = case("add", "1", "1", "1:10 c")
    assert result.exit_code == 0
    assert "20 Nov 2026 01:10" in result.stderr
    assert "21 Nov 2026 01:10" in result.stderr
    assert "next day" in result.stderr
    case.done("add", "1", "1", "next day 0:20 d")
    days = {event.what: event.happened.dump()[:10] for event in case.record().of(Event) if event.happened}
    assert days == {"a": "2026-11-20", "b": "2026-11-20", "c": "2026-11-20", "d": "2026-11-21"}


def test_a_time_past_midnight_is_on_the_next_day_and_says_so(case: Cli) -> None:
    case.done("add", "1", "1", "23:50 a")
    assert "21 Nov 00:10" in case.done("add", "1", "1", "0:10 b")
    assert "1.1  event, 23:40" in case.done("add", "1", "1", "23:40 c")


@pytest.mark.parametrize("line", ["25:99 x", "14:05", "", "a\x1b[2J", "a\udce4", "two\nlines", "> under nothing"])
def test_a_line_that_cannot_be_read_is_refused(case: Cli, line: str) -> None:
    result = case("add", "1", "cause" if line.startswith(">") else "timeline", line)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "\x1b" not in result.stderr
    assert case.record().rows == ()


def test_good_lines_of_stdin_are_kept_and_bad_ones_given_back(case: Cli) -> None:
    typed = b"\xef\xbb\xbf14:05 first\r\n\n99:99 never\n14:10 \xe4\xb8\n14:11 a\x1b[2Jb\n   \n14:15 last"
    result = case("add", "1", "timeline", "-", typed=typed)
    assert result.exit_code == 1
    assert [event.what for event in case.record().of(Event)] == ["first", "last"]
    assert len(result.stdout.splitlines()) == 2
    told = result.stderr.splitlines()
    assert told[0].startswith("line 3: ")
    assert told[1] == "99:99 never"
    assert told[2].startswith("line 4: ")
    assert told[3] == "14:10 \\xe4\\xb8"
    assert told[4].startswith("line 5: ")
    assert "U+001B" in told[4]
    assert told[5] == "14:11 a [2Jb"
    assert told[6].startswith("error: 3 lines")


def test_lines_of_stdin_count_from_each_other(case: Cli) -> None:
    case.done("add", "1", "1", "-", typed="14:05 a\n+7 b\nnext day 0:10 c\n+1 d\n")
    events = case.record().of(Event)
    assert [event.happened.dump()[8:16] for event in events if event.happened] == [
        "20T14:05", "20T14:12", "21T00:10", "21T00:11",
    ]  # fmt: skip


def test_lines_of_stdin_write_a_tree(case: Cli) -> None:
    case.done("add", "1", "cause", "-", typed="one\n> two\n>> three\n> four\nfive\n> why: six\n")
    assert [(cause.what, depth) for cause, depth in case.record().causes()] == [
        ("one", 0), ("two", 1), ("three", 2), ("four", 1), ("five", 0), ("six", 1),
    ]  # fmt: skip


def test_single_lines_go_on_from_the_last_cause(case: Cli) -> None:
    for line in ("one", "> two", "> three"):
        case.done("add", "1", "cause", line)
    assert [depth for _cause, depth in case.record().causes()] == [0, 1, 2]


def test_all_lines_of_one_run_are_one_step_for_undo(case: Cli) -> None:
    case.done("add", "1", "cause", "before")
    case.done("add", "1", "cause", "-", typed="one\n> two\nthree\n")
    told = case.done("undo", "1")
    assert [cause.what for cause in case.record().of(Cause)] == ["before"]
    assert "“one”" in told
    assert "2 more" in told


def test_nothing_on_stdin_is_said_to_be_nothing(case: Cli) -> None:
    result = case("add", "1", "cause", "-", typed="\n\n")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing was added" in result.stderr


def test_what_the_read_back_shows_cannot_steer_a_terminal(case: Cli) -> None:
    told = case.done("add", "1", "cause", "[bold]x[/bold] \u00a0 <b>")
    assert "[bold]x[/bold]" in told


def test_what_people_keep_elsewhere_is_read_from_stdin(case: Cli) -> None:
    typed = "## Timeline (JST)\n- **14:05** first\n- 14:06 - second\n| 14:07 | third |\nnova [2:08 PM] fourth\n"
    result = case("add", "1", "timeline", "-", typed=typed)
    assert result.exit_code == 0
    events = case.record().of(Event)
    assert [event.what for event in events] == ["first", "second", "third", "fourth"]
    assert [event.happened.dump()[11:] for event in events if event.happened] == [
        "05:05+00:00", "05:06+00:00", "05:07+00:00", "05:08+00:00",
    ]  # fmt: skip
    assert [event.source for event in events] == ["", "", "", "nova"]
    assert "line 1 is no row" in result.stderr


def test_lines_of_stdin_are_one_change(case: Cli) -> None:
    before = case.record().head.seq
    case.done("add", "1", "cause", "-", typed="one\n> two\nthree\n")
    assert case.record().head.seq == before + 1


def test_lines_for_a_closed_case_change_nothing(case: Cli) -> None:
    case.done("add", "1", "changes", "nothing: rented @lead")
    case.done("close", "1", "--because", "a test")
    before = case.record()
    result = case("add", "1", "timeline", "-", typed="14:05 one\n14:06 two\n")
    assert result.exit_code == 1
    assert case.record() == before


def test_what_was_not_read_is_said_beside_what_was(case: Cli) -> None:
    result = case("add", "1", "prevention", "tell @all about the 10:05 van by Friday")
    assert result.exit_code == 0
    assert result.stderr == "not read: @all, 10:05, by Friday\n"
    assert case("add", "1", "prevention", "two-person check @night shift due 2026-12-01").stderr == ""


def test_what_was_not_read_in_lines_of_stdin_is_said_and_counted(case: Cli) -> None:
    typed = "14:05 phones ring\n14:06 moved the 15:00 van\nnobody knows when\n"
    told = case("add", "1", "timeline", "-", typed=typed).stderr.splitlines()
    assert told == [
        "line 2: not read: 15:00",
        "1 line holds something that was not read.",
        "1 line has no time.",
    ]


def test_a_list_of_participants_is_several(case: Cli) -> None:
    case.done("add", "1", "head", "RF, PW, RR")
    case.done("add", "1", "参加者", "運転手、梱包係、店長")
    case.done("add", "1", "0", "driver @Falk, packer @Sato")
    people = [(person.role, person.name) for person in case.record().of(Participant)]
    assert people == [
        ("RF", ""), ("PW", ""), ("RR", ""), ("運転手", ""), ("梱包係", ""), ("店長", ""), ("driver", "Falk"),
        ("packer", "Sato"),
    ]  # fmt: skip
    case.done("undo", "1")
    assert len(case.record().of(Participant)) == 6


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("経緯", "timeline"), ("損害", "scope"), ("影響範囲・損害", "scope"), ("処置", "remedy"),
        ("対応・処置", "remedy"),
        ("対策", "prevention"), ("仕組み", "changes"), ("変更", "changes"), ("振り返り", "review"), ("参加者", "head"),
        ("impact", "scope"), ("actions", "prevention"), ("why", "cause"), ("p", "prevention"), ("t", "timeline"),
        ("mitigation", "remedy"), ("応急対応", "remedy"), ("changes to systems and process", "changes"),
    ],
)  # fmt: skip
def test_the_words_of_the_trade_are_names_of_stages(said: str, code: str) -> None:
    assert stage_called(said).code == code


def test_a_cost_without_a_currency_takes_that_of_the_settings(case: Cli, tmp_path: Path) -> None:
    config = tmp_path / "house.toml"
    config.write_text('currency = "EUR"')
    for line in ("16:30 gift #company cost 30", "16:40 gift #company cost 3万2千円", "16:50 gift #company"):
        assert case("add", "1", "remedy", line, RETRO_CONFIG=str(config)).exit_code == 0
    case("add", "1", "remedy", "-", typed="17:00 gift #company cost 12", RETRO_CONFIG=str(config))
    case.done("add", "1", "remedy", "17:10 gift #company cost 5")
    costs = [(row.cost, row.currency) for row in case.record().of(Remedy)]
    assert costs == [(30, "EUR"), (32000, "円"), (None, ""), (12, "EUR"), (5, "")]


@pytest.mark.parametrize(("zone", "lang", "currency"), [
    ("Asia/Tokyo", "ja", "円"), ("Asia/Tokyo", "en", ""), ("Europe/Berlin", "ja", ""),
])  # fmt: skip
def test_a_cost_without_a_currency_is_in_yen_where_one_types_japanese_in_japan(
    case: Cli, zone: str, lang: str, currency: str
) -> None:
    case.done("set", "1", f"zone={zone}")
    told = case("--lang", lang, "add", "1", "remedy", "16:30 gift #company cost 4800")
    (row,) = case.record().of(Remedy)
    assert row.cost == 4800
    assert row.currency == currency
    assert ("円" in told.stdout) is bool(currency)


def test_where_no_line_is_good_nothing_is_said_to_be_kept(case: Cli) -> None:
    result = case("add", "1", "timeline", "-", typed="25:10 bell\n26:99 belt\n")
    assert result.exit_code == 1
    assert "2 lines were not taken." in result.stderr
    assert "Nothing was added." in result.stderr
    assert "kept" not in result.stderr
    assert case.record().rows == ()


def test_wrapped_prose_on_stdin_is_one_row_for_each_paragraph_and_that_is_said(case: Cli) -> None:
    prose = "The belt stood still all morning, and nobody in the hall knew whom to ask about the\nspare motor."
    result = case("add", "1", "timeline", "-", typed=f"{prose}\n\n{prose}\n")
    assert result.exit_code == 0
    assert "2 lines go on with those above them, and were joined to them." in result.stderr
    assert [event.what for event in case.record().of(Event)] == [prose.replace("\n", " ")] * 2


def test_the_columns_of_a_table_on_stdin_are_read_by_their_heads(case: Cli) -> None:
    table = "対策\t担当\t期限\n棚を分ける\t夜勤\t2026-12-10\n札を付ける\t日勤\t未定\n"
    result = case("add", "1", "prevention", "-", typed=table)
    assert result.exit_code == 0
    one, two = case.record().of(Measure)
    assert (one.what, one.owner, str(one.due)) == ("棚を分ける", "夜勤", "2026-12-10")
    assert (two.what, two.owner, two.due) == ("札を付ける 期限：未定", "日勤", None)
    assert "期限：未定" in result.stderr
