from __future__ import annotations

import re

import click
import pytest

from retro.cli.localized_click import Command, Context, Option
from retro.cli.main import ORDER, retro
from retro.language import language
from retro.text.width import cells
from tests.cli.running import Cli

COMMANDS = tuple(retro.list_commands(click.Context(retro)))


def test_the_version_is_data(cli: Cli) -> None:
    from retro import __version__

    assert cli.done("--version") == f"retro {__version__}\n"


def test_every_command_is_there_in_order() -> None:
    assert COMMANDS[: len(ORDER)] == ORDER
    assert [name for name in COMMANDS if name not in ORDER] == [], "ORDER in retro/cli/main.py names it"


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS)])
def test_help_has_examples_and_fits_the_window(cli: Cli, words: tuple[str, ...], lang: str) -> None:
    told = cli.done("--lang", lang, *words, "--help")
    assert language(lang)("Examples") in told
    assert f"  retro {' '.join(words)}".rstrip() in told
    examples = told.index(language(lang)("Examples"))
    assert [f"{cells(line)}: {line}" for line in told[:examples].splitlines() if cells(line) > 80] == []


def test_choices_too_many_for_a_line_go_on_below_the_first_of_them(cli: Cli) -> None:
    codes = [f"audience-{n}" for n in range(12)]
    many = Command("many", params=[Option(["--for"], type=click.Choice(codes), help="Who it is for.")])
    told = many.get_help(Context(many, info_name="many", terminal_width=80)).splitlines()
    at = next(n for n, line in enumerate(told) if "--for" in line)
    assert told[at] == "  --for [audience-0|audience-1|audience-2|audience-3|audience-4|audience-5|"
    assert told[at + 1] == "         audience-6|audience-7|audience-8|audience-9|audience-10|audience-11]"
    assert told[at + 2].split() == ["Who", "it", "is", "for."]


def test_help_lists_each_command_with_its_first_line(cli: Cli) -> None:
    told = cli.done("--help")
    assert re.search(r"^  undo +Take back your last change, and say which$", told, re.MULTILINE)


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


@pytest.mark.parametrize("words", [("-h",), ("list", "-h"), ("edit", "-h"), ("--lang", "ja", "-h")])
def test_help_has_a_short_name(cli: Cli, words: tuple[str, ...]) -> None:
    assert cli.done(*words) == cli.done(*words[:-1], "--help")


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        (("--colour",), "ja"),
        (("--colour", "list"), "ja"),
        (("--lang", "ja", "--colour", "list"), "en"),
        (("--lang=ja", "--colour"), "en"),
        (("--colour", "--lang", "ja", "list"), "en"),
        (("--db", "list", "--lang", "ja", "--colour"), "en"),
        (("lisst",), "ja"),
        (("rows",), "ja"),
        (("export", "1", "--lang", "en", "--jsom"), "ja"),
    ],
)
def test_whatever_is_wrong_is_told_in_the_language_that_was_chosen(cli: Cli, words: tuple[str, ...], lang: str) -> None:
    result = cli(*words, RETRO_LANG=lang)
    assert result.exit_code == 2
    assert result.stderr.startswith("エラー：")
    assert "See retro" not in result.stderr


def test_the_language_of_a_report_is_not_that_of_the_words_about_it(cli: Cli) -> None:
    assert cli("export", "1", "--lang", "ja", "--jsom").stderr.startswith("error: ")


def test_a_language_that_there_is_not_is_told_in_the_one_that_is_spoken(cli: Cli) -> None:
    assert cli("--lang", "fr", "list", RETRO_LANG="ja").stderr.startswith("エラー：")
