"""What a meeting leaves in the reports of others: no name, no voter, none of its own affairs, no doubt passed over."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exports.format import Format
from exports.formats import DOCUMENTS, FORMATS
from exports.report_kind import KINDS, TEAM_REPORT, ReportKind
from retro.language import language
from retro.model.stages.cause import Cause
from retro.model.stages.meeting import Meeting
from retro.model.stages.review import ParkingLotItem, Vote
from retro.model.stages.timeline import Event
from tests.cli.running import Cli
from tests.exports.unpacked import found, unpacked
from tests.formats import CSV, HTML, JSON, MD

NAMES = {"Zebrowskaya", "Quillonia"}
PRESENT = "zqtallier", "zqscribe", "zqloader"
"""The roles in the room. They raise hands; they see to nothing in the case, and are named nowhere else in it."""
OWN = {*PRESENT, "zqnext", "zqparked", "zqtakesup", "zqasked"}
"""What is the meeting's own: who was there and voted, what was asked, what was put off and who takes it up."""
DOUBTED = {"zqmoved", "zqlit", "zqfull"}
"""What was called confirmed, and a fact, before somebody doubted it."""
HALF = "zqheard"
_SAID = """/1
/doubt 1.2 driver: it was a quarter past
14:30 zqheard the driver said that…
/park zqparked scanners, as Zebrowskaya says
zqtakesup
/2
/doubt 2.2 packer: it was off
/silent 3

no place for slips

Quillonia looked away


/5
/hands 5.1 3, 5.2 1
/end
"""
"""A meeting with doubts, a row that was half heard, something parked, silent minutes, a round, and hands."""


class Room:
    """The archive after the meeting."""

    def __init__(self, folder: Path) -> None:
        self._cli, done = Cli(folder), Cli.done
        done(self._cli, "new", "Two parcels swapped", "--zone", "UTC", "--started", "2026-11-20 14:00")
        done(self._cli, "set", "1", "case_kind=complaint", "severity=medium", "injured=no", "affected=order 7")
        done(self._cli, "set", "1", "words_en=two parcels that were swapped", "words_ja=お荷物の取り違え")
        for words in (
            ("head", "packer @Zebrowskaya"), ("head", "driver @Quillonia"),
            ("timeline", "14:05 phones start ringing ~confirmed"), ("timeline", "14:20 the van zqmoved ~confirmed"),
            ("timeline", "14:40 Zebrowskaya found the slip ~confirmed"),
            ("cause", "one table for two orders ~fact"), ("cause", "the lamp was zqlit ~fact"),
            ("cause", "the shelf was zqfull ~fact"),
            ("prevention", "one place per order @owner due 2026-12-01 for-all"),
            ("prevention", "slips in two colours @sales due 2026-12-05"),
        ):  # fmt: skip
            done(self._cli, "add", "1", *words)
        done(self._cli, "meet", "1", typed=f"{', '.join(PRESENT)}\n{_SAID}")
        done(self._cli, "add", "1", "review", "vote: 5.1 zqasked !2")
        done(self._cli, "edit", "1", "2.3", "disputed_by=driver")  # it stands as a fact still
        done(self._cli, "meet", "1", typed="zqnext\n")  # and one that goes on, led from here
        self.record = self._cli.record()

    def written(self, kind: ReportKind, form: Format, code: str) -> Iterator[str]:
        """All that stands in the report, as it is exported."""
        path = self._cli.folder / f"{kind}-{code}{form.ending or f'.{form.code}'}"
        whom = ["--to-all", "--shield"] if kind.is_letter else []
        words = ["--for", kind.code, "--format", form.code, "--lang", code, *whom]
        self._cli.done("export", "1", *words, "-o", str(path), "--yes")
        files = {each.name: each.read_bytes() for each in path.iterdir()} if path.is_dir() else path.read_bytes()
        return unpacked(files, form)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    return Room(tmp_path_factory.mktemp("met"))


OTHERS = [kind for kind in KINDS if not kind.audience.sees_all]
ALL = pytest.mark.parametrize(
    ("kind", "form", "code"),
    [
        pytest.param(kind, form, code, id=f"{kind}-{form}-{code}")
        for kind in OTHERS
        for form in FORMATS
        for code in ("en", "ja")
        if code == "en" or form in (MD, HTML, CSV)  # the other formats take the same words
    ],
)


def test_the_meeting_had_all_of_it(room: Room) -> None:
    held, goes_on = room.record.of(Meeting)
    assert (held.roles, held.goes_on, goes_on.goes_on) == (PRESENT, False, True)
    assert [(row.what, row.owner) for row in room.record.of(ParkingLotItem)] == [
        ("zqparked scanners, as Zebrowskaya says", "zqtakesup")
    ]
    assert sorted(int(vote.points or 0) for vote in room.record.of(Vote)) == [1, 2, 3]
    assert [row.what for row in room.record.of(Event) if row.disputed_by] == ["the van zqmoved"]
    assert [row.what for row in room.record.of(Cause) if row.disputed_by] == [
        "the lamp was zqlit", "the shelf was zqfull",
    ]  # fmt: skip


@ALL
def test_no_report_for_others_tells_who_was_there_and_what_was_their_own(
    room: Room, kind: ReportKind, form: Format, code: str
) -> None:
    held, goes_on = room.record.of(Meeting)
    secret = NAMES | OWN | {goes_on.leader, *held.journal.splitlines()}
    texts = [*room.written(kind, form, code)]
    assert not found(secret, iter(texts))
    if kind.is_letter:
        assert not found(DOUBTED | {HALF}, iter(texts))
    else:
        assert all(_is_told_as_doubted(text, form, code) for text in texts)


@pytest.mark.parametrize("form", DOCUMENTS, ids=str)
def test_where_it_may_be_told_the_search_finds_it(room: Room, form: Format) -> None:
    told = {*NAMES, *PRESENT, *DOUBTED, HALF, "zqparked", "zqtakesup"}
    assert found(told, room.written(TEAM_REPORT, form, "en")) == told


def _is_told_as_doubted(text: str, form: Format, code: str) -> bool:
    """Whether what somebody doubts is told, wherever it is, as something that is not certain."""
    if form is JSON:
        return all(
            row.get("confirmed") is False or row.get("sure") == "presumed"
            for row in _rows(json.loads(text))
            if found(DOUBTED, (each for each in row.values() if isinstance(each, str)))
        )
    to = language(code)
    marks = to("not confirmed"), to("presumed")
    if form is CSV:
        told = [row for row in csv.reader(io.StringIO(text)) if found(DOUBTED, iter(row))]
        return all(marks[1] in row or to("no") in row for row in told)
    pieces = [text[max(0, text.find(word) - 120) : text.find(word)] for word in DOUBTED if word in text]
    return all(any(mark in _even(piece) for mark in marks) for piece in pieces)


def _even(text: str) -> str:
    return " ".join(text.split())


def _rows(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in the data."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _rows(each)
