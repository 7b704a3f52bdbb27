"""The commands that forget people: forget, retain."""

from __future__ import annotations

import json
import re
import sqlite3
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from retro.model.call import Call, CallLine
from retro.model.change import Add, Forget
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import closing
from retro.model.stages.cause import Cause
from retro.model.stages.remedy import Remedy
from retro.model.stages.scope import Damage
from retro.store.journal import Unsaved, journals, keep, read
from retro.store.sqlite.backup import back_up
from retro.store.sqlite.store import open_store
from tests.cli.filled import once
from tests.cli.running import NOW, Cli

WORDS = ("森様", "森 一郎", "森さん")


@pytest.fixture
@once
def told(case: Cli) -> Cli:
    """A case in which 森 stands in the title, in rows, in a deleted one, in what rows held before; closed, by 森."""
    case.done("set", "1", "title=森様の荷物", "severity=low")
    case.done("add", "1", "head", "packer @森 一郎")
    case.done("add", "1", "timeline", "14:05 森様から電話 #detection")
    case.done("add", "1", "timeline", "14:10 森田様と森の話")
    case.done("add", "1", "scope", "party: 森様 reach: 0301 7788")
    case.done("edit", "1", "1.1", "what=お客様から電話")
    case.done("rm", "1", "0.1")
    case.done("close", "1", "--because", "森様が待たない")
    return case


def held(path: Path) -> str:
    """All that the file holds, as text."""
    files = (path.with_name(path.name + ending) for ending in ("", "-wal", "-shm", "-journal"))
    return "".join(each.read_bytes().decode("utf-8", "replace") for each in files if each.exists())


def test_a_name_is_nowhere_in_the_file_and_in_its_json_afterwards_and_verify_says_so(told: Cli) -> None:
    assert all(word in held(told.db) for word in WORDS[:2])
    done = told("forget", "森", "--yes")
    assert done.exit_code == 0, done.stderr
    assert "Forgotten: " in done.stderr
    exported = told.done("export", "1", "--format", "json")
    for text in (held(told.db), exported):
        assert not [at for at in range(len(text)) if text.startswith("森", at) and not text.startswith("森田", at)]
        assert "0301 7788" not in text
        assert "森田様と[forgotten]の話" in text
    record = told.record()
    assert record.head.title == "[forgotten]の荷物"
    assert record.head.closed_because == "[forgotten]が待たない"
    assert "forgotten" in told.done("list")
    verified = told.done("verify")
    assert "as it was closed  7 entries forgotten on 2026-11-21" in verified
    (plain,) = json.loads(told.done("verify", "--json"))
    assert (plain["state"], plain["forgotten"]) == ("whole", [{"day": "2026-11-21", "entries": 7}])


def test_the_log_says_what_was_blanked_and_none_of_the_words(told: Cli) -> None:
    told.done("forget", "森", "--yes")
    store = open_store(told.db)
    log = store.changes("2026-001")
    store.close()
    blank = {logged.change.id for logged in log if logged.link and not logged.link.salt}
    ops = log[-1].change.ops
    assert log[-1].change.act == "forget"
    assert all(isinstance(op, Forget) for op in ops)
    assert {entry for op in ops if isinstance(op, Forget) for entry in op.entries} == blank
    assert {(op.kind, *op.fields) for op in ops if isinstance(op, Forget)} == {
        ("retrospective", "title", "closed_because"), ("participant", "name"), ("event", "what"),
        ("party", "who", "reach"),
    }  # fmt: skip
    assert all(logged.link and logged.link.hash for logged in log)


def test_the_dry_run_names_every_place_and_changes_nothing(told: Cli) -> None:
    before = told.db.read_bytes()
    done = told("forget", "森", "--dry-run")
    assert done.exit_code == 0
    assert told.db.read_bytes() == before
    assert done.stdout.splitlines() == [
        "2026-001  Retrospective         Title           森様の荷物",
        "2026-001  Retrospective         Closed because  森様が待たない",
        "2026-001  1.2                   What            森田様と森の話",
        "2026-001  3.1                   Who             森様",
        "2026-001  3.1                   Reached by      0301 7788",
        "2026-001  Participant, deleted  Name            森 一郎",
        "2026-001  Retrospective         Title           history: 2",
        "2026-001  Retrospective         Closed because  history: 9",
        "2026-001  Participant, deleted  Name            history: 3",
        "2026-001  1.1                   What            history: 4, 7",
        "2026-001  1.2                   What            history: 5",
        "2026-001  3.1                   Who             history: 6",
        "2026-001  3.1                   Reached by      history: 6",
    ]


