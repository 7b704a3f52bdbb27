from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.filled import once
from tests.cli.running import Cli


@pytest.fixture
@once
def two(case: Cli) -> Cli:
    """Two cases with something to tell the public; the newer one names somebody."""
    case.done("add", "1", "cause", "slips of two orders lay on one table ~fact")
    case.done("set", "1", "severity=high", "origin=logistics", "status=review", "may_publish=yes")
    case.done("new", "A parcel late", "--started", "2026-11-21 09:00", "--zone", "UTC")
    case.done("set", "2", "status=review", "may_publish=yes")
    case.done("add", "2", "head", "shipping lead @Zebrowskaya")
    case.done("add", "2", "remedy", "16:30 Ms Zebrowskaya brought the parcel #company")
    return case


def test_it_says_what_it_did_and_where_to_look(two: Cli) -> None:
    folder = two.folder / "site"
    result = two("site", str(folder))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "8 files written, 0 unchanged, 0 removed" in result.stderr
    assert str(folder / "index.html") in result.stderr
    assert "0 files written, 8 unchanged" in two("site", str(folder)).stderr


def test_the_newest_stands_first(two: Cli) -> None:
    two.done("site", str(two.folder / "site"))
    index = (two.folder / "site" / "index.html").read_text("utf-8")
    assert 0 < index.index("cases/2026-002.html") < index.index("cases/2026-001.html")
    assert '<a rel="next" href="2026-001.html">' in (two.folder / "site/cases/2026-002.html").read_text("utf-8")


def test_the_language_is_that_of_the_site(two: Cli) -> None:
    two.done("site", str(two.folder / "ja"), "--lang", "ja")
    two.done("--lang", "ja", "site", str(two.folder / "too"))
    for name in ("ja", "too"):
        assert '<html lang="ja">' in (two.folder / name / "index.html").read_text("utf-8")


def test_overdue_is_told_as_of_the_day_of_the_run(two: Cli) -> None:
    two.done("add", "1", "prevention", "a place for each order due 2026-11-20")
    two.done("site", str(two.folder / "site"))
    measures = (two.folder / "site" / "measures.html").read_text("utf-8")
    assert "21 Nov 2026" in measures
    assert ">overdue<" in measures


def test_a_public_site_that_names_people_is_refused_place_by_place(two: Cli) -> None:
    result = two("site", str(two.folder / "site"), "--public")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "error: 2026-002: " in result.stderr
    assert "Zebrowskaya" in result.stderr
    assert "--shield" in result.stderr
    assert not (two.folder / "site").exists()


