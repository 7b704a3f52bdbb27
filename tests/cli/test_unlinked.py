"""Where no link was made, nothing says that nothing happened again: cases that are much alike are named (S12)."""

from __future__ import annotations

import pytest

from tests.cli.filled import once
from tests.cli.running import Cli

REFERENCES = ("2026-001", "2026-002", "2026-003")


@pytest.fixture
@once
def thrice(cli: Cli) -> Cli:
    """Three cases with the same title, tags, origin, cause and a measure that was done."""
    for number, day in enumerate(("03-02", "06-08", "11-16"), 1):
        cli.done("new", "Vase broken on the way", "--started", f"2026-{day} 14:00", "--zone", "UTC")
        cli.done("set", str(number), "tags=packing, glass", "origin=logistics", "severity=medium")
        cli.done("set", str(number), "words_en=a vase that broke on the way")
        cli.done("add", str(number), "cause", "one box for all sizes ~fact")
        cli.done("add", str(number), "prevention", f"a sticker @shipping-lead due 2026-{day} ~done answers 1")
    return cli


def test_a_period_names_what_is_alike_until_it_is_linked(thrice: Cli) -> None:
    told = thrice.done("report", "--from", "2026", "--to", "2026")
    assert "nothing is known" not in told
    assert "- **3 cases much alike, not linked**: " in told
    assert "No case is linked to an earlier one: whether anything happened again was not said." in told
    assert "- **3 cases much alike**: Vase broken on the way\n" in told
    _, _, alike = told.partition("**3 cases much alike**")
    assert [alike.index(reference) for reference in REFERENCES] == sorted(alike.index(each) for each in REFERENCES)
    thrice.done("add", "2", "head", "case: 2026-001 #again")
    assert "**3 cases much alike**" in thrice.done("report", "--from", "2026", "--to", "2026")
    thrice.done("add", "3", "head", "case: 2 #again")
    told = thrice.done("report", "--from", "2026", "--to", "2026")
    assert "much alike" not in told
    assert "**Happened 3 times**" in told


def test_an_earlier_one_that_is_alike_is_named_in_the_report_on_later_days(thrice: Cli) -> None:
    told = thrice.done("report", "--from", "2026-10", "--to", "2026-12", RETRO_LANG="ja")
    assert "よく似た事案3件" in told
    assert "2026-001" in told


def test_management_is_told_which_cases_are_alike(thrice: Cli) -> None:
    told = thrice.done("export", "3", "--for", "management")
    assert "No earlier case is linked.\n\nMuch like it, but not linked:\n\n- **2026-002** 8 Jun 2026" in told
    assert "- **2026-001** 2 Mar 2026 Vase broken on the way\n" in told
    thrice.done("add", "3", "head", "case: 2026-002 #related")
    assert "Much like it" not in thrice.done("export", "3", "--for", "management")


def test_a_name_in_a_case_that_is_only_alike_keeps_no_report_back(thrice: Cli) -> None:
    thrice.done("add", "2", "head", "packer @Hoshino Akira")
    thrice.done("set", "2", "title=Vase broken on the way by Hoshinos brother")
    told = thrice("export", "3", "--for", "management")
    assert told.exit_code == 0, told.stderr
    assert "Hoshino" not in told.stdout


def test_the_list_names_them_beside_its_lines(thrice: Cli) -> None:
    thrice.done("new", "Something else", "--started", "2026-11-17 14:00", "--zone", "UTC")
    listed = thrice("list")
    assert listed.stderr == (
        "3 cases much alike, not linked: 2026-001, 2026-002, 2026-003\n"
        "If it happened again: retro again 2026-003 2026-002\n"
    )
    assert "much alike" not in listed.stdout
    assert thrice("list", "vase").stderr == listed.stderr
    assert thrice("list", "something").stderr == ""
    assert thrice("list", "--json").stderr == ""
    for number, earlier in ((2, 1), (3, 2)):
        thrice.done("add", str(number), "head", f"case: 2026-00{earlier} #again")
    assert thrice("list").stderr == ""


def test_what_is_shown_says_below_that_nothing_is_linked(thrice: Cli) -> None:
    shown = thrice("show", "3").stderr.splitlines()
    assert shown[-2:] == [
        "No earlier case is linked. Much like it: 2026-002 Vase broken on the way, 2026-001 Vase broken on the way.",
        "If it happened again: retro again 2026-003 2026-002",
    ]
    thrice.done("new", "Something else", "--started", "2026-11-17 14:00", "--zone", "UTC")
    assert thrice("show", "4").stderr.splitlines()[-1] == "No earlier case is linked."
    assert "linked" not in thrice("show", "3", "--for", "customer", "--addressee", "Ms Mori").stderr
    thrice.done("add", "3", "head", "case: 2026-002 #again")
    assert "linked" not in thrice("show", "3").stderr


@pytest.mark.parametrize("reader", ["team", "management"])
def test_the_first_case_says_that_it_happened_again_since(thrice: Cli, reader: str) -> None:
    thrice.done("add", "2", "head", "case: 1 #again")
    told = thrice.done("export", "1", "--for", reader)
    since = told.partition("It happened again 1 time since.\n\n")[2]
    row = "| **2026-002** | 8 Jun 2026 | Vase broken on the way |"
    assert row in since if reader == "management" else since.startswith(row.replace(" |", "").replace("| ", "- "))
    thrice.done("add", "3", "head", "case: 2 #again")
    shown = " ".join(thrice.done("show", "1", "--for", reader).split())
    assert "It happened again 2 times since. A third time means that something in our system is broken." in shown
    shown = " ".join(thrice.done("show", "2", "--for", reader).split())
    assert "It happened 1 time before. A third time means" in shown
    assert "2026-003" in shown
    for letter in ("customer", "interim-customer"):
        told = thrice.done("export", "1", "--for", letter, "--to-all", "--yes")
        assert "happened again" not in told
        assert "2026-002" not in told
    thrice.done("add", "3", "head", "case: 1 #apart")
    assert "It happened again 1 time since." in thrice.done("export", "1", "--for", reader)


def test_an_export_of_all_is_made_anew_where_it_happened_again(thrice: Cli) -> None:
    folder = thrice.folder / "reports"
    thrice.done("export", "--all", str(folder))
    thrice.done("add", "2", "head", "case: 1 #again")
    thrice.done("export", "--all", str(folder))
    assert "It happened again 1 time since." in next(folder.glob("2026-001*")).read_text("utf-8")