def test_without_yes_it_is_refused_with_how_often_it_stands(told: Cli) -> None:
    before = told.db.read_bytes()
    refused = told("forget", "森")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.startswith(
        "error: “森” is a word besides, and may stand where nobody is meant. It stands in 13"
    )
    assert "  See the places with --dry-run, or name the person in full." in refused.stderr
    assert told.db.read_bytes() == before


def test_a_common_word_is_told_to_be_one(case: Cli) -> None:
    case.done("add", "1", "timeline", "14:05 Rose rang, prices rose")
    refused = case("forget", "Rose")
    assert refused.exit_code == 1
    assert refused.stderr.startswith(
        "error: “Rose” is a word besides, and may stand where nobody is meant. It stands in 2 places, 1 case."
    )


@pytest.mark.parametrize("name", ["a", "の", "the", "customer", "お客様", "担当者"])
def test_what_names_nobody_is_refused_with_the_next_step(case: Cli, name: str) -> None:
    case.done("add", "1", "timeline", "14:05 the customer rang: a call, お客様の声、担当者が出る")
    before = case.db.read_bytes()
    refused = case("forget", name, "--yes")
    assert refused.exit_code == 2
    assert "--dry-run" in refused.stderr or "Name a person" in refused.stderr
    assert case.db.read_bytes() == before


def test_it_is_counted_alike_by_the_dry_run_and_by_what_is_done(told: Cli) -> None:
    dry = told("forget", "森", "--dry-run")
    assert len(dry.stdout.splitlines()) == 13
    assert "“森” stands in 13 places, 1 case." in dry.stderr
    assert "Forgotten: 13 places, 1 case." in told("forget", "森", "--yes").stderr


def test_the_neighbours_name_stays_where_a_field_of_one_person_names_two(case: Cli) -> None:
    case.done("add", "1", "head", "clerk @森、田中")
    case.done("add", "1", "scope", "party: 森様、隣の田中様 reach: 0301 7788")
    case.done("forget", "森", "--yes")
    rows = {row.kind: row.dump() for row in case.record().rows}
    assert rows["participant"]["name"] == "[forgotten]、田中"
    assert (rows["party"]["who"], rows["party"]["reach"]) == ("[forgotten]、隣の田中様", "[forgotten]")


@pytest.mark.parametrize(
    ("named", "left", "stays"),
    [
        ("渡辺健一", "[forgotten]に連絡した。渡辺商店ではない。[forgotten]も了承", ["渡辺"]),
        ("渡辺花子", "渡辺に連絡した。渡辺商店ではない。健一さんも了承", ["渡辺", "健一"]),
        ("鈴木一郎", "渡辺に連絡した。渡辺商店ではない。健一さんも了承", ["渡辺", "健一"]),
    ],
)
def test_half_of_it_goes_where_the_case_records_the_whole_and_nobody_else_who_may_be_called_so(
    case: Cli, named: str, left: str, stays: list[str]
) -> None:
    if named == "渡辺花子":
        case.done("add", "1", "scope", "late @渡辺健一 #economic")
    case.done("add", "1", "scope", f"late @{named} #economic")
    case.done("add", "1", "remedy", "渡辺に連絡した。渡辺商店ではない。健一さんも了承")
    case.done("add", "1", "cause", "渡辺健一の札")
    told = case("forget", "渡辺健一", "--yes").stderr.splitlines()
    assert [row.what for row in case.record().of(Remedy)] == [left]
    assert [line.split()[-1] for line in told if "  4.1  What  " in line] == stays


def test_where_it_stays_inside_other_words_is_told_with_its_place(case: Cli) -> None:
    case.done("add", "1", "timeline", "14:05 森様子を見に来た、青森から")
    case.done("edit", "1", "1.1", "what=青森の森様から電話")
    case.done("add", "1", "head", "packer @htanaka")
    says = [
        "  2026-001  1.1  What  青森",
        "  2026-001  1.1  What  森様子  history",
    ]
    for asked in ("--dry-run", "--yes"):
        lines = case("forget", "森", asked).stderr.splitlines()
        assert [line for line in lines if "2026-001  1.1" in line] == says
    (line,) = [line for line in case("forget", "Tanaka", "--dry-run").stderr.splitlines() if "htanaka" in line]
    assert line.split() == ["2026-001", "0.1", "Name", "htanaka"]


