from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings, strategies as st

from exports.data.folder import content, file_name, is_free
from exports.data.front_matter import begins_with_ours, front_matter
from exports.files import write_files, write_if_changed
from exports.report import Report
from exports.report_kind import KINDS, ReportKind
from retro.errors import RetroError
from retro.language import language
from retro.model.moments.moment import Moment, Precision
from retro.model.record import Retrospective
from retro.model.stages.head import CaseKind, Responsibility, Severity, Status
from retro.redaction.audience import CUSTOMER
from tests import reports
from tests.records import at, record
from tests.strategies import hostile_line, retrospectives

EN, JA = language("en"), language("ja")


def read(text: str) -> dict[str, Any]:
    """The front matter, as a program reads it."""
    assert text.startswith("---\n")
    values: dict[str, Any] = yaml.safe_load(text.partition("\n---\n")[0])
    return values


def written(whole: Retrospective, kind: ReportKind = reports.TEAM) -> Report:
    return reports.made(whole, kind, on=date(2026, 12, 1))


def test_the_front_matter_tells_what_a_program_asks() -> None:
    whole = record(
        title="Two parcels: swapped",
        case_kind=CaseKind.COMPLAINT,
        severity=Severity.HIGH,
        status=Status.CLOSED,
        origin="logistics",
        responsibility=Responsibility.OURS,
        tags=("gift", "no"),
        detected=at("14:00"),
    )
    closed = replace(whole, head=replace(whole.head, closed="2026-12-01T09:00+09:00", digest="12e4" + "0" * 60))
    assert front_matter(closed, reports.TEAM, JA) == (
        '---\nreference: "2026-014"\ndate: "2026-11-20"\ntitle: "Two parcels: swapped"\nkind: "complaint"\n'
        'severity: "high"\nstatus: "closed"\norigin: "logistics"\nresponsibility: "ours"\ntags:\n  - "gift"\n  - "no"\n'
        'started: "2026-11-20T13:00+09:00"\ndetected: "2026-11-20T14:00+09:00"\nclosed: "2026-12-01T09:00+09:00"\n'
        f'digest: "12e4{"0" * 60}"\naccount: "team"\nlanguage: "ja"\n---\n'
    )


@pytest.mark.parametrize("started", [None, Moment(Precision.UNKNOWN)])
def test_the_customer_is_told_no_more_than_they_may_see(started: Moment | None) -> None:
    whole = record(severity=Severity.HIGH, origin="logistics", tags=("inner",), started=started)
    told = read(front_matter(reports.visible(whole, CUSTOMER), reports.CUSTOMER, EN))
    known = {"started": "?"} if started else {}
    assert told == {
        "reference": "2026-014", "title": "Two parcels swapped", "account": "customer", "language": "en", **known,
    }  # fmt: skip
    assert read(front_matter(whole, reports.TEAM, EN))["date"] == "2026-11-21"


@settings(max_examples=80)
@given(hostile_line(), st.lists(hostile_line().filter(bool), max_size=3).map(tuple), st.sampled_from(list(KINDS)))
@example("no", ("yes", "~", "null", "0x1F", "1_000", "2026-12-01", "12:30:45", "=", "<<"), reports.TEAM)
@example(
    '"\\ \\N "#: - ? & * ! | > % @ `',
    ("'", "---", "...", "\ufeff", "\u2028\x85\x07", "\U0001f642", "\ud800"),
    reports.TEAM,
)
def test_any_text_reads_back_as_it_was(title: str, tags: tuple[str, ...], kind: ReportKind) -> None:
    told = read(front_matter(record(title=title, tags=tags, origin=title), kind, EN))
    assert told.get("title", "") == title
    assert told.get("origin", "") == title
    assert tuple(told.get("tags", ())) == tags
    assert (told["reference"], told["account"]) == ("2026-014", kind.code)


@settings(max_examples=25)
@given(retrospectives())
def test_every_value_is_a_string(whole: Retrospective) -> None:
    text = front_matter(whole, reports.TEAM, EN)
    assert all(char.isprintable() or char in "\n\u3000" for char in text)
    for value in read(text).values():
        assert all(isinstance(each, str) for each in (value if isinstance(value, list) else [value]))
    assert begins_with_ours(text.encode()[:100], whole.reference)
    assert begins_with_ours(text.replace("\n", "\r\n").encode()[:100], whole.reference)
    assert not begins_with_ours(text.encode()[:100], whole.reference[:-1])


@pytest.mark.parametrize(
    ("kind", "to", "name"),
    [
        (reports.TEAM, EN, "2026-001.md"),
        (reports.TEAM, JA, "2026-001.ja.md"),
        (reports.CUSTOMER, EN, "2026-001.customer.md"),
        (reports.INTERIM_CUSTOMER, JA, "2026-001.interim-customer.ja.md"),
    ],
)
def test_a_name_says_what_the_file_is(kind: ReportKind, to: Any, name: str) -> None:
    assert file_name("2026-001", kind, to) == name


def test_a_file_holds_its_front_matter_and_the_report() -> None:
    made = written(record())
    assert content(made).decode() == f"{front_matter(record(), reports.TEAM, EN)}\n{made.document.markdown}"


def test_only_our_own_files_make_room(tmp_path: Path) -> None:
    path = tmp_path / "2026-014.md"
    assert is_free(path, "2026-014")
    path.write_bytes(content(written(record())))
    assert is_free(path, "2026-014")
    assert not is_free(path, "2026-015")
    path.write_text("# My own notes\n")
    assert not is_free(path, "2026-014")
    path.unlink()
    path.symlink_to(tmp_path / "nowhere")
    assert not is_free(path, "2026-014")
    assert not is_free(tmp_path, "2026-014")


def test_a_link_is_replaced_and_not_what_it_points_to(tmp_path: Path) -> None:
    other, path = tmp_path / "other", tmp_path / "link"
    other.write_bytes(b"same")
    path.symlink_to(other)
    assert write_if_changed(path, b"same")
    assert not path.is_symlink()
    assert not write_if_changed(path, b"same")


def test_several_files_are_written_or_none(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    write_files(folder, {"a.csv": b"1", "b.csv": b"2"})
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a.csv": b"1", "b.csv": b"2"}
    with pytest.raises(RetroError, match=r"b\.csv” is there already"):
        write_files(folder, {"new.csv": b"3", "b.csv": b"3"})
    assert sorted(path.name for path in folder.iterdir()) == ["a.csv", "b.csv"]
    write_files(folder, {"b.csv": b"3"}, force=True)
    assert (folder / "b.csv").read_bytes() == b"3"


@pytest.mark.parametrize(
    ("name", "told"), [("file", "is a file, not a folder"), ("no/such", "no folder"), ("file/x", "no folder")]
)
def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RetroError, match=told):
        write_files(tmp_path / name, {"a.csv": b""}, force=True)
    assert (tmp_path / "file").read_text() == ""
