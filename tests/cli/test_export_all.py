from __future__ import annotations

import os
import signal
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from exports.data.folder import MANIFEST
from exports.data.front_matter import begins_with_ours
from exports.files import write_if_changed
from exports.request import ReportRequest
from retro.cli.archive_export import export_all
from retro.cli.errors import exit_code
from retro.cli.session import Session
from retro.errors import RetroError
from retro.language import M_, active
from retro.model.record import Retrospective
from retro.services.sending import export_archive
from retro.store.sqlite.store import SqliteStore, open_store
from tests.benchmarks.archives import make_archive
from tests.cli.filled import once
from tests.cli.running import Cli
from tests.terminal import Terminal


@pytest.fixture
@once
def unsigned(cli: Cli) -> Cli:
    """Three cases with something to tell a customer, one of which names somebody in it."""
    cli.done("new", "Two parcels swapped", "--started", "2026-11-20", "--zone", "UTC")
    cli.done("new", "A call that did not come", "--started", "2026-11-21", "--zone", "UTC")
    cli.done("add", "2", "head", "clerk @Hoshino")
    cli.done("add", "2", "timeline", "14:05 Hoshino says that somebody will call ~confirmed")
    cli.done("new", "電話の取り次ぎ", "--started", "2026-11-22", "--zone", "UTC")
    for reference in ("1", "2", "3"):
        cli.done("add", reference, "scope", "a call late #psychological")
    return cli


@pytest.fixture
def archive(unsigned: Cli) -> Cli:
    """The same, of a house whose letters say who sends them."""
    unsigned.config.write_text('[organisation]\nname = "Hoshizora"\n', "utf-8")
    return unsigned


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != MANIFEST}


def test_every_retrospective_has_a_file_with_what_export_writes(archive: Cli) -> None:
    folder = archive.folder / "out"
    result = archive("export", "--all", str(folder))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "3 written, 0 unchanged.\n")
    assert sorted(files(folder)) == ["2026-001.md", "2026-002.md", "2026-003.md"]
    for reference in ("2026-001", "2026-002", "2026-003"):
        text = (folder / f"{reference}.md").read_text("utf-8")
        assert begins_with_ours(text.encode(), reference)
        assert text.partition("\n---\n")[2] == f"\n{archive.done('export', reference)}"