def test_whoever_is_called_so_in_the_settings_is_told_that_each_change_brings_it_back(case: Cli) -> None:
    case.config.write_text('author = "Ann Lee"\n')
    case.done("add", "1", "timeline", "14:05 phones ring")
    done = case("forget", "Ann Lee", "--yes")
    assert f"Your own changes are written with that name: change “author” in {case.config}." in done.stderr
    assert f"  {case.config}\n" in done.stderr
    assert case.config.read_text() == 'author = "Ann Lee"\n'


def test_what_stands_nowhere_and_what_cannot_be_looked_for_is_said(case: Cli) -> None:
    nowhere, nothing = case("forget", "Nakamura", "--yes"), case("forget", "--", "…")
    assert (nowhere.exit_code, nothing.exit_code) == (0, 2)
    assert "“Nakamura” stands nowhere in the archive." in nowhere.stderr
    assert "“…” is nothing that could be looked for." in nothing.stderr


def test_forgotten_twice_it_is_nowhere_and_nothing_more_is_logged(told: Cli) -> None:
    told.done("forget", "森", "--yes")
    record = told.record()
    again = told("forget", "森", "--yes")
    assert "“森” stands nowhere in the archive." in again.stderr
    assert told.record() == record


def test_undo_across_it_brings_no_word_back_and_says_so(case: Cli) -> None:
    case.done("add", "1", "timeline", "14:05 Ann Lee rang")
    case.done("edit", "1", "1.1", "what=a customer rang")
    case.done("forget", "Ann Lee", "--yes")
    undone = case.done("undo", "1")
    assert "what was forgotten stays forgotten" in undone
    assert case.record().rows[0].main_text == "[forgotten] rang"
    assert "what was forgotten stays forgotten" in case.done("undo", "1")
    assert not case.record().rows
    assert "what was forgotten stays forgotten" in case.done("redo", "1")
    assert case.record().rows[0].main_text == "[forgotten] rang"


def test_how_else_a_name_is_written_goes_with_it_and_the_role_stays(case: Cli) -> None:
    case.done("add", "1", "head", "packer @田中花子 also タナカ ハナコ")
    case.done("forget", "田中花子", "--yes")
    (row,) = case.record().rows
    assert {name: value for name, value in row.dump().items() if value} == {
        "role": "packer", "name": "[forgotten]", "reading": "[forgotten]",
    }  # fmt: skip
    assert "ハナコ" not in held(case.db)


def test_its_author_is_forgotten_too_also_where_the_same_person_forgets(case: Cli) -> None:
    store = open_store(case.db)
    factory = ChangeFactory(lambda: NOW, lambda: "00000000000000aa", "Ann Lee")
    store.apply("2026-001", factory.change(Add("event", "00000000000000e1", {"what": "phones ring"}, 1.0)))
    store.close()
    case.config.write_text('author = "Ann Lee"\n')
    place = "2026-001  Retrospective  Author  history: 2\n"
    done = case("forget", "Ann Lee", "--dry-run")
    assert done.stdout == place
    assert f"  {case.config}\n" in done.stderr
    case.done("forget", "Ann Lee", "--yes")
    assert "Ann" not in held(case.db)
    assert case.done("verify", "1")


def test_unsaved_lines_are_blanked(told: Cli) -> None:
    keep(
        told.db, [Unsaved("2026-001", NOW.isoformat(), "r1", "timeline", "森様 again", "event", {"what": "森様"})], "x"
    )
    dry = told.done("forget", "森", "--dry-run")
    told.done("forget", "森", "--yes")
    (path,) = journals(told.db)
    assert f"{path}" in dry
    (left,) = read(path)
    assert (left.text, dict(left.values)) == ("[forgotten] again", {"what": "[forgotten]"})


def test_copies_that_hold_it_are_told(told: Cli) -> None:
    back_up(told.db, told.folder / "b.db")
    (told.folder / "notes.txt").write_text("森様")
    done = told("forget", "森", "--yes")
    assert f"  {told.folder / 'b.db'}\n" in done.stderr
    assert "notes.txt" not in done.stderr


def test_a_case_that_is_not_what_its_log_says_is_not_made_good(told: Cli) -> None:
    conn = sqlite3.connect(told.db)
    conn.execute("UPDATE event SET what = '森様が喜んだ' WHERE what LIKE 'お客様%'")
    conn.commit()
    conn.close()
    before = told.db.read_bytes()
    refused = told("forget", "森", "--yes")
    assert refused.exit_code == 1
    assert "2026-001 is not what its log and its seal say" in refused.stderr
    assert "retro verify 2026-001" in refused.stderr
    assert told.db.read_bytes() == before


