from __future__ import annotations

import json
import re
import weakref
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings, strategies as st

from exports.organisation import Organisation
from exports.report_kind import ReportKind
from exports.site.folder import SiteFolder
from exports.site.writing import Site, SiteNamesError, find_names, write_site
from retro.errors import RetroError
from retro.language import LANGUAGES, language
from retro.model.record import Retrospective
from retro.model.stages.head import CaseKind, Participant, Severity, Status
from retro.model.stages.prevention import Measure, Result, Strength
from retro.model.stages.review import Lesson
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Event
from retro.redaction.stops import NamesError
from tests import reports
from tests.exports.test_leaking import Marked, marked
from tests.exports.unpacked import found
from tests.records import at, record
from tests.strategies import HOSTILE, retrospectives

DAY = date(2026, 11, 21)
EN = language("en")
ROOT = Path(__file__).parents[2]
SITE_JS = ROOT / "exports" / "site" / "site.js"
TEAM, CUSTOMER = reports.TEAM, reports.CUSTOMER


def case(reference: str, *rows: Any, **head: Any) -> Retrospective:
    whole = record(*rows, **head)
    return replace(whole, head=replace(whole.head, reference=reference, id=reference))


def site(kind: ReportKind = TEAM, code: str = "en", *, shield: bool = False, on: date = DAY) -> Site:
    request = reports.request(
        kind, code, to_all=True, shield=shield, on=on, organisation=Organisation(name="Hoshizora Gifts")
    )
    return Site(request, lambda _record: request)


def written(
    folder: Path, cases: Sequence[Retrospective], of: Site | None = None, *, force: bool = False
) -> tuple[int, int, int]:
    """Write the site; gives how many files were written, unchanged and removed."""
    by_reference = {each.reference: each for each in cases}
    out = write_site(of or site(), list(by_reference), by_reference.__getitem__, folder, force=force)
    return (out.written, out.unchanged, out.removed)


def pages(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))}


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def parsed(html: str) -> Any:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)


def texts(folder: Path) -> dict[str, str]:
    """The texts of the search, as the page gets them."""
    held: dict[str, str] = {}
    for path in sorted(folder.glob("search-*.js")):
        call = re.fullmatch(r"retroTexts\((.*)\);\n", path.read_text("utf-8"), re.DOTALL)
        assert call
        held |= dict(json.loads(call[1]))
    return held


TWO = (
    case(
        "2026-002",
        Measure(what="A tray for each order", strength=Strength.STRONGER, owner="shipping lead", due=date(2026, 11, 1)),
        Measure(what="Read the slip aloud", due=date(2026, 10, 1), result=Result.DONE, check_on=date(2027, 1, 1)),
        Measure(what="A poster", due=date(2026, 9, 1), result=Result.DROPPED),
        title="Two parcels <b>swapped</b>",
        case_kind=CaseKind.COMPLAINT,
        severity=Severity.HIGH,
        status=Status.REVIEW,
        origin="logistics",
    ),
    case("2025-001", title="配送先の取り違え", started=at("", "2025-03-04"), case_kind=CaseKind.INCIDENT),
)


def test_the_list_shows_every_case_without_javascript(tmp_path: Path) -> None:
    written(tmp_path, TWO)
    rows = parsed(pages(tmp_path)["index.html"]).findall(".//tbody/tr")
    assert [["".join(cell.itertext()) for cell in row] for row in rows] == [
        ["2026-002", "20 Nov 2026", "Two parcels <b>swapped</b>", "complaint", "logistics", "high", "in review"],
        ["2025-001", "4 Mar 2025", "配送先の取り違え", "incident", "", "", ""],
    ]
    assert [row.find(".//a").get("href") for row in rows] == ["cases/2026-002.html", "cases/2025-001.html"]
    assert "<noscript>" in pages(tmp_path)["index.html"]


def test_the_filters_offer_what_there_is(tmp_path: Path) -> None:
    written(tmp_path, TWO)
    selects = parsed(pages(tmp_path)["index.html"]).findall(".//select")
    offered = {each.get("name"): [option.get("value") for option in each] for each in selects}
    assert offered == {"case_kind": ["", "incident", "complaint"], "year": ["", "2026", "2025"]}
    row = parsed(pages(tmp_path)["index.html"]).find(".//tbody/tr")
    assert (row.get("data-case_kind"), row.get("data-year")) == ("complaint", "2026")


