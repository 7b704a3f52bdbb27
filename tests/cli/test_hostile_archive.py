"""What another program wrote into an archive is looked through whatever it is: text is hostile."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.cli.filled import once
from tests.cli.running import Cli

ESCAPES = "\x1b[31mred\x07\x9b"
NO_TEXT = b"\x80\xff"


@pytest.fixture
@once
def written(cli: Cli) -> Cli:
    for number, title in enumerate(("first", "second"), 1):
        cli.done("new", title)
        cli.done("add", str(number), "timeline", f"14:05 {title} rang")
        cli.done("add", str(number), "cause", "one line for two calls ~fact for-all")
        cli.done("set", str(number), "status=review", "may_publish=yes")
    cli.done("close", "2", "--because", "it is done")
    return cli


def execute(cli: Cli, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(cli.db)) as conn:
        conn.execute(statement, values)
        conn.commit()


@pytest.mark.parametrize("value", [ESCAPES, NO_TEXT], ids=["escapes", "no text"])
@pytest.mark.parametrize(
    "place",
    ["retrospective.title", "retrospective.reference", "event.what", "event.id", "change_log.author", "change_log.ops",
     "change_log.at", "register.at", "sqlite_sequence.seq", "_sqlite_migrations.name"],
)  # fmt: skip
@pytest.mark.parametrize("words", [["doctor"], ["doctor", "--json"], ["doctor", "--mend"]], ids=" ".join)
def test_doctor_ends_and_tells_it_and_nothing_steers_the_terminal(
    written: Cli, place: str, value: str | bytes, words: list[str]
) -> None:
    table, column = place.split(".")
    first = f'"rowid" = (SELECT min("rowid") FROM "{table}")'
    execute(written, f'UPDATE "{table}" SET "{column}" = CAST(? AS TEXT) WHERE {first}', value)
    result = written(*words)
    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert "\x9b" not in result.output
    assert ("wrong" in result.stdout) != ("is damaged" in result.stderr)  # where nothing can be read, that alone


def test_one_case_that_cannot_be_read_keeps_no_other_from_being_looked_at(written: Cli) -> None:
    execute(written, "UPDATE retrospective SET title = ? WHERE reference = '2026-001'", ESCAPES)
    execute(written, "UPDATE event SET what = 'another' WHERE what LIKE '%second%'")
    told = written("doctor").stdout
    assert "control character U+001B" in told
    assert "2026-002 is not what its log and its seal say." in told


@pytest.mark.parametrize("words", [["search", "rang"], ["similar", "rang", "at", "last"]], ids=" ".join)
def test_one_case_that_cannot_be_read_keeps_no_other_from_being_found(written: Cli, words: list[str]) -> None:
    execute(written, "update event set what = ? where what like 'first%'", f"{ESCAPES} first rang")
    result = written(*words)
    assert result.exit_code == 0
    assert "2026-002" in result.stdout
    assert "2026-001" not in result.stdout
    assert "2026-001 is left out; retro doctor tells more. The row " in result.stderr
    assert "of the table event holds what Retro cannot read" in result.stderr
    assert "\x1b" not in result.stdout + result.stderr


@pytest.mark.parametrize(("asked", "spoilt"), [("1", "2"), ("2", "1")], ids=["after it", "before it"])
def test_one_linked_case_that_cannot_be_read_keeps_nobody_from_asking_whether_it_happened_before(
    cli: Cli, asked: str, spoilt: str
) -> None:
    for number, title in enumerate(("first", "second"), 1):
        cli.done("new", title)
        cli.done("add", str(number), "timeline", f"14:05 {title} rang")
    cli.done("again", "2", "1")
    execute(cli, f"update event set what = ? where retrospective = (select id from retrospective where reference = "
                 f"'2026-00{spoilt}')", f"{ESCAPES} rang")  # fmt: skip
    result = cli("again", asked)
    assert result.exit_code == 0
    assert f"2026-00{spoilt} is left out; retro doctor tells more. The row " in result.stderr
    assert result.stderr.count("is left out") == 1
    assert "\x1b" not in result.stdout + result.stderr


@pytest.mark.parametrize("words", [[], ["--public"]], ids=["team", "public"])
def test_one_case_that_cannot_be_read_has_no_page_and_every_other_has_one(written: Cli, words: list[str]) -> None:
    written.done("again", "1", "2")
    mended = "update event set what = ? where what like '%first%'"
    execute(written, mended, f"{ESCAPES} first rang")
    folder = written.folder / "site"
    for _time in ("at first", "once more"):
        result = written("site", str(folder), *words)
        assert result.exit_code == 0
        assert "2026-001 is left out; retro doctor tells more. The row " in result.stderr
        assert [page.name for page in (folder / "cases").iterdir()] == ["2026-002.html"]
        assert "2026-001" not in (folder / "index.html").read_text("utf-8")
    execute(written, mended, "first rang")
    assert "2026-001 is left out" not in written("site", str(folder), *words).stderr
    assert "2026-001" in (folder / "cases" / "2026-002.html").read_text("utf-8")