def test_while_another_terminal_has_the_archive_open_nothing_is_done(told: Cli) -> None:
    other = open_store(told.db)
    other.load("2026-001")
    refused = told("forget", "森", "--yes")
    assert refused.exit_code == 1
    assert "is open in another program" in refused.stderr
    assert other.load("2026-001").head.title == "森様の荷物"
    other.close()
    told.done("forget", "森", "--yes")


def test_what_was_forgotten_comes_in_elsewhere_as_it_is_and_verifies(told: Cli) -> None:
    whole = told.done("export", "1", "--format", "json")
    told.done("forget", "森", "--yes")
    blank = told.done("export", "1", "--format", "json")
    told.done("import", "-", typed=whole)
    assert "森様" not in held(told.db)
    elsewhere = told.folder / "other.db"
    told.done("--db", str(elsewhere), "import", "-", typed=blank)
    assert "as it was closed  7 entries forgotten on 2026-11-21" in told.done("--db", str(elsewhere), "verify")
    assert told.done("--db", str(elsewhere), "export", "1", "--format", "json") == blank


def test_in_japanese_the_mark_is_a_japanese_one(told: Cli) -> None:
    told.done("--lang", "ja", "forget", "森", "--yes")
    assert told.record().head.title == "［削除済み］の荷物"
    assert "件" in told.done("--lang", "ja", "verify")


def test_how_a_name_is_read_goes_with_it_where_the_case_records_that(case: Cli) -> None:
    case.done("add", "1", "head", "packer @渡辺花子 also わたなべ はなこ")
    said = ["ワタナベさんが受けた", "わたなべ様へ", "Watanabe rang", "Watanabe Hanako rang", "ワタナベハナコが受けた"]
    for text in said:
        case.done("add", "1", "cause", text)
    case.done("forget", "渡辺花子", "--yes")
    assert [row.what for row in case.record().of(Cause)] == [
        "[forgotten]が受けた",
        "[forgotten]へ",
        "[forgotten] rang",
        "[forgotten] rang",
        "[forgotten]が受けた",
    ]


def test_a_reading_in_brackets_goes_with_the_customer(case: Cli) -> None:
    case.done("add", "1", "scope", "late @渡辺花子様（わたなべはなこ） #economic")
    case.done("forget", "渡辺花子", "--yes")
    (row,) = case.record().of(Damage)
    assert "なべ" not in row.who
    assert "[forgotten]" in row.who


def test_how_somebody_is_reached_goes_from_the_notes_too_and_what_others_are_reached_by_stays(case: Cli) -> None:
    case.done("add", "1", "scope", "party: 渡辺花子様 reach: 03-1234-5678")
    case.done("add", "1", "scope", "party: 佐藤様 reach: 090-5555-1234")
    case.done("add", "1", "cause", "（０３）１２３４−５６７８へ二度おかけした。佐藤様は090-5555-1234")
    planned = case("forget", "渡辺花子", "--dry-run").stdout
    assert "2.1" in planned
    case.done("forget", "渡辺花子", "--yes")
    (row,) = case.record().of(Cause)
    assert row.what == "[forgotten]へ二度おかけした。佐藤様は090-5555-1234"
    kept = re.sub(r"\d+:\d+:\d+\.\d+|[0-9a-f]{16,}", "", held(case.db))
    assert not re.search(r"[5５][6６][7７][8８]", kept), "the moments and the ids of the changes aside"


def test_a_number_that_two_share_stays_where_the_other_one_is_meant(case: Cli) -> None:
    case.done("add", "1", "scope", "party: 渡辺花子様 reach: 03-1234-5678")
    case.done("add", "1", "scope", "party: 渡辺太郎様 reach: 03-1234-5678")
    case.done("add", "1", "cause", "03-1234-5678へおかけした")
    case.done("forget", "渡辺花子", "--yes")
    (row,) = case.record().of(Cause)
    assert row.what == "03-1234-5678へおかけした"


