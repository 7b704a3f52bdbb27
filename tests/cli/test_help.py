from __future__ import annotations

import re

import click
import pytest

from retro.cli.localized_click import Command
from retro.cli.main import retro
from retro.language import language
from retro.text.width import cells
from tests.cli.running import Cli

COMMANDS = (
    "new", "set", "add", "rows", "edit", "move", "rm", "undo", "redo", "open", "show", "list", "export", "report",
    "site", "import", "close", "reopen", "verify", "demo", "templates", "locate", "completion",
)  # fmt: skip


def test_the_version_is_data(cli: Cli) -> None:
    from retro import __version__

    assert cli.done("--version") == f"retro {__version__}\n"


def test_every_command_is_there_in_order() -> None:
    assert tuple(retro.commands) == COMMANDS


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS)])
def test_help_has_examples_and_fits_the_window(cli: Cli, words: tuple[str, ...], lang: str) -> None:
    told = cli.done("--lang", lang, *words, "--help")
    assert language(lang)("Examples") in told
    assert f"  retro {' '.join(words)}".rstrip() in told
    examples = told.index(language(lang)("Examples"))
    assert all(cells(line) <= 80 for line in told[:examples].splitlines())


def test_help_lists_each_command_with_its_first_line(cli: Cli) -> None:
    told = cli.done("--help")
    assert re.search(r"^  undo +Take back the last change, and say which$", told, re.MULTILINE)


@pytest.mark.parametrize(
    "words", [("--lang", "ja", "--help"), ("--help", "--lang", "ja"), ("--lang=ja", "list", "--help")]
)
def test_help_speaks_the_language_of_the_line(cli: Cli, words: tuple[str, ...]) -> None:
    assert language("ja")("Show this help and exit.") in cli.done(*words)


def test_every_text_of_the_help_is_a_message_id() -> None:
    for command in (retro, *retro.commands.values()):
        assert isinstance(command, Command)
        assert command.help
        assert command.epilog
        for param in command.params:
            if isinstance(param, click.Option):
                assert param.help


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--colour",), "--colour"),
        (("lisst",), "lisst"),
        (("--lang", "fr", "list"), "fr"),
        (("new",), "TITLE"),
        (("list", "--jsom"), "--jsom"),
        (("show", "1", "2"), "2"),
        (("export", "1", "--format", "odt"), "odt"),
        (("export", "1", "-o"), "-o"),
        (("rm", "1"), "ROW"),
        (("locate", "nowhere"), "nowhere"),
    ],
)
def test_wrong_words_end_with_2_and_name_the_word(cli: Cli, words: tuple[str, ...], named: str) -> None:
    result = cli(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    assert named in result.stderr.splitlines()[0]
    assert result.stderr.splitlines()[-1].startswith("  See retro")
    assert not cli.db.exists()
