"""A site that is written again: only what is not as it was is made, and the result is as if all of it were."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from exports.report import Beside, Report, make_report
from exports.request import ReportRequest
from exports.site import search, writing
from retro.model.record import Retrospective
from retro.redaction.redact import redact
from tests.cli.filled import once
from tests.cli.running import Cli

ALL = ["2026-003", "2026-002", "2026-001"]


@pytest.fixture
@once
def three_cases(case: Cli) -> Cli:
    """Three cases, with an open measure."""
    case.done("add", "1", "prevention", "a place for each order due 2026-12-01")
    case.done("new", "A parcel late", "--started", "2026-11-21 09:00", "--zone", "UTC")
    case.done("new", "電話の取り次ぎ", "--started", "2026-11-22 09:00", "--zone", "UTC")
    for number in "123":
        case.done("set", number, "status=review", "may_publish=yes")
        case.done("add", number, "cause", "slips lay on one table ~fact")
    return case


@pytest.fixture
def three(three_cases: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """These cases; the search has a file for each of them."""
    monkeypatch.setattr(search.parts, "__defaults__", (10,))
    return three_cases


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def makes(cli: Cli, *words: str, folder: str = "site") -> list[str]:
    """The references of the reports that are made for a site."""
    made: list[str] = []

    def noted(record: Retrospective, request: ReportRequest, beside: Beside) -> Report:
        made.append(record.reference)
        return make_report(record, request, beside)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "make_report", noted)
        cli.done("site", str(cli.folder / folder), *words)
    return made


def is_as_made_at_once(cli: Cli, *words: str) -> None:
    """The site holds what it would hold if all of it were made now."""
    makes(cli, *words, folder="at-once")
    assert everything(cli.folder / "site") == everything(cli.folder / "at-once")


def test_what_is_as_it_was_is_not_made_again(three: Cli) -> None:
    assert makes(three) == ALL
    before = everything(three.folder / "site")
    assert {"search-1.js", "search-2.js", "search-3.js"} <= before.keys()
    assert makes(three) == []
    assert everything(three.folder / "site") == before
    told = three("site", str(three.folder / "site")).stderr
    assert told.startswith("0 files written, 11 unchanged, 0 removed.")
    assert makes(three, "--force") == ALL
    assert everything(three.folder / "site") == before


def test_a_case_that_changed_is_made_again(three: Cli) -> None:
    makes(three)
    three.done("add", "2", "prevention", "a second van due 2026-12-05")
    three.done("add", "2", "review", "lesson: one van is no van #van")
    three.done("set", "2", "title=A parcel very late")
    assert makes(three) == ["2026-002"]
    for page in ("index.html", "cases/2026-002.html", "search-2.js"):
        assert "very late" in (three.folder / "site" / page).read_text("utf-8")
    assert "a second van" in (three.folder / "site" / "measures.html").read_text("utf-8")
    makes(three)  # of which nothing is made again
    assert "one van is no van" in (three.folder / "site" / "lessons.html").read_text("utf-8")
    is_as_made_at_once(three)


def test_a_new_case_and_the_one_beside_it_are_made(three: Cli) -> None:
    makes(three)
    three.done("new", "A fourth", "--started", "2026-11-23 09:00", "--zone", "UTC")
    assert makes(three)[:2] == ["2026-004", "2026-003"]
    is_as_made_at_once(three)
    three.done("new", "Between", "--started", "2026-11-21 20:00", "--zone", "UTC")
    makes(three)
    is_as_made_at_once(three)


def test_a_case_that_moved_in_the_list_is_made_again(three: Cli) -> None:
    makes(three)
    three.done("set", "3", "started=2026-11-01 10:00")
    makes(three)
    is_as_made_at_once(three)


SPOILT: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a page": (lambda folder: (folder / "cases/2026-002.html").write_text("mine"), ["2026-002"]),
    "no page": (lambda folder: (folder / "cases/2026-002.html").unlink(), ["2026-002"]),
    "the search": (lambda folder: (folder / "search-2.js").write_text("mine"), ["2026-002"]),
    "no search": (lambda folder: (folder / "search-1.js").unlink(), ["2026-003"]),
    "the list": (lambda folder: (folder / "index.html").write_text("mine"), []),
    "no list": (lambda folder: (folder / "measures.html").unlink(), []),
}


@pytest.mark.parametrize("what", SPOILT)
def test_what_somebody_changed_or_removed_is_made_again(three: Cli, what: str) -> None:
    makes(three)
    before = everything(three.folder / "site")
    spoil, made = SPOILT[what]
    spoil(three.folder / "site")
    assert makes(three) == made
    assert everything(three.folder / "site") == before


@pytest.mark.parametrize(
    "made",
    [
        [], 3, {}, {"cases/2026-002.html": 3}, {"row": ["x", 3, None]}, {"row": None}, {"row": ["x", "soon", []]},
        {"row": [3, None, []]}, {"measures": [[1]]}, {"measures": [[None, [3], None]]}, {"told": True}, {"mark": "0"},
        {"beside": ["", ""]}, {"content": ""}, {"origin": ""},
    ],
)  # fmt: skip
def test_a_manifest_that_was_changed_does_no_harm(three: Cli, made: object) -> None:
    makes(three)
    before, path = everything(three.folder / "site"), three.folder / "site" / "site.json"
    told = json.loads(path.read_text("utf-8"))
    if isinstance(made, dict) and made and "cases/2026-002.html" not in made:
        told["made"] = {name: {**each, **made} for name, each in told["made"].items()}
    else:
        told["made"] = made
    path.write_text(json.dumps(told), "utf-8")
    makes(three)
    assert everything(three.folder / "site") == before


def test_another_day_language_or_template_makes_everything_again(three: Cli) -> None:
    makes(three)
    assert makes(three, "--lang", "ja") == ALL
    assert makes(three, "--lang", "ja") == []
    three.now += timedelta(days=1)
    assert makes(three, "--lang", "ja") == ALL
    (three.config.parent / "templates").mkdir()
    (three.config.parent / "templates" / "team.md.j2").write_text("{{ title }}\n")
    assert makes(three, "--lang", "ja") == ALL
    three.config.write_text('[organisation]\nname = "Hoshizora Gifts"\n')
    assert makes(three, "--lang", "ja") == ALL


def test_what_a_run_that_was_broken_off_had_made_is_told_right(three: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    makes(three)
    for reference in ALL:
        three.done("set", reference, f"title=Another {reference}")

    def stops(record: Retrospective, request: ReportRequest, beside: Beside) -> Report:
        if record.reference == "2026-001":
            raise KeyboardInterrupt
        return make_report(record, request, beside)

    with monkeypatch.context() as patch:
        patch.setattr(writing, "make_report", stops)
        assert three("site", str(three.folder / "site")).exit_code == 130
    makes(three)
    is_as_made_at_once(three)


def test_the_names_of_a_public_site_are_looked_for_only_where_something_changed(
    three: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def noted(record: Retrospective, *words: object) -> object:
        looked.append(record.reference)
        return redact(record, *words)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "redact", noted)
    assert (makes(three, "--public"), looked) == (ALL, ALL)
    looked.clear()
    assert (makes(three, "--public"), looked) == ([], [])
    three.done("add", "2", "head", "driver @Zebrowskaya")
    three.done("add", "2", "remedy", "16:30 Ms Zebrowskaya brought the parcel #company")
    before = everything(three.folder / "site")
    refused = three("site", str(three.folder / "site"), "--public")
    assert (refused.exit_code, looked) == (1, ["2026-002"])
    assert "Zebrowskaya" in refused.stderr
    assert everything(three.folder / "site") == before


def test_nothing_of_the_teams_site_stays_in_a_public_one(three: Cli) -> None:
    three.done("add", "1", "prevention", "the blue crate, secretly")
    makes(three)
    assert any(b"blue crate" in data for data in everything(three.folder / "site").values())
    assert makes(three, "--public", "--force") == ALL
    assert not any(b"blue crate" in data for data in everything(three.folder / "site").values())


def test_a_case_says_that_it_happened_again_and_how_what_was_learned_held(three: Cli) -> None:
    three.done("add", "1", "review", "lesson: a parcel is packed where its slip lies")
    three.done("set", "1", "title=Two parcels swapped")
    makes(three)
    three.done("add", "2", "head", "case: 1 #again")
    three.done("add", "3", "head", "case: 2 #again")
    assert makes(three) == ALL
    first, site = three.folder / "site" / "cases" / "2026-001.html", three.folder / "site"
    assert "It happened again 2 times since." in first.read_text("utf-8")
    assert "<strong>2026-003</strong>" in first.read_text("utf-8")
    assert "It happened 1 time before." in (site / "cases" / "2026-002.html").read_text("utf-8")
    assert "3 times · 電話の取り次ぎ" in (site / "index.html").read_text("utf-8")
    assert "a place for each order – " in (site / "lessons.html").read_text("utf-8")
    is_as_made_at_once(three)
    assert makes(three) == []
    three.done("set", "3", "title=電話の伝言")
    assert makes(three) == ALL, "its title stands in the pages of the others"
    three.done("undo", "3")
    three.done("undo", "3")
    assert "3 times" not in (makes(three) and (site / "index.html").read_text("utf-8"))
    is_as_made_at_once(three)


def test_the_public_is_not_told_that_it_happened_again(three: Cli) -> None:
    three.done("add", "2", "head", "case: 1 #again")
    three.done("add", "3", "head", "case: 2 #again")
    three.done("site", str(three.folder / "open"), "--public")
    told = b"".join(everything(three.folder / "open").values()).decode()
    assert "3 times" not in told
    assert "happened again" not in told
