from __future__ import annotations

import pytest

from tests.cli.running import Cli


@pytest.mark.parametrize("words", [(), ("open", "1")])
def test_without_a_terminal_no_screen_opens(case: Cli, words: tuple[str, ...]) -> None:
    result = case(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no terminal" in result.stderr
    assert "retro list" in result.stderr
    assert "--help" in result.stderr


def test_without_a_terminal_no_archive_is_made(cli: Cli) -> None:
    cli()
    assert not cli.db.exists()


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_without_a_terminal_demo_prints_a_report(cli: Cli, lang: str) -> None:
    result = cli("--lang", lang, "demo")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("# ")
    assert result.stdout.count("\n## ") >= 6
    assert not cli.db.exists()