def test_half_of_it_goes_in_the_call_in_which_the_whole_stands(told: Cli) -> None:
    store = open_store(told.db)
    for text in ("Hanako Tanaka called", "Ms Tanaka is angry", "Tanaka wants money"):
        store.note(Call("c1", NOW), CallLine(NOW, text))
    store.close()
    told.done("forget", "Hanako Tanaka", "--yes")
    store = open_store(told.db)
    (call,) = store.calls()
    store.close()
    assert [line.text for line in call.lines] == [
        "[forgotten] called",
        "[forgotten] is angry",
        "[forgotten] wants money",
    ]


def test_no_half_of_it_goes_out_afterwards(case: Cli) -> None:
    case.done("set", "1", "responsibility=ours", "severity=low", "words_en=the wrong box")
    case.done("add", "1", "scope", "late @渡辺健一 #economic")
    case.done("add", "1", "scope", "late @鈴木一郎 #economic ~confirmed")
    case.done("add", "1", "cause", "渡辺の札が箱にあった ~fact for-all")
    case.done("forget", "渡辺健一", "--yes")
    letter = case.done("export", "1", "--for", "customer", "--addressee", "鈴木一郎", "--yes")
    assert "[forgotten]の札が箱にあった" in letter
    assert "渡辺" not in letter


def test_a_letter_to_somebody_else_goes_out_afterwards(case: Cli) -> None:
    case.done("set", "1", "responsibility=ours", "severity=low", "words_ja=伝票の取り違え")
    case.done("add", "1", "cause", "the slip was swapped ~fact for-all")
    case.done("add", "1", "scope", "one parcel late @田中様 #economic ~confirmed")
    case.done("add", "1", "scope", "one parcel opened @森様 #economic ~confirmed")
    case.done("--lang", "ja", "forget", "森", "--yes")
    letter = case.done("--lang", "ja", "export", "1", "--for", "customer", "--addressee", "田中様", "--yes")
    assert "one parcel late" in letter
    assert "one parcel opened" not in letter


def test_the_digest_of_an_earlier_closing_goes_too_since_the_words_could_be_guessed_by_it(told: Cli) -> None:
    digest = told.record().head.digest
    told.done("reopen", "1", "--reason", "another cause")
    told.done("close", "1", "--because", "done")
    assert digest in held(told.db)
    told.done("forget", "森", "--yes")
    assert digest not in held(told.db)
    assert "as it was closed" in told.done("verify")
    assert told.done("show", "1")


def test_a_case_that_was_taken_out_of_the_archive_is_looked_through_too(case: Cli) -> None:
    case.done("add", "1", "timeline", "14:05 Ann Lee rang")
    case.done("rm", "1", "--reason", "Ann Lee asked for it")
    refused = case("forget", "Ann Lee")
    assert refused.exit_code == 1
    assert "4 places, 1 case" in refused.stderr
    case.done("forget", "Ann Lee", "--yes")
    assert "Ann" not in held(case.db)


OLD = NOW - timedelta(days=6 * 365)


def _numbered(now: datetime) -> ChangeFactory:
    numbers = count(1)
    return ChangeFactory(lambda: now, lambda: f"{now.year}{next(numbers):012x}", "tester")


@pytest.fixture
def years(cli: Cli) -> Cli:
    """A case that was closed six years ago, and one of today, with the same people."""
    for now in (OLD, NOW):
        factory = _numbered(now)
        store = open_store(cli.db)
        reference = store.create({"title": "Lee family: parcel swapped", "zone": "UTC"}, factory.change())
        store.apply(reference, factory.change(
            Add("participant", factory.new_id(), {"role": "packer", "name": "Hanako Tanaka"}, 1.0),
            Add("contact", factory.new_id(), {"heard": "she is angry", "by": "call desk", "channel": "phone"}, 1.0),
            Add("party", factory.new_id(), {"who": "Lee family", "reach": "0301 7788"}, 1.0),
            Add("cause", factory.new_id(), {"what": "Ms Tanaka had two slips on one table"}, 1.0),
            Add("measure", factory.new_id(), {"what": "one tray for each order", "owner": "shipping lead"}, 1.0),
        ))  # fmt: skip
        head = store.load(reference).head
        store.apply(reference, factory.change(*closing(head, "test")))
        store.close()
    return cli


