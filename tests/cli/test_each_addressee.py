"""retro export --each-addressee: one letter for each of those concerned."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import Cli


def test_each_of_those_concerned_gets_a_letter_of_their_own(case: Cli, tmp_path: Path) -> None:
    case.done("set", "1", "responsibility=ours")
    case.done("add", "1", "scope", "2 parcels wrong @Ann Lee ~confirmed")
    case.done("add", "1", "scope", "1 vase broken @Bob Ray ~confirmed")
    case.done("add", "1", "scope", "party: Bob Ray")
    case.done("add", "1", "scope", "party: Cy Dunn")
    case.done("add", "1", "0", "driver @Tanaka")
    case.done("add", "1", "scope", "1 van dented @当社 ~confirmed")
    case.done("add", "1", "scope", "1 shift lost @driver ~confirmed")
    folder = tmp_path / "letters"
    words = ("export", "1", "--for", "interim-customer", "--each-addressee", str(folder), "--yes")
    told = case(*words)
    assert told.exit_code == 0, told.stderr
    assert "2026-001.interim-customer.Ann-Lee.md: to Ann Lee" in told.stderr
    assert "3 letters written." in told.stderr
    texts = {path.name: path.read_text() for path in folder.iterdir()}
    assert texts.keys() == {f"2026-001.interim-customer.{who}.md" for who in ("Ann-Lee", "Bob-Ray", "Cy-Dunn")}
    assert "parcels wrong" in texts["2026-001.interim-customer.Ann-Lee.md"]
    assert "vase" not in texts["2026-001.interim-customer.Ann-Lee.md"]
    assert "vase broken" in texts["2026-001.interim-customer.Bob-Ray.md"]
    again = case(*words)
    assert again.exit_code == 1
    assert "holds 3 of these letters already" in again.stderr
    assert case(*words, "--force").exit_code == 0


def test_what_is_no_letter_and_a_case_without_anybody_are_refused(case: Cli, tmp_path: Path) -> None:
    folder = str(tmp_path / "letters")
    assert case("export", "1", "--for", "management", "--each-addressee", folder).exit_code == 2
    assert "names nobody" in case("export", "1", "--for", "customer", "--each-addressee", folder).stderr
    assert case("export", "1", "--for", "customer", "--each-addressee", folder, "--addressee", "x").exit_code == 2


def test_one_letter_that_may_not_go_out_holds_no_other_back(case: Cli, tmp_path: Path) -> None:
    case.done("add", "1", "0", "driver @Tanaka")
    case.done("add", "1", "scope", "2 parcels wrong @Ann Lee ~confirmed")
    case.done("add", "1", "scope", "Tanaka dropped 1 vase @Bob Ray ~confirmed")
    folder = tmp_path / "letters"
    told = case("export", "1", "--for", "interim-customer", "--each-addressee", str(folder), "--yes")
    assert told.exit_code == 1
    assert "1 letter written." in told.stderr
    assert "Bob Ray: " in told.stderr
    assert [path.name for path in folder.iterdir()] == ["2026-001.interim-customer.Ann-Lee.md"]
