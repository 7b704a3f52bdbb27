"""Rows are changed, moved and deleted by commands: edit, move, rm."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from retro.cli.words import text_files
from retro.cli.words.row_lookup import row_called
from retro.errors import RetroError
from retro.language import language
from retro.model.entry import Entry
from retro.model.row_labels import number_of
from retro.model.stages.cause import Cause
from retro.model.stages.prevention import Measure, Result, Strength
from retro.model.stages.remedy import Remedy
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Event, EventKind
from tests.cli.filled import once
from tests.cli.running import Cli
from tests.records import record


@pytest.fixture
@once
def rows(case: Cli) -> Cli:
    """A case with three events, three causes and a measure."""
    case.done("add", "1", "timeline", "-", typed="14:05 a\n14:12 b\n14:30 c\n")
    case.done("add", "1", "cause", "-", typed="one\n> two\nthree\n")
    case.done("add", "1", "prevention", "two-person check @shipping-lead due 2026-12-01 !weaker")
    return case


def causes(case: Cli) -> list[tuple[int, str]]:
    return [(depth, cause.what) for cause, depth in case.record().causes()]


def events(case: Cli) -> list[str]:
    return [event.what for event in case.record().of(Event)]


def measure(case: Cli) -> Measure:
    (found,) = case.record().of(Measure)
    return found


def test_fields_of_a_row_are_written_and_read_back(rows: Cli) -> None:
    result = rows("edit", "1", "5.1", "owner=warehouse lead", "due=2026-12-24", "result=done", "answers=2.2")
    assert (result.exit_code, result.stdout) == (0, "5.1\n")
    assert result.stderr.splitlines() == [
        "Owner: warehouse lead", "Due: 24 Dec 2026", "Result: done", "Answers cause: 2.2",
    ]  # fmt: skip
    now = measure(rows)
    assert (now.owner, str(now.due), now.result, now.strength) == (
        "warehouse lead",
        "2026-12-24",
        Result.DONE,
        Strength.WEAKER,
    )
    assert now.answers == (rows.record().of(Cause)[1].id,)


@pytest.mark.parametrize("said", ["2.1, 2.2", "2 1", "１，２", "one, 2.2"])
def test_a_measure_is_given_several_causes(rows: Cli, said: str) -> None:
    result = rows("edit", "1", "5.1", f"answers={said}")
    assert (result.exit_code, result.stderr) == (0, "Answers cause: 2.1, 2.2\n")
    *causes, _third = (cause.id for cause in rows.record().of(Cause))
    assert sorted(measure(rows).answers) == sorted(causes)
    assert sorted(json.loads(rows("rows", "1", "5", "--json").stdout)[0]["answers"]) == sorted(causes)
    rows.done("rm", "1", "2.2")
    assert measure(rows).answers == (causes[0],)
    rows.done("undo", "1")
    assert sorted(measure(rows).answers) == sorted(causes)
    rows.done("edit", "1", "5.1", "answers=")
    assert measure(rows).answers == ()


def test_a_cause_that_is_not_there_is_told_by_its_own_piece(rows: Cli) -> None:
    result = rows("edit", "1", "5.1", "answers=2.1, 2.7")
    assert result.exit_code == 2
    assert "“2.7”" in result.stderr
    assert measure(rows).answers == ()


@pytest.mark.parametrize("name", ["1.2", "１．２", "timeline.2", "Time.2", "時系列.2", "01.02", " 1.2 "])
def test_a_row_has_many_names(rows: Cli, name: str) -> None:
    if name == "01.02":
        assert rows("edit", "1", name, "what=x").exit_code == 2  # a stage has no zeros in front
        return
    rows.done("edit", "1", name, "what=x")
    assert events(rows) == ["a", "x", "c"]


def test_a_row_is_known_by_its_id_wherever_it_stands(rows: Cli) -> None:
    (_first, _second, third) = json.loads(rows.done("rows", "1", "1", "--json"))
    assert rows.done("edit", "1", third["id"], "when=13:00") == "1.1\n"
    assert rows.done("edit", "1", third["id"], "what=first") == "1.1\n"
    assert events(rows) == ["first", "a", "b"]


@pytest.mark.parametrize(
    "field", ["kind=detection", "event_kind=det", "event-kind=DETECTION", f"{language('ja')('Kind')}＝検知"]
)
def test_a_field_is_known_by_name_label_and_beginning(rows: Cli, field: str) -> None:
    rows.done("edit", "1", "1.1", field)
    assert rows.record().of(Event)[0].event_kind is EventKind.DETECTION


def test_a_word_that_begins_a_mark_names_the_field_too(case: Cli) -> None:
    case.done("add", "1", "timeline", "contact: 15:00 where is it #phone promise call back")
    case.done("edit", "1", "1.1", "due=2026-11-20 17:00")
    assert "2026-11-20T17:00" in case.done("show", "1", "--json")


@pytest.mark.parametrize(
    ("said", "figure", "unit", "certainty"),
    [
        ("最大500件", 500, "件", "upper-bound"),
        ("100件以上", 100, "件", "lower-bound"),
        ("up to 40 parcels", 40, "parcels", "upper-bound"),
        ("at least 12 letters", 12, "letters", "lower-bound"),
        ("約30個", 30, "個", "estimated"),
        ("3割", 30, "%", None),
    ],
)
def test_bounds_of_a_figure_are_read_as_add_reads_them(
    case: Cli, said: str, figure: int, unit: str, certainty: str | None
) -> None:
    case.done("add", "1", "scope", "7 boxes lost")
    case.done("edit", "1", "3.1", f"figure={said}")
    (edited,) = case.record().of(Damage)
    assert (str(edited.figure), edited.unit) == (str(figure), unit)
    assert (edited.certainty.value if edited.certainty else None) == certainty
    case.done("add", "1", "scope", f"{said} lost")
    added = case.record().of(Damage)[1]
    assert (added.figure, added.unit, added.certainty) == (edited.figure, edited.unit, edited.certainty)


@pytest.mark.parametrize(
    ("said", "figure", "unit"),
    [
        ("1200 failed payments", 1200, "failed payments"),
        ("500 orders per hour", 500, "orders per hour"),
        ("20 % of users", 20, "% of users"),
        ("25 minutes of failed traffic", 25, "minutes of failed traffic"),
        ("1200決済", 1200, "決済"),
        ("1200件の決済", 1200, "件の決済"),
        ("１２００件の決済", 1200, "件の決済"),
        ("3割の利用者", 30, "%の利用者"),
    ],
)
def test_what_is_counted_may_be_said_in_several_words(case: Cli, said: str, figure: int, unit: str) -> None:
    case.done("add", "1", "scope", "payments failed")
    case.done("edit", "1", "3.1", f"figure={said}")
    (edited,) = case.record().of(Damage)
    assert (str(edited.figure), edited.unit) == (str(figure), unit)


@pytest.mark.parametrize(
    "said", ["30分弱", "2日目", "3 of 10", "2-3 days", "9 parcels, 3 letters", "12 parcels @packer"]
)
def test_what_may_be_another_figure_is_refused(case: Cli, said: str) -> None:
    case.done("add", "1", "scope", "payments failed")
    result = case("edit", "1", "3.1", f"figure={said}")
    assert result.exit_code == 2
    assert "does not read as a number" in result.stderr


def test_of_a_cost_nobody_holds_how_sure_it_is(case: Cli) -> None:
    case.done("add", "1", "remedy", "new vase cost 3 EUR")
    result = case("edit", "1", "4.1", "cost=up to 40 EUR")
    assert result.exit_code == 2
    assert "does not read as a number" in result.stderr


def test_an_amount_is_read_with_its_unit(case: Cli) -> None:
    case.done("add", "1", "remedy", "16:30 gift brought #company")
    case.done("edit", "1", "4.1", "cost=900 EUR")
    (remedy,) = case.record().of(Remedy)
    assert (str(remedy.cost), remedy.currency) == ("900", "EUR")
    for words in (("cost=12 USD", "currency=JPY"), ("currency=JPY", "cost=12 USD")):
        case.done("edit", "1", "4.1", *words)
        (remedy,) = case.record().of(Remedy)
        assert (str(remedy.cost), remedy.currency) == ("12", "JPY")


def test_an_empty_value_clears_a_field_but_never_what_the_row_says(rows: Cli) -> None:
    rows.done("edit", "1", "5.1", "due=")
    assert measure(rows).due is None
    result = rows("edit", "1", "5.1", "what=  ", "owner=nobody")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is empty, and is needed" in result.stderr
    assert measure(rows).owner == "shipping-lead"


def test_a_long_text_is_read_from_a_file_or_from_stdin(rows: Cli) -> None:
    path = rows.folder / "notes.md"
    path.write_text("- one\r\n- 二\r\n", "utf-8")
    result = rows("edit", "1", "1.1", "what=A", "--text", f"details={path}")
    assert "Details: - one - 二" in result.stderr
    assert rows.record().of(Event)[0].details == "- one\n- 二"
    rows.done("edit", "1", "1.1", "--text", "詳細=-", typed="x = y\n")
    assert rows.record().of(Event)[0].details == "x = y"


def test_of_a_long_text_the_beginning_is_read_back(rows: Cli) -> None:
    result = rows("edit", "1", "1.1", "--text", "details=-", typed="word " * 500)
    assert "(2,499 letters)" in result.stderr or "(2500 letters)" in result.stderr
    assert len(result.stderr) < 200


def test_a_hyphen_says_that_it_does_not_apply_and_takes_no_text_from_stdin(rows: Cli) -> None:
    result = rows("edit", "1", "1.1", "details=-", typed="a text")
    assert result.exit_code == 0
    assert "Details: does not apply" in result.stderr
    assert rows.record().of(Event)[0].details == ""


@pytest.mark.parametrize(
    ("files", "named"),
    [
        (("details=nowhere.md",), "nowhere.md"),
        (("details=/",), "“/”"),
        (("details",), "FIELD=FILE"),
        (("details=",), "FIELD=FILE"),
        (("details=-", "what=-"), "one field only"),
        (("detial=-",), "details"),
        (("source=-",), "one line"),
    ],
)
def test_a_text_that_cannot_be_read_is_refused(rows: Cli, files: tuple[str, ...], named: str) -> None:
    before = rows.record()
    result = rows("edit", "1", "1.1", "what=z", *(word for file in files for word in ("--text", file)), typed="a\nb")
    assert result.exit_code in (1, 2)
    assert named in result.stderr
    assert rows.record() == before


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no file here that never ends")
def test_a_file_that_never_ends_is_refused(rows: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_files, "_MOST", 2**20)
    result = rows("edit", "1", "1.1", "--text", "details=/dev/zero")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "longer than 1 MB" in result.stderr


def test_a_text_that_is_not_utf_8_is_refused(rows: Cli) -> None:
    result = rows("edit", "1", "1.1", "--text", "details=-", typed=b"caf\xe9")
    assert result.exit_code == 1
    assert "byte 4 is broken" in result.stderr


def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_written(rows: Cli) -> None:
    before = rows.record()
    result = rows(
        "edit", "1", "5.1", "onwer=x", "due=whenever", "strength=enormous", "answers=2.9", "proof", "means=rule"
    )
    assert result.exit_code == 2
    assert result.stderr.count("error: ") == 5
    assert "Did you mean owner" in result.stderr
    assert rows.record() == before


def test_a_field_that_is_like_none_names_all_as_one_types_them(rows: Cli) -> None:
    told = rows("edit", "1", "5.1", "qqq=x").stderr
    assert "what, answers, strength, means, error_proofing, owner, due" in told
    told = rows("edit", "1", "5.1", "んん=x", RETRO_LANG="ja").stderr
    assert "対策、対象の原因、強さ" in told


@pytest.mark.parametrize(
    ("name", "code", "named"),
    [("5.2", 1, "stage 5 has 1 row."), ("3.1", 1, "stage 3 has 0 rows"), ("9.1", 2, "“9”"), ("51", 2, "“51”"),
     ("", 2, "“”"), ("5.", 2, "“5.”"), ("5.0", 1, "5.0"), ("timelin.1.2", 2, "timelin.1"),
     ("0000000000000fff", 2, "fff")],
)  # fmt: skip
def test_a_row_that_is_not_there_is_told(rows: Cli, name: str, code: int, named: str) -> None:
    for words in (("edit", "1", name, "what=x"), ("rm", "1", name), ("move", "1", name, "up")):
        result = rows(*words)
        assert (result.exit_code, result.stdout) == (code, "")
        assert named in result.stderr
        assert len(result.stderr.splitlines()) == 2


def test_a_row_with_another_time_goes_to_its_place(rows: Cli) -> None:
    result = rows("edit", "1", "1.3", "happened=14:07")
    assert result.stdout == "1.2\n"
    assert "Row 1.3 is row 1.2 now." in result.stderr
    assert "20 Nov 2026 14:07" in result.stderr
    assert events(rows) == ["a", "c", "b"]


def test_what_is_so_already_is_said_and_not_written(rows: Cli) -> None:
    before = rows.record()
    result = rows("edit", "1", "5.1", "strength=weaker", "due=2026-12-01")
    assert (result.exit_code, result.stdout) == (0, "5.1\n")
    assert "says so already" in result.stderr
    assert rows.record() == before


def test_an_edit_without_a_field_says_what_to_write(rows: Cli) -> None:
    for words in (("edit", "1", "5.1"), ("set", "1")):
        result = rows(*words)
        assert result.exit_code == 2
        assert "FIELD=VALUE" in result.stderr


def test_what_contradicts_itself_is_refused(rows: Cli) -> None:
    before = rows.record()
    assert "its own cause" in rows("edit", "1", "2.1", "parent=2.2").stderr
    rows.done("add", "1", "timeline", "contact: 15:00 x #phone")
    assert "is before the case, which began on 2026-11-20" in rows("edit", "1", "1.4", "kept=2026-11-19").stderr
    assert rows.record().of(Cause) == before.of(Cause)


def test_a_closed_case_is_not_edited(rows: Cli) -> None:
    rows.done("close", "1", "--because", "a test")
    before = rows.record()
    for words in (("edit", "1", "1.1", "what=x"), ("rm", "1", "1.1"), ("move", "1", "2.3", "up")):
        result = rows(*words)
        assert result.exit_code == 1
        assert "is closed" in result.stderr
    assert rows.record() == before


def test_a_deleted_row_is_told_and_comes_back(rows: Cli) -> None:
    result = rows("rm", "1", "2.1")
    assert result.stdout == "Deleted: 2.1  cause, “one”\n"
    assert "1 row that stood under it" in result.stderr
    assert "retro undo 2026-001" in result.stderr
    assert causes(rows) == [(0, "three")]
    rows.done("undo", "1")
    assert causes(rows) == [(0, "one"), (1, "two"), (0, "three")]


@pytest.mark.parametrize(
    ("words", "name", "tree"),
    [
        (("2.3", "up"), "2.1", [(0, "three"), (0, "one"), (1, "two")]),
        (("2.1", "down"), "2.2", [(0, "three"), (0, "one"), (1, "two")]),
        (("2.3", "under", "2.1"), "2.3", [(0, "one"), (1, "two"), (1, "three")]),
        (("2.3", "under", "cause.2"), "2.3", [(0, "one"), (1, "two"), (2, "three")]),
        (("2.2", "after", "2.1"), "2.2", [(0, "one"), (0, "two"), (0, "three")]),
        (("2.2", "after", "2.3"), "2.3", [(0, "one"), (0, "three"), (0, "two")]),
        (("2.1", "after", "2.3"), "2.2", [(0, "three"), (0, "one"), (1, "two")]),
        (("2.3", "after", "2.2"), "2.3", [(0, "one"), (1, "two"), (1, "three")]),
    ],
)
def test_a_cause_moves(rows: Cli, words: tuple[str, ...], name: str, tree: list[tuple[int, str]]) -> None:
    assert rows.done("move", "1", *words) == f"{name}\n"
    assert causes(rows) == tree
    rows.done("undo", "1")
    assert causes(rows) == [(0, "one"), (1, "two"), (0, "three")]


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (("1.1", "down"), 1, "Its time keeps"),
        (("1.3", "after", "1.1"), 1, "Its time keeps"),
        (("1.1", "under", "1.2"), 1, "Only a cause"),
        (("2.1", "after", "1.1"), 1, "cannot stand behind"),
        (("2.1", "after", "2.1"), 1, "cannot stand behind"),
        (("2.1", "under", "2.2"), 1, "its own cause"),
        (("2.1", "under", "2.1"), 1, "its own cause"),
        (("2.1", "sideways"), 2, "retro move 1 2.1 up"),
        (("2.1", "after"), 2, "retro move 1 2.1 up"),
        (("2.1", "up", "2.3"), 2, "retro move 1 2.1 up"),
        (("2.1", "after", "2.9"), 1, "no row 2.9"),
    ],
)
def test_a_move_that_cannot_be_is_refused(rows: Cli, words: tuple[str, ...], code: int, named: str) -> None:
    before = rows.record()
    result = rows("move", "1", *words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert named in result.stderr
    assert rows.record() == before


@pytest.mark.parametrize("words", [("2.1", "up"), ("2.3", "down"), ("2.2", "under", "2.1"), ("2.3", "after", "2.1")])
def test_a_row_that_stands_there_already_is_not_moved(rows: Cli, words: tuple[str, ...]) -> None:
    before = rows.record()
    result = rows("move", "1", *words)
    assert result.exit_code == 0
    assert "stands there already" in result.stderr
    assert rows.record() == before


def test_a_row_without_a_time_moves_among_those_that_have_one(rows: Cli) -> None:
    rows.done("add", "1", "timeline", "? d")
    assert rows.done("move", "1", "1.4", "after", "1.1") == "1.2\n"
    assert events(rows) == ["a", "d", "b", "c"]


def test_no_words_can_steer_the_terminal(rows: Cli) -> None:
    for words in (("edit", "1", "a\x1b[2J", "x=y"), ("edit", "1", "1.1", "\x1b[2J=y"), ("rm", "1", "\x1b]0;x\x07.1")):
        result = rows(*words)
        assert result.exit_code == 2
        assert "\x1b" not in result.stderr


LONG = record(*(Cause(what=f"cause {n}") for n in range(12)), Measure(what="one"))


@given(st.text() | st.from_regex(r"[0-9a-z０-９.]{1,8}"))
def test_whatever_is_said_names_a_row_or_is_told(said: str) -> None:
    row = None
    with suppress(RetroError):
        row = row_called(LONG, said)
    assert row is None or row in LONG.rows


@given(st.sampled_from(LONG.rows), st.sampled_from(["{n}", "{code}", "{code:.3}", " {n}", "{label}"]))
def test_every_way_to_name_a_row_leads_to_it(row: Entry, way: str) -> None:
    stage = way.format(n=row.stage.number, code=row.stage.code, label=language("ja")(row.stage.label))
    assert row_called(LONG, f"{stage}.{number_of(LONG, row)}") is row