def test_a_page_has_its_report_and_leads_on(tmp_path: Path) -> None:
    written(tmp_path, TWO)
    newest, oldest = (parsed(pages(tmp_path)[f"cases/{name}.html"]) for name in ("2026-002", "2025-001"))
    assert "".join(newest.find(".//h1").itertext()) == "2026-002 Two parcels <b>swapped</b>"
    assert [link.get("href") for link in newest.findall(".//nav//a")] == [
        "../index.html", "../measures.html", "../lessons.html", "2025-001.html",
    ]  # fmt: skip
    assert [link.get("href") for link in oldest.findall(".//main/nav//a")] == ["2026-002.html"]


def test_open_measures_stand_in_the_order_of_their_days(tmp_path: Path) -> None:
    written(tmp_path, TWO)
    rows = parsed(pages(tmp_path)["measures.html"]).findall(".//tbody/tr")
    assert [["".join(cell.itertext()) for cell in row] for row in rows] == [
        ["2026-002", "Read the slip aloud", "", "", "1 Oct 2026", "1 Jan 2027", "done"],
        ["2026-002", "A tray for each order", "stronger", "shipping lead", "1 Nov 2026", "", "overdue"],
    ]
    assert [[cell.get("class") for cell in row][-1] for row in rows] == [None, "late"]


def test_what_is_overdue_depends_on_the_day(tmp_path: Path) -> None:
    written(tmp_path, TWO, site(on=date(2026, 11, 1)))
    assert "overdue<" not in pages(tmp_path)["measures.html"]


def test_s17_the_teams_lessons_stand_in_a_list_the_newest_case_first(tmp_path: Path) -> None:
    newest = replace(
        TWO[0],
        rows=(
            *TWO[0].rows,
            Lesson(
                id="l1", position=1.0, what="A parcel lies **where its slip lies**\n\n<b>always</b>", tags=("slip",)
            ),
            Lesson(id="l2", position=2.0, what="One at a time"),
        ),
    )
    written(
        tmp_path, [newest, case("2025-001", Lesson(what="宛先は読み上げる", tags=("配送", "復唱")), title="取り違え")]
    )
    page = parsed(pages(tmp_path)["lessons.html"])
    became = "What was done, and whether it held"
    assert [cell.text for cell in page.findall(".//thead//th")] == ["Case", "Date", "Lesson", "Tags", became, "Title"]
    done, title = "A tray for each order – overdue", TWO[0].head.title
    rows = page.findall(".//tbody/tr")
    assert [["".join(cell.itertext()) for cell in row] for row in rows] == [
        [
            "2026-002",
            "20 Nov 2026",
            "A parcel lies where its slip lies <b>always</b>",
            "#slip",
            done,
            TWO[0].head.title,
        ],
        ["2026-002", "20 Nov 2026", "One at a time", "", done, title],
        ["2025-001", "20 Nov 2026", "宛先は読み上げる", "#配送 #復唱", "", "取り違え"],
    ]
    assert [row.find(".//a").get("href") for row in rows][1:] == ["cases/2026-002.html", "cases/2025-001.html"]


def test_the_public_has_no_lessons_and_what_the_team_had_goes(tmp_path: Path) -> None:
    cases = [case("2026-001", Lesson(what="zq1qz lies", tags=("zq2qz",)))]
    written(tmp_path, cases)
    assert "zq1qz" in pages(tmp_path)["lessons.html"]
    written(tmp_path, cases, site(CUSTOMER), force=True)
    assert "lessons.html" not in "".join([*pages(tmp_path), *pages(tmp_path).values()])
    assert not any(re.search(rb"zq\dqz", content) for content in everything(tmp_path).values())