def test_after_a_time_people_go_and_causes_and_measures_stay(years: Cli) -> None:
    refused = years("retain", "--after", "5y")
    assert refused.exit_code == 1
    dry = years.done("retain", "--after", "5y", "--dry-run")
    assert {line.split()[0] for line in dry.splitlines()} == {"2020-001"}
    years.done("retain", "--after", "5y", "--yes")
    old, new = years.record("2020-001"), years.record("2026-001")
    assert new.head.title == "Lee family: parcel swapped"
    assert old.head.title == "[forgotten] family: parcel swapped"
    told = {row.kind: row.dump() for row in old.rows}
    assert (told["participant"]["name"], told["participant"]["role"]) == ("[forgotten]", "packer")
    assert told["contact"]["heard"] == r"\[forgotten\]"
    assert (told["contact"]["by"], told["contact"]["channel"]) == ("call desk", "phone")
    assert (told["party"]["who"], told["party"]["reach"]) == ("[forgotten]", "[forgotten]")
    assert told["cause"]["what"] == "[forgotten] had two slips on one table"
    assert told["measure"]["what"] == "one tray for each order"
    assert "as it was closed  2 entries forgotten on 2026-11-21" in years.done("verify", "2020-001")
    again = years("retain", "--after", "5y", "--yes")
    assert again.exit_code == 0
    assert "Nothing tells of people in cases that were closed before 2021-11-21." in again.stderr


@pytest.mark.parametrize("said", ["", "5", "0y", "y", "five years", "9999y", "-1y"])
def test_a_time_that_is_none_is_refused(case: Cli, said: str) -> None:
    assert case("retain", "--after", said).exit_code == 2


@pytest.mark.parametrize(
    ("said", "day"),
    [("5y", "2021-11-21"), ("18m", "2025-05-21"), ("2w", "2026-11-07"), ("90d", "2026-08-23"), ("５年", "2021-11-21")],
)
def test_a_time_is_years_months_weeks_or_days(case: Cli, said: str, day: str) -> None:
    assert f"closed before {day}" in case("retain", "--after", said).stderr


def test_the_report_that_the_team_reads_says_that_something_was_forgotten(case: Cli) -> None:
    case.done("add", "1", "timeline", "14:05 森様から電話 #detection")
    assert "forgotten" not in case.done("show", "1")
    case.done("forget", "森", "--yes")
    assert re.search(r"\d+ (entry|entries) forgotten on \d{4}-\d\d-\d\d", case.done("show", "1"))
    assert "forgotten on" not in case.done("export", "1", "--for", "management")


def test_a_name_goes_from_calls_that_are_in_no_case_as_well(told: Cli) -> None:
    store = open_store(told.db)
    call = Call("c1", NOW, "受付 森", "森さん")
    for text, field in (("森様、たいへんお怒り", ""), ("森田様の荷物", ""), ("森様への謝罪", "wish")):
        store.note(call, CallLine(NOW, text, field))
    store.note(Call("c2", NOW), CallLine(NOW, "nobody is named"))
    store.close()
    dry = told("forget", "森", "--dry-run")
    assert "call without a case  2026-11-21" in dry.stdout
    assert "1 call without a case" in dry.stderr
    assert re.search("A call of 2026-11-21, 09:30.*森田", dry.stderr)
    assert told("forget", "森", "--yes").exit_code == 0
    assert "お怒り" in held(told.db)
    assert all(word not in held(told.db) for word in WORDS)
    store = open_store(told.db)
    blank, other = store.calls()
    store.close()
    assert [line.text for line in blank.lines] == ["[forgotten]、たいへんお怒り", "森田様の荷物", "[forgotten]への謝罪"]
    assert (blank.by, blank.author, other.author) == ("受付 [forgotten]", "[forgotten]", "")


def test_calls_that_came_into_no_case_go_once_their_time_is_over(told: Cli) -> None:
    store = open_store(told.db)
    for id_, years in (("old", 6), ("new", 4)):
        began = NOW.replace(year=NOW.year - years)
        store.note(Call(id_, began), CallLine(began, f"森様 {id_}"))
    store.close()
    dry = told("retain", "--after", "5y", "--dry-run")
    assert "call without a case  2020-" in dry.stdout
    assert told("retain", "--after", "5y", "--yes").exit_code == 0
    store = open_store(told.db)
    assert [call.id for call in store.calls()] == ["new"]
    store.close()
    assert "森様 old" not in held(told.db)


def test_a_place_behind_a_name_is_no_reading_of_it(case: Cli) -> None:
    case.done("add", "1", "scope", "party: 森様（さいたま）")
    case.done("add", "1", "cause", "さいたまの店で起きた")
    case.done("forget", "森", "--yes")
    (row,) = case.record().of(Cause)
    assert row.what == "さいたまの店で起きた"
