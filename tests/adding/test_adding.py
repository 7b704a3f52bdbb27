"""What is added to Retro is added in few places: the pages of this folder, carried out on a copy of the program."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from tests.adding.pages import Copy
from tests.cli.running import Cli

CATALOGUE = "retro/locale/ja/LC_MESSAGES/retro.po"


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    (tmp_path / "config.toml").write_text('[organisation]\nname = "Hoshizora"\n', "utf-8")  # a letter names its sender
    return Copy.made(tmp_path / "copy")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with one case, made by the program to which nothing was added."""
    cli = Cli(tmp_path_factory.mktemp("before"))
    cli.done("new", "Two parcels swapped", "--started", "2026-11-18 10:20", "--zone", "UTC")
    cli.done("set", "1", "words_en=two parcels that were swapped")
    cli.done("add", "1", "cause", "Slips of two orders lay on one table ~fact")
    cli.done("add", "1", "prevention", "one table for each order @shipping lead")
    return cli.db


@pytest.fixture
def db(tmp_path: Path, before: Path) -> Path:
    """That archive, for one test."""
    return Path(shutil.copy(before, tmp_path))


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def exported(copy: Copy, db: Path, *words: str) -> str:
    return copy.retro("export", "1", *words, db=db)


def rows(copy: Copy, db: Path) -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = json.loads(exported(copy, db, "--format", "json"))["rows"]
    return data


def test_a_field_is_added_in_one_place_and_its_words_are_translated(copy: Copy, db: Path, tmp_path: Path) -> None:
    copy.carry_out("field.md")
    assert list(dict.fromkeys(copy.touched)) == ["retro/model/stages/prevention.py", CATALOGUE]
    copy.python("from retro.locale.update import update; assert not update('ja')")
    copy.python("from retro.store.sqlite.update import update; update()")

    echo = copy.retro("add", "1", "prevention", "a second scale @night-shift deputy day-shift", db=db)
    assert "deputy day-shift" in echo
    assert "deputy" in {row[1] for row in sqlite3.connect(db).execute("PRAGMA table_info(measure)")}
    assert [row.get("deputy") for row in rows(copy, db) if row["kind"] == "measure"] == [None, "day-shift"]
    copy.retro("export", "1", "--format", "csv", "-o", str(tmp_path / "tables"), db=db)
    assert [row["Deputy"] for row in table(tmp_path / "tables", "measure")] == ["", "day-shift"]
    assert "Deputy: day-shift" in exported(copy, db)
    assert "代行者：day-shift" in exported(copy, db, "--lang", "ja")
    for reader in ("management", "customer"):
        assert "day-shift" not in exported(copy, db, "--for", reader)
    with copy.screen("open", "1", db=db) as terminal:
        terminal.wait_for("2026-001")
        terminal.send("5")
        terminal.wait_for("a second scale")
        terminal.send("G")
        terminal.wait_for("day-shift")
        terminal.wait_for("Deputy")
    copy.retro("undo", "1", db=db)
    assert "day-shift" not in exported(copy, db)


def test_a_kind_of_row_is_added_in_its_module_and_told_without_a_template(copy: Copy, db: Path, tmp_path: Path) -> None:
    copy.carry_out("kind.md")
    assert set(copy.touched) == {
        "retro/model/stages/cause.py", "retro/review/judgement/prose.py", "exports/templates/team.md.j2",
        "exports/data/JSON.md"
    }  # fmt: skip
    echo = copy.retro("add", "1", "cause", "finding: the belt was torn due 2026-11-20 sample 12-B", db=db)
    assert "finding, “the belt was torn”" in echo
    report = exported(copy, db)
    assert "### What was found" in report
    assert "**the belt was torn** (12-B)" in report
    template = copy.folder / "exports/templates/team.md.j2"
    template.write_bytes((Path(__file__).parents[2] / "exports/templates/team.md.j2").read_bytes())
    report = exported(copy, db)
    assert report.index("### Finding") < report.index("## 3.")
    assert "the belt was torn" in report
    assert "Sample: 12-B" in report
    copy.retro("export", "1", "--format", "csv", "-o", str(tmp_path / "tables"), db=db)
    assert table(tmp_path / "tables", "finding")[0]["Sample"] == "12-B"
    assert "the belt was torn" in exported(copy, db, "--format", "ics")
    for reader in ("management", "customer"):
        assert "belt" not in exported(copy, db, "--for", reader)
    with copy.screen("open", "1", db=db) as terminal:
        terminal.wait_for("2026-001")
        terminal.send("2")
        terminal.wait_for("finding: the belt was torn")
    copy.retro("close", "1", "--because", "a test", db=db)
    assert "as it was closed" in copy.retro("verify", db=db)
    with sqlite3.connect(db) as conn:
        conn.execute("UPDATE finding SET what = 'the belt was whole'")
    conn.close()
    assert "since it was closed" in copy.python(RETRO, "verify", db=db)