def test_only_what_changed_is_written_again(archive: Cli) -> None:
    folder = archive.folder / "out"
    archive.done("export", "--all", str(folder))
    before, times = files(folder), {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    archive.done("set", "1", "severity=high")
    assert archive("export", "--all", str(folder)).stderr == "1 written, 2 unchanged.\n"
    changed = {name for name, data in files(folder).items() if data != before[name]}
    assert changed == {"2026-001.md"}
    assert {p.name for p in folder.iterdir() if p.stat().st_mtime_ns != times[p.name]} == {*changed, MANIFEST}


def test_each_report_and_language_has_files_of_its_own(archive: Cli) -> None:
    folder = archive.folder / "out"
    archive.done("export", "--all", str(folder))
    archive.done("export", "--all", str(folder), "--lang", "ja", "--for", "management")
    assert sorted(files(folder))[:2] == ["2026-001.management.ja.md", "2026-001.md"]


def test_what_names_people_is_told_and_the_rest_written(archive: Cli) -> None:
    folder = archive.folder / "out"
    result = archive("export", "--all", str(folder), "--for", "customer")
    assert result.exit_code == 1
    assert sorted(files(folder)) == ["2026-001.customer.md", "2026-003.customer.md"]
    assert "2 written, 0 unchanged." in result.stderr
    assert "1 report was not written" in result.stderr
    assert "2026-002: " in result.stderr
    assert "“Hoshino”" in result.stderr
    assert "--shield" in result.stderr


def test_shield_puts_roles_in_the_place_of_names(archive: Cli) -> None:
    folder = archive.folder / "out"
    result = archive("export", "--all", str(folder), "--for", "customer", "--shield")
    assert result.exit_code == 0
    assert "3 written" in result.stderr
    assert "In 1 report something was left out or replaced" in result.stderr
    assert b"Hoshino" not in b"".join(files(folder).values())


def test_a_file_of_somebody_else_stops_it_before_anything_is_written(archive: Cli) -> None:
    folder = archive.folder / "out"
    folder.mkdir()
    (folder / "2026-002.md").write_text("# My notes\n")
    (folder / "other.md").write_text("other")
    result = archive("export", "--all", str(folder))
    assert result.exit_code == 1
    assert f"“{folder}” holds 1 file that Retro did not write: 2026-002.md." in result.stderr
    assert "--force" in result.stderr
    assert files(folder) == {"2026-002.md": b"# My notes\n", "other.md": b"other"}
    assert "3 written" in archive("export", "--all", str(folder), "--force").stderr
    assert (folder / "other.md").read_text() == "other"
    assert "3 unchanged" in archive("export", "--all", str(folder)).stderr


def test_of_many_such_files_the_first_are_named(archive: Cli) -> None:
    folder = archive.folder / "out"
    folder.mkdir()
    for n in (1, 2, 3):
        (folder / f"2026-00{n}.md").write_text("# My notes\n")
    told = archive("export", "--all", str(folder)).stderr
    assert told.startswith(f"error: “{folder}” holds 3 files that Retro did not write: 2026-00")


@pytest.mark.parametrize("name", ["no/such/folder", "file"])
def test_a_folder_that_cannot_be_made_is_named(archive: Cli, name: str) -> None:
    (archive.folder / "file").write_text("")
    result = archive("export", "--all", str(archive.folder / name))
    assert (result.exit_code, result.stdout) == (1, "")
    assert str(archive.folder) in result.stderr


def test_an_archive_with_nothing_in_it_is_a_folder_with_nothing_in_it(cli: Cli) -> None:
    open_store(cli.db).close()
    assert cli("export", "--all", str(cli.folder / "out")).stderr == "0 written, 0 unchanged.\n"
    assert files(cli.folder / "out") == {}


@pytest.mark.parametrize(("stop", "code"), [(KeyboardInterrupt(), 130), (RetroError(M_("The disk is full.")), 1)])
def test_what_was_written_before_it_was_stopped_is_whole(
    archive: Cli, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, stop: BaseException, code: int
) -> None:
    folder = archive.folder / "out"

    def load(store: SqliteStore, reference: str) -> Retrospective:
        if reference == "2026-002":  # the second one, from the newest
            raise stop
        return loaded(store, reference)

    loaded = SqliteStore.load
    monkeypatch.setattr(SqliteStore, "load", load)

    def run() -> None:
        export_all(Session(given_db=archive.db), folder, ReportRequest(active()))

    assert exit_code(run) == code
    assert capsys.readouterr().err.startswith("Stopped: 1 written, 0 unchanged. Every file is whole.\n")
    assert list(files(folder)) == ["2026-003.md"]


def test_at_a_terminal_a_bar_grows_and_ctrl_c_ends_it(cli: Cli) -> None:
    make_archive(cli.db, 80)
    folder = cli.folder / "out"
    words = [sys.executable, "-m", "retro", "export", "--all", str(folder)]
    env = {"RETRO_DB": str(cli.db), "RETRO_CONFIG": str(cli.config), "RETRO_LANG": "en", "TZ": "UTC"}
    with Terminal(words, env=env) as terminal:
        terminal.hear("%")
        os.kill(terminal.pid, signal.SIGINT)
        assert terminal.quit() == 130
        assert "Every file is whole." in terminal.screen()
    there = files(folder)
    assert len(there) < 80
    cli.done("export", "--all", str(folder))
    assert there.items() <= files(folder).items()
    assert len(files(folder)) == 80


def writes(archive: Cli, *words: str) -> set[str]:
    """The files that an export makes, whether they change or not."""
    made: set[str] = set()

    def noted(path: Path, data: bytes, *, private: bool) -> bool:
        made.add(path.name)
        return write_if_changed(path, data, private=private)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(export_archive, "write_if_changed", noted)
        result = archive("export", "--all", str(archive.folder / "out"), *words)
        assert result.exit_code == 0, result.stderr
    return made


ALL = {"2026-001.md", "2026-002.md", "2026-003.md"}


def test_what_was_made_of_the_same_is_not_made_again(archive: Cli) -> None:
    assert writes(archive) == ALL
    before = files(archive.folder / "out")
    assert writes(archive) == set()
    assert archive("export", "--all", str(archive.folder / "out")).stderr == "0 written, 3 unchanged.\n"
    assert files(archive.folder / "out") == before


def test_with_force_everything_is_made_again(archive: Cli) -> None:
    writes(archive)
    assert writes(archive, "--force") == ALL


def test_a_case_that_changed_is_made_again(archive: Cli) -> None:
    writes(archive)
    archive.done("add", "2", "timeline", "15:00 the van came back")
    assert writes(archive) == {"2026-002.md"}
    assert b"the van came back" in files(archive.folder / "out")["2026-002.md"]


def test_a_file_that_somebody_changed_or_removed_is_made_again(archive: Cli) -> None:
    folder = archive.folder / "out"
    writes(archive)
    before = files(folder)
    with (folder / "2026-001.md").open("a") as file:
        file.write("my own words")
    (folder / "2026-002.md").unlink()
    assert writes(archive) == {"2026-001.md", "2026-002.md"}
    assert files(folder) == before


def test_another_day_makes_everything_again(archive: Cli) -> None:
    writes(archive)
    archive.now += timedelta(days=1)
    assert writes(archive) == ALL


def test_other_words_in_the_settings_or_the_templates_make_everything_again(archive: Cli) -> None:
    writes(archive)
    archive.config.write_text('[organisation]\nname = "Hoshizora Gifts"\n')
    assert writes(archive) == ALL
    templates = archive.config.parent / "templates"
    templates.mkdir()
    (templates / "team.md.j2").write_text("{{ title }}\n")
    assert writes(archive) == ALL
    (templates / "team.md.j2").write_text("{{ title }}!\n")
    assert writes(archive) == ALL
    assert writes(archive, "--stock") == ALL
    assert writes(archive, "--stock") == set()


def test_one_that_happened_again_after_another_is_made_again_with_it(archive: Cli) -> None:
    archive.done("add", "3", "head", "case: 2026-001 #again")
    archive.done("add", "3", "head", "case: 2026-004 #again")
    writes(archive)
    assert writes(archive) == set()
    archive.done("set", "1", "title=Three parcels swapped")
    assert writes(archive) == {"2026-001.md", "2026-003.md"}
    archive.done("new", "A fourth case", "--started", "2026-11-10", "--zone", "UTC")
    assert writes(archive) == {"2026-001.md", "2026-003.md", "2026-004.md"}, "one chain, whose cases name each other"


def test_what_is_left_out_or_stopped_is_told_again(archive: Cli) -> None:
    words = ("export", "--all", str(archive.folder / "out"), "--for", "customer")
    first = archive(*words)
    again = archive(*words)
    assert first.exit_code == again.exit_code == 1
    assert again.stderr == first.stderr.replace("2 written, 0 unchanged.", "0 written, 2 unchanged.")
    shielded = archive(*words, "--shield").stderr
    assert "In 1 report something was left out or replaced" in shielded
    assert "In 1 report something was left out or replaced" in archive(*words, "--shield").stderr


def test_an_archive_that_went_on_otherwise_is_another(archive: Cli) -> None:
    """A backup that was brought back has the same number of changes again one day, and is not the same."""
    backup = archive.db.read_bytes()
    archive.done("set", "1", "title=One")
    writes(archive)
    archive.db.write_bytes(backup)
    archive.done("set", "1", "title=Another")
    assert writes(archive) == {"2026-001.md"}
    assert b"Another" in files(archive.folder / "out")["2026-001.md"]


def test_the_manifest_is_as_private_as_what_it_is_about(archive: Cli) -> None:
    writes(archive)
    assert (archive.folder / "out" / MANIFEST).stat().st_mode & 0o077 == 0
