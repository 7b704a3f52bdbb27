from __future__ import annotations

from pathlib import Path

from tests.cli.running import Cli


def test_locate_prints_both_paths(cli: Cli) -> None:
    assert cli.done("locate") == f"database  {cli.db}\nconfig    {cli.config}\n"


def test_locate_prints_one_path_alone(cli: Cli) -> None:
    assert cli.done("locate", "database") == f"{cli.db}\n"
    assert cli.done("locate", "config") == f"{cli.config}\n"


def test_locate_knows_the_file_that_was_named(cli: Cli) -> None:
    assert cli.done("--db", "team.db", "locate", "database") == "team.db\n"


def test_locate_makes_nothing(cli: Cli) -> None:
    cli.done("locate")
    assert list(cli.folder.iterdir()) == []


def test_locate_works_with_wrong_settings(cli: Cli) -> None:
    cli.config.write_text("colour = 1")
    assert cli.done("locate", "config") == f"{cli.config}\n"


def test_the_users_own_archive_is_in_the_data_folder(cli: Cli, tmp_path: Path) -> None:
    told = cli.done("locate", "database", RETRO_DB="", XDG_DATA_HOME=str(tmp_path / "data"), HOME=str(tmp_path))
    assert Path(told.strip()).name == "retro.db"
    assert tmp_path in Path(told.strip()).parents