RETRO = """
import sys
from retro.cli.main import retro
try:
    retro.main(sys.argv[1:])
except SystemExit:
    pass
"""
"""A command whose exit status does not matter."""


def test_a_stage_is_added_with_its_module(copy: Copy, db: Path) -> None:
    copy.carry_out("stage.md")
    assert [*dict.fromkeys(copy.touched)] == [
        "retro/model/stages/practice.py",
        "retro/model/stages/__init__.py",
        "retro/review/judgement/prose.py",
    ]
    copy.python("from retro.store.sqlite.update import update; update()")
    copy.retro("add", "1", "practice", "swap two parcels on purpose @shift lead", db=db)
    copy.retro("add", "1", "7", "and find it within the hour", db=db)
    report = exported(copy, db)
    assert "## 7. Practice\n\n### Training\n\n- **swap" in report.replace("- swap", "- **swap")
    assert report.index("## 7. Practice") < report.index("## Review")
    assert "3/7" in copy.retro("list", db=db)
    assert "and find it within the hour" in [row.get("what") for row in rows(copy, db) if row["kind"] == "training"]
    said = copy.retro("close", "1", db=db, fails=True)
    assert "Practice" not in said
    copy.retro("undo", "1", db=db)
    copy.retro("undo", "1", db=db)
    assert "Practice: What will be practised?" in copy.retro("close", "1", db=db, fails=True)
    with copy.screen("open", "1", db=db) as terminal:
        terminal.wait_for("2026-001")
        terminal.send("7")
        terminal.wait_for("What will be practised?")
        terminal.send("]")
        terminal.wait_for("What did we learn")
        terminal.send("9")
        terminal.wait_for("Two parcels swapped")
        terminal.wait_until(lambda screen: "What did we learn" not in screen, "the report")


BARE = """

from retro.model.entry import Entry

@declared
class Finding(Entry):
    kind = "finding"
    stage = CAUSE
"""
"""A kind of row that is declared with nothing but its name."""

WRITE = """
import sys
from pathlib import Path
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.store.sqlite.store import open_store
factory = ChangeFactory(author="tester")
store = open_store(Path(sys.argv[1]))
store.apply("2026-001", factory.change(Add("finding", factory.new_id(), {})))
store.close()
"""


def test_a_kind_and_a_stage_with_nothing_but_their_names_break_nothing(copy: Copy, db: Path, tmp_path: Path) -> None:
    module = copy.folder / "retro/model/stages/cause.py"
    module.write_text(module.read_text("utf-8") + BARE, "utf-8")
    copy.carry_out("stage.md")
    module = copy.folder / "retro/model/stages/practice.py"
    stage = 'PRACTICE = Stage("practice", N_("Practice"), empty=N_("What will be practised?"), may_be_empty=False)'
    assert stage in module.read_text("utf-8")
    module.write_text(module.read_text("utf-8").replace(stage, 'PRACTICE = Stage("practice", "Practice")'), "utf-8")
    copy.python(WRITE, str(db), db=db)
    assert "### finding" in exported(copy, db)
    for form in ("html", "json", "ics"):
        exported(copy, db, "--format", form)
    copy.retro("export", "1", "--format", "csv", "-o", str(tmp_path / "tables"), db=db)
    assert len(table(tmp_path / "tables", "finding")) == 1
    assert "finding" not in exported(copy, db, "--for", "management").casefold()
    for code, untold in (("en", "(nothing written)"), ("ja", "（記入なし）")):
        with copy.screen("--lang", code, "open", "1", db=db) as terminal:
            terminal.wait_for("2026-001")
            terminal.send("2")
            terminal.wait_for(untold)
            terminal.send("7")
            terminal.wait_for("Practice")
    copy.retro("close", "1", "--because", "a test", db=db)
    assert "as it was closed" in copy.retro("verify", db=db)


def test_a_format_is_added_in_one_place(copy: Copy, db: Path, tmp_path: Path) -> None:
    copy.carry_out("format.md")
    assert copy.touched == ["exports/formats.py"]
    for words in (("--format", "txt"), ("--for", "management", "--format", "txt")):
        assert "Two parcels swapped" in exported(copy, db, *words)
    copy.retro("export", "1", "-o", str(tmp_path / "case.txt"), db=db)
    assert "**" not in (tmp_path / "case.txt").read_text("utf-8")
    copy.retro("report", "--from", "2026", "--to", "2026", "-o", str(tmp_path / "year.txt"), db=db)
    assert (tmp_path / "year.txt").exists()
    with copy.screen("open", "1", db=db) as terminal:
        terminal.wait_for("Two parcels swapped")
        terminal.send("e")
        terminal.wait_for("Written in" if "Written in" in terminal.screen() else "w Export")
        terminal.send("w")
        terminal.wait_for("txt")