def test_the_public_gets_its_columns_and_nothing_else(tmp_path: Path) -> None:
    written(tmp_path, TWO, site(CUSTOMER))
    index = parsed(pages(tmp_path)["index.html"])
    assert [cell.text for cell in index.findall(".//thead//th")] == ["Reference", "Date", "Title", "Kind"]
    assert {each.get("name") for each in index.findall(".//select")} == {"case_kind", "year"}
    measures = parsed(pages(tmp_path)["measures.html"])
    assert [cell.text for cell in measures.findall(".//thead//th")] == ["Case", "Measure", "Due"]
    assert not re.search("logistics|shipping lead|in review|overdue", "".join(pages(tmp_path).values()))


@pytest.mark.parametrize("code", list(LANGUAGES))
@pytest.mark.parametrize("kind", [TEAM, CUSTOMER])
def test_pages_are_valid_load_nothing_and_link_to_what_is_there(tmp_path: Path, kind: ReportKind, code: str) -> None:
    hostile = [
        case(f"2026-{n:03d}", Event(what=text), title=text) for n, text in enumerate(HOSTILE, 1) if "\n" not in text
    ]
    written(tmp_path, [*TWO, *hostile], site(kind, code, shield=True))
    for name, html in pages(tmp_path).items():
        tree = parsed(html)
        assert tree.get("lang") == code
        for element in tree.iter():
            for attribute in ("src", "href"):
                target = element.get(attribute)
                if target is None or (element.tag == "a" and re.match("https?:|mailto:", target)):
                    continue  # a link that somebody wrote is theirs to follow
                assert (tmp_path / name).parent.joinpath(target).resolve().is_relative_to(tmp_path)
                assert (tmp_path / name).parent.joinpath(target.partition("#")[0]).exists() or target.startswith("#")
            assert not any(attribute.startswith("on") for attribute in element.attrib)
        assert len(tree.findall(".//script")) == (name == "index.html")
    assert "@import" not in (tmp_path / "site.css").read_text("utf-8")
    assert "url(" not in (tmp_path / "site.css").read_text("utf-8")


@settings(max_examples=15)
@given(whole=retrospectives(), code=st.sampled_from(list(LANGUAGES)))
def test_any_record_gives_valid_pages(
    tmp_path_factory: pytest.TempPathFactory, whole: Retrospective, code: str
) -> None:
    folder = tmp_path_factory.mktemp("site")
    written(folder, [whole], site(code=code))
    for html in pages(folder).values():
        parsed(html)
    assert set(texts(folder)) == {whole.reference}


def test_an_empty_archive_has_a_site_too(tmp_path: Path) -> None:
    assert written(tmp_path / "new", []) == (5, 0, 0)
    assert parsed(pages(tmp_path / "new")["index.html"]).findall(".//tbody/tr") == []


@settings(max_examples=25)
@given(whole=marked(), code=st.sampled_from(list(LANGUAGES)))
def test_no_byte_of_a_public_site_tells_what_the_customer_may_not_know(
    tmp_path_factory: pytest.TempPathFactory, whole: Marked, code: str
) -> None:
    folder = tmp_path_factory.mktemp("site")
    written(folder, [whole.record], site(CUSTOMER, code, shield=True))
    told = [unescape(content.decode()) for content in everything(folder).values()]
    assert not found(whole.secrets, iter(told))


def test_the_look_would_find_it(tmp_path: Path) -> None:
    secret = Marked(case("2026-001", Event(what="zq1qz unconfirmed")), {"zq1qz"})
    written(tmp_path / "team", [secret.record])
    assert found(secret.secrets, (content.decode() for content in everything(tmp_path / "team").values()))


NAMED = case("2026-003", Participant(role="driver", name="Quillonia Zebrowskaya"), title="Ms Zebrowskaya's parcel")


def test_names_refuse_a_public_site_and_all_their_places_are_told(tmp_path: Path) -> None:
    cases = {
        each.reference: each for each in (*TWO, NAMED, replace(NAMED, head=replace(NAMED.head, reference="2026-004")))
    }
    passed: list[None] = []
    with pytest.raises(SiteNamesError) as refused:
        find_names(site(CUSTOMER), list(cases), cases.__getitem__, lambda: passed.append(None))
    assert {reference for reference, _ in refused.value.places} == {"2026-003", "2026-004"}
    assert all("Zebrowskaya" in place.found for _, place in refused.value.places)
    assert len(passed) == 4
    with pytest.raises(NamesError):
        written(tmp_path, list(cases.values()), site(CUSTOMER))
    assert not any(b"Zebrowskaya" in content for content in everything(tmp_path).values())


