"""What a command does not need, it does not import: looked at in real runs of the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LOOK = """
import json, sys
from retro.cli.main import retro
try:
    retro.main(sys.argv[1:])
finally:
    sys.stderr.write("\\n" + json.dumps(sorted(sys.modules)))
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("imports") / "retro.db"
    modules(path, "new", "Two parcels swapped")
    modules(path, "new", "荷物の取り違え…")
    return path


def modules(path: Path, *words: str) -> set[str]:
    """The modules that were imported once the command has run."""
    env = {**os.environ, "RETRO_DB": str(path), "RETRO_CONFIG": str(path.with_name("config.toml")), "RETRO_LANG": "en"}
    run = subprocess.run([sys.executable, "-c", LOOK, *words], env=env, capture_output=True, text=True, check=True)
    return set(json.loads(run.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    ("words", "needless"),
    [
        (
            ("--version",),
            "textual rich budoux sqlite_utils sqlite3 jinja2 markdown_it platformdirs tomllib retro.model.record",
        ),
        (("--help",), "textual rich sqlite_utils sqlite3 jinja2 markdown_it retro.model.record"),
        (("locate",), "textual rich sqlite_utils sqlite3 jinja2 markdown_it retro.model.record"),
        (("list",), "textual rich budoux sqlite_utils jinja2 markdown_it tomllib exports widgets retro.model.entry"),
        (("list", "--json"), "textual rich sqlite_utils jinja2 markdown_it exports widgets retro.model.entry"),
        (("due",), "textual rich sqlite_utils jinja2 markdown_it icalendar widgets zoneinfo"),
        (("actions",), "textual rich sqlite_utils jinja2 markdown_it icalendar widgets"),
        (
            ("export", "1"),
            (
                "textual rich budoux sqlite_utils widgets exports.manifest retro.review.needs.table html "
                "exports.letters.form retro.review.revision retro.review.approvals"
            ),
        ),
        (
            ("export", "2"),
            "textual rich widgets retro.review.words.lists retro.services.changing.commit retro.redaction.names.shield",
        ),
        (("export", "1", "--format", "json"), "textual rich sqlite_utils jinja2 markdown_it widgets"),
        (("show", "1"), "textual sqlite_utils widgets"),
        (
            ("add", "1", "cause", "Slips of two orders lay on one table"),
            "textual rich jinja2 markdown_it exports widgets",
        ),
        (("set", "1", "severity=high"), "textual rich jinja2 markdown_it exports widgets"),
        (("new", "Another"), "textual rich jinja2 markdown_it exports widgets"),
    ],
)
def test_a_command_imports_no_more_than_it_needs(archive: Path, words: tuple[str, ...], needless: str) -> None:
    of_a_server = "psycopg retro.url retro.store.postgres"
    assert modules(archive, *words) & {*needless.split(), *of_a_server.split()} == set()


DOOR = """
import os, sys
from retro.cli.entry_point import main
os._exit = sys.exit
try:
    main()
finally:
    sys.stderr.write("\\n" + " ".join(sys.modules))
"""


@pytest.mark.parametrize(
    ("words", "needless"),
    [
        (["--version"], "retro.cli.main retro.language retro.errors click dataclasses re typing"),
        (["list"], "click retro.cli.main retro.model.entry"),
        (["--lang", "ja", "list", "--json", "parcels"], "click retro.cli.main retro.model.entry"),
    ],
)
def test_the_door_answers_what_is_asked_most(archive: Path, words: list[str], needless: str) -> None:
    env = {**os.environ, "RETRO_DB": str(archive), "RETRO_CONFIG": str(archive.with_name("config.toml"))}
    run = subprocess.run([sys.executable, "-c", DOOR, *words], env=env, capture_output=True, text=True, check=True)
    assert set(run.stderr.splitlines()[-1].split()) & set(needless.split()) == set()
    assert run.stdout


def test_the_look_would_see_it(archive: Path) -> None:
    assert {"sqlite3", "retro.store.sqlite.store"} <= modules(archive, "list")


def test_the_archive_opens_without_the_command_line_and_what_first_screens_do_not_need() -> None:
    rooms = "retro.cli.progress, retro.start, retro.store.sqlite.store"
    look = (
        "from retro.cli.open_screens import load_asyncio; load_asyncio(); "
        f"import json, sys, {rooms}; print(json.dumps([*sys.modules])); import ssl; ssl.SSLContext"
    )
    run = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    needless = (
        "click jinja2 budoux sqlite_utils markdown_it.main "
        "retro.screens.walk.screen retro.model.moments.reading textual.widgets._text_area "
        "retro.model.entry retro.model.change retro.model.field_types retro.store.sql.records zoneinfo "
        "retro.screens.pick_screen retro.screens.guest_archive retro.model.query.reading widgets.completion exports "
        "retro.store.results ssl _ssl _hashlib"
    )
    assert set(json.loads(run.stdout)) & set(needless.split()) == set()


def test_a_call_opens_without_the_record_the_archive_and_the_questions() -> None:
    rooms = (
        "retro.cli.plain_open, retro.cli.progress, retro.cli.words.call_words, retro.start, retro.screens.call.screen, "
        "retro.store.sql.calls"
    )
    look = f"import json, sys, {rooms}; print(json.dumps([*sys.modules]))"
    run = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    needless = (
        "click jinja2 budoux sqlite_utils markdown_it.main textual.widgets._text_area exports retro.asking.question "
        "retro.model.entry retro.model.record retro.screens.archive.screen retro.store.sql.records"
    )
    assert set(json.loads(run.stdout)) & set(needless.split()) == set()


def test_a_walk_opens_without_the_command_line_the_questions_and_a_page_of_prose() -> None:
    """Nor does what is made ready behind it read tables and chats, or all texts of another language."""
    rooms = "retro.cli.plain_open, retro.cli.progress, retro.start, retro.screens.walk.screen, retro.store.sql.records"
    look = (
        "from retro.cli.open_screens import load_asyncio; load_asyncio(); "
        f"import json, sys, {rooms}; first = [*sys.modules]; "
        "from datetime import UTC, datetime; "
        "from retro.model.record import Retrospective; "
        "from retro.model.stages.head import HEAD, Head; "
        "from retro.screens.walk.entering_base import _get_ready_to_read; "
        "now = datetime(2026, 11, 28, tzinfo=UTC); "
        "_get_ready_to_read(Retrospective(Head(id='h', created=now.isoformat())), HEAD, now); "
        "import retro.review.judgement.in_stage; "
        "print(json.dumps([first, [*sys.modules]]))"
    )
    run = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    first, behind = map(set, json.loads(run.stdout))
    needless = (
        "click jinja2 budoux sqlite_utils markdown_it.main textual.widgets._text_area retro.asking exports "
        "retro.model.moments.reading retro.model.quick_entry.parser gettext retro.services.changing.begin "
        "retro.services.changing.history retro.review.revision"
    )
    assert first & set(needless.split()) == set()
    assert "retro.model.quick_entry.parser" in behind
    needless = "retro.model.quick_entry.pasted retro.screens.walk.pasting csv retro.asking _hashlib"
    assert behind & set(needless.split()) == set()


def test_a_query_is_typed_without_what_reads_moments() -> None:
    look = (
        "import json, sys, retro.screens.query_prompt, retro.screens.search.screen; print(json.dumps([*sys.modules]))"
    )
    run = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert "retro.model.moments.reading" not in json.loads(run.stdout)


@pytest.mark.skipif(not Path("/usr/share/zoneinfo/Asia/Tokyo").exists(), reason="the system has no zones of its own")
def test_the_zone_of_the_system_is_known_without_what_counts_in_zones() -> None:
    look = "import sys; from retro.settings import system_zone; print(system_zone({'TZ': 'Asia/Tokyo'}), *sys.modules)"
    run = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    zone, *modules = run.stdout.split()
    assert zone == "Asia/Tokyo"
    assert "zoneinfo" not in modules