SECRETS = """
import sys
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from retro.model import field_types, number_types
from retro.model.change import Add, Update
from retro.model.change_factory import ChangeFactory
from retro.model.record import ROWS
from retro.model.stages.head import Head
from retro.store.sqlite.store import open_store

def values(kind, n):
    said = {}
    for field in kind.fields():
        n += 1
        match field.type:
            case field_types.ZoneType() | field_types.LinkType():
                continue
            case field_types.TagsType():
                said[field.name] = [f"zq{n}qz"]
            case (field_types.ProseType() | field_types.LineType() | field_types.RoleType()
                  | field_types.OpenChoiceType()):
                said[field.name] = f"zq{n}qz"
            case field_types.ChoiceType(choices):
                said[field.name] = [*choices][-1].value
            case field_types.ChoicesType(choices):
                said[field.name] = [choice.value for choice in choices]
            case field_types.YesNoType():
                said[field.name] = True
            case field_types.DayType():
                said[field.name] = f"2190-{1 + n % 12:02}-{10 + n % 18}"
            case field_types.MomentType():
                said[field.name] = f"2190-{1 + n % 12:02}-{10 + n % 18}T{n % 24:02}:37+00:00"
            case number_types.NumberType():
                said[field.name] = 7170000 + n
    return said

factory = ChangeFactory(author="tester")
store = open_store(Path(sys.argv[1]))
head = store.load("2026-001").head
ops = [Add(kind.kind, factory.new_id(), {**values(kind, 40 * n), "digest": ""} if kind.kind == "reopening" else
           values(kind, 40 * n)) for n, kind in enumerate(ROWS, 1) if kind.kind not in ("reopening", "vote")]
new = {name: value for name, value in values(Head, 0).items() if name not in ("status", "started", "detected",
                                                                              "resolved")}
ops.append(Update("retrospective", head.id, head.revision, {name: head.dump()[name] for name in new}, new))
print(store.apply("2026-001", factory.change(*ops)))
store.close()
"""
"""Writes into every field of every kind of row something that is found again."""


EXPORT_ALL = """
import sys
from pathlib import Path
from exports.formats import FORMATS
from retro.cli.main import retro
for code in map(str, FORMATS):
    for number, more in enumerate(([], ["--to-all"], ["--to-all", "--shield"], ["--addressee", "zq161qz"])):
        out = str(Path(sys.argv[1]) / f"{number}.{code}")
        try:
            retro.main(["export", "1", "--for", "partner", "-o", out, "--format", code, *more])
        except SystemExit:
            pass
print(*FORMATS)
"""
"""Exports for the new audience in each format, in each of four ways."""


def bytes_of(path: Path) -> bytes:
    """What a reader gets to see of a file: of Word and PDF the texts in it."""
    if path.is_dir():
        return b"".join(each.read_bytes() for each in sorted(path.rglob("*")) if each.is_file())
    if path.suffix == ".docx":
        with ZipFile(path) as parts:
            return b"".join(parts.read(name) for name in parts.namelist())
    if path.suffix == ".pdf":
        return "".join(page.extract_text() for page in PdfReader(path).pages).encode()
    return path.read_bytes()


def test_an_audience_is_added_in_one_place_and_is_told_nothing(copy: Copy, db: Path, tmp_path: Path) -> None:
    copy.carry_out("audience.md")
    assert copy.touched == ["retro/redaction/audience.py"]
    assert "Applied" in copy.python(SECRETS, str(db), db=db)
    team = exported(copy, db)
    assert len(set(re.findall(r"zq\d+qz", team))) > 60, "there is much to be told"
    said = copy.python(EXPORT_ALL, str(tmp_path), db=db)
    codes = said.splitlines()[-1].split()
    assert {"md", "html", "pdf", "docx", "json", "csv", "ics"} <= set(codes)
    for code in codes:
        for number in range(4):
            out = tmp_path / f"{number}.{code}"
            if not out.exists():
                assert number in (0, 3), f"{code}: {said}"  # it asks whom it is for
                continue
            seen = bytes_of(out).decode("utf-8", "replace")
            assert not re.findall(
                r"zq\d+qz|717\d\d\d\d|7,17\d,\d\d\d|2190|[Pp]arcels|[Ss]lips|one table|shipping", seen
            ), code
    with copy.screen("open", "1", db=db) as terminal:
        terminal.wait_for("2026-001")
        terminal.send("e")
        terminal.wait_for("partner")