def test_roles_take_the_place_of_names_when_shielded(tmp_path: Path) -> None:
    find_names(site(CUSTOMER, shield=True), ["2026-003"], lambda _reference: NAMED)
    written(tmp_path, [NAMED], site(CUSTOMER, shield=True))
    assert "driver" in pages(tmp_path)["index.html"]
    assert "Zebrowskaya" not in "".join(pages(tmp_path).values())


def test_a_name_that_may_mean_two_is_told_of_its_case_and_no_role_can_take_its_place() -> None:
    unclear = case(
        "2026-005",
        Participant(role="lead", name="高橋 花子"),
        Damage(what="高橋が待った", who="高橋様", for_all=True),
        title="",
    )
    with pytest.raises(SiteNamesError, match="may mean one person or another") as refused:
        find_names(site(CUSTOMER, "ja", shield=True), ["2026-005"], lambda _reference: unclear)
    assert [reference for reference, _ in refused.value.places] == ["2026-005"]
    assert str(refused.value.step) == "Write in each place who is meant; --shield cannot tell."


def test_a_closed_case_keeps_its_public_page(tmp_path: Path) -> None:
    closed = replace(TWO[1], head=replace(TWO[1].head, closed="2026-01-05T09:00:00+00:00"))
    written(tmp_path, [closed], site(CUSTOMER))
    before = pages(tmp_path)
    written(tmp_path, [closed], site(CUSTOMER, on=date(2027, 5, 5)))
    assert pages(tmp_path) == before


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert written(tmp_path, TWO) == (8, 0, 0)
    stamps = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    assert written(tmp_path, TWO) == (0, 8, 0)
    assert stamps == {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    changed = replace(TWO[1], head=replace(TWO[1].head, title="Another"))
    assert written(tmp_path, [TWO[0], changed]) == (3, 5, 0)  # its page, the list, the texts


def test_a_page_that_is_no_longer_wanted_goes_and_nothing_else(tmp_path: Path) -> None:
    written(tmp_path, TWO)
    (tmp_path / "cases" / "notes.html").write_text("mine")
    (tmp_path / "cases" / "1999-001.html").write_text("mine too")
    assert written(tmp_path, TWO[:1])[2] == 1
    left = set(everything(tmp_path))
    assert "cases/2025-001.html" not in left
    assert {"cases/notes.html", "cases/1999-001.html", "cases/2026-002.html"} <= left


def test_a_manifest_cannot_name_files_of_others(tmp_path: Path) -> None:
    mine = tmp_path / "mine.html"
    mine.write_text("mine")
    folder = tmp_path / "site"
    written(folder, TWO)
    told = json.loads((folder / "site.json").read_text())
    hostile = ["../mine.html", str(mine), "cases/../../mine.html", "site.json", None, "cases/2025-001.html\n"]
    (folder / "site.json").write_text(json.dumps({**told, "files": [*told["files"], *hostile]}))
    written(folder, TWO[:1])
    assert mine.read_text() == "mine"


@pytest.mark.parametrize("kind", [TEAM, CUSTOMER])
def test_a_folder_of_other_things_is_refused(tmp_path: Path, kind: ReportKind) -> None:
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(RetroError) as refused:
        written(tmp_path, TWO, site(kind))
    assert "--force" in str(refused.value.step)
    assert set(everything(tmp_path)) == {"index.html"}
    assert not (tmp_path / "cases").exists()
    written(tmp_path, TWO, site(kind), force=True)
    assert "2026-002" in pages(tmp_path)["index.html"]


def test_the_teams_site_does_not_become_public_by_mistake(tmp_path: Path) -> None:
    written(tmp_path, TWO)
    before = everything(tmp_path)
    with pytest.raises(RetroError):
        written(tmp_path, TWO, site(CUSTOMER))
    assert everything(tmp_path) == before


def test_the_teams_pages_go_before_the_public_ones_come(tmp_path: Path) -> None:
    written(tmp_path, TWO)
    with pytest.raises(NamesError):
        written(tmp_path, [NAMED, *TWO], site(CUSTOMER), force=True)
    assert pages(tmp_path) == {}


def test_broken_off_it_leaves_whole_files_and_goes_on(tmp_path: Path) -> None:
    cases = {f"2026-{n:03d}": case(f"2026-{n:03d}", title=f"Case {n}") for n in range(1, 7)}

    def load(reference: str) -> Retrospective:
        if reference == "2026-004":
            raise KeyboardInterrupt
        return cases[reference]

    with pytest.raises(KeyboardInterrupt):
        write_site(site(), list(cases), load, tmp_path / "site")
    left = everything(tmp_path / "site")
    assert {"cases/2026-003.html", "site.json"} <= set(left)
    for html in pages(tmp_path / "site").values():
        parsed(html)
    assert written(tmp_path / "site", list(cases.values())) == (7, 5, 0)
    whole = tmp_path / "whole"
    written(whole, list(cases.values()))
    assert everything(tmp_path / "site") == everything(whole)


def test_what_a_run_that_was_broken_off_left_is_known_to_the_next(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write_site(site(), ["2026-002", "2025-001"], {"2026-002": TWO[0]}.__getitem__, tmp_path)
    assert written(tmp_path, TWO[1:])[2] == 1
    assert "cases/2026-002.html" not in everything(tmp_path)


def test_the_same_archive_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        written(tmp_path / name, TWO)
    assert everything(tmp_path / "one") == everything(tmp_path / "other")


def test_a_reference_that_is_a_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RetroError):
        written(tmp_path / "site", [case("../2026-001")])
    assert not (tmp_path / "site").exists()


def test_one_case_at_a_time_is_held(tmp_path: Path) -> None:
    alive: weakref.WeakSet[Retrospective] = weakref.WeakSet()
    most = 0

    def load(reference: str) -> Retrospective:
        nonlocal most
        whole = case(reference, Event(what="Phones start ringing"))
        alive.add(whole)
        most = max(most, len(alive))
        return whole

    write_site(site(), [f"2026-{n:03d}" for n in range(1, 30)], load, tmp_path)
    assert most <= 2


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for folder in (tmp_path / "file", tmp_path / "no" / "such"):
        with pytest.raises(RetroError):
            written(folder, TWO)


def test_the_texts_are_those_of_the_pages(tmp_path: Path) -> None:
    written(tmp_path, TWO)
    held = texts(tmp_path)
    assert held["2026-002"].startswith("2026-002 Two parcels <b>swapped</b> ")
    assert "A tray for each order" in held["2026-002"]
    assert "配送先の取り違え" in held["2025-001"]


def test_the_counts_are_of_files(tmp_path: Path) -> None:
    out = SiteFolder(tmp_path / "site", public=False)
    out.begin(["index.html"], force=False)
    out.write("index.html", "<!doctype html>")
    out.write("search-1.js", "x")
    out.finish()
    assert (out.written, out.unchanged, out.removed) == (2, 0, 0)
    assert json.loads((tmp_path / "site" / "site.json").read_text())["files"] == ["index.html", "search-1.js"]


@pytest.mark.parametrize("force", [True, False])
def test_a_folder_of_cases_that_is_a_link_is_refused(tmp_path: Path, *, force: bool) -> None:
    folder, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    written(folder, [case("2026-001"), case("2026-002")])
    (folder / "cases").rename(elsewhere)
    (folder / "cases").symlink_to(elsewhere)
    before = everything(elsewhere)
    with pytest.raises(RetroError, match="is a link to another folder"):
        written(folder, [case("2026-001", title="Other words")], force=force)
    assert everything(elsewhere) == before


def test_the_public_page_of_a_closed_case_is_of_that_day_and_its_promises_of_this_one() -> None:
    closed = replace(TWO[1], head=replace(TWO[1].head, closed="2026-01-05T09:00:00+00:00"))
    asked = site(CUSTOMER, on=date(2027, 5, 5)).request_of(closed)
    assert (asked.on, asked.today) == (date(2026, 1, 5), date(2027, 5, 5))


def test_a_case_without_a_title_is_found_by_what_its_page_is_called(tmp_path: Path) -> None:
    written(tmp_path, [case("2026-007", title="")])
    assert texts(tmp_path)["2026-007"].startswith("2026-007 Retrospective ")