def test_shielded_it_is_written_with_roles(two: Cli) -> None:
    result = two("site", str(two.folder / "site"), "--public", "--shield")
    assert "In 1 report something was left out or replaced" in result.stderr
    page = (two.folder / "site" / "cases" / "2026-002.html").read_text("utf-8")
    assert "shipping lead" in page
    assert "Zebrowskaya" not in page
    assert "logistics" not in (two.folder / "site" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("kept", ["may_publish=", "may_publish=no", "status=draft"])
def test_nothing_is_published_until_somebody_says_so_and_no_draft_ever(two: Cli, kept: str) -> None:
    folder = two.folder / "site"
    assert "left out: a draft" not in two("site", str(folder), "--public", "--shield").stderr
    two.done("set", "2", kept)
    result = two("site", str(folder), "--public", "--shield")
    assert "1 case is left out: a draft, or nobody said that it may be published." in result.stderr
    assert "retro set REF may_publish=yes" in result.stderr
    assert not (folder / "cases" / "2026-002.html").exists()
    assert (folder / "cases" / "2026-001.html").exists()
    assert "2026-002" not in "".join(path.read_text("utf-8") for path in folder.rglob("*") if path.is_file())


def test_a_case_against_which_something_stands_is_named_and_left_out_of_a_public_site(two: Cli) -> None:
    folder, words = two.folder / "site", ("site", str(two.folder / "site"), "--public", "--shield")
    two.done("set", "1", "responsibility=ours", "words_en=the wrong parcels")
    two.done("add", "1", "prevention", "a place for each order due 2026-11-20 for-all")
    two.done("add", "1", "prevention", "a lamp at each place due 2027-12-20 for-all")
    stopped = two(*words)
    assert stopped.exit_code == 1
    assert "error: 1 case is left out of the site." in stopped.stderr
    assert "2026-001: 5.1 “a place for each order”: that was to be done by 2026-11-20" in stopped.stderr
    assert not (folder / "cases" / "2026-001.html").exists()
    assert (folder / "cases" / "2026-002.html").exists()
    two.done("check", "1", "5.1", "done")
    asked = two(*words)
    assert asked.exit_code == 1
    assert "2026-001: No apology is written for this reader." in asked.stderr
    two.done(*words, "--yes")
    assert "20 Dec 2027" in (folder / "measures.html").read_text("utf-8")
    assert two(*words).exit_code == 0, "it was answered"


def test_the_teams_own_site_holds_what_may_not_be_published(two: Cli) -> None:
    two.done("set", "2", "status=draft", "may_publish=no")
    assert "left out" not in two("site", str(two.folder / "site")).stderr
    assert (two.folder / "site" / "cases" / "2026-002.html").exists()


def test_what_may_not_be_published_is_not_looked_through_for_names(two: Cli) -> None:
    two.done("set", "2", "may_publish=")
    assert two("site", str(two.folder / "site"), "--public").exit_code == 0


def test_a_folder_of_other_things_is_refused(two: Cli) -> None:
    folder = two.folder / "mine"
    folder.mkdir()
    (folder / "index.html").write_text("mine")
    result = two("site", str(folder))
    assert result.exit_code == 1
    assert "--force" in result.stderr
    assert (folder / "index.html").read_text() == "mine"
    assert two("site", str(folder), "--force").exit_code == 0


def test_the_organisation_is_named(two: Cli) -> None:
    two.config.write_text('[organisation]\nname = "Hoshizora <Gifts>"\n')
    two.done("site", str(two.folder / "site"))
    assert "Hoshizora &lt;Gifts&gt;" in (two.folder / "site" / "index.html").read_text("utf-8")


def test_without_an_archive_it_says_so(cli: Cli) -> None:
    result = cli("site", str(cli.folder / "site"))
    assert result.exit_code == 1
    assert not (cli.folder / "site").exists()


def test_a_terminal_shows_a_bar_and_a_pipe_none(two: Cli) -> None:
    assert "\r" not in two("site", str(two.folder / "piped")).stderr
    ours, theirs = pty.openpty()
    run = subprocess.Popen(program("--db", str(two.db), "site", str(two.folder / "shown")), stderr=theirs)
    os.close(theirs)
    shown = b""
    while chunk := _read(ours):
        shown += chunk
    os.close(ours)
    assert run.wait() == 0
    assert b"100%" in shown


def test_an_interrupt_leaves_whole_files_and_the_next_run_completes(two: Cli) -> None:
    folder = two.folder / "site"
    run = subprocess.Popen(program("--db", str(two.db), "site", str(folder), interrupted=True), stderr=subprocess.PIPE)
    _, told = run.communicate(timeout=60)
    assert run.returncode == 130
    assert b"Every file is whole" in told
    assert (folder / "cases" / "2026-002.html").read_text("utf-8").endswith("</html>\n")
    assert not (folder / "index.html").exists()
    assert two("site", str(folder)).exit_code == 0
    assert (folder / "cases" / "2026-001.html").exists()
    assert (folder / "index.html").exists()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so where the other side has closed
        return b""


INTERRUPTED = f"""
import os, sys
from retro.cli.main import retro
from retro.store.sqlite.store import SqliteStore
load = SqliteStore.load
def interrupted(self, reference):
    if reference == "2026-001":
        os.kill(os.getpid(), {int(signal.SIGINT)})
    return load(self, reference)
SqliteStore.load = interrupted
retro.main(sys.argv[1:])
"""


def program(*words: str, interrupted: bool = False) -> list[str]:
    """Retro in a process of its own, sent the signal of Ctrl-C before the second case if `interrupted`."""
    start = ["-c", INTERRUPTED] if interrupted else ["-m", "retro"]
    return [sys.executable, *start, *words]


@pytest.mark.parametrize("words", [(), ("a", "b"), ("a", "--lang", "fr")])
def test_wrong_words_are_usage(cli: Cli, words: tuple[str, ...]) -> None:
    assert cli("site", *words).exit_code == 2


def test_the_folder_may_be_given_as_a_path_from_here(two: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(two.folder)
    two.done("site", "site")
    assert Path("site/index.html").exists()


def test_a_public_site_is_a_statement_to_all_of_those_hurt(case: Cli) -> None:
    case.done("set", "1", "status=review", "may_publish=yes")
    case.done("add", "1", "scope", "vase broken @Hoshino #economic ~confirmed")
    case.done("add", "1", "scope", "papers opened @Kuroda #economic ~confirmed")
    case.done("add", "1", "cause", "Hoshino and Kuroda had one slip ~fact for-all")
    case.done("site", str(case.folder / "site"), "--public", "--shield")
    page = (case.folder / "site" / "cases" / "2026-001.html").read_text("utf-8")
    assert "had one slip" in page
    assert "Hoshino" not in page
    assert "Kuroda" not in page
    assert "vase broken" not in page


def test_a_public_site_with_a_name_that_may_mean_two_is_not_begun(case: Cli) -> None:
    case.done("set", "1", "status=review", "may_publish=yes")
    case.done("add", "1", "head", "lead @高橋 花子")
    case.done("add", "1", "scope", "高橋が待った @高橋様 #economic ~confirmed for-all")
    result = case("site", str(case.folder / "site"), "--public", "--shield", "--lang", "ja")
    assert result.exit_code == 1
    assert "2026-001: " in result.stderr
    assert "--shield cannot tell" in result.stderr
    assert not (case.folder / "site").exists()


def test_a_public_site_with_a_name_that_nobody_can_read_is_not_begun(case: Cli) -> None:
    case.done("set", "1", "status=review", "may_publish=yes")
    case.done("add", "1", "scope", "late @小鳥遊健一 #economic")
    case.done("add", "1", "cause", "札をタカナシ氏の箱に ~fact for-all")
    for shield in ((), ("--shield",)):
        refused = case("site", str(case.folder / "pages"), "--public", *shield)
        assert refused.exit_code == 1
        place = "2026-001: Cause, row 1, “Cause”: “タカナシ氏” → write who is meant: no reading that is recorded tells"
        assert place in refused.stderr
    assert not (case.folder / "pages").exists()