def test_a_command_is_added_in_one_place(copy: Copy, db: Path) -> None:
    copy.carry_out("command.md")
    assert copy.touched == ["retro/cli/commands/log.py", "retro/cli/main.py"]
    assert len(copy.retro("log", "1", db=db).splitlines()) == 4
    assert "Print who changed what and when" in copy.retro("--help", db=db)


ZONES = """
import sys
from pathlib import Path
from retro.store.postgres.store import PostgresStore
from retro.store.sqlite.store import open_store
store = open_store(Path(sys.argv[1]))
print(*store.zones(), hasattr(PostgresStore, "zones"))
store.close()
"""


def test_an_operation_of_the_store_is_added_once_for_both_engines(copy: Copy, db: Path) -> None:
    copy.carry_out("operation.md")
    assert copy.touched == [
        "retro/store/sql/zones.py",
        "retro/store/protocol.py",
        "retro/store/sql/records.py",
        "retro/store/sql/shared_store.py",
    ]
    assert copy.python(ZONES, str(db), db=db) == "UTC True\n"


def test_a_screen_is_added_with_the_command_that_opens_it_and_is_live(copy: Copy, db: Path) -> None:
    copy.carry_out("screen.md")
    assert set(copy.touched) == {
        "retro/screens/numbers.py",
        "retro/screens/archive/commands.py",
        "retro/screens/archive/screen.py",
    }
    with copy.screen(db=db) as terminal:
        terminal.wait_for("Two parcels swapped")
        terminal.send("N")
        terminal.wait_for("1 case")
        copy.retro("new", "Another", db=db)
        terminal.wait_for("2 cases")
        terminal.send("escape")
        terminal.wait_for("Another")


TALLY = """
import asyncio
from textual.app import App
from widgets.tally import Tally

class Alone(App):
    def compose(self):
        yield Tally(5)

    def on_tally_counted(self, event):
        print(event.count, self.query_one(Tally).render())

async def count():
    async with (app := Alone()).run_test() as pilot:
        app.query_one(Tally).focus()
        await pilot.press("enter", "enter")
        await pilot.pause()

asyncio.run(count())
"""
"""Counts twice in a widget that is alone in an app, and prints what it tells and draws."""


def test_a_widget_is_added_alone_and_tells_by_messages(copy: Copy) -> None:
    copy.carry_out("widget.md")
    assert copy.touched == ["widgets/tally.py"]
    assert copy.python(TALLY).splitlines() == ["6 IIIII I", "7 IIIII II"]


OTHERS = {
    "audience.md": {"partner": "press"},
    "command.md": {"log": "past"},
    "field.md": {"deputy": "backer", "Deputy": "Backer"},
    "format.md": {'"txt"': '"text"'},
    "kind.md": {"finding": "sighting", "Finding": "Sighting"},
    "operation.md": {"zones": "areas"},
    "screen.md": {"numbers": "counts", "Numbers": "Counts", '"N"': '"C"'},
    "stage.md": {"practice": "rehearsal", "PRACTICE": "REHEARSAL", "Practice": "Rehearsal", "Training": "Exercise",
                 "training": "exercise"},
    "widget.md": {"tally": "abacus", "Tally": "Abacus"},
}  # fmt: skip
"""The words of each page in whose place others stand when it is followed a second time."""


def test_with_all_of_it_added_the_code_is_clean_and_the_tests_are_found(copy: Copy) -> None:
    pages = {page.name for page in Path(__file__).parent.glob("*.md")}
    assert pages == OTHERS.keys()
    for page in OTHERS:
        copy.carry_out(page)
    assert copy.lint() == ""
    for page, others in OTHERS.items():
        copy.carry_out(page, **others)
    assert copy.lint() == "", "each was followed a second time"
    copy.python("from retro.store.sqlite.update import update; update()")
    assert {"tests/model/test_fields.py", "tests/exports/test_leaking.py"} <= set(
        re.findall(r"^([^:\n]+): \d+$", copy.collect_tests(), re.MULTILINE)
    )


@pytest.mark.parametrize("page", OTHERS)
def test_a_page_says_which_tests_to_run_and_they_are_there(page: str) -> None:
    text = (Path(__file__).parent / page).read_text("utf-8")
    (said,) = re.findall(r"The rooms whose tests come past it: `\.venv/bin/pytest (.+)`\.$", text, re.MULTILINE)
    assert [name for name in said.split() if not (Path(__file__).parents[2] / name).exists()] == []
